"""Who the bylines name, met again: notes on the author, and the credits that are made of names alone."""

import re
from collections.abc import Iterator

from dsbuild.layout.page import Line, Mark, Page
from dsbuild.layout.shapes import WORD, is_name, is_names
from dsbuild.layout.vocabulary import Topic, folded
from dsbuild.model import DropKind, Rule

LONGEST_NOTE = 70
LONGEST_BIOGRAPHY = 90
LONGEST_NAME = 6
LONGEST_CREDIT = 9
SHORTEST_SURNAME = 3
HEAD = 60
HONORIFIC = re.compile(r"(?:Mr|Ms|Mrs|Dr|Prof)\.?\s")
FOR = re.compile(r"\s+(?:for|pour|für|para|per|för|for the)\s+")
BEING = re.compile(
    r"(?:is|was|has been) (?:an?|the|currently|our)\b|(?:reported|reports|contributed|writes|covers|works|wrote)\b"
)


def author_note(page: Page, index: int) -> Mark | None:
    """A line outside the prose that opens with the name of somebody whom a byline names: a note, or the name."""
    line = page.lines[index]
    if line.words > LONGEST_NOTE or line.opens_quoted or line.last in "?:" or " said" in line.low:
        return None
    if index == 0 or not (page.at_foot(index) or index <= page.first_prose):
        return None
    told = page.at_foot(index) or BEING.search(line.low[: 2 * HEAD]) or HONORIFIC.match(line.text)
    if not told:
        return None
    name = _opening_name(HONORIFIC.sub("", line.text[:HEAD]))
    if name is None or name not in _surnames(page):
        return None
    return Mark(DropKind.BYLINE if is_names(line.text, page.words) else DropKind.BIOGRAPHY)


def _opening_name(text: str) -> str | None:
    """The last of the capitalised words that open the text."""
    last = None
    for match in re.finditer(r"([^\s,.;:()]+)([\s,.;:()]*)", text):
        word, gap = match.groups()
        if not word[0].isupper():
            break
        last = word
        if "," in gap or ";" in gap or ":" in gap or "(" in gap:
            break
    return folded(last).removesuffix("'s") if last else None


def _surnames(page: Page) -> Iterator[str]:
    """The last words of the names on lines that were dropped as bylines."""
    for line, mark in zip(page.lines, page.marks, strict=True):
        if mark is None or mark.kind is not DropKind.BYLINE:
            continue
        for part in re.split(r"\s*(?:,|\||\band\b|\bund\b|\bet\b|\by\b|&|;|\bin\b)\s*", line.text):
            words = [word for word in WORD.findall(part) if folded(word) not in page.words.bylines]
            if words and len(words[-1]) >= SHORTEST_SURNAME and words[-1][0].isupper():
                yield folded(words[-1])


def closing_note(page: Page, index: int) -> Mark | None:
    """The last line of the page when it tells what somebody is of whom the article does not speak, or goes on so."""
    line = page.lines[index]
    if line.words > LONGEST_NOTE or line.opens_quoted or not page.at_foot(index) or " said" in line.low:
        return None
    below = page.after(index)
    if below < len(page.lines):
        return None
    words = WORD.findall(line.text[: 2 * HEAD])
    for size in range(2, min(6, len(words))):
        if folded(words[size]) in {"is", "was"} and is_name(" ".join(words[:size]), page.words):
            asked = bool(page.turns) and index > page.last_turn
            known = not asked and any(words[size - 1] in other.text for other in page.lines[:index])
            article = size + 1 < len(words) and folded(words[size + 1]) in {"a", "an", "the"}
            return Mark(DropKind.BIOGRAPHY) if article and not known else None
    return None


def name_credit(page: Page, index: int) -> Mark | None:
    """Names, `for`, and the name of a paper, below something else."""
    line = page.lines[index]
    if index == 0 or not 4 <= line.words <= LONGEST_CREDIT or line.stops or line.opens_quoted:
        return None
    parts = FOR.split(line.text)
    if len(parts) != 2 or not is_names(parts[0], page.words):
        return None
    words = WORD.findall(parts[1])
    paper = any(folded(word) in page.words.outlets or folded(word) == "the" for word in words)
    capital = all(word[0].isupper() or folded(word) in page.words.particles for word in words)
    return Mark(DropKind.CREDIT) if paper and capital else None


def biography(page: Page, index: int) -> Mark | None:
    """A note on the author at the foot: a name, what they do, and nobody's words."""
    line = page.lines[index]
    if line.words > LONGEST_BIOGRAPHY or line.opens_quoted or " said" in line.text or index == 0:
        return None
    above = page.lines[index - 1]
    headed = Topic.BIOGRAPHY in above.opens or (above.low.startswith("about ") and _heads_note(above))
    if Topic.BIOGRAPHY in line.opens or (headed and line.words > 4):
        return Mark(DropKind.BIOGRAPHY)
    if line.low.startswith("about ") and _heads_note(line) and index + 1 < len(page.lines):
        return Mark(DropKind.BIOGRAPHY)
    text = line.low
    told = any(map(text.__contains__, page.words.furniture.biography_phrases.words))
    if not told or not _introduces(line.text, page):
        return None
    return Mark(DropKind.BIOGRAPHY)


def _heads_note(line: Line) -> bool:
    """Whether the line is `About` and a name."""
    words = line.text.split()[1:]
    named = all(word[0].isupper() or word in ("the", "of", "and", "for") for word in words)
    return 0 < len(words) <= LONGEST_NAME and named and not line.stops


def _introduces(text: str, page: Page) -> bool:
    """Whether the text opens with a name and says what its bearer is or does, or what was contributed."""
    if (
        "contributed to this" in text
        or "contributed reporting" in text
        or "views expressed" in text
        or "opinions expressed" in text
    ):
        return True
    head = WORD.findall(text[:160])[:9]
    for size in range(min(5, len(head) - 1), 1, -1):
        if folded(head[size]) in {
            "is",
            "was",
            "has",
            "writes",
            "covers",
            "reports",
            "works",
            "ist",
            "est",
            "es",
            "è",
            "är",
            "er",
        }:
            return is_name(" ".join(head[:size]), page.words) and not _mentioned(head[size - 1], page)
    return False


def _mentioned(surname: str, page: Page) -> bool:
    """Whether the article's prose speaks of the name: then it is somebody of the article."""
    return any(
        surname in line.text for line in page.lines[page.first_prose : page.last_prose] if line.is_prose
    )


CREDITS = (Rule("L032", "names for a paper are a credit", name_credit),)
BIOGRAPHIES = (Rule("L024", "a note on the author at the foot is a biography", biography),)
NOTES = (
    Rule("L025", "what opens with a byline's name outside the prose is a note on the author", author_note),
    Rule("L026", "a last line on somebody of whom the article does not speak is a biography", closing_note),
)
