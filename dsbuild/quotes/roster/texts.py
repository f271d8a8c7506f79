"""Whose a text is that the article quotes: who wrote, sent, signed or left it, weighed over the sentences around."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dsbuild.quotes.issuing import INSCRIBED, ONES, VOICES
from dsbuild.quotes.roster.authorship import Told
from dsbuild.quotes.roster.cast import HE_SHE
from dsbuild.quotes.roster.noun_phrases import said_by
from dsbuild.quotes.roster.organisations import Organisations
from dsbuild.quotes.roster.reading import EXTREMIST, PERSON, QUOTED
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.scene import Scene
from dsbuild.quotes.roster.shapes import NAME

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
INTRODUCED = 12
"""Sentences back in which a text is brought in, at most."""
LONGEST = 120
"""Words of a sentence that are read, at most."""
NEAR = 4
"""Sentences back in which the text stands that `it` or `one` means, this one included."""
PAIRS = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"), ("«", "»"))
MARKED = 24
"""Code points before a name in marks up to the opening one, at most."""
DEFINITE = frozenset({"the", "this", "that"})
OTHERS = frozenset("oevkjl")
"""Classes of those who issue no texts of armed groups."""
ISSUERS = frozenset((EXTREMIST, PERSON, NAME, *OTHERS))
MOURNERS = frozenset("vk")
"""Classes of those who leave cards where somebody was killed."""
BODIES = frozenset("oNgX")
"""Classes of words for bodies, which `it` can mean."""
AFTER = 12
"""Words after a text in which an organisation is named, at most."""
OWNED = 3
"""Words between a text and whose it is, at most."""
DETERMINED = 5
"""Words of a text up to its article, at most."""

Around = Iterator[tuple[range, float, bool]]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of an article, and whose they are; `nouns` are words for them."""

    scene: Scene
    organisations: Organisations
    nouns: frozenset[str]

    def issuer(self, words: range) -> Reference | None:
        """Whoever issued the text that these words mean; None where they mean none, or nothing tells who did."""
        return self._told(words.start) if words and self._means_text(words) else None

    def taken_up(self, here: int, *, reads: bool) -> Reference | None:
        """Whoever issued the text that `it` or `they` at word `here` mean; None where they mean a body, which does what texts do only where it `reads`."""
        if self._low(here) not in ("it", "they"):
            return None
        for words in self._near(here):
            text = next((i for i in reversed(words) if i < here and self.is_text(i)), None)
            acting = None if reads else self._acting(words, here if text is None else text)
            if text is None and acting is None:
                continue
            if text is None or self._speaks_in(text, here):
                return None
            found = self._told(here)
            if acting is not None:
                return found if found == acting else None
            return found or self.beside(range(text, text + 1))
        return None

    def _acting(self, words: range, stop: int) -> Reference | None:
        """The one body that these words are about before word `stop`, which `it` means then."""
        kinds = self.scene.classes
        head = next((i for i in words if i < stop and kinds[i] in ISSUERS | BODIES), None)
        if head is None or kinds[head] not in BODIES or head in self.scene.reading.plurals:
            return None
        return self._named(head, kinds[head])

    def _speaks_in(self, text: int, here: int) -> bool:
        """Whether who is told of at word `here` speaks in a text (`In a statement to the paper, it said`)."""
        opens = self._sentence(self.scene.cast.sentence(here)).start
        return opens <= text < opens + DETERMINED and self._low(opens) in ("in", "via", "through")

    def beside(self, words: range) -> Reference | None:
        """Who is named beside the text that these words mean, where nothing tells who issued it; else the article's one armed group."""
        if not words or not self._means_text(words) or any(self._of_others(i) for i in words):
            return None
        own = self._sentence(self.scene.cast.sentence(words.start))
        before, after = range(own.start, words.start), range(words.stop, min(words.stop + AFTER, own.stop))
        found = self._named_in(before, EXTREMIST + PERSON, first=True) or self._named_in(after, EXTREMIST)
        gender = next((HE_SHE[low] for i in words if (low := self._low(i)) in ("his", "her")), None)
        if found is None and gender is not None:
            owner = self.scene.cast.antecedent(words.start, gender, named=True)
            return None if owner is None else Reference(person=owner)
        return found or self._before(words)

    def _before(self, words: range) -> Reference | None:
        """Who is named in the sentence that brought in the text that these words take up, or right before a new one."""
        own = self.scene.cast.sentence(words.start)
        if not self._is_taken_up(words):
            before = self._sentence(own - 1)
            mourned = not MOURNERS.isdisjoint(self.scene.classes[before.start : before.stop])
            return None if mourned else self._named_in(before, EXTREMIST) or self._only_body()
        for number in range(own - 1, max(own - INTRODUCED, 0), -1):
            sentence = self._sentence(number)
            texts = [i for i in sentence if self.is_text(i)]
            if any(self._of_others(i) for i in texts):
                return None
            if texts:
                return self._named_in(sentence, EXTREMIST + PERSON) or self._only_body()
        return None

    def _is_taken_up(self, words: range) -> bool:
        """Whether the words mean a text told of before: `the letter`, `the two-page text`."""
        near = range(words.stop - 1, max(words.stop - 1 - DETERMINED, 0), -1)
        determiner = next((self._low(i) for i in near if self.scene.classes[i] in "d@H"), "")
        return determiner in DEFINITE

    def _of_others(self, index: int) -> bool:
        """Whether the text is somebody's who is no militant: `the family’s letter`, `a statement from the ministry`."""
        classes = self.scene.classes
        own = range(max(index - OWNED, 0), index)
        if any(classes[i] in OTHERS and (classes[i + 1] == "p" or i == index - 1) for i in own):
            return True
        joint = self._low(index + 1) if index + 1 < len(classes) else ""
        ahead = classes[index + 2 : index + 2 + OWNED].partition("|")[0]
        return joint in ("from", "of", "by") and not OTHERS.isdisjoint(ahead)

    def _named_in(self, words: range, kinds: str, *, first: bool = False) -> Reference | None:
        """The organisation, else the person, whom these words name; whoever stands first where that is asked."""
        found = (
            self._named(i, self.scene.classes[i])
            for i in words
            if self.scene.classes[i] in kinds and self._low(i) not in HE_SHE and not self._gets(i)
        )
        named = [reference for reference in found if reference is not None]
        if not first:
            named.sort(key=lambda reference: reference.organisation is None)
        return next(iter(named), None)

    def _gets(self, index: int) -> bool:
        """Whether who is named at this word is told to have found or received a text, or stands beside one that is shown."""
        words = self._sentence(self.scene.cast.sentence(index))
        return self._sentence_tells(words).gets(index - words.start)

    def _only_body(self) -> Reference | None:
        """The article's organisation, where it has one only, or names one twice as often as any other."""
        ranked = Counter(self.organisations.keys.values()).most_common(2)
        names = list(self.organisations.names)
        if len(names) > 1 and len(ranked) > 1 and ranked[0][1] >= 2 * ranked[1][1]:
            names = [ranked[0][0]]
        return Reference(organisation=names[0]) if len(names) == 1 else None

    def is_written(self, words: range) -> bool:
        """Whether the words are the participle of words that stand on a wall or a sheet."""
        return len(words) == 1 and (self._low(words.start) in INSCRIBED or self._low(words.start) == "read")

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
        told = self._sentence_tells(words)
        for at, kind in enumerate(told.classes):
            if kind in ISSUERS and (points := told.points(at, later=later)):
                reference = self._named(words.start + at, kind)
                if reference is not None:
                    yield reference, points

    def _sentence_tells(self, words: range) -> Told:
        classes = self.scene.classes[words.start : words.stop]
        texts = [
            at for at, kind in enumerate(classes) if kind not in "XPq" and self.is_text(words.start + at)
        ]
        return Told(classes, [self._low(i) for i in words], texts)

    def _named(self, index: int, kind: str) -> Reference | None:
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

    def _means_text(self, words: range) -> bool:
        """Whether the last noun is one for a text, or `one` and `another` stand for one of those just named."""
        stop = next((i for i in words if i > words.start and self.scene.classes[i] in "fw"), words.stop)
        if self.is_text(stop - 1) or self._low(stop - 1) in VOICES or self.is_written(words):
            return True
        low = [part for i in words for part in self._low(i).split()]
        if low[0] not in ONES or len(low) > len(("one", "of", "them")) or low[-1] not in ONES | {"them"}:
            return False
        texts = [i for near in self._near(words.start) for i in near if i < words.start and self.is_text(i)]
        return any(low[0] == "another" or self._low(i)[-1:] == "s" for i in texts)

    def _around(self, here: int) -> Around:
        """The text's own sentence, those before it and those after, with what their evidence is worth."""
        own = self.scene.cast.sentence(here)
        yield self._sentence(own), FADES[0], False
        numbers = range(own - 1, max(own - 2 * len(FADES), 0), -1)
        before = (words for words in map(self._sentence, numbers) if not self._is_quoted(words))
        for words, share in zip(before, FADES[1:], strict=False):
            yield words, share, False
            if any(self.is_text(i) for i in words):
                break
        after = (self._sentence(number) for number in range(own + 1, own + 1 + 2 * AHEAD))
        for words, _ in zip((w for w in after if not self._is_quoted(w)), range(AHEAD), strict=False):
            yield words, LATER, True

    def _of_same_kind(self, here: int) -> Around:
        """Sentences farther back that bring in texts by the same noun (`messages that A. B. had sent`)."""
        own = self.scene.cast.sentence(here)
        nouns = {self._low(i).removesuffix("s") for near in self._near(here) for i in near if self.is_text(i)}
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

    def is_text(self, index: int) -> bool:
        """Whether a word is one for a text."""
        word = self._low(index)
        return word in self.nouns or (word[-1:] == "s" and word[:-1] in self.nouns)

    def _low(self, index: int) -> str:
        return self.scene.reading.low[index]
