"""What people do, as it is sent: strict models, one a kind of event."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, TypeAdapter, model_validator

from dsbuild.lexicon.strict import Strict
from dsbuild.model import Role, Status


class SkipReason(StrEnum):
    """Why somebody skips a sentence; nobody asks further."""

    DISTRESSING = "distressing"
    NOT_ENOUGH_CONTEXT = "not_enough_context"
    LANGUAGE = "language"
    BROKEN_TEXT = "broken_text"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    OTHER = "other"


class ErrorCategory(StrEnum):
    """What went wrong where two reviewers differ, or where the rules were overturned."""

    WRONG_SPEAKER = "wrong_speaker"
    WRONG_ROLE = "wrong_role"
    NOT_SPEECH = "not_speech"
    INDIRECT_SPEECH = "indirect_speech"
    MISSED_QUOTATION = "missed_quotation"
    NOT_A_CASUALTY = "not_a_casualty"
    MISSED_CASUALTY = "missed_casualty"
    SEGMENTATION = "segmentation"
    GUIDELINE_UNCLEAR = "guideline_unclear"
    SLIP = "slip"
    OTHER = "other"


def _storable(text: str) -> str:
    if "\x00" in text or (not text.isprintable() and any("\ud800" <= c <= "\udfff" for c in text)):
        raise ValueError("found a NUL or half of a surrogate pair, which no database stores; leave it out")
    return text


EventId = Annotated[
    str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
]
SentenceId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}-[0-9a-f]{12}-\d{1,9}$")]
ArticleId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
Words = Annotated[str, Field(max_length=4000), AfterValidator(_storable)]
Revision = Annotated[int, Field(ge=0, le=2**31 - 1)]
Round = Annotated[int, Field(ge=1, le=10_000)]


class _Act(Strict):
    """`id` is a UUID that the client makes: sent twice, it is one event."""

    id: EventId


class Decide(_Act):
    """The labels of a sentence, decided by one person in one round, on the revision they saw."""

    kind: Literal["decide"] = "decide"
    sentence: SentenceId
    round: Round = 1
    revision: Revision
    extremist: bool
    casualty: bool
    unsure: bool = False
    note: Words = ""
    seen: Annotated[str, Field(max_length=64)] = ""


class Skip(_Act):
    """A sentence that somebody leaves to others."""

    kind: Literal["skip"] = "skip"
    sentence: SentenceId
    round: Round = 1
    reason: SkipReason
    note: Words = ""


class Settle(_Act):
    """Who a speaker of an article is; `exceptions` are sentences that keep the labels they have."""

    kind: Literal["speaker"] = "speaker"
    article: ArticleId
    speaker: Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(_storable)]
    revision: Revision
    role: Role
    status: Status | None = None
    exceptions: Annotated[tuple[SentenceId, ...], Field(max_length=10_000)] = ()
    note: Words = ""

    @model_validator(mode="after")
    def _status_fits(self) -> "Settle":
        if (self.role is Role.EXTREMIST) is not (self.status is not None):
            raise ValueError("an extremist has the status current or former, nobody else has one")
        return self


class BulkAnswer(Strict):
    """One sentence of a bulk decision."""

    sentence: SentenceId
    revision: Revision
    extremist: bool
    casualty: bool


class Bulk(_Act):
    """The labels of several sentences, decided at once in one round: all or none."""

    kind: Literal["bulk"] = "bulk"
    round: Round = 1
    answers: Annotated[tuple[BulkAnswer, ...], Field(min_length=1, max_length=1000)]
    note: Words = ""

    @model_validator(mode="after")
    def _once(self) -> "Bulk":
        if len({answer.sentence for answer in self.answers}) != len(self.answers):
            raise ValueError("a sentence comes twice; name each once")
        return self


class Undo(_Act):
    """Takes back an event of one's own."""

    kind: Literal["undo"] = "undo"
    event: EventId


class Adjudicate(_Act):
    """The labels of a sentence on which reviewers differ, or of which one was unsure, with why."""

    kind: Literal["adjudicate"] = "adjudicate"
    sentence: SentenceId
    revision: Revision
    extremist: bool
    casualty: bool
    category: ErrorCategory
    reason: Annotated[Words, Field(min_length=1)]


class Comment(_Act):
    """A remark on a sentence."""

    kind: Literal["comment"] = "comment"
    sentence: SentenceId
    text: Annotated[Words, Field(min_length=1)]


Act = Annotated[Decide | Skip | Settle | Bulk | Undo | Adjudicate | Comment, Field(discriminator="kind")]
ACT: TypeAdapter[Decide | Skip | Settle | Bulk | Undo | Adjudicate | Comment] = TypeAdapter(Act)
