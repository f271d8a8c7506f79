"""Checks of one column at a time, a batch at once."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dsbuild.model import BlockKind, CasualtyKind, DropKind, Label, ReviewReason, Role, Status
from dsbuild.release.tables.columns import OPTIONAL, class_fields

Finding = tuple[int, str, str]
"""A row of the batch, a column, and what is wrong there."""

NAMES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "sentences": {
        "speaker_status": tuple(Status),
        "quotations.role": tuple(Role),
        "quotations.status": tuple(Status),
        "casualties.kind": tuple(CasualtyKind),
        "evidence.label": tuple(Label),
        "review_reasons": tuple(ReviewReason),
        "decided_by": ("rules", "review"),
    },
    "articles": {
        "blocks.kind": tuple(BlockKind),
        "dropped.kind": tuple(DropKind),
        "speakers.role": tuple(Role),
        "speakers.status": tuple(Status),
    },
}


def values(config: str, schema: pa.Schema, rows: pa.RecordBatch) -> Iterator[Finding]:
    """What no row may hold: no value where one is needed, a class without a name, a word of no list, a bad count."""
    for name in schema.names:
        if name not in OPTIONAL and rows[name].null_count:
            yield from _first(rows[name].is_null(), name, "found null, expected a value")
    for name, names in class_fields(schema):
        parents, held = _leaves(rows[name])
        outside = pc.invert(pc.and_(pc.greater_equal(held, 0), pc.less(held, len(names))))
        yield from _first(
            outside, name, f"found {{}}, expected an index of {', '.join(names)}", parents, held
        )
    for path, words in NAMES[config].items():
        parents, held = _leaves(rows[path.split(".")[0]], *path.split(".")[1:])
        unknown = pc.and_(pc.is_valid(held), pc.invert(pc.is_in(held, pa.array(words))))
        yield from _first(unknown, path, f"found {{}}, expected one of {', '.join(words)}", parents, held)
    if config == "sentences":
        yield from _numbers(rows)


def incomplete(rows: pa.RecordBatch) -> bool:
    """Whether a value is lacking where one is needed: such rows are not held against others."""
    return any(rows[name].null_count for name in rows.schema.names if name not in OPTIONAL)


def _numbers(rows: pa.RecordBatch) -> Iterator[Finding]:
    share = rows["quoted_share"]
    outside = pc.invert(pc.and_(pc.greater_equal(share, 0), pc.less_equal(share, 1)))
    yield from _first(outside, "quoted_share", "found {}, expected 0 to 1", None, share)
    parents, low = _leaves(rows["casualties"], "count_min")
    _, high = _leaves(rows["casualties"], "count_max")
    yield from _first(pc.less(low, 0), "casualties.count_min", "found {}, expected 0 or more", parents, low)
    yield from _first(pc.less(high, low), "casualties.count_max", "found {} below count_min", parents, high)
    flagged = pc.and_(
        pc.greater(pc.list_value_length(rows["review_reasons"]), 0), pc.equal(rows["decided_by"], "rules")
    )
    wrong = pc.not_equal(rows["needs_review"], flagged)
    yield from _first(
        wrong, "needs_review", "found {}, and review_reasons say otherwise", None, rows["needs_review"]
    )


def inside(rows: pa.RecordBatch, column: str, starts: Any, ends: Any) -> Iterator[Finding]:
    """The spans of a nested column that do not lie within these bounds of their row."""
    parents, start = _leaves(rows[column], "start")
    _, end = _leaves(rows[column], "end")
    if not len(start):
        return
    low, high = start.to_numpy(zero_copy_only=False), end.to_numpy(zero_copy_only=False)
    wrong = (low > high) | (low < starts[parents]) | (high > ends[parents])
    for place in np.flatnonzero(wrong)[:1]:
        row = int(parents[place])
        yield (
            row,
            column,
            f"found the span {low[place]}–{high[place]}, expected one inside {starts[row]}–{ends[row]}",
        )


def _leaves(column: pa.Array, member: str | None = None) -> tuple[Any, pa.Array]:
    """The row of each value, and the values: of a list its members, of their structs one field."""
    if not pa.types.is_list(column.type):
        return np.arange(len(column)), column
    parents = pc.list_parent_indices(column).to_numpy(zero_copy_only=False)
    held = pc.list_flatten(column)
    return parents, pc.struct_field(held, member) if member else held


def _first(
    wrong: pa.Array, column: str, message: str, parents: Any = None, held: pa.Array | None = None
) -> Iterator[Finding]:
    """The first place that is wrong, and how many more."""
    places = np.flatnonzero(pc.fill_null(wrong, fill_value=False).to_numpy(zero_copy_only=False))
    if len(places):
        value = repr(held[int(places[0])].as_py()) if held is not None else ""
        row = int(places[0] if parents is None else parents[places[0]])
        more = f" (and {len(places) - 1:,} more)" if len(places) > 1 else ""
        yield row, column, message.format(value) + more
