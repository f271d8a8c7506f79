"""What the review says of each sentence in the end: a ruling, else what all answers agree on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.review.tables import ruling, sentence, verdict
from dsbuild.review.values import Answer

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a sentence: an answer, or None while people differ or are unsure."""

    answer: Answer | None
    ruled: bool
    answers: int


def outcomes(connection: Connection) -> Mapping[str, Outcome]:
    """What came of every sentence that somebody answered for."""
    said: dict[str, list[Answer]] = {}
    asked = sa.select(verdict.c.sentence, verdict.c.extremist, verdict.c.casualty, verdict.c.unsure)
    for identity, *answer in connection.execute(asked):
        said.setdefault(identity, []).append(Answer(*answer))
    found = {identity: _agreed(answers) for identity, answers in said.items()}
    ruled = sa.select(ruling.c.sentence, ruling.c.extremist, ruling.c.casualty)
    for identity, extremist, casualty in connection.execute(ruled):
        found[identity] = Outcome(
            Answer(extremist, casualty), ruled=True, answers=len(said.get(identity, ()))
        )
    return found


def _agreed(answers: list[Answer]) -> Outcome:
    agreed = len(set(answers)) == 1 and not answers[0].unsure
    return Outcome(answers[0] if agreed else None, ruled=False, answers=len(answers))


def rules_said(
    connection: Connection, newest: int, found: Iterable[str]
) -> Iterator[tuple[str, bool, bool, str]]:
    """Of these sentences those in a build: id, the rules' labels as two switches, and the detail."""
    ids = sorted(found)
    for start in range(0, len(ids), _CHUNK):
        asked = sa.select(sentence.c.id, sentence.c.extremist, sentence.c.casualty, sentence.c.detail).where(
            sentence.c.id.in_(ids[start : start + _CHUNK]), sentence.c.build == newest
        )
        yield from connection.execute(asked)
