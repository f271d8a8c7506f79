"""Two tables side by side, one range of articles after the other.

The rows of a split come in order of their article's id, so every split of either side is read once and
in step, as in a merge: what is held is a batch of each, and one article.
"""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from dsbuild.release.diff.keys import ORDER
from dsbuild.release.places.opened import Opened, PlaceError, batches, splits

BATCH: Mapping[str, int] = {"sentences": 20_000, "articles": 1_000, "reviews": 20_000}
SPLIT = "split"


def aligned(one: Opened, other: Opened, config: str) -> Iterator[tuple[pa.Table, pa.Table]]:
    """The rows of both sides for one range of article ids after the other, each row with its split.

    Raises:
        PlaceError: the rows of a split are not in order.
    """
    sides = [[_Cursor(side, config, split) for split in splits(side, config)] for side in (one, other)]
    cursors = [cursor for side in sides for cursor in side]
    empty = _empty(one, other, config)
    while sum(cursor.advance() for cursor in cursors):
        bound = min((cursor.last for cursor in cursors if not cursor.exhausted), default=None)
        left, right = (
            pa.concat_tables([none, *(cursor.until(bound) for cursor in side if cursor.held is not None)])
            for none, side in zip(empty, sides, strict=True)
        )
        yield left.combine_chunks(), right.combine_chunks()


class _Cursor:
    """Where the reading of a split stands; `held` are the rows read and not yet taken, None for none."""

    def __init__(self, release: Opened, config: str, split: str) -> None:
        self._order = ORDER[config]
        self._name = f"{release.place}: {config}/{split}"
        self._split = split
        self._batches = batches(release, config, split, rows=BATCH[config])
        self.held: pa.Table | None = None
        self.exhausted = False

    @property
    def last(self) -> str:
        """The last article that was read, of which there may be more to come."""
        assert self.held is not None
        return str(self.held[self._order][-1])

    def advance(self) -> bool:
        """Reads on where no more than one article is held; whether any row is held then."""
        while not self.exhausted and (self.held is None or self._one_article()):
            batch = next(self._batches, None)
            if batch is None:
                self.exhausted = True
            elif batch.num_rows:
                table = pa.Table.from_batches([batch])
                self.held = pa.concat_tables([self.held, table]) if self.held is not None else table
        return self.held is not None

    def until(self, bound: str | None) -> pa.Table:
        """Takes the rows of the articles before `bound`, all where it is None."""
        assert self.held is not None
        count = self.held.num_rows
        if bound is not None:
            before = pc.less(self.held[self._order], bound)
            count = pc.sum(before).as_py() or 0
            first_after = pc.index(before, pa.scalar(value=False)).as_py()
            if first_after not in {count, -1}:
                raise PlaceError(f"{self._name}: found rows out of order; `dsbuild verify` says where")
        taken, self.held = self.held.slice(0, count), self.held.slice(count)
        if not self.held.num_rows:
            self.held = None
        return taken.append_column(SPLIT, pa.array([self._split] * count, pa.string()))

    def _one_article(self) -> bool:
        assert self.held is not None
        ids = self.held[self._order]
        return bool(ids[0] == ids[-1])


def _empty(one: Opened, other: Opened, config: str) -> tuple[pa.Table, pa.Table]:
    """Tables without rows, as those of each side are; where a side has no rows of a config, as those of the other."""
    held = [columns_of(side, config) for side in (one, other)]
    first, second = (own or held[1 - side] for side, own in enumerate(held))
    assert first is not None
    assert second is not None
    split = pa.array([], pa.string())
    return first.empty_table().append_column(SPLIT, split), second.empty_table().append_column(SPLIT, split)


def columns_of(release: Opened, config: str) -> pa.Schema | None:
    """The columns that a release has of a config, None where it has no rows of it."""
    for file in release.manifest.of(config):
        with release.folder.parquet(file.path) as parquet:
            return parquet.schema_arrow
    return None
