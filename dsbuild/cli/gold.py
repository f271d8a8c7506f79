"""`dsbuild gold`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told

if TYPE_CHECKING:
    from dsbuild.evaluation.gold import Gold
    from dsbuild.model import Article

GOLD = click.option(
    "--gold",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("seeds/gold"),
    show_default=True,
    help="The folder of the gold.",
)


@click.group(name="gold", short_help="Check gold, and edit it as text.")
def command() -> None:
    """Check gold, and edit it as text."""


@command.command(name="check")
@GOLD
def check(folder: Path) -> None:
    """Check every gold file: its schema, its offsets against the article, and that it covers every word.

    Exit codes: 0 all is right; 1 something is wrong, each told; gold whose article is not here is told only.
    """
    from dsbuild.evaluation import corpus

    try:
        pairs, absent = corpus.pairs(folder)
    except corpus.GoldError as error:
        told.fail(error, told.REFUSED_SOME)
    wrong = [line for pair in pairs for line in corpus.check(pair.gold, pair.article, pair.gold.article_id)]
    for line in wrong:
        click.echo(line, err=True)
    click.echo(f"{len(pairs)} articles checked, {len(absent)} not on this machine, {len(wrong)} faults")
    sys.exit(told.REFUSED_SOME if wrong else told.DONE)


@command.command(name="edit")
@click.argument("article", metavar="FILE")
@GOLD
@click.option(
    "--apply",
    "form",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Write the gold that this edited text says.",
)
@click.option(
    "--style", default="other", show_default=True, help="House style, for gold that is not there yet."
)
@click.option(
    "--split",
    type=click.Choice(["tune", "heldout"]),
    default="tune",
    show_default=True,
    help="For gold that is not there yet.",
)
def edit(article: str, folder: Path, form: Path | None, style: str, split: str) -> None:
    """Print an article's gold as a text to edit, or write back an edited one.

    Without gold the text has a unit for every line and every full stop, with no labels but reportage: what
    the rules would say is kept out of it, so that gold is made by reading.

    \b
    Example:
      dsbuild gold edit seeds/open/harbour-trial-broadsheet.txt > trial.gold
      dsbuild gold edit seeds/open/harbour-trial-broadsheet.txt --apply trial.gold
    """
    from dsbuild.evaluation import corpus
    from dsbuild.evaluation import form as forms
    from dsbuild.evaluation.blank import blank

    found = corpus.articles([article])
    if len(found) != 1:
        told.fail(f"{article}: found {len(found)} articles, expected one; name a file that holds one")
    (only,) = found.values()
    name = f"{Path(article).name.split('.')[0]}.json"
    if form is None:
        gold = _known(only, folder) or blank(only, style, split)
        click.echo(forms.write(gold, only.text), nl=False)
        return
    try:
        gold = forms.read(form.read_text(encoding="utf-8"), only.text, only.sha256, str(form))
    except forms.FormError as error:
        told.fail(error)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(gold.model_dump_json(indent=1, exclude_defaults=True) + "\n", encoding="utf-8")
    click.echo(f"wrote {folder / name}")


def _known(article: Article, folder: Path) -> Gold | None:
    from dsbuild.evaluation import corpus

    return next(
        (gold for gold in map(corpus.load, corpus.files(folder)) if gold.sha256 == article.sha256), None
    )


@command.command(name="agree")
@click.argument("one", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.argument("other", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--markdown", is_flag=True, help="Print the table as Markdown.")
def agree(one: Path, other: Path, *, markdown: bool) -> None:
    """Show how far two folders of gold, each made by another reader, agree: Cohen's kappa by question.

    \b
    Example:
      dsbuild gold agree first-reading/ second-reading/
    """
    from dsbuild.evaluation import agreement, corpus

    there = {gold.sha256: gold for gold in map(corpus.load, corpus.files(other))}
    pairs = [
        (gold, there[gold.sha256]) for gold in map(corpus.load, corpus.files(one)) if gold.sha256 in there
    ]
    if not pairs:
        told.fail(f"{one}, {other}: found no article that both have; name two folders of gold")
    rows = [("question", "agree", "kappa", "units")]
    for found in agreement.agreements(pairs):
        kappa = "undefined" if found.kappa is None else f"{found.kappa:.3f}"
        rows.append((found.question, f"{100 * found.observed:.1f} %", kappa, str(found.units)))
    if markdown:
        rows.insert(1, ("---", "---:", "---:", "---:"))
        click.echo("\n".join(f"| {' | '.join(row)} |" for row in rows))
    else:
        click.echo(told.table(rows))
    click.echo(
        f"\n{len(pairs)} articles; sentence spans agree with F1 {100 * agreement.same_spans(pairs):.1f}"
    )
