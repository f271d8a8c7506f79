import os
import signal
from collections.abc import Sequence

import pytest

from dsbuild.engines import local


def total(number: int, shard: Sequence[int]) -> tuple[int, int]:
    return number, sum(shard)


def die(number: int, shard: Sequence[int]) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_one_shard_is_done_here() -> None:
    assert list(local.run(lambda number, shard: (number, os.getpid()), [[1]])) == [(0, os.getpid())]


@pytest.mark.parametrize("jobs", [1, 2])
def test_shards_come_back_in_order(jobs: int) -> None:
    shards = [[n, n] for n in range(7)]
    assert list(local.run(total, shards, jobs)) == [(n, 2 * n) for n in range(7)]


def test_no_more_shards_are_held_than_two_a_process() -> None:
    taken = []

    def shards():
        for n in range(20):
            taken.append(n)
            yield [n]

    results = local.run(total, shards(), 2)
    next(results)
    assert len(taken) <= 5
    results.close()


def test_a_worker_that_dies_is_told() -> None:
    with pytest.raises(RuntimeError, match="a worker process died"):
        list(local.run(die, [[1], [2], [3]], 2))
