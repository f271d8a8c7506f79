"""Who is told of first and named later: `“No,” said the farmer. … Bashir Gedi lost 40 goats.`"""

from bisect import bisect_right
from collections.abc import Sequence

from dsbuild.quotes.roster.cast import HE_SHE, Cast
from dsbuild.quotes.roster.definite import PLAIN
from dsbuild.quotes.roster.reading import PERSON, Reading, last_word
from dsbuild.quotes.roster.salience import Place
from dsbuild.quotes.roster.vocabulary import Vocabulary

SOON = 2
"""Sentences after a description or a pronoun in which its person is named, at most."""
OPENING = 16
"""Descriptions of an article that are looked at."""


def name_later(players: Cast, reading: Reading, words: Vocabulary, ahead: Sequence[int]) -> None:
    """Gives descriptions, and `he` and `she` where nobody was named before, the person whom the next sentences name."""
    starts = sorted((first, person) for person, first in players.first.items() if person >= 0)
    heads = {event.at for event in players.events if event.place in (Place.HEAD, Place.SPEAKER)}
    for described, told in list(players.described.items())[:OPENING]:
        if described in players.same or not told.leads:
            continue
        if reading.word(told.first).lower() not in ("the", "a", "an", "one"):
            continue
        person = _next(players, starts, told.first, told.gender)
        if person is not None and _is_same(players, reading, described, person, words, heads):
            players.same[described] = person
    for index in ahead[:OPENING]:
        gender = HE_SHE[reading.word(index).lower()]
        person = _next(players, starts, index, gender)
        if person is not None and players.first[person] in heads and index not in players.who:
            reading.classes[index] = PERSON
            players.who[index] = person


def _next(
    players: Cast, starts: Sequence[tuple[int, int]], index: int, gender: str | None
) -> int | None:
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
        return reading.word(told.first).lower() == "the"
    plain = reading.classes[told.head] in PLAIN and told.stop == told.head + 1
    definite = reading.word(told.first).lower() == "the"
    return definite and plain and not nouns and players.first[person] in heads
