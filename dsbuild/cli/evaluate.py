"""`dsbuild evaluate`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told

if TYPE_CHECKING:
    from dsbuild.evaluation.report import Report


@click.command(name="evaluate", short_help="Measure the rules, or a build, against gold.")
@click.argument("build", required=False, type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option(
    "--gold",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path("seeds/gold"),
    show_default=True,
    help="The folder of the gold; its articles are those of the registry beside it.",
)
@click.option(
    "--articles", multiple=True, metavar="SOURCE", help="More places where articles of the gold lie."
)
@click.option(
    "--split",
    type=click.Choice(["tune", "heldout", "all"]),
    default="all",
    show_default=True,
    help="Which gold.",
)
@click.option(
    "--errors", type=click.IntRange(min=0), default=0, help="Show that many mistakes of each measure."
)
@click.option(
    "--by", type=click.Choice(["style", "article"]), help="Show the figures by house style or article too."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--markdown", is_flag=True, help="Print the table of figures as Markdown.")
@click.option(
    "--min",
    "minima",
    multiple=True,
    metavar="KEY=VALUE",
    help="Exit 1 where a figure is below, such as spans.f1=0.98.",
)
def command(
    build: Path | None,
    folder: Path,
    articles: tuple[str, ...],
    split: str,
    errors: int,
    by: str | None,
    minima: tuple[str, ...],
    *,
    as_json: bool,
    markdown: bool,
) -> None:
    """Measure the rules against gold; or BUILD, a folder of a build or a release.

    Precision, recall and F1 of sentence spans, kept and dropped, each label, figures of casualties, speakers,
    roles and status, with 95 % intervals by resampling articles.

    Exit codes: 0 measured; 1 a figure is below its --min; 2 there is no gold to measure against.

    \b
    Examples:
      dsbuild evaluate --split tune --errors 5
      dsbuild evaluate dist/news/dev --json
      dsbuild evaluate --min spans.f1=0.98 --min quoted_extremist_speech.precision=0.95
    """
    from dsbuild.evaluation import report
    from dsbuild.evaluation.corpus import GoldError

    try:
        wanted = report.minima(minima)
        result = report.evaluate(folder, split=split, build=build, articles=articles)
    except (GoldError, ValueError) as error:
        told.fail(error)
    if as_json:
        click.echo(told.as_json(report.as_value(result, errors).model_dump(mode="json")))
    elif markdown:
        click.echo(report.as_markdown(result))
    else:
        click.echo(_text(result, errors, by))
    below = report.below(result, wanted)
    for line in below:
        click.echo(line, err=True)
    sys.exit(told.REFUSED_SOME if below else told.DONE)


def _text(result: Report, errors: int, by: str | None) -> str:
    from dsbuild.evaluation import report

    head = ("measure", "precision", "recall", "F1", "95 % of F1", "n")
    lines = [told.table([head, *report.rows(result.scores)]), "", result.summary]
    if by:
        groups = result.by_style if by == "style" else result.by_article
        lines += ["", told.table([(by, *report.GROUPED), *report.grouped(groups)])]
    if errors:
        lines += ["", *report.mistakes(result, errors)]
    return "\n".join(lines)
