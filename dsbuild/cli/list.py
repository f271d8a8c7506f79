"""`dsbuild list`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told
from dsbuild.cli.placed import as_json_option

if TYPE_CHECKING:
    from dsbuild.release.shown import Dataset, Listed


@click.command(name="list", short_help="List the releases of a dataset.")
@click.argument("name", required=False)
@click.option(
    "--dist",
    type=click.Path(path_type=Path),
    default=Path("dist"),
    show_default=True,
    help="Where builds and releases are.",
)
@as_json_option
def command(name: str | None, dist: Path, *, as_json: bool) -> None:
    """List the releases of the dataset NAME, by default of all in DIST, the oldest first, then its working build.

    Exit codes: 0 listed; 2 there is nothing to list.

    \b
    Examples:
      dsbuild list
      dsbuild list dsbuild-sample --json
    """
    from dsbuild.release.shown import Datasets, datasets, listed

    homes = [home for home in datasets(dist) if name in {None, home.name}]
    if not homes:
        told.fail(f"{dist / (name or '')}: found no build and no release; make one with `dsbuild build`")
    found = Datasets(datasets=tuple(map(listed, homes)))
    if as_json:
        click.echo(told.as_json(found.model_dump(mode="json")))
    else:
        click.echo("\n\n".join(map(_text, found.datasets)))


def _text(dataset: Dataset) -> str:
    rows: list[tuple[object, ...]] = [(dataset.name, "sentences", "articles", "text", "MB", "digest", "what")]
    rows += [_row(release) for release in dataset.releases]
    return told.table(rows)


def _row(release: Listed) -> tuple[object, ...]:
    if release.wrong:
        return (release.version, "", "", "", "", "damaged", release.wrong)
    size = f"{(release.bytes or 0) / 1e6:.1f}"
    told_of = f"withdrawn: {release.withdrawn}" if release.withdrawn else release.summary
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
