"""The rule for clauses that leave out their verb: `the army killed 12, the rebels nine`, `in the east, 12`."""

from dsbuild.counts.binding import Binding, Scene, is_verbal, is_zero, meets_another_fate
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Reading
from dsbuild.counts.vocabulary import Head
from dsbuild.model import Rule

REACH = 18
SEGMENT = 5
HOSTS = 4
ONWARD = frozenset({",", ";", "and", "while", "but", "(", "–", "—"})
FRONTED = frozenset({"in", "on", "at", "by", "from", "near", "during"})
SHARED = frozenset({"to", "in", "on", "at", "by", "from", "near", "during", "inside", "aboard"})
BARS = ("be", "auxiliaries", "modals", "relatives", "reporting", "subordinators")


def _parallel(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if not phrase.bare or is_zero(phrase) or not phrase.number.exact:
        return None
    host = _host(scene, index)
    if host is None or meets_another_fate(reading, phrase):
        return None
    first, last = scene.phrases[host], phrase.number.first
    if last - first.last > REACH:
        return None
    if _shares_preposition(reading, phrase, first.last) or (
        not reading.word(phrase.last)[:1].isalnum() and _clause_of_its_own(scene, phrase, first.last)
    ):
        return scene.bound[host]._replace(rule="C033")
    return None


def _host(scene: Scene, index: int) -> int | None:
    """The nearest number before that counts somebody, over dates and the like."""
    for before in range(index - 1, max(-1, index - 1 - HOSTS), -1):
        if before in scene.bound:
            return None if is_zero(scene.phrases[before]) else before
        if before not in scene.out:
            return None
    return None


def _shares_preposition(reading: Reading, phrase: Phrase, after: int) -> bool:
    """`attributed to the army, 11 to the guerrillas`."""
    preposition, first = reading.word(phrase.last), phrase.number.first
    joined = reading.word(first - 1) in ONWARD
    between = reading.words[after : first - 1]
    return (
        joined
        and preposition in SHARED
        and preposition in between
        and not _has_verb(reading, after + 1, first)
    )


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    return any(reading.is_a(at, *BARS) and reading.words[at] != "as" for at in range(first, last))


def _clause_of_its_own(scene: Scene, phrase: Phrase, after: int) -> bool:
    """Whether only a subject, a place or a time stands between a comma and the number."""
    reading, first = scene.reading, phrase.number.first
    end = first - (reading.word(first - 1) in {",", ":"})
    for at in range(end - 1, max(after - 1, end - 1 - SEGMENT), -1):
        if reading.words[at] in ONWARD:
            start = at + 1
            return start < end and (
                _fronted(reading, start, end) or (end == first and _subject(scene, start, end))
            )
        if is_verbal(reading, at) or reading.is_a(at, *BARS) or _harms(reading, at):
            return False
    return False


def _harms(reading: Reading, at: int) -> bool:
    return next(reading.harms(at), None) is not None


def _fronted(reading: Reading, start: int, end: int) -> bool:
    """`in the east`, `in February`."""
    return reading.words[start] in FRONTED and end - start > 1 and not reading.has("ages", start, end)


def _subject(scene: Scene, start: int, end: int) -> bool:
    """`the army`, `unknown persons`; not `the youngest` or `the driver`, whose number is an age."""
    reading = scene.reading
    last = reading.words[end - 1]
    if last.endswith("est") or any(reading.is_a(at, "prepositions") for at in range(start, end)):
        return False
    one = (
        reading.vocabulary.heads.get(last) is Head.PEOPLE
        and not last.endswith(("s", "men"))
        and (last not in reading.vocabulary.collective)
    )
    opened = reading.words[start] in {"the", "its", "their"} or scene.shouting
    return opened and not one


PARALLEL = Rule("C033", "a clause that leaves out its verb: `the army killed 12, the rebels nine`", _parallel)
