"""How far a long recipe has come."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[str, int, int], object]
"""Is told what is counted (`rows compared`), how many are done since the last time, and how many there are; 0 for unknown."""


def silent(what: str, done: int, total: int) -> None:
    """Tells nobody."""
    del what, done, total
