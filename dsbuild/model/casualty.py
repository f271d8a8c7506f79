from dataclasses import dataclass
from enum import StrEnum


class CasualtyKind(StrEnum):
    """What happened to the people counted; `unspecified` for `40 casualties` and `killed or injured`."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True)
class Casualty:
    """A count of people killed, injured or missing; `text[start:end]` is the number phrase, bound words included.

    `count_min` and `count_max` are inclusive; `count_max` is None when the count is open above.
    """

    start: int
    end: int
    count_min: int
    count_max: int | None
    kind: CasualtyKind
    rule: str


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A number phrase `text[start:end]` that was considered, and the rule that says it counts no casualties."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Counts:
    """What one sentence counts, and what was considered and ruled out, each in order of the text."""

    casualties: tuple[Casualty, ...] = ()
    ruled_out: tuple[RuledOut, ...] = ()
