"""Who the bylines name, met again: notes on the author, and the credits that are made of names alone."""

import re
from collections.abc import Iterator

from dsbuild.layout.page import Mark, Page
from dsbuild.layout.shapes import WORD, is_name, is_names
from dsbuild.layout.vocabulary import folded
from dsbuild.model import DropKind, Rule

LONGEST_NOTE = 70
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
    head = HONORIFIC.sub("", line.text[:HEAD])
    name = _opening_name(head)
    if name is None or name not in set(_surnames(page)):
        return None
    if line.words <= len(head.split()) and is_names(line.text, page.words):
        return Mark(DropKind.BYLINE)
    told = page.at_foot(index) or BEING.search(line.low[: 2 * HEAD]) or HONORIFIC.match(line.text)
    return Mark(DropKind.BIOGRAPHY) if told else None


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
            known = any(words[size - 1] in other.text for other in page.lines[:index])
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


CREDITS = (Rule("L032", "names for a paper are a credit", name_credit),)
NOTES = (
    Rule("L025", "what opens with a byline's name outside the prose is a note on the author", author_note),
    Rule("L026", "a last line on somebody of whom the article does not speak is a biography", closing_note),
)
