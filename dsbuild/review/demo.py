"""Work of invented reviewers, so that a demo has something to show on every page."""

import uuid
from collections.abc import Iterator
from random import Random

from dsbuild.review import events, queue, rounds, speakers, users
from dsbuild.review.acts import Comment, Decide, Settle, Skip, SkipReason
from dsbuild.review.articles import listing
from dsbuild.review.roles import UserRole
from dsbuild.review.store import Store
from dsbuild.review.values import Item, User

FIRST, SECOND = 90, 0.6


def work(store: Store, seed: int = 7) -> int:
    """How many events two invented reviewers made; they agree often, and can never sign in."""
    draw = Random(seed)  # noqa: S311  a demo, no secret
    one, other = (users.add(store, name, UserRole.REVIEWER).user for name in ("demo-ada", "demo-ben"))
    made = sum(1 for _ in _answers(store, one, FIRST, draw))
    _settle(store, one)
    rounds.open_blind(store, "second look", SECOND)
    made += sum(1 for _ in _answers(store, other, round(FIRST * SECOND * 0.8), draw))
    for user in (one, other):
        queue.give_back(store, user)
        users.disable(store, user.name)
    return made


def _answers(store: Store, user: User, many: int, draw: Random) -> Iterator[str]:
    done = 0
    while done < many:
        batch = queue.next_items(store, user, 20, carry_on=True)
        if not batch.items:
            return
        for item in batch.items[: many - done]:
            done += 1
            yield _answer(store, user, item, draw)


def _answer(store: Store, user: User, item: Item, draw: Random) -> str:
    identity = str(uuid.UUID(int=draw.getrandbits(128), version=4))
    if draw.random() < 0.03:
        skip = Skip(id=identity, sentence=item.id, round=item.round, reason=SkipReason.NOT_ENOUGH_CONTEXT)
        return events.record(store, user, skip).id
    decide = Decide(
        id=identity,
        sentence=item.id,
        round=item.round,
        revision=item.revision,
        extremist=item.rules.extremist is not (draw.random() < 0.12),
        casualty=item.rules.casualty is not (draw.random() < 0.04),
        unsure=draw.random() < 0.03,
        seen=item.seen,
    )
    if draw.random() < 0.05:
        remark = Comment(
            id=str(uuid.UUID(int=draw.getrandbits(128), version=4)),
            sentence=item.id,
            text="The guideline could say more about this.",
        )
        events.record(store, user, remark)
    return events.record(store, user, decide).id


def _settle(store: Store, user: User) -> None:
    """Settles the speaker who decides most of each of three articles, as the rules guessed."""
    for head in listing(store, count=3).articles:
        for card in speakers.roster(store, user, head.id)[:1]:
            settle = Settle(
                id=str(uuid.uuid5(uuid.NAMESPACE_URL, f"{head.id} {card.name}")),
                article=head.id,
                speaker=card.name,
                revision=card.revision,
                role=card.role,
                status=card.status,
            )
            events.record(store, user, settle)
