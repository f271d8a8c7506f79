"""The comparison: rows aligned range by range, columns compared at once."""

from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dsbuild.release.diff.align import SPLIT, aligned, columns_of
from dsbuild.release.diff.equality import Mask, differing
from dsbuild.release.diff.keys import KEY, shared
from dsbuild.release.diff.model import Difference, Schema, Side
from dsbuild.release.diff.tallied import Pairs, Quotable, Tallied
from dsbuild.release.documents import manifest as manifests
from dsbuild.release.places.opened import Opened
from dsbuild.release.tables.columns import CONFIGS

LABELS: Mapping[str, frozenset[str]] = {"sentences": frozenset({"label", "labels"})}
EVIDENCE = frozenset({"evidence", "needs_review", "review_reasons", "decided_by"})
"""About the label; they may change while it stays."""
PROVENANCE = frozenset({"path", "source_sha256", "extractor"})
"""About the file that held an article, not about its text."""


def nobody_listens(rows: int) -> None:
    """Takes the number of rows that were compared, and does nothing."""
    del rows


def diff(
    first: Opened,
    second: Opened,
    examples: int = 5,
    quotable: Quotable = Quotable.HELD,
    progress: Callable[[int], object] = nobody_listens,
) -> Difference:
    """What differs; of each kind of change the first `examples` rows, by id. Holds a few row groups.

    Raises:
        PlaceError: a side cannot be read.
    """
    tallied = {config: Tallied(config, examples, quotable) for config in KEY}
    for config in shared(first, second):
        for one, other in aligned(first, second, config):
            _compare(one, other, tallied[config])
            progress(max(one.num_rows, other.num_rows))
    return Difference(
        first=_side(first),
        second=_side(second),
        sentences=tallied["sentences"].changes(),
        articles=tallied["articles"].changes(),
        reviews=tallied["reviews"].changes(),
        schemas=tuple(schema for config in CONFIGS if (schema := _schema(first, second, config))),
        files=_files(first, second),
    )


def _compare(one: pa.Table, other: pa.Table, tallied: Tallied) -> None:
    key = KEY[tallied.config]
    if not one[key].equals(other[key]):
        here, there = pc.index_in(one[key], other[key]), pc.index_in(other[key], one[key])
        tallied.removed(one.filter(pc.is_null(here)))
        tallied.added(other.filter(pc.is_null(there)))
        one, other = one.filter(pc.is_valid(here)), other.take(pc.drop_null(here))
    if not one.num_rows:
        return
    columns = {
        name: mask
        for name in one.column_names
        if name in other.column_names and one[name].type == other[name].type
        if (mask := differing(_array(one[name]), _array(other[name]))).any()
    }
    moved = columns.pop(SPLIT, np.zeros(one.num_rows, dtype=bool))
    basis = _basis(one, other, columns)
    labels = LABELS.get(tallied.config, frozenset())
    relabelled = _any(columns, labels, one.num_rows)
    evidence = _any(columns, EVIDENCE, one.num_rows) | basis
    changed = _any(columns, columns.keys() - labels - EVIDENCE - PROVENANCE, one.num_rows) & ~relabelled
    tallied.both(
        Pairs(one, other, columns),
        relabelled=relabelled,
        changed=changed,
        evidence=evidence & ~relabelled & ~changed,
        moved=moved,
        provenance=_any(columns, PROVENANCE, one.num_rows),
    )


def _basis(one: pa.Table, other: pa.Table, columns: dict[str, Mask]) -> Mask:
    """The articles whose speakers have another basis and are else the same: evidence, taken out of `columns`."""
    found = np.zeros(one.num_rows, dtype=bool)
    if "speakers" in columns:
        bare = [_without_basis(_array(side["speakers"])) for side in (one, other)]
        otherwise = differing(*bare)
        found = columns["speakers"] & ~otherwise
        columns["speakers"] = otherwise
    return found


def _without_basis(speakers: pa.Array) -> pa.Array:
    members = speakers.flatten()
    kept = [field.name for field in speakers.type.value_type if field.name != "basis"]
    bare = pa.StructArray.from_arrays([pc.struct_field(members, name) for name in kept], names=kept)
    lengths = pc.fill_null(pc.list_value_length(speakers), 0).to_numpy(zero_copy_only=False)
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), bare)


def _any(columns: dict[str, Mask], names: "frozenset[str] | set[str]", rows: int) -> Mask:
    found: Mask = np.zeros(rows, dtype=bool)
    for name in names & columns.keys():
        found |= columns[name]
    return found


def _array(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _side(release: Opened) -> Side:
    held = release.manifest
    return Side(
        place=release.place,
        name=held.name,
        version=held.version,
        digest=held.digest,
        text=held.text,
        articles=held.rows("articles"),
        sentences=held.rows("sentences"),
    )


def _schema(first: Opened, second: Opened, config: str) -> Schema | None:
    if first.manifest.schemas.get(config) == second.manifest.schemas.get(config):
        return None
    told = [
        [f"{field.name}: {field.type}" for field in columns_of(side, config) or ()]
        for side in (first, second)
    ]
    if not all(told):  # rows that a side has none of are no other columns
        return None
    return Schema(
        config=config,
        only_first=tuple(column for column in told[0] if column not in told[1]),
        only_second=tuple(column for column in told[1] if column not in told[0]),
    )


def _files(first: Opened, second: Opened) -> tuple[str, ...]:
    """The files that are not rows and differ."""
    held = [
        {
            file.path: file.sha256
            for file in side.manifest.files
            if manifests.config_of(file.path) not in CONFIGS
        }
        for side in (first, second)
    ]
    return tuple(
        sorted(path for path in held[0].keys() | held[1].keys() if held[0].get(path) != held[1].get(path))
    )
