"""What the words around a name make of whom it names, weighed by linear models that were fitted to portrayals.

A feature is a word, or two in a row, at a place beside the name: before it (`l`), in its apposition (`a`), in what it
does (`v`), after its `'s` (`p`), in a clause further on (`w`) or further back (`k`). A word counts by its stem and by
its class; names count as armed (`<A>`), civil (`<C>`) or neither (`<N>`), by the words that they are made of.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from dsbuild.lexicon.linear import Linear, Portraits
from dsbuild.model import Rule
from dsbuild.quotes.roster.reading import BOUNDARY, EXTREMIST, PERSON, QUOTED, Reading
from dsbuild.quotes.roster.shapes import AGED, NAME, NUMBER, OF_IT, REMEMBERED

BEFORE = 8
"""Words before a name that count, at most."""
AFTER = 18
"""Words after a name that count, at most."""
MENTIONS = 24
"""Places of a name that count, at most."""
ARMED, CIVIL, PLAIN = "<A>", "<C>", "<N>"
_ARMED_FROM, _CIVIL_TO = 0.0, -1.5
_FIXED = {QUOTED: "<q>", OF_IT: "'s", EXTREMIST: ARMED, PERSON: "<P>", NUMBER: "<#>", AGED: "<Y>"}
SMALL = frozenset({
    "a", "about", "after", "all", "also", "an", "and", "any", "as", "at", "be", "been", "before",
    "but", "by", "for", "from", "had", "has", "have", "he", "her", "his", "i", "if", "in", "into",
    "is", "it", "its", "my", "no", "not", "of", "on", "one", "or", "our", "out", "she", "since",
    "so", "some", "than", "that", "the", "their", "then", "there", "they", "this", "three", "to",
    "two", "up", "was", "we", "were", "what", "when", "where", "which", "while", "who", "with",
    "you", "<#>",
})  # fmt: skip
"""Words of the grammar, which count only beside another."""
GRAMMAR = frozenset("dfbzrc#hOw")
"""Their classes."""
_MARKS = frozenset(",;:()q")
_GOES_ON = {"a": "v", "p": "w", "v": "w", "w": "w"}
_WORD = re.compile(r"\w+")
_ENDINGS = ("ings", "ing", "ers", "er", "ed", "ies", "es", "s", "e")
_STEM = 4
_ACRONYM = 7
_LONG = 5


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """A word in small letters without its ending, crudely: `recruited`, `recruiter` and `recruits` are one."""
    word = word.replace("’", "'").removesuffix("'s")
    return next(
        (word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _STEM), word
    )


def of_name(name: str) -> set[str]:
    """The features of a name by itself."""
    stems = [stem(word) for word in _WORD.findall(name.lower().replace("’s", ""))]
    found = {f"n:{word}" for word in stems} | {f"n:{one}_{two}" for one, two in pairwise(stems)}
    if stems:
        found |= {f"n0:{stems[0]}", f"n9:{stems[-1]}"}
    if name.isupper() and len(name) < _ACRONYM:
        found.add("n:ACRO")
    return found | {f"n#{min(len(stems), _LONG)}"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of a reading as features count them."""

    reading: Reading
    classes: Sequence[str]
    names: Linear
    _seen: dict[int, str] = field(default_factory=dict)

    def word(self, index: int) -> str:
        """What stands for the word: its stem, or the kind of name that it is."""
        found = self._seen.get(index)
        if found is None:
            kind = self.classes[index]
            found = self._seen[index] = (
                _kind_of_name(self.reading.word(index), self.names)
                if kind == NAME
                else _FIXED.get(kind) or stem(self.reading.word(index).lower())
            )
        return found

    def features(self, last: int, first: int) -> Iterator[str]:
        """The features of a place between the words `last` and `first`, or of the name that stands there."""
        for tag, words in (*self._before(last), *self._after(first)):
            seen = [self.word(index) for index in words]
            for index, word in zip(words, seen, strict=True):
                if word not in SMALL:
                    yield f"{tag}:{word}"
                if self.classes[index] not in GRAMMAR:
                    yield f"{tag}.{self.classes[index]}"
            for one, two in pairwise(seen):
                if one not in SMALL or two not in SMALL:
                    yield f"{tag}:{one}_{two}"
            if tag == "l" and seen[-1] not in SMALL:
                yield f"l0:{seen[-1]}"
            elif tag in "av":
                content = next((word for word in seen if word not in SMALL), None)
                if content:
                    yield f"{tag}0:{content}"

    def _before(self, last: int) -> Iterator[tuple[str, list[int]]]:
        run: list[int] = []
        tag = "l"
        for index in range(last, max(last - BEFORE, -1), -1):
            kind = self.classes[index]
            if kind in (BOUNDARY, QUOTED):
                break
            if kind != ",":
                run.append(index)
                continue
            if run:
                yield tag, run[::-1]
            run, tag = [], "k"
        if run:
            yield tag, run[::-1]

    def _after(self, first: int) -> Iterator[tuple[str, list[int]]]:
        opens = self.classes[first] if first < len(self.classes) else BOUNDARY
        tag = "p" if opens == OF_IT else "a" if opens in ",(" else "v"
        first += tag != "v"
        run: list[int] = []
        for index in range(first, min(first + AFTER, len(self.classes))):
            kind = self.classes[index]
            if kind == BOUNDARY:
                break
            if kind not in _MARKS:
                run.append(index)
                continue
            if run:
                yield tag, run
            run, tag = [], _GOES_ON[tag]
        if run:
            yield tag, run


@lru_cache(REMEMBERED)
def _kind_of_name(name: str, names: Linear) -> str:
    if len(_WORD.findall(name)) < 2:
        return PLAIN
    (armed,) = names.logits(of_name(name))
    return ARMED if armed > _ARMED_FROM else CIVIL if armed < _CIVIL_TO else PLAIN


Place: TypeAlias = tuple[int, int]
"""The word before somebody's name or description and the word after it."""


def features(around: Surroundings, places: Sequence[Place]) -> set[str]:
    """The features of whoever or whatever is told of at these places."""
    found: set[str] = set()
    for last, first in places[:MENTIONS]:
        found.update(around.features(last, first))
    return found


@dataclass(frozen=True, slots=True)
class Views:
    """What the words of an article make of each of its people, by the places at which it tells of them."""

    around: Surroundings
    people: Linear
    places: defaultdict[int, list[Place]]

    def add(self, places: Iterable[tuple[int, Place]]) -> None:
        """Notes further places at which somebody is told of."""
        for person, place in places:
            self.places[person].append(place)

    def features(self, person: int) -> set[str]:
        """The features of the words around a person."""
        return features(self.around, self.places.get(person, ()))

    def of(self, person: int, found: Iterable[str]) -> dict[str, float]:
        """The log-odds of each role for a person, and of having left; `found` are further features of theirs."""
        logits = self.people.logits(found, self.features(person))
        return dict(zip(self.people.answers, logits, strict=True))

    def parts(self, person: int, found: Iterable[str], answer: str) -> list[tuple[str, float]]:
        """What adds up to the log-odds of one answer, the most first."""
        return self.people.parts(answer, found, self.features(person))


def views(reading: Reading, classes: str, who: Mapping[int, int], models: Portraits) -> Views:
    """The views of all whom words of the article mean; `who` is the person of each word that means one."""
    places: defaultdict[int, list[Place]] = defaultdict(list)
    for index, person in sorted(who.items()):
        places[person].append((index - 1, index + 1))
    return Views(Surroundings(reading, classes, models.names), models.people, places)


RULES: tuple[Rule[..., object], ...] = (
    Rule("R110", "the words around a person, weighed together, are those told of extremist actors", views),
    Rule(
        "R111",
        "the words around a name, weighed together, are those told of extremist organisations",
        features,
    ),
)
