"""Which split each group of articles belongs to."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import combinations
from typing import TypeAlias

Sizes: TypeAlias = Mapping[str, Sequence[int]]
"""The sentences of each group by label, in the order of `Label`."""

Weight: TypeAlias = list[float]
"""The share of all sentences of each label that a group, or a split, holds."""

Change: TypeAlias = Sequence[tuple[str, int]]
"""Groups, and the split that each goes to."""

MOVABLE = 48
"""How many groups are moved about at the end: where there are more, numbers balance the splits."""

_GAIN = 1e-3  # what a change must bring; all splits at their shares cost one a label
_NOTHING = 1e-6


def assign(
    sizes: Sizes, shares: Mapping[str, float], seed: str, fixed: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The split of each group, the same whatever the order of the groups; those that are `fixed` stay there.

    Every label weighs the same in all, so that the rare ones count. Groups come in the order of
    `sha256(seed, group)`, which has nothing to do with what they hold. Each goes to the split that is
    least full of its labels among those with room for it, or to the one that it overflows least
    (stratified greedily, after Sechidis et al., On the Stratification of Multi-Label Data, 2011). Then
    the first of them move and change places for as long as that fills an empty split or brings the
    splits closer to their shares of each label, which is what counts when there are few.

    Raises:
        ValueError: no split has a share.
    """
    total = sum(shares.values())
    if total <= 0:
        raise ValueError(f"splits: found shares {dict(shares)}, expected one above 0")
    wanted = {name: share / total for name, share in shares.items() if share > 0}
    names = list(wanted)
    stay = dict(fixed or {})
    weights = _weights(sizes)
    ranked = sorted(
        weights.keys() - stay.keys(), key=lambda group: sha256(f"{seed}\n{group}".encode()).digest()
    )
    where = {group: names.index(split) for group, split in stay.items() if split in wanted}
    where = _greedy(ranked, weights, list(wanted.values()), where)
    movable = [group for group in ranked if any(weights[group])][:MOVABLE]
    _balance(where, movable, weights, list(wanted.values()))
    return {group: names[split] for group, split in where.items()} | stay


def _weights(sizes: Sizes) -> dict[str, Weight]:
    totals = [sum(column) for column in zip(*sizes.values(), strict=True)]
    return {
        group: [count / total for count, total in zip(counts, totals, strict=True) if total]
        for group, counts in sizes.items()
    }


def _greedy(
    ranked: Sequence[str], weights: Mapping[str, Weight], shares: Sequence[float], there: Mapping[str, int]
) -> dict[str, int]:
    """The split of each group, by index, as they come, after those that are there."""
    where = dict(there)
    labels = len(next(iter(weights.values()), []))
    held = _held(where, weights, len(shares))
    for group in ranked:
        weight = weights[group]
        room = [labels * share - sum(has) - sum(weight) for share, has in zip(shares, held, strict=True)]
        if fitting := [split for split, left in enumerate(room) if left >= 0]:
            chosen = min(fitting, key=lambda split: _overlap(held[split], weight) / shares[split])
        else:
            chosen = room.index(max(room))
        held[chosen] = _plus(held[chosen], weight)
        where[group] = chosen
    return where


def _balance(
    where: dict[str, int], movable: Sequence[str], weights: Mapping[str, Weight], shares: Sequence[float]
) -> None:
    """Makes the best change that there is, until none is worth it."""
    held = _held(where, weights, len(shares))
    cost = _cost(held, shares)
    while changes := list(_changes(where, movable, len(shares))):
        after = [_cost(_changed(held, change, where, weights), shares) for change in changes]
        best = min(after)
        if best >= (cost[0], cost[1] - _GAIN):
            return
        change = changes[after.index(best)]
        held, cost = _changed(held, change, where, weights), best
        where.update(change)


def _changes(where: Mapping[str, int], movable: Sequence[str], splits: int) -> Iterator[Change]:
    """Every move of one group and every two that change places."""
    for group in movable:
        yield from ([(group, split)] for split in range(splits) if split != where[group])
    for one, other in combinations(movable, 2):
        if where[one] != where[other]:
            yield [(one, where[other]), (other, where[one])]


def _changed(
    held: Sequence[Weight], change: Change, where: Mapping[str, int], weights: Mapping[str, Weight]
) -> list[Weight]:
    """What each split holds after a change."""
    after = list(held)
    for group, split in change:
        after[where[group]] = _minus(after[where[group]], weights[group])
        after[split] = _plus(after[split], weights[group])
    return after


def _cost(held: Sequence[Weight], shares: Sequence[float]) -> tuple[int, float]:
    """How many splits are empty, then how far all are from their shares: Neyman's chi-square, summed over labels.

    It is large where a split has none of a label, and is made of exact operations alone, the same on any machine.
    """
    empty = sum(sum(has) < _NOTHING for has in held)
    distance = sum(
        share * share / (max(part, 0.0) + _NOTHING)
        for share, has in zip(shares, held, strict=True)
        for part in has
    )
    return empty, distance


def _held(where: Mapping[str, int], weights: Mapping[str, Weight], splits: int) -> list[Weight]:
    labels = len(next(iter(weights.values()), []))
    held = [[0.0] * labels for _ in range(splits)]
    for group, split in where.items():
        held[split] = _plus(held[split], weights[group])
    return held


def _plus(one: Weight, other: Weight) -> Weight:
    return [a + b for a, b in zip(one, other, strict=True)]


def _minus(one: Weight, other: Weight) -> Weight:
    return [a - b for a, b in zip(one, other, strict=True)]


def _overlap(one: Weight, other: Weight) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
