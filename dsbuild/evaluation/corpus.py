"""The gold of a seeds folder and the articles that it belongs to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from dsbuild import sources
from dsbuild.evaluation.gold import Gold, GoldSplit
from dsbuild.lexicon.strict import explained
from dsbuild.model import Article


class GoldError(ValueError):
    """Gold that cannot be used; the message has a line for each thing that is wrong."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An article and its gold."""

    article: Article
    gold: Gold


def files(folder: Path) -> list[Path]:
    """The gold files of a folder, in order."""
    return sorted(folder.glob("*.json"))


def load(file: Path) -> Gold:
    """The gold in a file.

    Raises:
        GoldError: it is no gold; a line for each thing that is wrong.
    """
    try:
        return Gold.model_validate_json(file.read_text(encoding="utf-8"))
    except ValidationError as error:
        raise GoldError("\n".join(explained(error, str(file), Gold))) from None


def pairs(
    folder: Path, split: GoldSplit | None = None, more: Sequence[str] = ()
) -> tuple[list[Pair], list[Gold]]:
    """The articles with gold, in order of their gold files, and the gold whose article is not on this machine.

    `folder` is the gold's; the articles are those of the registry beside it, and those at the places `more`.

    Raises:
        GoldError: gold that cannot be read.
    """
    there = articles([str(folder.parent), *more])
    found, absent = [], []
    for gold in map(load, files(folder)):
        if split is not None and gold.split is not split:
            continue
        article = there.get(gold.sha256)
        if article is None:
            absent.append(gold)
        else:
            found.append(Pair(article, gold))
    return found, absent


def articles(places: Iterable[str]) -> dict[str, Article]:
    """The articles that can be read at some places, by the sha256 of their text."""
    return {article.sha256: article for article in _articles(list(places))}


def _articles(places: list[str]) -> Iterator[Article]:
    limits = sources.Limits()
    for found in sources.discover(places, limits):
        if isinstance(found, sources.Raw):
            article = sources.parse(found, limits)
            if isinstance(article, Article):
                yield article


def check(gold: Gold, article: Article, name: str) -> list[str]:
    """What is wrong with gold, a line each: spans that overlap, hang out, or leave words of the article uncovered."""
    text, wrong, at = article.text, [], 0
    for unit in gold.units:
        place = f"{name}: {unit.start}-{unit.end}"
        if not at <= unit.start < unit.end <= len(text):
            wrong.append(f"{place}: overlaps the unit before, or lies outside the text; mend its ends")
            continue
        if text[at : unit.start].strip():
            wrong.append(f"{name}: {at}-{unit.start}: words that no unit covers; say what they are")
        if text[unit.start].isspace() or text[unit.end - 1].isspace():
            wrong.append(f"{place}: begins or ends with white space; trim it")
        at = unit.end
    if text[at:].strip():
        wrong.append(f"{name}: {at}-{len(text)}: words that no unit covers; say what they are")
    wrong += [
        f"{name}: {count.start}-{count.end}: a count outside its sentence; mend its ends"
        for sentence in gold.sentences
        for count in sentence.counts
        if not sentence.start <= count.start < count.end <= sentence.end
    ]
    return wrong
