"""Rules for people named around the harm: left dead, listed after it, part of the harmed."""

from dsbuild.counts.binding import Binding, Scene, counts_people, from_group, governor, is_zero
from dsbuild.counts.harm import combined, harm_before, is_patient, named, outcome, suffered
from dsbuild.counts.numerals import Form
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Harmed, Reading
from dsbuild.counts.subjects import participle
from dsbuild.counts.verbs import group
from dsbuild.counts.vocabulary import NOBODY_HEADS, HarmWords, Head, Voice
from dsbuild.model import CasualtyKind, Rule

LEFT_REACH = 10
INJURIES = 6
NAMED_REACH = 14
TAKEN_UP_REACH = 20
PUNCTUATION = frozenset({":", "–", "-", "—", "("})
LABEL_ENDS = frozenset({":", "–", "—", "-", "="})
THE_HARMED = frozenset({"the", "those", "dead", "among", "and", "or", ""})
OF_WHOM = frozenset({"the", "of", "those"})
DOERS = frozenset({"he", "she", "they", "it", "we", "i", "you"})
NAME = 3
TO_DEATH = ["to", "death"]
THEN = frozenset({"and", "then", "before", "later", "subsequently"})
CRIMES = frozenset(
    {"murder", "killing", "death", "assassination", "execution", "lynching", "massacre", "shooting"}
)
HEADING = 2
LOSSES = HarmWords(("losses",), CasualtyKind.KILLED, frozenset({Voice.COUNTED}), loose=False)


def _left(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    at = governor(reading, phrase.number.first)
    if not reading.near(at, "left") or reading.is_a(at, "be") or phrase.head in NOBODY_HEADS:
        return None
    for here in range(phrase.last, min(len(reading.words), phrase.last + LEFT_REACH)):
        if reading.words[here] == "with" and reading.has("traumas", here, here + INJURIES):
            return Binding("C011", CasualtyKind.INJURED)
        harmed = suffered(reading, here)
        if (
            harmed
            and Voice.HAPPENS not in harmed.phrase.voices
            and reading.word(here - 1) not in {"a", "the", "an"}
        ):
            found = group(reading, here)
            if found and not found.active and counts_people(reading, phrase, loose=found.loose):
                return from_group("C011", found)
        if _another_fate(reading, here):
            return None
    return None


def _another_fate(reading: Reading, at: int) -> bool:
    if reading.words[at].endswith("ing") or reading.near(at, "displacement") or reading.near(at, "survival"):
        return True
    return reading.marks(at, "be", "auxiliaries", "relatives", "subordinators", "modals")


def _postposed(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if phrase.head in NOBODY_HEADS or is_zero(phrase):
        return None
    at = governor(reading, phrase.number.first)
    while reading.adverb(at):
        at -= 1
    at -= reading.word(at) == ":" and reading.near(at - 1, "equating")
    in_all = phrase.bare and reading.word(at) == "," and _in_all(reading, phrase.last)
    punctuated = in_all or reading.word(at) in PUNCTUATION
    if everybody := _of_everybody(reading, phrase, at):
        return Binding("C012", everybody.phrase.kind)
    if not punctuated and (phrase.bare or not reading.near(at, "equating")):
        return None
    return _named_before(reading, phrase, at, punctuated=punctuated)


def _named_before(reading: Reading, phrase: Phrase, at: int, *, punctuated: bool) -> Binding | None:
    """The binding to the harm before the colon or the verb at `at` that names those harmed."""
    for here in range(at - 1, max(-1, at - (2 if punctuated else NAMED_REACH)), -1):
        harmed = named(reading, here)
        crime = harmed and not punctuated and reading.words[harmed.last - 1] in CRIMES
        if harmed and not crime and harmed.last <= at and _names(reading, here, beside=harmed.last == at):
            return Binding("C012", _kind(reading, here, harmed.phrase.kind))
        if reading.words[here] == "victims":
            return Binding("C012", CasualtyKind.KILLED) if phrase.head is Head.PEOPLE else None
        if reading.words[here] in {";", ":"} or reading.is_a(
            here, "be", "auxiliaries", "modals", "relatives"
        ):
            return None
    return None


def _in_all(reading: Reading, at: int) -> bool:
    """Whether the number before `at` is all of those named before it: `the fatalities, 14 in all,`."""
    return reading.word(at) == "altogether" or (
        reading.word(at) == "in" and reading.word(at + 1) in {"all", "total", "number"}
    )


def _of_everybody(reading: Reading, phrase: Phrase, at: int) -> Harmed | None:
    """The harm of `everyone in the house` or `the whole family`, whose number the phrase at the end is."""
    ends = reading.word(at) in {":", ",", "–", "—"} and not reading.word(phrase.last)[:1].isalnum()
    if phrase.head is not Head.PEOPLE or not ends or not reading.has("everybody", 0, at):
        return None
    return harm_before(reading, at, Voice.PAST, Voice.HAPPENS, Voice.STATE)


def _kind(reading: Reading, at: int, kind: CasualtyKind) -> CasualtyKind:
    """The kind of `the dead and injured` whose last word stands at `at`."""
    joined = reading.word(at - 1) in {"and", "or"}
    other = harm_before(reading, at - 1, Voice.PAST, Voice.STATE, Voice.COUNTED) if joined else None
    return combined([kind, other.phrase.kind], either=True) if other else kind


def _names(reading: Reading, at: int, *, beside: bool) -> bool:
    """Whether the harm at `at` names those harmed: `the dead`, `people killed` after `among`, `Dead:`."""
    before = reading.word(at - 1 - reading.adverb(at - 1))
    if before in THE_HARMED:
        return True
    if reading.vocabulary.heads.get(before) is Head.PEOPLE:
        return beside or "among" in reading.words[max(0, at - 5) : at]
    return beside and before in {",", ";", ".", "(", ":"}


def _whole(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    found = participle(reading, phrase)
    return from_group("C020", found) if found and counts_people(reading, phrase, loose=found.loose) else None


def _taken_up(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if phrase.head not in (Head.PEOPLE, Head.UNKNOWN) or is_zero(phrase) or "them" not in reading.words:
        return None
    ordered = False
    for here in range(phrase.last, min(len(reading.words), phrase.last + TAKEN_UP_REACH)):
        harmed = reading.harm(here, Voice.PAST, Voice.FINITE, Voice.GERUND)
        ordered = ordered or reading.words[here] == "to"
        if (
            harmed
            and reading.word(harmed.last) == "them"
            and not (ordered and reading.word(here - 1) not in THEN)
        ):
            dead = (
                reading.word(harmed.last + 1) == "dead"
                or reading.words[harmed.last + 1 : harmed.last + 3] == TO_DEATH
            )
            return Binding("C021", CasualtyKind.KILLED if dead else harmed.phrase.kind)
        if here in scene.starts or reading.marks(here, "modals", "negations"):
            return None
    return None


def _labelled(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    colon = phrase.number.first - 1
    none = is_zero(phrase) and (phrase.number.form is not Form.NONE or _says_more(reading, phrase.last))
    if reading.word(colon) not in LABEL_ENDS or not phrase.bare or none:
        return None
    harmed = harm_before(reading, colon, Voice.PAST, Voice.STATE, Voice.COUNTED) or _headed(reading, colon)
    if harmed is None and reading.near(colon - 1, "losses"):
        harmed = Harmed(LOSSES, colon - 1, colon)
    own = named(reading, phrase.last)
    if own and reading.word(own.last) not in LABEL_ENDS:
        return None
    if harmed is None or not _is_label(scene, harmed.first, index):
        return None
    return Binding("C028", _kind(reading, harmed.last - 1, harmed.phrase.kind))


def _says_more(reading: Reading, at: int) -> bool:
    """Whether more than `reported` follows a `none`."""
    at += reading.is_a(at, "reporting", "reported")
    return reading.word(at)[:1].isalnum()


def _headed(reading: Reading, colon: int) -> Harmed | None:
    """The harm of `Journalists killed in the line of duty:`, the head of a list."""
    for at in range(colon - 1, -1, -1):
        if (
            reading.is_a(at, "be", "auxiliaries", "modals", "relatives")
            or not reading.words[at][:1].isalnum()
        ):
            return None
        if harmed := reading.harm(at, Voice.PAST, Voice.COUNTED):
            return harmed if at <= HEADING and reading.is_a(harmed.last, "prepositions") else None
    return None


def _is_label(scene: Scene, first: int, index: int) -> bool:
    """Whether the harm at `first` heads an entry of a list: nothing stands before it but a word, or the entry before."""
    reading = scene.reading
    people = reading.vocabulary.heads.get(reading.word(first - 1)) is Head.PEOPLE
    before = first - 1 - (people or reading.near(first - 1, "label_words"))
    entry = scene.bound.get(index - 1)
    follows = entry is not None and entry.rule == "C028" and scene.phrases[index - 1].last > before
    return follows or not reading.word(before)[:1].isalnum()


def _whom(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if phrase.whole is not None:
        return None
    if phrase.head is not Head.PEOPLE and not (
        phrase.bare and reading.word(phrase.number.first - 1) in OF_WHOM
    ):
        return None
    at = phrase.last + (reading.word(phrase.last) in {"who", "whom", "that"})
    named_by = at
    while reading.capital(named_by) and named_by < at + NAME:
        named_by += 1
    at = at + 1 if reading.word(at) in DOERS else named_by
    if at == phrase.last or (named_by == at and scene.shouting):
        return None
    at = reading.skip(at + (reading.word(at) in {"had", "has", "have"}))
    harmed = reading.harm(at, Voice.PAST)
    if harmed is None or not is_patient(reading, harmed.last):
        return None
    return Binding("C030", outcome(reading, harmed)[1])


WHOM = Rule("C030", "those whom somebody harmed: `the nine people he shot`", _whom)
LEFT = Rule("C011", "people whom something leaves harmed: `left 12 people and a driver dead`", _left)
POSTPOSED = Rule("C012", "those named after the harm: `among the dead were four children`", _postposed)
WHOLE = Rule(
    "C020", "the whole of a part, when a participle says it harmed: `one of the 12 people killed`", _whole
)
TAKEN_UP = Rule(
    "C021", "people whom a later `them` takes up: `kidnapped 14 farmers and murdered them`", _taken_up
)
LABELLED = Rule("C028", "a label and its number: `Killed: 12`", _labelled)
