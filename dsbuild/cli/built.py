"""What `dsbuild build` says at its end: a short table for people, the same as JSON for scripts."""

from collections.abc import Mapping

from dsbuild.cli.told import table
from dsbuild.engines.build import Result
from dsbuild.lexicon.strict import Strict
from dsbuild.model import Label
from dsbuild.sources import Notice, Refusal


class Said(Strict):
    """A refused input, or one worth a notice; `place` is the line or row in a file of many articles."""

    path: str
    place: int | None
    message: str


class Decided(Strict):
    """What became of the review's decisions, by their ids."""

    applied: tuple[str, ...]
    orphaned: tuple[str, ...]
    conflicting: tuple[str, ...]


class BuildReport(Strict):
    """What a build made. Counts are of articles, stretches of text, and sentences."""

    name: str
    path: str
    digest: str
    load: str
    text: str
    articles: int
    kept: int
    dropped: int
    sentences: int
    by_label: Mapping[Label, Mapping[str, int]]
    articles_by_split: Mapping[str, int]
    needs_review: int
    review_reasons: Mapping[str, int]
    decisions: Decided
    refused: tuple[Said, ...]
    notices: tuple[Said, ...]


def as_value(result: Result) -> BuildReport:
    """The result as the JSON that `schemas/build.schema.json` describes."""
    built = result.built
    return BuildReport(
        name=result.name,
        path=str(result.path),
        digest=built.digest,
        load=loading(result),
        text=built.policy,
        articles=built.articles,
        kept=built.kept,
        dropped=built.dropped,
        sentences=built.sentences,
        by_label=built.by_label,
        articles_by_split=built.articles_by_split,
        needs_review=built.needs_review,
        review_reasons=built.review_reasons,
        decisions=Decided(
            applied=result.decisions.applied,
            orphaned=result.decisions.orphaned,
            conflicting=result.decisions.conflicting,
        ),
        refused=tuple(map(_said, result.refusals)),
        notices=tuple(map(_said, result.notices)),
    )


def _said(thing: Refusal | Notice) -> Said:
    message = f"{thing.found}; {thing.remedy}" if isinstance(thing, Refusal) else thing.message
    return Said(path=thing.path, place=thing.place, message=message)


def loading(result: Result) -> str:
    """The line of Python that loads the build."""
    return f"load_dataset({str(result.path)!r})"


def as_text(result: Result) -> str:
    """The result as a person wants it at the end of a build."""
    built = result.built
    splits = list(built.articles_by_split)
    rows: list[tuple[object, ...]] = [("sentences", *splits, "all")]
    for label in Label:
        counts = built.by_label[label]
        rows.append((label, *(counts.get(split, 0) for split in splits), sum(counts.values())))
    counts = built.articles_by_split
    rows.append(("articles", *counts.values(), sum(counts.values())))
    lines = [table(rows), "", f"{built.kept:,} blocks kept, {built.dropped:,} stretches dropped"]
    if built.needs_review:
        why = ", ".join(f"{count:,} {reason}" for reason, count in built.review_reasons.items())
        lines.append(f"{built.needs_review:,} of {built.sentences:,} sentences need review: {why}")
    decided = result.decisions
    if decided.applied or decided.orphaned or decided.conflicting:
        lines.append(
            f"{len(decided.applied):,} decisions applied, {len(decided.orphaned):,} orphaned, "
            f"{len(decided.conflicting):,} conflicting"
        )
    if result.refusals:
        lines.append(f"{len(result.refusals):,} inputs refused, each told above")
    lines += [
        "",
        f"written to {result.path}",
        f"load it:   from datasets import load_dataset; {loading(result)}",
    ]
    return "\n".join(lines)
