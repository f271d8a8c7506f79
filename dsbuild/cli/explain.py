"""`dsbuild explain`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsbuild.model import Annotation


@click.command(name="explain", short_help="Show a sentence with its evidence drawn under it.")
@click.argument("what", metavar="TEXT|FILE[:SENTENCE]")
@click.option(
    "--width", type=click.IntRange(40, 400), default=88, show_default=True, help="Columns of a line."
)
def command(what: str, width: int) -> None:
    """Show each sentence with its evidence drawn under it.

    That is: its labels, which rules fired and which ruled something out, who the speaker is and why, and
    why it needs review. SENTENCE is its position in the article, from 0, as in the dataset; without it every
    sentence is shown, and every dropped line with the rule that dropped it.

    \b
    Examples:
      dsbuild explain 'At least 12 people were killed, police said.'
      dsbuild explain seeds/open/harbour-trial.txt:14
    """
    from dsbuild import lexicon, pipeline
    from dsbuild.cli.drawn import draw_dropped, draw_roster, draw_sentence

    annotations, position = _annotations(what)
    for annotation in annotations:
        if position is None:
            click.echo(draw_roster(annotation, pipeline.portrayed(annotation.article, lexicon.load())))
        for sentence in annotation.sentences:
            if position in {None, sentence.position}:
                click.echo(draw_sentence(annotation, sentence, width))
        if position is None and annotation.dropped:
            click.echo(draw_dropped(annotation, width))


def _annotations(what: str) -> tuple[list[Annotation], int | None]:
    """What there is to explain, and the position of the one sentence that is asked for."""
    import dsbuild

    file, position = _place(what)
    if file is None:
        return [dsbuild.annotate(what)], None
    found = list(_in_file(file))
    if not found:
        told.fail(f"{file}: found no article to explain")
    most = max(len(annotation.sentences) for annotation in found)
    if position is not None and position >= most:
        told.fail(
            f"{file}: found {most} sentences, expected a position from 0 to {most - 1}; choose one of them"
        )
    return found, position


def _in_file(file: Path) -> Iterator[Annotation]:
    from dsbuild import lexicon, pipeline, sources
    from dsbuild.model import Article

    limits = sources.Limits()
    for found in sources.discover([str(file)], limits):
        article = sources.parse(found, limits) if isinstance(found, sources.Raw) else found
        if isinstance(article, Article):
            yield pipeline.annotate(article, lexicon.load())
        else:
            click.echo(f"refused: {article}", err=True)


def _place(what: str) -> tuple[Path | None, int | None]:
    if len(what) > 4096 or "\n" in what:
        return None, None
    if Path(what).is_file():
        return Path(what), None
    asked = re.fullmatch(r"(.+):(\d+)", what)
    if asked and Path(asked[1]).is_file():
        return Path(asked[1]), int(asked[2])
    if re.fullmatch(r"\S+\.(?:txt|html?|jsonl|parquet)(?:\.gz|\.zst)?(?::\d+)?", what):
        told.fail(f"{what}: found no such file; name one that is there, or give a text of more than a word")
    return None, None
