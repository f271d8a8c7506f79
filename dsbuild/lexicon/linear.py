"""Linear models as data: what each feature adds to each answer, in hundredths of a logit."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import sqrt

SCALE = 100
BIAS = "bias"
FULL = 20
"""Features that count in full."""


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A model that adds up weights: `weights` holds for each feature one number for each of `answers`."""

    answers: tuple[str, ...]
    bias: tuple[int, ...]
    weights: Mapping[str, tuple[int, ...]]

    def logits(self, certain: Iterable[str], around: Collection[str] = ()) -> tuple[float, ...]:
        """The log-odds of each answer; a feature that the model does not know adds nothing.

        Each counts once. Those `around` count less the more there are: of many words most say nothing.
        """
        sure = [self.weights[feature] for feature in certain if feature in self.weights]
        hints = [self.weights[feature] for feature in around if feature in self.weights]
        least = damped(len(around))
        total = zip(self.bias, self._sum(sure), self._sum(hints), strict=True)
        return tuple((bias + certain + least * hint) / SCALE for bias, certain, hint in total)

    def _sum(self, rows: list[tuple[int, ...]]) -> Iterable[int]:
        return map(sum, zip(*rows, strict=True)) if rows else (0,) * len(self.bias)


def damped(count: int) -> float:
    """What each of so many features counts."""
    return sqrt(FULL / count) if count > FULL else 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Portraits:
    """What words make of whom they tell: `names` by the words of a name, `bodies` and `people` by those around it."""

    names: Linear
    bodies: Linear
    people: Linear


@cache
def portraits() -> Portraits:
    """The packaged models, read once a process."""
    return Portraits(*(packaged(name) for name in ("names", "bodies", "people")))


def packaged(name: str) -> Linear:
    """The packaged model `name`: a header with the answers, a line with the biases, then a feature a line.

    Raises:
        ValueError: a line does not hold a feature and as many whole numbers as there are answers.
    """
    file = f"portraits/{name}.tab"
    lines = resources.files("dsbuild.lexicon").joinpath(file).read_text(encoding="utf-8").splitlines()
    _, *answers = lines[0].split("\t")
    weights: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(lines[1:], 2):
        feature, *row = line.split("\t")
        try:
            weights[feature] = tuple(map(int, row))
        except ValueError:
            raise ValueError(
                f"dsbuild/lexicon/{file}:{number}: found {row}, expected whole numbers"
            ) from None
        if len(row) != len(answers):
            raise ValueError(
                f"dsbuild/lexicon/{file}:{number}: found {len(row)} numbers, expected {len(answers)}"
            )
    if BIAS not in weights:
        raise ValueError(f"dsbuild/lexicon/{file}: found no line `{BIAS}`, expected one after the header")
    return Linear(tuple(answers), weights.pop(BIAS), weights)
