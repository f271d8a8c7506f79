"""Counts and examples as they come in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dsbuild.model import Label
from dsbuild.release.diff.align import SPLIT
from dsbuild.release.diff.because import because
from dsbuild.release.diff.compared import Compared, at
from dsbuild.release.diff.equality import Mask
from dsbuild.release.diff.keys import KEY, ORDER
from dsbuild.release.diff.model import KINDS, Changes, Count, Example, Kind, Moved, Relabelled
from dsbuild.sources.registry import redistributable

LABELS = tuple(Label)
Way: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""Indices of labels before and after."""
NO_SOURCE = "not told"
DECISION = "decision "
SHOWN = {"sentences": "text", "articles": "title", "reviews": "reason"}


class Quotable(Enum):
    """Whose text examples show: all that the two sides hold; or, to be published, what is open and still there."""

    HELD = "held"
    OPEN = "open"


class Tallied:
    """The changes of a config so far."""

    def __init__(self, config: str, examples: int, quotable: Quotable) -> None:
        self.config = config
        self._limit = examples
        self._quotable = quotable
        self._rows: Counter[Kind] = Counter()
        self._labels: defaultdict[Kind, Counter[int]] = defaultdict(Counter)
        self._sources: defaultdict[Kind, Counter[str | None]] = defaultdict(Counter)
        self._transitions: Counter[Way] = Counter()
        self._because: defaultdict[Way, Counter[str]] = defaultdict(Counter)
        self._moves: Counter[tuple[str, str]] = Counter()
        self._columns: Counter[str] = Counter()
        self._provenance = 0
        self._shown: Counter[tuple[object, ...]] = Counter()
        self._examples: list[Example] = []

    def take(self, found: Compared) -> None:
        """Takes the rows of one range of articles."""
        self._alone("added", found.added)
        self._alone("removed", found.removed)
        self._provenance += int(found.provenance.sum())
        for name, mask in found.columns.items():
            if count := int((mask & found.changed).sum()):
                self._columns[name] += count
        if found.relabelled.any():
            self._relabelled(*(at(side, found.relabelled) for side in (found.one, found.other)))
        if found.moved.any():
            self._moved(*(at(side, found.moved) for side in (found.one, found.other)))
        kinds: tuple[tuple[Kind, Mask], ...] = (("changed", found.changed), ("evidence", found.evidence))
        for kind, mask in kinds:
            if mask.any():
                self._count(kind, at(found.other, mask))
                for place, row in self._some(kind, found.other, mask):
                    what = sorted(name for name, differs in found.columns.items() if differs[place])
                    labels = names(row.get("labels"))
                    self._show(kind, row, labels, labels, what=tuple(what))

    def changes(self) -> Changes:
        """All that was taken."""
        return Changes(
            **{kind: self._counted(kind) for kind in KINDS},
            transitions=tuple(
                Relabelled(
                    before=names(before),
                    after=names(after),
                    rows=rows,
                    because=_ranked(self._because[before, after]),
                )
                for (before, after), rows in _ranked(self._transitions).items()
            ),
            moves=tuple(Moved(before=a, after=b, rows=rows) for (a, b), rows in _ranked(self._moves).items()),
            columns=_ranked(self._columns),
            provenance=self._provenance,
            examples=tuple(self._examples),
        )

    def _counted(self, kind: Kind) -> Count:
        sources = {source or NO_SOURCE: rows for source, rows in self._sources[kind].items()}
        return Count(
            rows=self._rows[kind],
            by_label={LABELS[index]: rows for index, rows in sorted(self._labels[kind].items())},
            by_source=_ranked(Counter(sources)),
        )

    def _count(self, kind: Kind, rows: pa.Table) -> None:
        self._rows[kind] += rows.num_rows
        if "publisher" in rows.column_names:
            self._sources[kind].update(dict(_counts(rows["publisher"])))
        if "labels" in rows.column_names and "label" in rows.column_names:
            self._labels[kind].update(dict(_counts(rows["label"])))

    def _alone(self, kind: Kind, rows: pa.Table) -> None:
        """Takes rows that only one side has."""
        if rows.num_rows:
            self._count(kind, rows)
            for _, row in self._some(kind, rows):
                self._show(kind, row, **{"after" if kind == "added" else "before": names(row.get("labels"))})

    def _relabelled(self, one: pa.Table, other: pa.Table) -> None:
        self._count("relabelled", other)
        ways = list(zip(*(map(tuple, side["labels"].to_pylist()) for side in (one, other)), strict=True))
        for way, rows in Counter(ways).items():
            self._transitions[way] += rows
        reasons = because(one, other)
        for place, way in enumerate(ways):
            told = reasons.get(place, [])
            self._because[way].update(told)
            if self._shows("relabelled", way):
                row = other.slice(place, 1).to_pylist()[0]
                self._show("relabelled", row, *map(names, way), because=tuple(told), key=way)

    def _moved(self, one: pa.Table, other: pa.Table) -> None:
        self._count("moved", other)
        moves = list(zip(one[SPLIT].to_pylist(), other[SPLIT].to_pylist(), strict=True))
        self._moves.update(moves)
        articles = other[ORDER[self.config]].to_pylist()
        for place, move in enumerate(moves):
            if self._shows("moved", move) and (not place or articles[place - 1] != articles[place]):
                row = other.slice(place, 1).to_pylist()[0]
                self._show("moved", row, (move[0],), (move[1],), key=move)

    def _some(
        self, kind: Kind, rows: pa.Table, of: Mask | None = None
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """The first of these rows of each article, with their places, while there is room for examples."""
        if not self._shows(kind):
            return
        places = np.arange(rows.num_rows) if of is None else np.flatnonzero(of)
        articles = rows[ORDER[self.config]].take(pa.array(places)).to_pylist()
        for number, place in enumerate(places):
            if number and articles[number - 1] == articles[number]:
                continue
            if not self._shows(kind):
                return
            yield int(place), rows.slice(place, 1).to_pylist()[0]

    def _shows(self, *kind: object) -> bool:
        """Whether there is room for one more example of a kind."""
        return self._shown[kind] < self._limit

    def _show(
        self,
        kind: Kind,
        row: Mapping[str, Any],
        before: tuple[str, ...] = (),
        after: tuple[str, ...] = (),
        *,
        what: tuple[str, ...] = (),
        because: tuple[str, ...] = (),
        key: object = None,
    ) -> None:
        self._shown[(kind, key) if key else (kind,)] += 1
        notes = (piece["note"] for piece in row.get("evidence") or () if piece["note"].startswith(DECISION))
        example = Example(
            kind=kind,
            id=row[KEY[self.config]],
            split=row[SPLIT],
            source=row.get("publisher"),
            text=self._text(kind, row),
            before=before,
            after=after,
            what=what,
            because=because,
            decisions=tuple(sorted({note.split()[1] for note in notes})),
        )
        self._examples.append(example)

    def _text(self, kind: Kind, row: Mapping[str, Any]) -> str | None:
        """What an example shows: a sentence, or an article's title."""
        shown: str | None = row.get(SHOWN[self.config])
        if self._quotable is Quotable.OPEN and (
            kind == "removed" or not redistributable(row.get("rights", ""))
        ):
            return None
        return shown


def names(labels: Iterable[int] | None) -> tuple[str, ...]:
    """The names of labels, given by their indices."""
    return tuple(LABELS[index] for index in labels or ())


def _counts(values: pa.ChunkedArray) -> Iterable[tuple[Any, int]]:
    return ((pair["values"], pair["counts"]) for pair in pc.value_counts(values).to_pylist())


def _ranked(counts: Counter[Any]) -> dict[Any, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0]))))
