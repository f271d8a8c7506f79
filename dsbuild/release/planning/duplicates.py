"""Sentences that say again what their group said before.

The first with given words is one that was first in the last release, else one of an article of that release,
else the first by id: a sentence that others point to goes on being pointed to when older ids join.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from dsbuild.release.options import TakenOver

Numbers = npt.NDArray[np.uint64]
Sentences = Iterable[tuple[str, Sequence[str], Sequence[str]]]
"""The id of an article, the ids of its sentences, and the sha256 of their words."""


@dataclass(frozen=True, slots=True)
class Firsts:
    """Which article says given words first in a group of several; the rest is settled article by article.

    `seeds` has a number for each of these groups. `keys` are 64 bits for group and words, sorted, where several
    articles of the group have them; `articles` are the places in `ids` of those that say them first.
    """

    seeds: Mapping[str, int]
    ids: Sequence[str]
    keys: Numbers
    articles: npt.NDArray[np.int64]

    def duplicates(self, group: str, ids: Sequence[str], digests: Sequence[str]) -> list[str | None]:
        """For each sentence of an article of the group the id of the first with its words, None for that one."""
        first: dict[str, str] = {}
        firsts = [first.setdefault(digest, id_) for id_, digest in zip(ids, digests, strict=True)]
        if group in self.seeds and len(self.keys):
            firsts = self._elsewhere(self.seeds[group], firsts, digests)
        return [None if known == id_ else known for id_, known in zip(ids, firsts, strict=True)]

    def _elsewhere(self, seed: int, firsts: Sequence[str], digests: Sequence[str]) -> list[str]:
        keys = _keys(seed, digests)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        articles = np.where(self.keys[places] == keys, self.articles[places], -1).tolist()
        return [
            own
            if article < 0
            else f"{self.ids[article]}-{digest[:12]}-0"  # the first of an article is its 0th
            for own, article, digest in zip(firsts, articles, digests, strict=True)
        ]


def firsts(articles: Sentences, group_of: Mapping[str, str], known: TakenOver) -> Firsts:
    """What the groups of several articles say first. Holds 24 bytes a sentence of theirs."""
    sizes = Counter(group_of.values())
    seeds = {group: _seed(group) for group, size in sizes.items() if size > 1}
    ids = sorted(article for article, group in group_of.items() if group in seeds)
    places = {article: place for place, article in enumerate(ids)}
    parts = [np.empty((0, 3), dtype=np.uint64)]
    for article, sentences, digests in articles:
        if article in places and sentences:
            keys = _keys(seeds[group_of[article]], digests)
            parts.append(
                np.stack([keys, _ranks(article, sentences, known), np.full_like(keys, places[article])], 1)
            )
    rows = np.unique(np.concatenate(parts), axis=0)  # sorted by key, rank, article
    if not len(rows):
        return Firsts(seeds, tuple(ids), rows[:, 0], np.empty(0, dtype=np.int64))
    keys, starts = np.unique(rows[:, 0], return_index=True)
    several = np.minimum.reduceat(rows[:, 2], starts) != np.maximum.reduceat(rows[:, 2], starts)
    return Firsts(seeds, tuple(ids), keys[several], rows[starts[several], 2].astype(np.int64))


def _ranks(article: str, sentences: Sequence[str], known: TakenOver) -> Numbers:
    if article not in known.group_of:
        return np.full(len(sentences), 2, dtype=np.uint64)
    return np.array([id_ in known.repeats for id_ in sentences], dtype=np.uint64)


def _seed(group: str) -> int:
    return int.from_bytes(sha256(group.encode()).digest()[:8], "big")


def _keys(seed: int, digests: Sequence[str]) -> Numbers:
    """64 bits for the words that each sha256 stands for, said in a group."""
    return np.array([int(digest[:16], 16) for digest in digests], dtype=np.uint64) ^ np.uint64(seed)
