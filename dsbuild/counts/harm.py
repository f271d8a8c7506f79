"""Harm that is suffered: which words say it, what several of them say together, and who does it to whom."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from dsbuild.counts.reading import Harmed, Reading
from dsbuild.counts.vocabulary import HarmWords, Head, Voice
from dsbuild.model import CasualtyKind

CHAIN = 5
PATIENT = (Voice.PAST, Voice.HAPPENS, Voice.STATE)
ACTIVE = (Voice.BASE, Voice.FINITE, Voice.PAST, Voice.GERUND)
HOSPITAL_REACH = 8
INJURY_REACH = 7
HAD_REACH = 5
WITH_WOUNDS = frozenset({("escaped", "with"), ("recovering", "from")})
HAVING = frozenset({"had", "have"})
AROUND = 20
DEADLY = frozenset({"dead", "death"})
WARD_REACH = 7
UNSEEN = frozenset({"since", "again", "from", "of", "alive"})
VISITING = frozenset(
    {"when", "during", "while", "grounds", "chapel", "compound", "car", "corridor", "waiting", "ward"}
)
PARTICIPLE = ("d", "n", "t")
LINKS = frozenset({",", "and", "or", "/", "then", "&"})
TO_HOSPITAL = frozenset({"to", "in", "at", "into", "from", "by", "for"})
WORSE = frozenset({"and", "in", "at", "with", "after", "on", "but", "while"})
AIMED = frozenset({"at", "down", "back", "from"})
RANGE = frozenset({"close", "point-blank", "point", "short", "random", "around", "about"})
PERIODS = frozenset({"week", "year", "month", "morning", "time", "weekend", "summer"})


def suffered(reading: Reading, at: int) -> Harmed | None:
    """The harm that begins at `at` and that its subject suffers, the longest phrase first."""
    if reading.word(at) not in reading.vocabulary.opens_harm and reading.word(at + 1) != "to":
        return None
    if described := _to_death(reading, at) or _to_hospital(reading, at) or _hurt(reading, at):
        return described
    found = reading.harm(at, *PATIENT)
    if found is None or _another_sense(reading, found):
        return None
    return _shot_in(reading, found) or found


def _shot_in(reading: Reading, found: Harmed) -> Harmed | None:
    """`shot in the hand`, `stabbed in the leg`, which kills nobody."""
    if (
        found.phrase.words[0] not in {"shot", "stabbed"}
        or len(found.phrase.words) > 1
        or reading.word(found.last) != "in"
    ):
        return None
    part = found.last + 1 + reading.is_a(found.last + 1, "determiners")
    return (
        found._replace(phrase=replace(found.phrase, kind=CasualtyKind.INJURED))
        if reading.near(part, "limbs")
        else None
    )


def _participle(reading: Reading, at: int, last: int, kind: CasualtyKind) -> Harmed:
    return Harmed(HarmWords((reading.words[at],), kind, frozenset({Voice.PAST}), loose=False), at, last)


def _to_death(reading: Reading, at: int) -> Harmed | None:
    """`hacked to death`."""
    if reading.word(at + 1) != "to" or reading.word(at + 2) != "death" or reading.near(at, "deathless"):
        return None
    participle = reading.word(at).endswith(PARTICIPLE)
    return _participle(reading, at, at + 3, CasualtyKind.KILLED) if participle else None


def _to_hospital(reading: Reading, at: int) -> Harmed | None:
    """`rushed to a nearby hospital`."""
    if not reading.near(at, "taken") or reading.word(at + 1) not in TO_HOSPITAL:
        return None
    for here in range(at + 1, at + HOSPITAL_REACH):
        if reading.near(here, "hospital"):
            return _participle(reading, at, here + 1, CasualtyKind.INJURED)
        if reading.word(here) in {",", "and", "who"} or reading.marks(here):
            return None
    return None


def in_hospital(reading: Reading, at: int) -> Harmed | None:
    """`in the mission hospital` after `were`."""
    if reading.word(at) not in {"in", "at"}:
        return None
    for here in range(at + 1, at + WARD_REACH):
        if reading.near(here, "hospital"):
            staying = reading.word(here + 1) not in VISITING and not reading.capital(here + 1)
            return _state(reading, at, here + 1, CasualtyKind.INJURED) if staying else None
        if not reading.word(here)[:1].isalpha() or reading.marks(here, "be", "auxiliaries", "relatives"):
            return None
    return None


def gone(reading: Reading, at: int) -> Harmed | None:
    """`seen since`, `heard from`, after a denial."""
    if reading.word(at) == "found" and reading.word(at + 1) in {"", ".", ",", ";", "and"}:
        return _state(reading, at, at + 1, CasualtyKind.MISSING)
    if reading.word(at) not in {"seen", "heard"} or reading.word(at + 1) not in UNSEEN:
        return None
    return _state(reading, at, at + 2, CasualtyKind.MISSING)


def _state(reading: Reading, at: int, last: int, kind: CasualtyKind) -> Harmed:
    return Harmed(HarmWords((reading.words[at],), kind, frozenset({Voice.STATE}), loose=True), at, last)


def _hurt(reading: Reading, at: int) -> Harmed | None:
    """`suffered severe burns`, `had minor injuries`, `sustained varying degrees of injury`, `lost both legs`."""
    had = reading.word(at) in HAVING or (reading.word(at), reading.word(at + 1)) in WITH_WOUNDS
    first, at = at, at + (had and reading.word(at) not in HAVING)
    context = (
        "traumas" if had or reading.near(at, "sustained") else "limbs" if reading.word(at) == "lost" else ""
    )
    if not context:
        return None
    for here in range(at + 1, at + (HAD_REACH if had else INJURY_REACH)):
        if reading.near(here, context):
            voices = frozenset({Voice.HAPPENS})
            return Harmed(HarmWords((context,), CasualtyKind.INJURED, voices, loose=True), first, here + 1)
        if not reading.word(here)[:1].isalpha() or reading.marks(here, "be", "auxiliaries", "relatives"):
            return None
        if had and (reading.is_a(here, "prepositions", "negations") or suffered(reading, here)):
            return None
    return None


def _another_sense(reading: Reading, found: Harmed) -> bool:
    """`treated badly`, `shot at`, `dead end`, `died naturally`, `critical of`."""
    word, after = reading.words[found.first], reading.word(found.last)
    if word == "treated":
        return reading.near(found.last, "untreated") or reading.adverb(found.last)
    if word == "shot":
        down = reading.words[found.last - 1] == "down"
        if reading.words[found.last - 1] in DEADLY or (after == "at" and _somewhere(reading, found)):
            return False
        return after in AIMED or (down and reading.has("aircraft", found.first - AROUND, found.last + AROUND))
    if word == "critical":
        return after[:1].isalpha() and after not in WORSE
    naturally = word in {"died", "die"} and after == "naturally"
    made_it_to = found.phrase.words[-2:] == ("make", "it") and after[:1].isalpha()
    undead = word == "dead" and reading.near(found.first - 1, "undead")
    of_things = word in {"dead", "missing"} and reading.near(found.last, "not_deaths")
    return naturally or made_it_to or undead or of_things


def _somewhere(reading: Reading, found: Harmed) -> bool:
    """Whether the `at` after `were shot` says where or from how near."""
    at = found.first - 1
    while reading.adverb(at):
        at -= 1
    following = reading.word(found.last + 1)
    return reading.is_a(at, "be") and (reading.is_a(found.last + 1, "determiners") or following in RANGE)


def outcome(reading: Reading, harmed: Harmed) -> tuple[int, CasualtyKind]:
    """Where `killed, wounded or missing` ends, and its one kind."""
    kinds, last, alternative = [harmed.phrase.kind], harmed.last, False
    while len(kinds) < CHAIN and (joined := _joined(reading, last)):
        following, either = joined
        died = Voice.HAPPENS in following.phrase.voices and following.phrase.kind is CasualtyKind.KILLED
        kinds = [CasualtyKind.KILLED] if died and not either else [*kinds, following.phrase.kind]
        deadly = following.last - following.first > 1 and reading.words[following.last - 1] in DEADLY
        kinds = [CasualtyKind.KILLED] if deadly else kinds
        last, alternative = following.last, alternative or either
    if reading.near(last, "fatal_degree") or reading.near(harmed.first - 1, "fatal_degree"):
        return last, CasualtyKind.KILLED
    return last, combined(kinds, either=alternative)


def combined(kinds: Iterable[CasualtyKind], *, either: bool) -> CasualtyKind:
    """The one kind of several: being shot gives way to what came of it, `killed or injured` is unspecified."""
    several = dict.fromkeys(kinds)
    if len(several) > 1 and not either:
        several.pop(CasualtyKind.UNSPECIFIED, None)
    return next(iter(several)) if len(several) == 1 else CasualtyKind.UNSPECIFIED


def _joined(reading: Reading, at: int, depth: int = 0) -> tuple[Harmed, bool] | None:
    """The next harm of `killed, wounded or missing`, and whether `or` joins it."""
    first = next(here for here in count(at) if reading.word(here) not in LINKS)
    links = reading.words[at:first]
    if not 0 < len(links) <= 4:
        return None
    harmed = suffered(reading, reading.skip(first))
    if harmed is None:
        return None
    either = "or" in links or "/" in links
    if set(links) == {","} and (depth >= CHAIN or _joined(reading, harmed.last, depth + 1) is None):
        return None
    participle = Voice.PAST in harmed.phrase.voices and Voice.STATE not in harmed.phrase.voices
    if participle and not either and not is_patient(reading, harmed.last):
        return None
    return harmed, either


def is_patient(reading: Reading, at: int, depth: int = 0) -> bool:
    """Whether a participle that ends before `at` can be one that its subject suffers, by what follows it."""
    since = reading.word(at) == "since" and reading.word(at + 1).isdecimal()
    at = reading.skip(at)
    word = reading.word(at)
    if since or not word[:1].isalnum():
        return True
    if number := _number_at(reading, at):
        return _another_count(reading, number)
    if word in {"and", "or"} and depth < CHAIN and reading.harm(at + 1, Voice.PAST):
        return is_patient(reading, at + 2, depth + 1)
    if word == "this":
        return reading.word(at + 1) in PERIODS
    if reading.is_a(at, "prepositions", "followers", "times", "months", "subordinators"):
        return True
    return suffered(reading, at) is not None and reading.harm(at, Voice.COUNTED) is None


def _number_at(reading: Reading, at: int) -> int | None:
    """Where the number ends whose bounds or own words begin at `at`."""
    words = reading.vocabulary
    for last in range(at, at + 4):
        word = reading.word(last)
        bounded = last == at or tuple(reading.words[at:last]) in words.bounds
        scaled = word in {"a", "several"} and reading.word(last + 1) in words.scales
        figure = word[:1].isdecimal() or word.split("-")[0] in words.cardinals or word in words.vague
        if bounded and (figure or scaled):
            return last + 1
    return None


def _another_count(reading: Reading, at: int) -> bool:
    """Whether what follows the number before `at` makes it a count of its own (`12 killed 30 wounded`) or a time."""
    heads = reading.vocabulary.heads
    return any(
        suffered(reading, here)
        or heads.get(reading.word(here)) in (Head.DURATION, Head.DISTANCE)
        or reading.near(here, "clock")
        for here in range(at, at + 3)
    )


def harm_before(reading: Reading, end: int, *voices: Voice) -> Harmed | None:
    """The longest phrase of harm that ends before the word at `end`."""
    opening = reading.vocabulary.harm
    for first in range(max(0, end - 4), end):
        for harmed in reading.harms(first) if reading.words[first] in opening else ():
            if harmed.last == end and not harmed.phrase.voices.isdisjoint(voices):
                return harmed
    return None


def named(reading: Reading, at: int) -> Harmed | None:
    """The harm at `at` as a state or as a noun: `killed`, `the dead`, `casualties`."""
    return suffered(reading, at) or reading.harm(at, Voice.COUNTED)
