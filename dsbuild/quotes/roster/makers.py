"""Who made a text that the article quotes: who wrote, sent, signed or left it, weighed over the sentences around."""

from collections.abc import Iterator
from dataclasses import dataclass

from dsbuild.quotes.reported import INSCRIBED
from dsbuild.quotes.roster.authorship import Told
from dsbuild.quotes.roster.making import ONES, VOICES
from dsbuild.quotes.roster.organisations import Organisations
from dsbuild.quotes.roster.reading import EXTREMIST, PERSON, QUOTED
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.scene import Scene
from dsbuild.quotes.roster.shapes import NAME

ENOUGH = 1.9
"""Points that make somebody the maker, at least."""
FADES = (1.0, 0.95, 0.8, 0.7, 0.66, 0.62, 0.6)
"""What is left of evidence so many sentences before the text."""
LATER = 0.85
"""What is left of evidence after it."""
FAINT = 0.64
"""What is left of evidence on another text of the kind, so that a name beside that text does not count."""
AHEAD = 2
"""Sentences after a text that are read, at most."""
FARTHEST = 24
"""Sentences back in which another text of the kind is looked for, at most."""
LONGEST = 120
"""Words of a sentence that are read, at most."""
NEAR = 4
"""Sentences back in which the text stands that `it` or `one` means, this one included."""
PAIRS = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"), ("«", "»"))
MARKED = 24
"""Code points before a name in marks up to the opening one, at most."""

Around = Iterator[tuple[range, float, bool]]


@dataclass(frozen=True, slots=True)
class Makers:
    """The makers of an article's texts; `carriers` are words for these."""

    scene: Scene
    organisations: Organisations
    carriers: frozenset[str]

    def of_text(self, words: range) -> Reference | None:
        """Whoever made the text that these words mean; None where they mean none, or nothing tells who made it."""
        return self._of(words.start) if words and self._means_text(words) else None

    def of_it(self, here: int) -> Reference | None:
        """Whoever made the text that `it` at word `here` means, which one of the sentences before brings in."""
        near = any(i < here and self._is_text(i) for words in self._near(here) for i in words)
        return self._of(here) if near else None

    def is_written(self, words: range) -> bool:
        """Whether the words are the participle of words that stand on a wall or a sheet."""
        return len(words) == 1 and (self._low(words.start) in INSCRIBED or self._low(words.start) == "read")

    def signed(self, words: range) -> Reference | None:
        """The name in marks under a text that these words mean, whoever bears it: `signed “the Tide”`."""
        found = self._most(self._around(words.start), NAME) if words and self._means_text(words) else None
        return found if found and self._in_marks(found.description or "") else None

    def _of(self, here: int) -> Reference | None:
        known = EXTREMIST + PERSON
        return self._most(self._around(here), known) or self._most(self._of_same_kind(here), known)

    def _most(self, around: Around, kinds: str) -> Reference | None:
        """Whom the evidence of these sentences tells most to have made the text, of these classes of names."""
        most: dict[Reference, float] = {}
        for sentence, share, later in around:
            for reference, points in self._evidence(sentence, kinds, later=later):
                most[reference] = max(most.get(reference, 0.0), points * share)
        best = max(most, key=most.__getitem__, default=None)
        return best if best is not None and most[best] >= ENOUGH else None

    def _evidence(self, words: range, kinds: str, *, later: bool) -> Iterator[tuple[Reference, float]]:
        """Whom a sentence names, each with how much it tells that they made a text."""
        if not any(kind in self.scene.classes[words.start : words.stop] for kind in kinds):
            return
        told = self._told(words)
        for at, kind in enumerate(told.classes):
            if kind in kinds and (reference := self._named(words.start + at, kind)):
                points = told.points(at, later=later)
                if points:
                    yield reference, points

    def gets(self, words: range, person: int) -> bool:
        """Whether a person whom the sentences around name got the text that these words mean."""
        for sentence, _, later in self._around(words.start):
            mine = [i for i in sentence if not later and self.scene.cast.who.get(i) == person]
            if mine and any(self._told(sentence).gets(i - sentence.start) for i in mine):
                return True
        return False

    def _told(self, words: range) -> Told:
        classes = self.scene.classes[words.start : words.stop]
        texts = [
            at for at, kind in enumerate(classes) if kind not in "XPq" and self._is_text(words.start + at)
        ]
        return Told(classes, [self._low(i) for i in words], texts)

    def _named(self, index: int, kind: str) -> Reference | None:
        if kind == EXTREMIST:
            return Reference(organisation=self.organisations.keys.get(index))
        if kind == PERSON:
            person = self.scene.cast.who.get(index)
            return None if person is None or person < 0 else Reference(person=person)
        return Reference(description=self._as_signed(index))

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

    def _in_marks(self, name: str) -> bool:
        return any(f"{pair[0]}{name}{pair[1]}" in self.scene.reading.text for pair in PAIRS)

    def _means_text(self, words: range) -> bool:
        """Whether the last noun is one for a text, or `one` and `another` stand for one of those just named."""
        stop = next((i for i in words if i > words.start and self.scene.classes[i] in "fw"), words.stop)
        if self._is_text(stop - 1) or self._low(stop - 1) in VOICES or self.is_written(words):
            return True
        low = [part for i in words for part in self._low(i).split()]
        if low[0] not in ONES or len(low) > len(("one", "of", "them")) or low[-1] not in ONES | {"them"}:
            return False
        texts = [i for near in self._near(words.start) for i in near if i < words.start and self._is_text(i)]
        return any(low[0] == "another" or self._low(i)[-1:] == "s" for i in texts)

    def _around(self, here: int) -> Around:
        """The text's own sentence, those before it and those after, with what their evidence is worth."""
        own = self.scene.cast.sentence(here)
        yield self._sentence(own), FADES[0], False
        numbers = range(own - 1, max(own - 2 * len(FADES), 0), -1)
        before = (words for words in map(self._sentence, numbers) if not self._is_quoted(words))
        for words, share in zip(before, FADES[1:], strict=False):
            yield words, share, False
            if any(self._is_text(i) for i in words):
                break
        after = (self._sentence(number) for number in range(own + 1, own + 1 + 2 * AHEAD))
        for words, _ in zip((w for w in after if not self._is_quoted(w)), range(AHEAD), strict=False):
            yield words, LATER, True

    def _of_same_kind(self, here: int) -> Around:
        """Sentences farther back that bring in texts by the same noun (`messages that A. B. had sent`)."""
        own = self.scene.cast.sentence(here)
        nouns = {
            self._low(i).removesuffix("s") for near in self._near(here) for i in near if self._is_text(i)
        }
        for number in range(own - 2, max(own - FARTHEST, 0), -1) if nouns else ():
            words = self._sentence(number)
            if any(self._low(i).removesuffix("s") in nouns for i in words):
                yield words, FAINT, False

    def _near(self, here: int) -> list[range]:
        own = self.scene.cast.sentence(here)
        return [self._sentence(number) for number in range(own, max(own - NEAR, 0), -1)]

    def _sentence(self, number: int) -> range:
        ends = self.scene.cast.boundaries
        if not 0 < number <= len(ends):
            return range(0)
        start = ends[number - 1] + 1
        stop = ends[number] if number < len(ends) else len(self.scene.classes)
        return range(start, min(stop, start + LONGEST))

    def _is_quoted(self, words: range) -> bool:
        return not self.scene.classes[words.start : words.stop].strip(QUOTED + ";,")

    def _is_text(self, index: int) -> bool:
        word = self._low(index)
        return word in self.carriers or (word[-1:] == "s" and word[:-1] in self.carriers)

    def _low(self, index: int) -> str:
        return self.scene.reading.low[index]
