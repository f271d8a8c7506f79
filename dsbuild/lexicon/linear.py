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
        least = damped(len(around))
        total = zip(self.bias, self._sum(certain), self._sum(around), strict=True)
        return tuple([(bias + sure + least * hint) / SCALE for bias, sure, hint in total])

    def parts(self, answer: str, certain: Iterable[str], around: Collection[str]) -> list[tuple[str, float]]:
        """What each known feature adds to an answer, the most first, for and against."""
        column, least = self.answers.index(answer), damped(len(around))
        sure = [(f, self.weights[f][column] / SCALE) for f in certain if f in self.weights]
        hints = [(f, least * self.weights[f][column] / SCALE) for f in around if f in self.weights]
        return sorted(sure + hints, key=lambda part: (-abs(part[1]), part[0]))

    def _sum(self, features: Iterable[str]) -> Iterable[int]:
        rows = list(filter(None, map(self.weights.get, features)))
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
