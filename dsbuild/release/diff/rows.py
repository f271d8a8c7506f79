"""Every row that differs, one after the other."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from dsbuild.lexicon.strict import Strict
from dsbuild.release.diff.align import SPLIT, aligned
from dsbuild.release.diff.because import because
from dsbuild.release.diff.compare import larger
from dsbuild.release.diff.compared import Compared, at, compared
from dsbuild.release.diff.keys import KEY, shared
from dsbuild.release.diff.model import KINDS, Kind
from dsbuild.release.places.opened import Opened
from dsbuild.release.progress import Progress, silent
from dsbuild.release.tables.columns import SCHEMAS, class_fields


class ChangedRow(Strict):
    """A row that differs: `before` and `after` hold its split and the columns that differ, classes by name.

    Of a row that only one side has they hold all its columns, and the other is null. `kinds` is empty where only
    the file differs that an article was read from. `because` are the rules that gained or lost their say.
    """

    config: str
    id: str
    article_id: str
    kinds: tuple[Kind, ...]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    because: tuple[str, ...] = ()


def changed_rows(first: Opened, second: Opened, progress: Progress = silent) -> Iterator[ChangedRow]:
    """The rows that differ, config by config, in the order of their articles; holds a few row groups.

    Raises:
        PlaceError: a side cannot be read.
    """
    total = larger(first, second)
    for config in shared(first, second):
        for one, other in aligned(first, second, config):
            found = compared(one, other, config)
            yield from _alone(config, "removed", found.removed)
            yield from _alone(config, "added", found.added)
            yield from _both(config, found)
            progress("rows compared", max(one.num_rows, other.num_rows), total)


def _alone(config: str, kind: Kind, rows: pa.Table) -> Iterator[ChangedRow]:
    for row in _named(config, rows):
        yield ChangedRow(
            config=config,
            id=row[KEY[config]],
            article_id=row["article_id"],
            kinds=(kind,),
            before=row if kind == "removed" else None,
            after=row if kind == "added" else None,
        )


def _both(config: str, found: Compared) -> Iterator[ChangedRow]:
    kinds = {kind: getattr(found, kind) for kind in KINDS if kind not in {"added", "removed"}}
    differs = found.provenance.copy()
    for mask in kinds.values():
        differs |= mask
    places = np.flatnonzero(differs)
    if not len(places):
        return
    one, other = (at(side, differs) for side in (found.one, found.other))
    reasons = because(one, other) if found.relabelled.any() else {}
    for number, (place, before, after) in enumerate(
        zip(places, _named(config, one), _named(config, other), strict=True)
    ):
        columns = [SPLIT, *(name for name, mask in found.columns.items() if mask[place])]
        yield ChangedRow(
            config=config,
            id=after[KEY[config]],
            article_id=after["article_id"],
            kinds=tuple(kind for kind, mask in kinds.items() if mask[place]),
            before={name: before[name] for name in columns},
            after={name: after[name] for name in columns},
            because=tuple(reasons.get(number, ())) if found.relabelled[place] else (),
        )


def _named(config: str, rows: pa.Table) -> Iterator[dict[str, Any]]:
    """The rows as values, classes by their names."""
    classes = dict(class_fields(SCHEMAS[config]))
    for batch in rows.to_batches(max_chunksize=1_000):
        for row in batch.to_pylist():
            for column, names in classes.items():
                row[column] = _name(row.get(column), names)
            yield row


def _name(value: int | Iterable[int] | None, names: list[str]) -> Any:
    if value is None:
        return None
    return names[value] if isinstance(value, int) else [names[index] for index in value]
