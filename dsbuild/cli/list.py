"""`dsbuild list`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told
from dsbuild.cli.placed import as_json_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsbuild.release.shown import Dataset, Listed


@click.command(name="list", short_help="List the releases of a dataset.")
@click.argument("where", required=False, metavar="[NAME|PLACE]")
@click.option(
    "--dist",
    type=click.Path(path_type=Path),
    default=Path("dist"),
    show_default=True,
    help="Where builds and releases are.",
)
@as_json_option
def command(where: str | None, dist: Path, *, as_json: bool) -> None:
    """List the releases of the dataset NAME, by default of all in DIST, the oldest first, then its working build.

    A PLACE is where releases are published: hf://datasets/ORG/NAME, s3://BUCKET/PREFIX or a folder.

    Exit codes: 0 listed; 2 there is nothing to list, or it cannot be read.

    \b
    Examples:
      dsbuild list
      dsbuild list dsbuild-sample --json
      dsbuild list hf://datasets/ORG/NAME
    """
    from dsbuild.release.places.folder import PlaceError
    from dsbuild.release.publish.errors import FailedError, RefusedError
    from dsbuild.release.shown import Datasets

    try:
        held = tuple(_datasets(where, dist))
    except (PlaceError, FailedError, RefusedError) as error:
        told.fail(error)
    if not held:
        place = where if where and _is_place(where) else dist / (where or "")
        told.fail(f"{place}: found no build and no release; make one with `dsbuild build`")
    found = Datasets(datasets=held)
    told.answer(found, lambda all_of: "\n\n".join(map(_text, all_of.datasets)), json=as_json)


def _datasets(where: str | None, dist: Path) -> Iterator[Dataset]:
    from dsbuild.release.publish.target import target
    from dsbuild.release.shown import datasets, listed, published

    if where and _is_place(where):
        found = published(target(where))
        if found.releases:
            yield found
        return
    yield from (listed(home) for home in datasets(dist) if where in {None, home.name})


def _is_place(where: str) -> bool:
    """Whether it names a place rather than a dataset."""
    return "/" in where or where in {".", ".."}


def _text(dataset: Dataset) -> str:
    rows: list[tuple[object, ...]] = [(dataset.name, "sentences", "articles", "text", "MB", "digest", "what")]
    rows += [_row(release) for release in dataset.releases]
    return told.table(rows)


def _row(release: Listed) -> tuple[object, ...]:
    if release.wrong:
        return (release.version, "", "", "", "", "damaged", release.wrong)
    size = f"{(release.bytes or 0) / 1e6:.1f}"
    told_of = release.withdrawn or release.summary
    what = told_of if len(told_of) < 70 else f"{told_of[:69]}…"
    return (
        release.version,
        release.sentences,
        release.articles,
        release.text,
        size,
        (release.digest or "")[:8],
        what,
    )
