"""Rules for numbers that are the object of harm: `killed 12 people`, `the deaths of 12`."""

from dsbuild.counts.binding import (
    Binding,
    Scene,
    counts_people,
    ends_phrase,
    governor,
    is_verbal,
    is_zero,
    meets_another_fate,
    speaks_on,
)
from dsbuild.counts.harm import ACTIVE, combined, harm_before
from dsbuild.counts.numerals import Form
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Harmed, Reading
from dsbuild.counts.vocabulary import NOBODY_HEADS, Head, Voice
from dsbuild.model import CasualtyKind, Rule

GAP = 18
AROUND = 12
TREATED = frozenset({"treated", "treating"})
PLAN = 6
WARD = 7
MODAL = 7
LIVES = 4
OPEN_END = frozenset({"going", "enough", "have", "had", "has", "having"})
WALLS = ("prepositions", "be", "auxiliaries", "modals", "relatives", "subordinators")


def _object(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    at = phrase.number.first
    while (
        reading.word(at - 1) != "of"
        and reading.is_a(at - 1, "determiners")
        and not harm_before(reading, at, *ACTIVE)
    ):
        at -= 1
    if reading.word(at - 1) == "of" and reading.near(at - 2, "totals"):
        at -= 2 + reading.is_a(at - 3, "determiners")  # a family of five
    harmed = harm_before(reading, at, *ACTIVE)
    if harmed is None or phrase.number.form is Form.ANY or not _takes(reading, phrase, harmed):
        return None
    return _judged(reading, harmed, "C005")


def _takes(reading: Reading, phrase: Phrase, harmed: Harmed) -> bool:
    """Whether the verb can have the phrase as its object."""
    if not counts_people(reading, phrase, loose=harmed.phrase.loose):
        return False
    if _treats(reading, phrase, harmed):
        return False
    if _is_passive(reading, harmed) and (phrase.head is not Head.PEOPLE or speaks_on(reading, phrase.last)):
        return False
    bare = harmed.phrase.loose and phrase.bare and not is_zero(phrase)
    return not bare or reading.near(harmed.first, "bare_verbs")


def _treats(reading: Reading, phrase: Phrase, harmed: Harmed) -> bool:
    """Whether the treatment is a practice, or for something else than wounds."""
    word = harmed.phrase.words[0]
    counsels = reading.has("counselling", harmed.first - AROUND, phrase.last + AROUND)
    patients = phrase.at is not None and reading.words[phrase.at] == "patients"
    routine = patients and not (
        reading.has("violence", 0, len(reading.words)) or reading.has("traumas", 0, len(reading.words))
    )
    return word in {"treat", "treats"} or (word in TREATED and (counsels or routine))


def _is_passive(reading: Reading, harmed: Harmed) -> bool:
    at = harmed.first - 1
    while reading.adverb(at) or reading.is_a(at, "links") or reading.word(at) in {"and", "or"}:
        at -= 1
    return Voice.PAST in harmed.phrase.voices and reading.is_a(at, "be")


def _judged(reading: Reading, harmed: Harmed, rule: str) -> Binding:
    """The binding to a verb or noun of harm before the number, and whether its words say that it has happened."""
    kinds, at, either = [harmed.phrase.kind], harmed.first, False
    while reading.word(at - 1) in {"and", "or", ",", "/"} and (
        other := harm_before(reading, at - 1, *ACTIVE)
    ):
        either = either or reading.word(at - 1) == "or"
        kinds.append(other.phrase.kind)
        at = other.first
    while reading.adverb(at - 1) and not reading.is_a(at - 1, "negations"):
        at -= 1
    negated = reading.is_a(at - 1, "negations")
    binding = Binding(rule, combined(kinds, either=either), negated=negated)
    if harmed.phrase.voices & {Voice.GERUND, Voice.DEED}:
        return binding._replace(planned=_planned(reading, at))
    if Voice.BASE in harmed.phrase.voices:
        return _infinitive(reading, at, binding)
    perfect = reading.is_a(at - 1, "be", "auxiliaries") and reading.is_a(at - 2, "modals")
    return binding._replace(real=not perfect or reading.word(at - 2) in {"may", "must"})


def _infinitive(reading: Reading, at: int, binding: Binding) -> Binding:
    """`to kill` is a plan but after `managed`, `could kill` a possibility, `did not kill` a denial."""
    if reading.word(at - 1) == "to":
        before = at - 2
        while reading.adverb(before):
            before -= 1
        done = reading.near(before, "enabling") and reading.word(before) not in OPEN_END
        return binding._replace(planned=not done)
    for here in range(at - 1, max(0, at - MODAL), -1):
        if reading.words[here] == "," or reading.marks(here):
            break
        if reading.is_a(here, "modals"):
            return binding._replace(real=False)
        if reading.words[here] == "to" and reading.word(at - 1) in {"and", "or"}:
            return binding._replace(planned=True)
    return binding


def _planned(reading: Reading, at: int) -> bool:
    """Whether the words before a deed say that it was attempted, planned, threatened or prevented."""
    for here in range(at - 1, max(-1, at - PLAN), -1):
        if reading.near(here, "unreal") or (
            reading.words[here] == "for" and reading.near(here - 1, "appeals")
        ):
            return True
        if not reading.near(here, "before_deeds") and not reading.adverb(here):
            return False
    return False


def _object_far(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    at = governor(reading, phrase.number.first)
    barred = (
        phrase.head in NOBODY_HEADS
        or _of_them(reading, phrase)
        or meets_another_fate(reading, phrase)
        or _both_do(reading, phrase)
    )
    at -= reading.word(at) == "of" and reading.word(at - 1) == "and"
    if reading.word(at) not in {"and", ",", "or"} or barred:
        return None
    for here in range(at, max(0, at - GAP), -1):
        of_deed = reading.words[here] == "of"
        harmed = harm_before(reading, here, *((Voice.DEED, *ACTIVE) if of_deed else ACTIVE))
        if harmed:
            reaches = here < at and not (
                _opens(reading, phrase, at) if of_deed else _ended(reading, phrase, harmed)
            )
            takes = reaches and counts_people(reading, phrase, loose=harmed.phrase.loose)
            return _judged(reading, harmed, "C006") if takes else None
        if _bars(reading, here - 1):
            return None
    return None


def _of_them(reading: Reading, phrase: Phrase) -> bool:
    """`both of them slightly`, `none of them gravely`: nobody besides those counted before."""
    degree = reading.near(phrase.last, "degree") or reading.near(phrase.last, "fatal_degree")
    if degree and (phrase.bare or phrase.partitive):
        return True
    return phrase.partitive and (is_zero(phrase) or reading.words[phrase.number.core] == "both")


def _both_do(reading: Reading, phrase: Phrase) -> bool:
    """Whether `both` is the subject of the word after it: `and both deny it`."""
    unknown = phrase.head is Head.UNKNOWN and phrase.at is not None
    return (
        unknown
        and reading.words[phrase.number.core] == "both"
        and not reading.words[phrase.last - 1].endswith("s")
    )


def _opens(reading: Reading, phrase: Phrase, at: int) -> bool:
    """Whether the phrase after the comma at `at` is the subject of a clause: `for the murder of a nun, two men were`."""
    return reading.word(at) == "," and speaks_on(reading, phrase.last)


def _ended(reading: Reading, phrase: Phrase, harmed: Harmed) -> bool:
    """Whether the verb's objects end before the phrase."""
    after = reading.is_a(harmed.last, "prepositions", "times", "months")
    verb = phrase.bare and reading.word(phrase.last)[:1].isalpha() and not ends_phrase(reading, phrase.last)
    first = harmed.first - 2 * (reading.word(harmed.first - 1) == "and")
    relative = reading.near(first - 1, "doers")
    return verb or after or _is_passive(reading, harmed) or (not relative and speaks_on(reading, phrase.last))


def _bars(reading: Reading, at: int) -> bool:
    """Whether the word at `at` stands between objects of one verb no more."""
    word = reading.words[at]
    if word in {"of", "from", "and", "or"}:
        return False
    if word in {"–", "—"} or reading.marks(at, *WALLS):
        return True
    return is_verbal(reading, at) and reading.word(at - 1) not in {"a", "an", "the", "and"}


def _deed(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    at = governor(reading, phrase.number.first)
    if phrase.head in NOBODY_HEADS or reading.word(at) not in {"of", "to", "among"}:
        return None
    if reading.words[at] == "of":
        harmed = harm_before(reading, at, Voice.DEED)
        return _judged(reading, harmed, "C007") if harmed and _done(reading, phrase, harmed) else None
    harmed = harm_before(reading, at, Voice.COUNTED)
    hurt = harmed is not None and harmed.phrase.kind is CasualtyKind.INJURED
    return _judged(reading, harmed, "C007") if harmed and hurt else None


def _done(reading: Reading, phrase: Phrase, harmed: Harmed) -> bool:
    """Whether the deed is done to the phrase: `lives` must be taken, `the killing of two` needs a noun."""
    if harmed.phrase.words[-1] in {"lives", "life"}:
        return reading.has("taken_lives", harmed.first - LIVES, harmed.first)
    return not (phrase.bare and harmed.phrase.words == ("killing",))


def _to_hospital(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    at = governor(reading, phrase.number.first)
    if not reading.near(at, "sending") or phrase.head not in (Head.PEOPLE, Head.BARE) or is_zero(phrase):
        return None
    if reading.word(phrase.last) not in {"to", "in", "into"} or reading.is_a(at - 1, "modals", "be"):
        return None
    for here in range(phrase.last + 1, phrase.last + WARD):
        if reading.near(here, "hospital"):
            return Binding("C032", CasualtyKind.INJURED, real=reading.word(at - 1) != "to")
        if not reading.word(here)[:1].isalpha() or reading.marks(here, "be", "auxiliaries", "relatives"):
            break
    return None


TO_HOSPITAL = Rule("C032", "those sent to hospital: `the fire sent 11 people to hospital`", _to_hospital)
OBJECT = Rule("C005", "the object of a verb of harm right before it: `killed 12 people`", _object)
OBJECT_FAR = Rule(
    "C006", "one of several objects of a verb of harm: `killed a guard and two drivers`", _object_far
)
DEED = Rule("C007", "those a deed or its trace is of: `the deaths of 12`, `injuries to 12`", _deed)
