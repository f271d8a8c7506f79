"""The people of an article: which words name them, which pronouns and ages mean them."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dsbuild.quotes.roster.mentioned import Named
from dsbuild.quotes.roster.names import Form, folded, people
from dsbuild.quotes.roster.reading import AGED, BOUNDARY, NAME, PERSON, QUOTED, Reading
from dsbuild.quotes.roster.vocabulary import Vocabulary

_SPLIT = re.compile(r"\s+")
_INTRODUCED = re.compile(
    r"(?<=[oveljkumMRBtYF#])N|N(?=,r?[#Y])|N(?=\(#\))|(?<=Y)N|N(?=,?[wb,rz]{0,4}S)|N(?=,d?[aFx]{0,2}[oveljkumMRB])|(?<=[mkM],)N(?=,)|(?<=wi)N|(?<=ti)N"
)
_WEAKLY_INTRODUCED = re.compile(r"N(?=[zb][rna])|(?<=\|)N(?=[&VJDL])")
_RELATIVE = re.compile(r"N(?=,w)")
_BODIES = frozenset({"police", "army", "military", "navy", "government", "court", "parliament", "coalition"})
_BOUNDARIES = re.compile(r"\|")
_PEOPLE = re.compile(r"[PhY]|(?<=d)F?[MRB](?![PNpaMmoveljuktB,gG]|f[dH]?X)")
_FIGHTING = re.compile(r"[MRBXxG]")
NEAR = 6
OPENING = 14
OFTEN = 3
_LEADING = frozenset({"van", "der", "den", "de", "von", "di", "da", "del", "la", "le", "du", "al", "el"})
HE_SHE = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
HONORIFIC_GENDER = {
    "mr": "he",
    "mr.": "he",
    "sir": "he",
    "lord": "he",
    "sheikh": "he",
    "imam": "he",
    "father": "he",
    "mullah": "he",
    "mrs": "she",
    "mrs.": "she",
    "ms": "she",
    "ms.": "she",
    "miss": "she",
    "dame": "she",
    "lady": "she",
    "baroness": "she",
    "sister": "she",
}


@dataclass(slots=True)
class Cast:
    """Who is who: the person of each word that means one, and what is known of each person.

    `subjects` holds for each sentence, by its number, the people that it speaks of, first the one that it
    is about where it is in `headed`; `former` are people whom a description takes up as former, `bearers` the people of each last name, `boundaries` the words before each sentence.
    `lead` is the person whom the article is about, where it is about one.
    """

    who: dict[int, int] = field(default_factory=dict)
    forms: dict[int, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    first: dict[int, int] = field(default_factory=dict)
    genders: dict[int, str] = field(default_factory=dict)
    ages: dict[int, str] = field(default_factory=dict)
    bearers: dict[str, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    boundaries: list[int] = field(default_factory=list)
    subjects: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    former: set[int] = field(default_factory=set)
    headed: set[int] = field(default_factory=set)
    lead: int | None = None

    def name(self, person: int) -> str:
        """The longest form of the person's name; of equally long ones the first."""
        return max(self.forms[person], key=lambda form: (len(form.split()), "." not in form))

    def sentence(self, index: int) -> int:
        """The number of the sentence that a word stands in."""
        return bisect_right(self.boundaries, index)

    def presented(self, word: int) -> int | None:
        """The subject of the last sentence before a word whose subject is a person."""
        last = self.sentence(word)
        for number in range(last - 1, max(last - OPENING, 0), -1):
            if number in self.headed:
                return self.subjects[number][0]
        return None

    def antecedent(self, index: int, gender: str | None) -> int | None:
        """Whom a pronoun of this gender means at this word: the subject nearest before it."""
        here = self.sentence(index)
        for number in range(here, max(here - NEAR, 0) - 1, -1):
            for person in self.subjects[number][:4]:
                if gender is None or self.genders.get(person, gender) == gender:
                    return person
        return None


def cast(reading: Reading, named: Named, words: Vocabulary, asked: int | None = None) -> Cast:
    """The people of the article; their words in `reading` become persons.

    `named` are the names that attribution found, `asked` is where the first answer of an interview starts.
    """
    classes = "".join(reading.classes)
    introduced = {
        match.start()
        for match in _INTRODUCED.finditer(classes)
        if not (match.start() and reading.word(match.start() - 1).lower() in _BODIES)
    }
    introduced |= {m.start() for m in _WEAKLY_INTRODUCED.finditer(classes) if " " in reading.word(m.start())}
    introduced |= {
        m.start() for m in _RELATIVE.finditer(classes) if reading.word(m.start() + 2).lower() == "who"
    }
    names = [(i, _form(reading.word(i), words)) for i, kind in enumerate(reading.classes) if kind == NAME]
    meant = people([form for _, form in names if form])
    human = {
        person
        for i, form in names
        for person in meant.get(form, ())
        if i in reading.honorifics or _is_person(reading.word(i), form, i in introduced, named, words)
    }
    players = Cast()
    _place_names(players, reading, names, meant, human, words)
    ahead = _walk(players, reading)
    quoted = {p for p, forms in players.forms.items() if any(form.lower() in named.whole for form in forms)}
    players.lead = _lead(players, quoted)
    if asked is not None:
        guest = players.presented(bisect_left(reading.starts, asked))
        players.lead = players.lead if guest is None else guest
    _look_ahead(players, reading, ahead)
    return players


def _lead(players: Cast, quoted: set[int]) -> int | None:
    """The person whom the article names most among those it quotes by name, else among all, if it opens with them."""
    mentions = Counter(players.who.values())
    ranked = sorted(mentions, key=lambda p: (p not in quoted, -mentions[p], players.first[p]))
    fits = [p for p in ranked if players.sentence(players.first[p]) <= OPENING]
    return fits[0] if fits and mentions[fits[0]] >= OFTEN else None


def _look_ahead(players: Cast, reading: Reading, ahead: Sequence[int]) -> None:
    """Gives the pronouns of a headline or an opening the person who is named after them."""
    lead = players.lead
    if lead is None:
        return
    named = players.first[lead]
    for index in ahead:
        gender = HE_SHE[reading.word(index).lower()]
        if index > named or players.genders.get(lead, gender) != gender:
            continue
        players.genders.setdefault(lead, gender)
        reading.classes[index] = PERSON
        players.who[index] = lead


def _form(name: str, words: Vocabulary) -> Form:
    parts = [part for part in _SPLIT.split(name) if part]
    while len(parts) > 1 and (parts[0].lower() in words.titles or parts[0].lower() in _LEADING):
        parts.pop(0)
    return tuple(parts)


def _untitled(name: str, words: Vocabulary) -> str:
    parts = name.split()
    while len(parts) > 1 and parts[0].lower() in words.titles:
        parts.pop(0)
    return " ".join(parts)


def _is_person(name: str, form: Form, introduced: bool, named: Named, words: Vocabulary) -> bool:
    if name.lower() in named.bodies:
        return False
    if name.lower() in named.whole:
        return True
    if form[-1].lower() in words.heads:
        return False
    if folded(form[0]) in words.genders or folded(form[0]) in {"abu", "umm", "um"}:
        return len(form) > 1 or introduced
    return introduced and not name.isupper()


def _place_names(
    players: Cast,
    reading: Reading,
    named: list[tuple[int, Form]],
    meant: dict[Form, tuple[int, ...]],
    human: set[int],
    words: Vocabulary,
) -> None:
    for index, form in named:
        candidates = [person for person in meant.get(form, ()) if person in human]
        if not candidates:
            continue
        person = min(candidates, key=lambda number: _unlikely(players, reading, index, number))
        reading.classes[index] = PERSON
        players.who[index] = person
        players.first.setdefault(person, index)
        players.forms[person][_untitled(reading.word(index), words)] = None
        players.bearers[form[-1]][person] = None
        gender = HONORIFIC_GENDER.get(reading.honorifics.get(index, "")) or words.genders.get(folded(form[0]))
        if gender and (len(form) > 1 or index in reading.honorifics):
            players.genders.setdefault(person, gender)


def _unlikely(players: Cast, reading: Reading, index: int, person: int) -> tuple[bool, int]:
    """How unlikely the person is to be meant: the wrong gender, then introduced later than another."""
    gender = HONORIFIC_GENDER.get(reading.honorifics.get(index, ""))
    wrong = gender is not None and players.genders.get(person, gender) != gender
    return wrong, players.first.get(person, len(reading.classes))


def _walk(players: Cast, reading: Reading) -> list[int]:
    """Numbers the sentences, notes their subjects, and gives pronouns and ages the person that they mean.

    Returns `he` and `she` where nobody was named before.
    """
    ahead: list[int] = []
    classes = reading.classes
    players.boundaries = [match.start() for match in _BOUNDARIES.finditer("".join(classes))]
    joined = "".join(classes)
    militant: int | None = None
    for match in _PEOPLE.finditer(joined):
        index, kind = match.start(), match[0]
        number = players.sentence(index)
        if kind == PERSON:
            person = players.who[index]
            _note_age(players, reading, index, person)
        elif kind == "h" and (gender := HE_SHE.get(reading.word(index).lower())):
            found = players.antecedent(index, gender)
            if found is None:
                if reading.word(index).lower() in {"he", "she"}:
                    ahead.append(index)
                continue
            person = found
            players.genders.setdefault(person, gender)
            if reading.word(index).lower() in {"he", "she"}:
                classes[index] = PERSON
                players.who[index] = person
        elif kind == AGED and classes[index - 1] == "d" and classes[index + 1] not in "NPmMtoveljku":
            found = players.antecedent(index, None)
            if found is None:
                continue
            person = found
            classes[index] = PERSON
            players.who[index] = person
        elif kind[-1] in "MRB" and militant is not None and _taken_up(reading, match):
            person, index = militant, match.end() - 1
            players.headed.discard(number)
            if "F" in kind or kind == "R":
                players.former.add(person)
            classes[index] = PERSON
            players.who[index] = person
        else:
            continue
        if kind == PERSON and _FIGHTING.search(joined, max(index - 6, 0), index + 10):
            militant = person
        _note_subject(players, reading, index, number, person)
    return ahead


def _taken_up(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a description takes up somebody: `the former fighter`, in the singular."""
    return match.end() - 1 not in reading.plurals and reading.word(match.start() - 1).lower() == "the"


def _note_age(players: Cast, reading: Reading, index: int, person: int) -> None:
    for near in (index - 1, index + 2):
        if near < len(reading.classes) and reading.classes[near] in (AGED, "#"):
            players.ages.setdefault(person, re.sub(r"\D.*", "", reading.word(near)))


def _note_subject(players: Cast, reading: Reading, index: int, number: int, person: int) -> None:
    before = reading.classes[index - 1] if index else BOUNDARY
    after = reading.classes[index + 1] if index + 1 < len(reading.classes) else BOUNDARY
    if before == BOUNDARY and after == ";" and reading.classes[index + 2] != QUOTED:
        return
    if number not in players.headed and before not in "fO" and after != "p":
        players.headed.add(number)
        if person in players.subjects[number]:
            players.subjects[number].remove(person)
        players.subjects[number].insert(0, person)
    elif person not in players.subjects[number]:
        players.subjects[number].append(person)
