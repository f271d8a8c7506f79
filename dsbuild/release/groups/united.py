"""Sets that are joined, pair by pair."""

import numpy as np
import numpy.typing as npt


class United:
    """Numbers from 0, each in a set of its own until united (union by the smaller number, paths halved)."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def unite(self, one: int, other: int) -> None:
        """Makes one set of those of two numbers."""
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low

    def root(self, number: int) -> int:
        """The smallest number of the set."""
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def roots(self) -> npt.NDArray[np.int64]:
        """The smallest number of the set of each number."""
        return np.array([self.root(number) for number in range(len(self._above))], dtype=np.int64)
