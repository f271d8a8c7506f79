"""Rules for numbers whose harm stands in the sentence before, or earlier in this one: `In 2015, 22`."""

from dsbuild.counts.binding import Binding, Scene, governor, is_zero
from dsbuild.counts.harm import suffered
from dsbuild.counts.numerals import Form
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Reading
from dsbuild.counts.shares import THE_DEAD, equates, part_of
from dsbuild.counts.things import WITHDRAWN
from dsbuild.counts.tolls import is_link, mentioned
from dsbuild.counts.vocabulary import Head
from dsbuild.model import Rule

TALLY_REACH = 8
OPENING = 12
RISE = 4
COMPARED = 24
ANSWER = 10
PEOPLE = frozenset({Head.PEOPLE, Head.BARE})
INCLUDING = frozenset({"include", "includes", "included", "including", "among", "were", "are"})
ONWARD = frozenset({"and", ",", ";", "but"})


def _resumed(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if phrase.head not in PEOPLE or is_zero(phrase):
        return None
    at = _tally(reading, phrase.number.first)
    host = _harm(scene, index) if at is not None else None
    if at is None or host is None:
        return None
    possible = any(reading.is_a(here, "modals") for here in range(at, phrase.number.first))
    return host._replace(rule="C023", real=not possible)


def _tally(reading: Reading, first: int) -> int | None:
    """Where the `number` or `total` stands that the number at `first` is, and that says of nothing else what it counts."""
    if reading.near(first, "tallies"):  # the total of 33
        return first if reading.is_a(first - 1, "determiners") else None
    link = governor(reading, first)
    if not is_link(reading, link):
        return None
    for at in range(link, max(-1, link - TALLY_REACH), -1):
        if reading.near(at, "tallies"):
            counts = reading.word(at + 1) in {"of", "for"} and at + 1 != link
            return at if reading.is_a(at - 1, "determiners") and not counts else None
        if reading.words[at] in {";", "."} or reading.is_a(at, "relatives"):
            return None
    return None


def _harm(scene: Scene, index: int) -> Binding | None:
    """What was counted last, in this sentence or in the one before."""
    earlier = (scene.bound[at] for at in range(index - 1, -1, -1) if at in scene.bound)
    return next(earlier, None) or _of_withdrawn(scene, index) or scene.topic


def _of_withdrawn(scene: Scene, index: int) -> Binding | None:
    """The harm of the figure before, which was taken back."""
    if scene.out.get(index - 1) != WITHDRAWN.id:
        return None
    between = range(scene.phrases[index - 1].last, scene.phrases[index].number.first)
    harmed = next(filter(None, (suffered(scene.reading, here) for here in between)), None)
    if harmed:
        return Binding("C027", harmed.phrase.kind)
    toll = mentioned(scene.reading, between.start)
    return toll._replace(rule="C027") if toll else None


def _included(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    at = governor(reading, phrase.number.first)
    opens = scene.topic is not None and 0 <= at < OPENING and phrase.head in (Head.PEOPLE, Head.UNKNOWN)
    if not opens or is_zero(phrase) or reading.words[at] not in INCLUDING:
        return None
    words = reading.words[: at + 1]
    refers = all(reading.near(here, "referring") or word in INCLUDING for here, word in enumerate(words))
    part = "among" in words or not reading.is_a(at, "be")
    return scene.topic._replace(rule="C024") if refers and part and len(words) > 1 and scene.topic else None


def _ellipsis(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    opens = index == 0 and phrase.number.first <= 1
    goes_on = (
        index > 0 and _by(scene, index - 1) == "C016" and reading.word(phrase.number.first - 1) in ONWARD
    )
    if scene.topic is None or is_zero(phrase) or not (opens or goes_on):
        return None
    if not (phrase.bare or part_of(reading, phrase, THE_DEAD)) or not equates(reading, phrase.last):
        return None
    return scene.topic._replace(rule="C016")


def _by(scene: Scene, index: int) -> str:
    """The rule that binds the phrase."""
    binding = scene.bound.get(index)
    return binding.rule if binding else ""


def _another_time(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    first = phrase.number.core
    if host := _compared(scene, index):
        return host._replace(rule="C025")
    if scene.topic is None or not 0 < first < OPENING or not _stands_alone(reading, phrase):
        return None
    words = range(phrase.number.first)
    timed = all(
        reading.near(here, "when") or reading.is_a(here, "months") or _year(reading, here) for here in words
    )
    return scene.topic._replace(rule="C025") if timed else None


def _compared(scene: Scene, index: int) -> Binding | None:
    """The host of `up from 187 last year`, `compared with 310 in 2019`."""
    reading, phrase = scene.at(index)
    host, at = scene.bound.get(index - 1), phrase.number.first
    phrases = reading.vocabulary.contexts["withdrawn"]
    compares = " ".join(reading.words[max(0, at - 2) : at]) in phrases or (
        reading.word(at - 1) == "against" and reading.word(at - 2) in {",", "as", "("}
    )
    near = index > 0 and at - scene.phrases[index - 1].last < COMPARED
    return host if compares and near and phrase.bare else None


def _stands_alone(reading: Reading, phrase: Phrase) -> bool:
    """Whether the number is all that its clause says."""
    counts = phrase.number.form in (Form.DIGITS, Form.WORDS, Form.VAGUE) and phrase.bare
    return counts and not reading.word(phrase.last)[:1].isalnum()


def _year(reading: Reading, at: int) -> bool:
    return len(reading.words[at]) == 4 and reading.words[at].isdecimal()


def _corrected(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if scene.out.get(index + 1) != WITHDRAWN.id or not _stands_alone(reading, phrase):
        return None
    first = phrase.number.first
    while reading.near(first - 1, "restating") and reading.word(first - 1) != "":
        first -= 1
    topic = (
        scene.topic if first == 0 else mentioned(reading, first) if reading.word(first - 1) == ";" else None
    )
    return topic._replace(rule="C026") if topic else None


def _replacing(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    at = phrase.number.first - 1
    moved = reading.word(at) == "to" and reading.has("rising", at - RISE, at)
    replaces = phrase.bare and (reading.word(at) == "but" or moved)
    return _of_withdrawn(scene, index) if replaces else None


def _answered(scene: Scene, index: int) -> Binding | None:
    """What the question before asks for, when the sentence is nothing but its answer."""
    reading, phrase = scene.at(index)
    if scene.topic is None or scene.topic.rule != "C035" or phrase.head not in PEOPLE:
        return None
    verbs = ("be", "auxiliaries", "modals", "others", "negations")
    told = any(reading.is_a(here, *verbs) for here in range(len(reading.words)))
    return scene.topic if len(reading.words) <= ANSWER and not told else None


ANSWERED = Rule("C035", "the answer to `how many`: `How many have you killed? “Seven.”`", _answered)
ELLIPSIS = Rule("C016", "who some of those counted before were: `Three of them were children.`", _ellipsis)
RESUMED = Rule("C023", "a number or total taken up again: `bringing the total to 18`", _resumed)
INCLUDED = Rule("C024", "whom the count before includes: `They included four children.`", _included)
ANOTHER_TIME = Rule("C025", "the count of another time: `The year before, fourteen.`", _another_time)
CORRECTED = Rule("C026", "the right figure beside the wrong one: `It was 14, not 15.`", _corrected)
REPLACING = Rule("C027", "the figure in place of a denied one: `Not three people died, but one.`", _replacing)
