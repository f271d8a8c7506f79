"""Through the sentences of an article: whom each is about, and whom its pronouns, ages and descriptions mean."""

import re

from dsbuild.quotes.roster.asking import asked, asker
from dsbuild.quotes.roster.callings import by_deeds
from dsbuild.quotes.roster.cast import HE_SHE, Cast
from dsbuild.quotes.roster.definite import is_of, nouns_beside, same_noun, taken_up, withheld
from dsbuild.quotes.roster.described import Described, descriptions
from dsbuild.quotes.roster.later import name_later
from dsbuild.quotes.roster.naming import give_name, nameless, names
from dsbuild.quotes.roster.others import actor, other_than
from dsbuild.quotes.roster.placing import is_topic, place_of
from dsbuild.quotes.roster.pronouns import answered, named_ahead, posting_before
from dsbuild.quotes.roster.quieter import note_kin, quieter
from dsbuild.quotes.roster.reading import BOUNDARY, PERSON, QUOTED, Reading, last_word
from dsbuild.quotes.roster.salience import Event, Place
from dsbuild.quotes.roster.shapes import AGED
from dsbuild.quotes.roster.vocabulary import Vocabulary

_BOUNDARIES = re.compile(r"\|")
_PEOPLE = re.compile(r"[PhYH]|(?<=d)F?[MRB](?![PNpaMmoveljuktB,gG]|f[dH]?X)")
_NAMES_THEMSELVES = re.compile(r"h[rzb]{0,2}i[dHo]{0,2}P(?!p)")
_APPOSED = re.compile(r"P,H[#aFdp]{0,3}[oeljkm]")
"""A name and whose what they are, who is somebody else (`A. B., his third campaign manager,`)."""
_BEFORE_HIM = re.compile(r"\|d[aF#deloum]{0,3}P(?=[^|;qS,P]{0,10},h)")
"""A name in capitals that tells what somebody is who is meant by a pronoun (`A former Royal Marine, he`)."""
_FIGHTING = re.compile(r"[MRBXxG]")

VERBS = frozenset("S!&VJDLCWKQE")
"""Classes of verbs after which nobody is the subject of a clause."""
CLAUSES = frozenset("|,;:q(")
"""Classes at which another clause can begin."""
ALIAS = 7
"""Words back from another name of somebody to their own, at most."""
OWNS_NOTHING = (["|"], [","], [";"], ["f"], ["O"], ["c"], ["q"], ["w"], ["S"], [")"])
"""What stands after `her` where it is an object (`A. B. ignored her.`)."""
GIVES = frozenset({"called", "calls", "named", "dubbed", "nicknamed", "codenamed"})
"""Verbs by which a subject gives a name to something else (`the notebook he called A.`)."""
MOST_SUBJECTS = 64  # of one sentence: no text that people wrote has more


def walk(players: Cast, reading: Reading, words: Vocabulary) -> list[int]:
    """Numbers the sentences, notes their subjects, and gives pronouns and ages the person that they mean.

    Returns `he` and `she` where nobody was named before.
    """
    ahead: list[int] = []
    joined = "".join(reading.classes)
    for match in _BEFORE_HIM.finditer(joined):
        if reading.low[match.start() + 1] in ("a", "an", "once", "one"):
            reading.classes[match.end() - 1] = "a"
            del players.who[match.end() - 1]
    joined = "".join(reading.classes)
    players.boundaries = [match.start() for match in _BOUNDARIES.finditer(joined)]
    players.naming = names(players, reading)
    militant: int | None = None
    told = {found.first: found for found in descriptions(reading, joined, words.collective | words.state)}
    seen = {match.start(): match for match in _PEOPLE.finditer(joined)}
    for at in sorted(seen.keys() | told.keys()):
        number = players.sentence(at)
        if at in told and at not in players.who:
            _describe(players, reading, told[at], number, words)
        if at not in seen:
            continue
        kind = seen[at][0]
        if kind == "H":
            _note_owner(players, reading, at, number)
            continue
        fights = kind[-1] in "MRB"
        index = seen[at].end() - 1 if fights else at
        person = (
            _fighter(players, reading, seen[at], militant) if fights else _meant(players, reading, at, kind)
        )
        if person is None:
            if kind == "h" and reading.low[at] in {"he", "she"}:
                ahead.append(at)
            continue
        if kind == PERSON and _fights(reading, joined, index):
            militant = person
        if index in players.given and kind == PERSON:
            give_name(players, index, person)
        _note_subject(players, reading, index, number, person)
    name_later(players, reading, words, joined, ahead)
    return ahead


def _fights(reading: Reading, classes: str, index: int) -> bool:
    """Whether the sentence tells of a fighter or a group near a name that no office stands before."""
    start = max(classes.rfind(BOUNDARY, 0, index), index - 6)
    stop = classes.find(BOUNDARY, index, index + 10)
    if classes[index - 1 : index] == "o" and "X" not in classes[start:index]:
        return False
    near = _FIGHTING.finditer(classes, start, index + 10 if stop < 0 else stop)
    return any(found.start() not in reading.plurals for found in near)


def _describe(players: Cast, reading: Reading, found: Described, number: int, words: Vocabulary) -> None:
    """Notes a description as somebody spoken of before, or as somebody new."""
    same = taken_up(players, reading, found, words)
    if same is None:
        _note_described(players, reading, found, number)
        return
    if same < 0 and is_of(players, reading, same, "one"):
        players.described[same], players.same[-1 - found.first] = found, same
    elif same >= 0 or not is_of(players, reading, same, last_word(reading.word(found.head))):
        players.same[-1 - found.first] = same
    _note_subject(players, reading, found.first, number, same)


def _fighter(players: Cast, reading: Reading, match: re.Match[str], militant: int | None) -> int | None:
    """Whom `the former fighter` takes up: the person of that noun, else the last one among fighters."""
    if militant is None or not _taken_up(reading, match):
        return None
    index = match.end() - 1
    person = same_noun(players, match.start(), last_word(reading.word(index)), default=militant)
    if person == militant and withheld(reading, index):
        return None
    players.headed.discard(players.sentence(match.start()))
    if "F" in match[0] or match[0] == "R":
        players.former.add(person)
    _mean(players, reading, index, person)
    return person


def _meant(players: Cast, reading: Reading, index: int, kind: str) -> int | None:
    """Whom a name, a pronoun or an age means."""
    if kind == PERSON:
        players.nouns[players.who[index]].update(nouns_beside(reading, index))
        players.does[players.who[index]].update(by_deeds(reading, index))
        _note_age(players, reading, index, players.who[index])
        note_kin(players, reading, index, players.who[index])
        return players.who[index]
    if kind == "h":
        return _by_pronoun(players, reading, index)
    classes = reading.classes
    years = re.sub(r"\D.*", "", reading.word(index))
    aged = [person for person, age in players.ages.items() if age == years]
    if aged and classes[index - 1] == "d":
        _mean(players, reading, index, aged[-1])
        return aged[-1]
    alone = classes[index - 1] == "d" and classes[index + 1] not in "NPmMtoveljku"
    person = players.antecedent(index, None) if alone else None
    if person is not None:
        _mean(players, reading, index, person)
    return person


def _by_pronoun(players: Cast, reading: Reading, index: int) -> int | None:
    """Whom `he`, `she`, `him` or `her` means."""
    pronoun = reading.low[index]
    gender = HE_SHE.get(pronoun)
    if gender is None:
        return None
    subject = pronoun == gender
    ahead = named_ahead(players, reading, index, gender) if subject else None
    ahead = asked(players, reading, index, gender) if subject and ahead is None else ahead
    posting = posting_before(players, reading, index, gender) if subject and ahead is None else None
    unnamed = nameless(players, index, gender) if players.sentence(index) in players.naming else None
    named = _NAMES_THEMSELVES.match("".join(reading.classes[index : index + 7])) if subject else None
    if named and reading.low[index + 1] in GIVES:
        named = None
    if named and unnamed is None:
        person: int | None = players.who[index + named.end() - 1]
        give_name(players, index, players.who[index + named.end() - 1])
    elif unnamed is not None:
        person = unnamed
    elif ahead is not None or posting is not None:
        person = posting if ahead is None else ahead
    else:
        other = _other(players, reading, index) if subject else actor(players, reading, index)
        left = quieter(players, reading, index, gender)
        person = players.antecedent(index, gender, other=other, left=left)
    if person is None:
        return None
    if person in players.guessed:
        players.genders[person] = gender
        players.guessed.discard(person)
    players.genders.setdefault(person, gender)
    if subject:
        players.does[person].update(by_deeds(reading, index))
        _mean(players, reading, index, person)
    else:
        players.heard[index] = person
    return person


def _other(players: Cast, reading: Reading, index: int) -> int | None:
    """Who `he` or `she` is not: whoever asks or is told, or said what they answer."""
    other = other_than(players, reading, index)
    other = asker(players, reading, index) if other is None else other
    return answered(players, reading, index) if other is None else other


def _mean(players: Cast, reading: Reading, index: int, person: int) -> None:
    reading.classes[index] = PERSON
    players.who[index] = person


def _note_owner(players: Cast, reading: Reading, index: int, number: int) -> None:
    """Notes whom `his` or `her` means: who is owned or told of goes on being spoken of."""
    gender = HE_SHE.get(reading.low[index])
    whole = reading.classes[index - 1] == "b" or reading.classes[index + 1 : index + 2][:1] in OWNS_NOTHING
    equated = actor(players, reading, index) if whole else None
    if _APPOSED.match("".join(reading.classes[max(index - 2, 0) : index + 5])):
        equated = players.who.get(index - 2)
    person = players.antecedent(index, gender, other=equated) if gender else None
    if gender and players.sentence(index) in players.naming:
        unnamed = nameless(players, index, gender)
        person = person if unnamed is None else unnamed
    if person is not None and gender:
        players.genders.setdefault(person, gender)
        players.events.append(Event(index, number, person, Place.OWNER))


def _note_described(players: Cast, reading: Reading, found: Described, number: int) -> None:
    person = -1 - found.first
    players.described[person] = found
    players.does[person].update(by_deeds(reading, found.stop - 1))
    if found.gender:
        players.genders[person] = found.gender
    if found.leads:
        _note_subject(players, reading, found.first, number, person)
    else:
        players.subjects[number].append(person)
        players.events.append(Event(found.first, number, person, Place.ASIDE))


def _taken_up(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a description takes up somebody: `the former fighter`, in the singular."""
    return match.end() - 1 not in reading.plurals and reading.low[match.start() - 1] == "the"


def _note_age(players: Cast, reading: Reading, index: int, person: int) -> None:
    for near in (index - 1, index + 2):
        if near < len(reading.classes) and reading.classes[near] in (AGED, "#"):
            players.ages.setdefault(person, re.sub(r"\D.*", "", reading.word(near)))


def _note_subject(players: Cast, reading: Reading, index: int, number: int, person: int) -> None:
    before = reading.classes[index - 1] if index else BOUNDARY
    after = reading.classes[index + 1] if index + 1 < len(reading.classes) else BOUNDARY
    if before == BOUNDARY and after == ";" and reading.classes[index + 2] != QUOTED:
        return
    heads = number not in players.headed and after != "p" and _can_head(reading, index, before, person)
    heads = heads and not is_topic(reading, index)
    place = place_of(reading, index, before, after, heads=heads)
    if place is Place.SUBJECT and _is_told_of(players, index, number, person):
        place = Place.ASIDE
    players.events.append(Event(index, number, person, place))
    if heads:
        players.headed.add(number)
        if person in players.subjects[number]:
            players.subjects[number].remove(person)
        players.subjects[number].insert(0, person)
    elif len(players.subjects[number]) < MOST_SUBJECTS and person not in players.subjects[number]:
        players.subjects[number].append(person)


def _is_told_of(players: Cast, index: int, number: int, person: int) -> bool:
    """Whether somebody else speaks in the same sentence, who tells of them (`The judge said that A. B. had planned it`)."""
    for event in reversed(players.events):
        if event.sentence != number:
            return False
        if event.at < index and event.place is Place.SPEAKER:
            return event.person != person
    return False


def _can_head(reading: Reading, index: int, before: str, person: int) -> bool:
    """Whether the sentence can be about `person` at `index`: no preposition but `For` stands before, no verb before a name."""
    opens = index
    while opens > 0 and reading.classes[opens - 1] not in CLAUSES:
        opens -= 1
    if before == "i" and PERSON in reading.classes[max(0, index - ALIAS) : index]:
        return False  # `A. B., who was known as C.`
    if before in "fO!s":
        return before == "f" and opens == index - 1 and reading.word(opens) == "For"
    return person < 0 or VERBS.isdisjoint(reading.classes[opens : index - 1])
