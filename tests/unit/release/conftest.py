"""Annotations made by hand: fictional articles, every column with something in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsbuild.model import (
    Annotation,
    Block,
    BlockKind,
    Casualty,
    CasualtyKind,
    DropKind,
    Dropped,
    Evidence,
    Label,
    LabelledSentence,
    Quotation,
    ReviewReason,
    Role,
    Speaker,
    Status,
    article_from_text,
)
from dsbuild.release.diff.version import Bump
from dsbuild.release.finalise import Built, Options, finalise
from dsbuild.release.options import Previous, TakenOver
from dsbuild.release.places.assignment import taken_over
from dsbuild.release.places.opened import newest, opened
from dsbuild.release.releasing import Draft, Released, release
from dsbuild.release.staging.stage import write_shard
from dsbuild.settings import TextPolicy

SPEAKER = Speaker("Orin Vale", ("Vale",), Role.EXTREMIST, Status.CURRENT, ("R001",), 1)
TOPICS = ("granary", "ferry", "lighthouse", "quarry", "orchard", "viaduct", "tannery", "reservoir")

Annotate = Callable[..., Annotation]
Build = Callable[..., Built]
Release = Callable[..., Released]


def paragraphs(number: int) -> list[str]:
    topic = f"{TOPICS[number % len(TOPICS)]} of Lo{'bcdfghklmn'[number % 10]}a{'rstvwxzpqj'[number // 10 % 10]}o{number}"
    return [
        f"Blast empties the {topic} of Harrowmere for the {number}th night",
        f"“We will burn every {topic} from here to the sea,” said Orin Vale of the Ashen Column.",
        f"At least {number + 2} ferrymen died beside the {topic}, a coroner in Harrowmere told reporters.",
        f"Nobody at the {topic} 🚢 had slept since the first of the fires.",
        f"Nobody at the {topic} 🚢 had slept since the first of the fires.",
    ]


def annotation(number: int, *, kept: Sequence[int] = range(5), **bibliography: object) -> Annotation:
    """Article `number` of a made-up town, with those of its five sentences that are `kept`."""
    lines = paragraphs(number)
    text = "\n\n".join([*lines, "Share this page"])
    article = replace(
        article_from_text(text),
        **{
            "source_sha256": "ab" * 32,
            "path": f"articles/{number:03}.txt",
            "title": lines[0],
            "publisher": "The Harrowmere Gazette",
            "published": date(2031, 2, 1 + number % 28),
            "language": "en",
            "url": f"https://gazette.example/{number}",
            "rights": "CC0-1.0",
            **bibliography,
        },
    )
    starts = [sum(len(line) + 2 for line in lines[:index]) for index in range(len(lines))]
    spans = [(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    kinds = [BlockKind.HEADLINE, *[BlockKind.BODY] * 4]
    end = len(text)
    return Annotation(
        article=article,
        blocks=tuple(Block(*span, kind, "L001") for span, kind in zip(spans, kinds, strict=True)),
        dropped=(Dropped(end - len("Share this page"), end, DropKind.NAVIGATION, "L002"),),
        sentences=tuple(_sentence(index, position, *spans[index]) for position, index in enumerate(kept)),
        speakers=(SPEAKER,),
        quotations=(),
    )


def _sentence(index: int, position: int, start: int, end: int) -> LabelledSentence:
    plain = LabelledSentence(start, end, position, index)
    if index == 1:
        return replace(
            plain,
            labels=(Label.QUOTED_EXTREMIST_SPEECH,),
            quotations=(
                Quotation(
                    start, start + 40, "“", "”", "Q001",
                    speaker=SPEAKER.name, cue=(start + 45, start + 49),
                    speaker_role=Role.EXTREMIST, speaker_status=Status.CURRENT,
                ),
                Quotation(start + 50, start + 54, "“", "”", "Q002", speech=False),
            ),
            evidence=(Evidence("V001", Label.QUOTED_EXTREMIST_SPEECH, start, start + 40, "extremist, current"),),
            speaker=SPEAKER.name,
            speaker_role=Role.EXTREMIST,
            speaker_status=Status.CURRENT,
            quoted_share=0.5,
        )  # fmt: skip
    if index == 2:
        return replace(
            plain,
            labels=(Label.REPORTAGE, Label.CASUALTY_STATISTIC),
            casualties=(Casualty(start, start + 10, 2, None, CasualtyKind.KILLED, "C001"),),
            evidence=(Evidence("C001", Label.CASUALTY_STATISTIC, start, start + 10, ""),),
            review_reasons=(ReviewReason.LOW_EVIDENCE,),
        )
    return plain


@pytest.fixture(scope="session")
def annotate() -> Annotate:
    return annotation


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Builds annotations, a shard or a list of shards, into a dataset of a name; `dist` is `tmp_path/dist`."""
    builds = iter(range(1000))

    def run(
        shards: Iterable[Iterable[Annotation]],
        name: str = "gazette",
        policy: TextPolicy = TextPolicy.FULL,
        dist: Path = tmp_path / "dist",
        **options: object,
    ) -> Built:
        staged = tmp_path / f"staged-{next(builds)}"
        staged.mkdir()
        for number, shard in enumerate(shards):
            write_shard(shard, staged, number, policy)
        return finalise(staged, dist, Options(name, policy, **options))

    return run


@pytest.fixture
def make_release(build: Build, tmp_path: Path) -> Release:
    """Builds annotations after the newest release of a dataset, and releases what was built."""

    def run(
        annotations: Iterable[Annotation],
        name: str = "gazette",
        policy: TextPolicy = TextPolicy.FULL,
        dist: Path = tmp_path / "dist",
        dry_run: bool = False,
        at_most: Bump = Bump.MAJOR,
        **options: object,
    ) -> Released:
        home = dist / name
        last = opened(newest(home), home) if newest(home) else None
        previous = Previous(version=last.manifest.version, digest=last.manifest.digest) if last else None
        told = {"previous": previous, **options}
        known = taken_over(last) if last else TakenOver()
        build([annotations], name, dist=dist, taken_over=known, **told)
        draft = Draft(opened("dev", home), last, Options(name, policy, **told), home, at_most=at_most)
        return release(draft, dry_run=dry_run)

    return run
