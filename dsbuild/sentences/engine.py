"""One pass over the marks of a text: the plain full stop is settled at a glance, the rest is put to the rules."""

from dataclasses import dataclass

from dsbuild.sentences import catalogue, standing_apart
from dsbuild.sentences.candidate import Candidate
from dsbuild.sentences.catalogue import Rules
from dsbuild.sentences.reader import Reader
from dsbuild.sentences.scanner import HARD_WRAPPED, PARAGRAPH_A_LINE, SOLID, UNBROKEN, Found, Scanner
from dsbuild.sentences.words import Words


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

    `log` gets every decision, in order of the text; with it, with a rule switched off, and where the span begins
    inside a word, nothing is settled at a glance.
    """
    solid = SOLID.search(text, start, end)
    if not solid:
        return []
    begin, end = solid.start(), _trimmed(text, end)
    scanner = _scanner(rules, hard_wrapped=hard_wrapped)
    rest = scanner.rest(text, begin, end, items=rules.items)
    if rules.apart:
        rest = standing_apart.added(rest, text, begin, end)
    reader = Reader(text, begin, end, scanner.breaks, words, rules, thorough=log is not None)
    whole = begin == 0 or text[begin - 1].isspace()
    glances = whole and rules.whole and log is None
    judge = _Judge(reader, rest, rules, log, glances=glances)
    brackets, spans, tails = reader.brackets, judge.spans, words.tails
    upcoming, reached = judge.upcoming[0], begin
    for match in scanner.full_stops.finditer(text, begin, end):
        stop = match.end()
        if upcoming < stop:
            begin, reached, upcoming = judge.settled(begin, reached, match.start())
        tail = match.lastindex
        if tail and glances and (match[tail] not in tails or _longer(text, match.end(tail), tails)):
            if stop <= brackets.first or not brackets.hold(begin, match.start(), stop - 1):
                spans.append((begin, stop - 1))
                begin = stop
        elif (at := match.start()) >= reached:
            reached = stop - 1 if tail else stop
            if reached < end:
                begin = judge.following(begin, at, reached)
    begin, _, _ = judge.settled(begin, reached, end)
    spans.append((begin, end))
    return spans


def _longer(text: str, end: int, tails: frozenset[str]) -> bool:
    """Whether the word that ends at `end` has three letters or more, and none that ends in its last four is special."""
    before = text[end - 4 : end]
    if before[1:2] in ("", " ") or before.lower() in tails:
        return False
    return before[0] == " " or before[0].isalpha()


class _Judge:
    """Decides at one mark after the other: with `glances` the plain ones at a glance, else by asking the rules in order.

    `spans` are the sentences found, and `upcoming` is the first of the breaks and other marks that is not settled.
    """

    __slots__ = ("_glances", "_log", "_rest", "_rules", "reader", "spans", "upcoming")

    def __init__(
        self, reader: Reader, rest: list[Found], rules: Rules, log: list[Decision] | None, *, glances: bool
    ) -> None:
        self.reader = reader
        self._glances = glances
        self.spans: list[tuple[int, int]] = []
        self._rest = iter([*rest, (reader.end, reader.end, None)])
        self.upcoming = next(self._rest)
        self._rules = rules
        self._log = log

    def settled(self, begin: int, reached: int, reach: int) -> tuple[int, int, int]:
        """Settles the breaks and other marks before `reach`.

        Gives where the sentence then begins, up to where the text has been read, and where the next of them is.
        """
        reader, spans, rest, found = self.reader, self.spans, self._rest, self.upcoming
        text, brackets = reader.text, reader.brackets
        while found[0] < reach:
            at, stop, tail = found
            found = next(rest)
            if at < reached:
                continue
            if tail is None:
                reached = stop
                if at >= begin:
                    spans.append((begin, _trimmed(text, at) if text[at - 1].isspace() else at))
                    begin = stop
                    if self._log is not None:
                        self._log.append(Decision(at, stop, catalogue.broken(text, at, stop).id, splits=True))
            elif tail and self._glances and tail not in reader.words.tails:
                reached = stop - 1
                if stop <= brackets.first or not brackets.hold(begin, at, reached):
                    spans.append((begin, reached))
                    begin = stop
            else:
                reached = stop - 1 if tail else stop
                if reached < reader.end:
                    begin = self.following(begin, at, reached)
        self.upcoming = found
        return begin, reached, found[0]

    def following(self, begin: int, at: int, stop: int) -> int:
        """Where the sentence begins that goes on behind the marks `text[at:stop]`, or the next one does."""
        read, following = self.reader.read(begin, at, stop)
        if read is not True and (read is False or not self._asked(read)):
            return begin
        self.spans.append((begin, stop))
        return following

    def _asked(self, here: Candidate) -> bool | None:
        """What the first rule says that has something to say."""
        splits, fired = None, ""
        for rule in self._rules.asked(here.sight):
            splits = rule.apply(here)
            if splits is not None:
                fired = rule.id
                break
        if self._log is not None:
            self._log.append(Decision(here.at, here.stop, fired, bool(splits)))
        return splits


def _scanner(rules: Rules, *, hard_wrapped: bool) -> Scanner:
    if rules.line_break and not hard_wrapped:
        return PARAGRAPH_A_LINE
    return HARD_WRAPPED if rules.blank_line else UNBROKEN


def _trimmed(text: str, end: int) -> int:
    while text[end - 1].isspace():
        end -= 1
    return end
