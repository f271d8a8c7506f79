"""The rule for a sentence that only goes on with a count or a harm told right before: `Then three more`, `There were 31`."""

from dsbuild.counts.binding import Binding, Scene, is_zero, meets_another_fate
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Reading
from dsbuild.counts.vocabulary import Head, Voice
from dsbuild.model import Rule

RULE = "C036"
LONGEST = 16
DENIED = 4
TOLD = (Voice.PAST, Voice.HAPPENS, Voice.STATE, Voice.COUNTED, Voice.DEED)
PEOPLE = frozenset({Head.PEOPLE, Head.BARE})
VERBS = ("be", "auxiliaries", "modals", "reporting", "others", "negations", "relatives")
UNSAID = ("modals", "negations")
SPEAKING = frozenset({"said", "says", "say", "told", "he", "she", "they", "i"})


def told(reading: Reading) -> Binding | None:
    """The first harm that the sentence tells of people without counting them: `They shot the men one by one`."""
    for at in range(len(reading.words)):
        harmed = reading.harm(at, *TOLD)
        if harmed is None or (harmed.phrase.loose and harmed.phrase.words != ("shot",)):
            continue
        before = range(max(0, at - DENIED), at)
        unreal = any(
            reading.is_a(k, *UNSAID) or reading.near(k, "unreal") or reading.near(k, "fears") for k in before
        )
        return None if unreal else Binding(RULE, harmed.phrase.kind)
    return None


def _followed(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if scene.topic is None or phrase.head not in PEOPLE or is_zero(phrase) or scene.bound or index > 1:
        return None
    if len(reading.words) > LONGEST or meets_another_fate(reading, phrase):
        return None
    uncounted = scene.topic.rule == RULE
    if not (_leads(reading, phrase) and _ends(reading, phrase, alone=uncounted)):
        return None
    return Binding(RULE, scene.topic.kind)


def _leads(reading: Reading, phrase: Phrase) -> bool:
    """Whether the words before the number only say when, or that somebody gives it."""
    first = phrase.number.first
    if any(reading.is_a(at, *UNSAID) for at in range(first)):
        return False
    source = first > 0 and phrase.bare and reading.is_a(first - 1, "reporting")
    put = phrase.bare and reading.word(first - 1) == "at" and reading.has("putting", 0, first)
    if source or put:
        return True
    return all(_leading(reading, at) for at in range(first))


def _leading(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    year = len(word) == 4 and word.isdecimal()
    times = reading.near(at, "when") or reading.is_a(at, "months", "times")
    return year or times or reading.near(at, "restating") or reading.near(at, "leading")


def _ends(reading: Reading, phrase: Phrase, *, alone: bool) -> bool:
    """Whether no verb follows but that of who says so; when `alone`, nothing else either."""
    at = phrase.last
    if reading.words[-1] == "?" or (reading.word(at)[:1].isalnum() and (alone or not _tails(reading, at))):
        return False
    if reading.word(at) in {",", "—", "–"} and not SPEAKING.isdisjoint(reading.words[at:]):
        return True
    return not any(
        reading.is_a(here, *VERBS) or reading.word(here).endswith("ed")
        for here in range(at, len(reading.words))
    )


def _tails(reading: Reading, at: int) -> bool:
    day = reading.is_a(at, "times", "months") and reading.capital(at)  # not `sat`
    return day or reading.is_a(at, "prepositions", "followers", "adverbs")


FOLLOWED = Rule(RULE, "a sentence that only goes on with those harmed before: `Then three more.`", _followed)
