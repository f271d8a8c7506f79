"""Furniture that scraping glued to a line of the article: what is cut off its head or its end."""

import re
from collections.abc import Iterator

from dsbuild.layout.vocabulary import Vocabulary, folded
from dsbuild.model import DropKind, Rule

Cut = tuple[int, int, DropKind]

ICON = re.compile(r"\S*icon\b|\bicon", re.IGNORECASE)
FEWEST_ICONS = 5
ICON_TAIL = re.compile(r"(?:\s?[a-z]{1,12}(?![\w’'-]))?\s*")
SHARED = re.compile(r"([A-Z][A-Za-z]{0,12}(?:\+|-mail)?)(?![\w’'-])[ |·•,]{0,3}")
FEWEST_SHARED, MOST_SHARED = 3, 20
ADVERTISEMENT = re.compile(
    r"(?:ADVERTISEMENT|Advertisement|Anzeige|ANZEIGE|Publicité|PUBLICIDAD|Publicidad|Annons|ANNONS|Reklame)(?=[A-Z“\"‘«])"
)
LINK = re.compile(
    r"(?<=[.!?”\"»)])\s*((?:READ MORE|READ ALSO|ALSO READ|READ NEXT|MORE TO READ|RELATED|SEE ALSO|WATCH|LIRE AUSSI|LEIA MAIS|LEGGI ANCHE|LÄS MER|Read more|Read also|Also read|Related)\s?[:|»]\s)"
)
CREW = re.compile(
    r"[(\[]\s?(?:Additional |With |Compiled |Writing |)(?:[Rr]eporting|[Ee]diting|[Ww]riting|Written|Edited|Compiled|Translated|Translation|Reporting and writing)(?: and \w+)? (?:by|from) [^()\[\]]{2,400}[)\]]?\W{0,2}$"
)
SIGNED = re.compile(
    r"(?<=[.!?”\"»)])\s*(?:[-–—]{1,2}\s?|[(\[])(?:AFP|AP|Reuters|REUTERS|dpa|DPA|EFE|ANSA|PTI|ANI|IANS|AAP|PA|TASS|Xinhua|Bloomberg|Agencies|agencies|TT|NTB|Ritzau)[)\]]?\W?$"
)
CLOSED = re.compile(
    r"(?<=[.!?”\"»)])\s+(?:With (?:additional )?reports? (?:from|by)|With (?:additional )?reporting (?:from|by)|(?:Additional r|R)eporting by|(?:Writing|Editing|Edited|Translated|Compiled) by|Translated from(?: the)? [A-Z]\w+ by(?: the)?)(?=\s[A-Z]|\s\w+ \w+$)[^.!?:“”\"]{3,160}\.?$"
)
CLOSING_VERBS = ("ing", "ted", "led")
TAIL = 240
HEAD_SIGNS = re.compile(
    r"([A-Z][A-Za-z]{0,12}(?:\+|-mail)?)[ |·•,]{1,3}[A-Z][A-Za-z]|A[DdNn][VvZzNn]\w{5,}|P[UuBb]\w{5,}|Rekl|REKL"
)
TAIL_SIGNS = re.compile(r"[.!?”\"»)]\s*[-–—(\[]|[)\]]\W{0,2}$")
TAIL_LENGTH = 18
LINK_SIGNS = (
    "MORE:",
    "MORE :",
    "ALSO:",
    "NEXT:",
    "READ:",
    "RELATED:",
    "WATCH:",
    "AUSSI:",
    "AUSSI :",
    "MAIS:",
    "ANCHE:",
    "MER:",
    "ore:",
    "lso:",
    "Related:",
)
SIGNS = ("|", "»", "icon", "With ")
LONGEST_CREW = 420
HEAD = 4000
DASHES = re.compile(r"[-–—(\[]")


def icons(line: str, _words: Vocabulary) -> Cut | None:
    """The names of icons that were drawn where the page was read."""
    found = [match.end() for match in ICON.finditer(line[:HEAD])] if "icon" in line[:200] else []
    if len(found) < FEWEST_ICONS or found[FEWEST_ICONS - 1] > 200:
        return None
    end = found[0]
    for reached in found[1:]:
        if reached - end > 40:
            break
        end = reached
    tail = ICON_TAIL.match(line, end)
    return 0, tail.end() if tail else end, DropKind.NAVIGATION


def sharing(line: str, words: Vocabulary) -> Cut | None:
    """Two sharing verbs or networks or more in front of a sentence."""
    end, found = 0, 0
    match = SHARED.match(line)
    while match and folded(match.group(1)) in words.share and found < MOST_SHARED:
        found, end = found + 1, match.end(1)
        match = SHARED.match(line, match.end())
    rest = line[end : end + HEAD].lstrip()
    return (0, end, DropKind.NAVIGATION) if found >= FEWEST_SHARED and rest[:1].isupper() else None


def advertisement(line: str, _words: Vocabulary) -> Cut | None:
    """The label of an advertisement that runs into the sentence behind it."""
    match = ADVERTISEMENT.match(line)
    return (0, match.end(), DropKind.ADVERTISEMENT) if match else None


def trailing_link(line: str, _words: Vocabulary) -> Cut | None:
    """A link to another story behind the end of a sentence."""
    match = LINK.search(line, max(0, len(line) - TAIL))
    return (match.start(1), len(line), DropKind.LINK) if match and match.start(1) else None


def crew(line: str, _words: Vocabulary) -> Cut | None:
    """Who reported and edited it, in brackets behind the end of the article."""
    if line[-1] not in ")]" and line[-2:-1] not in (")", "]"):
        return None
    match = CREW.search(line, max(0, len(line) - LONGEST_CREW))
    return (match.start(), len(line), DropKind.SIGN_OFF) if match and match.start() else None


def closing(line: str, _words: Vocabulary) -> Cut | None:
    """Who reported or edited it behind the end of the last sentence, without brackets."""
    match = CLOSED.search(line, max(0, len(line) - TAIL))
    return (match.start(), len(line), DropKind.SIGN_OFF) if match and match.start() else None


def signature(line: str, _words: Vocabulary) -> Cut | None:
    """The name of an agency behind the end of a sentence."""
    if not DASHES.search(line, max(0, len(line) - 16)):
        return None
    match = SIGNED.search(line, max(0, len(line) - 30))
    return (match.start(), len(line), DropKind.SIGN_OFF) if match and match.start() else None


def signs(text: str) -> list[int]:
    """Where an article holds a word or mark of what is glued to lines, in order: few lines hold any."""
    found = [at for sign in SIGNS for at in _all(text, sign)]
    found += [at for at in _all(text, " by ") if text[at - 3 : at] in CLOSING_VERBS]
    found += [at for at in _all(text, ":") if text[max(0, at - 8) : at + 1].endswith(LINK_SIGNS)]
    return sorted(found)


def _all(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def may_be_glued(line: str, words: Vocabulary) -> bool:
    """Whether something could be glued to a line without such a word or mark: sharing verbs, labels, signatures."""
    sign = HEAD_SIGNS.match(line)
    if sign is not None and (sign.group(1) is None or folded(sign.group(1)) in words.share):
        return True
    return TAIL_SIGNS.search(line, max(0, len(line) - TAIL_LENGTH)) is not None


HEADS = (
    Rule("L090", "names of icons glued together are navigation", icons),
    Rule("L091", "sharing verbs in front of a sentence are navigation", sharing),
    Rule("L092", "the label of an advertisement glued to a sentence is furniture", advertisement),
)
TAILS = (
    Rule("L093", "a link behind the end of a sentence is furniture", trailing_link),
    Rule("L094", "who reported and edited it, in brackets at the end, is a sign-off", crew),
    Rule("L096", "who reported and edited it behind the last sentence is a sign-off", closing),
    Rule("L095", "an agency's name behind the last sentence is a sign-off", signature),
)
RULES = HEADS + TAILS
