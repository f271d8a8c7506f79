"""A sentence as words, and what its words say of harm and of grammar."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import NamedTuple

from dsbuild.counts.vocabulary import CLAUSE_ENDS, HarmWords, Vocabulary, Voice

TOKEN = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])++(?![^\W\d_])"  # U.S
    r"|[^\W\d_]++(?:['&-][^\W\d_]++)*+"  # passers-by
    r"|\d++(?:[.,:]\d++)*+(?:-?[^\W\d_]++(?:-[^\W\d_]++)*+)?+"  # 1,200  9:30  43-year-old
    r"|[^\s\w\"“”‘’«»„\[\]']"
)
STRAIGHT = str.maketrans({"’": "'", "‑": "-", "İ": "I"})
NO_CLASS: frozenset[str] = frozenset()
NO_HARM: tuple[HarmWords, ...] = ()


class Words(dict[int, str]):
    """Words by index, the empty one outside the sentence: rules look far more often than they find."""

    def __missing__(self, _index: int) -> str:
        return ""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The words of `text[start:end]` in lower case without quotation marks, and where each stands in the text."""

    words: list[str]
    word: Callable[[int], str]  # the word at an index, empty outside the sentence
    starts: list[int]
    ends: list[int]
    text: str
    vocabulary: Vocabulary

    def is_a(self, i: int, *classes: str) -> bool:
        """Whether the word at `i` is of one of these classes of the grammar."""
        found = self.vocabulary.classes.get(self.word(i))
        return found is not None and not found.isdisjoint(classes)

    def near(self, i: int, context: str) -> bool:
        """Whether the word at `i` is one of this context."""
        return self.word(i) in self.vocabulary.contexts[context]

    def has(self, context: str, first: int, last: int) -> bool:
        """Whether one of the words `[first, last)` is of this context."""
        words = self.words[max(0, first) : max(0, last)]
        return not self.vocabulary.contexts[context].isdisjoint(words)

    def marks(self, i: int, *classes: str) -> bool:
        """Whether a clause ends at `i`: a stop, or a word of one of these classes."""
        return self.word(i) in CLAUSE_ENDS or self.is_a(i, *classes)

    def capital(self, i: int) -> bool:
        """Whether the word at `i` begins with a capital."""
        return 0 <= i < len(self.words) and self.text[self.starts[i]].isupper()

    def adverb(self, i: int) -> bool:
        """Whether the word at `i` may stand inside a verb group."""
        word = self.word(i)
        return (len(word) > 4 and word.endswith("ly")) or "adverbs" in self.vocabulary.classes.get(
            word, NO_CLASS
        )

    def skip(self, i: int) -> int:
        """Where the first word from `i` on stands that is no adverb."""
        while self.adverb(i):
            i += 1
        return i

    def harms(self, i: int) -> Iterator["Harmed"]:
        """The phrases of harm that begin at `i`, the longest first."""
        for phrase in self.vocabulary.harm.get(self.word(i), NO_HARM):
            last = i + len(phrase.words)
            if len(phrase.words) == 1 or tuple(self.words[i:last]) == phrase.words:
                yield Harmed(phrase, i, last)

    def harm(self, i: int, *voices: Voice) -> "Harmed | None":
        """The longest phrase of harm at `i` that has one of these voices."""
        if self.word(i) not in self.vocabulary.harm:
            return None
        harms = (harmed for harmed in self.harms(i) if not harmed.phrase.voices.isdisjoint(voices))
        return next(harms, None)


class Harmed(NamedTuple):
    """A phrase of harm at the words `[first, last)`."""

    phrase: HarmWords
    first: int
    last: int


def read(text: str, start: int, end: int, vocabulary: Vocabulary) -> Reading:
    """The words of `text[start:end]`."""
    lowered = text[start:end].translate(STRAIGHT).lower()
    spans = [match.span() for match in TOKEN.finditer(lowered)]
    words = [lowered[first:last] for first, last in spans]
    if "." in words[:-1]:
        titled = [
            not (word == "." and before in vocabulary.titles) for before, word in pairwise(("", *words))
        ]
        spans, words = list(compress(spans, titled)), list(compress(words, titled))
    return Reading(
        words,
        Words(enumerate(words)).__getitem__,
        [start + first for first, _ in spans],
        [start + last for _, last in spans],
        text,
        vocabulary,
    )
