"""`dsbuild review import`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dsbuild.cli import told
from dsbuild.cli.review import DB, opened

SHOWN = 10


@click.command(name="import", short_help="Import a build, or what was decided in another tool.")
@click.argument("path", type=click.Path(path_type=Path), metavar="BUILD|FILE")
@DB
@click.option(
    "--format",
    "form",
    help="FILE is of this tool: native, label-studio, argilla, doccano, prodigy, web-annotation.",
)
@click.option(
    "--gold",
    is_flag=True,
    help="FILE is gold, or a folder of it: hidden in the queue to see how sure answers are.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def take(path: Path, url: str, form: str | None, *, gold: bool, as_json: bool) -> None:
    """Make a build what is reviewed, or take in answers that were given in another tool.

    Decisions made before stay with their sentences; those whose text has gone are told.

    \b
    Examples:
      dsbuild review import dist/NAME/dev
      dsbuild review import project-1.json --format label-studio
    """
    if form:
        _votes(path, url, form, as_json=as_json)
    elif gold:
        _gold(path, url)
    else:
        _build(path, url, as_json=as_json)


def _build(path: Path, url: str, *, as_json: bool) -> None:
    from dataclasses import asdict

    from dsbuild.review.importing import import_build

    with opened(url) as store:
        done = import_build(store, path)
    if as_json:
        click.echo(told.as_json(asdict(done)))
        return
    click.echo(f"{done.sentences:,} sentences of {done.articles:,} articles, {done.queued:,} to look at")
    if done.carried or done.orphaned:
        click.echo(
            f"{done.carried:,} decisions carried over, {len(done.orphaned):,} orphaned: their text has gone"
        )
    for one in done.orphaned[:SHOWN]:
        click.echo(f"orphaned: {one}", err=True)
    if done.changed:
        click.echo(f"{done.changed:,} sentences are labelled otherwise by the new rules")


def _votes(path: Path, url: str, form: str, *, as_json: bool) -> None:
    from dataclasses import asdict

    from dsbuild.review.taking import take as taking

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        told.fail(f"{path}: cannot be read ({error}); name a file that {form} exported")
    with opened(url) as store:
        done = taking(store, text, form)
    if as_json:
        click.echo(told.as_json(asdict(done)))
    else:
        click.echo(f"{done.taken:,} answers of {done.people:,} people taken, {done.known:,} known already")
    for one in done.unknown[:SHOWN]:
        click.echo(f"not in the build under review: {one}", err=True)
    if done.unknown:
        click.echo(f"{len(done.unknown):,} sentences are not in the build under review", err=True)
        sys.exit(told.REFUSED_SOME)


def _gold(path: Path, url: str) -> None:
    from dsbuild.evaluation.corpus import GoldError, files, load
    from dsbuild.model import Label
    from dsbuild.review import hidden_gold

    try:
        found = [load(file) for file in (files(path) if path.is_dir() else [path])]
    except (GoldError, OSError) as error:
        told.fail(error)
    known = [
        hidden_gold.Known(
            gold.article_id,
            one.start,
            one.end,
            Label.QUOTED_EXTREMIST_SPEECH in one.labels,
            Label.CASUALTY_STATISTIC in one.labels,
        )
        for gold in found
        for one in gold.sentences
        if not one.unsure
    ]
    with opened(url) as store:
        hidden = hidden_gold.hide_spans(store, known, path.name)
    click.echo(
        f"{hidden:,} of {len(known):,} gold sentences are in the build; "
        f"{hidden_gold.SHARE:.0%} of what is handed out is drawn from them, unseen"
    )


COMMANDS: dict[str, click.Command] = {"import": take}
