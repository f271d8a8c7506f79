"""A build or a release as one page of HTML with plots: what is in it, how good it is, and what waits for review."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib import resources
from pathlib import Path
from string import Template

from dsbuild import catalogue
from dsbuild.evaluation.gold import GoldSplit
from dsbuild.release.documents.card import summary
from dsbuild.release.documents.manifest import ManifestFile, config_of, split_of
from dsbuild.release.documents.quality import Quality, quality
from dsbuild.release.places.opened import Opened
from dsbuild.release.tables.columns import CONFIGS
from dsbuild.release.tables.tally import LABELS, Tally, tally
from dsbuild.release.tables.writer import WrittenFile
from dsbuild.report import plots
from dsbuild.report.casualties import by_month

SHOWN = 20
"""Rows of a plot or table that may be long."""


def page(release: Opened, folder: Path, gold: Sequence[Path] = ()) -> str:
    """The page of a build or release in a folder on this disk, measured against gold where there is some.

    Holds a row group. The same rows give the same bytes with the same release of matplotlib.

    Raises:
        GoldError: gold that cannot be read.
    """
    told = release.manifest
    counted = tally(folder, [_written(file) for config in CONFIGS for file in told.of(config)])
    measured = quality(folder, gold)
    sections = [
        ("Labels", _labels(counted)),
        ("Quality", _quality(measured)),
        ("Waiting for review", _review(counted)),
        ("Sources", _sources(counted)),
        ("Casualties by month", _casualties(folder)),
        ("Rules that spoke most", _rules(counted)),
    ]
    text = resources.files("dsbuild.report").joinpath("page.html").read_text(encoding="utf-8")
    return Template(text).substitute(
        title=escape(f"{told.name} {release.label}"),
        summary=escape(summary(counted)),
        sections="\n".join(f"<h2>{title}</h2>\n{body}" for title, body in sections),
        digest=told.digest,
    )


def _written(file: ManifestFile) -> WrittenFile:
    return WrittenFile(
        file.path, config_of(file.path), split_of(file.path), file.rows or 0, file.size, 0, file.sha256
    )


def _labels(counted: Tally) -> str:
    usual = {"train": 0, "validation": 1, "test": 2}
    order = sorted(counted.sentences, key=lambda split: (usual.get(split, len(usual)), split))
    series = {split: [counted.labels[split, label] for label in LABELS] for split in order}
    return _figure(plots.bars([str(label) for label in LABELS], series, "sentences"))


def _quality(measured: Sequence[Quality]) -> str:
    if not measured:
        return "<p>Not measured: no gold was given.</p>"
    return "\n".join(_measured(found) for found in measured)


def _measured(found: Quality) -> str:
    scored = {str(name): score for name, score in found.scores.items() if score.f1 is not None}
    rows = list(scored)
    marks = [(100 * (score.f1 or 0), _percent(score.low), _percent(score.high)) for score in scored.values()]
    ended = [(mark, least, mark if most is None else most) for mark, least, most in marks]
    how = "held out from tuning" if found.split is GoldSplit.HELDOUT else "tuned on"
    about = f"<p>F1 and its 95 % interval over {found.articles:,} articles with gold, {how}.</p>"
    return about + _figure(plots.ranges(rows, ended, "F1, per cent", until=101))


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _review(counted: Tally) -> str:
    told = f"<p>{counted.needs_review:,} of {counted.sentences.total():,} sentences; {counted.reviewed:,} were decided by review.</p>"
    ranked = counted.reasons.most_common(SHOWN)
    return told + (_figure(_ranked(dict(ranked), "sentences")) if ranked else "")


def _sources(counted: Tally) -> str:
    articles: dict[str, int] = {}
    for (publisher, _), count in counted.sources.items():
        name = publisher or "not told"
        articles[name] = articles.get(name, 0) + count
    most = dict(sorted(articles.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN])
    rest = len(articles) - len(most)
    return _figure(_ranked(most, "articles")) + (f"<p>and {rest:,} more publishers</p>" if rest else "")


def _casualties(folder: Path) -> str:
    months = by_month(folder)
    if not months:
        return "<p>None.</p>"
    rows = [f"{month.month} {month.kind}" for month in months[-3 * SHOWN :]]
    found = [(float(month.at_least), None, month.at_most) for month in months[-3 * SHOWN :]]
    return (
        "<p>From the highest single toll to the sum of the highest toll of each group of articles; an arrow where a toll "
        "is open above.</p>" + _figure(plots.ranges(rows, found, "people"))
    )


def _rules(counted: Tally) -> str:
    known = {rule.id: rule.description for rule in catalogue.RULES}
    rows = [(rule, known.get(rule, ""), count) for rule, count in counted.rules.most_common(SHOWN)]
    return _table(("rule", "what it sees", "sentences"), rows)


def _ranked(counts: Mapping[str, int], unit: str) -> str:
    return plots.bars([_plain(name) for name in counts], {unit: list(counts.values())}, unit)


def _plain(name: str) -> str:
    """A name as a plot can show it: short, and nothing that matplotlib takes for mathematics."""
    return (name if len(name) < 40 else f"{name[:39]}…").replace("$", r"\$")


def _figure(svg: str) -> str:
    return f"<figure>{svg}</figure>"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    def cells(row: Sequence[object], tag: str) -> Iterator[str]:
        for place, value in enumerate(row):
            align = ' class="n"' if isinstance(rows[0][place], int) else ""
            text = f"{value:,}" if isinstance(value, int) else escape(str(value))
            yield f"<{tag}{align}>{text}</{tag}>"

    if not rows:
        return "<p>None.</p>"
    lines = [
        f"<tr>{''.join(cells(head, 'th'))}</tr>",
        *(f"<tr>{''.join(cells(row, 'td'))}</tr>" for row in rows),
    ]
    return f"<table>{''.join(lines)}</table>"
