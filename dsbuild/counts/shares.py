"""Rules for numbers that share the harm of those before them: subsets, further items, lists."""

from dsbuild.counts.binding import Binding, Scene, governor, is_verbal, is_zero, meets_another_fate, speaks_on
from dsbuild.counts.harm import named, suffered
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Reading
from dsbuild.counts.vocabulary import NOBODY_HEADS, Head, Voice
from dsbuild.model import CasualtyKind, Rule

REACH = 16
HOSTS = 3
GAPPED = 10
OPENED = 5
DEEDS = frozenset({"killings", "murders", "homicides", "slayings", "executions", "suicides"})
OPENER_REACH = 12
THEM = frozenset({"them", "whom", "those"})
WHICH = frozenset({"which"})
THE_DEAD = THEM | {"dead", "victims"}
AGED = frozenset({"under", "over", "below", "younger", "older", "between"})
PASSED_OVER = frozenset({"C101", "C103", "C104", "C105", "C106"})
PASSED_OVER_BY_DEGREE = PASSED_OVER | {"C107", "C108", "C112", "C114"}
COORDINATING = frozenset({"and", ",", "or", "plus", "&", "with"})
LISTING = frozenset({":", "–", "—", "-", "("})
PLACES = frozenset({"in", "at", "near", "from", "on", ",", "of"})


def _subset(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if not _fits(phrase):
        return None
    if phrase.whole is not None and phrase.whole in scene.bound:
        return _of_whole(scene, phrase, scene.bound[phrase.whole])
    if part_of(reading, phrase, WHICH) and (bodies := _host(scene, index)) and bodies.rule == "C001":
        return bodies._replace(rule="C013")
    at = _opener(reading, _before(reading, phrase.number.first))
    of_them = part_of(reading, phrase, THEM) and reading.words[phrase.number.core] != "both"
    opened = of_them or _opened(reading, phrase, at) or _of_the_harmed(reading, phrase)
    return _of_host(scene, index, at, of_them=of_them) if opened else None


def _of_whole(scene: Scene, phrase: Phrase, whole: Binding) -> Binding | None:
    """`five of the 12 they had treated were children`."""
    reading = scene.reading
    said = reading.is_a(phrase.number.first - 1, "be", "prepositions")
    return whole._replace(rule="C013") if not said and equates(reading, _verb_of(reading, phrase)) else None


def _opened(reading: Reading, phrase: Phrase, at: int) -> bool:
    """Whether the words up to `at` open a part: `including`, `among the dead`, `among them those of`, `of whom`."""
    last = reading.words[max(0, at - 3) : at + 1]
    named_part = not phrase.bare or _of_family(reading, phrase.number.first)
    among = named_part and reading.word(at) in THE_DEAD and reading.word(at - 1) in {"among", "of", "the"}
    those_of = last[-2:] == ["those", "of"] and (
        reading.near(at - 2, "openers") or last[:2] == ["among", "them"]
    )
    return among or those_of or reading.near(at, "openers") or last[-2:] == ["of", "whom"]


def _of_host(scene: Scene, index: int, at: int, *, of_them: bool) -> Binding | None:
    """The binding of those counted before, unless the part's own words say something else of it."""
    reading, phrase = scene.at(index)
    if of_them and speaks_on(reading, phrase.last) and not equates(reading, phrase.last):
        return None
    if phrase.bare and (reading.word(phrase.last) == "who" or meets_another_fate(reading, phrase)):
        return None
    host = _host(scene, index) or _harm_before(scene, at)
    fatal = reading.near(phrase.last, "fatal_degree")
    return host._replace(rule="C013", kind=CasualtyKind.KILLED if fatal else host.kind) if host else None


def _verb_of(reading: Reading, phrase: Phrase) -> int:
    """Where the verb of `five of the 12 they had treated were children` may stand."""
    after = range(phrase.last, phrase.last + GAPPED)
    return next((at for at in after if reading.word(at) in {"were", "are"}), phrase.last)


def _fits(phrase: Phrase) -> bool:
    return phrase.head not in NOBODY_HEADS and not is_zero(phrase)


def part_of(reading: Reading, phrase: Phrase, words: frozenset[str]) -> bool:
    """Whether the phrase is a part of one of these words: `two of them`."""
    return phrase.partitive and phrase.at is not None and reading.words[phrase.at] in words


def _of_the_harmed(reading: Reading, phrase: Phrase) -> bool:
    """`of those killed, 12 were women`."""
    comma = phrase.number.first - 1
    while reading.adverb(comma):
        comma -= 1
    goes_on = speaks_on(reading, phrase.last) or equates(reading, phrase.last)
    if not phrase.bare or reading.word(comma) not in {",", "and", ";"} or not goes_on:
        return False
    if reading.word(0) == "of":
        harmed = next(
            (here for here in range(1, OPENED) if reading.harm(here, Voice.COUNTED, Voice.PAST)), None
        )
        found = None if harmed is None else reading.harm(harmed, Voice.COUNTED, Voice.PAST)
        if found is not None:
            deeds = reading.word(found.first) in DEEDS and not equates(reading, phrase.last)
            return found.phrase.kind is not CasualtyKind.MISSING and not deeds
    first = next(
        (here for here in range(comma - 1, max(-1, comma - OPENER_REACH), -1) if reading.words[here] == "of"),
        None,
    )
    opens = first is not None and not reading.word(first - 1).isalpha()
    return opens and reading.words[comma] == "," and equates(reading, phrase.last)


def _host(scene: Scene, index: int) -> Binding | None:
    """What the nearest number before says, when it counts the harmed."""
    for before in range(index - 1, max(-1, index - 1 - HOSTS), -1):
        phrase = scene.phrases[before]
        if before in scene.bound:
            return None if is_zero(phrase) else scene.bound[before]
        if not phrase.partitive and phrase.head in (Head.PEOPLE, Head.UNKNOWN):
            return None
    return None


def _harm_before(scene: Scene, at: int) -> Binding | None:
    """The harm of people without a number: `many were killed, including four children`."""
    reading = scene.reading
    start = at - (reading.near(at, "openers") or reading.word(at) == ",")
    for here in range(start, max(-1, at - REACH), -1):
        if reading.words[here] == "victims":
            return Binding("C013", CasualtyKind.KILLED)
        if (harmed := named(reading, here)) and harmed.last <= at + 1:
            none = reading.word(here - 1) in reading.vocabulary.opens_none
            unreal = none or any(
                reading.is_a(k, "negations", "modals") for k in range(max(0, here - 4), here)
            )
            return None if unreal else Binding("C013", harmed.phrase.kind)
        if active := reading.harm(here, Voice.GERUND, Voice.FINITE):
            return Binding("C013", active.phrase.kind)
        another = here < at - 1 and (reading.words[here].endswith("ed") or reading.is_a(here, "modals"))
        if another or here in scene.starts or reading.marks(here):
            return None
    return None


def _opener(reading: Reading, at: int) -> int:
    """The `including` of `including a driver and two guards`, else where it looked from."""
    if reading.word(at) not in {"and", ","}:
        return at
    for here in range(at - 1, max(-1, at - OPENER_REACH), -1):
        if reading.near(here, "openers"):
            return here
        verb = here < at - 1 and suffered(reading, here)
        if reading.words[here] == ":" and reading.harm(here - 1, Voice.COUNTED):
            continue
        if verb and not reading.harm(here, Voice.COUNTED):
            break
        if reading.marks(here, "be", "auxiliaries", "modals", "relatives", "subordinators", "reporting"):
            break
    return at


def _of_family(reading: Reading, first: int) -> bool:
    """Whether the number at `first` is that of a family or a group: `a family of seven`."""
    return reading.word(first - 1) == "of" and reading.near(first - 2, "totals")


def _before(reading: Reading, first: int) -> int:
    at = first - 1
    if _of_family(reading, first):
        at -= 2
    while reading.word(at) not in {"those", "of"} and (
        reading.is_a(at, "determiners", "be") or reading.adverb(at) or reading.word(at) == "at"
    ):
        at -= 1
    return at


def equates(reading: Reading, at: int) -> bool:
    """Whether the words at `at` only say who they were (`were children`)."""
    if reading.word(at) not in {"were", "was", "are"}:
        return False
    here = at + 1
    while reading.adverb(here) or reading.is_a(here, "determiners", "reporting", "links"):
        here += 1
    heads = reading.vocabulary.heads
    if reading.near(here, "ages") or reading.word(here) in AGED:
        return True
    return any(heads.get(word) is Head.PEOPLE for word in reading.words[here : here + 3])


def _after_host(scene: Scene, index: int) -> Binding | None:
    """What the number right before says, when this one can share it."""
    before = _previous(scene, index)
    host = scene.bound.get(before)
    if host is None or not _fits(scene.phrases[index]) or is_zero(scene.phrases[before]):
        return None
    return None if meets_another_fate(scene.reading, scene.phrases[index]) else host


def _previous(scene: Scene, index: int) -> int:
    """The number before that is no date, time or age."""
    before = index - 1
    while scene.out.get(before) in PASSED_OVER:
        before -= 1
    return before


def _further(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    host = _after_host(scene, index)
    at = governor(reading, phrase.number.first)
    if host is None:
        return _gapped(scene, phrase, at)
    if reading.word(at) not in COORDINATING:
        return None
    if reading.word(at) == "with" and phrase.head is not Head.PEOPLE:
        return None
    subject_of_deed = host.rule == "C007" and reading.word(phrase.last) in {"is", "was", "has"}
    if speaks_on(reading, phrase.last) and not subject_of_deed:
        return None
    first = scene.phrases[_previous(scene, index)].last
    taken_over = at - first > REACH or any(_takes_over(reading, here) for here in range(first, at))
    return None if taken_over else host._replace(rule="C014")


def _gapped(scene: Scene, phrase: Phrase, at: int) -> Binding | None:
    """`a pensioner was killed in 2004 and two students in 2009`: the verb of one nobody counted is theirs too."""
    reading = scene.reading
    along = reading.word(at) == "with" and reading.word(at - 1) in {"along", "together"}
    goes_on = (
        along or reading.is_a(phrase.last, "prepositions") or not reading.word(phrase.last)[:1].isalnum()
    )
    if (
        not (along or reading.word(at) == "and")
        or phrase.head is not Head.PEOPLE
        or not goes_on
        or is_zero(phrase)
    ):
        return None
    if meets_another_fate(reading, phrase) or reading.has("arrests", phrase.last, phrase.last + GAPPED):
        return None
    for here in range(at - 1 - along, max(0, at - GAPPED), -1):
        harmed = suffered(reading, here)
        if harmed and Voice.PAST in harmed.phrase.voices:
            passive = reading.word(here - 1) in {"was", "were", "been"}
            return Binding("C014", harmed.phrase.kind) if passive else None
        if is_verbal(reading, here) or reading.marks(
            here, "modals", "be", "auxiliaries", "relatives", "reporting"
        ):
            return None
    return None


def _takes_over(reading: Reading, at: int) -> bool:
    """Whether another verb takes over between two numbers."""
    if suffered(reading, at):
        return False
    if reading.marks(at, "modals", "relatives", "reporting", "subordinators"):
        return reading.words[at] != ":"
    if is_verbal(reading, at) and not reading.harm(at, Voice.PAST, Voice.GERUND):
        return True
    return reading.is_a(at, "be", "auxiliaries") and not suffered(reading, at + 1)


def _listed(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    host = _after_host(scene, index)
    at = governor(reading, phrase.number.first)
    if host is None or reading.word(at) not in LISTING or speaks_on(reading, phrase.last):
        return None
    if phrase.bare and (reading.word(at) == "(" or reading.word(phrase.last) not in PLACES):
        return None
    return host._replace(rule="C015")


def _degree(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    before = index - 1
    while scene.out.get(before) in PASSED_OVER_BY_DEGREE:
        before -= 1
    host = scene.bound.get(before)
    follows = (
        phrase.bare
        and not is_zero(phrase)
        and reading.word(phrase.number.first - 1) in {",", "and", "–", "("}
    )
    if host is None or not follows:
        return None
    at = phrase.last + (reading.word(phrase.last) == "so")
    if reading.near(at, "fatal_degree"):
        return host._replace(rule="C017", kind=CasualtyKind.KILLED)
    hurt = reading.near(at, "degree") and not speaks_on(reading, at)
    return host._replace(rule="C017", kind=CasualtyKind.INJURED) if hurt else None


SUBSET = Rule("C013", "a subset of those counted before: `including four children`", _subset)
FURTHER = Rule("C014", "a further item after a count: `12 soldiers and three civilians`", _further)
LISTED = Rule("C015", "a list that takes a count apart: `12 died: eight women and four men`", _listed)
DEGREE = Rule("C017", "how badly some of those counted fared: `two fatally`", _degree)
