"""The words and phrases without which a text counts nobody: what the screen looks for, in folded bytes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dsbuild.lexicon.casualties import Casualties

HINTS = ("without", "half", "couple", "single", "pair", "both", "any", "anyone", "anybody")
# Words of harm that mean it only beside others, by a word that all their phrases hold.
BESIDE_OTHERS = {
    "life": (rb" life +of ", rb" (?:one|single) +(?:[a-z]+ +){0,2}life "),
    "seen": (rb" seen +(?:since|again|alive) ",),
    "heard": (rb" heard +(?:from|of) ",),
    "fell": (rb" who +fell ",),
    "hit": (rb" was +hit ",),
}


@dataclass(frozen=True, slots=True, eq=False)
class Triggers:
    """What begins harm and numbers: `words` alone do, `phrases` beside others; `numbers` hint at a number.

    `diseases` and `violence` tell what a text is about.
    """

    words: frozenset[bytes]
    phrases: Mapping[bytes, tuple[re.Pattern[bytes], ...]]
    numbers: frozenset[bytes]
    diseases: frozenset[bytes]
    violence: frozenset[bytes]


def triggers_of(words: Casualties, harm: Iterable[tuple[str, ...]], common: Iterable[str]) -> Triggers:
    """The triggers of the lexicon, whose phrases of harm are `harm`; `common` words are no good ones."""
    contexts = words.contexts
    listed = (
        *contexts.toll.words,
        *contexts.lost.words,
        *contexts.hospital.words,
        *contexts.traumas.words,
        *contexts.losses.words,
        "victim",
        "victims",
    )
    phrases = {tuple(re.split("[ -]", phrase)) for phrase in (*listed, *map(" ".join, harm))}
    single = {phrase[0] for phrase in phrases if len(phrase) == 1} - BESIDE_OTHERS.keys()
    several = sorted({_stem(phrase) for phrase in phrases if len(phrase) > 1 and single.isdisjoint(phrase)})
    seldom = frozenset(common)
    patterns = {word: list(found) for word, found in BESIDE_OTHERS.items()}
    for phrase in several:
        rarest = max(phrase, key=lambda word: (word not in seldom, len(word)))
        patterns.setdefault(rarest, []).append(_pattern(phrase))
    return Triggers(
        words=_encoded(single),
        phrases={word.encode("ascii"): tuple(map(re.compile, found)) for word, found in patterns.items()},
        numbers=_numbers(words),
        diseases=_encoded(contexts.disease.words),
        violence=_encoded(contexts.violence.words),
    )


def _stem(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """What of the phrase is looked for: `hit by` for `hit by a stray bullet`."""
    return phrase[:2] if phrase[1] == "by" else phrase


def _pattern(phrase: tuple[str, ...]) -> bytes:
    """The phrase in a folded text, where all but words is spaces."""
    return b" %b " % b" +".join(re.sub(r"\W", " +", word).encode("ascii") for word in phrase)


def _encoded(words: Iterable[str]) -> frozenset[bytes]:
    return frozenset(word.encode("ascii") for word in words)


def _numbers(words: Casualties) -> frozenset[bytes]:
    """A word for each number in words without which it cannot stand."""
    numbers = words.numbers
    none = (entry.split()[0] for entry in numbers.none.words)
    hints = {*numbers.cardinals.values, *numbers.vague.values, *numbers.scales.values, *none, *HINTS} - {
        "not"
    }
    return frozenset(hint.split("-")[0].encode("ascii") for hint in hints)
