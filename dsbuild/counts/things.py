"""Rules that rule out what is counted: measures, times, attacks, things, animals; idioms, figures taken back."""

from collections.abc import Callable

from dsbuild.counts.binding import Scene, is_zero
from dsbuild.counts.phrases import THEM, Phrase, head_of
from dsbuild.counts.reading import Reading
from dsbuild.counts.vocabulary import Head, Voice
from dsbuild.model import Effect, Rule

RISE = 5
TOLL = 8
ERROR = 18
DENIAL = 25
REVISION = 14
YEAR_BEFORE = frozenset({"last", "previous", "year", "ago", "in"})
APPOSED = 8
TOLD = 12
PAIR = 2
IDIOM_REACH = 5
CORRELATIVE = 6
ADJECTIVES = 4
STATES = frozenset({"killed", "dead", "injured", "wounded"})


def _headed(head: Head) -> Callable[[Scene, int], bool]:
    def of_head(scene: Scene, index: int) -> bool:
        return scene.phrases[index].head is head

    return of_head


def _animal(scene: Scene, index: int) -> bool:
    """Animals, and those of `12 dead horses`."""
    reading, phrase = scene.at(index)
    if phrase.partitive and phrase.at is not None and reading.words[phrase.at] == "them":
        return _of_animals(reading, phrase.number.first)
    return phrase.head is Head.ANIMAL or _dead_animals(reading, phrase.number.last)


def _dead_animals(reading: Reading, first: int) -> bool:
    """Whether the harmed at `first` are animals, over an adjective or two: `dead sperm whales`."""
    at = reading.skip(first)
    while reading.harm(at, Voice.STATE, Voice.PAST):
        at += 1
    if at == first:
        return False
    for here in range(at, at + ADJECTIVES):
        head = head_of(reading, here)
        if head is not None:
            return head is Head.ANIMAL
        if not reading.word(here).isalpha() or reading.is_a(
            here, "prepositions", "be", "followers", "determiners"
        ):
            return False
    return False


def _of_animals(reading: Reading, first: int) -> bool:
    """Whether the nearest people or animals before are animals: `a flock of birds, killing 50 of them`."""
    heads = (
        reading.vocabulary.heads.get(reading.words[here])
        for here in range(first - 1, max(-1, first - TOLD), -1)
    )
    return next((head for head in heads if head in (Head.PEOPLE, Head.ANIMAL)), None) is Head.ANIMAL


def _idiom(scene: Scene, index: int) -> bool:
    reading, phrase = scene.at(index)
    core = phrase.number.core
    if reading.word(core - 1) == "of" and phrase.bare and reading.near(core - 2, "parents"):
        return True
    return any(
        reading.words[max(0, last - len(idiom)) : last] == idiom
        for last in range(core + 1, core + IDIOM_REACH)
        for idiom in reading.vocabulary.idioms.get(reading.word(last - 1), ())
    )


def _withdrawn(scene: Scene, index: int) -> bool:
    """`13, not 15`, `revised down from 15`, `wrongly said that 15 died`."""
    reading, phrase = scene.at(index)
    if is_zero(phrase):
        return False
    at = phrase.number.first
    if reading.word(at - 1) == "not" and reading.word(at - 2) in {",", "and", "(", "–", "-", "—"}:
        return True
    if " ".join(reading.words[max(0, at - 2) : at]) in reading.vocabulary.contexts["withdrawn"]:
        return YEAR_BEFORE.isdisjoint(reading.words[phrase.number.last : phrase.number.last + 6])
    if reading.word(at - 1) == "from" and (
        reading.has("rising", at - RISE, at) or _from_to(reading, phrase.number.last, at)
    ):
        return True
    return _denied(reading, phrase.number.last, at) or _taken_back(reading, at)


def _denied(reading: Reading, last: int, at: int) -> bool:
    """Whether another figure takes its place: `Not three people died, but one`."""
    opens = reading.word(at - 1) == "not" and not reading.word(at - 2)[:1].isalnum()
    return opens and "but" in reading.words[last : last + DENIAL]


def _from_to(reading: Reading, last: int, at: int) -> bool:
    return "to" in reading.words[last : last + 3] and reading.has("toll", at - TOLL, at)


def _taken_back(reading: Reading, at: int) -> bool:
    """Whether words before `at` say that what follows is, or was found to be, wrong."""
    words, contexts = reading.words[max(0, at - ERROR) : at], reading.vocabulary.contexts
    if all(contexts[context].isdisjoint(words) for context in ("mistaken", "printed", "at_first")):
        return False
    for here in range(at - 1, max(-1, at - ERROR), -1):
        if reading.near(here, "put_right"):
            return False
        if reading.near(here, "mistaken") or (reading.near(here, "printed") and _wrong(reading, here)):
            return True
        if reading.near(here, "at_first") and reading.near(here + 1, "first_told"):
            return reading.has("revised", at, at + REVISION)
    return False


def _wrong(reading: Reading, at: int) -> bool:
    """Whether the report at `at` is an earlier one, or one that this note corrects."""
    return reading.near(at - 1, "superseded") or reading.near(0, "corrections")


def _pronoun(scene: Scene, index: int) -> bool:
    """`this one`, `the one who`, `one dies`, `both of them slightly`."""
    word = scene.reading.words[scene.phrases[index].number.core]
    return (word == "both" and _both(scene, index)) or (word == "one" and _one(scene, index))


def _both(scene: Scene, index: int) -> bool:
    """`both dead and wounded`; `both of them slightly` after two."""
    reading, phrase = scene.at(index)
    number = phrase.number
    if index > 0 and scene.phrases[index - 1].number.low == PAIR:
        aside = (
            reading.word(number.first - 1) in {",", "("} and scene.phrases[index - 1].last == number.first - 1
        )
        if aside or (phrase.partitive and reading.adverb(phrase.last)):
            return True
    if reading.harm(number.last, Voice.STATE, Voice.COUNTED):
        return reading.word(number.last + 1) == "and"
    return _correlative(reading, number.last)


def _correlative(reading: Reading, first: int) -> bool:
    """Whether `both` opens what `and` closes: `both the army and the rebels`, not `both men`."""
    for at in range(first, first + CORRELATIVE):
        if reading.word(at) == "and":
            one, other = reading.words[at - 1], reading.word(at + 1)
            return at > first and (not one.endswith("s") or other.endswith("s"))
        if not reading.word(at)[:1].isalpha() or reading.word(at) == "of":
            return reading.word(at) == "." and reading.capital(at + 1) and reading.capital(at - 1)
        if reading.harm(at, Voice.PAST) or reading.is_a(at, "be", "auxiliaries", "modals", "relatives"):
            return False
    return False


def _one(scene: Scene, index: int) -> bool:
    reading, phrase = scene.at(index)
    number = phrase.number
    before, after = reading.word(number.first - 1), reading.word(number.last)
    if phrase.partitive and _apposed(reading, phrase):
        return True
    dies = before == "," and index > 0 and after == "dies"
    if dies or not phrase.bare or number.last - number.first > 1:
        return False
    if reading.near(number.first - 1, "before_pronoun") or reading.near(number.last, "after_pronoun"):
        return True
    shared_out = (after == "for" and reading.word(number.last + 1) in {"every", "each"}) or (
        after == "by" and reading.word(number.last + 1) == "one"
    )
    return shared_out or (before == "the" and after not in STATES)


def _apposed(reading: Reading, phrase: Phrase) -> bool:
    """Whether `one of the pupils` only says who is meant: `her son, one of 276 pupils kidnapped, was killed`."""
    before = phrase.number.first - 1
    them = phrase.at is not None and reading.words[phrase.at] in THEM
    return (
        reading.word(before) == ","
        and reading.word(before - 1)[:1].isalpha()
        and not them
        and before < APPOSED
    )


MEASURE = Rule(
    "C107", "not a casualty: a distance or another measure", _headed(Head.DISTANCE), Effect.RULES_OUT
)
DURATION = Rule("C108", "not a casualty: a length of time", _headed(Head.DURATION), Effect.RULES_OUT)
ATTACK = Rule(
    "C109", "not a casualty: a number of attacks or accidents", _headed(Head.ATTACK), Effect.RULES_OUT
)
WEAPON = Rule("C110", "not a casualty: weapons", _headed(Head.WEAPON), Effect.RULES_OUT)
ANIMAL = Rule("C111", "not a casualty: animals", _animal, Effect.RULES_OUT)
THING = Rule("C112", "not a casualty: things", _headed(Head.THING), Effect.RULES_OUT)
IDIOM = Rule("C113", "not a casualty: an idiom", _idiom, Effect.RULES_OUT)
WITHDRAWN = Rule("C115", "not a casualty: a figure that is taken back", _withdrawn, Effect.RULES_OUT)
PRONOUN = Rule(
    "C116", "not a casualty: `one` and `both` as pronouns and in `both … and`", _pronoun, Effect.RULES_OUT
)
