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
from itertools import chain, pairwise
from typing import NamedTuple, TypeAlias

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


class Told(NamedTuple):
    """The words of a sentence from `start` on as features count them, and three features of each: itself, its class, the pair with the next."""

    start: int
    features: list[str | None]


class Surroundings:
    """The words of a reading as features count them, a sentence when somebody asks for it."""

    def __init__(self, reading: Reading, classes: str, names: Linear) -> None:
        self.classes = classes
        self._reading, self._names = reading, names
        self._told: dict[int, Told] = {}
        self._kinds = {kind: None if kind in GRAMMAR else "." + kind for kind in set(classes)}

    def told(self, index: int) -> Told:
        """The sentence of the word `index`."""
        start = self.classes.rfind(BOUNDARY, 0, index) + 1
        found = self._told.get(start)
        if found is None:
            found = self._told[start] = self._read(start)
        return found

    def _read(self, start: int) -> Told:
        stop = self.classes.find(BOUNDARY, start)
        kinds = self.classes[start : stop if stop >= 0 else None]
        words = [
            _FIXED.get(kind) or stem(low)
            if kind != NAME
            else _kind_of_name(self._reading.word(index), self._names)
            for index, (kind, low) in enumerate(
                zip(kinds, self._reading.low[start : start + len(kinds)], strict=True), start
            )
        ]
        alone = [None if word in SMALL else ":" + word for word in words]
        classes = map(self._kinds.__getitem__, kinds)
        pairs = [
            f":{one}_{two}" if content or one not in SMALL else None
            for one, two, content in zip(words, words[1:], alone[1:], strict=False)
        ]
        return Told(start, list(chain.from_iterable(zip(alone, classes, [*pairs, None], strict=True))))


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
    found: defaultdict[str, set[str | None]] = defaultdict(set)
    classes = around.classes
    for last, first in places[:MENTIONS]:
        for tag, start, stop in (*_before(classes, last), *_after(classes, first)):
            told = around.told(start)
            run = told.features[3 * (start - told.start) : 3 * (stop - told.start) - 1]
            found[tag].update(run)
            if tag == "l":
                found["l0"].add(run[-2])
            elif tag in "av":
                found[tag + "0"].add(next(filter(None, run[::3]), None))
    return {tag + feature for tag, features in found.items() for feature in features if feature}


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
