from collections.abc import Mapping
from dataclasses import dataclass, field

from dsbuild.model.label import Label
from dsbuild.model.quotation import Role, Status


@dataclass(frozen=True, slots=True)
class SpeakerDecision:
    """What the review says of a speaker of an article; every sentence of theirs follows."""

    decision_id: str
    role: Role
    status: Status | None


@dataclass(frozen=True, slots=True)
class SentenceDecision:
    """What the review says of a sentence: its labels, in the order of `Label`."""

    decision_id: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the review decided of one article.

    `speakers` is keyed by the speaker's name in the roster, `sentences` by the sha256 of the sentence's
    text and its occurrence in the article, from 0.
    """

    speakers: Mapping[str, SpeakerDecision] = field(default_factory=dict)
    sentences: Mapping[tuple[str, int], SentenceDecision] = field(default_factory=dict)
