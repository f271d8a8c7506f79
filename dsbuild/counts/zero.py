"""Rules for none: `did not kill anyone`, `without loss of life`; `no one was hurt` is a subject like any other."""

from dsbuild.counts.binding import Binding, Scene
from dsbuild.counts.harm import ACTIVE, harm_before
from dsbuild.counts.numerals import Form
from dsbuild.counts.reading import Reading
from dsbuild.counts.vocabulary import Head, Voice
from dsbuild.model import CasualtyKind, Rule

DENIED = 5
NOUN = 3
OVER = frozenset({"any", "further", "causing", "reported", "reports", "of"})


def _nobody_harmed(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if phrase.number.form is not Form.ANY:
        return None
    harmed = harm_before(reading, phrase.number.first, *ACTIVE)
    at = harmed.first if harmed else phrase.number.first - 1
    denial = _denial(reading, at)
    if denial is None:
        return None
    if harmed is None and reading.has("causing", denial, phrase.number.first):
        places = range(phrase.number.last, phrase.number.last + NOUN)
        harmed = next(filter(None, (reading.harm(here, Voice.COUNTED) for here in places)), None)
    return Binding("C018", harmed.phrase.kind) if harmed else None


def _denial(reading: Reading, at: int) -> int | None:
    """Where the words before `at` deny an event; `has not killed anyone` speaks of a life."""
    for here in range(at - 1, max(-1, at - DENIED), -1):
        if not reading.is_a(here, "negations"):
            continue
        possible = any(reading.is_a(k, "modals") for k in range(max(0, here - 2), at))
        life = reading.has("perfect", here - 1, here + 1) or reading.has("wanting", here, at)
        return None if possible or life else here
    return None


def _no_loss(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if phrase.number.form is not Form.NONE:
        return None
    at = phrase.number.last
    while reading.word(at) in OVER:
        at += 1
    if reading.words[at : at + 2] == ["loss", "of"] and reading.word(at + 2) in {"life", "lives"}:
        return Binding("C019", CasualtyKind.KILLED)
    if reading.word(at) == "victims" and reading.word(at + 1) != "of":
        return Binding("C019", CasualtyKind.UNSPECIFIED)
    harmed = reading.harm(at, Voice.COUNTED) if reading.words[phrase.number.core] == "without" else None
    return Binding("C019", harmed.phrase.kind) if harmed else None


def _nobody_hit(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    at = phrase.last
    while reading.is_a(at, "be", "adverbs"):
        at += 1
    hit = reading.word(at) == "hit" and at > phrase.last and not reading.word(at + 1).isalpha()
    none = phrase.number.form is Form.NONE and phrase.head in (Head.BARE, Head.PEOPLE)
    return Binding("C031", CasualtyKind.UNSPECIFIED) if none and hit else None


NOBODY_HIT = Rule("C031", "nobody hit: `no one was hit`", _nobody_hit)
NOBODY_HARMED = Rule("C018", "nobody harmed: `did not kill anyone`", _nobody_harmed)
NO_LOSS = Rule("C019", "no loss: `without loss of life`, `without casualties`", _no_loss)
