"""`seeds/decisions.jsonl`: what the review decided, by hashes, without text."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from dsbuild.lexicon.strict import Strict
from dsbuild.model import Decisions, Label, Role, SentenceDecision, SpeakerDecision, Status

FILE = "decisions.jsonl"
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
ArticleId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]


class _Decision(Strict):
    decision_id: Annotated[str, Field(min_length=1)]
    article_id: ArticleId
    reviewer: str | None = None
    at: datetime | None = None
    reason: str | None = None


class SpeakerLine(_Decision):
    """A speaker's role and status, settled for an article."""

    kind: Literal["speaker"]
    speaker: Annotated[str, Field(min_length=1)]
    role: Role
    status: Status | None = None

    @model_validator(mode="after")
    def _status_fits(self) -> "SpeakerLine":
        if (self.role is Role.EXTREMIST) is not (self.status is not None):
            raise ValueError("an extremist has the status current or former, nobody else has one")
        return self


class SentenceLine(_Decision):
    """A sentence's labels, settled; it is known by its article, the sha256 of its text and its occurrence."""

    kind: Literal["sentence"]
    text_sha256: Sha256
    occurrence: Annotated[int, Field(ge=0)] = 0
    labels: Annotated[tuple[Label, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _labels_fit(self) -> "SentenceLine":
        if sum(label is not Label.CASUALTY_STATISTIC for label in self.labels) != 1:
            raise ValueError("a sentence has exactly one voice label, and may be a casualty statistic too")
        return self


Line = Annotated[SpeakerLine | SentenceLine, Field(discriminator="kind")]
LINE: TypeAdapter[SpeakerLine | SentenceLine] = TypeAdapter(Line)


class DecisionsError(ValueError):
    """The decisions cannot be obeyed; the message has a line for each thing that is wrong."""


def read(path: Path) -> dict[str, Decisions]:
    """The decisions in a file by article; none where there is no file. Of two on one thing the later holds.

    Raises:
        DecisionsError: lines that cannot be read, each with file, line and remedy.
    """
    if not path.exists():
        return {}
    wrong: list[str] = []
    with path.open(encoding="utf-8") as lines:
        decided = list(_lines(path, lines, wrong))
    if wrong:
        raise DecisionsError("\n".join(wrong))
    return by_article(decided)


def _lines(path: Path, lines: Iterable[str], wrong: list[str]) -> Iterator[SpeakerLine | SentenceLine]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield LINE.validate_json(line)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                place = ".".join(map(str, problem["loc"])) or "the line"
                wrong.append(f"{path}:{number}: {place}: {problem['msg']}; mend or remove the line")


def by_article(lines: Iterable[SpeakerLine | SentenceLine]) -> dict[str, Decisions]:
    """The decisions of each article, keyed by its id."""
    speakers: dict[str, dict[str, SpeakerDecision]] = {}
    sentences: dict[str, dict[tuple[str, int], SentenceDecision]] = {}
    for line in lines:
        if isinstance(line, SpeakerLine):
            decision = SpeakerDecision(line.decision_id, line.role, line.status)
            speakers.setdefault(line.article_id, {})[line.speaker] = decision
        else:
            labels = tuple(label for label in Label if label in line.labels)
            key = (line.text_sha256, line.occurrence)
            sentences.setdefault(line.article_id, {})[key] = SentenceDecision(line.decision_id, labels)
    return {
        article: Decisions(speakers.get(article, {}), sentences.get(article, {}))
        for article in sorted({*speakers, *sentences})
    }


def ids(decisions: Mapping[str, Decisions]) -> set[str]:
    """The ids of all decisions."""
    settled = {one.decision_id for found in decisions.values() for one in found.speakers.values()}
    return settled | {one.decision_id for found in decisions.values() for one in found.sentences.values()}
