"""The recipe of a build: discover, map the pipeline over shards, finalise."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from dsbuild import catalogue, sources
from dsbuild.engines import local, segmentation
from dsbuild.engines.inputs import ArticlesDigest, decision_files, gold_folders, inputs
from dsbuild.engines.shard import ShardJob, ShardResult
from dsbuild.release import finalise
from dsbuild.release.disk import folders
from dsbuild.release.options import Crossing, Previous, TakenOver
from dsbuild.release.places.assignment import taken_over
from dsbuild.release.places.opened import Opened, PlaceError, newest, opened
from dsbuild.release.progress import Progress, silent
from dsbuild.review import decisions as decisions_file
from dsbuild.settings import FILE as SETTINGS_FILE
from dsbuild.settings import NAME, SegmenterSettings, Settings, TextPolicy

SHARD_ARTICLES = 256
SHARD_BYTES = 8_000_000


class BuildError(Exception):
    """Nothing was built; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built. `settings_text` is the settings file as it was read, kept with the build.

    `previous` is the place of the release whose groups and splits are taken over; by default the newest here.
    `languages` are ISO 639-1 codes or `any`, None for those of the settings.
    """

    sources: tuple[str, ...]
    dist: Path
    name: str | None = None
    policy: TextPolicy = TextPolicy.FULL
    languages: tuple[str, ...] | None = None
    settings: Settings = field(default_factory=Settings)
    settings_text: str = ""
    previous: str | None = None
    progress: Progress = silent


@dataclass(frozen=True, slots=True)
class DecisionsTold:
    """What became of the review's decisions, by id.

    Orphaned are those whose article, sentence or speaker has gone, conflicting those on which people differ.
    """

    applied: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()
    conflicting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What a build made: the folder, the figures, and all that was refused or is worth a notice."""

    name: str
    path: Path
    built: finalise.Built
    refusals: tuple[sources.Refusal, ...]
    notices: tuple[sources.Notice, ...]
    decisions: DecisionsTold
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Heard:
    refusals: list[sources.Refusal] = field(default_factory=list)
    notices: list[sources.Notice] = field(default_factory=list)
    articles: ArticlesDigest = field(default_factory=ArticlesDigest)


def build(order: Order) -> Result:
    """Builds the dataset and swaps it in at `dist/<name>/dev`; what was built, kept, dropped and refused.

    Raises:
        BuildError: nothing could be built, or an input stops the build (a registered article has changed).
    """
    name = dataset_name(order)
    decisions = decision_files(order.sources)
    lines = decisions_file.read_all(decisions)
    limits = sources.Limits(article_bytes=order.settings.limits.article_bytes)
    _check_segmenter(order.settings.segmenter)
    heard = _Heard()
    home = order.dist / name
    last = last_release(order.previous, home)
    with folders.workplace(home) as staged:
        languages = order.languages or order.settings.build.languages
        job = ShardJob(staged, order.policy, limits, decisions, order.settings.segmenter, languages)
        shards = list(
            _told(
                local.run(job, _shards(order.sources, limits, heard), order.settings.build.jobs), order, heard
            )
        )
        if not sum(shard.articles for shard in shards):
            raise BuildError(_nothing(order, heard))
        built = finalise.finalise(staged, order.dist, _options(order, name, heard, last))
    applied = {decision for shard in shards for decision in shard.applied}
    return Result(
        name=name,
        path=built.path,
        built=built,
        refusals=tuple(sorted(heard.refusals, key=str)),
        notices=(*sorted(heard.notices, key=str), *_repeats(built), *_crossings(built, last)),
        decisions=DecisionsTold(
            applied=tuple(sorted(applied)),
            orphaned=tuple(sorted(decisions_file.ids(decisions_file.by_article(lines)) - applied)),
            conflicting=tuple(sorted(decisions_file.conflicting(lines))),
        ),
        left_out=dict(sorted(sum((Counter(shard.left_out) for shard in shards), Counter[str]()).items())),
    )


def _check_segmenter(settings: SegmenterSettings) -> None:
    try:
        segmentation.of_settings(settings)
    except segmentation.SegmenterError as error:
        raise BuildError(f"{SETTINGS_FILE}: {error}") from None


def dataset_name(order: Order) -> str:
    """The dataset's name: as ordered, as set, or the first source's folder's."""
    if given := order.name or order.settings.name:
        if not re.fullmatch(NAME, given):
            raise BuildError(
                f"--name: found {given!r}, expected letters, digits, `.`, `_` and `-`; choose another name"
            )
        return given
    first = order.sources[0].rstrip("/").split("://")[-1]
    folder = Path(first.split("*")[0]).resolve()
    stem = folder.name if folder.is_dir() else folder.parent.name
    return re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-_")[:96] or "dataset"


def _shards(places: tuple[str, ...], limits: sources.Limits, heard: _Heard) -> Iterator[list[sources.Raw]]:
    shard: list[sources.Raw] = []
    size = 0
    for found in sources.discover(places, limits):
        if isinstance(found, sources.HashMismatch):
            raise BuildError(str(found))
        if isinstance(found, sources.Refusal):
            heard.refusals.append(found)
        elif isinstance(found, sources.Notice):
            heard.notices.append(found)
        else:
            heard.articles.take(found)
            shard.append(found)
            size += found.size
            if len(shard) == SHARD_ARTICLES or size > SHARD_BYTES:
                yield shard
                shard, size = [], 0
    if shard:
        yield shard


def _told(shards: Iterable[ShardResult], order: Order, heard: _Heard) -> Iterator[ShardResult]:
    for shard in shards:
        for refusal in shard.refusals:
            if isinstance(refusal, sources.HashMismatch):
                raise BuildError(str(refusal))
            heard.refusals.append(refusal)
        heard.notices.extend(shard.notices)
        order.progress("articles read", shard.articles, 0)
        yield shard


def last_release(place: str | None, home: Path) -> Opened | None:
    """The release at a place, by default the newest of the dataset; None before the first.

    Raises:
        BuildError: there is none at the place, or it is damaged.
    """
    wanted = place or newest(home)
    try:
        return opened(wanted, home) if wanted else None
    except PlaceError as error:
        raise BuildError(str(error)) from None


def options(order: Order, name: str, hashes: dict[str, str], last: Opened | None) -> finalise.Options:
    """What the finaliser is told of an order."""
    splits = order.settings.splits
    return finalise.Options(
        name=name,
        policy=order.policy,
        settings_text=order.settings_text,
        inputs=hashes,
        shares={"train": splits.train, "validation": splits.validation, "test": splits.test},
        seed=splits.seed,
        card=order.settings.card,
        rules={rule.id: rule.description for rule in catalogue.RULES},
        previous=Previous(version=last.manifest.version, digest=last.manifest.digest) if last else None,
        gold=gold_folders(order.sources),
    )


def _options(order: Order, name: str, heard: _Heard, last: Opened | None) -> finalise.Options:
    hashes = inputs(order.sources, order.settings, order.settings_text, heard.articles)
    try:
        known = taken_over(last) if last else TakenOver()
    except PlaceError as error:
        raise BuildError(str(error)) from None
    decided = decisions_file.read_all(decision_files(order.sources))
    return replace(options(order, name, hashes, last), taken_over=known, decisions=tuple(decided))


def _repeats(built: finalise.Built) -> tuple[sources.Notice, ...]:
    return tuple(
        sources.Notice(repeat.path, repeat.place, f"repeats {repeat.of}; built once")
        for repeat in built.repeats
    )


def _crossings(built: finalise.Built, last: Opened | None) -> tuple[sources.Notice, ...]:
    known = set(last.manifest.crossings) if last else set()
    return tuple(
        sources.Notice(crossing.article_id, None, _crossing(crossing))
        for crossing in built.crossings
        if crossing not in known
    )


def _crossing(crossing: Crossing) -> str:
    return (
        f"in {crossing.split}, resembles {crossing.near} in {crossing.near_split}; both stay, since released articles "
        "never move; the manifest lists them"
    )


def _nothing(order: Order, heard: _Heard) -> str:
    said = [str(refusal) for refusal in heard.refusals] + [str(notice) for notice in heard.notices]
    said.append(
        f"nothing built: found no article in {', '.join(order.sources)}, "
        "expected .txt, .html, .jsonl or .parquet; name a file or folder that holds some, or make one with `dsbuild init`"
    )
    return "\n".join(said)
