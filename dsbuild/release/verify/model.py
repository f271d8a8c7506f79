"""What is wrong with a build or release, and where."""

from collections.abc import Iterable

from dsbuild.lexicon.strict import Strict

TOLD = 100
"""How many problems are told; the rest is counted."""


class Problem(Strict):
    """What is wrong: in which file, at which row of it, from 0, and in which column."""

    file: str
    row: int | None = None
    column: str | None = None
    message: str

    def __str__(self) -> str:
        row = "" if self.row is None else f", row {self.row:,}"
        column = "" if self.column is None else f", column `{self.column}`"
        return f"{self.file}{row}{column}: {self.message}"


class Verification(Strict):
    """What came of a check. `rows_checked` is false where damage kept the rows from being read.

    `withdrawn` is the notice of a release that is withdrawn where it lies; it may be sound all the same.
    """

    place: str
    name: str | None = None
    version: str | None = None
    digest: str | None = None
    files: int = 0
    articles: int = 0
    sentences: int = 0
    rows_checked: bool = False
    withdrawn: str | None = None
    problems: tuple[Problem, ...] = ()
    more: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def limited(found: Iterable[Problem]) -> tuple[tuple[Problem, ...], int]:
    """The first problems, and how many more there are."""
    told: list[Problem] = []
    more = 0
    for problem in found:
        if len(told) < TOLD:
            told.append(problem)
        else:
            more += 1
    return tuple(told), more
