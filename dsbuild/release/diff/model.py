"""What a comparison gives: counts, and a few examples of each kind."""

from collections.abc import Mapping
from typing import Literal

from dsbuild.lexicon.strict import Strict
from dsbuild.settings import TextPolicy

Kind = Literal["added", "removed", "relabelled", "changed", "evidence", "moved"]
KINDS: tuple[Kind, ...] = ("added", "removed", "relabelled", "changed", "evidence", "moved")
ABOUT: Mapping[Kind, str] = {
    "added": "rows that are only in the second",
    "removed": "rows that are only in the first",
    "relabelled": "rows with other labels",
    "changed": "rows with the same labels, and another value beside their evidence",
    "evidence": "rows with other evidence or review flags, and all else the same",
    "moved": "rows in another split; they count under one of the other kinds too when they differ otherwise",
}


class Side(Strict):
    """One of the two that are compared; `articles` and `sentences` count rows."""

    place: str
    name: str
    version: str
    digest: str
    text: TextPolicy
    articles: int
    sentences: int


class Count(Strict):
    """How many rows, by primary label (after, where it changed; before, of what is gone) and by publisher."""

    rows: int = 0
    by_label: Mapping[str, int] = {}
    by_source: Mapping[str, int] = {}


class Relabelled(Strict):
    """Rows whose labels went from `before` to `after`.

    `because` counts the rows by the rules that gained (`+V003`) or lost (`-C012`) their say for or against a
    label; `+review` is a decision.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    rows: int
    because: Mapping[str, int]


class Moved(Strict):
    """Rows that went from one split to another."""

    before: str
    after: str
    rows: int


class Example(Strict):
    """A row of a kind: `text` is None where it is withheld; `what` are the columns that differ.

    `decisions` are the ids of the decisions that settled it.
    """

    kind: Kind
    id: str
    split: str
    source: str | None
    text: str | None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    what: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


class Changes(Strict):
    """What differs in a config. A row that is on both sides is of one kind at most, and may be `moved` as well.

    `columns` counts the rows of `changed` by column, `provenance` the rows whose file, not its text, changed.
    """

    added: Count = Count()
    removed: Count = Count()
    changed: Count = Count()
    evidence: Count = Count()
    moved: Count = Count()
    relabelled: Count = Count()
    transitions: tuple[Relabelled, ...] = ()
    moves: tuple[Moved, ...] = ()
    columns: Mapping[str, int] = {}
    provenance: int = 0
    examples: tuple[Example, ...] = ()


class Schema(Strict):
    """Columns of a config, or their types, that only one side has."""

    config: str
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]


class Difference(Strict):
    """What differs between two builds or releases; `files` are the files, rows aside, that do."""

    first: Side
    second: Side
    sentences: Changes
    articles: Changes
    reviews: Changes = Changes()
    schemas: tuple[Schema, ...]
    files: tuple[str, ...]

    @property
    def configs(self) -> Mapping[str, Changes]:
        """The changes of each config."""
        return {"sentences": self.sentences, "articles": self.articles, "reviews": self.reviews}

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.files and self.first.digest == self.second.digest
