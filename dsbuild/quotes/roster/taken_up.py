"""Whom a definite description takes up again: by a name or an age in it, its noun, or a noun of the same kind."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from dsbuild.model import Role
from dsbuild.quotes.roster.definite import told_apart
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.reading import last_word
from dsbuild.quotes.roster.roles import Standing
from dsbuild.quotes.roster.scene import Scene
from dsbuild.quotes.roster.shapes import AGED

_FEMALE = frozenset({"woman", "girl", "mother", "wife", "sister", "daughter", "widow", "spokeswoman"})
_MALE = frozenset({"man", "boy", "father", "husband", "brother", "son", "widower", "spokesman"})
MENTIONED = 40
RECENT = 6
"""Sentences in which somebody can stand whom a noun of the same kind takes up."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """The people of a scene, by the nouns that the article uses for each, and nouns `alike`."""

    scene: Scene
    standing: Mapping[int, Standing]
    nouns: Mapping[int, frozenset[str]]
    alike: Mapping[str, frozenset[str]]

    def person(self, words: range, noun: str, said: Said | None) -> int | None:
        """The person whom a definite description takes up again."""
        cast, reading = self.scene.cast, self.scene.reading
        here = words[0]
        if any(index in reading.plurals for index in words):
            return None
        told = next((i for i in words if i in cast.who or self.scene.classes[i] == AGED), None)
        if told is not None:
            return cast.who[told] if told in cast.who else self._of_age(told)
        latest = list(islice((p for p in reversed(cast.first) if cast.first[p] < here), MENTIONED))
        same = next((p for p in latest if noun and noun in self.nouns.get(p, ())), None)
        if same is None and noun:
            same = self._described_before(here, noun)
        if same is None and noun:
            same = self._alike(here, noun)
        if same is not None or (said and said.role is not Role.EXTREMIST):
            return same
        if said:
            return self._extremist(latest, said)
        plain = len(words) == 2 and self.scene.classes[words[1]] == "t"
        plain = plain and self.scene.classes[words.stop : words.stop + 2] not in (
            "fd",
            "Od",
        )  # `the man in the middle`
        return self._plain(here, last_word(reading.word(words[-1]))) if plain else None

    def _plain(self, here: int, noun: str) -> int | None:
        """Whoever is most in mind, for `the man` and `the prisoner`, unless somebody else was told of so."""
        if told_apart(self.scene.cast, self.scene.reading, noun, here):
            return None
        return self.scene.cast.antecedent(here, "she" if noun in _FEMALE else "he" if noun in _MALE else None)

    def _described_before(self, here: int, noun: str) -> int | None:
        """The person without a name whom the same noun described before."""
        cast = self.scene.cast
        number = cast.sentence(here)
        for person, told in reversed(cast.described.items()):
            near = told.first < here and number - cast.sentence(told.first) <= MENTIONED // 4
            if near and last_word(self.scene.reading.word(told.head)) == noun:
                return person
        return None

    def _alike(self, here: int, noun: str) -> int | None:
        """The person spoken of in the last sentences for whom the article has a noun of the same kind."""
        cast, kind = self.scene.cast, self.alike.get(noun, frozenset())
        number = cast.sentence(here)
        for near in range(number, max(number - RECENT, -1), -1):
            for person in cast.subjects.get(near, ()):
                if cast.first.get(person, here) < here and not kind.isdisjoint(self.nouns.get(person, ())):
                    return person
        return None

    def _of_age(self, index: int) -> int | None:
        """The person of the age that a word tells."""
        age = re.sub(r"\D.*", "", self.scene.reading.word(index))
        same = [p for p, years in self.scene.cast.ages.items() if years == age]
        return same[-1] if same else self.scene.cast.antecedent(index, None)

    def _extremist(self, latest: Sequence[int], said: Said) -> int | None:
        """The one of the latest people whom a description of an extremist fits, where few do."""
        fits = [p for p in latest if self.standing.get(p, Standing()).role is Role.EXTREMIST]
        same_status = [p for p in fits if said.status and self.standing[p].status is said.status]
        chosen = same_status or fits
        return chosen[0] if chosen and len(chosen) <= 3 else None
