"""Which names are extremist organisations: by the lexicon, or because the article itself says so."""

import re
from dataclasses import dataclass, field

from dsbuild.lexicon.actors import Organisation
from dsbuild.lexicon.roles import WordClass
from dsbuild.quotes.roster.capitals import ends_as_body
from dsbuild.quotes.roster.introduced import introduced, short_forms
from dsbuild.quotes.roster.joining import joined
from dsbuild.quotes.roster.kinds import has_group, kinds
from dsbuild.quotes.roster.reading import BOUNDARY, EXTREMIST, Reading, last_word
from dsbuild.quotes.roster.shapes import NAME
from dsbuild.quotes.roster.vocabulary import Vocabulary, bare, normal

LEXICON = "R016"
INTRODUCED = "R017"
NOBODY = "the group"
"""The name of an armed group to which an article gives none."""
_DETERMINED = re.compile("d(?=[kavutMmgo])")

_THE_GROUP = re.compile(r"(?P<det>d(?P<like>a?)|(?<=[|,;:]))[gG](?!N|X|i(?!h))")
_DEFINITE = frozenset({"the", "this", "that"})
_TAKEN_UP = frozenset(
    {"group", "organisation", "organization", "movement", "network", "sect", "cult", "faction"}
    | {"militia", "gang", "outfit", "collective", "caliphate", "cell", "band", "underground"}
    | {"association", "regiment", "terror group", "terrorist group", "militant group"}
    | {"rebel group", "armed group", "jihadist group", "extremist group", "guerrilla group"}
    | {"neo-nazi group", "terrorist organisation", "terrorist organization"}
)
_OWN = frozenset({
    "alliance", "assembly", "battalion", "bloc", "brigade", "brotherhood", "circle", "coalition", "column", "command",
    "committee", "compact", "congress", "corps", "council", "covenant", "division", "faction", "federation", "front",
    "guard", "league", "legion", "order", "party", "regiment", "resistance", "society", "union", "unit", "vanguard",
})  # fmt: skip
"""Last words of names by which an article goes on to speak of a body, in small letters."""
_SELF_EVIDENT = frozenset({"sect", "cult", "militia", "commando", "outfit", "imamate", "emirate"})
_ASIDE = re.compile(r"[fOD]d?[axy]?$")
FAR = 80
NEAR = 1
_NAME = re.compile(NAME)
_HEADED = re.compile(r"[asFxyI]{0,3}[ml](?![aNgG])")
"""What `their` is followed by, where it means an organisation's."""
_PEOPLE = frozenset("ouvejlkt")
_BODIES = frozenset({EXTREMIST, NAME, "g", "o"})


@dataclass(slots=True)
class Organisations:
    """The organisations of an article by the number of their word, each with a key, and what is known of each key.

    `names` holds for each key the name as the article writes it first; `known` the lexicon's entry where
    there is one; `basis` the rule that says that it is extremist; `ruled_out` are names that are not, and the rules that looked at them; `ended` that the article tells the end of its group.
    """

    keys: dict[int, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    known: dict[str, Organisation] = field(default_factory=dict)
    basis: dict[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: dict[str, dict[str, None]] = field(default_factory=dict)
    ruled_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ended: bool = False

    def put(self, index: int, key: str, written: str, rules: tuple[str, ...]) -> None:
        """Notes that the word is the organisation of this key."""
        self.keys[index] = key
        self.names.setdefault(key, written)
        self.basis.setdefault(key, rules)
        self.aliases.setdefault(key, {})[written] = None

    def name_nobody(self) -> None:
        """Notes that the article tells of an armed group and gives it no name."""
        self.names[NOBODY] = NOBODY
        self.basis[NOBODY] = (INTRODUCED, "R030")
        self.aliases[NOBODY] = {}


def organisations(
    reading: Reading, speakers: frozenset[str], words: Vocabulary, people: frozenset[str] = frozenset()
) -> Organisations:
    """The extremist organisations; their words in `reading` become extremist names.

    `speakers` are names, in lower case, that attribution gave to people, `people` those that stand beside what somebody is.
    """
    found = Organisations()
    classes = joined(reading, words)
    for index, organisation in reading.lexical.items():
        if reading.classes[index] == EXTREMIST:
            found.put(index, organisation.name, reading.word(index), (LEXICON,))
            found.known[organisation.name] = organisation
    names, basis = introduced(reading, classes, speakers, words, people)
    found.ruled_out = {name: rules for name, rules in basis.items() if name not in names.values()}
    short = short_forms(names, speakers, words)
    for match in _NAME.finditer(classes):
        index = match.start()
        written = reading.word(index)
        name = normal(bare(written))
        the = classes[index - 1 : index] == "d" and reading.low[index - 1] == "the"
        key = names.get(name) or (short.get(name) if the else None)
        if key:
            reading.classes[index] = EXTREMIST
            found.names[key] = key
            found.put(index, key, written, (INTRODUCED, *basis[key]))
        elif written.rsplit(maxsplit=1)[-1].lower() in words.state:
            reading.classes[index] = WordClass.OFFICIAL.value
    _resolve_short(reading, found)
    _resolve_own_noun(reading, found)
    _resolve_the_group(reading, found, words)
    _resolve_its(reading, words)
    return found


def _resolve_the_group(reading: Reading, found: Organisations, words: Vocabulary) -> None:
    """Makes `the group` the organisation that was named last, where that is an extremist one."""
    classes = "".join(reading.classes)
    called = kinds(reading, classes)
    last, here = -FAR, 0
    short = _shortened(found)
    if not found.names and called and has_group(classes):
        found.name_nobody()
    if not found.names:
        return
    only = next(iter(found.names)) if len(found.names) == 1 else None
    for match in _THE_GROUP.finditer(classes):
        index = match.end() - 1
        noun = reading.word(index)
        low = noun.lower()
        evident = low in _SELF_EVIDENT or classes[index] == WordClass.ARMED_GROUP or low in called - _TAKEN_UP
        if (not match["det"] or match["like"]) and not evident:
            continue
        if classes[index + 1 : index + 2] == "f" and reading.word(index + 1) == "of" and noun.islower():
            continue
        definite = not match["det"] or reading.low[match.start()] in _DEFINITE
        if (
            not definite
            or index in reading.plurals
            or (noun.islower() and not evident and low not in _TAKEN_UP)
        ):
            continue
        for named in range(here, index):
            if classes[named] == EXTREMIST or (
                classes[named] == NAME
                and ends_as_body(reading.word(named), words, classes[named - 1])
                and not _ASIDE.search(classes, max(named - 3, 0), named)
            ):
                last = named
        here = max(here, index)
        key = short.get(noun) or (only if evident or only == NOBODY else None)
        if (
            key is None
            and (index - last < (FAR if only is None else 4 * FAR) or not noun.islower())
            and last >= 0
        ):
            key = found.keys.get(last) if reading.classes[last] == EXTREMIST else None
        if key is None and evident and last >= 0:
            key = next((found.keys[i] for i in range(last, -1, -1) if i in found.keys), None)
        if key is not None:
            reading.classes[index] = EXTREMIST
            found.keys[index] = key
            last = index


def _resolve_short(reading: Reading, found: Organisations) -> None:
    """Makes `the Sons` the organisation whose name begins or ends with that word, whatever the word means."""
    short = _shortened(found)
    if not short:
        return
    for match in _DETERMINED.finditer("".join(reading.classes)):
        index = match.end()
        word = reading.word(index)
        if word in short and word != "Army" and reading.word(index - 1)[1:] == "he":
            reading.classes[index] = EXTREMIST
            found.keys[index] = short[word]


def _resolve_own_noun(reading: Reading, found: Organisations) -> None:
    """Makes `the council` the Hill Defence Council, where no other body of that kind is named and the noun stands after it."""
    named: dict[str, set[str]] = {}
    for index, kind in enumerate(reading.classes if found.keys else ()):
        if kind in _BODIES:
            low = reading.low[index]
            for noun in _OWN & {last_word(low), last_word(low.partition(" of ")[0])}:
                if reading.word(index)[:1].isupper():
                    named.setdefault(noun, set()).add(found.keys.get(index, ""))
    own = {noun: next(iter(keys)) for noun, keys in named.items() if len(keys) == 1 and "" not in keys}
    if not own:
        return
    seen: set[str] = set()
    taken_up = {index for index, low in enumerate(reading.low) if low in own}
    for index in sorted(taken_up | found.keys.keys()):
        key = own.get(reading.word(index))
        if found.keys.get(index) in own.values():
            seen.add(found.keys[index])
        elif (
            key in seen
            and reading.classes[index - 1] == "d"
            and reading.low[index - 1] in _DEFINITE
            and reading.classes[index + 1 : index + 2] != [NAME]
            and reading.low[index + 1 : index + 2] not in (["of"], ["for"])
        ):
            reading.classes[index] = EXTREMIST
            found.keys[index] = key


def _shortened(found: Organisations) -> dict[str, str]:
    """The organisation of each word in capitals that its name ends or begins with: `the Column`."""
    short: dict[str, str] = {}
    for key in found.names:
        short.setdefault(key.split()[-1], key)
        short.setdefault(key.split(" of ")[0], key)
    return {word: key for word, key in short.items() if not word.islower()}


def _resolve_its(reading: Reading, words: Vocabulary) -> None:
    """Marks each `its` that means an extremist organisation: the body named last, or the first of the sentence before."""
    if EXTREMIST not in reading.classes or not ("its" in reading.low or "their" in reading.low):
        return
    last, first, sentences = "", "", 0
    for index, kind in enumerate(reading.classes):
        if kind == BOUNDARY:
            sentences += 1
            last = first or (last if sentences <= NEAR else "")
            first = ""
        elif kind in _BODIES and (
            kind != NAME or ends_as_body(reading.word(index), words, reading.classes[index - 1])
        ):
            last, sentences = kind, 0
            first = kind if first in ("", "g") else first
        elif last != EXTREMIST:
            continue
        elif reading.low[index] == "it" and kind == "h":
            first = first or last
        elif (kind == "d" and reading.low[index] == "its") or (kind == "H" and _is_theirs(reading, index)):
            reading.classes[index] = WordClass.ITS.value
            first = first or last


def _is_theirs(reading: Reading, index: int) -> bool:
    """Whether `their leader` means the organisation's: its sentence tells of no other people before."""
    if reading.low[index] != "their" or not _HEADED.match("".join(reading.classes[index + 1 : index + 6])):
        return False
    for before in range(index - 1, max(index - FAR, -1), -1):
        kind = reading.classes[before]
        if kind in (EXTREMIST, BOUNDARY):
            return True
        if kind in _PEOPLE and before in reading.plurals:
            return False
    return False
