"""Which names are extremist organisations: by the lexicon, or because the article itself says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dsbuild.lexicon.actors import Organisation, WordClass
from dsbuild.quotes.roster.reading import EXTREMIST, NAME, Reading
from dsbuild.quotes.roster.vocabulary import Vocabulary, bare, normal

LEXICON = "R016"
INTRODUCED = "R017"

_APPOSITION = re.compile(r"N(?=(?:\(N\))?,?[w,]?b?d?(?P<said>[FAZxyMaNr]{0,5}?[gG])(?![mMoveljkugGpRB]))")
_ATTRIBUTE = re.compile(r"(?P<said>[ZxyMG][ZxyMaN]{0,2}[gG]|G)i?(?P<name>N)")
_CLAIM = re.compile(r"N(?=(?:\(N\))?(?:,w)?[zbr]{0,2}Q)")
_BANNED = re.compile(r"(?<=Z)N|N(?=(?:\(N\))?(?:,?w)?[zbr]{1,2}Z)")
_FIGHTERS = re.compile(r"N(?=M)")
_GOES_ON = re.compile(r"Nfd?N|[Nt]pN")
_ACRONYM = re.compile(r"N\(N\)")
_THE_GROUP = re.compile(r"d[gG](?![NiXp]?[NiX])")
_PLACED = frozenset({"in", "at", "near", "from", "outside", "to", "into", "around"})
_DEFINITE = frozenset({"the", "this", "that"})
_TAKEN_UP = frozenset(
    {
        "group",
        "organisation",
        "organization",
        "movement",
        "network",
        "sect",
        "cult",
        "faction",
        "militia",
        "gang",
        "outfit",
        "collective",
        "caliphate",
        "terror group",
        "terrorist group",
        "militant group",
        "rebel group",
        "armed group",
        "jihadist group",
        "extremist group",
        "guerrilla group",
        "neo-nazi group",
        "terrorist organisation",
        "terrorist organization",
    }
)
_POSSESSORS = frozenset(
    {
        "people",
        "peoples",
        "workers",
        "peasants",
        "lord",
        "god",
        "martyrs",
        "patriots",
        "soldiers",
        "nation",
        "farmers",
        "citizens",
        "women",
    }
)
FAR = 80
_NAME = re.compile(NAME)
_MEANT = frozenset("mMBxyZgGRTJDQ")


@dataclass(slots=True)
class Organisations:
    """The organisations of an article by the number of their word, each with a key, and what is known of each key.

    `names` holds for each key the name as the article writes it first; `known` the lexicon's entry where
    there is one; `basis` the rule that says that it is extremist.
    """

    keys: dict[int, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    known: dict[str, Organisation] = field(default_factory=dict)
    basis: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, dict[str, None]] = field(default_factory=dict)

    def put(self, index: int, key: str, written: str, rule: str) -> None:
        """Notes that the word is the organisation of this key."""
        self.keys[index] = key
        self.names.setdefault(key, written)
        self.basis.setdefault(key, rule)
        self.aliases.setdefault(key, {})[written] = None


def organisations(reading: Reading, speakers: frozenset[str], words: Vocabulary) -> Organisations:
    """The extremist organisations; their words in `reading` become extremist names.

    `speakers` are names, in lower case, that attribution gave to people.
    """
    found = Organisations()
    _join(reading, words)
    _join(reading, words)
    _settle_unsure(reading)
    for index, organisation in reading.lexical.items():
        if reading.classes[index] == EXTREMIST:
            found.put(index, organisation.name, reading.word(index), LEXICON)
            found.known[organisation.name] = organisation
    classes = "".join(reading.classes)
    introduced = _introduced(reading, classes, speakers, words)
    for match in _NAME.finditer(classes):
        index = match.start()
        key = introduced.get(normal(bare(reading.word(index))))
        if key:
            reading.classes[index] = EXTREMIST
            found.put(index, key, reading.word(index), INTRODUCED)
        elif reading.word(index).rsplit(maxsplit=1)[-1].lower() in words.state:
            reading.classes[index] = WordClass.OFFICIAL.value
    _resolve_the_group(reading, found, words)
    return found


def _join(reading: Reading, words: Vocabulary) -> None:
    """Makes one word of a name that goes on: `the Sword of the Valley`, `the People's Dawn Army`."""
    spans: list[tuple[int, int]] = []
    for match in _GOES_ON.finditer("".join(reading.classes)):
        first, last = match.start(), match.end() - 1
        head = reading.word(first).split()[-1].lower()
        if reading.classes[first + 1] == "p":
            goes_on = head in _POSSESSORS and reading.word(first)[0].isupper()
        else:
            named = reading.classes[first - 1] in "dgGi" or head in words.heads
            goes_on = named and reading.word(first + 1) == "of" and head not in words.genders
        if goes_on:
            spans.append((first, last))
    reading.join(spans)


def _settle_unsure(reading: Reading) -> None:
    sure = {o.name for i, o in reading.lexical.items() if i not in reading.unsure}
    for index in sorted(reading.unsure):
        near = set(reading.classes[max(index - 3, 0) : index] + reading.classes[index + 1 : index + 5])
        if reading.lexical[index].name in sure or near & _MEANT:
            reading.classes[index] = EXTREMIST


def _introduced(
    reading: Reading, classes: str, speakers: frozenset[str], words: Vocabulary
) -> dict[str, str]:
    """Names in normal form that the article introduces as extremist organisations, with the key of each."""
    found: dict[str, str] = {}

    for index, sure in _candidates(reading, classes, violent=bool(set(classes) & set("xMBTZQGX"))):
        name = reading.word(index)
        last = name.rsplit(maxsplit=1)[-1].lower()
        given = name.split(maxsplit=1)[0].lower() in words.genders
        body = last in words.heads or name.isupper() or (sure and not given)
        person = not body or (not sure and name.lower() in speakers)
        before = index - 1
        placed = before >= 0 and classes[before] == "f" and reading.word(before).lower() in _PLACED
        if not person and not placed:
            found.setdefault(normal(bare(name)), name)
    if set(classes) & set("xMBTQGX"):
        for match in _NAME.finditer(classes):
            low = reading.word(match.start()).lower()
            if words.armed_names.search(low):
                found.setdefault(normal(bare(low)), reading.word(match.start()))
    for match in _ACRONYM.finditer(classes):
        name, acronym = reading.word(match.start()), reading.word(match.start() + 2)
        key = found.get(normal(bare(name)))
        if key and acronym.isupper():
            found.setdefault(normal(acronym), key)
    for name, key in list(found.items()):
        first, *rest = name.split(" ")
        if rest and first in words.heads and rest[0] == "of":
            found.setdefault(first, key)
    return found


def _candidates(reading: Reading, classes: str, *, violent: bool) -> Iterator[tuple[int, bool]]:
    """Names that stand where organisations are introduced, and whether the words alone show that it is one."""
    for match in _APPOSITION.finditer(classes):
        if _shows(match["said"], violent):
            yield match.start(), True
    for match in _ATTRIBUTE.finditer(classes):
        if _shows(match["said"], violent):
            yield match.start("name"), True
    for match in _BANNED.finditer(classes):
        yield match.start(), False
    for match in _CLAIM.finditer(classes):
        yield match.start(), classes[match.start() - 1 : match.start()] == "d"
    for match in _FIGHTERS.finditer(classes):
        if match.end() in reading.plurals:
            yield match.start(), False


def _shows(said: str, violent: bool) -> bool:
    """Whether the attribute of a name says that it is an extremist organisation."""
    return bool(set(said) & set("xMZG")) or ("y" in said and violent)


def _resolve_the_group(reading: Reading, found: Organisations, words: Vocabulary) -> None:
    """Makes `the group` the organisation that was named last, where that is an extremist one."""
    classes = "".join(reading.classes)
    last, here = -FAR, 0
    for match in _THE_GROUP.finditer(classes):
        index = match.start() + 1
        article, noun = reading.word(match.start()).lower(), reading.word(index)
        if article not in _DEFINITE or index in reading.plurals or (noun.islower() and noun not in _TAKEN_UP):
            continue
        for named in range(here, index):
            if classes[named] == EXTREMIST or (
                classes[named] == NAME and _is_body(reading.word(named), words)
            ):
                last = named
        here = index
        if (index - last < FAR or not noun.islower()) and last >= 0 and reading.classes[last] == EXTREMIST:
            reading.classes[index] = EXTREMIST
            found.keys[index] = found.keys[last]
            last = index


def _is_body(name: str, words: Vocabulary) -> bool:
    last = name.rsplit(maxsplit=1)[-1].lower()
    return last in words.bodies or (name.isupper() and len(name) > 1)
