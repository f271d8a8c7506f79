"""`dsbuild build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told
from dsbuild.cli.meter import meter

if TYPE_CHECKING:
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
    "--language",
    "languages",
    multiple=True,
    metavar="CODE",
    callback=lambda _context, _option, codes: _codes(codes),
    help="Languages to build, as ISO 639-1 codes, or `any`; by default those of the settings, else en.",
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
    languages: tuple[str, ...],
    config: Path,
    previous: str | None,
    *,
    as_json: bool,
) -> None:
    """Build a dataset from articles into DIST/NAME/dev.

    SOURCES are files, folders, globs or fsspec URLs of .txt, .html, .jsonl and .parquet articles, plain or
    .gz or .zst; by default those of the settings, else seeds/. A folder with a sources.toml is read by that
    registry; any other needs none. Articles in other languages than --language asks for are left out, each
    told with a note.

    Exit codes: 0 done; 1 done, but some inputs were refused, each told with its reason; 2 nothing built.

    \b
    Examples:
      dsbuild build
      dsbuild build news/ --name news
      dsbuild build 'archive/*.jsonl.gz' extra.html --dist /data/dist --json
    """
    from dsbuild import settings
    from dsbuild.engines import build as engine
    from dsbuild.evaluation.corpus import GoldError
    from dsbuild.release.places.folder import PlaceError
    from dsbuild.review.decisions import DecisionsError
    from dsbuild.sources import RegistryError

    try:
        settled = settings.read(config)
        with meter(quiet=as_json) as progress:
            order = engine.Order(
                sources=sources or settled.build.sources,
                dist=dist,
                name=name,
                policy=settings.TextPolicy(policy) if policy else settled.build.text,
                languages=languages or None,
                settings=settled,
                settings_text=config.read_text(encoding="utf-8") if config.is_file() else "",
                previous=previous,
                progress=progress,
            )
            result = engine.build(order)
    except (
        engine.BuildError,
        settings.SettingsError,
        DecisionsError,
        RegistryError,
        GoldError,
        PlaceError,
        RuntimeError,
    ) as error:
        told.fail(error)
    _tell(result, as_json=as_json)
    sys.exit(told.REFUSED_SOME if result.refusals else told.DONE)


def _codes(codes: tuple[str, ...]) -> tuple[str, ...]:
    for code in codes:
        if code != "any" and not (
            code.isascii() and code.isalpha() and code.islower() and len(code) in (2, 3)
        ):
            raise click.BadParameter(f"found {code!r}, expected an ISO 639-1 code such as en, or any")
    return codes


def _tell(result: Result, *, as_json: bool) -> None:
    from dsbuild.cli.built import as_text, as_value

    for notice in result.notices:
        click.echo(f"note: {notice}", err=True)
    for refusal in result.refusals:
        click.echo(f"refused: {refusal}", err=True)
    click.echo(told.as_json(as_value(result).model_dump(mode="json")) if as_json else as_text(result))
