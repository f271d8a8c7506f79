"""`dsbuild seeds`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from dsbuild.cli import told

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

T = TypeVar("T")
FOLDER = click.option(
    "--seeds",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("seeds"),
    show_default=True,
    help="The folder of the registry.",
)


@click.group(name="seeds", short_help="Show, add and remove the registered articles.")
def command() -> None:
    """Show, add and remove the articles of the registry, seeds/sources.toml."""


@command.command(name="status")
@FOLDER
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def status(folder: Path, *, as_json: bool) -> None:
    """Show each registered article: present, absent, changed, removed; and the files that are not registered.

    Exit codes: 0 done; 1 a registered article has changed; 2 there is no registry, or it cannot be read.
    """
    from dsbuild.sources import registry

    rows = _read(lambda: registry.status(folder))
    if as_json:
        click.echo(told.as_json([row.model_dump(mode="json") for row in rows]))
    else:
        click.echo(
            told.table(
                [
                    ("state", "id", "rights", "path"),
                    *((row.state, row.id or "", row.rights or "", row.path) for row in rows),
                ]
            )
        )
    sys.exit(told.REFUSED_SOME if any(row.state == "changed" for row in rows) else told.DONE)


@command.command(name="add")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@FOLDER
@click.option("--title", help="The headline; by default what the file says.")
@click.option("--publisher", help="Who published it; by default what the file says.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="When; by default what the file says.")
@click.option("--language", help="ISO 639-1 code; by default what the file says.")
@click.option("--url", help="Where it was published; by default what the file says.")
@click.option("--rights", help="An SPDX licence id; by default all-rights-reserved.")
def add(files: tuple[Path, ...], folder: Path, published: datetime | None, **given: str | None) -> None:
    """Register articles and copy them into the seeds folder, restricted ones into the git-ignored restricted/.

    An article is known by its text: one that is registered already is recognised, wherever it lies.

    Exit codes: 0 all registered; 1 some were refused, each told with its reason; 2 none was registered.
    """
    from dsbuild.sources import Refusal, registry

    said = {key: value for key, value in given.items() if value is not None}
    overrides = {**said, **({"published": published.date()} if published else {})}
    results = _read(lambda: registry.add(folder, files, overrides=overrides, today=_today()))
    for result in results:
        click.echo(str(result), err=isinstance(result, Refusal))
    refused = sum(isinstance(result, Refusal) for result in results)
    sys.exit(told.DONE if not refused else told.NOTHING if refused == len(results) else told.REFUSED_SOME)


@command.command(name="remove")
@click.argument("article_id", metavar="ID")
@FOLDER
@click.option("--reason", required=True, help="Why: it is kept in the registry and told in the next release.")
def remove(article_id: str, folder: Path, reason: str) -> None:
    """Take an article out of every later build; the registry remembers it by its hash."""
    from dsbuild.sources import registry

    click.echo(str(_read(lambda: registry.remove(folder, article_id, reason=reason, today=_today()))))


def _today() -> date:
    return datetime.now(UTC).date()


def _read(work: Callable[[], T]) -> T:
    """What `work` gives; an error of the registry ends the command."""
    from dsbuild.sources import RegistryError

    try:
        return work()
    except RegistryError as error:
        told.fail(error)
