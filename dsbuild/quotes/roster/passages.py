"""The sentences of an article as they tell of texts: which words are texts, and whom a word names who can issue one."""

from dataclasses import dataclass

from dsbuild.quotes.roster.authorship import Told
from dsbuild.quotes.roster.noun_phrases import said_by
from dsbuild.quotes.roster.organisations import Organisations
from dsbuild.quotes.roster.reading import EXTREMIST, PERSON, QUOTED
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.scene import Scene
from dsbuild.quotes.roster.shapes import NAME

LONGEST = 120
"""Words of a sentence that are read, at most."""
NEAR = 4
"""Sentences back in which the text stands that `it` or `one` means, this one included."""
PAIRS = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"), ("«", "»"))
MARKED = 24
"""Code points before a name in marks up to the opening one, at most."""
OTHERS = frozenset("oevkjl")
"""Classes of those who issue no texts of armed groups."""
ISSUERS = frozenset((EXTREMIST, PERSON, NAME, *OTHERS))


@dataclass(frozen=True, slots=True)
class Passages:
    """The sentences of an article; `nouns` are words for texts."""

    scene: Scene
    organisations: Organisations
    nouns: frozenset[str]

    def near(self, here: int) -> list[range]:
        """The sentence of a word and those right before it."""
        own = self.scene.cast.sentence(here)
        return [self.sentence(number) for number in range(own, max(own - NEAR, 0), -1)]

    def sentence(self, number: int) -> range:
        """The words of the sentence of this number; none where there is no such."""
        ends = self.scene.cast.boundaries
        if not 0 < number <= len(ends):
            return range(0)
        start = ends[number - 1] + 1
        stop = ends[number] if number < len(ends) else len(self.scene.classes)
        return range(start, min(stop, start + LONGEST))

    def is_quoted(self, words: range) -> bool:
        """Whether all of it is quoted."""
        return not self.scene.classes[words.start : words.stop].strip(QUOTED + ";,")

    def is_text(self, index: int) -> bool:
        """Whether a word is one for a text."""
        word = self.low(index)
        return word in self.nouns or (word[-1:] == "s" and word[:-1] in self.nouns)

    def low(self, index: int) -> str:
        """The word in small letters."""
        return self.scene.reading.low[index]

    def told(self, words: range) -> Told:
        """A sentence as it tells who issued texts."""
        classes = self.scene.classes[words.start : words.stop]
        texts = [
            at for at, kind in enumerate(classes) if kind not in "XPq" and self.is_text(words.start + at)
        ]
        return Told(classes, [self.low(i) for i in words], texts)

    def named(self, index: int) -> Reference | None:
        """Whom a word names or tells of."""
        kind = self.scene.classes[index]
        if kind == EXTREMIST:
            return Reference(organisation=self.organisations.keys.get(index))
        if kind == PERSON:
            person = self.scene.cast.who.get(index)
            return None if person is None or person < 0 else Reference(person=person)
        if kind == NAME:
            return Reference(description=self._as_signed(index))
        said = said_by(kind, "", self.scene.setting)
        plural = index in self.scene.reading.plurals
        word = self.scene.reading.word(index)
        return Reference(description=f"the {word}" if word.islower() else word, said=said, plural=plural)

    def _as_signed(self, index: int) -> str:
        """The name, with all that stands in marks where it ends there (`signed “Some Angry Squirrels”`)."""
        reading = self.scene.reading
        start, end = reading.starts[index], reading.ends[index]
        closed = reading.text[end : end + 1]
        for opening, closing in PAIRS:
            if closed == closing:
                found = reading.text.rfind(opening, max(start - MARKED, 0), start)
                return reading.text[found + 1 if found >= 0 else start : end]
        return reading.text[start:end]
