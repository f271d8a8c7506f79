"""`dsbuild segmenter`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsbuild.sentences import Parameters

# Below this Punkt sees most abbreviations too seldom to tell them from other words.
SMALL = 200_000


@click.group(name="segmenter", short_help="Train the sentence segmenter on texts of your own.")
def command() -> None:
    """Train the sentence segmenter on texts of your own."""


@command.command(name="train")
@click.argument("corpus", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder for the parameters; made, or its four files written anew.",
)
def train(corpus: tuple[Path, ...], out: Path) -> None:
    """Learn Punkt's parameters from CORPUS and write them to a folder.

    CORPUS are plain texts in UTF-8, a document a file, and folders of .txt files, however deep. Some megabytes
    of one language serve well. Equal texts give equal bytes.

    Exit codes: 0 written; 2 there is nothing to learn from.

    \b
    Example:
      dsbuild segmenter train archive/ more.txt -o punkt/
    """
    from dsbuild.sentences import train as trainer

    try:
        texts = [_text(path) for path in _files(corpus)]
        learned = trainer.train(texts)
        trainer.write(learned, out)
    except (ValueError, OSError) as error:
        told.fail(error)
    _summary(learned, texts, out)


def _files(corpus: tuple[Path, ...]) -> Iterator[Path]:
    for path in corpus:
        if path.is_file():
            yield path
            continue
        found = sorted(inner for inner in path.rglob("*.txt") if inner.is_file())
        if not found:
            raise ValueError(
                f"{path}: found no .txt file, expected one or more; name files, or another folder"
            )
        yield from found


def _text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: found no UTF-8 at byte {error.start:,}; convert the file") from None
    if not text.strip():
        raise ValueError(f"{path}: found an empty file, expected text; leave it out")
    return text


def _summary(learned: Parameters, texts: list[str], out: Path) -> None:
    size = sum(map(len, texts))
    click.echo(
        f"{out}: {len(learned.abbreviations):,} abbreviations, {len(learned.collocations):,} collocations,"
        f" {len(learned.starters):,} sentence starters, {len(learned.orthography):,} words"
        f" from {len(texts):,} texts of {size:,} characters"
    )
    if size < SMALL:
        click.echo(f"{size:,} characters are few; some megabytes teach Punkt more", err=True)
