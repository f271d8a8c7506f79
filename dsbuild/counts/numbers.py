"""Number phrases: numerals with their ranges and bounds (`at least 41`, `between 10 and 12`, `ten or more`)."""

from dsbuild.counts.numerals import FIGURES, ZERO, Form, Number, numeral
from dsbuild.counts.reading import Reading

MOST = 200  # a sentence of more numbers is a table
WIDEST = 20
RISE_REACH = 12
TOLL = 6
ARTICLES = frozenset({"a", "an"})
UNBOUNDED = (*ZERO, Form.ORDINAL, Form.CLOCK, Form.AGE)
RANGE = frozenset({"to", "or", "-", "–", "—"})
JOINERS = frozenset(
    {"or", "to", "and", "if", "not", "even", "possibly", "perhaps", "maybe", "probably", ",", "but"}
)
WITHIN = frozenset({"another", "additional", "further", "the", "his", "its", "their", "a", "an"})
EITHER_SIDE = frozenset({"least", "most", "minimum", "maximum", "approximately"})


def numbers(reading: Reading) -> list[Number]:
    """The number phrases of the sentence, in order and disjoint, the first `MOST` of them."""
    found: list[Number] = []
    last, starters, portions = 0, reading.vocabulary.starters, reading.vocabulary.portions
    for at, word in enumerate(reading.words):
        if at < last or not (word in starters or word[0].isdecimal() or "-" in word):
            continue
        article = word in ARTICLES and reading.word(at + 1) not in portions
        if article or (
            word == "one" and reading.word(at - 1) in {"every", "each"} and reading.word(at + 1) == "of"
        ):
            continue
        number = numeral(reading, at)
        if number is None:
            continue
        floor = found[-1].last if found else 0
        number = _bounded_after(reading, _bounded_before(reading, _ranged(reading, number), floor))
        if _exceeded(reading, number):
            number = number._replace(high=None)
        if found and (corridor := _corridor(reading, found[-1], number)):
            found[-1] = corridor
        else:
            found.append(number)
        last = number.last
        if len(found) == MOST:
            break
    return found


def _ranged(reading: Reading, number: Number) -> Number:
    """The number with what a range adds: `10 to 12`, `ten or twelve`, `between 10 and 12`, `dozens or hundreds`."""
    if number.form is Form.VAGUE:
        return _vaguer(reading, number)
    if not number.exact or not _goes_on(reading, number):
        return number
    other = numeral(reading, number.last + 1)
    if other is None or not other.exact:
        return number
    low = number.low * _shared_scale(number, other)
    if not low < other.low <= max(1000, WIDEST * low):
        return number
    return number._replace(last=other.last, low=low, high=other.high)


def _vaguer(reading: Reading, number: Number) -> Number:
    at = number.last
    while reading.word(at) in JOINERS and at < number.last + 4:
        at += 1
    other = numeral(reading, at) if at > number.last else None
    return number._replace(last=other.last) if other and other.form is Form.VAGUE else number


def _goes_on(reading: Reading, number: Number) -> bool:
    before, after = reading.word(number.core - 1), reading.word(number.last)
    if after == "and":
        return before == "between"
    climbs = before in {"from", "by"} and reading.has("rising", number.core - RISE_REACH, number.core)
    return after in RANGE and not climbs


def _shared_scale(number: Number, other: Number) -> int:
    """The scale that `two to three hundred` leaves out of its first number."""
    if number.form is other.form is Form.WORDS and number.low < 100:
        return next((scale for scale in (1_000_000, 1_000, 100) if other.low % scale == 0), 1)
    return 1


def _bounded_before(reading: Reading, number: Number, floor: int) -> Number:
    if number.form in UNBOUNDED:
        return number
    here, low, high = number.core, number.low, number.high
    if high is not None and high > low and here > floor and reading.word(here - 1) in {"between", "from"}:
        here -= 1
    first = here
    while here > floor:
        gap = _gap(reading, here, floor)
        bound = _bound_before(reading, here - gap, floor)
        if bound is None:
            break
        here = first = here - gap - bound[0]
        if bound[1] == "at_least":
            high = None
        elif bound[1] == "at_most" and high is not None:
            low = 0
    return number if first == number.first else number._replace(first=first, low=low, high=high)


def _exceeded(reading: Reading, number: Number) -> bool:
    """Whether a toll has gone beyond the number: `toll tops 2,000`."""
    beyond = number.exact and reading.near(number.first - 1, "exceeding")
    return beyond and reading.has("toll", number.first - TOLL, number.first)


def _gap(reading: Reading, here: int, floor: int) -> int:
    """How many words such as `a further` stand between a bound and its number."""
    if _bound_before(reading, here, floor):
        return 0
    gap = 0
    while here - gap > floor and gap < 3 and reading.words[here - gap - 1] in WITHIN:
        gap += 1
        if _bound_before(reading, here - gap, floor):
            break
    return gap


def _bound_before(reading: Reading, end: int, floor: int) -> tuple[int, str] | None:
    """How many words bound the number at `end`, and how."""
    for phrase, bound in reading.vocabulary.before.get(reading.word(end - 1), ()):
        first = end - len(phrase)
        if first >= floor and tuple(reading.words[first:end]) == phrase:
            rises = phrase == ("up", "to") and reading.near(first - 1, "rising")
            return None if rises else (len(phrase), bound)
    return None


def _bounded_after(reading: Reading, number: Number) -> Number:
    if number.form not in FIGURES:
        return number
    if reading.word(number.last) == "+" and reading.starts[number.last] == reading.ends[number.last - 1]:
        return number._replace(last=number.last + 1, high=None)
    for phrase, bound in reading.vocabulary.after.get(reading.word(number.last), ()):
        last = number.last + len(phrase)
        if tuple(reading.words[number.last : last]) == phrase and not _of_next(reading, phrase, last):
            low = 0 if bound == "at_most" else number.low
            return number._replace(last=last, low=low, high=None if bound == "at_least" else number.high)
    return number


def _of_next(reading: Reading, phrase: tuple[str, ...], last: int) -> bool:
    """Whether a bound after a number belongs to the words that follow."""
    if phrase == ("and", "more"):
        return reading.word(last).isalpha()
    return phrase[-1] in EITHER_SIDE and numeral(reading, last) is not None


def _corridor(reading: Reading, low: Number, high: Number) -> Number | None:
    """`at least 10 and as many as 20` as one number."""
    between = reading.words[low.last : high.first]
    joined = 0 < len(between) < 4 and JOINERS.issuperset(between)
    if joined and low.high is None and high.low == 0 and (high.high or 0) > low.low:
        return low._replace(last=high.last, high=high.high)
    return None
