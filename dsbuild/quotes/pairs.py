"""Pairs of quotation marks inside one block: what opens, what closes, and what is an apostrophe or an inch."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from dsbuild.lexicon import Lexicon

MARK = re.compile(
    r"[\"“”„‟«»‹›＂'‘’‚`,](?:(?<=`)`|(?<=')'|(?<=‘)‘|(?<=’)’|(?<=,),(?=\w)|(?<=[\"“”„‟«»‹›＂])|(?<!\w['‘’‚`,])(?<!,)|(?<=['’])(?!\w))"
)
"""Begins with one sign of many, which the engine finds at once."""
SINGLE = frozenset("‘’‚'`")
ANGLED = frozenset("«»‹›")
BEFORE_OPENING = frozenset("([{<–—―-/:;‘“\"'«„…*•|>¿¡,+=")
STOPS = frozenset(".,!?…;")
OPENING = frozenset({"“", "‘‘", "``"})
CLOSING = frozenset({"”", "’’"})
LOW = frozenset({"„", "‟", ",,"})
FEET = re.compile(r"\d['’′]\s?\d{1,2}$")


class Pair(NamedTuple):
    """Marks that open at `start` and close before `end`, with their glyphs.

    `closed` is empty where no closing mark came, `opened` where a mark closes what never opened.
    """

    start: int
    end: int
    opened: str
    closed: str


class Mark(NamedTuple):
    """A mark `text[start:end]` and whether its surroundings let it open or close."""

    start: int
    end: int
    glyph: str
    opens: bool
    closes: bool


def paired(text: str, start: int, end: int, lexicon: Lexicon) -> list[Pair]:
    """The outermost pairs of marks in `text[start:end]`, and marks that stay alone, in order."""
    marks = [mark for mark in _marks(text, start, end, lexicon) if mark.opens or mark.closes]
    if not marks:
        return []
    doubles = _doubles(end, [mark for mark in marks if mark.glyph not in SINGLE])
    singles = _singles(text, start, end, [mark for mark in marks if mark.glyph in SINGLE])
    return _outermost(*_mixed(doubles, singles)) if singles else doubles


def _mixed(doubles: list[Pair], singles: list[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The same, a single mark that stays open closed by the double mark that closes nothing."""
    if not doubles or doubles[0].opened or not singles or singles[-1].closed:
        return doubles, singles
    opener, closer = singles[-1], doubles[0]
    if closer.end <= opener.start + 1:
        return doubles, singles
    return doubles[1:], [*singles[:-1], Pair(opener.start, closer.end, opener.opened, closer.closed)]


def _marks(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mark]:
    elision, measure = _elision(lexicon), _measure(lexicon)
    for match in MARK.finditer(text, start, end):
        at, after = match.span()
        glyph = match[0]
        before = text[at - 1] if at > start else ""
        behind = text[after] if after < end else ""
        if before == "€" and text[at - 2] == "â":
            continue  # a dash or a mark in the wrong encoding
        left = not before or before.isspace() or before in BEFORE_OPENING
        opens = left and bool(behind) and not behind.isspace()
        closes = bool(before) and not before.isspace() and not behind.isalnum()
        if glyph in SINGLE:
            if not opens or not elision.match(text, after):
                yield Mark(
                    at, after, glyph, opens and not (closes and glyph == "’"), closes and glyph in "'’"
                )
        elif not (
            before.isdigit() and (measure.match(text, after) or FEET.search(text, max(start, at - 6), at))
        ):
            yield Mark(at, after, glyph, *_sides(glyph, before, behind, opens=opens, closes=closes))


def _sides(glyph: str, before: str, behind: str, *, opens: bool, closes: bool) -> tuple[bool, bool]:
    """Whether a double mark may open and whether it may close, by its shape where its surroundings leave both or neither."""
    apart = not before.strip() and not behind.strip()
    tight = before.isalnum() and behind.isalnum()
    if glyph in LOW:
        opens, closes = bool(behind), False
    elif glyph in ANGLED and behind.isspace() and not before.strip():  # set apart by spaces, as in French
        opens, closes = glyph in "«‹", glyph in "»›" and bool(before)
    elif glyph in ANGLED and before.isspace() and not behind.isalnum():
        opens, closes = glyph in "«‹" and opens, glyph in "»›"
    elif apart or tight or (before in STOPS and behind.isalnum()):
        opens, closes = bool(behind) and glyph not in CLOSING, bool(before) and glyph not in OPENING
    elif opens and closes:  # between a bracket or a dash and a sign
        opens, closes = glyph not in CLOSING | {"''", "»", "›"}, glyph not in OPENING | {"«", "‹"}
    return opens, closes


def _doubles(end: int, marks: Sequence[Mark]) -> list[Pair]:
    """The outermost double marks, matched like brackets; one that stays open ends where the next opens, or with the block."""
    pairs: list[Pair] = []
    stack: list[Mark] = []
    for mark in marks:
        if stack and mark.closes and (mark.glyph in ANGLED) == (stack[-1].glyph in ANGLED):
            opener = stack.pop()
            pairs.append(Pair(opener.start, mark.end, opener.glyph, mark.glyph))
        elif mark.opens:
            stack.append(mark)
        elif not stack and not pairs:
            pairs.append(Pair(mark.end, mark.end, "", mark.glyph))
    starts = [mark.start for mark in marks if mark.opens] if stack else []
    for opener in stack:
        later = bisect_right(starts, opener.start)
        stop = starts[later] if later < len(starts) else end
        if stop > opener.end:
            pairs.append(Pair(opener.start, stop, opener.glyph, ""))
    return _disjoint(pairs)


def _singles(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Pair]:
    """Single marks, each with the best closer before the next that opens."""
    openers = [mark for mark in marks if mark.opens]
    closers = [mark for mark in marks if mark.closes and not mark.opens]
    starts = [mark.start for mark in closers]
    pairs = []
    for opener, following in zip_longest(openers, openers[1:]):
        low = bisect_left(starts, opener.end + 1)
        high = bisect_left(starts, following.start) if following else len(closers)
        open_ended = following is None and _opens_utterance(text, start, end, opener)
        closer = _best(text, closers[low:high], open_ended=open_ended)
        if closer:
            pairs.append(Pair(opener.start, closer.end, opener.glyph, closer.glyph))
        elif open_ended:
            pairs.append(Pair(opener.start, end, opener.glyph, ""))
    return pairs


def _opens_utterance(text: str, start: int, end: int, opener: Mark) -> bool:
    """Whether a single mark opens words that may go on over paragraphs: it opens the block, or follows a colon, and a capital follows it."""
    capital = opener.end < end and (text[opener.end].isupper() or text[opener.end] in '“"')
    if opener.start == start:
        return capital or opener.glyph == "‘"
    return capital and text[max(start, opener.start - 2) : opener.start].rstrip().endswith(":")


def _best(text: str, closers: Sequence[Mark], *, open_ended: bool) -> Mark | None:
    """The first that cannot be the apostrophe of a plural (`the boys’ mothers`) or of a dropped g; then the first, unless none need come."""
    for closer in closers:
        apostrophe = text[closer.start - 1] in "sz" or text.endswith("in", 0, closer.start)
        behind = text[closer.end : closer.end + 2]
        if not (apostrophe and behind[:1] == " " and behind[1:].islower()):
            return closer
    return closers[0] if closers and not open_ended else None


def _outermost(doubles: Sequence[Pair], singles: Sequence[Pair]) -> list[Pair]:
    """Pairs that no other holds; of two that cross, the double marks."""
    starts = [pair.start for pair in doubles]
    return _disjoint([*doubles, *(pair for pair in singles if not _crosses(pair, doubles, starts))])


def _crosses(single: Pair, doubles: Sequence[Pair], starts: Sequence[int]) -> bool:
    """Whether a pair of double marks holds one end of `single`."""
    for point in (single.start, single.end - 1):
        at = bisect_right(starts, point) - 1
        if (
            at >= 0
            and doubles[at].end > point
            and not single.start < starts[at] <= doubles[at].end <= single.end
        ):
            return True
    return False


def _disjoint(pairs: Sequence[Pair]) -> list[Pair]:
    kept: list[Pair] = []
    reach = -1
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        if pair.start >= reach:
            kept.append(pair)
            reach = pair.end
    return kept


@cache
def _elision(lexicon: Lexicon) -> re.Pattern[str]:
    """What follows an apostrophe that opens no quotation: `’em`, `’90s`, the ayn of a transcribed name."""
    words = "|".join(map(re.escape, lexicon.speech.elisions.words))
    return re.compile(rf"(?:{words})\b(?!['’])|n['’]|\d\ds?\b|s\b")


@cache
def _measure(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon.speech.measures.words))
    return re.compile(rf"[ -](?:{words})\b")
