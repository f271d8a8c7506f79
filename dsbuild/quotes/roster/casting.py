"""Who is in an article: its people by name and without, and the one whom it is about."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from dsbuild.quotes.roster.cast import HE_SHE, OPENING, Cast
from dsbuild.quotes.roster.mentioned import Named
from dsbuild.quotes.roster.persons import place
from dsbuild.quotes.roster.reading import PERSON, Reading
from dsbuild.quotes.roster.vocabulary import Vocabulary
from dsbuild.quotes.roster.walk import walk

OFTEN = 3


def cast(reading: Reading, named: Named, words: Vocabulary, asked: int | None = None) -> Cast:
    """The people of the article; their words in `reading` become persons.

    `named` are the names that attribution found, `asked` is where the first answer of an interview starts.
    """
    players = Cast()
    answers = None if asked is None else bisect_left(reading.starts, asked)
    place(players, reading, named, words, answers)
    ahead = walk(players, reading, words)
    quoted = {p for p, forms in players.forms.items() if any(form.lower() in named.whole for form in forms)}
    players.lead = _lead(players, quoted)
    if answers is not None:
        guest = players.presented(answers)
        players.lead = players.lead if guest is None else guest
    _look_ahead(players, reading, ahead)
    return players


def _lead(players: Cast, quoted: set[int]) -> int | None:
    """The person whom the article names most among those it quotes by name, else among all, if it opens with them."""
    mentions = Counter(person for person in players.who.values() if person >= 0)
    ranked = sorted(mentions, key=lambda p: (p not in quoted, -mentions[p], players.first[p]))
    fits = [p for p in ranked if players.sentence(players.first[p]) <= OPENING]
    return fits[0] if fits and mentions[fits[0]] >= OFTEN else None


def _look_ahead(players: Cast, reading: Reading, ahead: Sequence[int]) -> None:
    """Gives the pronouns of a headline or an opening the person who is named after them."""
    lead = players.lead
    if lead is None:
        return
    named = players.first[lead]
    for index in ahead:
        gender = HE_SHE[reading.low[index]]
        if index > named or players.genders.get(lead, gender) != gender:
            continue
        players.genders.setdefault(lead, gender)
        reading.classes[index] = PERSON
        players.who[index] = lead
