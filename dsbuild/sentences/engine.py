"""One pass over the marks of a text: the plain full stop is settled at a glance, the rest is put to the rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from dsbuild.sentences import catalogue
from dsbuild.sentences.candidate import Candidate, SentenceRule
from dsbuild.sentences.reader import GLUE, Reader
from dsbuild.sentences.scanner import HARD_WRAPPED, PARAGRAPH_A_LINE, SOLID
from dsbuild.sentences.words import Words

CLOSING = "\"'”’»)]"
CLOSED = frozenset(CLOSING)
OPENED = frozenset("\"'“‘")
# No marker at the head of a sentence is longer.
MARKER_REACH = 24


@dataclass(frozen=True, slots=True)
class Decision:
    """That the rule `rule` ended a sentence at the marks or the break `text[start:end]`, or kept it going."""

    start: int
    end: int
    rule: str
    splits: bool


def scan(
    text: str,
    start: int,
    end: int,
    words: Words,
    *,
    hard_wrapped: bool,
    rules: Sequence[SentenceRule] = catalogue.OF_MARKS,
    log: list[Decision] | None = None,
) -> list[tuple[int, int]]:
    """The trimmed sentence spans of `text[start:end]`.

    `log` gets every decision, in order of the text; with it, and with other rules than the catalogue's,
    nothing is settled at a glance.
    """
    solid = SOLID.search(text, start, end)
    if not solid:
        return []
    begin, end = solid.start(), _trimmed(text, end)
    scanner = HARD_WRAPPED if hard_wrapped else PARAGRAPH_A_LINE
    reader = Reader(text, begin, end, scanner.breaks, words)
    brackets = reader.brackets
    glance = log is None and rules is catalogue.OF_MARKS
    special = words.special
    spans: list[tuple[int, int]] = []
    for match in scanner.candidates.finditer(text, begin, end):
        at, stop = match.span()
        if stop == end:
            break
        if match.lastindex:
            if at >= begin:
                spans.append((begin, _trimmed(text, at)))
                begin = stop
                if log is not None:
                    log.append(Decision(at, stop, catalogue.broken(text, at, stop).id, splits=True))
            continue
        if glance and _is_plain(text, begin, at, stop, special) and not brackets.hold(begin, at, stop):
            spans.append((begin, stop))
            begin = stop + 1
            continue
        if not (here := reader.read(begin, at, stop)):
            continue
        splits, rule = _judged(here, rules)
        if log is not None:
            log.append(Decision(at, stop, rule, splits))
        if splits:
            spans.append((begin, stop))
            begin = here.next
    spans.append((begin, end))
    return spans


def _is_plain(text: str, begin: int, at: int, stop: int, special: frozenset[str]) -> bool:
    """Whether one mark after an ordinary word is followed by a space and a capital: no rule but S032 and S080 speaks."""
    if text[stop] != " ":
        return False
    first = text[stop + 1]
    if not (first.isupper() or (first in OPENED and text[stop + 2 : stop + 3].isupper())):
        return False
    if stop > at + 1 and not (text[at] == "." and text[at + 1 : stop] in CLOSED):
        return False
    space = text.rfind(" ", begin, at)
    word = text[space + 1 if space > 0 else begin : at]
    if not word.isalpha():
        if at - begin <= MARKER_REACH:
            return False
        word = GLUE.split(word.rstrip(CLOSING))[-1]
        if not word.isalnum():
            return False
    return len(word) > 1 and word.lower() not in special


def _judged(here: Candidate, rules: Sequence[SentenceRule]) -> tuple[bool, str]:
    for rule in rules:
        splits = rule.apply(here)
        if splits is not None:
            return splits, rule.id
    return False, ""


def _trimmed(text: str, end: int) -> int:
    while text[end - 1].isspace():
        end -= 1
    return end
