"""Names that an article shows to be extremist organisations, by what all its sentences say of each."""

import re
from dataclasses import dataclass, field

from dsbuild.lexicon.evidence import Weights
from dsbuild.quotes.roster.armed import RULES
from dsbuild.quotes.roster.kinds import Page, placed
from dsbuild.quotes.roster.named import armed_words
from dsbuild.quotes.roster.reading import Reading
from dsbuild.quotes.roster.shapes import NAME
from dsbuild.quotes.roster.vocabulary import Vocabulary, bare, normal

_ACRONYM = re.compile(r"N\((N)\)")
_NAME = re.compile(NAME)
_PERSONS = frozenset("olejvkutm")
_NOMINAL = frozenset("gGmMNatoveljukBx")
SHORT = 4
CIVIL_NAME = "R049"
_CALLED = frozenset({"R030", "R031", "R034"})
_SMALL = frozenset({"of", "the", "for", "and", "i", "al"})


@dataclass(slots=True)
class Case:
    """What speaks for and against one name: the rules that saw a cue on it, and how it is used."""

    written: str
    rules: set[str] = field(default_factory=set)
    sure: bool = False
    article: bool = False
    placed: bool = False
    person: bool = False
    mentions: int = 0

    def score(self, weights: Weights) -> int:
        """What the cues add up to, each rule once; a name's own words do not outweigh what it is called."""
        called = bool(self.rules & _CALLED)
        return sum(weights.of(rule) for rule in self.rules if not (called and rule == CIVIL_NAME))

    def join(self, other: "Case") -> None:
        """Takes over what speaks for and against another name of the same body."""
        self.rules |= other.rules
        self.sure = self.sure or other.sure
        self.article = self.article or other.article
        self.person = self.person and other.person
        self.mentions += other.mentions


def introduced(
    reading: Reading,
    classes: str,
    speakers: frozenset[str],
    words: Vocabulary,
    people: frozenset[str] = frozenset(),
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Names in normal form that the article shows to be extremist organisations, with the key of each, and the rules for each key.

    Of names that a rule speaks against the rules stand under the name in normal form.

    `speakers` are names, in lower case, that attribution gave to people, `people` those that stand beside what somebody is.
    """
    names = [(match.start(), reading.word(match.start()).lower()) for match in _NAME.finditer(classes)]
    page = Page(reading, classes, words, names)
    cases, of_word = _cases(page)
    same = _same(page, cases)
    for rule in RULES:
        for cue in rule.apply(page):
            case = of_word[cue.index]
            case.rules.add(rule.id)
            case.sure = case.sure or cue.sure
    for short, long in same.items():
        cases[long].join(cases[short])
    against = words.weights.against
    found: dict[str, str] = {}
    basis: dict[str, tuple[str, ...]] = {}
    for name, case in cases.items():
        is_one = name not in people or armed_words(name, words) > 0
        if name not in same and is_one and _is_extremist(name, case, speakers, words):
            found[name] = case.written
            basis[case.written] = tuple(sorted(case.rules))
        elif case.rules & against:
            basis[name] = tuple(sorted(case.rules))
    for short, long in same.items():
        if long in found:
            found[short] = found[long]
    return found, basis


def _cases(page: Page) -> tuple[dict[str, Case], dict[int, Case]]:
    """The cases by name in normal form, and by each word that is the name."""
    cases: dict[str, Case] = {}
    of_word: dict[int, Case] = {}
    for index, _ in page.names:
        written = page.reading.word(index)
        name = normal(bare(written))
        case = of_word[index] = cases.get(name) or cases.setdefault(name, Case(written))
        case.mentions += 1
        before = page.low(index - 1)
        if page.classes[index - 1 : index] == "d" and before == "the":
            case.article = case.article or page.classes[index + 1] not in _NOMINAL
        case.placed = case.placed or placed(page, index)
        case.person = case.person or page.classes[index - 1 : index] in _PERSONS
    return cases, of_word


def _same(page: Page, cases: dict[str, Case]) -> dict[str, str]:
    """The longer name of each acronym and of each name that shortens another."""
    same: dict[str, str] = {}
    for match in _ACRONYM.finditer(page.classes):
        long, short = (normal(bare(page.reading.word(i))) for i in (match.start(), match.start(1)))
        acronym = page.reading.word(match.start(1))
        if long != short and (acronym.isupper() or " " in acronym):
            same.setdefault(short, long)
    long_names = {initials(name): name for name in cases if " " in name}
    for name, case in cases.items():
        if case.written.isupper() and name in long_names:
            same.setdefault(name, long_names[name])
    for name in cases:
        first, _, rest = name.partition(" of ")
        for shorter in (first if rest else name, name.rpartition(" ")[2]):
            if shorter in cases and shorter != name and cases[shorter].article:
                same.setdefault(shorter, name)
    return {short: long for short, long in same.items() if long not in same}


def initials(name: str) -> str:
    """The first letters of a name's words, small words left out."""
    return "".join(part[0] for part in name.split() if part not in _SMALL)


def _is_extremist(name: str, case: Case, speakers: frozenset[str], words: Vocabulary) -> bool:
    weights = words.weights.organisations
    if case.score(weights) < weights.enough or not case.rules - words.weights.background:
        return False
    parts = name.split(" ")
    head = parts[parts.index("of") - 1] if "of" in parts[1:] else parts[-1]
    armed = armed_words(name, words) > 0
    body = armed or parts[-1] in words.heads or head in words.heads or case.written.isupper()
    given = parts[0] in words.genders
    if not body and ((given and not (case.sure and case.article)) or (name in speakers and not case.sure)):
        return False
    if case.person and not (body or case.sure):
        return False
    if case.placed and not armed and not case.sure:
        return False
    return body or case.sure or case.article or not (given or name in speakers)


def short_forms(found: dict[str, str], speakers: frozenset[str], words: Vocabulary) -> dict[str, str]:
    """Single words by which an article goes on to speak of its organisations: `the Meridian`."""
    short: dict[str, str] = {}
    for name, key in found.items():
        parts = name.split(" ")
        last = "" if "of" in parts or len(parts) < 2 else parts[-1]
        if len(last) >= SHORT and last not in speakers and last not in words.state:
            short.setdefault(last, key)
        elif "of" in parts[1:]:
            short.setdefault(parts[parts.index("of") - 1], key)
        if len(parts) == 2 and len(parts[0]) >= SHORT and parts[0] in words.heads:
            short.setdefault(parts[0], key)
    return short
