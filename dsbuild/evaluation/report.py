"""What `dsbuild evaluate` says: figures over articles, by style and by article, and the mistakes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dsbuild import lexicon, pipeline
from dsbuild.evaluation import corpus, predicted
from dsbuild.evaluation.compare import MEASURES, Comparison, Tally, compare
from dsbuild.evaluation.gold import GoldSplit
from dsbuild.evaluation.scores import Score, scores
from dsbuild.lexicon.strict import Strict

#: The measures of the table by style and by article.
GROUPED = ("spans", "kept", "quoted_extremist_speech", "casualty_statistic", "speaker")


@dataclass(frozen=True, slots=True)
class Measured:
    """An article that was measured."""

    article_id: str
    path: str
    style: str
    text: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Report:
    """The figures over all articles, and by house style and article; `absent` gold had no article here."""

    articles: tuple[Measured, ...]
    absent: int
    scores: Mapping[str, Score]
    by_style: Mapping[str, Mapping[str, Score]]
    by_article: Mapping[str, Mapping[str, Score]]

    @property
    def summary(self) -> str:
        """What was measured, in a line."""
        absent = (
            f"; gold of {self.absent} articles that are not on this machine left out" if self.absent else ""
        )
        return f"{len(self.articles)} articles, {len(self.by_style)} house styles{absent}"


class Figure(Strict):
    """Precision, recall, F1 and its 95 % interval, each from 0 to 1, null where nothing was there to score."""

    precision: float | None
    recall: float | None
    f1: float | None
    f1_low: float | None
    f1_high: float | None
    right: int
    extra: int
    missing: int


class MistakeValue(Strict):
    """A place where gold and prediction differ, with its text."""

    measure: str
    article_id: str
    start: int
    end: int
    wanted: str
    found: str
    rules: tuple[str, ...]
    text: str


class Evaluation(Strict):
    """The figures as JSON."""

    articles: int
    absent: int
    measures: Mapping[str, Figure]
    by_style: Mapping[str, Mapping[str, Figure]]
    by_article: Mapping[str, Mapping[str, Figure]]
    mistakes: tuple[MistakeValue, ...]


def evaluate(
    folder: Path, *, split: str = "all", build: Path | None = None, articles: Sequence[str] = ()
) -> Report:
    """The figures of the rules, or of a build, against the gold in a folder.

    Raises:
        GoldError: gold cannot be read, or none has its article here.
    """
    pairs, absent = corpus.pairs(folder, None if split == "all" else GoldSplit(split), articles)
    if not pairs:
        raise corpus.GoldError(
            f"{folder}: found no gold whose article is on this machine; name others by --gold"
        )
    built = predicted.of_build(build) if build else None
    words = lexicon.load()
    measured = []
    for pair in pairs:
        found = (
            predicted.of_annotation(pipeline.annotate(pair.article, words))
            if built is None
            else built.get(pair.article.article_id)
        )
        if found is None:
            raise corpus.GoldError(
                f"{build}: holds no article {pair.article.article_id}; build it with the gold's articles"
            )
        comparison = compare(pair.gold, found)
        measured.append(
            Measured(
                pair.article.article_id,
                Path(pair.article.path).name,
                pair.gold.style,
                pair.article.text,
                comparison,
            )
        )
    return Report(
        articles=tuple(measured),
        absent=len(absent),
        scores=scores([article.comparison.tallies for article in measured]),
        by_style=_grouped(measured, lambda article: article.style),
        by_article=_grouped(measured, lambda article: article.path),
    )


def _grouped(measured: Sequence[Measured], key: Callable[[Measured], str]) -> dict[str, dict[str, Score]]:
    groups: dict[str, list[Mapping[str, Tally]]] = {}
    for article in measured:
        groups.setdefault(key(article), []).append(article.comparison.tallies)
    return {name: scores(tallies, intervals=False) for name, tallies in sorted(groups.items())}


def rows(measured: Mapping[str, Score]) -> list[tuple[object, ...]]:
    """A row a measure for a table: name, precision, recall, F1, its interval, and how many were wanted."""
    return [
        (
            measure,
            percent(score.precision),
            percent(score.recall),
            percent(score.f1),
            f"{percent(score.low)} to {percent(score.high)}",
            score.tally.right + score.tally.missing,
        )
        for measure, score in measured.items()
    ]


def grouped(groups: Mapping[str, Mapping[str, Score]]) -> list[tuple[object, ...]]:
    """A row a group for a table: its name and the F1 of the measures of `GROUPED`."""
    return [(name, *(percent(found[measure].f1) for measure in GROUPED)) for name, found in groups.items()]


def percent(share: float | None) -> str:
    """A share as per cent with one decimal, `–` where there is none."""
    return "–" if share is None else f"{100 * share:.1f}"


def as_markdown(report: Report) -> str:
    """The table of figures for the docs."""
    head = ("measure", "precision", "recall", "F1", "95 % of F1", "n")
    lines = [head, ("---", *["---:"] * 5), *rows(report.scores)]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def mistakes(report: Report, most: int) -> Iterator[str]:
    """The first mistakes of each measure, two lines each: where and what, and the text."""
    for measure in MEASURES:
        told = [
            (article, mistake)
            for article in report.articles
            for mistake in article.comparison.mistakes
            if mistake.measure == measure
        ]
        if told:
            yield f"{measure}: {len(told)} mistakes"
        for article, mistake in told[:most]:
            rules = f" by {', '.join(dict.fromkeys(mistake.rules))}" if mistake.rules else ""
            yield f"  {article.path}:{mistake.start} wanted {mistake.wanted}, found {mistake.found}{rules}"
            yield f"    {' '.join(article.text[mistake.start : mistake.end].split())}"


def minima(given: Sequence[str]) -> dict[str, float]:
    """The minima of `KEY=VALUE` words, such as `spans.f1=0.98`.

    Raises:
        ValueError: a word that names no figure, or no value from 0 to 1.
    """
    wanted = {}
    for word in given:
        key, _, value = word.partition("=")
        measure, _, part = key.partition(".")
        if measure not in MEASURES or part not in {"precision", "recall", "f1"}:
            raise ValueError(
                f"--min: found {word!r}, expected MEASURE.precision|recall|f1=VALUE, MEASURE one of {', '.join(MEASURES)}"
            )
        wanted[key] = float(value)
    return wanted


def below(report: Report, wanted: Mapping[str, float]) -> list[str]:
    """A line for each figure that is below its minimum."""
    told = []
    for key, least in wanted.items():
        measure, _, part = key.partition(".")
        found = getattr(report.scores[measure], part)
        if found is None or found < least:
            told.append(f"{key} is {percent(found)}, below {percent(least)}")
    return told


def as_value(report: Report, most: int) -> Evaluation:
    """The report as the JSON that `schemas/evaluation.schema.json` describes, with `most` mistakes a measure."""
    told: dict[str, list[MistakeValue]] = {}
    for article in report.articles:
        for mistake in article.comparison.mistakes:
            told.setdefault(mistake.measure, []).append(
                MistakeValue(
                    measure=mistake.measure, article_id=article.article_id, start=mistake.start, end=mistake.end,
                    wanted=mistake.wanted, found=mistake.found, rules=mistake.rules,
                    text=article.text[mistake.start : mistake.end],
                )
            )  # fmt: skip
    return Evaluation(
        articles=len(report.articles),
        absent=report.absent,
        measures=_figures(report.scores),
        by_style={name: _figures(found) for name, found in report.by_style.items()},
        by_article={name: _figures(found) for name, found in report.by_article.items()},
        mistakes=tuple(mistake for found in told.values() for mistake in found[:most]),
    )


def _figures(measured: Mapping[str, Score]) -> dict[str, Figure]:
    return {
        measure: Figure(
            precision=score.precision, recall=score.recall, f1=score.f1, f1_low=score.low, f1_high=score.high,
            right=score.tally.right, extra=score.tally.extra, missing=score.tally.missing,
        )
        for measure, score in measured.items()
    }  # fmt: skip
