"""`dsbuild stats`."""

from dataclasses import asdict
from pathlib import Path

import click

from dsbuild.cli import told


@click.group(name="stats", short_help="Show what a build says, added up.")
def command() -> None:
    """Show what a build says, added up."""


@command.command(name="casualties")
@click.argument("build", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def casualties(build: Path, *, as_json: bool) -> None:
    """Show the casualties of BUILD, a folder of a build or a release, by month of publication.

    Articles may tell of the same people, so nothing is summed silently: a month has at least the highest
    single toll, and at most the sum of the highest toll of each group of articles; `or more` where a toll is
    open above. Conflicting groups give several counts, of which the highest is used.

    \b
    Example:
      dsbuild stats casualties dist/dsbuild-sample/dev
    """
    from dsbuild.report.casualties import by_month

    found = by_month(build)
    if as_json:
        click.echo(told.as_json([asdict(month) for month in found]))
        return
    rows: list[tuple[object, ...]] = [("month", "kind", "articles", "conflicting", "at least", "at most")]
    rows += [
        (month.month, month.kind, month.articles, month.conflicting, month.at_least, _most(month.at_most))
        for month in found
    ]
    click.echo(told.table(rows))


def _most(bound: int | None) -> str:
    return "or more" if bound is None else f"{bound:,}"
