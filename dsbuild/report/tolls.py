"""What each article says was suffered, by kind and day of the event, with tolls that conflict told apart.

Nothing is added up. Figures of one article may be of the same people (a toll that rises, two sources that
differ) or of several events; which of these only a reader can say, so all of them are given.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dsbuild.report.dates import event_day

COLUMNS = ["article_id", "group_id", "published", "text", "casualties", "evidence", "duplicate_of"]
PARTS = frozenset({"C013", "C015", "C016", "C017", "C024"})
OF_ANOTHER_TIME = frozenset({"C025"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people; `count_max` is None when it is open above."""

    count_min: int
    count_max: int | None


@dataclass(frozen=True, slots=True)
class ArticleToll:
    """What an article says of one kind of harm on one day, in people.

    `event_date` is None where the text does not state it. `minimum` and `maximum` are the least and the most
    that any figure allows, `maximum` None where one is open above. `conflicting` tells that no number fits all
    of the `figures`. `parts` is how many more are parts of others (`including four children`), `other_times` how
    many are of another year or day; neither are among the figures.
    """

    article_id: str
    group_id: str
    published: date | None
    event_date: date | None
    kind: str
    minimum: int
    maximum: int | None
    conflicting: bool
    figures: tuple[Figure, ...]
    parts: int
    other_times: int


def by_article(folder: Path) -> list[ArticleToll]:
    """The tolls of each article of a build or a release, in order of publication."""
    return tolls(_rows(folder))


def tolls(rows: Iterable[Mapping[str, Any]]) -> list[ArticleToll]:
    """The tolls of rows of the config `sentences`; repeats of a sentence count once."""
    told: dict[tuple[str, str, date | None, date | None, str], list[tuple[Figure, str]]] = {}
    for row in rows:
        if row["duplicate_of"] is not None or not row["casualties"]:
            continue
        day = event_day(row["text"], row["published"]) if row["text"] else None
        rules = rules_of(row)
        for count in row["casualties"]:
            key = (row["article_id"], row["group_id"], row["published"], day, count["kind"])
            figure = Figure(count["count_min"], count["count_max"])
            told.setdefault(key, []).append((figure, rules.get((count["start"], count["end"]), "")))
    found = [_toll(key, figures) for key, figures in told.items()]
    return sorted((toll for toll in found if toll), key=_order)


def rules_of(row: Mapping[str, Any]) -> dict[tuple[int, int], str]:
    """The rule behind each span of evidence of a sentence."""
    return {(found["start"], found["end"]): found["rule"] for found in row["evidence"]}


def _toll(
    key: tuple[str, str, date | None, date | None, str], told: list[tuple[Figure, str]]
) -> ArticleToll | None:
    wholes = [figure for figure, rule in told if rule not in PARTS | OF_ANOTHER_TIME]
    if not wholes:
        return None
    highest = [figure.count_max for figure in wholes]
    minimum = min(figure.count_min for figure in wholes)
    maximum = None if None in highest else max(most for most in highest if most is not None)
    least = max(figure.count_min for figure in wholes)
    most = min((most for most in highest if most is not None), default=None)
    article, group, published, day, kind = key
    return ArticleToll(
        article_id=article,
        group_id=group,
        published=published,
        event_date=day,
        kind=kind,
        minimum=minimum,
        maximum=maximum,
        conflicting=most is not None and least > most,
        figures=tuple(sorted(set(wholes), key=lambda figure: (figure.count_min, figure.count_max or least))),
        parts=sum(rule in PARTS for _, rule in told),
        other_times=sum(rule in OF_ANOTHER_TIME for _, rule in told),
    )


def _order(toll: ArticleToll) -> tuple[str, str, str, str]:
    """By publication, article, day of the event (unknown days first) and kind."""
    return (str(toll.published or ""), toll.article_id, str(toll.event_date or ""), toll.kind)


def _rows(folder: Path) -> Iterator[Mapping[str, Any]]:
    import pyarrow.parquet as pq

    for file in sorted((folder / "sentences").glob("*.parquet")):
        for batch in pq.ParquetFile(file).iter_batches(columns=COLUMNS):
            yield from batch.to_pylist()
