"""How far people agree beyond chance, and how sure that figure is."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

REPLICATES = 2000
Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % interval; None, with `undefined` saying why, where it has none."""

    value: float | None
    low: float | None = None
    high: float | None = None
    undefined: str = ""


def kappa(answers: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of paired answers (A Coefficient of Agreement for Nominal Scales, 1960).

    None where it is undefined: without answers, or where chance alone makes both agree on everything.
    """
    many = len(answers)
    if not many:
        return None
    observed = sum(one == other for one, other in answers) / many
    first, second = Counter(one for one, _ in answers), Counter(other for _, other in answers)
    chance = sum(first[answer] * second[answer] for answer in first) / many**2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def alpha(units: Mapping[str, Sequence[Sequence[Hashable]]], seed: int = 0) -> Estimate:
    """Krippendorff's alpha of nominal answers (Content Analysis, 4th edition, chapter 12), with a bootstrap interval.

    `units` are the answers to each unit, by the cluster it comes from: the bootstrap draws whole clusters
    (articles), because sentences of one article are not independent.
    """
    import numpy as np

    sums, categories = _sums(units)
    total = sums.sum(axis=0)
    value = _alpha(total)
    pairable = int(total[1:].sum())
    if not pairable:
        return Estimate(None, undefined="nobody answered for the same sentence as somebody else")
    if value is None:
        return Estimate(
            None, undefined=f"every answer was the same ({categories[0]}), so chance explains all"
        )
    if len(sums) < 2:
        return Estimate(value, undefined="all answers are from one article: no interval")
    drawn = np.random.default_rng(seed).multinomial(len(sums), [1 / len(sums)] * len(sums), size=REPLICATES)
    replicates = [one for row in drawn @ sums if (one := _alpha(row)) is not None]
    if len(replicates) < REPLICATES * 0.9:
        return Estimate(value, undefined="answers vary too little for an interval")
    low, high = np.quantile(replicates, [0.025, 0.975])
    return Estimate(value, float(low), float(high))


def _sums(units: Mapping[str, Sequence[Sequence[Hashable]]]) -> tuple["np.ndarray[Any, Any]", list[Hashable]]:
    """A row a cluster: its disagreement, and how often each category was given; and the categories."""
    import numpy as np

    pairable = {cluster: [unit for unit in found if len(unit) > 1] for cluster, found in units.items()}
    categories = sorted({one for found in pairable.values() for unit in found for one in unit}, key=str)
    place = {category: number for number, category in enumerate(categories, 1)}
    rows = []
    for found in pairable.values():
        if not found:
            continue
        row = [0.0] * (len(categories) + 1)
        for unit in found:
            counts = Counter(unit)
            many = len(unit)
            row[0] += (many * many - sum(count * count for count in counts.values())) / (many - 1)
            for category, count in counts.items():
                row[place[category]] += count
        rows.append(row)
    return np.array(rows).reshape(len(rows), len(categories) + 1), categories


def _alpha(row: Sequence[float]) -> float | None:
    """Alpha from the disagreement observed and the counts of each category; None where it is undefined."""
    disagreement, counts = float(row[0]), [float(count) for count in row[1:]]
    many = sum(counts)
    expected = many * many - sum(count * count for count in counts)
    if expected <= 0:
        return None
    return 1 - (many - 1) * disagreement / expected


def wilson(hits: int, many: int) -> Estimate:
    """A share with its 95 % interval (Wilson, 1927)."""
    if not many:
        return Estimate(None, undefined="nothing was answered yet")
    share = hits / many
    centre = (share + Z * Z / (2 * many)) / (1 + Z * Z / many)
    spread = Z * sqrt(share * (1 - share) / many + Z * Z / (4 * many * many)) / (1 + Z * Z / many)
    return Estimate(share, max(0.0, centre - spread), min(1.0, centre + spread))


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of the population: how many sentences it holds, how many were looked at, and how many erred."""

    name: str
    population: int
    reviewed: int
    errors: int


def stratified(strata: Sequence[Stratum]) -> Estimate:
    """The share of errors in the population: each looked-at sentence weighs the inverse of its probability.

    That is the Horvitz–Thompson estimate (1952) under sampling by stratum. The interval adds two errors and two
    sentences without to each stratum (Agresti and Coull, 1998), so that no error seen is not no error.
    """
    filled = [one for one in strata if one.population]
    many = sum(one.population for one in filled)
    unseen = [one.name for one in filled if not one.reviewed]
    if not many or unseen:
        why = f"nobody has looked yet at: {', '.join(unseen)}" if unseen else "there is nothing to look at"
        return Estimate(None, undefined=why)
    value = sum(one.population * one.errors / one.reviewed for one in filled) / many
    variance = 0.0
    for one in filled:
        padded = (one.errors + 2) / (one.reviewed + 4)
        left = 1 - one.reviewed / one.population
        variance += (one.population / many) ** 2 * left * padded * (1 - padded) / (one.reviewed + 4)
    spread = Z * sqrt(variance)
    return Estimate(value, max(0.0, value - spread), min(1.0, value + spread))
