"""The data card of a build: `README.md`."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from itertools import pairwise
from string import Template

import pyarrow as pa

from dsbuild.model import Label
from dsbuild.release.columns import SCHEMAS, about, class_names
from dsbuild.release.frontmatter import configs_yaml, dataset_info_yaml, quoted
from dsbuild.release.options import Options
from dsbuild.release.redact import withheld
from dsbuild.release.tally import LABELS, Tally
from dsbuild.release.writer import WrittenFile
from dsbuild.settings import TextPolicy
from dsbuild.sources.registry import redistributable
from dsbuild.version import __version__

DEFINITIONS: Mapping[Label, str] = {
    Label.REPORTAGE: "any other kept sentence: the reporter's own voice, indirect speech of anybody, "
    "direct quotation of anybody else",
    Label.QUOTED_EXTREMIST_SPEECH: "it holds directly quoted words, or goes on with a quotation that is still "
    "open, that the article attributes to an extremist actor: a present or former member, leader or "
    "spokesman of an extremist organisation, or the organisation itself",
    Label.CASUALTY_STATISTIC: "it states how many people were killed, injured or went missing in something that "
    "has happened",
}
_SIZES = ("1K", "10K", "100K", "1M", "10M", "100M", "1B", "10B", "100B", "1T")
_POLICY = {
    TextPolicy.FULL: "This build holds the text of all its articles.",
    TextPolicy.OPEN: "Text is in this build where its source's licence allows redistribution. Elsewhere `text` "
    "is null, and offsets and hashes stand for it: whoever has the articles can put it back.",
    TextPolicy.NONE: "This build holds no text: offsets and hashes stand for it, and whoever has the articles "
    "can put it back.",
}


def card(files: Sequence[WrittenFile], contents: Mapping[str, str], counted: Tally, options: Options) -> str:
    """The card of the build that these files are, with these hashes of their contents."""
    template = resources.files("dsbuild.release").joinpath("card.md").read_text(encoding="utf-8")
    title = options.card.pretty_name or options.name
    text = Template(template).substitute(
        title=title,
        pretty_name=quoted(title),
        license=_licence_yaml(counted),
        language=quoted(_languages(counted)),
        annotations_creators=quoted(
            ["machine-generated", *(["expert-generated"] if counted.reviewed else [])]
        ),
        size_category=_size_category(counted.sentences.total()),
        configs=configs_yaml(files, contents, options.version),
        dataset_info=dataset_info_yaml(files),
        summary=summary(counted),
        text_told=_POLICY[options.policy],
        labels=_table(("label", "index", "a sentence has it when"), _label_rows()),
        examples=_examples(counted),
        splits=_table(("split", "articles", "sentences", *LABELS), _split_rows(counted, options)),
        split_limits=_split_limits(counted, options),
        sentence_columns=_columns("sentences"),
        article_columns=_columns("articles"),
        sources=_table(("publisher", "rights", "articles", "text"), _source_rows(counted, options)),
        rights_told=_rights(counted),
        reviewed=f"{counted.reviewed:,}",
        sentences=f"{counted.sentences.total():,}",
        needs_review=f"{counted.needs_review:,}",
        reasons=_table(("reason", "sentences"), _reason_rows(counted)),
        rules=_table(("rule", "what it sees", "sentences"), _rule_rows(counted.rules, options.rules)),
        dropped=f"{counted.dropped.total():,}",
        duplicates=f"{counted.duplicates:,}",
        tool=__version__,
        contact=_section("Contact", options.card.contact),
        citation=_section("Citation", options.card.citation),
    )
    return text.rstrip() + "\n"


def summary(counted: Tally) -> str:
    """What the dataset is, in three sentences."""
    return (
        f"{counted.sentences.total():,} sentences of {counted.articles.total():,} news articles, labelled to teach "
        "moderation models to tell reporting about extremism from extremism. Each says whether it quotes an "
        "extremist actor or is the reporter's and other people's voice, and whether it counts casualties. Every "
        "label comes with the evidence of the rules or people who gave it."
    )


def licence(counted: Tally) -> str | None:
    """The one open licence of all the sources, None where they differ or keep their rights."""
    rights = {rights for _, rights in counted.sources}
    return next(iter(rights)) if len(rights) == 1 and all(map(redistributable, rights)) else None


def _licence_yaml(counted: Tally) -> str:
    if shared := licence(counted):
        return shared.lower()
    return "other\nlicense_name: by-source\nlicense_link: README.md#sources-and-rights"


def _languages(counted: Tally) -> list[str]:
    """The languages of the articles as the Hub knows them; English, which the rules are for, where none is told."""
    told = {
        found[0].lower() for tag in counted.languages if (found := re.match(r"[A-Za-z]{2,3}\b", tag or ""))
    }
    return sorted(told) or ["en"]


def _size_category(rows: int) -> str:
    if rows < 1_000:
        return "n<1K"
    for power, (low, high) in enumerate(pairwise(_SIZES), 4):
        if rows < 10**power:
            return f"{low}<n<{high}"
    return f"n>{_SIZES[-1]}"


def _label_rows() -> Iterable[Sequence[object]]:
    return [(f"`{label}`", index, DEFINITIONS[label]) for index, label in enumerate(LABELS)]


def _examples(counted: Tally) -> str:
    if not counted.examples:
        return "No examples here: no source of this build has a licence that lets its sentences be passed on."
    rows = [
        (f"`{label}`", text)
        for label, text in sorted(counted.examples.items(), key=lambda pair: LABELS.index(pair[0]))
    ]
    return _table(("label", "example"), rows)


def _split_rows(counted: Tally, options: Options) -> Iterable[Sequence[object]]:
    for split in options.shares:
        if counted.articles[split]:
            labels = (counted.labels[split, label] for label in LABELS)
            yield (f"`{split}`", counted.articles[split], counted.sentences[split], *labels)


def _split_limits(counted: Tally, options: Options) -> str:
    """What the splits cannot give, for want of articles."""
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
    return "".join(told)


def _columns(config: str) -> str:
    return _table(
        ("column", "type", "what it holds"),
        [(f"`{field.name}`", _type(field), about(field)) for field in SCHEMAS[config]],
    )


def _type(field: pa.Field) -> str:
    if names := class_names(field):
        return f"ClassLabel: {', '.join(names)}"
    if pa.types.is_list(field.type):
        return f"list of {_type(field.type.value_field)}"
    if pa.types.is_struct(field.type):
        return "struct " + ", ".join(f"`{inner.name}`" for inner in field.type.fields)
    return {"float": "float32", "date32[day]": "date"}.get(str(field.type), str(field.type))


def _source_rows(counted: Tally, options: Options) -> Iterable[Sequence[object]]:
    for (publisher, rights), articles in sorted(
        counted.sources.items(), key=lambda pair: (pair[0][0] or "", pair[0][1])
    ):
        yield (
            publisher or "not told",
            rights,
            articles,
            "withheld" if withheld(rights, options.policy) else "included",
        )


def _rights(counted: Tally) -> str:
    if closed := sum(count for (_, rights), count in counted.sources.items() if not redistributable(rights)):
        return (
            f"{closed:,} of {counted.articles.total():,} articles have no licence that lets their text be passed on. "
            "Rights stay with the publishers; `rights` tells them row by row."
        )
    return "Every article has a licence that lets its text be passed on; `rights` tells it row by row."


def _reason_rows(counted: Tally) -> Iterable[Sequence[object]]:
    return [(f"`{reason}`", count) for reason, count in _ranked(counted.reasons)]


def _rule_rows(counts: Counter[str], descriptions: Mapping[str, str]) -> Iterable[Sequence[object]]:
    return [(f"`{rule}`", descriptions.get(rule, ""), count) for rule, count in sorted(counts.items())]


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _section(title: str, text: str | None) -> str:
    return f"\n## {title}\n\n{text}\n" if text else ""


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
