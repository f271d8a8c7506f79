"""Which rows of two columns differ, nested columns too."""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Mask: TypeAlias = npt.NDArray[np.bool_]


def differing(one: pa.Array, other: pa.Array) -> Mask:
    """Whether the value at each place differs; a null equals a null. The arrays have one length and type."""
    if one.equals(other):
        return np.zeros(len(one), dtype=bool)
    if pa.types.is_list(one.type):
        return _lists(one, other)
    absent = _mask(one.is_null()), _mask(other.is_null())
    if pa.types.is_struct(one.type):
        found: Mask = absent[0] != absent[1]
        for index in range(one.type.num_fields):
            found |= differing(pc.struct_field(one, index), pc.struct_field(other, index))
        return found
    equal = _mask(pc.fill_null(pc.equal(one, other), fill_value=False))
    return ~(equal | (absent[0] & absent[1]))


def _lists(one: pa.Array, other: pa.Array) -> Mask:
    lengths = [_numbers(pc.fill_null(pc.list_value_length(lists), -1)) for lists in (one, other)]
    found: Mask = lengths[0] != lengths[1]
    alike = np.flatnonzero(~found)
    held = [lists.take(pa.array(alike)) for lists in (one, other)]
    inside = differing(held[0].flatten(), held[1].flatten())
    parents = _numbers(pc.list_parent_indices(held[0]))
    found[alike[parents[inside]]] = True
    return found


def _mask(values: pa.Array) -> Mask:
    return np.asarray(values.to_numpy(zero_copy_only=False), dtype=bool)


def _numbers(values: Any) -> npt.NDArray[np.int64]:
    return np.asarray(values.to_numpy(zero_copy_only=False), dtype=np.int64)
