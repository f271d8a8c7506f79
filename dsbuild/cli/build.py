"""`dsbuild build`."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from dsbuild.engines.build import Result


@click.command(name="build", short_help="Build a dataset from articles into dist/NAME/dev.")
@click.argument("sources", nargs=-1, metavar="[SOURCES]...")
@click.option(
    "--dist",
    type=click.Path(path_type=Path),
    default=Path("dist"),
    show_default=True,
    help="Where builds go.",
)
@click.option("--name", help="The dataset's name; by default that of the settings, or the folder's.")
@click.option(
    "--text",
    "policy",
    type=click.Choice(["full", "open", "none"]),
    help="Whose text the build holds: all (the default), that of openly licensed sources, or none.",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("dsbuild.toml"),
    show_default=True,
    help="The settings file.",
)
@click.option(
    "--previous",
    metavar="RELEASE",
    help="The release whose groups and splits are kept, where it is not in DIST: a folder or a URL, as `hf://…`.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(
    sources: tuple[str, ...],
    dist: Path,
    name: str | None,
    policy: str | None,
    config: Path,
    previous: str | None,
    *,
    as_json: bool,
) -> None:
    """Build a dataset from articles into DIST/NAME/dev.

    SOURCES are files, folders, globs or fsspec URLs of .txt, .html, .jsonl and .parquet articles, plain or
    .gz or .zst; by default those of the settings, else seeds/. A folder with a sources.toml is read by that
    registry; any other needs none.

    Exit codes: 0 done; 1 done, but some inputs were refused, each told with its reason; 2 nothing built.

    \b
    Examples:
      dsbuild build
      dsbuild build news/ --name news
      dsbuild build 'archive/*.jsonl.gz' extra.html --dist /data/dist --json
    """
    from dsbuild import settings
    from dsbuild.engines import build as engine
    from dsbuild.review.decisions import DecisionsError
    from dsbuild.sources import RegistryError

    try:
        settled = settings.read(config)
        with ExitStack() as stack:
            order = engine.Order(
                sources=sources or settled.build.sources,
                dist=dist,
                name=name,
                policy=settings.TextPolicy(policy) if policy else settled.build.text,
                settings=settled,
                settings_text=config.read_text(encoding="utf-8") if config.is_file() else "",
                previous=previous,
                progress=_bar(stack),
            )
            result = engine.build(order)
    except (engine.BuildError, settings.SettingsError, DecisionsError, RegistryError, RuntimeError) as error:
        told.fail(error)
    _tell(result, as_json=as_json)
    sys.exit(told.REFUSED_SOME if result.refusals else told.DONE)


def _bar(stack: ExitStack) -> Callable[[int], object]:
    """What is called with each number of articles done: a progress bar on a terminal, nothing elsewhere."""
    from tqdm import tqdm

    bar = stack.enter_context(tqdm(unit=" articles", disable=not sys.stderr.isatty(), leave=False))
    advance: Callable[[int], object] = bar.update
    return advance


def _tell(result: Result, *, as_json: bool) -> None:
    from dsbuild.cli.built import as_text, as_value

    for notice in result.notices:
        click.echo(f"note: {notice}", err=True)
    for refusal in result.refusals:
        click.echo(f"refused: {refusal}", err=True)
    click.echo(told.as_json(as_value(result).model_dump(mode="json")) if as_json else as_text(result))
