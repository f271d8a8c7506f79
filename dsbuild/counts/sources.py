"""The rule for what another source says of the same harm: tolls that conflict."""

from dsbuild.counts.binding import Binding, Scene, governor, is_zero
from dsbuild.counts.reading import Reading
from dsbuild.model import Rule

REACH = 16
SPEECH = 4
NAME = 5
OF = frozenset({"of", "at", "to"})
ONWARD = frozenset({",", ";", "and", "while", "whereas", "but", "although", "though"})
CLAIMED = frozenset(
    {
        "spoke",
        "speaks",
        "speak",
        "spoken",
        "figure",
        "toll",
        "tally",
        "gave",
        "gives",
        "counts",
        "admits",
        "admitted",
        "concedes",
        "conceded",
        "acknowledges",
    }
)


def _another_source(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    before = index - 1
    while before in scene.out:
        before -= 1
    host = scene.bound.get(before)
    if host is None or is_zero(scene.phrases[before]) or is_zero(phrase) or not phrase.bare:
        return None
    last, at = scene.phrases[before].last, governor(reading, phrase.number.first)
    near = 0 < at - last < REACH
    if not near or _goes_on(reading, phrase.last) or not (_said(reading, last, at) or _gapped(scene, index)):
        return None
    return host._replace(rule="C029")


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether the clause goes on after the number, but for who says so."""
    return reading.word(at)[:1].isalnum() and reading.word(at) not in {"according", "and"}


def _said(reading: Reading, last: int, at: int) -> bool:
    """`a doctor said 14`, `a witness spoke of 24`, `or 15, according to residents`."""
    if reading.word(at) == "or":
        return reading.word(at - 1) == "," and reading.has("sources", at, at + SPEECH + 1)
    first = max(last, at - SPEECH) if reading.word(at) in OF else at
    told = any(
        reading.is_a(here, "reporting") or reading.word(here) in CLAIMED for here in range(first, at + 1)
    )
    told = told or reading.has("putting", first, at)
    return told and any(reading.word(here) in ONWARD for here in range(last, at))


def _gapped(scene: Scene, index: int) -> bool:
    """`Police said 12 died, the opposition 45`."""
    reading, phrase = scene.at(index)
    at = phrase.number.first - (reading.word(phrase.number.first - 1) == "at")
    for first in range(at - 1, max(scene.phrases[index - 1].last, at - NAME) - 1, -1):
        if reading.words[first] in ONWARD:
            told = any(
                reading.is_a(here, "reporting") for here in range(scene.phrases[index - 1].number.first)
            )
            return told and first < at - 1 and reading.word(first + 1) in {"the", "its", "his", "a"}
        if not reading.words[first].isalpha() or reading.marks(first, "be", "auxiliaries", "prepositions"):
            return False
    return False


ANOTHER_SOURCE = Rule(
    "C029", "the figure of another source: `the army said 12 died, villagers said 30`", _another_source
)
