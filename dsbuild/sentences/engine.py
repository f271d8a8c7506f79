"""One pass over the marks of a text: the plain full stop is settled at a glance, the rest is put to the rules."""

from dataclasses import dataclass

from dsbuild.sentences import catalogue, standing_apart
from dsbuild.sentences.candidate import MARKER_REACH, Candidate
from dsbuild.sentences.catalogue import Rules
from dsbuild.sentences.reader import GLUE, Reader
from dsbuild.sentences.scanner import HARD_WRAPPED, PARAGRAPH_A_LINE, PLAIN, SOLID, UNBROKEN, Found, Scanner
from dsbuild.sentences.words import Words

CLOSING = "\"'”’»)]"
CLOSED = frozenset(CLOSING)
OPENED = frozenset("\"'“‘(")


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
    rules: Rules = catalogue.ALL,
    log: list[Decision] | None = None,
) -> list[tuple[int, int]]:
    """The trimmed sentence spans of `text[start:end]`.

    `log` gets every decision, in order of the text; with it, and with a rule switched off, nothing is settled
    at a glance.
    """
    solid = SOLID.search(text, start, end)
    if not solid:
        return []
    begin, end = solid.start(), _trimmed(text, end)
    scanner = _scanner(rules, hard_wrapped=hard_wrapped)
    judge = _Judge(Reader(text, begin, end, scanner.breaks, words), rules, log)
    brackets, glances, tails = judge.reader.brackets, judge.glances, words.tails
    spans: list[tuple[int, int]] = []
    found = scanner.rest(text, begin, end, items=rules.items)
    if rules.apart:
        found = standing_apart.added(found, text, begin, end)
    rest = [*found, (end, end, False)]
    upcoming = iter(rest)
    other = next(upcoming)
    reached = begin
    for match in scanner.full_stops.finditer(text, begin, end):
        at, stop = match.span()
        while other[0] < at:
            begin, reached = judge.other(text, begin, reached, other, spans)
            other = next(upcoming)
        if at < reached:
            continue
        if match.lastindex == PLAIN:
            stop -= 1
            if glances and (text[at - 3 : at] not in tails or _longer(text, at, tails)):
                if at < brackets.first or not brackets.hold(begin, at, stop):
                    spans.append((begin, stop))
                    begin = stop + 1
                continue
        reached = stop
        if stop < end and (following := judge.following(text, begin, at, stop)):
            spans.append((begin, stop))
            begin = following
    while other[0] < end:
        begin, reached = judge.other(text, begin, reached, other, spans)
        other = next(upcoming)
    spans.append((begin, end))
    return spans


def _longer(text: str, at: int, tails: frozenset[str]) -> bool:
    """Whether the word before `at` is longer than three letters, and none that ends in its last four is special."""
    return at > 3 and text[at - 4].isalpha() and text[at - 4 : at].lower() not in tails


class _Judge:
    """Decides at one mark after the other: at a glance where every rule is on, else by asking them in order."""

    __slots__ = ("_brackets", "_log", "_rules", "_words", "glances", "reader")

    def __init__(self, reader: Reader, rules: Rules, log: list[Decision] | None) -> None:
        self.reader = reader
        self.glances = log is None and rules.whole
        self._brackets = reader.brackets
        self._words = reader.words
        self._rules = rules
        self._log = log

    def following(self, text: str, begin: int, at: int, stop: int) -> int:
        """Where the next sentence begins if one ends at the marks `text[at:stop]`, or 0."""
        if self.glances and text[stop] == " ":
            first = text[stop + 1]
            if first == "(" and text[at] in "!?":
                first = ""  # what stands in the brackets may belong to a title
            elif first in OPENED:
                first = text[stop + 2 : stop + 3]
            if first.isupper() or first.isdigit():
                splits = _at_a_glance(text, begin, at, stop, self._words)
                if splits is not None:
                    held = splits and self._brackets.first < at and self._brackets.hold(begin, at, stop)
                    return stop + 1 if splits and not held else 0
        here = self.reader.read(begin, at, stop)
        if not here:
            return 0
        splits, rule = self._asked(here)
        if self._log is not None:
            self._log.append(Decision(at, stop, rule, splits))
        return here.next if splits else 0

    def other(
        self, text: str, begin: int, reached: int, found: Found, spans: list[tuple[int, int]]
    ) -> tuple[int, int]:
        """Where the sentence begins after a break or another mark, and up to where the text has been read."""
        at, stop, breaks = found
        if at < reached:
            return begin, reached
        if breaks:
            if at >= begin:
                spans.append((begin, _trimmed(text, at) if text[at - 1].isspace() else at))
                begin = stop
                if self._log is not None:
                    self._log.append(Decision(at, stop, catalogue.broken(text, at, stop).id, splits=True))
        elif stop < self.reader.end and (following := self.following(text, begin, at, stop)):
            spans.append((begin, stop))
            begin = following
        return begin, stop

    def _asked(self, here: Candidate) -> tuple[bool, str]:
        for rule in self._rules.asked(here):
            splits = rule.apply(here)
            if splits is not None:
                return splits, rule.id
        return False, ""


def _at_a_glance(text: str, begin: int, at: int, stop: int, words: Words) -> bool | None:
    """Whether marks before a space and a capital or a figure end a sentence; None where that takes the rules.

    What it settles, S080, S032, S040 and S041 would, outside brackets; inside, nothing ends.
    """
    if stop != at + 1 and not (stop == at + 2 and text[at] == "." and text[at + 1] in CLOSED):
        return None
    space = text.rfind(" ", begin, at)
    word = text[space + 1 if space > 0 else begin : at]
    if not word.isalpha():
        word = GLUE.split(word.rstrip(CLOSING))[-1]
        if at - begin <= MARKER_REACH or not word.isalnum():
            return None
    if len(word) > 1 and word.lower() not in words.special:
        return True
    unfinished = word in words.titles or word in words.never_final
    return False if unfinished and stop == at + 1 and text[at] == "." else None


def _scanner(rules: Rules, *, hard_wrapped: bool) -> Scanner:
    if rules.line_break and not hard_wrapped:
        return PARAGRAPH_A_LINE
    return HARD_WRAPPED if rules.blank_line else UNBROKEN


def _trimmed(text: str, end: int) -> int:
    while text[end - 1].isspace():
        end -= 1
    return end
