"""What speaks for and against a name being that of an extremist organisation, as a model weighs it."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from dsbuild.lexicon.evidence import Weights
from dsbuild.quotes.roster.named import armed_words
from dsbuild.quotes.roster.portraits import Place
from dsbuild.quotes.roster.vocabulary import Vocabulary

CIVIL_NAME = "R049"
CIVIL_WORD = "R105"
FOREIGN = "R104"
SPEAKS = "R107"
REMEMBERED = 4096
"""Sets of rules of which is remembered what they find together, at most."""
SURE = 2
"""Things that only bodies have, for a name by which somebody is quoted."""
ACRONYM = 7
"""Letters of an acronym, at most."""
_CALLED = frozenset({"R030", "R031", "R034"})
_TWICE = (("R036", "R094"), ("R034", "R095"))
"""Rules that see the same in two ways, which counts once."""
_ARMED = _CALLED | {"R033", "R035", "R042", "R044", "R095"}
"""What outweighs a civil word of the name."""
_CIVIL = frozenset({"R046", "R047", "R093", "R103"})
"""What an article says of bodies that are none of them."""
LEVELS = (-5, -2, 0, 2, 4, 6, 8, 12)
"""Points that the model tells apart."""
PLACES = (2, 4, 8)
"""Places of a name that the model tells apart."""
_SHOWN = frozenset(
    {"R034", "R035", "R037", "R039", "R048", "R091", "R095", "R096", "R097", "R098", "R099", "R100"}
)
"""What only armed groups do and suffer, of which a name that could be a person or a place needs two."""
_BODILY = frozenset({"R035", "R039", "R099", "R100"})
"""What neither a person nor a place has: fighters, cells, members on trial."""
_AROUND = frozenset(
    {"R090", "R091", "R094", "R095", "R096", "R097", "R098", "R099", "R100", "R101", "R102", "R104"}
)
"""What the words around a name show, of which more is needed."""


@dataclass(slots=True)
class Case:
    """What speaks for and against one name: the rules that saw a cue on it, and how it is used."""

    written: str
    rules: set[str] = field(default_factory=set)
    sure: bool = False
    article: bool = False
    placed: bool = False
    person: bool = False
    dated: bool = False
    bodily: bool = False
    of_state: bool = False
    places: list[Place] = field(default_factory=list)

    def join(self, other: "Case") -> None:
        """Takes over what speaks for and against another name of the same body."""
        self.rules |= other.rules
        self.sure = self.sure or other.sure
        self.bodily = self.bodily or other.bodily
        self.article = self.article or other.article
        self.person = self.person and other.person
        self.places += other.places


@dataclass(frozen=True, slots=True)
class Shape:
    """How a name is made: of words of armed groups, as an acronym, at least as names of bodies are, opening with a given name."""

    armed: bool
    acronym: bool
    body: bool
    given: bool


def shape(name: str, case: Case, words: Vocabulary) -> Shape:
    """How a name in normal form is made."""
    parts = name.split(" ")
    head = parts[parts.index("of") - 1] if "of" in parts[1:] else parts[-1]
    armed = armed_words(name, words) > 0 or FOREIGN in case.rules
    headed = armed or parts[-1] in words.heads or head in words.heads
    acronym = not headed and case.written.isupper() and len(case.written) <= ACRONYM and not case.dated
    return Shape(armed, acronym, headed or acronym, parts[0] in words.genders)


def score(rules: frozenset[str], weights: Weights) -> int:
    """What cues add up to, each rule once; a name's own words do not outweigh what it is called."""
    outweighed = set()
    if not rules.isdisjoint(_CALLED):
        outweighed.add(CIVIL_NAME)
    if not rules.isdisjoint(_ARMED):
        outweighed.add(CIVIL_WORD)
    if not rules.isdisjoint(weights.against):
        outweighed.add(SPEAKS)
    total = sum(map(weights.of, rules - outweighed))
    return total - sum([weights.of(late) for early, late in _TWICE if early in rules and late in rules])


class Found(NamedTuple):
    """What rules find together: their points, whether what an article says in so many words is enough, and the signs of both."""

    points: int
    told: bool
    signs: frozenset[str]


@lru_cache(REMEMBERED)
def _together(rules: frozenset[str], words: Vocabulary) -> Found:
    weights = words.weights.organisations
    points, told = score(rules, weights), rules - _AROUND
    found = {f"R:{rule}" for rule in rules}
    found |= {f"R:points>={level}" for level in LEVELS if points >= level > 0}
    found |= {f"R:points<{level}" for level in LEVELS if points < level <= 0}
    enough = score(told, weights) >= weights.enough and not told <= words.weights.background
    return Found(points, enough, frozenset(found))


def signs(name: str, case: Case, speakers: frozenset[str], words: Vocabulary) -> set[str] | None:
    """What rules find on a name in normal form, as the model of bodies counts it; None of a name that cannot be a body's.

    It can where a rule speaks for it, and it is no word of the language and nobody's.
    """
    if not case.rules or name in words.not_names or case.of_state or (case.person and not case.sure):
        return None
    made = shape(name, case, words)
    called = made.given and not case.article and case.rules <= words.weights.background
    if called or _is_somebody(name, case, made, speakers):
        return None
    together = _together(frozenset(case.rules), words)
    found = {f"R:places>={level}" for level in PLACES if len(case.places) >= level}
    answers = {
        "armed": made.armed,
        "acronym": made.acronym,
        "body": made.body,
        "given": made.given,
        "article": case.article,
        "sure": case.sure,
        "speaker": name in speakers,
        "person": case.person,
        "place": _is_place(case, made),
        "civil": bool(case.rules & _CIVIL) and not case.rules & _ARMED,
        "told": together.told and _is_clear(name, case, made, speakers),
        "shown": together.points >= words.weights.organisations.enough and _is_shown(case, made),
    }
    return found | together.signs | {f"S:{answer}" for answer, yes in answers.items() if yes}


def _is_shown(case: Case, made: Shape) -> bool:
    """Whether enough of what only armed groups do stands around a name."""
    shown = len(case.rules & _SHOWN)
    if made.body or case.article:
        return bool(shown)
    return shown > (not (case.sure or _is_bodily(case)))


def _is_clear(name: str, case: Case, made: Shape, speakers: frozenset[str]) -> bool:
    """Whether a name of which an article says enough in so many words is no person's."""
    return made.body or case.sure or case.article or not (made.given or name in speakers)


def _is_bodily(case: Case) -> bool:
    return case.bodily or bool(case.rules & _BODILY)


def _is_somebody(name: str, case: Case, made: Shape, speakers: frozenset[str]) -> bool:
    """Whether the name can be a person's, as far as nothing shows otherwise."""
    if made.body:
        return False
    if name in speakers and not case.sure:
        return not case.bodily and len(case.rules & _BODILY) < SURE
    shown = _is_bodily(case) or (case.sure and (case.article or not made.given))
    return made.given and not shown


def _is_place(case: Case, made: Shape) -> bool:
    """Whether the name stands as places do, as far as nothing shows otherwise."""
    shown = made.armed or case.sure or (_is_bodily(case) and len(case.rules & _SHOWN) > 1)
    return (case.placed or case.dated) and not shown
