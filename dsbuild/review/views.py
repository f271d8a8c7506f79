"""Whole articles, and what settling a speaker would do, as the review hands them to its callers."""

from dataclasses import dataclass

from dsbuild.model import Role, Status
from dsbuild.review.values import Answer, ArticleHead, SpeakerCard


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that holds a speaker's words: its labels now, and as they would be."""

    id: str
    position: int
    text: str
    before: Answer
    after: Answer
    excepted: bool = False

    @property
    def changes(self) -> bool:
        """Whether its labels would change."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Preview:
    """What settling a speaker would do: `decides` counts their sentences, `changes` those relabelled."""

    article_id: str
    speaker: str
    role: Role
    status: Status | None
    sentences: tuple[Change, ...]

    @property
    def decides(self) -> int:
        """How many sentences hold their words, less the exceptions."""
        return sum(not sentence.excepted for sentence in self.sentences)

    @property
    def changes(self) -> int:
        """How many of them would be labelled otherwise than now."""
        return sum(sentence.changes for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article's text, in order and without gaps: a sentence, dropped text, or what lies between.

    `state` of a sentence is `open`, `held`, `mine`, `decided`, `speaker` or `rules`; `kind` of dropped text
    what it is; both empty elsewhere.
    """

    start: int
    end: int
    text: str
    sentence: str | None = None
    block: str = ""
    answer: Answer | None = None
    state: str = ""
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """A whole article."""

    head: ArticleHead
    pieces: tuple[Piece, ...]
    speakers: tuple[SpeakerCard, ...]
