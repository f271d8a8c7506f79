"""What the rules share: the sentence under judgement, and what binds a number to harm."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dsbuild.counts.harm import suffered
from dsbuild.counts.numerals import ZERO
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Reading
from dsbuild.counts.verbs import Group
from dsbuild.counts.vocabulary import Head, Voice
from dsbuild.model import CasualtyKind

OTHER_FATES = ("arrests", "survival", "hostages", "displacement", "other_fates")
NO_NOUN = (
    "prepositions",
    "followers",
    "be",
    "auxiliaries",
    "times",
    "months",
    "modals",
    "reporting",
    "links",
    "subordinators",
)
PERSONAL = ("ers", "ists", "ors", "ans", "ees", "men")


class Binding(NamedTuple):
    """That a number counts people who came to harm, by the rule `rule`, and what its words leave open.

    `real` is False for harm that is possible or to come; `planned` tells that an attempt, a plan or a threat
    says it; `active` that those counted do the harm.
    """

    rule: str
    kind: CasualtyKind
    real: bool = True
    planned: bool = False
    feared: bool = False
    negated: bool = False
    active: bool = False


class Scene(NamedTuple):
    """A sentence under judgement: its words and number phrases, and what is bound and ruled out so far.

    `bound` and `out` go by index of phrase, `starts` gives that index by the phrase's first word. `shouting`
    tells that it is in capitals, `ill` that it speaks of a disease; `topic` is what the sentence before counts.
    """

    reading: Reading
    phrases: Sequence[Phrase]
    bound: Mapping[int, Binding]
    out: Mapping[int, str]
    starts: Mapping[int, int]
    shouting: bool
    ill: bool
    topic: Binding | None

    def at(self, index: int) -> tuple[Reading, Phrase]:
        """The words, and the phrase at `index`."""
        return self.reading, self.phrases[index]


def counts_people(reading: Reading, phrase: Phrase, *, loose: bool) -> bool:
    """Whether the head of the phrase can come to harm; `loose` words of harm ask for people."""
    if phrase.head is not Head.UNKNOWN or phrase.at is None:
        return phrase.head in (Head.PEOPLE, Head.BARE)
    return not loose or reading.capital(phrase.at) or reading.words[phrase.at].endswith(PERSONAL)


def from_group(rule: str, found: Group) -> Binding:
    """The binding of a number to the verb group that follows it."""
    return Binding(
        rule, found.kind, found.real, feared=found.feared, negated=found.negated, active=found.active
    )


def governor(reading: Reading, first: int) -> int:
    """Where the word stands that governs the phrase at `first`, over its determiners."""
    at = first - 1
    while reading.word(at) != "of" and reading.is_a(at, "determiners"):
        at -= 1
    in_all = reading.word(at) == "in" and reading.word(at + 1) == "all"
    return at - 1 if in_all else at


def is_zero(phrase: Phrase) -> bool:
    """Whether the phrase says none."""
    return phrase.number.form in ZERO


def speaks_on(reading: Reading, at: int) -> bool:
    """Whether the words at `at` go on with a verb of their own."""
    at = reading.skip(at)
    word = reading.word(at)
    past = word.endswith("ed") and len(word) > 3 and not reading.harm(at, Voice.PAST)
    return past or reading.is_a(at, "be", "auxiliaries", "modals", "others", "reporting", "links")


def meets_another_fate(reading: Reading, phrase: Phrase) -> bool:
    """Whether the words after the phrase say that something else than harm became of them (`30 rescued`)."""
    own = phrase.number.last if phrase.head is Head.UNKNOWN and not phrase.partitive else phrase.last
    at = reading.skip(own)
    if reading.harm(at, Voice.PAST) or suffered(reading, at):
        return False
    word, after = reading.word(at), reading.word(at + 1)
    participle = word.endswith("ed") and (not after[:1].isalpha() or ends_phrase(reading, at + 1))
    return participle or any(reading.near(at, fate) for fate in OTHER_FATES)


def ends_phrase(reading: Reading, at: int) -> bool:
    """Whether the word at `at` is none of a noun phrase."""
    return reading.adverb(at) or reading.is_a(at, *NO_NOUN)


def is_verbal(reading: Reading, at: int) -> bool:
    """Whether the word at `at` looks like a verb of something else than harm."""
    word = reading.word(at)
    shaped = word.endswith(("ed", "ing")) and len(word) > 4
    return shaped and word not in reading.vocabulary.heads and not reading.near(at, "openers")
