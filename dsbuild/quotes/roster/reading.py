"""The article as the grammar of roles reads it: each word outside quotations one character of a class."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress

from dsbuild.lexicon.actors import Organisation
from dsbuild.quotes.roster.shapes import NAME

PERSON = "P"
EXTREMIST = "X"
BOUNDARY = "|"
QUOTED = "q"


@dataclass(slots=True)
class Reading:
    """The words of an article in order: `classes[i]` is what `text[starts[i]:ends[i]]` is to the grammar.

    A name is one word. `lexical` holds the organisations that the lexicon knows, `unsure` those among them
    whose name means something else too; both by the number of their word. `plurals` are the nouns in the plural,
    `honorifics` the forms of address that stand before a word. `low` are the words in small letters, once all are whole.
    """

    text: str
    classes: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lexical: dict[int, Organisation] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)
    plurals: set[int] = field(default_factory=set)
    honorifics: dict[int, str] = field(default_factory=dict)
    low: list[str] = field(default_factory=list)

    def add(self, kind: str, start: int, end: int) -> None:
        """Appends a word."""
        self.classes.append(kind)
        self.starts.append(start)
        self.ends.append(end)

    def extend(self, kinds: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> None:
        """Appends words."""
        self.classes += kinds
        self.starts += starts
        self.ends += ends

    def join(self, spans: Sequence[tuple[int, int]]) -> None:
        """Makes one word of the words from the first up to the last of each span; spans are in order."""
        if not spans:
            return
        absorbed = [index for first, last in spans for index in range(first + 1, last + 1)]
        kept = bytearray(b"\1") * len(self.classes)
        for first, last in spans:
            self.ends[first] = self.ends[last]
            self.classes[first] = NAME
        for index in absorbed:
            kept[index] = 0
        place = {i: i - bisect_left(absorbed, i) for i in self._noted() if i < len(kept) and kept[i]}
        self.classes = list(compress(self.classes, kept))
        self.starts = list(compress(self.starts, kept))
        self.ends = list(compress(self.ends, kept))
        self.lexical = {place[i]: o for i, o in self.lexical.items() if i in place}
        self.honorifics = {place[i]: h for i, h in self.honorifics.items() if i in place}
        self.unsure = {place[i] for i in self.unsure if i in place}
        self.plurals = {place[i] for i in self.plurals if i in place and self.classes[place[i]] != NAME}

    def lower(self) -> None:
        """Writes all words in small letters, from when on none is joined to another."""
        low = self.text.replace("İ", "I").lower()  # as long as the text
        self.low = [low[start:end] for start, end in zip(self.starts, self.ends, strict=True)]

    def _noted(self) -> Iterator[int]:
        """The words of which more than their class is noted."""
        return chain(self.lexical, self.honorifics, self.unsure, self.plurals)

    def word(self, index: int) -> str:
        """The word as the article writes it."""
        return self.text[self.starts[index] : self.ends[index]]


def last_word(words: str) -> str:
    """The last word in lower case; empty where there is none, as at the end of a sentence."""
    return next(reversed(words.lower().split()), "")
