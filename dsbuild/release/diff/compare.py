"""The comparison: rows aligned range by range, columns compared at once."""

from dsbuild.release.diff.align import aligned, columns_of
from dsbuild.release.diff.compared import compared
from dsbuild.release.diff.keys import KEY, shared
from dsbuild.release.diff.model import Difference, Schema, Side
from dsbuild.release.diff.tallied import Quotable, Tallied
from dsbuild.release.documents import manifest as manifests
from dsbuild.release.places.opened import Opened
from dsbuild.release.progress import Progress, silent
from dsbuild.release.tables.columns import CONFIGS


def diff(
    first: Opened,
    second: Opened,
    examples: int = 5,
    quotable: Quotable = Quotable.HELD,
    progress: Progress = silent,
) -> Difference:
    """What differs; of each kind of change the first `examples` rows, by id. Holds a few row groups.

    Raises:
        PlaceError: a side cannot be read.
    """
    tallied = {config: Tallied(config, examples, quotable) for config in KEY}
    total = larger(first, second)
    for config in shared(first, second):
        for one, other in aligned(first, second, config):
            tallied[config].take(compared(one, other, config))
            progress("rows compared", max(one.num_rows, other.num_rows), total)
    return Difference(
        first=_side(first),
        second=_side(second),
        sentences=tallied["sentences"].changes(),
        articles=tallied["articles"].changes(),
        reviews=tallied["reviews"].changes(),
        schemas=tuple(schema for config in CONFIGS if (schema := _schema(first, second, config))),
        files=_files(first, second),
    )


def larger(first: Opened, second: Opened) -> int:
    """The rows of the larger side."""
    return max(
        sum(side.manifest.rows(config) for config in shared(first, second)) for side in (first, second)
    )


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
