"""Which stretches of a text are worth reading: those with a word of harm and what begins a number.

The whole text is looked through once; only where a word of harm stands is anything looked at again.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dsbuild.counts.vocabulary import Vocabulary

FOLDED = bytes(byte if chr(byte).isalnum() else 32 for byte in bytes(range(128)).lower()).ljust(256)
DIGIT = re.compile(rb"[0-9]")
EPIDEMIC = 4
SPACE = 32


class Stretch(Protocol):
    """A sentence, a paragraph: a part `[start, end)` of a text."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The code point after the last."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A text as words and spaces, a byte a code point, and where its words of harm stand, in order.

    Of a text between two spaces, so that every word stands between spaces too.
    """

    folded: bytes
    there: frozenset[bytes]
    harm: tuple[int, ...]
    words: Vocabulary

    def harmful(self, stretches: Sequence[Stretch]) -> list[int]:
        """The indices of the stretches, given in order of the text, that hold a word of harm."""
        starts = [stretch.start for stretch in stretches]
        holding = dict.fromkeys(bisect_right(starts, at) - 1 for at in self.harm)
        return [index for index in holding if index >= 0]

    def ill(self) -> bool:
        """Whether the text is about a disease: it names some, and seldom violence."""
        diseases = self._named(self.words.triggers.diseases)
        return diseases >= EPIDEMIC and diseases >= 2 * self._named(self.words.triggers.violence)

    def _named(self, words: frozenset[bytes]) -> int:
        """How often the text holds one of these words."""
        return sum(self.folded.count(b" %b " % word) for word in words & self.there)

    def numbered(self, stretch: Stretch) -> bool:
        """Whether the stretch holds what begins a number."""
        first, last = stretch.start + 1, stretch.end + 1
        here = self.folded[first:last].split()
        return not self.words.triggers.numbers.isdisjoint(here) or bool(
            DIGIT.search(self.folded, first, last)
        )

    def worth_reading(self, stretches: Sequence[Stretch]) -> list[range]:
        """The runs of stretches in which somebody may be counted: words of harm, and what may go on with them.

        A number must stand there or follow at once, and what was counted can only be taken up as long as
        numbers follow, or a number after a sentence without any.
        """
        runs: list[range] = []
        for first in self.harmful(stretches):
            last, without = first + 1, int(not self.numbered(stretches[first]))
            while last < len(stretches) and without < 2:
                without = 0 if self.numbered(stretches[last]) else without + 1
                last += 1
            if last - first > 2 or without < last - first:
                goes_on = runs and first <= runs[-1].stop
                runs.append(range(runs.pop().start if goes_on else first, last))
        return runs


def screen(text: str, words: Vocabulary) -> Screen:
    """The screen of a text; words of harm are found by which of them there are, then where each stands."""
    folded = b" %b " % text.encode("ascii", "replace").translate(FOLDED)
    there = frozenset(folded.split())
    triggers = words.triggers
    found = [at for word in triggers.words & there for at in _places(folded, word)]
    for word in triggers.phrases.keys() & there:
        found += [match.start() for phrase in triggers.phrases[word] for match in phrase.finditer(folded)]
    return Screen(folded, there, tuple(sorted(found)), words)


def _places(folded: bytes, word: bytes) -> list[int]:
    """Where a word stands between spaces, as offsets of the text."""
    places = []
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        if folded[at - 1] == SPACE == folded[end]:
            places.append(at - 1)
        at = folded.find(word, end)
    return places
