"""What was acknowledged is there, once: whatever is killed, locked or sent again."""

import multiprocessing
import os
import random
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
import sqlalchemy as sa

from dsbuild.review import events, queue, verify
from dsbuild.review.importing import import_build
from dsbuild.review.store import open_store
from dsbuild.review.tables import event
from tests.unit.review import postgres
from tests.unit.review.kit import decision, made_up, person, write_build
from tests.unit.review.worker import identity, work

KILLS, DECISIONS = (100, 10_000) if os.environ.get("DSBUILD_FULL") else (6, 400)
STARTS = multiprocessing.get_context(
    "forkserver"
)  # reviewers are born of a process that has imported all they need
STARTS.set_forkserver_preload(["tests.unit.review.worker", "alembic.command"])


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_killed_again_and_again_nothing_is_lost_or_doubled(
    tmp_path: Path, request: pytest.FixtureRequest, kind: str
) -> None:
    url = (
        f"sqlite:///{tmp_path}/review.db"
        if kind == "sqlite"
        else postgres.database(request.getfixturevalue("server"))
    )
    store = open_store(url)
    import_build(store, write_build(tmp_path / "build", made_up(DECISIONS)))
    names = ("r0", "r1")
    for name in names:
        person(store, name)
    store.close()
    told: dict[str, dict[int, tuple[str, int]]] = {name: {} for name in names}
    draw = random.Random(7)
    kills = 0
    while any(len(heard) < DECISIONS // 2 for heard in told.values()):
        workers = {name: _start(url, name, len(told[name])) for name in names}
        listeners = [threading.Thread(target=_listen, args=(*workers[name], told[name])) for name in names]
        for listener in listeners:
            listener.start()
        if kills < KILLS:
            before = sum(map(len, told.values()))
            share = draw.uniform(0.5, 1.5) * DECISIONS / KILLS
            _wait(before + share, told, [worker for worker, _ in workers.values()])
            for worker, _ in workers.values():
                worker.kill()
            kills += 1
        for listener in listeners:
            listener.join(120)
    assert kills >= KILLS * 0.6
    store = open_store(url)
    with store.read() as connection:
        kept = {row[0]: row[1] for row in connection.execute(sa.select(event.c.id, event.c.seq))}
    assert len(kept) == DECISIONS
    for name, heard in told.items():
        for number, (receipt, seq) in heard.items():
            assert receipt == identity(name, number)
            assert kept[receipt] == seq
    assert verify.verify(store).ok
    store.close()


def _start(url: str, name: str, start: int) -> tuple[BaseProcess, Connection]:
    hears, tells = STARTS.Pipe(duplex=False)
    worker = STARTS.Process(target=work, args=(url, name, start, tells))
    worker.start()
    tells.close()
    return worker, hears


def _listen(worker: BaseProcess, hears: Connection, heard: dict[int, tuple[str, int]]) -> None:
    with hears, suppress(EOFError, ConnectionError):
        while True:
            number, receipt, seq = hears.recv()
            heard[number] = (receipt, seq)
    worker.join(120)


def _wait(many: float, told: dict[str, dict[int, tuple[str, int]]], workers: Iterable[BaseProcess]) -> None:
    """Returns when so many were heard of, or nobody works any more."""
    ends = time.monotonic() + 120
    while time.monotonic() < ends:
        if sum(map(len, told.values())) >= many or not any(one.is_alive() for one in workers):
            return
        time.sleep(0.01)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_decision_made_while_the_database_is_locked_arrives_once(
    loaded: Callable[[str], str], kind: str
) -> None:
    url = loaded(kind)
    store, locker = open_store(url), open_store(url)
    user = person(store)
    sent = [decision(item) for item in queue.next_items(store, user, 5).items]
    locked, done = threading.Event(), threading.Event()

    def hold() -> None:
        with locker.write() as connection:
            connection.execute(sa.select(sa.func.count()).select_from(event))
            locked.set()
            done.wait(3)

    holder = threading.Thread(target=hold)
    holder.start()
    locked.wait(10)
    began = time.monotonic()
    senders = [threading.Thread(target=events.record, args=(store, user, one)) for one in (*sent, *sent)]
    for sender in senders:
        sender.start()
    for thread in (*senders, holder):
        thread.join(60)
    assert time.monotonic() - began > 2.5
    found = verify.verify(store)
    assert (found.events, found.ok) == (5, True)
    for opened in (store, locker):
        opened.close()
