"""The rows of a range of articles compared, columns at once: which differ, and in what way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dsbuild.release.diff.align import SPLIT
from dsbuild.release.diff.equality import Mask, differing
from dsbuild.release.diff.keys import KEY

LABELS: Mapping[str, frozenset[str]] = {"sentences": frozenset({"label", "labels"})}
EVIDENCE = frozenset({"evidence", "needs_review", "review_reasons", "decided_by"})
"""About the label; they may change while it stays."""
PROVENANCE = frozenset({"path", "source_sha256", "extractor"})
"""About the file that held an article, not about its text."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Rows of one side alone, `added` or `removed`, and those of both in one order, as `one` and `other` have them.

    `columns` tells for each column that differs in which of these rows it does; the other masks, which rows are of
    which kind. A row is relabelled, changed or of other evidence, not two of these; it may have moved as well.
    """

    added: pa.Table
    removed: pa.Table
    one: pa.Table
    other: pa.Table
    columns: Mapping[str, Mask]
    relabelled: Mask
    changed: Mask
    evidence: Mask
    moved: Mask
    provenance: Mask


def compared(one: pa.Table, other: pa.Table, config: str) -> Compared:
    """The rows of two tables that hold the same articles, compared."""
    key = KEY[config]
    added, removed = other.slice(0, 0), one.slice(0, 0)
    if not one[key].equals(other[key]):
        here, there = pc.index_in(one[key], other[key]), pc.index_in(other[key], one[key])
        added, removed = other.filter(pc.is_null(there)), one.filter(pc.is_null(here))
        one, other = one.filter(pc.is_valid(here)), other.take(pc.drop_null(here))
    rows = one.num_rows
    columns = {
        name: mask
        for name in (one.column_names if rows else ())
        if name in other.column_names and one[name].type == other[name].type
        if (mask := differing(_array(one[name]), _array(other[name]))).any()
    }
    moved = columns.pop(SPLIT, np.zeros(rows, dtype=bool))
    labels = LABELS.get(config, frozenset())
    relabelled = _any(columns, labels, rows)
    weighty = {name: columns[name] for name in columns.keys() - labels - EVIDENCE - PROVENANCE}
    basis = np.zeros(rows, dtype=bool)
    if "speakers" in weighty:
        bare = differing(*(_without_basis(_array(side["speakers"])) for side in (one, other)))
        basis, weighty["speakers"] = weighty["speakers"] & ~bare, bare
    changed = _any(weighty, weighty, rows) & ~relabelled
    evidence = (_any(columns, EVIDENCE, rows) | basis) & ~relabelled & ~changed
    provenance = _any(columns, PROVENANCE, rows)
    return Compared(added, removed, one, other, columns, relabelled, changed, evidence, moved, provenance)


def at(rows: pa.Table, mask: Mask) -> pa.Table:
    """The rows where the mask is set."""
    return rows.take(pa.array(np.flatnonzero(mask))).combine_chunks()


def _without_basis(speakers: pa.Array) -> pa.Array:
    """The speakers without the rules that gave their roles, which are evidence."""
    members = speakers.flatten()
    kept = [field.name for field in speakers.type.value_type if field.name != "basis"]
    bare = pa.StructArray.from_arrays([pc.struct_field(members, name) for name in kept], names=kept)
    lengths = pc.fill_null(pc.list_value_length(speakers), 0).to_numpy(zero_copy_only=False)
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), bare)


def _any(columns: Mapping[str, Mask], names: Iterable[str], rows: int) -> Mask:
    found: Mask = np.zeros(rows, dtype=bool)
    for name in names:
        if name in columns:
            found |= columns[name]
    return found


def _array(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
