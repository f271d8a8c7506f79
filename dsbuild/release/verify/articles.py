"""Checks of the rows of `articles`, and what the sentences are held against."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import numpy as np

from dsbuild.release.places.opened import Opened, splits
from dsbuild.release.tables.columns import ARTICLES
from dsbuild.release.tables.redact import withheld
from dsbuild.release.verify.columns import Finding, incomplete, inside, values
from dsbuild.release.verify.model import Problem
from dsbuild.settings import TextPolicy

ANYWHERE = 2**31 - 1
"""Where an article ends whose text is withheld."""
BATCH = 1_000
SHARED = ("publisher", "published", "rights", "url", "group_id")
"""The columns that a sentence has of its article."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What the sentences of an article are held against; `end` is the length of its text in code points."""

    article_id: str
    text: str | None
    end: int
    shared: Mapping[str, Any]
    starts: Sequence[int]
    ends: Sequence[int]
    kinds: Sequence[str]

    def block(self, start: int, end: int) -> str | None:
        """The kind of the block that a span lies in, None if it lies in none."""
        place = bisect_right(self.starts, start) - 1
        return self.kinds[place] if place >= 0 and end <= self.ends[place] else None


@dataclass(slots=True)
class Seen:
    """What was seen in the splits so far: the split of each article and of each group."""

    articles: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)


def articles(release: Opened, split: str, seen: Seen, told: list[Problem]) -> Iterator[ArticleRow]:
    """The articles of a split in their order; what is wrong with them is added to `told`."""
    last = ""
    for file in splits(release, "articles").get(split, ()):
        begin = 0
        with release.folder.parquet(file.path) as parquet:
            for rows in parquet.iter_batches(BATCH):
                told += (
                    _problem(file.path, begin, finding) for finding in values("articles", ARTICLES, rows)
                )
                held = [] if incomplete(rows) else rows.to_pylist()
                ends = np.array([ANYWHERE if row["text"] is None else len(row["text"]) for row in held])
                for column in ("blocks", "dropped") if held else ():
                    found = inside(rows, column, np.zeros(len(held), dtype=int), ends)
                    told += (_problem(file.path, begin, finding) for finding in found)
                for place, row in enumerate(held):
                    for column, message in _wrong(row, last, split, seen, release.manifest.text):
                        told.append(
                            Problem(file=file.path, row=begin + place, column=column, message=message)
                        )
                    last = row["article_id"]
                    yield _row(row, int(ends[place]))
                begin += rows.num_rows


def _wrong(
    row: Mapping[str, Any], last: str, split: str, seen: Seen, policy: TextPolicy
) -> Iterator[tuple[str, str]]:
    article, group, text = row["article_id"], row["group_id"], row["text"]
    if article <= last:
        yield "article_id", f"found {article} after {last}, expected the order of ids"
    if (other := seen.articles.setdefault(article, split)) != split:
        yield "article_id", f"found {article} here and in {other}"
    if (other := seen.groups.setdefault(group, split)) != split:
        yield "group_id", f"found the group {group} here and in {other}, expected one split"
    if article != row["sha256"][:16]:
        yield "article_id", f"found {article}, expected the start of its sha256, {row['sha256'][:16]}"
    if text is not None and (digest := sha256(text.encode()).hexdigest()) != row["sha256"]:
        yield "sha256", f"found {row['sha256']}, expected {digest} of its text"
    if withheld(row["rights"], policy) and text is not None:
        yield (
            "text",
            f"found the text of an article under {row['rights']}, expected none with `--text {policy}`",
        )
    if not withheld(row["rights"], policy) and text is None:
        yield "text", f"found no text of an article under {row['rights']}, expected it with `--text {policy}`"
    for before, block in zip(row["blocks"], row["blocks"][1:], strict=False):
        if block["start"] < before["end"]:
            yield (
                "blocks",
                f"found the block {block['start']}–{block['end']} before the end of the one before",
            )
            return


def _row(row: Mapping[str, Any], end: int) -> ArticleRow:
    return ArticleRow(
        article_id=row["article_id"],
        text=row["text"],
        end=end,
        shared={name: row[name] for name in SHARED},
        starts=[block["start"] for block in row["blocks"]],
        ends=[block["end"] for block in row["blocks"]],
        kinds=[block["kind"] for block in row["blocks"]],
    )


def _problem(file: str, begin: int, finding: Finding) -> Problem:
    row, column, message = finding
    return Problem(file=file, row=begin + row, column=column, message=message)
