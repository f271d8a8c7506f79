"""Where each staged article goes, settled before the first row is written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dsbuild.model import Label
from dsbuild.release import groups
from dsbuild.release.options import Crossing, Options, Repeat
from dsbuild.release.planning import splits
from dsbuild.release.planning.duplicates import Firsts, firsts
from dsbuild.release.staging import merge
from dsbuild.release.staging.stage import StagedArticle, read_fingerprints, read_sentences


@dataclass(frozen=True, slots=True)
class Plan:
    """The articles by id, sorted, each once, with the group and the split of each, and the repeats left out.

    `rows` counts the rows to come by config and split, in the order of the splits' shares. `crossings` are
    the articles that resemble one of another split, `firsts` the sentences that others repeat.
    """

    articles: Mapping[str, StagedArticle]
    repeats: tuple[Repeat, ...]
    group_of: Mapping[str, str]
    split_of: Mapping[str, str]
    rows: Mapping[tuple[str, str], int]
    crossings: tuple[Crossing, ...]
    firsts: Firsts

    @property
    def sentences(self) -> int:
        """The number of sentences to come."""
        return sum(count for (config, _), count in self.rows.items() if config == "sentences")

    @property
    def withheld(self) -> int:
        """The number of articles whose text is left out."""
        return sum(article.withheld for article in self.articles.values())


def plan(staged: Path, options: Options) -> Plan:
    """Where each article of the staged shards goes: where the last release had it, or as the shares ask."""
    known = options.taken_over
    articles, repeats = merge.index(staged)
    prints = read_fingerprints(staged)
    grouped = groups.group(prints.ids, groups.links(prints), known, tuple(options.shares))
    group_of = grouped.group_of
    present = set(group_of.values())
    fixed = {group: split for group, split in known.split_of.items() if group in present}
    split_of_group = splits.assign(_sizes(articles, group_of), options.shares, options.seed, fixed)
    split_of = {article_id: split_of_group[group] for article_id, group in group_of.items()}
    return Plan(
        articles=articles,
        repeats=repeats,
        group_of=group_of,
        split_of=split_of,
        rows=_rows(articles, split_of, tuple(options.shares)),
        crossings=grouped.crossings(split_of_group, tuple(options.shares)),
        firsts=firsts(read_sentences(staged), group_of, known),
    )


def _sizes(articles: Mapping[str, StagedArticle], group_of: Mapping[str, str]) -> dict[str, list[int]]:
    """The sentences of each group, by label."""
    sizes: dict[str, list[int]] = {}
    for article_id, article in articles.items():
        so_far = sizes.get(group_of[article_id], [0] * len(Label))
        sizes[group_of[article_id]] = [have + new for have, new in zip(so_far, article.labels, strict=True)]
    return sizes


def _rows(
    articles: Mapping[str, StagedArticle], split_of: Mapping[str, str], order: Sequence[str]
) -> dict[tuple[str, str], int]:
    """The rows of each config and split: in the order of the shares, then of splits that have no share any more."""
    in_split = Counter(split_of.values())
    sentences: Counter[str] = Counter()
    for article_id, article in articles.items():
        sentences[split_of[article_id]] += sum(article.labels)
    return {
        (config, split): counts[split]
        for config, counts in (("sentences", sentences), ("articles", in_split))
        for split in [*order, *sorted(in_split.keys() - set(order))]
        if counts[split]
    }
