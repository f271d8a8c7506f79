"""The rule for the difference of two tolls: `61 homicides, two fewer than in 2016`."""

from dsbuild.counts.binding import Scene, governor, is_zero
from dsbuild.counts.numerals import numeral
from dsbuild.counts.reading import Reading
from dsbuild.model import Effect, Rule

REACH = 14
CHANGE = 4
COMPARED = frozenset({"on", "from", "year-on-year"})


def _difference(scene: Scene, index: int) -> bool:
    """`two fewer than in 2016`, `three down on 2014`, `19 fewer deaths than`, `rose by 14`, `an increase of 41`."""
    reading, phrase = scene.at(index)
    number = phrase.number
    if is_zero(phrase):
        return False
    compared = reading.near(number.last, "comparatives")
    if compared and reading.word(number.last + 1) == "than":
        return not _of_those(reading, number.last + 2)
    if reading.near(number.last, "directions") and reading.word(number.last + 1) in COMPARED:
        return True
    return (compared and _than_after(reading, phrase.last)) or _changes(reading, number.first)


def _of_those(reading: Reading, at: int) -> bool:
    """Whether the number at `at` makes `more than` a bound of its own."""
    return numeral(reading, at) is not None


def _than_after(reading: Reading, last: int) -> bool:
    """Whether a later `than` of the clause takes up `19 fewer deaths`: `than in the same month`."""
    for at in range(last, last + REACH):
        if reading.words[at : at + 1] == ["than"]:
            bounds = reading.near(at - 1, "comparatives") or reading.word(at - 1) in {"rather", "other"}
            return not bounds
        if reading.word(at) == "," or reading.marks(at, "relatives"):
            return False
    return False


def _changes(reading: Reading, first: int) -> bool:
    """Whether the words before say by how much a toll moved: `fell by nine`, `a rise of 12`."""
    at = governor(reading, first)
    if reading.word(at) == "by":
        return reading.has("rising", at - CHANGE, at) or reading.has("changes", at - CHANGE, at)
    return reading.word(at) == "of" and reading.near(at - 1, "changes")


DIFFERENCE = Rule(
    "C129",
    "not a casualty: the difference of two tolls (`two fewer than in 2016`)",
    _difference,
    Effect.RULES_OUT,
)
