"""Which articles resemble each other.

Two articles are near-duplicates when their MinHash signatures agree in half of the places: an estimate of
the Jaccard similarity of their shingles (Broder, On the Resemblance and Containment of Documents, 1997).
Candidates agree in a whole band of the signature (Leskovec et al., Mining of Massive Datasets, 3.4). They
share a stretch of text, a fact box or a chronology, when sentences of enough length stand in both. A sentence
that many stories hold, an agency's sign-off or a house's footer, says nothing about them and does not count.
"""

import numpy as np
import numpy.typing as npt

from dsbuild.release.groups.fingerprint import PERMUTATIONS, Fingerprints
from dsbuild.release.groups.united import United

Links = npt.NDArray[np.int64]
"""Pairs of articles, by their place in the order of ids; the smaller first, sorted."""

SIMILAR = 0.5
ROWS = 4
"""Places of a band: two articles that are half alike share one of the 32 bands with probability 0.87."""
SHARED = 200
"""Code points of long sentences that two stories share."""
STORIES = 10
"""A sentence in more stories than this is furniture."""


def links(prints: Fingerprints) -> Links:
    """The pairs of articles that belong together: enough of them to reach every article of a group from any other."""
    alike = near(prints)
    stories = United(len(prints.ids))
    for one, other in alike:
        stories.unite(int(one), int(other))
    return _pairs(np.concatenate([alike, shared(prints, stories.roots())]))


def near(prints: Fingerprints) -> Links:
    """Near-duplicates. Of articles that share a band each is held against the first and against the one before."""
    found = [np.empty((0, 2), dtype=np.int64)]
    for band in range(0, PERMUTATIONS, ROWS):
        keys = np.ascontiguousarray(prints.signatures[:, band : band + ROWS]).view(f"V{4 * ROWS}").ravel()
        order = np.argsort(keys, kind="stable")
        begins = (
            np.concatenate([[True], keys[order][1:] != keys[order][:-1]]) if len(order) else np.empty(0, bool)
        )
        firsts = order[np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))]
        later = np.flatnonzero(~begins)
        pairs = np.concatenate(
            [np.stack([firsts[later], order[later]], 1), np.stack([order[later - 1], order[later]], 1)]
        )
        found.append(pairs[_similarity(prints.signatures, pairs) >= SIMILAR])
    return _pairs(prints.signed[np.concatenate(found)])


def shared(prints: Fingerprints, story: npt.NDArray[np.int64]) -> Links:
    """Articles of different stories that share text; `story` numbers that of each article."""
    held = np.unique(np.stack([prints.sentences, story[prints.of].astype(np.uint64)], 1), axis=0)
    _, number, counts = np.unique(held[:, 0], return_inverse=True, return_counts=True)
    telling = (counts > 1) & (counts <= STORIES)
    held, number = held[telling[number]], number[telling[number]]
    known, first = np.unique(prints.sentences, return_index=True)
    lengths = prints.lengths[first[np.searchsorted(known, held[:, 0])]]
    pairs, weights = [np.empty((0, 2), dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for distance in range(1, STORIES):
        left = (
            np.flatnonzero(number[distance:] == number[:-distance])
            if distance < len(number)
            else np.empty(0, int)
        )
        pairs.append(np.stack([held[left, 1], held[left + distance, 1]], 1).astype(np.int64))
        weights.append(lengths[left])
    together, place = np.unique(np.concatenate(pairs), axis=0, return_inverse=True)
    total = np.bincount(place.ravel(), np.concatenate(weights), len(together))
    return together[total >= SHARED]


def _similarity(
    signatures: npt.NDArray[np.uint32], pairs: Links, chunk: int = 100_000
) -> npt.NDArray[np.float64]:
    """The share of places in which two signatures agree, for each pair."""
    parts = [
        (signatures[part[:, 0]] == signatures[part[:, 1]]).mean(axis=1)
        for part in np.split(pairs, range(chunk, len(pairs), chunk))
    ]
    return np.concatenate(parts)


def _pairs(pairs: Links) -> Links:
    return np.unique(np.sort(pairs, axis=1), axis=0)
