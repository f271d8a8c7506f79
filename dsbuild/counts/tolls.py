"""Rules for tolls and for lives: `the toll rose to 58`, `claimed nine lives`."""

from dsbuild.counts.binding import Binding, Scene, governor, is_zero
from dsbuild.counts.harm import ACTIVE, named, suffered
from dsbuild.counts.numerals import Number
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Reading
from dsbuild.counts.vocabulary import NOBODY_HEADS, Head, Voice
from dsbuild.model import CasualtyKind, Rule

REACH = 30
COUNTED_WITHIN = 8
ASKED = 12
SUFFERED = (Voice.HAPPENS, Voice.STATE)
TAKEN_WITHIN = 6
PUT_WITHIN = 6
RISE = 5
GIVING = frozenset({"gave", "give", "gives", "given", "listed"})
VERBAL = ("ed", "s", "ing")
OF_NUMBER = frozenset({"to", "at", "of", ":", "is"})
OF_HARM = frozenset(
    {"death", "deaths", "body", "casualty", "casualties", "fatality", "fatalities", "injury", "injured"}
)
EQUATED = frozenset(
    {
        "losses",
        "casualties",
        "deaths",
        "fatalities",
        "murders",
        "homicides",
        "killings",
        "executions",
        "suicides",
    }
)
BEFORE_TOLL = {
    "casualties": CasualtyKind.UNSPECIFIED,
    "casualty": CasualtyKind.UNSPECIFIED,
    "injury": CasualtyKind.INJURED,
    "injured": CasualtyKind.INJURED,
}


def _toll(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if phrase.head in NOBODY_HEADS or is_zero(phrase):
        return None
    first = phrase.number.first
    found = _before(scene, first) or _after(reading, phrase.last)
    if found is None:
        return None
    kind, at = found
    possible = any(reading.is_a(here, "modals") for here in range(at, first))
    return Binding("C008", kind, real=not possible and not reading.has("unlikely", at, first))


def _before(scene: Scene, first: int) -> tuple[CasualtyKind, int] | None:
    """The kind of the toll whose number begins at `first`, and where the toll stands."""
    reading, link = scene.reading, first - 1
    while reading.word(link) not in {"of", "to"} and (
        reading.is_a(link, "determiners") or reading.adverb(link)
    ):
        link -= 1
    if not (is_link(reading, link) or reading.word(first - 1) == "now"):
        return None
    stops = {"."} if reading.words[link] == "at" and _put(reading, link, link) else {";", "."}
    for at in range(link, max(-1, link - REACH), -1):
        if reading.words[at] in stops or (
            at < link and reading.is_a(at, "relatives") and not _of_tally(reading, at)
        ):
            return None
        if reading.words[at] not in reading.vocabulary.tolling:
            continue
        if kind := _toll_at(reading, at) or _estimated(reading, at, link):
            return None if _taken(scene, at, first) else (kind, at)
    return None


def _of_tally(reading: Reading, at: int) -> bool:
    """Whether the relative at `at` says of whom a tally is: `the number who died`, `the number of those who died`."""
    before = at - 1 - (reading.word(at - 1) in {"those", "people", "persons"})
    return reading.near(before - (reading.word(before) == "of"), "tallies")


def is_link(reading: Reading, at: int) -> bool:
    """Whether the word at `at` may lead from a toll to its number."""
    links = reading.near(at, "toll_links") or reading.near(at, "rising")
    return links or reading.word(at).endswith(VERBAL)


def mentioned(reading: Reading, before: int | None = None) -> Binding | None:
    """What a sentence says of a tally, before the word at `before`: `misstated the number of people killed`."""
    kinds = (_toll_at(reading, at) for at in range(len(reading.words[:before])))
    return next((Binding("C008", kind) for kind in kinds if kind), None)


def _estimated(reading: Reading, at: int, link: int) -> CasualtyKind | None:
    """The kind of the `dead` of `put the dead at 18`, `the dead numbered 56`, `our losses are two men`."""
    losses = reading.near(at, "losses")
    harmed = reading.harm(at, Voice.COUNTED)
    put = reading.word(link) == "at" and _put(reading, at, link)
    given = reading.word(link) == "as" and not GIVING.isdisjoint(reading.words[max(0, at - RISE) : at])
    put = put or (given and reading.words[at] in EQUATED)
    moved = reading.word(link) == "to" and reading.words[at] in EQUATED and reading.has("rising", at, link)
    equated = reading.words[at] in EQUATED and (reading.is_a(link, "be") or reading.word(link) == ":")
    if not (losses or harmed) or not (put or equated or moved or reading.near(link, "numbering")):
        return None
    return harmed.phrase.kind if harmed else CasualtyKind.KILLED


def _put(reading: Reading, at: int, link: int) -> bool:
    return reading.has("putting", at - PUT_WITHIN, link)


def _taken(scene: Scene, at: int, first: int) -> bool:
    """Whether a number between the toll and the one at `first` is the toll's already."""
    if scene.reading.word(first - 1) == "to" and scene.reading.has("rising", first - RISE, first):
        return False
    between = (scene.phrases[scene.starts[here]] for here in range(at + 1, first) if here in scene.starts)
    return any(
        phrase.head in (Head.BARE, Head.PEOPLE) and scene.reading.word(phrase.number.first - 1) in OF_NUMBER
        for phrase in between
    )


def _toll_at(reading: Reading, at: int) -> CasualtyKind | None:
    """The kind of the toll, or of the `number of people killed`, that stands at `at`."""
    word, before = reading.words[at], reading.word(at - 1)
    named_toll = word in {"toll", "tolls"} and not reading.near(at + 1, "toll_compounds")
    if named_toll or (reading.near(at, "tallies") and before in OF_HARM):
        return BEFORE_TOLL.get(before, CasualtyKind.KILLED)
    if word == "many" and before == "how" and reading.word(at + 1) != "of":
        return _how_many(reading, at)
    return _tally_of(reading, at) if reading.near(at, "tallies") else None


def _tally_of(reading: Reading, at: int) -> CasualtyKind | None:
    """The kind of the `number of people killed` that stands at `at`."""
    if harmed := named(reading, at + 1) or (
        suffered(reading, at + 2) if reading.is_a(at + 1, "relatives") else None
    ):
        return harmed.phrase.kind
    if reading.word(at + 1) not in {"of", "for"}:
        return None
    for here in range(at + 2, at + COUNTED_WITHIN):
        if (harmed := named(reading, here)) and reading.word(here - 1) != "by":
            return harmed.phrase.kind
    return CasualtyKind.UNSPECIFIED if "victims" in reading.words[at + 2 : at + COUNTED_WITHIN] else None


def asked(reading: Reading) -> Binding | None:
    """The harm of the `how many` that the sentence asks: `how many people have you killed?`."""
    if not reading.words or reading.words[-1] != "?":
        return None
    for at in range(len(reading.words) - 1):
        if reading.words[at : at + 2] == ["how", "many"]:
            for here in range(at + 2, at + ASKED):
                if harmed := reading.harm(here, *SUFFERED, *ACTIVE):
                    return Binding("C035", harmed.phrase.kind)
    return None


def _how_many(reading: Reading, at: int) -> CasualtyKind | None:
    """The kind of `how many had died`."""
    harms = (suffered(reading, here) for here in range(at + 1, at + COUNTED_WITHIN))
    found = next(filter(None, harms), None)
    return found.phrase.kind if found else None


def _after(reading: Reading, at: int) -> tuple[CasualtyKind, int] | None:
    """`brought to 12 the number of people killed`."""
    if reading.word(at) not in {"the", "its", "their"}:
        return None
    kinds = (_toll_at(reading, here) for here in range(at + 1, min(at + 4, len(reading.words))))
    return next(((kind, at) for kind in kinds if kind), None)


def _lives(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    number = phrase.number
    at = _lives_at(reading, number)
    if at is None:
        return _taken_lives(real=True) if _by_event(reading, phrase) else None
    for here in range(number.first - 1, max(-1, number.first - TAKEN_WITHIN), -1):
        if reading.near(here, "taken_lives"):
            before = range(max(0, here - 3), here)
            return _taken_lives(
                real=not any(
                    reading.is_a(k, "modals") or reading.near(k, "unreal") or reading.words[k] == "to"
                    for k in before
                )
            )
        if reading.words[here] in {",", ";", "."}:
            break
    here = at + 1
    while reading.is_a(here, "be", "auxiliaries", "adverbs", "modals"):
        here += 1
    if not reading.near(here, "taken_lives"):
        return None
    return _taken_lives(real=not any(reading.is_a(k, "modals") for k in range(at, here)))


def _by_event(reading: Reading, phrase: Phrase) -> bool:
    """`the massacre claimed 1,700 cadets`."""
    at = governor(reading, phrase.number.first)
    if not reading.near(at, "claiming") or phrase.head is not Head.PEOPLE:
        return False
    heads = reading.vocabulary.heads
    at -= 1
    while reading.is_a(at, "auxiliaries", "adverbs"):
        at -= 1
    return heads.get(reading.word(at)) is Head.ATTACK


def _taken_lives(*, real: bool) -> Binding:
    return Binding("C009", CasualtyKind.KILLED, real=real)


def _lives_at(reading: Reading, number: Number) -> int | None:
    """Where the `lives` stand that the number counts, over an adjective or two."""
    for at in range(number.last, number.last + 3):
        if reading.word(at) == "lives" or (reading.word(at) == "life" and number.low == number.high == 1):
            return at
        if not reading.word(at).isalpha() or reading.is_a(at, "be", "auxiliaries", "subordinators"):
            return None
    return None


TOLL = Rule("C008", "a toll, or the number of the harmed: `the toll rose to 58`", _toll)
LIVES = Rule("C009", "lives claimed, cost or lost: `claimed nine lives`", _lives)
