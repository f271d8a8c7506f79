"""What the words around a name make of whom it names, weighed by linear models that were fitted to portrayals.

A feature is a word, or two in a row, at a place beside the name: before it (`l`), in its apposition (`a`), in what it
does (`v`), after its `'s` (`p`), in a clause further on (`w`) or further back (`k`). A word counts by its stem and by
its class; names count as armed (`<A>`), civil (`<C>`) or neither (`<N>`), by the words that they are made of.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
_OF_A_KIND = frozenset({NAME, *_FIXED})
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
_IN_A_ROW = re.compile(r"[^,]+")
_IN_A_CLAUSE = re.compile(r"[^,;:()q]+")
_GOES_ON = {"a": "v", "p": "w", "v": "w", "w": "w"}
_WORD = re.compile(r"\w+")
_STEM = re.compile(r"(?s)(.{4,}?)(?:ings?|ers?|ed|ies|es|s|e)?")
_ACRONYM = 7
_LONG = 5


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """A word in small letters without its ending, crudely: `recruited`, `recruiter` and `recruits` are one."""
    word = word.replace("’", "'").removesuffix("'s")
    found = _STEM.fullmatch(word)
    return found[1] if found else word


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
    classes: str
    names: Linear

    def _kind_of_name(self, index: int) -> str:
        return _kind_of_name(self.reading.word(index), self.names)

    def features(self, last: int, first: int) -> list[str]:
        """The features of a place between the words `last` and `first`, or of the name that stands there."""
        found = []
        classes, low = self.classes, self.reading.low
        for tag, start, stop in (*_before(classes, last), *_after(classes, first)):
            before: str | None = None
            small, opens = True, True
            for index in range(start, stop):
                kind = classes[index]
                if kind in _OF_A_KIND:
                    word = _FIXED.get(kind) or self._kind_of_name(index)
                else:
                    word = stem(low[index])
                if kind not in GRAMMAR:
                    found.append(f"{tag}.{kind}")
                was_small, small = small, word in SMALL
                if before is not None and not (small and was_small):
                    found.append(f"{tag}:{before}_{word}")
                if not small:
                    found.append(f"{tag}:{word}")
                    if opens and tag in "av":
                        opens = False
                        found.append(f"{tag}0:{word}")
                before = word
            if tag == "l" and not small:
                found.append(f"l0:{before}")
        return found


def _before(classes: str, last: int) -> Iterator[tuple[str, int, int]]:
    """The runs of words up to the word `last`: how each stands to it, where it begins, and where it ends."""
    first = max(last - BEFORE + 1, 0)
    first = max(
        first, classes.rfind(BOUNDARY, first, last + 1) + 1, classes.rfind(QUOTED, first, last + 1) + 1
    )
    for match in _IN_A_ROW.finditer(classes, first, last + 1):
        start, stop = match.span()
        yield "l" if stop > last else "k", start, stop


def _after(classes: str, first: int) -> Iterator[tuple[str, int, int]]:
    """The runs of words from the word `first` on, in the same way."""
    opens = classes[first : first + 1] or BOUNDARY
    tag = "p" if opens == OF_IT else "a" if opens in ",(" else "v"
    first += tag != "v"
    stop = classes.find(BOUNDARY, first, first + AFTER)
    for match in _IN_A_CLAUSE.finditer(classes, first, stop if stop >= 0 else first + AFTER):
        for _ in range(first, match.start()):
            tag = _GOES_ON[tag]
        first = match.end()
        yield tag, match.start(), first


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
