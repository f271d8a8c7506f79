"""Why a sentence was relabelled: the rules that gained or lost their say."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc


def because(one: pa.Table, other: pa.Table) -> Mapping[int, list[str]]:
    """By the place of a row, the rules that speak on the second side alone (`+V003`), then on the first alone (`-C012`)."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for sign, sides in (("+", (one, other)), ("-", (other, one))):
        for place, rule in _gained(*sides):
            if (told := f"{sign}{rule}") not in found[place]:
                found[place].append(told)
    return found


def _gained(one: pa.Table, other: pa.Table) -> Iterator[tuple[int, str]]:
    """The rules that speak on a row of the second side and not, for the same label, on that of the first."""
    before, after = (_spoken(side["evidence"]) for side in (one, other))
    new = after.filter(pc.invert(pc.is_in(after["key"], before["key"])))
    yield from zip(new["place"].to_pylist(), new["rule"].to_pylist(), strict=True)


def _spoken(evidence: pa.ChunkedArray) -> pa.Table:
    pieces, places = pc.list_flatten(evidence), pc.list_parent_indices(evidence)
    rule, label = pc.struct_field(pieces, "rule"), pc.struct_field(pieces, "label")
    key = pc.binary_join_element_wise(pc.cast(places, pa.string()), rule, label, " ")
    return pa.table({"key": key, "place": places, "rule": rule})
