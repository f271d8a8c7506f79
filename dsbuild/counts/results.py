"""The rule for harm whose outcome stands after those harmed: `stabbed three people to death`, `buried two alive`."""

from dsbuild.counts.binding import Binding, Scene, governor, is_zero
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Reading
from dsbuild.counts.vocabulary import NOBODY_HEADS
from dsbuild.model import CasualtyKind, Rule

TO_DEATH = ["to", "death"]
VERBAL = ("ed", "t", "ing", "s", "k", "n")
UNDONE = ("modals", "negations")


def _result(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if is_zero(phrase) or phrase.head in NOBODY_HEADS:
        return None
    at = governor(reading, phrase.number.first)
    if not (_to_death(reading, phrase, at) or _alive(reading, phrase, at)):
        return None
    real = not (reading.word(at - 1) == "to" or reading.is_a(at - 1, *UNDONE))
    return Binding("C034", CasualtyKind.KILLED, real=real)


def _to_death(reading: Reading, phrase: Phrase, at: int) -> bool:
    verb = reading.word(at)
    deadly = (
        verb.endswith(VERBAL)
        and not reading.near(at, "deathless")
        and not reading.is_a(at, "prepositions", "be")
    )
    after = reading.words[phrase.last : phrase.last + 3]
    theirs = (
        len(after) > 2
        and after[0] == "to"
        and after[1] in {"their", "his", "her"}
        and after[2].startswith(("death", "grave"))
    )
    return deadly and (theirs or after[:2] == TO_DEATH)


def _alive(reading: Reading, phrase: Phrase, at: int) -> bool:
    return reading.near(at, "burying_alive") and reading.word(phrase.last) == "alive"


RESULT = Rule(
    "C034", "those whom a deed leaves dead, told after them: `stabbed three people to death`", _result
)
