"""Shards on this machine: one in this process, many in a pool of processes."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def run(job: Callable[[int, Sequence[T]], R], shards: Iterable[Sequence[T]], jobs: int = 0) -> Iterator[R]:
    """The result of `job(number, shard)` for each shard, in order; no more than two shards a process are held.

    One shard is done in this process; `jobs` is the number of processes for more, 0 for one a core.

    Raises:
        RuntimeError: a worker process died.
    """
    numbered = enumerate(shards)
    head = list(islice(numbered, 2))
    workers = jobs or os.cpu_count() or 1
    if len(head) < 2 or workers == 1:
        for number, shard in chain(head, numbered):
            yield job(number, shard)
    else:
        yield from _pooled(job, chain(head, numbered), workers)


def _pooled(
    job: Callable[[int, Sequence[T]], R], shards: Iterable[tuple[int, Sequence[T]]], workers: int
) -> Iterator[R]:
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[Future[R]] = deque()
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            for number, shard in shards:
                waiting.append(pool.submit(job, number, shard))
                if len(waiting) >= 2 * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            raise RuntimeError(
                "a worker process died (out of memory, or killed); nothing was written; "
                "build again with fewer [build] jobs in dsbuild.toml"
            ) from None
        finally:
            for future in waiting:
                future.cancel()
