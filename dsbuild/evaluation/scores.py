"""Precision, recall and F1 with intervals, by resampling articles."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dsbuild.evaluation.compare import MEASURES, Tally

RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of a measure, from 0 to 1, None where nothing was there to score.

    `low` and `high` are the 95 % percentile interval of F1 over resampled articles (the bootstrap of
    Efron, 1979), with a fixed seed.
    """

    tally: Tally
    low: float | None = None
    high: float | None = None

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        return _ratio(self.tally.right, self.tally.right + self.tally.extra)

    @property
    def recall(self) -> float | None:
        """The share of what was wanted that was found."""
        return _ratio(self.tally.right, self.tally.right + self.tally.missing)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        return f1(self.tally)


def f1(tally: Tally) -> float | None:
    """F1 of a tally; None where nothing was there to score."""
    return _ratio(2 * tally.right, 2 * tally.right + tally.extra + tally.missing)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def scores(articles: Sequence[Mapping[str, Tally]], *, intervals: bool = True) -> dict[str, Score]:
    """The score of each measure over articles, each given by its tallies."""
    return {measure: _score([tallies[measure] for tallies in articles], intervals) for measure in MEASURES}


def _score(tallies: Sequence[Tally], intervals: bool) -> Score:
    whole = _sum(tallies)
    if not intervals or len(tallies) < 2:
        return Score(whole)
    chance = random.Random(20260101)  # noqa: S311
    drawn = sorted(
        value
        for _ in range(RESAMPLES)
        if (value := f1(_sum(chance.choices(tallies, k=len(tallies))))) is not None
    )
    if not drawn:
        return Score(whole)
    return Score(whole, drawn[int(0.025 * len(drawn))], drawn[min(len(drawn) - 1, int(0.975 * len(drawn)))])


def _sum(tallies: Iterable[Tally]) -> Tally:
    right = extra = missing = 0
    for tally in tallies:
        right += tally.right
        extra += tally.extra
        missing += tally.missing
    return Tally(right, extra, missing)
