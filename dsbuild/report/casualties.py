"""Casualties by month, without adding up what may be the same people.

Articles of one group (reprints, updates) tell of the same event, and so may articles of different groups. An
article's own figures conflict, correct and contain each other. So nothing is summed but the highest toll of
each group, and that only as an upper bound: a month has at least the highest single toll, and at most the sum
of the groups' highest tolls, if every group tells of one event of its own and no toll is open above. Parts of
others (`including four children`) and figures of another year are no tolls.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dsbuild.report.tolls import OF_ANOTHER_TIME, PARTS, rules_of

COLUMNS = ["group_id", "article_id", "published", "casualties", "evidence", "duplicate_of"]
NO_DATE = "undated"


@dataclass(frozen=True, slots=True)
class Toll:
    """What one group of articles says of one kind: its highest count; `figures` are how many different counts."""

    at_least: int
    at_most: int | None
    figures: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month's casualties of one kind, in people. `month` is `YYYY-MM` of publication, or `undated`.

    `at_least` is the highest single toll; `at_most` the sum of the groups' highest tolls, None where one is
    open above. `conflicting` groups give several different counts, of which only the highest is used.
    """

    month: str
    kind: str
    articles: int
    groups: int
    conflicting: int
    at_least: int
    at_most: int | None


def by_month(folder: Path) -> list[Month]:
    """The casualties of a build or a release by month of publication and kind, in order."""
    return months(_rows(folder))


def months(rows: Iterable[Mapping[str, Any]]) -> list[Month]:
    """The casualties of rows of the config `sentences`; repeats of a sentence count once."""
    counts: dict[tuple[str, str], set[tuple[int, int | None]]] = {}
    articles: dict[tuple[str, str], set[str]] = {}
    first_month: dict[str, str] = {}
    for row in rows:
        month = f"{row['published']:%Y-%m}" if row["published"] else NO_DATE
        group = row["group_id"]
        first_month[group] = min(month, first_month.get(group, month))
        rules = rules_of(row)
        for count in row["casualties"] if row["duplicate_of"] is None else ():
            if rules.get((count["start"], count["end"])) in PARTS | OF_ANOTHER_TIME:
                continue
            key = (group, count["kind"])
            counts.setdefault(key, set()).add((count["count_min"], count["count_max"]))
            articles.setdefault(key, set()).add(row["article_id"])
    tolls: dict[tuple[str, str], list[tuple[Toll, int]]] = {}
    for (group, kind), found in counts.items():
        toll = _toll(found)
        tolls.setdefault((first_month[group], kind), []).append((toll, len(articles[group, kind])))
    return [_month(month, kind, found) for (month, kind), found in sorted(tolls.items())]


def _toll(counts: set[tuple[int, int | None]]) -> Toll:
    highest = [most for _, most in counts]
    return Toll(
        at_least=max(least for least, _ in counts),
        at_most=None if None in highest else max(most for most in highest if most is not None),
        figures=len(counts),
    )


def _month(month: str, kind: str, found: list[tuple[Toll, int]]) -> Month:
    tolls = [toll for toll, _ in found]
    bounds = [toll.at_most for toll in tolls]
    return Month(
        month=month,
        kind=kind,
        articles=sum(articles for _, articles in found),
        groups=len(tolls),
        conflicting=sum(toll.figures > 1 for toll in tolls),
        at_least=max(toll.at_least for toll in tolls),
        at_most=None if None in bounds else sum(bound for bound in bounds if bound is not None),
    )


def _rows(folder: Path) -> Iterator[Mapping[str, Any]]:
    import pyarrow.parquet as pq

    for file in sorted((folder / "sentences").glob("*.parquet")):
        for batch in pq.ParquetFile(file).iter_batches(columns=COLUMNS):
            yield from batch.to_pylist()
