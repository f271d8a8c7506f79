"""What a worker does with one shard: read, annotate, stage."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from dsbuild import lexicon, pipeline, sources
from dsbuild.engines import segmentation
from dsbuild.lexicon import Lexicon
from dsbuild.model import Annotation, Article, Decisions
from dsbuild.pipeline import REVIEW
from dsbuild.release.staging import stage
from dsbuild.review import decisions as decisions_file
from dsbuild.sentences import Segmenter
from dsbuild.settings import SegmenterSettings, TextPolicy


@dataclass(frozen=True, slots=True)
class ShardResult:
    """What came of one shard; `refusals` are the inputs of it that were refused, each told with its reason.

    `left_out` counts the articles in languages that were not asked for, by their code.
    """

    articles: int
    refusals: tuple[sources.Refusal, ...] = ()
    notices: tuple[sources.Notice, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    applied: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ShardJob:
    """A shard's work, as it travels to another process: `job(number, raws)`."""

    staged: Path
    policy: TextPolicy
    limits: sources.Limits
    decisions: tuple[Path, ...] = ()
    segmenter: SegmenterSettings = field(default_factory=SegmenterSettings)
    languages: tuple[str, ...] = ("en",)

    def __call__(self, number: int, raws: Sequence[sources.Raw]) -> ShardResult:
        """Reads, annotates and stages one shard; holds no more than the shard in memory."""
        told = _Told()
        annotated = list(self._annotated(raws, told))
        stage.write_shard(annotated, self.staged, number, self.policy)
        return ShardResult(
            articles=len(annotated),
            refusals=tuple(told.refusals),
            notices=tuple(told.notices),
            left_out=dict(told.left_out),
            applied=frozenset(told.applied),
        )

    def _annotated(self, raws: Sequence[sources.Raw], told: "_Told") -> Iterator[Annotation]:
        words, segmenter = lexicon.load(), segmentation.of_settings(self.segmenter)
        decided = _decided(self.decisions)
        for raw in raws:
            article = sources.parse(raw, self.limits)
            if not isinstance(article, Article):
                told.refusals.append(article)
                continue
            by_language = sources.heard(article, self.languages)
            article = by_language.article
            if by_language.notice is not None:
                told.notices.append(by_language.notice)
            if not by_language.wanted:
                told.left_out[article.language or ""] += 1
                continue
            annotation = _annotation(raw, article, words, decided.get(article.article_id), segmenter)
            told.applied |= _applied(annotation, decided.get(article.article_id))
            yield annotation


class RulesError(RuntimeError):
    """A rule failed on an article: a fault of ours, which stops the build; the message names the article."""


def _annotation(
    raw: sources.Raw, article: Article, words: Lexicon, decided: Decisions | None, segmenter: Segmenter
) -> Annotation:
    try:
        return pipeline.annotate(article, words, decided, segmenter)
    except Exception as error:
        place = raw.uri if raw.place is None else f"{raw.uri}:{raw.place}"
        raise RulesError(
            f"{place}: a rule failed ({type(error).__name__}: {error}); nothing was written; "
            "leave the article out for now, and report it: it is a fault of dsbuild"
        ) from error


@dataclass(slots=True)
class _Told:
    refusals: list[sources.Refusal] = field(default_factory=list)
    notices: list[sources.Notice] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    applied: set[str] = field(default_factory=set)


@cache
def _decided(files: tuple[Path, ...]) -> Mapping[str, Decisions]:
    return decisions_file.by_article(decisions_file.read_all(files))


def _applied(annotation: Annotation, decided: Decisions | None) -> set[str]:
    """The ids of the decisions that found what they decide."""
    if decided is None:
        return set()
    speakers = {
        decision.decision_id
        for speaker in annotation.speakers
        if (decision := decided.speakers.get(speaker.name))
    }
    sentences = {
        piece.note.split()[1]
        for sentence in annotation.sentences
        for piece in sentence.evidence
        if piece.rule == REVIEW
    }
    return speakers | sentences
