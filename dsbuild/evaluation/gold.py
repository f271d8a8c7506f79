"""Stand-off gold: what a reader of the guideline says of an article, by offsets, without its text."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from dsbuild.lexicon.strict import Strict
from dsbuild.model import BlockKind, CasualtyKind, DropKind, Label, Role, Status

Offset = Annotated[int, Field(ge=0, description="code points from the article's start")]


class GoldSplit(StrEnum):
    """Whether an article may be looked at while rules are tuned, or only to report."""

    TUNE = "tune"
    HELDOUT = "heldout"


class GoldCount(Strict):
    """A count of casualties; `start` and `end` of the number phrase."""

    start: Offset
    end: Offset
    count_min: Annotated[int, Field(ge=0)]
    count_max: Annotated[int, Field(ge=0)] | None
    kind: CasualtyKind


class GoldSpeaker(Strict):
    """Who says the quotation that decides a sentence's label; no name where nobody can be told."""

    name: str | None
    aliases: tuple[str, ...] = ()
    role: Role
    status: Status | None = None


class GoldSentence(Strict):
    """A kept sentence; `unsure` names what the guideline leaves open and is not scored."""

    start: Offset
    end: Offset
    kind: BlockKind
    labels: Annotated[tuple[Label, ...], Field(min_length=1)]
    speaker: GoldSpeaker | None = None
    counts: tuple[GoldCount, ...] = ()
    unsure: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _labels_fit(self) -> "GoldSentence":
        if sum(label is not Label.CASUALTY_STATISTIC for label in self.labels) != 1:
            raise ValueError("a sentence has exactly one voice label, and may be a casualty statistic too")
        if bool(self.counts) is not (Label.CASUALTY_STATISTIC in self.labels):
            raise ValueError("a casualty statistic has counts, and no other sentence has")
        return self


class GoldDropped(Strict):
    """A stretch of the page that is not the article's."""

    start: Offset
    end: Offset
    kind: DropKind


class Gold(Strict):
    """The gold of one article, in order of its text; `sha256` is of the text and ties the offsets to it."""

    article_id: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    style: Annotated[str, Field(min_length=1, description="house style, for figures by style")]
    split: GoldSplit
    sentences: tuple[GoldSentence, ...]
    dropped: tuple[GoldDropped, ...]

    @property
    def units(self) -> list[GoldSentence | GoldDropped]:
        """The sentences and the dropped stretches together, in order of the text."""
        units: list[GoldSentence | GoldDropped] = [*self.sentences, *self.dropped]
        return sorted(units, key=lambda unit: unit.start)
