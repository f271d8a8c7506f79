"""Rules that rule out a number bound to harm: those who did it, harm that is possible, planned, feared, denied."""

from itertools import pairwise

from dsbuild.counts.binding import Binding, Scene, is_zero
from dsbuild.counts.reading import Reading
from dsbuild.model import CasualtyKind, Effect, Rule

FEAR_REACH = 10
CAUSE_REACH = 6
IF_REACH = 14
KNOWN_IF = frozenset({"even", "know", "unclear"})


def _active(_scene: Scene, _index: int, binding: Binding) -> bool:
    return binding.active


def _planned(_scene: Scene, _index: int, binding: Binding) -> bool:
    return binding.planned


def _possible(scene: Scene, index: int, binding: Binding) -> bool:
    """Harm with a modal, or after `if`."""
    if not binding.real:
        return True
    reading, phrase = scene.at(index)
    first = phrase.number.first
    for here in range(first - 1, max(-1, first - IF_REACH), -1):
        if reading.words[here] in {"if", "unless", "whoever"}:
            return reading.word(here + 1) != "not" and reading.word(here - 1) not in KNOWN_IF
        if reading.words[here] == "," or reading.marks(here):
            return False
    return False


def _feared(scene: Scene, index: int, binding: Binding) -> bool:
    """Harm that is feared, here or in the words before (`the feared militia` apart)."""
    if binding.feared:
        return True
    reading, phrase = scene.at(index)
    first = phrase.number.first
    for here in range(first - 1, max(-1, first - FEAR_REACH), -1):
        if reading.near(here, "fears"):
            return reading.words[here] != "feared" or not reading.is_a(here - 1, "determiners")
        if reading.words[here] in {",", "and", "but"} or reading.marks(here):
            return False
    return False


def _negated(scene: Scene, index: int, binding: Binding) -> bool:
    return binding.negated and not is_zero(scene.phrases[index])


def _disease(scene: Scene, index: int, binding: Binding) -> bool:
    if binding.kind is CasualtyKind.MISSING:
        return False
    reading, phrase = scene.at(index)
    first = phrase.number.first
    clause = max(first - CAUSE_REACH, scene.phrases[index - 1].last if index else 0)
    return (scene.ill and not _fights_it(reading)) or ill(reading, clause, first)


def _fights_it(reading: Reading) -> bool:
    """Whether a disease is named only before those who fight it: `two Ebola workers`."""
    diseases = reading.vocabulary.contexts["disease"]
    named = [at for at, word in enumerate(reading.words) if word in diseases]
    fought = [reading.near(at + 1, "health_workers") for at in named]
    return any(fought)


def ill(reading: Reading, first: int = 0, last: int | None = None, *, epidemic: bool = False) -> bool:
    """Whether the words `[first, last)`, in an `epidemic` any, speak of a disease and of no violence or accident."""
    words, contexts = reading.words[max(0, first) : last], reading.vocabulary.contexts
    named = (
        epidemic
        or not contexts["disease"].isdisjoint(words)
        or (
            not contexts["disease_heads"].isdisjoint(words)
            and any(f"{a} {b}" in contexts["disease"] for a, b in pairwise(words))
        )
    )
    return named and contexts["violence"].isdisjoint(words)


AGENT = Rule("C117", "not a casualty: those who did the harm", _active, Effect.RULES_OUT)
POSSIBLE = Rule(
    "C118", "not a casualty: harm that is possible, conditional or to come", _possible, Effect.RULES_OUT
)
PLANNED = Rule(
    "C119", "not a casualty: harm planned, threatened, attempted or prevented", _planned, Effect.RULES_OUT
)
FEARED = Rule("C120", "not a casualty: harm that is feared", _feared, Effect.RULES_OUT)
NEGATED = Rule("C121", "not a casualty: harm that is denied", _negated, Effect.RULES_OUT)
DISEASE = Rule("C122", "not a casualty: deaths by disease", _disease, Effect.RULES_OUT)
