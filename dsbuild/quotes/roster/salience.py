"""How much each person is in the reader's mind: the nearer and the more they were spoken of, the more."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple

NEAR = 6
"""Sentences before a pronoun in which its person is named, at most."""
EVENTS = 48
"""Mentions before a pronoun that are looked at, at most."""


class Place(Enum):
    """Where in its sentence somebody is mentioned."""

    SPEAKER = "speaker"
    HEAD = "head"
    SUBJECT = "subject"
    OWNER = "owner"
    ASIDE = "aside"
    OBJECT = "object"
    TOPIC = "topic"

    __hash__ = object.__hash__  # an enumeration's own is Python, and places are looked up for every mention


COUNTS = {
    Place.SPEAKER: 4.0,
    Place.HEAD: 4.0,
    Place.SUBJECT: 3.3,
    Place.OWNER: 1.4,
    Place.ASIDE: 0.8,
    Place.OBJECT: 0.4,
    Place.TOPIC: 0.4,
}
"""How much a mention counts in a sentence before."""
HERE = {
    Place.SPEAKER: 2.0,
    Place.HEAD: 4.8,
    Place.SUBJECT: 1.0,
    Place.OWNER: 1.0,
    Place.ASIDE: 0.8,
    Place.OBJECT: 0.5,
    Place.TOPIC: 4.8,
}
"""How much in the sentence of the pronoun."""
FADES = (1.0, 0.7, 0.2, 0.08, 0.04, 0.02, 0.01)
"""What is left of a mention after so many sentences."""
KNOWN = 1.2
"""How much better somebody fits whose gender is known."""
UNNAMED = 0.8
"""How much less somebody counts whom nothing but a description tells of."""


class Event(NamedTuple):
    """Person `person` is mentioned at word `at` of sentence `sentence`."""

    at: int
    sentence: int
    person: int
    place: Place


def foremost(events: Sequence[Event], at: int, sentence: int, fit: Callable[[int], float]) -> int | None:
    """The person most in mind at word `at`; `fit` gives how well somebody fits, 0 where they cannot be meant."""
    best_of: dict[tuple[int, int], float] = {}
    last = bisect_left(events, at, key=lambda event: event.at)
    for event in reversed(events[max(0, last - EVENTS) : last]):
        apart = sentence - event.sentence
        if apart > NEAR:
            break
        key = event.person, apart
        weight = (HERE if apart == 0 else COUNTS)[event.place] * FADES[apart]
        best_of[key] = max(best_of.get(key, 0.0), weight)
    sums: dict[int, float] = {}
    for (person, _), weight in best_of.items():
        sums[person] = sums.get(person, 0.0) + weight
    weighed = {person: sum_ * fit(person) for person, sum_ in sums.items()}
    best = max(weighed, key=weighed.__getitem__, default=None)
    return best if best is not None and weighed[best] > 0 else None
