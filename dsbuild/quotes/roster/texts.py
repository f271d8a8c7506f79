"""Whose a text is that the article quotes: who wrote, sent, signed or left it, weighed over the sentences around."""

from collections.abc import Iterator
from dataclasses import dataclass

from dsbuild.quotes.issuing import INSCRIBED, ONES, VOICES
from dsbuild.quotes.roster.authorship import CLAIMED
from dsbuild.quotes.roster.beside import beside, is_of_others
from dsbuild.quotes.roster.cast import HE_SHE
from dsbuild.quotes.roster.passages import ISSUERS, LONGEST, Passages
from dsbuild.quotes.roster.reading import EXTREMIST
from dsbuild.quotes.roster.references import Reference

ENOUGH = 1.9
"""Points that make somebody the issuer, at least."""
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
BODIES = frozenset("oNgX")
"""Classes of words for bodies, which `it` can mean."""
DETERMINED = 5
"""Words of a text up to its article, at most."""

Around = Iterator[tuple[range, float, bool]]
ALLIED = frozenset({
    "affiliated", "allied", "aligned", "linked", "loyal", "loyalty", "allegiance", "close", "tied", "ties", "links", "pledged", "offshoot",
    "branch", "affiliate", "wing", "splinter", "remnant", "rival", "successor",
})  # fmt: skip
"""Words with a preposition behind which another body stands than the one told of (`which is affiliated to the Base`)."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of an article, and whose they are."""

    passages: Passages

    def issuer(self, words: range) -> Reference | None:
        """Whoever issued the text that these words mean; None where they mean none, or nothing tells who did."""
        if not words or not self._means_text(words):
            return None
        return self._told(words.start) or beside(self.passages, words)

    def is_of_others(self, words: range) -> bool:
        """Whether these words mean a text that is no armed group's: an official one, or one that others hold or own."""
        return self._means_text(words) and is_of_others(self.passages, words)

    def taken_up(self, here: int, *, reads: bool) -> Reference | None:
        """Whoever issued the text that `it` or `they` at word `here` mean; None where they mean a body, which does what texts do only where it `reads`."""
        if self.passages.low(here) not in ("it", "they"):
            return None
        for words in self.passages.near(here):
            text = next((i for i in reversed(words) if i < here and self.passages.is_text(i)), None)
            acting = None if reads else self._acting(words, here if text is None else text)
            if text is None and acting is None:
                continue
            if text is None or self._speaks_in(text, here):
                return None
            found = self._told(here)
            if acting is not None:
                return found if found == acting else None
            return found or beside(self.passages, range(text, text + 1))
        return None

    def _acting(self, words: range, stop: int) -> Reference | None:
        """The one body that these words are about before word `stop`, which `it` means then."""
        kinds = self.passages.scene.classes
        head = next((i for i in words if i < stop and kinds[i] in ISSUERS | BODIES), None)
        if head is None or kinds[head] not in BODIES or head in self.passages.scene.reading.plurals:
            return None
        return self.passages.named(head)

    def _speaks_in(self, text: int, here: int) -> bool:
        """Whether who is told of at word `here` speaks in a text (`In a statement to the paper, it said`)."""
        opens = self.passages.sentence(self.passages.scene.cast.sentence(here)).start
        return opens <= text < opens + DETERMINED and self.passages.low(opens) in ("in", "via", "through")

    def is_written(self, words: range) -> bool:
        """Whether the words are the participle of words that stand on a wall or a sheet."""
        return len(words) == 1 and (
            self.passages.low(words.start) in INSCRIBED or self.passages.low(words.start) == "read"
        )

    def _told(self, here: int) -> Reference | None:
        return self._most(self._around(here)) or self._most(self._of_same_kind(here))

    def _most(self, around: Around) -> Reference | None:
        """Whom the evidence of these sentences tells most to have issued the text."""
        most: dict[Reference, float] = {}
        for sentence, share, later in around:
            for reference, points in self._evidence(sentence, later=later):
                most[reference] = max(most.get(reference, 0.0), points * share)
        told = [reference for reference, points in most.items() if points >= ENOUGH]
        return max(
            told, key=lambda one: (not one.description or one.said is not None, most[one]), default=None
        )

    def _evidence(self, words: range, *, later: bool) -> Iterator[tuple[Reference, float]]:
        """Whom a sentence names, each with how much it tells that they issued a text."""
        told = self.passages.told(words)
        for at, kind in enumerate(told.classes):
            if kind in ISSUERS and (points := told.points(at, later=later)):
                reference = self.passages.named(words.start + at)
                if reference is not None:
                    yield reference, points
        for at in range(len(told.low)):
            if told.is_own(at) and (owner := self._meant(words.start + at)) is not None:
                yield owner, CLAIMED

    def _meant(self, index: int) -> Reference | None:
        """Whom `his`, `her` or `its` means at this word."""
        gender = HE_SHE.get(self.passages.low(index))
        if gender is not None:
            person = self.passages.scene.cast.antecedent(index, gender, named=True)
            return None if person is None else Reference(person=person)
        classes, named = self.passages.scene.classes, index
        while (named := classes.rfind(EXTREMIST, max(index - LONGEST, 0), named)) > 1:
            if self.passages.low(named - 2) not in ALLIED:
                return self.passages.named(named)
        return None if named < 0 else self.passages.named(named)

    def _means_text(self, words: range) -> bool:
        """Whether the last noun is one for a text, or `one` and `another` stand for one of those just named."""
        stop = next(
            (i for i in words if i > words.start and self.passages.scene.classes[i] in "fw"), words.stop
        )
        if self.passages.is_text(stop - 1) or self.passages.low(stop - 1) in VOICES or self.is_written(words):
            return True
        low = [part for i in words for part in self.passages.low(i).split()]
        if low[0] not in ONES or len(low) > len(("one", "of", "them")) or low[-1] not in ONES | {"them"}:
            return False
        texts = [
            i
            for near in self.passages.near(words.start)
            for i in near
            if i < words.start and self.passages.is_text(i)
        ]
        return any(low[0] == "another" or self.passages.low(i)[-1:] == "s" for i in texts)

    def _around(self, here: int) -> Around:
        """The text's own sentence, those before it and those after, with what their evidence is worth."""
        own = self.passages.scene.cast.sentence(here)
        yield self.passages.sentence(own), FADES[0], False
        numbers = range(own - 1, max(own - 2 * len(FADES), 0), -1)
        before = (
            words for words in map(self.passages.sentence, numbers) if not self.passages.is_quoted(words)
        )
        for words, share in zip(before, FADES[1:], strict=False):
            yield words, share, False
            if any(self.passages.is_text(i) for i in words):
                break
        after = (self.passages.sentence(number) for number in range(own + 1, own + 1 + 2 * AHEAD))
        for words, _ in zip((w for w in after if not self.passages.is_quoted(w)), range(AHEAD), strict=False):
            yield words, LATER, True

    def _of_same_kind(self, here: int) -> Around:
        """Sentences farther back that bring in texts by the same noun (`messages that A. B. had sent`)."""
        own = self.passages.scene.cast.sentence(here)
        nouns = {
            self.passages.low(i).removesuffix("s")
            for near in self.passages.near(here)
            for i in near
            if self.passages.is_text(i)
        }
        for number in range(own - 2, max(own - FARTHEST, 0), -1) if nouns else ():
            words = self.passages.sentence(number)
            if any(self.passages.low(i).removesuffix("s") in nouns for i in words):
                yield words, FAINT, False
