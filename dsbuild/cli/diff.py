"""`dsbuild diff`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told
from dsbuild.cli.meter import meter
from dsbuild.cli.placed import as_json_option, dataset_options

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="diff", short_help="Say what differs between two builds or releases.")
@click.argument("first", metavar="[A]", default="latest")
@click.argument("second", metavar="[B]", default="dev")
@dataset_options
@click.option(
    "--examples", type=click.IntRange(0, 1000), default=3, show_default=True, help="Rows shown of each kind."
)
@click.option(
    "--markdown", is_flag=True, help="Print Markdown, without the text of what is gone or not open."
)
@click.option("--rows", is_flag=True, help="Print every row that differs, a JSON object a line.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if they differ.")
@as_json_option
def command(
    first: str,
    second: str,
    dist: Path,
    name: str | None,
    config: Path,
    examples: int,
    *,
    markdown: bool,
    rows: bool,
    exit_code: bool,
    as_json: bool,
) -> None:
    """Say what differs between A (by default `latest`) and B (by default `dev`).

    Told are the rows added, removed, relabelled, changed, moved to another split, and with other evidence; by
    label, by source, by rule, with examples. With --rows each of these rows is printed with its values before and
    after, for `jq` and the like.

    A and B are versions, `latest` or `dev`, NAME@VERSION, folders, or URLs such as
    `hf://datasets/ORG/NAME@1.2.0`. Whatever their size, little is held in memory.

    Exit codes: 0 compared; 1 with --exit-code, they differ; 2 one of them cannot be read.

    \b
    Examples:
      dsbuild diff                       what the build would change
      dsbuild diff 1.0.0 1.1.0 --markdown
      dsbuild diff latest dev --rows
      dsbuild diff hf://datasets/ORG/NAME@1.0.0 dev --exit-code
    """
    from dsbuild.cli.placed import home
    from dsbuild.release.diff import Quotable, as_markdown, as_text, changed_rows, diff
    from dsbuild.release.places.folder import PlaceError
    from dsbuild.release.places.opened import opened
    from dsbuild.settings import SettingsError

    if markdown and (rows or as_json):
        told.fail("found --markdown with --rows or --json; give one of them")
    try:
        place = home(dist, name, config)
        one, other = opened(first, place), opened(second, place)
        with meter(quiet=as_json or (rows and sys.stdout.isatty())) as progress:
            if rows:
                for row in changed_rows(one, other, progress):
                    sys.stdout.write(f"{row.model_dump_json()}\n")
            else:
                quotable = Quotable.OPEN if markdown else Quotable.HELD
                found = diff(one, other, examples, quotable, progress)
    except (PlaceError, SettingsError) as error:
        told.fail(error)
    if not rows:
        told.answer(found, as_markdown if markdown else as_text, json=as_json)
    differ = one.manifest.digest != other.manifest.digest
    sys.exit(1 if exit_code and differ else told.DONE)
