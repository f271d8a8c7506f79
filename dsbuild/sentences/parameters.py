"""What Punkt learned of a language, in the four files of NLTK's `punkt_tab` format."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

ABBREVIATIONS = "abbrev_types.txt"
COLLOCATIONS = "collocations.tab"
STARTERS = "sent_starters.txt"
ORTHOGRAPHY = "ortho_context.tab"


@dataclass(frozen=True, slots=True, eq=False)
class Parameters:
    """Punkt's parameters, as Kiss & Strunk (2006) define them; words are in lower case.

    `orthography` holds the contexts in which a word was seen, as the sum of NLTK's flags.
    """

    abbreviations: frozenset[str]
    collocations: frozenset[tuple[str, str]]
    starters: frozenset[str]
    orthography: Mapping[str, int]


def read(folder: Traversable) -> Parameters:
    """The parameters that `folder` holds.

    Raises:
        FileNotFoundError: one of the four files is not there.
        ValueError: a line is not what the format says; the message names file and line.
    """
    return Parameters(
        abbreviations=frozenset(word for (word,) in _rows(folder, ABBREVIATIONS, 1)),
        collocations=frozenset((first, second) for first, second in _rows(folder, COLLOCATIONS, 2)),
        starters=frozenset(word for (word,) in _rows(folder, STARTERS, 1)),
        orthography={word: int(flags) for word, flags in _rows(folder, ORTHOGRAPHY, 2)},
    )


@cache
def english() -> Parameters:
    """The packaged English parameters, read once a process."""
    return read(resources.files("dsbuild.sentences") / "english")


def _rows(folder: Traversable, name: str, columns: int) -> list[list[str]]:
    lines = (folder / name).read_text(encoding="utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line]
    for number, row in enumerate(rows, start=1):
        if len(row) != columns:
            raise ValueError(f"{name}:{number}: found {len(row)} columns, expected {columns}; train it again")
    return rows
