"""The labels of a transcript's turns: capitals that only shout become those of names, and a name stands without what follows it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from dsbuild.model import Block

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
VOWEL = re.compile(r"[AEIOUYÀ-Ö]")
JOINTS = frozenset({"OF", "FOR", "THE", "AND", "IN", "AT", "TO", "ON", "DE", "DA", "DO", "VAN", "VON", "AL"})
OFFICIAL = frozenset({"OF", "FOR", "IN", "TO"})
TITLES = frozenset({"DR", "MR", "MRS", "MS", "SGT", "LT", "CPL", "ST", "FR"})
IN_BRACKETS = re.compile(r"\([^()]*\)")
INITIALS = 3
"""Letters of a word that may be somebody's initials or an acronym, at most."""
TOP = 5000
"""Code points of a page in which it names whose initials it uses."""
BEHIND = re.compile(r"\s*,\s(?!(?:[JS]r|JR|SR)\b)")


def in_small_labels(text: str, blocks: Sequence[Block]) -> str:
    """The text with the labels in capitals written as names are, each letter at its place."""
    labels = [block.turn for block in blocks if block.turn and _shouts(text[slice(*block.turn)])]
    if not labels:
        return text
    ends = [0, *(stop for _, stop in labels)]
    starts = [*(start for start, _ in labels), len(text)]
    outside = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    forms = _forms(outside)
    small = [*(_small(text[start:stop], forms) for start, stop in labels), ""]
    shown = "".join(part for pair in zip(outside, small, strict=True) for part in pair)
    return shown if len(shown) == len(text) else text


def _shouts(label: str) -> bool:
    bare = IN_BRACKETS.sub("", label.replace("Mc", "MC"))
    return bare.isupper() and any(len(word) > 1 for word in WORD.findall(bare))


def _forms(texts: Sequence[str]) -> dict[str, str]:
    """How the words with a capital are written elsewhere: with small letters, where they are anywhere."""
    found: dict[str, str] = {}
    for text in texts:
        for word in WORD.findall(text):
            if word[0].isupper() and (word.upper() not in found or found[word.upper()].isupper()):
                found[word.upper()] = word
    return found


def _small(label: str, forms: dict[str, str]) -> str:
    """The label in the case of names; what may be initials alone, or an acronym behind a comma, stays."""
    comma = label.find(",") if "," in label else len(label)
    alone = len(WORD.findall(label)) == 1
    office = _office(label[:comma])

    def cased(match: re.Match[str]) -> str:
        word = match[0]
        if word in forms and len(forms[word]) == len(word):
            return forms[word]
        if match.start() and (word in JOINTS or match.start() < office):
            return word.lower()
        short = len(word) <= INITIALS and (alone or match.start() > comma)
        if short or "." in word or (len(word) > 1 and not VOWEL.search(word) and word not in TITLES):
            return word
        return _capital(word)

    return WORD.sub(cased, label)


def _office(name: str) -> int:
    """Where the name of two words begins behind an office with `of`, `for` or `in`: `CHIEF OF POLICE ANN LEE`."""
    words = list(WORD.finditer(name))
    joint = next((at for at, word in enumerate(words) if word[0] in OFFICIAL), 0)
    return words[-2].start() if joint and joint + 3 < len(words) else 0


def _capital(word: str) -> str:
    if word[:2] in ("MC", "Mc") and len(word) > 4:
        return "Mc" + word[2] + word[3:].lower()
    if word[1:2] in ("'", "’") and len(word) > 3:
        return word[:3] + word[3:].lower()
    return word[0] + word[1:].lower()


def name_in(label: str) -> str:
    """The label up to the comma before an office or a house."""
    return BEHIND.split(label, maxsplit=1)[0]


def initialled(text: str, label: str) -> tuple[int, int] | None:
    """Where a page first names whose initials a label of two or three letters is: `KF` for `Kurt Frahm`."""
    if not (1 < len(label.replace(".", "")) <= INITIALS and label.isupper()):
        return None
    return _first_named(text[:TOP], label.replace(".", ""))


@lru_cache(maxsize=64)
def _first_named(text: str, initials: str) -> tuple[int, int] | None:
    name = r"[ -]".join(rf"{re.escape(letter)}[\w'’]{{0,30}}[a-zß-ÿ]" for letter in initials)
    found = re.search(rf"(?<![\w-]){name}(?![\w-])", text)
    return found.span() if found else None
