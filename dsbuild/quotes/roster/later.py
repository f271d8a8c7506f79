"""Who is told of first and named later: first `“No,” said the farmer`, then `Bashir Gedi lost 40 goats`."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from dsbuild.quotes.roster.cast import HE_SHE, Cast
from dsbuild.quotes.roster.definite import PLAIN
from dsbuild.quotes.roster.described import gender_of
from dsbuild.quotes.roster.reading import BOUNDARY, PERSON, Reading, last_word
from dsbuild.quotes.roster.salience import Place
from dsbuild.quotes.roster.vocabulary import Vocabulary

_AGED_NAME = re.compile(r"P(?<=\|P)(?=,#,|\(#\)|,Y)")
_PRESENTED = re.compile(r"P(?:(?<=SP)(?=[|,f])(?!,[d#]?[aF]*[oveljkumMRBt])|(?<=[|,q]P)(?=S))")
_LEADS = (Place.HEAD, Place.SPEAKER)
_NAMED_FIRST = re.compile(r"P(?<=\|P)(?!p|(?:\(#\))?,(?:#,)?[dH]?[aFxy#N]{0,3}[oveljkumMRBt]|o?[dH]?k)")
"""Somebody with whom a sentence begins, of whom it tells no office and no kin."""
_GIVES_NAME = re.compile(r"d[tuv](?<=[Sc]..),?w?[bzr]{0,2}iP")
"""Whoever spoke and now gives a name: `said the man, who asked to be called Omar`."""
_DATED = re.compile(r"\|[NP]")
"""The place with which a block opens."""
_TELLS = frozenset({
    "told", "tells", "said", "says", "speaks", "spoke", "spoke for", "speaks for", "spoken", "talks", "talked", "admitted", "admits", "confessed",
    "recalled", "recalls", "testified", "testifies", "described", "describes", "pleaded guilty", "appeared", "apologised", "apologized",
    "broke", "warned", "vowed", "claimed", "insisted", "insists", "met", "promised",
})  # fmt: skip
"""What somebody does whom an article then names."""
TELLING = 24
"""Words of a sentence after a description in which that stands, at most."""
NEXT = 2
"""Sentences after a description in which somebody without a name is named."""
LEAD = 6
"""Sentences in which an article opens with a description and goes on with the name."""
SOON = 2
"""Sentences after a description or a pronoun in which its person is named, at most."""
OPENING = 16
"""Descriptions of an article that are looked at."""


def name_later(
    players: Cast, reading: Reading, words: Vocabulary, classes: str, ahead: Sequence[int]
) -> None:
    """Gives descriptions, and `he` and `she` where nobody was named before, the person whom the next sentences name."""
    _aged(players, reading, classes)
    _calls_themselves(players, reading, classes)
    starts = sorted((first, person) for person, first in players.first.items() if person >= 0)
    heads = {event.at for event in players.events if event.place in _LEADS}
    for described, told in list(players.described.items())[:OPENING]:
        if described in players.same or not told.leads:
            continue
        if reading.low[told.first] not in ("the", "a", "an", "one"):
            continue
        person = _next(players, starts, told.first, told.gender)
        if person is not None and _is_same(players, reading, described, person, words, heads):
            players.same[described] = person
    for index in ahead[:OPENING]:
        gender = HE_SHE[reading.low[index]]
        person = _next(players, starts, index, gender)
        if person is not None and players.first[person] in heads and index not in players.who:
            reading.classes[index] = PERSON
            players.who[index] = person
    _introduce(players, reading, classes)


def _aged(players: Cast, reading: Reading, classes: str) -> None:
    """Notes whom the article names after its opening described them: `A postman … Colin Weaver, 52, …`."""
    for match in _AGED_NAME.finditer(classes):
        person = players.who.get(match.start())
        number = players.sentence(match.start())
        if person is None or number > LEAD or players.first.get(person) != match.start():
            continue
        for described, told in players.described.items():
            indefinite = reading.low[told.first] in ("a", "an")
            near = 0 < number - players.sentence(told.first) <= 2
            fits = told.gender is None or players.genders.get(person, told.gender) == told.gender
            if indefinite and near and fits and told.leads and described not in players.same:
                players.same[described] = person
        return


def _calls_themselves(players: Cast, reading: Reading, classes: str) -> None:
    """Notes who gives a name after being told of without: `A farmer hid … “…,” said the man, who asked to be called Omar.`."""
    for match in _GIVES_NAME.finditer(classes):
        person = players.who.get(match.end() - 1)
        if person is None or players.first.get(person) != match.end() - 1:
            continue
        noun = last_word(reading.low[match.start() + 1])
        gender = gender_of(noun)
        number = players.sentence(match.start())
        near = [
            described
            for described, told in players.described.items()
            if told.leads
            and reading.low[told.first] in ("a", "an", "one", "another")
            and told.gender in (None, gender)
            and 0 < number - players.sentence(told.first) <= SOON
        ]
        if near:
            told_of = max(near, key=lambda one: players.described[one].first)
            players.same.setdefault(told_of, person)
            players.introduces.setdefault(told_of, person)


def _introduce(players: Cast, reading: Reading, classes: str) -> None:
    """Notes whom the next sentences name after one opened with a description alone (`A commander … . “…,” said A. B.`)."""
    newcomers = {
        players.sentence(match.start()): person
        for match in _PRESENTED.finditer(classes)
        if (person := players.who.get(match.start())) is not None
        and players.first.get(person) == match.start()
        and " " in reading.word(match.start())
    }
    first = {
        players.sentence(match.start()): person
        for match in _NAMED_FIRST.finditer(classes)
        if (person := players.who.get(match.start())) is not None
        and players.first.get(person) == match.start()
        and " " in reading.word(match.start())
    }
    for described, told in players.described.items():
        number = players.sentence(told.first)
        opens = (
            told.first == 0 or classes[told.first - 1] == BOUNDARY or _DATED.match(classes, told.first - 2)
        )
        if not opens:
            continue
        person = next((newcomers[n] for n in range(number + 1, number + NEXT + 1) if n in newcomers), None)
        if person is None and number <= LEAD and _tells(reading, classes, told.stop):
            person = next((first[n] for n in range(number + 1, number + NEXT + 1) if n in first), None)
        if any(other >= 0 and other != person for other in players.subjects[number]):
            continue
        if person is not None and told.gender in (None, players.genders.get(person, told.gender)):
            players.introduces[described] = person


def _tells(reading: Reading, classes: str, start: int) -> bool:
    """Whether the sentence that goes on here tells of saying something, and of nobody else before."""
    for index in range(start, min(start + TELLING, len(classes))):
        if classes[index] in (BOUNDARY, PERSON):
            return False
        if reading.low[index] in _TELLS:
            return True
    return False


def _next(players: Cast, starts: Sequence[tuple[int, int]], index: int, gender: str | None) -> int | None:
    """The next person named after a word for the first time, where that is soon and the gender fits."""
    at = bisect_right(starts, (index, len(players.first)))
    if at == len(starts):
        return None
    first, person = starts[at]
    apart = players.sentence(first) - players.sentence(index)
    fits = gender is None or players.genders.get(person, gender) == gender
    return person if 0 < apart <= SOON and fits else None


def _is_same(
    players: Cast, reading: Reading, described: int, person: int, words: Vocabulary, heads: set[int]
) -> bool:
    """Whether what is told of a named person tells that the description meant them."""
    told = players.described[described]
    noun = last_word(reading.word(told.head))
    nouns = players.nouns.get(person, set())
    if noun in nouns or not words.alike.get(noun, frozenset()).isdisjoint(nouns):
        return reading.low[told.first] == "the"
    plain = reading.classes[told.head] in PLAIN and told.stop == told.head + 1
    definite = reading.low[told.first] == "the"
    return definite and plain and not nouns and players.first[person] in heads
