"""A comparison told: as text for a terminal, as Markdown for a change log."""

from collections.abc import Iterator, Mapping, Sequence

from dsbuild.release.diff.model import ABOUT, KINDS, Changes, Count, Difference, Example, Side
from dsbuild.release.options import WORKING_VERSION

SOURCES = 10
WITHHELD = "(text withheld)"
TITLES: Mapping[str, str] = {
    "added": "Added",
    "removed": "Removed",
    "relabelled": "Relabelled",
    "changed": "Otherwise changed",
    "evidence": "Other evidence",
    "moved": "Moved between splits",
}


def as_text(difference: Difference) -> str:
    """The comparison for a terminal."""
    lines = [f"{_called(difference.first)} → {_called(difference.second)}", ""]
    if difference.same:
        return "\n".join([*lines, "the same, byte for byte"])
    for config, changes in difference.configs.items():
        if config != "reviews" or _any(changes):
            lines += [f"{config}:", *(f"  {line}" for line in _text(changes)), ""]
    for schema in difference.schemas:
        lines.append(f"columns of {schema.config}: {_columns(schema.only_first, schema.only_second)}")
    if difference.files:
        lines.append(f"other files that differ: {', '.join(difference.files)}")
    return "\n".join(lines).rstrip()


def as_markdown(difference: Difference) -> str:
    """The comparison as Markdown, without a title of its own."""
    parts = [_table(difference)]
    parts += [
        f"Columns of `{schema.config}`: {_columns(schema.only_first, schema.only_second)}."
        for schema in difference.schemas
    ]
    parts += [part for part in (_transitions(difference.sentences), _moves(difference)) if part]
    for config, changes in difference.configs.items():
        for kind in ("added", "removed", "changed", "evidence"):
            count: Count = getattr(changes, kind)
            if count.rows and (count.by_label or count.by_source):
                parts.append(f"{TITLES[kind]} {config}: {_by(count)}.")
    if examples := [example for changes in difference.configs.values() for example in changes.examples]:
        rows = "\n".join(f"| {' | '.join(map(_cell, _example(example)))} |" for example in examples)
        parts.append(
            f"Examples:\n\n| what | id | split | from | to | text |\n|---|---|---|---|---|---|\n{rows}"
        )
    return "\n\n".join(parts)


def _text(changes: Changes) -> Iterator[str]:
    for kind in KINDS:
        count: Count = getattr(changes, kind)
        if not count.rows:
            continue
        yield f"{count.rows:,} {TITLES[kind].lower()}{_what(kind, changes)}"
        if detail := _by(count):
            yield f"    {detail}"
        if kind == "relabelled":
            yield from (f"    {line}" for line in _changes_of_label(changes))
        if kind == "moved":
            yield from (f"    {move.before} → {move.after}: {move.rows:,}" for move in changes.moves)
        for example in changes.examples:
            if example.kind == kind:
                yield f"    {_line(example)}"
    if changes.provenance:
        yield f"{changes.provenance:,} read from another file, with the same text"
    if not changes.provenance and not _any(changes):
        yield "all the same"


def _any(changes: Changes) -> bool:
    return any(getattr(changes, kind).rows for kind in KINDS)


def _what(kind: str, changes: Changes) -> str:
    if kind != "changed":
        return ""
    return f" ({', '.join(f'{name} {rows:,}' for name, rows in changes.columns.items())})"


def _changes_of_label(changes: Changes) -> Iterator[str]:
    for change in changes.transitions:
        yield f"{_labels(change.before)} → {_labels(change.after)}: {change.rows:,}{_because(change.because)}"


def _because(rules: Mapping[str, int]) -> str:
    shown = [f"{rule} {rows:,}" for rule, rows in list(rules.items())[:SOURCES]]
    return f" by {', '.join(shown)}" if shown else ""


def _by(count: Count) -> str:
    labels = ", ".join(f"{label} {rows:,}" for label, rows in count.by_label.items())
    sources = list(count.by_source.items())
    shown = ", ".join(f"{source} {rows:,}" for source, rows in sources[:SOURCES])
    more = f", {len(sources) - SOURCES:,} more" if len(sources) > SOURCES else ""
    return "; ".join(part for part in (labels, f"of {shown}{more}" if shown else "") if part)


def _line(example: Example) -> str:
    told = [example.id, f"[{example.split}]"]
    if example.kind in {"relabelled", "moved"}:
        told.append(f"{_labels(example.before)} → {_labels(example.after)}")
    elif example.kind in {"changed", "evidence"}:
        told.append(", ".join(example.what))
    told += [*example.because, *(f"decision {decision}" for decision in example.decisions)]
    return " ".join([*told, _short(example.text)])


def _table(difference: Difference) -> str:
    """The counts of every kind, one row a kind."""
    shown = {
        config: changes
        for config, changes in difference.configs.items()
        if config != "reviews" or _any(changes)
    }
    rows = [
        f"| {TITLES[kind].lower()} | {' | '.join(f'{getattr(changes, kind).rows:,}' for changes in shown.values())} | {ABOUT[kind]} |"
        for kind in KINDS
    ]
    return "\n".join([f"| | {' | '.join(shown)} | |", f"|---|{'--:|' * len(shown)}---|", *rows])


def _transitions(changes: Changes) -> str:
    if not changes.transitions:
        return ""
    rows = [
        f"| {_labels(change.before)} | {_labels(change.after)} | {change.rows:,} |{_because(change.because).removeprefix(' by')} |"
        for change in changes.transitions
    ]
    return "\n".join(["Relabelled, by the rules that gained or lost their say (`review` is a decision):", "", "| from | to | sentences | by |", "|---|---|--:|---|", *rows])  # fmt: skip


def _moves(difference: Difference) -> str:
    if not difference.sentences.moves:
        return ""
    moves = [f"{move.before} → {move.after} {move.rows:,}" for move in difference.sentences.moves]
    return f"Sentences that moved: {', '.join(moves)}."


def _columns(before: Sequence[str], after: Sequence[str]) -> str:
    gone, new = (", ".join(f"`{column}`" for column in columns) or "none" for columns in (before, after))
    return f"gone {gone}; new {new}"


def _example(example: Example) -> Sequence[str]:
    detail = [*example.because, *(f"decision {decision}" for decision in example.decisions)]
    what = TITLES[example.kind].lower() + (
        f" ({', '.join([*example.what, *detail])})" if example.what or detail else ""
    )
    return (
        what,
        f"`{example.id}`",
        example.split,
        _labels(example.before),
        _labels(example.after if example.after != example.before else ()),
        _short(example.text),
    )


def _labels(names: Sequence[str]) -> str:
    return " + ".join(names)


def _called(side: Side) -> str:
    version = side.version if side.version != WORKING_VERSION else "dev"
    return f"{side.name} {version} ({side.digest[:8]}; {side.sentences:,} sentences of {side.articles:,} articles)"


def _short(text: str | None, width: int = 120) -> str:
    if text is None:
        return WITHHELD
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
