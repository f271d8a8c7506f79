"""Rules for numbers whose own noun phrase says the harm: `12 deaths`, `12 wounded soldiers`."""

from dsbuild.counts.binding import Binding, Scene, governor, is_zero
from dsbuild.counts.harm import combined
from dsbuild.counts.numerals import Form
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.plurals import plural
from dsbuild.counts.reading import Harmed, Reading
from dsbuild.counts.verbs import group
from dsbuild.counts.vocabulary import NOBODY_HEADS, Head, Voice
from dsbuild.model import CasualtyKind, Rule

QUALIFIERS = 6
EVENT = 6
MOURNED = 8
MODAL = 3
SCHEDULED = 4
NAMED = 12
BODIES = frozenset({"bodies", "body", "corpses", "corpse", "cadavers", "cadaver"})
ESTIMATING = frozenset({"may", "must"})
OF_NONE = frozenset({"of", "immediate", "reports", "or"})
QUALIFYING = frozenset({"reported", "confirmed", "known", "police", "more", "other", "further", "additional"})
NO_QUALIFIER = (
    "prepositions", "followers", "be", "auxiliaries", "modals", "relatives", "subordinators", "pronouns",
)  # fmt: skip
NO_NOUN = (
    "prepositions",
    "followers",
    "be",
    "auxiliaries",
    "times",
    "others",
    "reporting",
    "adverbs",
    "links",
    "inclusion",
)


def _counted(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    number = phrase.number
    if number.form is Form.ANY:
        return None
    first = number.last + (reading.word(number.last) == "of" and number.low > 1)
    if reading.word(first) in {"were", "are"} and phrase.bare and reading.word(number.first - 1) == "which":
        first += 1  # of which 12 were deaths
    for at in range(first, first + QUALIFIERS):
        harmed = reading.harm(at, Voice.COUNTED)
        if harmed and not _modifies(reading, harmed.last):
            suffered = harmed.phrase.voices & {Voice.PAST, Voice.HAPPENS} and not is_zero(phrase)
            return (
                None
                if suffered or not _counts(reading, phrase, harmed)
                else _of_noun(reading, phrase, harmed)
            )
        if not _qualifies(reading, at, zero=is_zero(phrase)):
            return None
    return None


def _counts(reading: Reading, phrase: Phrase, harmed: Harmed) -> bool:
    """Whether the noun counts the harmed: not `12 murder charges`, `two rival bodies`, `his 12 injuries`."""
    number, word = phrase.number, reading.words[harmed.last - 1]
    one = number.form is Form.NONE or number.low == number.high == 1
    if plural(word, {}) in reading.vocabulary.harm and not one:
        return False
    if word in BODIES and number.form is Form.NONE:
        return False
    if word in {"bodies", "body"}:
        named = reading.has("institution_names", harmed.last, harmed.last + NAMED)
        return not (named or reading.has("institutions", number.last, harmed.first))
    if word in {"injuries", "injury"}:
        return not (number.low and reading.has("bearing", number.first - 2, number.first))
    return word != "dead" or not reading.near(harmed.last, "not_deaths")


def _of_noun(reading: Reading, phrase: Phrase, harmed: Harmed) -> Binding:
    kinds, last = [harmed.phrase.kind], harmed.last
    while reading.word(last) in {"or", "and", ",", "/"} and (other := reading.harm(last + 1, Voice.COUNTED)):
        either = reading.word(last) in {"or", "/"} or is_zero(phrase) or Voice.PAST in other.phrase.voices
        if not either:
            break
        kinds.append(other.phrase.kind)
        last = other.last
    verb = group(reading, last)
    first = phrase.number.last
    feared = (verb is not None and verb.feared) or reading.has("fears", first, harmed.first)
    at = governor(reading, phrase.number.first)
    averted = reading.near(at - (reading.word(at) == "of"), "averting")
    to_come = not is_zero(phrase) and reading.has("scheduled", last, last + SCHEDULED)
    planned = averted or to_come or reading.has("unreal", first, harmed.first)
    real = is_zero(phrase) or not _possible(reading, phrase.number.first)
    return Binding("C001", combined(kinds, either=True), real=real, planned=planned, feared=feared)


def _possible(reading: Reading, first: int) -> bool:
    """Whether a modal stands before the number; `may have been` estimates."""
    modals = (here for here in range(first - MODAL, first) if reading.is_a(here, "modals"))
    return any(reading.word(here + 1) != "have" or reading.word(here) not in ESTIMATING for here in modals)


def _qualifies(reading: Reading, at: int, *, zero: bool) -> bool:
    """Whether the word at `at` may stand between a number and its noun."""
    word = reading.word(at)
    if not word[:1].isalpha() or word == "such":
        return False
    if word in QUALIFYING or (zero and word in OF_NONE):
        return True
    harmed = reading.harm(at, Voice.PAST, Voice.STATE) and not reading.harm(at, Voice.COUNTED)
    return not harmed and not reading.is_a(at, *NO_QUALIFIER)


def _modifies(reading: Reading, at: int) -> bool:
    """Whether a noun at `at` makes the word of harm before it a mere modifier (`death threats`)."""
    word = reading.word(at)
    if word in reading.vocabulary.heads or reading.near(at, "not_deaths"):
        return True
    noun = word.endswith("s") and len(word) > 4 and not reading.is_a(at, *NO_NOUN)
    return noun and not reading.harm(at, Voice.COUNTED, Voice.FINITE)


def _attributive(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    at = phrase.number.last + (reading.word(phrase.number.last) == "of" and phrase.number.form is Form.VAGUE)
    while reading.adverb(at) or reading.word(at) in {"more", "other"}:
        at += 1
    harmed = reading.harm(at, Voice.PAST, Voice.STATE)
    if harmed is None or at > phrase.number.last + 3:
        return None
    kinds, last = [harmed.phrase.kind], harmed.last
    if reading.word(last) in {"or", "and"} and (other := reading.harm(last + 1, Voice.PAST, Voice.STATE)):
        kinds.append(other.phrase.kind)
        last = other.last
    return Binding("C002", combined(kinds, either=True)) if _people_at(reading, last) else None


def _people_at(reading: Reading, first: int) -> bool:
    """Whether people or their bodies are the noun that the words at `first` lead to."""
    for here in range(first, first + 4):
        head = reading.vocabulary.heads.get(reading.word(here))
        if head is Head.PEOPLE or (here == first and reading.harm(here, Voice.COUNTED)):
            return True
        ends = not reading.word(here).isalpha() or reading.is_a(
            here, "prepositions", "followers", "be", "determiners"
        )
        if ends or head in NOBODY_HEADS:
            return False
    return False


def _victims(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if is_zero(phrase):
        return None
    fell = reading.words[phrase.last : phrase.last + 2] == ["who", "fell"] and phrase.head not in NOBODY_HEADS
    if fell and reading.has("fallen", 0, len(reading.words)):
        return Binding("C022", CasualtyKind.KILLED)
    if phrase.at is None or reading.words[phrase.at] not in {"victims", "victim"}:
        return None
    heads = reading.vocabulary.heads
    after = reading.words[phrase.last + 1 : phrase.last + EVENT]
    event = reading.word(phrase.last) == "of" and any(heads.get(word) is Head.ATTACK for word in after)
    mourned = reading.has("mourners", phrase.number.first - MOURNED, phrase.number.first)
    if event or mourned or reading.near(phrase.number.first - 1, "claiming"):
        return Binding("C022", CasualtyKind.KILLED)
    left = reading.near(phrase.number.first - 1, "producing")
    return Binding("C022", CasualtyKind.UNSPECIFIED) if left else None


COUNTED = Rule("C001", "a noun that is itself a count of the harmed: `12 deaths`", _counted)
ATTRIBUTIVE = Rule(
    "C002", "people whom an adjective or participle calls harmed: `12 wounded soldiers`", _attributive
)
VICTIMS = Rule(
    "C022", "the victims of an event, or those who are mourned: `the 22 victims of the bombing`", _victims
)
