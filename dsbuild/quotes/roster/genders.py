"""Whether a name is a man's or a woman's: by the form of address, the noun beside it, else by the given name."""

import re

from dsbuild.quotes.roster.cast import Cast
from dsbuild.quotes.roster.definite import described_before
from dsbuild.quotes.roster.described import FEMALE, MALE, gender_of
from dsbuild.quotes.roster.names import Form, given_name
from dsbuild.quotes.roster.reading import Reading, last_word
from dsbuild.quotes.roster.vocabulary import Vocabulary

_ADDRESSED = re.compile(r"(M(?<!\wM)(?:rs?|s|iss))\.? ([^\W\d_][\w’'-]+)")
_KIN_AFTER = re.compile(r"[NP],(?:#,)?(?:H|[NP]p)[aF]{0,2}k,")
_SPOUSE = re.compile(
    r",?(?: \(?\d\d\)?,)? (?:who lost h(?:er|is)|whose) (?:\w+ )?(husband|boyfriend|wife|girlfriend)\b"
)
KIN_REACH = 9
"""Words from a name to the sign after whose relative they are (`Selin, his younger sister,`)."""
APART = 40
"""Words after the last mention of a relative within which a surname alone goes on to mean them."""
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


def by_noun(reading: Reading, index: int) -> str | None:
    """The gender that a noun before a name tells: `her grandmother, Jean`, `widow Ann Li`."""
    at = index - 2 if reading.classes[index - 1] == "," else index - 1
    if at >= 0 and reading.classes[at] in "koult" and at not in reading.plurals:
        noun = last_word(reading.word(at))
        if (told := gender_of(noun)) is not None:
            return told
    spouse = _SPOUSE.match(reading.text, reading.ends[index])
    if spouse:
        return "she" if spouse[1] in ("husband", "boyfriend") else "he"
    after = _KIN_AFTER.match("".join(reading.classes[index : index + KIN_REACH]))
    if after:
        noun = last_word(reading.word(index + after.end() - 2))
        return gender_of(noun)
    if reading.classes[index - 1] != "," or index + 1 == len(reading.classes):
        return None
    nouns = set(described_before(reading, index - 2))  # `The widow of the judge, A. B.,`
    return "she" if nouns & FEMALE else "he" if nouns & MALE else None


def note_forms(players: Cast, reading: Reading, words: Vocabulary) -> None:
    """Notes the genders that `Mr` and `Ms` before a surname tell, and guesses those of single names."""
    for address in _ADDRESSED.finditer(reading.text):
        gender = HONORIFIC_GENDER[address[1].lower().rstrip(".")]
        for person in players.bearers.get(address[2], ()):
            if len(players.bearers[address[2]]) == 1:
                players.genders[person] = gender
    for person, forms in players.forms.items():
        only = next(iter(forms))
        if len(forms) == 1 and " " not in only and (given := given_name(only, words.genders)):
            if person not in players.genders:
                players.guessed.add(person)
            players.genders.setdefault(person, given)


def relative(players: Cast, reading: Reading, index: int, given: dict[int, str], person: int) -> int:
    """Whoever was named last by a given name alone, for `Ms. A.` where A. is a man: his daughter; else `person`."""
    gender = HONORIFIC_GENDER.get(reading.honorifics[index])
    fits = (p for p in reversed(given) if gender and given[p] == gender and players.first[p] < index)
    return next(fits, person)


def is_relative(reading: Reading, index: int) -> bool:
    """Whether a name is introduced as that of somebody's relative (`His mother, A. B.`)."""
    at = index - 2 if reading.classes[index - 1] == "," else index - 1
    return at >= 0 and reading.classes[at] == "k"


def unlikely(
    players: Cast, reading: Reading, index: int, person: int, latest: dict[int, int], kin: set[int]
) -> tuple[bool, bool, int]:
    """How unlikely the person is to be meant: the wrong gender, a relative named before, then named longer ago than another."""
    gender = HONORIFIC_GENDER.get(reading.honorifics.get(index, ""))
    wrong = gender is not None and players.genders.get(person, gender) != gender
    surname = reading.word(index)
    apart = person in kin and gender is None and index - latest.get(person, index) > APART
    if gender is None and surname in players.forms.get(person, ()):
        return wrong, apart, -len(reading.classes) - latest.get(person, -1)
    return wrong, apart, -latest.get(person, -1)


def namesake(meant: dict[Form, tuple[int, ...]], form: Form) -> int:
    """Somebody new of that surname, whom nobody of the other sex can be who is named in full only later (`Mr. Cole’s wife, Heidi Cole`)."""
    person = 1 + max(number for numbers in meant.values() for number in numbers)
    meant[form] = (*meant[form], person)
    return person


def is_kinsman(reading: Reading, index: int) -> bool:
    """Whether a relative of whoever bears the name stands after it (`Cole’s daughter, Ivy`)."""
    return re.match(r"p[aF#]{0,2}k", "".join(reading.classes[index + 1 : index + 5])) is not None
