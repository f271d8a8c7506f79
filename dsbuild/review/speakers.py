"""Who speaks: an article's roster, and what settling a speaker would do, before it is done."""

import sqlalchemy as sa

from dsbuild.model import Role, Status
from dsbuild.review import cast, checks, labelled
from dsbuild.review.errors import InvalidError, MissingError
from dsbuild.review.store import Store
from dsbuild.review.tables import sentence
from dsbuild.review.values import SpeakerCard, User
from dsbuild.review.views import Change, Preview


def roster(store: Store, user: User, identity: str) -> tuple[SpeakerCard, ...]:
    """The speakers of an article, those that decide most sentences first.

    Raises:
        MissingError: there is no such article.
    """
    with store.read() as connection:
        found = cast.cards(store, connection, user, [identity])
    if identity not in found:
        raise MissingError(f"{identity}: found no such article in the build under review")
    return found[identity]


def preview(
    store: Store,
    user: User,
    identity: str,
    speaker: str,
    role: Role,
    status: Status | None = None,
    exceptions: tuple[str, ...] = (),
) -> Preview:
    """What settling a speaker would do to each sentence that holds their words: exactly what the next build does.

    Raises:
        MissingError: there is no such article or speaker.
        InvalidError: an extremist without a status, or somebody else with one.
    """
    if (role is Role.EXTREMIST) is not (status is not None):
        raise InvalidError("an extremist has the status current or former, nobody else has one; choose again")
    with store.read() as connection:
        cards = {
            card.name: card for card in cast.cards(store, connection, user, [identity]).get(identity, ())
        }
        if speaker not in cards:
            raise MissingError(f"{identity}: found no speaker {speaker!r:.80} in its roster; open it again")
        settled, excepted = cast.settlements(connection, [identity]).get(identity, ({}, frozenset()))
        settled = {name: one for name, one in settled.items() if not cards[name].hidden} if cards else {}
        others = excepted - set(cards[speaker].exceptions)
        now = labelled.under(connection, identity, settled, excepted)
        then = labelled.under(
            connection, identity, {**settled, speaker: (role, status)}, others | set(exceptions)
        )
        theirs = [
            one.id
            for one in labelled.sentences_of(connection, identity)
            if any(quotation["speaker"] == speaker for quotation in one.quotations)
        ]
        asked = (
            sa.select(sentence.c.id, sentence.c.position, sentence.c.text)
            .where(sentence.c.article == identity, sentence.c.build == checks.newest(connection))
            .order_by(sentence.c.position)
        )
        rows = [row for row in connection.execute(asked) if row[0] in set(theirs)]
    return Preview(
        identity,
        speaker,
        role,
        status,
        tuple(Change(*row, now[row[0]], then[row[0]], excepted=row[0] in exceptions) for row in rows),
    )
