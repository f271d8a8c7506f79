"""The rule for numbers whose harm stands further on: `12 people on a crowded bus were killed`."""

from dsbuild.counts.binding import (
    Binding,
    Scene,
    counts_people,
    from_group,
    governor,
    is_verbal,
    is_zero,
)
from dsbuild.counts.harm import suffered
from dsbuild.counts.numerals import Form
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Reading
from dsbuild.counts.subjects import RELATIVE, denied, is_loose, of_members, participle
from dsbuild.counts.verbs import Group, group
from dsbuild.counts.vocabulary import NOBODY_HEADS, Voice
from dsbuild.model import Rule

REACH = 40
NEAR = 12
JOINED = 4
INTRODUCING = frozenset(
    {
        "with",
        "that",
        "than",
        "and",
        "or",
        "after",
        "before",
        "when",
        "where",
        "while",
        "as",
        "because",
        "but",
        "although",
        "if",
    }
)
ADJECTIVES = frozenset({"young", "old", "earlier", "previous", "latest", "recent"})
ASIDES = frozenset({",", "(", "–", "—"})
ASIDE_ENDS = frozenset({",", ")", "–", "—", ";"})
COORDINATING = frozenset({"and", "or", ",", "including", "(", "–", "—", "-"})
TIMED = frozenset({"since", "until", "till", "after", "before"})
SHARED = frozenset({"the", "other", "another", "his", "her", "their", "least", "at", "all"})


def _suffers_far(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    part = _opens_aside(scene, index)
    if phrase.number.form is Form.ANY and not denied(reading, phrase.number.first):
        return None
    if phrase.head in NOBODY_HEADS or not (part or _subject(reading, phrase)):
        return None
    found = _shared(scene, index) or _far_group(scene, phrase)
    if found is None or found.active or not counts_people(reading, phrase, loose=is_loose(found)):
        return None
    return from_group("C013" if part else "C004", found)


def _opens_aside(scene: Scene, index: int) -> bool:
    """Whether the phrase is part of those nobody has counted: `the hostages, including four nurses, were`."""
    reading, phrase = scene.at(index)
    at = governor(reading, phrase.number.first)
    among = reading.word(at) == "them" and reading.near(at - 1, "openers")
    opened = among or reading.near(at, "openers")
    aside = opened and reading.word(at - 1 - among) == "," == reading.word(phrase.last)
    return aside and index - 1 not in scene.bound


def _shared(scene: Scene, index: int) -> Group | None:
    """The participle of the next number in a headline: `2 soldiers, 1 civilian killed`."""
    reading, phrase = scene.at(index)
    following = scene.starts.get(phrase.last + 1)
    opens = not reading.word(phrase.number.first - 1)[:1].isalnum()
    if following is not None and scene.phrases[following].partitive:
        return None
    if following is None or not opens or reading.word(phrase.last) not in {",", "and", "&"}:
        return None
    found = participle(reading, scene.phrases[following])
    return found if found and not found.passive else None


def _subject(reading: Reading, phrase: Phrase) -> bool:
    """Whether the phrase may be the subject of a verb far after it."""
    at = governor(reading, phrase.number.first)
    while reading.word(at) in ADJECTIVES:
        at = governor(reading, at)
    word = reading.word(at)
    if word == "of":
        return reading.near(at - 1, "totals")
    if word in INTRODUCING or reading.is_a(at, "reporting", "adverbs"):
        return True
    return not (reading.is_a(at, "be", "auxiliaries", "modals", "prepositions") or is_verbal(reading, at))


def _far_group(scene: Scene, phrase: Phrase) -> Group | None:
    """The verb group of the clause that the phrase is the subject of, over asides and further subjects."""
    reading, at = scene.reading, phrase.last
    reach = min(len(reading.words), at + (NEAR if is_zero(phrase) else REACH))
    relative = aside = False
    telling = reading.vocabulary.telling
    while at < reach:
        if reading.words[at] not in telling and at not in scene.starts and reading.word(at + 1) != "to":
            at += 1
            continue
        resumed = _over_partitive(scene, at) or _over_time(reading, at)
        if resumed:
            at = resumed
            continue
        if reading.marks(at, "subordinators") or _another_clause(scene, phrase, at):
            return None
        follows = reading.word(at - 1) in RELATIVE and at > phrase.last
        relative = relative or (reading.words[at] in {"who", "that"} and at <= phrase.last + 1)
        aside = aside or reading.words[at] in RELATIVE or reading.words[at] == "whom"
        found = None
        if reading.is_a(at, "be", "auxiliaries", "modals") or suffered(reading, at):
            found = group(reading, at)
            follows = follows and not _coordinated(reading, phrase, at - 1)
            if found and not follows and _agrees(reading, phrase, at, found):
                return found
            if found is None and not relative and not aside:
                return None
            relative = aside = False
        elif _reports(reading, at):
            return None
        at = found.last if found else at + 1
    return None


def _is_object(reading: Reading, phrase: Phrase) -> bool:
    """Whether a verb before the phrase takes it: `to clear 300 protesters, and 14 people were treated`."""
    at = governor(reading, phrase.number.first)
    return (
        reading.word(at).isalpha()
        and reading.word(at) not in INTRODUCING
        and not reading.is_a(at, "reporting")
    )


def _coordinated(reading: Reading, phrase: Phrase, at: int) -> bool:
    """Whether the `who` at `at` takes up the phrase and what one `and` adds: `26 children and staff who`."""
    joined = reading.word(phrase.last) in {"and", "or"} and phrase.last < at <= phrase.last + JOINED
    return joined and all(
        reading.words[here].isalpha() and not reading.is_a(here, "determiners", "prepositions")
        for here in range(phrase.last + 1, at)
    )


def _over_time(reading: Reading, at: int) -> int | None:
    """Where the time ends whose `since` or `after` at `at` opens no clause: `since May`, `after 2014`."""
    timed = reading.is_a(at + 1, "months", "times") or reading.word(at + 1).isdecimal()
    return at + 2 if reading.words[at] in TIMED and timed else None


def _reports(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    finite = reading.is_a(at, "reporting") and not word.endswith("ing") and word not in RELATIVE
    return finite and reading.word(at - 1) != ","


def _another_clause(scene: Scene, host: Phrase, at: int) -> bool:
    """Whether a number at `at` begins another clause rather than going on the subject."""
    met = scene.starts.get(at)
    if met is None or met in scene.out:
        return False
    reading, phrase = scene.at(met)
    if phrase.partitive and reading.word(at - 1) in ASIDES:
        return False
    here = at - 1
    while reading.word(here) in SHARED:
        here -= 1
    word = reading.word(here)
    if phrase.bare and word in {"and", "or"}:
        return True
    if (
        word == "and"
        and reading.word(here - 1) == ","
        and host.last == here - 1
        and _is_object(reading, host)
    ):
        return True
    return word not in COORDINATING and not reading.is_a(here, "prepositions")


def _over_partitive(scene: Scene, at: int) -> int | None:
    """Where the aside ends that a partitive at `at` opens: `, two of whom died,`."""
    met = scene.starts.get(at)
    reading = scene.reading
    if met is None:
        return None
    among = reading.words[max(0, at - 2) : at] == ["among", "them"] and reading.word(at - 3) in ASIDES
    if not among and (not scene.phrases[met].partitive or reading.word(at - 1) not in ASIDES):
        return None
    end = scene.phrases[met].last
    reach = min(len(reading.words), end + REACH)
    while end < reach and reading.words[end] not in ASIDE_ENDS:
        end += 1
    return end + 1 if end < reach else None


def _agrees(reading: Reading, phrase: Phrase, at: int, found: Group) -> bool:
    """Whether number and verb agree; verbs that show none must be near."""
    if found.plural or found.singular:
        one = is_zero(phrase) or phrase.number.low == phrase.number.high == 1 or of_members(reading, phrase)
        return found.singular if one else found.plural
    if reading.word(at - 1) in {"a", "an", "the", "his", "her", "their", "of"}:
        return False
    harmed, near = suffered(reading, at), at - phrase.last
    if harmed and Voice.HAPPENS not in harmed.phrase.voices:
        if reading.word(phrase.last) == "," == reading.word(at - 1) and near <= NEAR:
            return reading.near(phrase.last + 1, "ages")
        between = reading.words[phrase.last : at]
        return (
            near <= 5
            and reading.is_a(phrase.last, "prepositions")
            and {"a", "an", "and", ","}.isdisjoint(between)
        )
    return near <= NEAR or reading.word(at - 1) in {",", ")", "–", "—"}


SUFFERS_FAR = Rule(
    "C004", "the subject of words of harm further on: `12 people on a bus were killed`", _suffers_far
)
