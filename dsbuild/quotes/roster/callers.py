"""Those who call, read out or show themselves for an armed group, without a name."""

import re
from dataclasses import dataclass

from dsbuild.quotes.issuing import MASKED, VOICES
from dsbuild.quotes.roster.organisations import Organisations
from dsbuild.quotes.roster.reading import EXTREMIST
from dsbuild.quotes.roster.scene import Scene

_CALLS = re.compile(
    r"\b(?:code ?word|claiming|claimed|on behalf|recognised|recognized|responsib\w+|device|devices|bombs?|warning|telephoned|phoned|rang|call)\b"
)
_FOR_THEM = re.compile(
    r"\b(?:code ?words?|on behalf of|claiming to (?:speak|represent|be)|claimed to (?:speak|represent|be)|purporting to|(?:describing|described) (?:him|her)self as a"
    r"|said (?:he|she) (?:was|spoke|represented|belonged|had been with|had joined))\b"
)
_HEARD = VOICES | MASKED | {"caller"}
_ANYBODY = frozenset({"man", "woman", "somebody", "someone", "person"})
BACK = 3
"""Sentences before a caller that tell for whom they call, at most."""
AHEAD = 1
"""The same after."""
FAR = 40
"""Code points before a caller in which whom they speak for can stand, at most."""


@dataclass(frozen=True, slots=True)
class Callers:
    """The callers and masked speakers of an article."""

    scene: Scene
    organisations: Organisations

    def speaks_for_group(self, words: range) -> bool:
        """Whether the words mean who called for an armed group, is heard in its recording or speaks for it in a mask."""
        if not words or not self.organisations.names:
            return False
        reading, ends = self.scene.reading, self.scene.cast.boundaries
        low = {part for i in words for part in reading.low[i].split()}
        if low.isdisjoint(_HEARD | _ANYBODY):
            return False
        here = self.scene.cast.sentence(words.start)
        start = ends[max(here - 1 - BACK, 0)]
        stop = ends[min(here + AHEAD, len(ends) - 1)]
        near = reading.text[reading.starts[start] : reading.ends[stop]]
        if low.isdisjoint(_HEARD):
            own = reading.starts[words.start] - reading.starts[start] - FAR
            return _FOR_THEM.search(near, max(own, 0)) is not None
        return EXTREMIST in self.scene.classes[start:stop] or (
            _CALLS.search(near) is not None and len(self.organisations.names) == 1
        )
