"""The work of reviewing: sentences are handed out, and what people do is written to the log."""

from typing import Annotated

from fastapi import Body
from pydantic import Field

from dsbuild.lexicon.strict import Strict
from dsbuild.review import events, queue
from dsbuild.review.acts import Act
from dsbuild.review.values import Batch, Receipt
from dsbuild.web.api.account import Nothing, Told
from dsbuild.web.visit import Visitor


class Next(Strict):
    """How many sentences are wanted, and of which round (None: the one that needs this reviewer most).

    `carry_on` goes on where a break is due, until the next would be; a cap it does not lift.
    """

    count: Annotated[int, Field(ge=1, le=50)] = 10
    round: Annotated[int | None, Field(ge=1, le=10_000)] = None
    carry_on: bool = False


def next_items(visit: Visitor, body: Next) -> Batch:
    """The next sentences, this reviewer's until each lease ends."""
    return queue.next_items(visit.store, visit.user, body.count, body.round, carry_on=body.carry_on)


def give_back(visit: Visitor, body: Nothing) -> Told:
    """Gives back every sentence that this reviewer holds."""
    queue.give_back(visit.store, visit.user)
    return Told(detail="Given back.")


def take_break(visit: Visitor, body: Nothing) -> Told:
    """Begins a break now, and gives back what this reviewer holds."""
    queue.take_break(visit.store, visit.user)
    return Told(detail="Have a good break.")


def record(visit: Visitor, act: Annotated[Act, Body()]) -> Receipt:
    """Writes what somebody did; the same sent again gives the same answer and writes nothing."""
    return events.record(visit.store, visit.user, act)
