"""Whose text is published, and the one function that withholds the rest."""

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from dsbuild.settings import TextPolicy
from dsbuild.sources.registry import redistributable

Columns = Mapping[str, Sequence[object]]

TEXT_COLUMNS = frozenset({"text"})


def withheld(rights: str, policy: TextPolicy) -> bool:
    """Whether the text of an article with these rights is left out."""
    if policy is TextPolicy.FULL:
        return False
    return policy is TextPolicy.NONE or not redistributable(rights)


def redacted(columns: Columns, rights: str, policy: TextPolicy) -> Columns:
    """The columns of one article, with nulls for its text where the policy withholds it.

    What else is published holds no text: offsets, hashes, labels, names of speakers, bibliography.
    """
    if not withheld(rights, policy):
        return columns
    return {
        name: [None] * len(values) if name in TEXT_COLUMNS else values for name, values in columns.items()
    }


def redacted_batch(rows: pa.RecordBatch, policy: TextPolicy) -> pa.RecordBatch:
    """Rows of any articles, with nulls for the text that the policy withholds, as `redacted` does.

    Rows without rights of their own, as those of reviews, hold no text.
    """
    if "rights" not in rows.schema.names:
        return rows
    closed = [rights for rights in rows["rights"].unique().to_pylist() if withheld(rights, policy)]
    if not closed:
        return rows
    gone = pc.is_in(rows["rights"], pa.array(closed, pa.string()))
    for name in TEXT_COLUMNS:
        place = rows.schema.get_field_index(name)
        kept = pc.if_else(gone, pa.scalar(None, pa.string()), rows[name])
        rows = rows.set_column(place, rows.schema.field(place), kept)
    return rows
