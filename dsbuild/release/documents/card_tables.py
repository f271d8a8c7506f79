"""The tables of the data card, as Markdown."""

import re
from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from dsbuild.evaluation.gold import GoldSplit
from dsbuild.evaluation.scores import Score
from dsbuild.model import Label
from dsbuild.release.documents.quality import Quality
from dsbuild.release.options import WORKING_VERSION, Options
from dsbuild.release.tables.columns import SCHEMAS, about, class_names
from dsbuild.release.tables.redact import withheld
from dsbuild.release.tables.tally import LABELS, Tally

DEFINITIONS: Mapping[Label, str] = {
    Label.REPORTAGE: "any other kept sentence: the reporter's own voice, indirect speech of anybody, "
    "direct quotation of anybody else",
    Label.QUOTED_EXTREMIST_SPEECH: "it holds directly quoted words, or goes on with a quotation that is still "
    "open, that the article attributes to an extremist actor: a present or former member, leader or "
    "spokesman of an extremist organisation, or the organisation itself",
    Label.CASUALTY_STATISTIC: "it states how many people were killed, injured or went missing in something that "
    "has happened",
}
_GOLD = {
    GoldSplit.HELDOUT: "Held out: {articles:,} articles on which no rule was tuned.",
    GoldSplit.TUNE: "Tuned on: {articles:,} articles whose mistakes were looked at while the rules were written.",
}
_MEASURED = (
    "Measured on the rows of this build, against gold that readers of the guideline made. Per cent; the interval is "
    "the 95 % percentile interval of F1 over resampled articles."
)
_MEASURES = {
    "spans": "sentences with both ends right",
    "kept": "sentences kept rather than dropped",
    "reportage": "`reportage`",
    "quoted_extremist_speech": "`quoted_extremist_speech`",
    "casualty_statistic": "`casualty_statistic`",
    "figures": "casualty figures, kind and number right",
    "speaker": "who decides the label",
    "role": "the speaker's role",
    "status": "the speaker's status",
}


def labels() -> str:
    """What each label means, with its index."""
    return _table(
        ("label", "index", "a sentence has it when"),
        [(f"`{label}`", index, DEFINITIONS[label]) for index, label in enumerate(LABELS)],
    )


def examples(counted: Tally) -> str:
    """A sentence of each label, of those that anybody may pass on."""
    if not counted.examples:
        return "No examples here: no sentence that would do has a licence that lets it be passed on."
    held = sorted(counted.examples.items(), key=lambda pair: LABELS.index(pair[0]))
    return _table(("label", "example"), [(f"`{label}`", text) for label, text in held])


def splits(counted: Tally, options: Options) -> str:
    """The articles, sentences and labels of each split."""
    rows = [
        (
            f"`{split}`",
            counted.articles[split],
            counted.sentences[split],
            *(counted.labels[split, label] for label in LABELS),
        )
        for split in options.shares
        if counted.articles[split]
    ]
    return _table(("split", "articles", "sentences", *LABELS), rows)


def split_limits(counted: Tally, options: Options) -> str:
    """What the splits cannot give, for want of articles, and which of them resemble each other."""
    wanted = [split for split, share in options.shares.items() if share > 0]
    empty = [split for split in wanted if not counted.sentences[split]]
    lacking = [
        f"{label} in {split}"
        for label in LABELS
        if any(counted.labels[split, label] for split in wanted)
        for split in wanted
        if split not in empty and not counted.labels[split, label]
    ]
    told = [f" There are too few articles for: {', '.join(empty)}."] if empty else []
    told += [f" Too few articles hold some labels: there is no {', no '.join(lacking)}."] if lacking else []
    if options.crossings:
        told.append(
            f" {len(options.crossings):,} articles resemble one of another split and stay where they were released; "
            "`crossings` in `manifest.json` lists them."
        )
    return "".join(told)


def columns(config: str) -> str:
    """The columns of a config."""
    return _table(
        ("column", "type", "what it holds"),
        [(f"`{field.name}`", _type(field), about(field)) for field in SCHEMAS[config]],
    )


def sources(counted: Tally, options: Options) -> str:
    """The articles of each publisher, their rights, and whether their text is here."""
    held = sorted(counted.sources.items(), key=lambda pair: (pair[0][0] or "", pair[0][1]))
    rows = [
        (
            publisher or "not told",
            rights,
            articles,
            "withheld" if withheld(rights, options.policy) else "included",
        )
        for (publisher, rights), articles in held
    ]
    return _folded(_table(("publisher", "rights", "articles", "text"), rows), len(rows), "publishers")


def reasons(counted: Tally) -> str:
    """Why sentences wait for review, the most frequent reason first."""
    ranked = sorted(counted.reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    return _table(("reason", "sentences"), [(f"`{reason}`", count) for reason, count in ranked])


def rules(counted: Tally, options: Options) -> str:
    """The rules that spoke, each with its coverage: on how many sentences, and what share of them."""
    total = counted.sentences.total()
    rows = [
        (f"`{rule}`", options.rules.get(rule, ""), count, f"{count / total:.2%}")
        for rule, count in sorted(counted.rules.items())
    ]
    return _folded(
        _table(("rule", "what it sees", "sentences", "coverage"), rows), len(rows), "rules that spoke"
    )


def quality(measured: Sequence[Quality]) -> str:
    """Precision, recall and F1 with its interval, or that nothing was there to measure against."""
    if not measured:
        return "Not measured: no gold lies beside the sources of this build."
    parts = [_MEASURED]
    for found in measured:
        rows = [
            (_MEASURES[name], *_shares(score), score.tally.right + score.tally.missing)
            for name, score in found.scores.items()
            if name in _MEASURES
        ]
        head = ("measure", "precision", "recall", "F1", "interval", "n")
        parts += [_GOLD[found.split].format(articles=found.articles), _table(head, rows)]
    return "\n\n".join(parts)


def history(options: Options) -> str:
    """The releases up to this one, the newest first."""
    this = [] if options.version == WORKING_VERSION else [(options.version, options.summary)]
    rows = [*this, *((told.version, told.summary) for told in reversed(options.history))]
    return _table(("version", "what changed"), rows) if rows else "No release yet."


def _shares(score: Score) -> tuple[str, str, str, str]:
    interval = "–" if score.low is None else f"{_percent(score.low)} to {_percent(score.high)}"
    return _percent(score.precision), _percent(score.recall), _percent(score.f1), interval


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"


def _type(field: pa.Field) -> str:
    if names := class_names(field):
        return f"ClassLabel: {', '.join(names)}"
    if pa.types.is_list(field.type):
        return f"list of {_type(field.type.value_field)}"
    if pa.types.is_struct(field.type):
        return "struct " + ", ".join(f"`{inner.name}`" for inner in field.type.fields)
    return {"float": "float32", "date32[day]": "date"}.get(str(field.type), str(field.type))


def _folded(table: str, rows: int, what: str) -> str:
    """A long table behind a line that opens it."""
    if rows <= 12:
        return table
    return f"<details><summary>{rows:,} {what}</summary>\n\n{table}\n\n</details>"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table, numbers to the right; `none` where it has no rows."""
    body = list(rows)
    if not body:
        return "(none)"
    rule = ["--:" if isinstance(value, int) else "---" for value in body[0]]
    return "\n".join("| " + " | ".join(map(_cell, row)) + " |" for row in (head, rule, *body))


def _cell(value: object) -> str:
    """A value inside a table: one line, and no markup but ours."""
    if isinstance(value, int):
        return f"{value:,}"
    return re.sub(r"[|<>\[\]]", lambda found: f"\\{found[0]}", " ".join(str(value).split()))
