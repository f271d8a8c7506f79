from dataclasses import dataclass

from dsbuild.model.article import Article
from dsbuild.model.block import Block, Dropped
from dsbuild.model.casualty import Casualty
from dsbuild.model.label import Evidence, Label, ReviewReason
from dsbuild.model.quotation import Quotation, Role, Speaker, Status

DEFAULT = (Label.REPORTAGE,)


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A kept sentence `text[start:end]` with its labels and all that speaks for and against them.

    `labels` is in the order of `Label`: one voice label, then `casualty_statistic` where it applies.
    `quotations` are cut to the sentence. `speaker`, its role and status are those of the quotation that
    decides the label: the extremist one if there is one, else the first. `quoted_share` is from 0 to 1.

    Raises:
        ValueError: a label other than `reportage` has no evidence.
    """

    start: int
    end: int
    position: int
    block: int
    labels: tuple[Label, ...] = DEFAULT
    quotations: tuple[Quotation, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    speaker: str | None = None
    speaker_role: Role | None = None
    speaker_status: Status | None = None
    quoted_share: float = 0.0
    review_reasons: tuple[ReviewReason, ...] = ()
    decided_by_review: bool = False

    def __post_init__(self) -> None:
        if self.labels == DEFAULT:
            return
        shown = {piece.label for piece in self.evidence}
        for label in self.labels:
            if label is not Label.REPORTAGE and label not in shown:
                raise ValueError(f"the label {label} of the sentence at {self.start} has no evidence")

    @property
    def label(self) -> Label:
        """The primary label: the first that applies of quoted extremist speech, casualty statistic, reportage."""
        for label in (Label.QUOTED_EXTREMIST_SPEECH, Label.CASUALTY_STATISTIC):
            if label in self.labels:
                return label
        return Label.REPORTAGE

    @property
    def voice(self) -> Label:
        """The voice label, of which each sentence has one."""
        spoken = Label.QUOTED_EXTREMIST_SPEECH
        return spoken if spoken in self.labels else Label.REPORTAGE

    @property
    def needs_review(self) -> bool:
        """Whether a person should look at it."""
        return bool(self.review_reasons) and not self.decided_by_review


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that the rules and the review say about an article."""

    article: Article
    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
    sentences: tuple[LabelledSentence, ...]
    speakers: tuple[Speaker, ...]
    quotations: tuple[Quotation, ...]
