"""The data card of a build, `README.md`: complete by the Hub's template, every figure counted or measured."""

import re
from collections.abc import Mapping, Sequence
from importlib import resources
from itertools import pairwise
from string import Template

from dsbuild.release.documents import card_tables as tables
from dsbuild.release.documents.frontmatter import configs_yaml, dataset_info_yaml, quoted
from dsbuild.release.documents.quality import Quality
from dsbuild.release.options import WORKING_VERSION, Options
from dsbuild.release.tables.tally import LABELS, Tally
from dsbuild.release.tables.writer import WrittenFile
from dsbuild.settings import TextPolicy
from dsbuild.sources.registry import redistributable
from dsbuild.version import __version__

_SIZES = ("1K", "10K", "100K", "1M", "10M", "100M", "1B", "10B", "100B", "1T")
_POLICY = {
    TextPolicy.FULL: "This build holds the text of all its articles.",
    TextPolicy.OPEN: "Text is in this build where its source's licence allows redistribution. Elsewhere `text` "
    "is null, and offsets and hashes stand for it: whoever has the articles can put it back with `dsbuild hydrate`.",
    TextPolicy.NONE: "This build holds no text: offsets and hashes stand for it, and whoever has the articles "
    "can put it back with `dsbuild hydrate`.",
}
_NOT_TOLD = "not told"


def card(
    files: Sequence[WrittenFile],
    contents: Mapping[str, str],
    counted: Tally,
    options: Options,
    measured: Sequence[Quality] = (),
) -> str:
    """The card of the build that these files are, with these hashes of their contents, measured so against gold."""
    languages = _languages(counted)
    text = Template(_packaged("card.md")).substitute(
        title=options.title,
        pretty_name=quoted(options.title),
        license=_licence_yaml(counted),
        language=quoted(languages),
        annotations_creators=quoted(
            ["machine-generated", *(["expert-generated"] if counted.reviewed else [])]
        ),
        size_category=_size_category(counted.sentences.total()),
        configs=configs_yaml(files, contents, options.version),
        dataset_info=dataset_info_yaml(files),
        summary=summary(counted),
        loading_told=_loading(options),
        text_told=_POLICY[options.policy],
        curated_by=options.card.curated_by or _NOT_TOLD,
        languages_told=", ".join(languages),
        licence_told=licence(counted) or "by source, see [below](#who-are-the-source-data-producers)",
        labels_licence=options.card.labels_license or _NOT_TOLD,
        version_told=_version(options),
        homepage=f"- **Homepage:** {options.card.homepage}\n" if options.card.homepage else "",
        labels=tables.labels(),
        guideline=_packaged("guideline.md").rstrip(),
        examples=tables.examples(counted),
        splits=tables.splits(counted, options),
        split_limits=tables.split_limits(counted, options),
        sentence_columns=tables.columns("sentences"),
        article_columns=tables.columns("articles"),
        producers=_producers(counted),
        sources=tables.sources(counted, options),
        rights_told=_rights(counted),
        reviewed=f"{counted.reviewed:,}",
        sentences=f"{counted.sentences.total():,}",
        needs_review=f"{counted.needs_review:,}",
        reasons=tables.reasons(counted),
        rules=tables.rules(counted, options),
        annotators=_annotators(counted),
        quality=tables.quality(measured),
        dropped=f"{counted.dropped.total():,}",
        duplicates=f"{counted.duplicates:,}",
        tool=__version__,
        biases="\n- ".join(_biases(counted)),
        history=tables.history(options),
        contact=_contact(options),
        citation=options.citation,
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


def _packaged(name: str) -> str:
    return resources.files("dsbuild.release.documents").joinpath(name).read_text(encoding="utf-8")


def _licence_yaml(counted: Tally) -> str:
    if shared := licence(counted):
        return shared.lower()
    return "other\nlicense_name: by-source\nlicense_link: README.md#who-are-the-source-data-producers"


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


def _loading(options: Options) -> str:
    if options.version == WORKING_VERSION:
        return ""
    return f'From the Hub, name the repository and the version: `load_dataset("ORG/NAME", revision="v{options.version}")`.\n\n'


def _version(options: Options) -> str:
    if options.version == WORKING_VERSION:
        return "a working build, not a release"
    return f"{options.version}, of {options.released}" if options.released else options.version


def _producers(counted: Tally) -> str:
    publishers = {publisher for publisher, _ in counted.sources if publisher}
    years = sorted(year for year in counted.years if year)
    when = f", of {years[0]} to {years[-1]}" if years else ""
    return f"News publishers and the people whom they quote: {len(publishers):,} publishers that are named{when}."


def _rights(counted: Tally) -> str:
    if closed := sum(count for (_, rights), count in counted.sources.items() if not redistributable(rights)):
        return (
            f"{closed:,} of {counted.articles.total():,} articles have no licence that lets their text be passed on. "
            "Rights stay with the publishers; `rights` tells them row by row."
        )
    return "Every article has a licence that lets its text be passed on; `rights` tells it row by row."


def _annotators(counted: Tally) -> str:
    if counted.reviewed:
        return (
            "The rules of dsbuild, and reviewers who decided single sentences and speakers by its guideline."
        )
    return "The rules of dsbuild. Nobody has reviewed this build."


def _biases(counted: Tally) -> list[str]:
    """What the counts say of how even the sources and labels are."""
    articles, sentences = counted.articles.total(), counted.sentences.total()
    by_publisher: dict[str | None, int] = {}
    for (publisher, _), count in counted.sources.items():
        by_publisher[publisher] = by_publisher.get(publisher, 0) + count
    most = max(by_publisher.values())
    told = [f"One publisher gives {most / articles:.0%} of the articles, the largest share of any."]
    shares = (
        f"{sum(counted.labels[split, label] for split in counted.sentences) / sentences:.1%} `{label}`"
        for label in LABELS
    )
    return [*told, f"The labels are uneven: of the sentences, {', '.join(shares)}."]


def _contact(options: Options) -> str:
    """Whom to ask, for a takedown above all."""
    remedy = "An article that is taken out stays out of every later version, which lists it in `CHANGES.md`."
    if options.card.contact:
        return f"To ask a question, or to have an article taken out: {options.card.contact}. {remedy}"
    return f"Whoever gave you this dataset; its settings name no contact. {remedy}"
