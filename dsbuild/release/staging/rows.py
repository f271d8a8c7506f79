"""The columns of an article: its one row of `articles`, its rows of `sentences`.

The finaliser, which sees all articles, fills in `group_id` and `duplicate_of`.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import Any

from dsbuild.model import (
    Annotation,
    Article,
    BlockKind,
    Casualty,
    Evidence,
    Label,
    LabelledSentence,
    Quotation,
    Role,
    Speaker,
)
from dsbuild.release.tables.redact import Columns, redacted
from dsbuild.settings import TextPolicy

LARGEST = 2**63 - 1


def _indices(names: type[StrEnum]) -> dict[Any, int]:
    return {name: index for index, name in enumerate(names)}


LABEL, ROLE, BLOCK = _indices(Label), _indices(Role), _indices(BlockKind)


def sentence_rows(annotation: Annotation, policy: TextPolicy) -> Columns:
    """The columns of an article's kept sentences, in order of the text."""
    article, kept = annotation.article, annotation.sentences
    texts = [article.text[sentence.start : sentence.end] for sentence in kept]
    digests = [sha256(text.encode()).hexdigest() for text in texts]
    columns: Columns = {
        "id": identities(article, digests),
        "article_id": [article.article_id] * len(kept),
        "position": [sentence.position for sentence in kept],
        "block": [BLOCK[annotation.blocks[sentence.block].kind] for sentence in kept],
        "start": [sentence.start for sentence in kept],
        "end": [sentence.end for sentence in kept],
        "text": texts,
        "text_sha256": digests,
        "label": [LABEL[sentence.label] for sentence in kept],
        "labels": [[LABEL[label] for label in sentence.labels] for sentence in kept],
        "speaker": [sentence.speaker for sentence in kept],
        "speaker_role": [ROLE.get(sentence.speaker_role) for sentence in kept],
        "speaker_status": [sentence.speaker_status for sentence in kept],
        "quotations": [_quotations(sentence) for sentence in kept],
        "quoted_share": [sentence.quoted_share for sentence in kept],
        "casualties": [[_casualty(count) for count in sentence.casualties] for sentence in kept],
        "evidence": [[_evidence(piece) for piece in sentence.evidence] for sentence in kept],
        "needs_review": [sentence.needs_review for sentence in kept],
        "review_reasons": [sentence.review_reasons for sentence in kept],
        "decided_by": ["review" if sentence.decided_by_review else "rules" for sentence in kept],
        "duplicate_of": [None] * len(kept),
        "group_id": [None] * len(kept),
        "publisher": [article.publisher] * len(kept),
        "published": [article.published] * len(kept),
        "rights": [article.rights] * len(kept),
        "url": [article.url] * len(kept),
    }
    return redacted(columns, article.rights, policy)


def article_row(annotation: Annotation, policy: TextPolicy) -> Columns:
    """The columns of an article's one row."""
    article = annotation.article
    row: Mapping[str, object] = {
        "article_id": article.article_id,
        "sha256": article.sha256,
        "source_sha256": article.source_sha256,
        "path": article.path,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "language": article.language,
        "url": article.url,
        "rights": article.rights,
        "extractor": article.extractor,
        "text": article.text,
        "blocks": [
            {"kind": block.kind, "start": block.start, "end": block.end} for block in annotation.blocks
        ],
        "dropped": [
            {"kind": piece.kind, "start": piece.start, "end": piece.end} for piece in annotation.dropped
        ],
        "speakers": [_speaker(speaker) for speaker in annotation.speakers],
        "group_id": None,
    }
    return redacted({name: [value] for name, value in row.items()}, article.rights, policy)


def identities(article: Article, digests: Sequence[str]) -> list[str]:
    """The ids of sentences with these hashes, in order of the text: equal words are told apart by occurrence."""
    seen: dict[str, int] = {}
    ids = []
    for digest in digests:
        occurrence = seen[digest] = seen.get(digest, -1) + 1
        ids.append(f"{article.article_id}-{digest[:12]}-{occurrence}")
    return ids


def _quotations(sentence: LabelledSentence) -> list[dict[str, Any]]:
    return [_quotation(quotation) for quotation in sentence.quotations if quotation.speech]


def _quotation(quotation: Quotation) -> dict[str, Any]:
    cue = quotation.cue
    return {
        "start": quotation.start,
        "end": quotation.end,
        "speaker": quotation.speaker,
        "role": quotation.speaker_role,
        "status": quotation.speaker_status,
        "cue": {"start": cue[0], "end": cue[1]} if cue else None,
        "open": quotation.open,
    }


def _casualty(count: Casualty) -> dict[str, Any]:
    return {
        "count_min": min(count.count_min, LARGEST),
        "count_max": None if count.count_max is None else min(count.count_max, LARGEST),
        "kind": count.kind,
        "start": count.start,
        "end": count.end,
    }


def _evidence(piece: Evidence) -> dict[str, Any]:
    return {
        "rule": piece.rule,
        "label": piece.label,
        "start": piece.start,
        "end": piece.end,
        "note": piece.note,
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {
        "name": speaker.name,
        "aliases": speaker.aliases,
        "role": speaker.role,
        "status": speaker.status,
        "basis": speaker.basis,
        "quotations": speaker.quotations,
    }
