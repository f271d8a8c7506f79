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
@click.option(
    "--by",
    type=click.Choice(["month", "article"]),
    default="month",
    show_default=True,
    help="By month of publication, or by article and day of the event.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def casualties(build: Path, *, by: str, as_json: bool) -> None:
    """Show the casualties of BUILD, a folder of a build or a release.

    Articles may tell of the same people, so nothing is summed silently: a month has at least the highest
    single toll, and at most the sum of the highest toll of each group of articles; `or more` where a toll is
    open above. Conflicting groups give several counts, of which the highest is used. The month is that of
    publication: totals of a year stand where they are printed.

    By article nothing is summed at all: its figures of one kind and day, the least and the most they allow,
    and whether they conflict. The day is what the sentence states (`on 3 March`, `last Friday`), against the
    day of publication; unknown where it states none, or its text is withheld.

    Exit codes: 0 shown; 2 BUILD holds no sentences.

    \b
    Examples:
      dsbuild stats casualties dist/dsbuild-sample/dev
      dsbuild stats casualties dist/dsbuild-sample/dev --by article --json
    """
    if not any((build / "sentences").glob("*.parquet")):
        told.fail(
            f"{build}: found no sentences/*.parquet, expected the folder of a build or a release, such as dist/NAME/dev"
        )
    show = _by_month if by == "month" else _by_article
    show(build, as_json=as_json)


def _by_month(build: Path, *, as_json: bool) -> None:
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


def _by_article(build: Path, *, as_json: bool) -> None:
    from pydantic import TypeAdapter

    from dsbuild.report.tolls import ArticleToll, by_article

    found = by_article(build)
    if as_json:
        click.echo(told.as_json(TypeAdapter(list[ArticleToll]).dump_python(found, mode="json")))
        return
    rows: list[tuple[object, ...]] = [("article", "published", "event", "kind", "from", "to", "figures")]
    rows += [
        (
            toll.article_id,
            toll.published or "undated",
            toll.event_date or "unknown",
            toll.kind,
            toll.minimum,
            _most(toll.maximum),
            f"{len(toll.figures)}, conflicting" if toll.conflicting else str(len(toll.figures)),
        )
        for toll in found
    ]
    click.echo(told.table(rows))


def _most(bound: int | None) -> str:
    return "or more" if bound is None else f"{bound:,}"
