"""Rules that say what a number counts which no harm binds: arrests, the accused, hostages, survivors, strength."""

from collections.abc import Callable

from dsbuild.counts.binding import Scene, is_zero
from dsbuild.counts.vocabulary import Head
from dsbuild.model import Effect, Rule

AROUND = 6


def _around(context: str, *heads: Head) -> Callable[[Scene, int], bool]:
    """Whether words of this context stand around a phrase, with one of these heads if any."""

    def near(scene: Scene, index: int) -> bool:
        reading, phrase = scene.at(index)
        if is_zero(phrase) or (heads and phrase.head not in heads):
            return False
        return reading.has(context, phrase.number.first - AROUND, phrase.last + AROUND)

    return near


ARRESTED = Rule("C123", "not a casualty: arrests", _around("arrests"), Effect.RULES_OUT)
CHARGED = Rule("C124", "not a casualty: the accused", _around("charges"), Effect.RULES_OUT)
CAPTIVE = Rule("C125", "not a casualty: hostages and abductees", _around("hostages"), Effect.RULES_OUT)
SURVIVED = Rule("C126", "not a casualty: survivors", _around("survival"), Effect.RULES_OUT)
DISPLACED = Rule("C127", "not a casualty: the displaced", _around("displacement"), Effect.RULES_OUT)
STRENGTH = Rule(
    "C128",
    "not a casualty: strength, membership or presence",
    _around("strength", Head.PEOPLE, Head.UNKNOWN),
    Effect.RULES_OUT,
)
