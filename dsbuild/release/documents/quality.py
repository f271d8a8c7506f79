"""How good the labels of a build are: its rows held against the gold that lies beside its sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dsbuild.evaluation import corpus, predicted
from dsbuild.evaluation.compare import compare
from dsbuild.evaluation.gold import GoldSplit
from dsbuild.evaluation.scores import Score, scores


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures over the articles of a build that have gold, held out from tuning or not; measures by name."""

    split: GoldSplit
    articles: int
    scores: Mapping[str, Score]


def quality(folder: Path, gold: Sequence[Path]) -> tuple[Quality, ...]:
    """The figures of the rows in `folder`: of held-out gold first, then of gold that was tuned on, where there is some.

    Raises:
        GoldError: gold that cannot be read.
    """
    read = {made.article_id: made for place in gold for made in map(corpus.load, corpus.files(place))}
    if not read:
        return ()
    found = predicted.of_build(folder, list(read))
    measured = []
    for split in (GoldSplit.HELDOUT, GoldSplit.TUNE):
        tallies = [
            compare(read[key], rows).tallies for key, rows in found.items() if read[key].split is split
        ]
        if tallies:
            measured.append(Quality(split, len(tallies), scores(tallies)))
    return tuple(measured)
