"""`dsbuild hydrate`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told
from dsbuild.cli.meter import meter
from dsbuild.cli.placed import as_json_option, dataset_options

if TYPE_CHECKING:
    from dsbuild.release.hydrate import Hydrated

SHOWN = 20


@click.command(name="hydrate", short_help="Put withheld text back, from the articles themselves.")
@click.argument("release", metavar="[RELEASE]", default="latest")
@click.option(
    "--seeds",
    metavar="SOURCE",
    multiple=True,
    required=True,
    help="Where the articles are: a folder, a file or a glob, as for `dsbuild build`; may be given again.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the copy goes; by default hydrated/NAME/VERSION.",
)
@dataset_options
@as_json_option
def command(
    release: str,
    seeds: tuple[str, ...],
    out: Path | None,
    dist: Path,
    name: str | None,
    config: Path,
    *,
    as_json: bool,
) -> None:
    """Copy a release with the text put back that it withholds, from the articles that you have.

    RELEASE is a version, `latest` (the default), NAME@VERSION, a folder, or a URL such as
    `hf://datasets/ORG/NAME@1.2.0`. Each article is known by the sha256 of its text, wherever it lies; each sentence is
    checked against its own. With all articles the rows are those of a release with all text, byte for byte.

    Exit codes: 0 all text is back; 1 some articles are missing, each told; 2 failed; 3 no text is
    withheld. With 2 and 3 nothing was written.

    \b
    Examples:
      dsbuild hydrate --seeds seeds
      dsbuild hydrate hf://datasets/ORG/NAME@1.2.0 --seeds my-articles/ -o news-with-text --json
    """
    from dsbuild.cli.placed import home
    from dsbuild.release.hydrate import HydrationError, NothingWithheldError, hydrate
    from dsbuild.release.places.folder import PlaceError
    from dsbuild.release.places.opened import opened
    from dsbuild.settings import SettingsError
    from dsbuild.sources import RegistryError

    try:
        found = opened(release, home(dist, name, config))
        target = out or Path("hydrated", found.manifest.name, found.manifest.version)
        with meter(quiet=as_json) as progress:
            done = hydrate(found, seeds, target, progress)
    except NothingWithheldError as error:
        told.fail(error, told.UNCHANGED)
    except (PlaceError, SettingsError, RegistryError, HydrationError) as error:
        told.fail(error)
    told.answer(done, _text, json=as_json)
    sys.exit(told.WRONG if done.missing else told.DONE)


def _text(done: Hydrated) -> str:
    told_of = f"{done.release.name} {done.release.version}"
    counts = f"text of {done.hydrated:,} of {done.withheld:,} withheld articles put back"
    lines = [f"{told_of}: {counts}; {done.sentences:,} sentences have their text"]
    lines += [
        f"  missing {article.article_id}  {article.publisher or ''}  {article.title or article.url or article.path}: "
        f"{article.why}"
        for article in done.missing[:SHOWN]
    ]
    if len(done.missing) > SHOWN:
        lines.append(f"  and {len(done.missing) - SHOWN:,} more, listed in {done.path}/hydrated.json")
    lines += [f"written to {done.path}", f"load it:   load_dataset({done.path!r})"]
    return "\n".join(lines)
