"""What a number counts: its noun phrase and the class of its head."""

from typing import NamedTuple

from dsbuild.counts.numerals import Form, Number, in_members
from dsbuild.counts.reading import Reading
from dsbuild.counts.vocabulary import Head, Voice

LONGEST = 7
AMBIGUOUS = frozenset({"these", "those", "which"})
THINGS_TOO = frozenset({"them", "which"})
BESIDE = 2
THEM = frozenset({"them", "whom", "us", "you"}) | AMBIGUOUS
ANIMAL = ("birds", "horses", "whales", "hounds", "fowl", "bulls", "sharks", "turtles", "monkeys")
OWN = frozenset({"number", "ranks"})
INDEFINITE = frozenset({"all", "about", "some"})
ADJECTIVAL = ("ed", "ing", "ous", "al", "ful", "ish")
PLURALS = frozenset({"people", "men", "children"})
WALLS = (
    "phrase_ends", "be", "auxiliaries", "modals", "relatives", "subordinators", "times", "inclusion", "negations",
    "prepositions", "followers", "months",
)  # fmt: skip
HARMED = (Voice.PAST, Voice.STATE, Voice.HAPPENS, Voice.GERUND, Voice.FINITE, Voice.COUNTED)


class Phrase(NamedTuple):
    """A number with what it counts: the words up to `last`, headed by the word at `at`.

    `whole` is the index of the number inside `three of the 12 passengers`, which is no count of its own.
    `partitive` tells `two of them`.
    """

    number: Number
    last: int
    head: Head
    at: int | None = None
    whole: int | None = None
    partitive: bool = False

    @property
    def bare(self) -> bool:
        """Whether the number stands alone."""
        return self.head is Head.BARE


def phrases(reading: Reading, found: list[Number]) -> list[Phrase]:
    """A phrase for each number, in order."""
    starts = {number.first: index for index, number in enumerate(found)}
    counted = [
        (_partitive(reading, number, found, starts) if reading.word(number.last) == "of" else None)
        or _phrase(reading, number, number.last)
        for number in found
    ]
    return [_part_of_things(reading, counted, index) for index in range(len(counted))]


def _part_of_things(reading: Reading, counted: list[Phrase], index: int) -> Phrase:
    """The phrase, with the head of the things right before it that its `of them` takes up: `310 beds, 28 of them`."""
    phrase = counted[index]
    if index == 0 or not phrase.partitive or phrase.at is None or reading.words[phrase.at] not in THINGS_TOO:
        return phrase
    before = counted[index - 1]
    things = before.head in (Head.THING, Head.WEAPON, Head.ANIMAL) and before.number.low >= phrase.number.low
    close = phrase.number.first - before.last <= BESIDE
    return phrase._replace(head=before.head) if things and close else phrase


def _phrase(
    reading: Reading, number: Number, at: int, whole: int | None = None, *, partitive: bool = False
) -> Phrase:
    alone = number.form is Form.VAGUE and at == number.last and _vague_alone(reading, at)
    whose = reading.words[number.core] == "both" and reading.is_a(at, "pronouns") and not partitive
    last, head = (at, None) if alone else _walk(reading, at + whose)
    body = head is not None and reading.near(head, "totals") and in_members(reading.words[number.core])
    return Phrase(number, last, Head.PEOPLE if body else _class(reading, head), head, whole, partitive)


def _vague_alone(reading: Reading, at: int) -> bool:
    """Whether a vague number takes no noun: `dozens trapped`, not `dozens more people`."""
    plural = reading.words[at - 1] in reading.vocabulary.vague
    return plural and reading.word(at) not in {"more", "other", "others", "further"}


def _partitive(
    reading: Reading, number: Number, found: list[Number], starts: dict[int, int]
) -> Phrase | None:
    """`two of them`, `three of the 12 passengers`, `dozens of people`."""
    at = number.last + 1
    while at not in starts and (reading.is_a(at, "pronouns") or reading.word(at) in INDEFINITE):
        at += 1
        word = reading.words[at - 1]
        if word in THEM and not (word in AMBIGUOUS and (at in starts or _noun(reading, at))):
            return Phrase(number, at, Head.PEOPLE, at - 1, partitive=True)
    if at > number.last + 1 and reading.word(at) in OWN:
        return Phrase(number, at + 1, Head.PEOPLE, at, partitive=True)
    whole = starts.get(at)
    if whole is not None and found[whole].form in (Form.DIGITS, Form.WORDS, Form.VAGUE):
        return _phrase(reading, number, found[whole].last, whole, partitive=True)
    determined = at > number.last + 1
    phrase = _phrase(reading, number, at, partitive=determined)
    return phrase if determined or number.low > 1 or phrase.at is not None else None


def _noun(reading: Reading, at: int) -> bool:
    word = reading.word(at)
    plural = word.endswith("s") and word.isalpha() and not reading.is_a(at, "be", "auxiliaries")
    return plural or word in reading.vocabulary.heads


def _walk(reading: Reading, at: int) -> tuple[int, int | None]:
    """Where the noun phrase that begins at `at` ends, and where its head is."""
    head: int | None = None
    for here in range(at, min(len(reading.words), at + LONGEST)):
        if _stops(reading, here, head):
            break
        if head is not None and _known(reading, head) and not _compound(reading, head, here):
            break
        possessive = reading.words[here].endswith("'s") and here + 1 < len(reading.words)
        if not possessive and not (head is None and _adjective(reading, here)):
            head = here
    return (at, None) if head is None else (head + 1, head)


def _known(reading: Reading, at: int) -> bool:
    return reading.words[at] in reading.vocabulary.heads


def _compound(reading: Reading, head: int, at: int) -> bool:
    """Whether the noun at `head` only modifies the noun at `at` (`police officers`, `car bombs`)."""
    word, following = reading.words[head], reading.word(at)
    if _is_plural(reading, word) or reading.vocabulary.heads.get(word) is Head.ANIMAL:
        return False
    return following.endswith("s") or _known(reading, at) or reading.harm(at, Voice.COUNTED) is not None


def _is_plural(reading: Reading, word: str) -> bool:
    singular = word + "es" in reading.vocabulary.heads  # bus, buses
    return word in PLURALS or (word.endswith("s") and word != "marines" and not singular)


def _adjective(reading: Reading, at: int) -> bool:
    """Whether the word at `at` is likely to qualify a noun that comes after it."""
    word = reading.words[at]
    shaped = word.endswith(ADJECTIVAL) or reading.adverb(at)
    return reading.is_a(at, "qualifying") or (
        shaped and not _known(reading, at) and reading.word(at + 1)[:1].isalpha()
    )


def _stops(reading: Reading, at: int, head: int | None) -> bool:
    word = reading.words[at]
    if not word[0].isalpha():
        return not (word[0].isdecimal() and "-" in word and word[-1].isalpha())
    if head is None and reading.is_a(at, "prenominal"):
        return False
    if reading.is_a(at, *WALLS) and not (head is None and reading.near(at, "uniformed")):
        return True
    last_adverb = reading.adverb(at) and not reading.word(at + 1).isalpha()
    harmed = reading.harm(at, *HARMED) and not (head is not None and reading.harm(at, Voice.COUNTED))
    if harmed or last_adverb:
        return True
    if head is None:
        return reading.is_a(at, "reporting") and not word.endswith("ed")
    return not _known(reading, at) and _verbal(reading, at)


def _verbal(reading: Reading, at: int) -> bool:
    return (
        reading.adverb(at)
        or reading.is_a(at, "reporting", "links", "others")
        or reading.words[at].endswith(("ed", "ing"))
    )


def _class(reading: Reading, at: int | None) -> Head:
    if at is None:
        return Head.BARE
    return head_of(reading, at) or Head.UNKNOWN


def head_of(reading: Reading, at: int) -> Head | None:
    """The class of the noun at `at`, None when it is not known."""
    word, heads = reading.word(at), reading.vocabulary.heads
    if word.endswith(("-year-olds", "-year-old")):
        return Head.PEOPLE
    known = heads.get(word) or heads.get(word.rsplit("-", 1)[-1])
    if known is Head.ANIMAL and reading.near(at, "namesakes") and reading.capital(at):
        return None
    return known or (Head.ANIMAL if word.endswith(ANIMAL) else None)
