"""Wives, husbands and mothers named by their given name alone, who bear the surname of the other: `Purdy’s widow, Lorraine`."""

from dsbuild.quotes.roster.cast import Cast
from dsbuild.quotes.roster.reading import PERSON, Reading, last_word
from dsbuild.quotes.roster.salience import Place

SPOUSES = frozenset({"wife", "widow", "husband", "widower", "mother"})
_BETWEEN = frozenset("aF#")


def give_surnames(players: Cast, reading: Reading) -> None:
    """Gives each of them, named once they are introduced so, the full name as well."""
    owners = {event.at: event.person for event in players.events if event.place is Place.OWNER}
    for index, person in players.who.items():
        if players.first.get(person) != index:
            continue
        owner = _owner(players, reading, index, owners)
        bare = person >= 0 and not any(" " in form for form in players.forms[person])
        if owner is None or owner < 0 or owner == person or not bare:
            continue
        given = reading.word(index)
        _, *family = [
            *players.name(owner).split(),
            *(form for form in players.forms[person] if form != given),
        ]
        if family:
            players.forms[person][f"{given} {family[-1]}"] = None


def _owner(players: Cast, reading: Reading, index: int, owners: dict[int, int]) -> int | None:
    """Whose wife, husband or mother is named at a word."""
    classes = reading.classes
    at = index - 1 - (classes[index - 1] == ",")
    if at < 1 or classes[at] not in "kv" or last_word(reading.word(at)) not in SPOUSES:
        return None
    at -= 1
    while at > 0 and classes[at] in _BETWEEN:
        at -= 1
    if classes[at] == "p" and classes[at - 1] == PERSON:
        return players.who.get(at - 1)
    beside = classes[at - 1] == "," and classes[at - 2] == PERSON  # `A. B., his wife C. and their son`
    return players.who.get(at - 2) if beside else owners.get(at)
