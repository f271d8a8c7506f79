"""Linear models as data: what each feature adds to each answer, in hundredths of a logit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

SCALE = 100
BIAS = "bias"


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A model that adds up weights: `weights` holds for each feature one number for each of `answers`."""

    answers: tuple[str, ...]
    bias: tuple[int, ...]
    weights: Mapping[str, tuple[int, ...]]

    def logits(self, features: Iterable[str]) -> tuple[float, ...]:
        """The log-odds of each answer, by features that each count once; those it does not know add nothing."""
        known = [self.weights[feature] for feature in features if feature in self.weights]
        return tuple(sum(column) / SCALE for column in zip(self.bias, *known, strict=True))


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
            raise ValueError(f"dsbuild/lexicon/{file}:{number}: found {row}, expected whole numbers") from None
        if len(row) != len(answers):
            raise ValueError(f"dsbuild/lexicon/{file}:{number}: found {len(row)} numbers, expected {len(answers)}")
    if BIAS not in weights:
        raise ValueError(f"dsbuild/lexicon/{file}: found no line `{BIAS}`, expected one after the header")
    return Linear(tuple(answers), weights.pop(BIAS), weights)
