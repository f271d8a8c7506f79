"""A reviewer in a process of their own, who decides sentence after sentence and tells each receipt."""

import uuid
from multiprocessing.connection import Connection

import sqlalchemy as sa

from dsbuild.review import events, users
from dsbuild.review.store import open_store
from dsbuild.review.tables import sentence
from tests.unit.review.kit import act

SPACE = uuid.UUID("6ba7b810-9dad-41d1-80b4-00c04fd430c8")


def work(url: str, name: str, start: int, told: Connection) -> None:
    """Decides from the sentence of this number on; tells the number, id and place in the log of each receipt."""
    store = open_store(url)
    user = users.named(store, name)
    with store.read() as connection:
        ids = [row[0] for row in connection.execute(sa.select(sentence.c.id).order_by(sentence.c.id))]
    mine = ids[int(name[1:]) :: 2]
    for number in range(start, len(mine)):
        sent = act("decide", sentence=mine[number], revision=0, extremist=False, casualty=False)
        sent = sent.model_copy(update={"id": identity(name, number)})
        receipt = events.record(store, user, sent)
        told.send((number, receipt.id, receipt.seq))


def identity(name: str, number: int) -> str:
    """The id of an act: a client that did not hear sends the same again."""
    return str(uuid.UUID(bytes=uuid.uuid5(SPACE, f"{name} {number}").bytes, version=4))
