from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R_co = TypeVar("R_co", covariant=True)


class Effect(StrEnum):
    """What a rule that fires does."""

    DECIDES = "decides"
    RULES_OUT = "rules_out"


@dataclass(frozen=True, slots=True)
class Rule(Generic[P, R_co]):
    """A rule as a value: a stable id, one line on what it sees, and the function that sees it.

    Ids: `L` layout, `S` sentences, `Q` quotation marks, `A` attribution, `R` roles, `C` casualty counts,
    `V` voice labels; a letter and three digits, never given twice. Each has its examples in
    `tests/rules/<id>.txt`.
    """

    id: str
    description: str
    apply: Callable[P, R_co]
    effect: Effect = Effect.DECIDES
