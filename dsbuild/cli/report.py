"""`dsbuild report`."""

from __future__ import annotations

from pathlib import Path

import click

from dsbuild.cli import told
from dsbuild.cli.placed import dataset_options


@click.command(name="report", short_help="Write a page with plots of a build or release.")
@click.argument("release", metavar="[RELEASE]", default="dev")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("report.html"),
    show_default=True,
    help="Where the page goes.",
)
@click.option(
    "--gold",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    multiple=True,
    help="A folder of gold to measure the labels against; by default seeds/gold, where it is.",
)
@dataset_options
def command(
    release: str, out: Path, gold: tuple[Path, ...], dist: Path, name: str | None, config: Path
) -> None:
    """Write one page of HTML with plots: labels, quality, review, sources, casualties, rules. Needs `dsbuild[report]`.

    RELEASE is a version, `latest` or `dev` (the default), NAME@VERSION, or a folder. The page holds no text of an
    article, and loads nothing.

    Exit codes: 0 written; 2 there is nothing to show, or it cannot be read.

    \b
    Examples:
      dsbuild report
      dsbuild report latest -o news.html
    """
    from dsbuild.cli.placed import home
    from dsbuild.evaluation.corpus import GoldError
    from dsbuild.release.places.folder import PlaceError
    from dsbuild.release.places.opened import opened
    from dsbuild.report.page import page
    from dsbuild.settings import SettingsError

    here = Path("seeds/gold")
    try:
        found = opened(release, home(dist, name, config))
        if found.folder.path is None:
            told.fail(
                f"{release}: found a place elsewhere, expected a folder on this disk; copy it here first"
            )
        text = page(found, found.folder.path, gold or ((here,) if here.is_dir() else ()))
    except ImportError:
        told.fail("found no matplotlib; install it with `pip install 'dsbuild[report]'`")
    except (PlaceError, SettingsError, GoldError) as error:
        told.fail(error)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"written to {out}")
