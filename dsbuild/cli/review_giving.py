"""`dsbuild review export` and `apply`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dsbuild.cli import told
from dsbuild.cli.review import DB, opened


@click.command(name="export", short_help="Write what was decided, in the format of many tools.")
@DB
@click.option(
    "--format",
    "form",
    default="native",
    show_default=True,
    help="native, label-studio, argilla, doccano, prodigy or web-annotation.",
)
@click.option(
    "--what", default="answered", show_default=True, help="answered sentences, the queue's open ones, or all."
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="A file; by default standard output."
)
@click.option("--config", is_flag=True, help="Print Label Studio's labelling interface instead.")
def export(url: str, form: str, what: str, out: Path | None, *, config: bool) -> None:
    """Write what was decided in the format of another tool; what it has no place for is counted and told.

    \b
    Examples:
      dsbuild review export > answers.jsonl
      dsbuild review export --format label-studio --what queue --out tasks.json
    """
    if config:
        from dsbuild.review.interchange.label_studio import CONFIG

        click.echo(CONFIG, nl=False)
        return
    from dsbuild.review import export as exporting

    with opened(url) as store:
        summary = exporting.told(store, form, what)
        chunks = exporting.chunks(store, form, what)
        if out is None:
            for chunk in chunks:
                sys.stdout.write(chunk)
            sys.stdout.flush()
        else:
            unfinished = out.with_name(f".{out.name}.part")
            try:
                with unfinished.open("w", encoding="utf-8", newline="\n") as file:
                    file.writelines(chunks)
                unfinished.replace(out)
            except OSError as error:
                told.fail(f"{out}: {error.strerror}; choose a place that can be written")
            finally:
                unfinished.unlink(missing_ok=True)
    click.echo(f"{summary.sentences:,} sentences, {summary.answers:,} answers", err=True)
    for dropped, count in summary.dropped.items():
        click.echo(f"not in this format: {count:,} {dropped}", err=True)


@click.command(name="apply", short_help="Write seeds/decisions.jsonl, which the next build obeys.")
@DB
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("seeds/decisions.jsonl"),
    show_default=True,
    help="The file beside the registry.",
)
def apply(url: str, out: Path) -> None:
    """Write every decision that stands into the file that the next build obeys, by hashes, without text.

    Lines that others wrote stay; decisions that were undone go. The build tells which were applied, which are
    orphaned (their text has gone) and which conflict (people differ and nobody ruled: the rules decide).

    Exit codes: 0 written; 1 written, but some are orphaned or in conflict; 2 nothing written.
    """
    from dsbuild.review import applying
    from dsbuild.review.decisions import DecisionsError

    with opened(url) as store:
        try:
            done = applying.apply(store, out)
        except DecisionsError as error:
            told.fail(error)
        except OSError as error:
            told.fail(f"{out}: {error.strerror}; choose a place that can be written")
    click.echo(
        f"{out}: {done.written:,} decisions, {done.kept:,} lines of others kept, {done.gone:,} undone since"
    )
    if done.unsure:
        click.echo(f"{done.unsure:,} sentences left out: somebody was unsure")
    if done.conflicting:
        click.echo(
            f"{done.conflicting:,} in conflict: people differ, nobody ruled; the rules decide", err=True
        )
    for one in done.orphaned:
        click.echo(f"orphaned: {one}", err=True)
    click.echo(f"the log's head is {done.head}; note it elsewhere, for `dsbuild review verify --head`")
    sys.exit(told.REFUSED_SOME if done.orphaned or done.conflicting else told.DONE)


COMMANDS: dict[str, click.Command] = {"export": export, "apply": apply}
