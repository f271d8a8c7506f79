"""`seeds/decisions.jsonl`: what the review decided, by hashes, without text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    """`reviewer` is a pseudonym; `round` is empty for a ruling (`adjudicated`) and for a line written by hand."""

    decision_id: Annotated[str, Field(min_length=1)]
    article_id: ArticleId
    reviewer: str | None = None
    round: int | None = None
    adjudicated: bool = False
    at: datetime | None = None
    rules_version: str | None = None
    guideline_version: str | None = None
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


Told = SpeakerLine | SentenceLine
Line = Annotated[Told, Field(discriminator="kind")]
LINE: TypeAdapter[Told] = TypeAdapter(Line)


class DecisionsError(ValueError):
    """The decisions cannot be obeyed; the message has a line for each thing that is wrong."""


def read(path: Path) -> dict[str, Decisions]:
    """The decisions in a file by article, without those in conflict; none where there is no file.

    Raises:
        DecisionsError: lines that cannot be read, each with file, line and remedy.
    """
    return by_article(lines(path))


def read_all(paths: Iterable[Path]) -> list[Told]:
    """The decisions in several files, in their order; raises as `read` does."""
    return [line for path in paths for line in lines(path)]


def lines(path: Path) -> list[Told]:
    """The decisions in a file, as they stand there; raises as `read` does."""
    if not path.exists():
        return []
    wrong: list[str] = []
    with path.open(encoding="utf-8") as text:
        decided = list(_lines(path, text, wrong))
    if wrong:
        raise DecisionsError("\n".join(wrong))
    return decided


def _lines(path: Path, text: Iterable[str], wrong: list[str]) -> Iterator[Told]:
    for number, line in enumerate(text, 1):
        if not line.strip():
            continue
        try:
            yield LINE.validate_json(line)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                place = ".".join(map(str, problem["loc"])) or "the line"
                wrong.append(f"{path}:{number}: {place}: {problem['msg']}; mend or remove the line")


def by_article(decided: Iterable[Told]) -> dict[str, Decisions]:
    """The decisions of each article, keyed by its id; a thing on which people differ is left to the rules."""
    speakers: dict[str, dict[str, SpeakerDecision]] = {}
    sentences: dict[str, dict[tuple[str, int], SentenceDecision]] = {}
    for found in by_thing(decided).values():
        line = deciding(found)
        if isinstance(line, SpeakerLine):
            decision = SpeakerDecision(line.decision_id, line.role, line.status)
            speakers.setdefault(line.article_id, {})[line.speaker] = decision
        elif line is not None:
            labels = tuple(label for label in Label if label in line.labels)
            key = (line.text_sha256, line.occurrence)
            sentences.setdefault(line.article_id, {})[key] = SentenceDecision(line.decision_id, labels)
    return {
        article: Decisions(speakers.get(article, {}), sentences.get(article, {}))
        for article in sorted({*speakers, *sentences})
    }


def by_thing(decided: Iterable[Told]) -> dict[tuple[object, ...], list[Told]]:
    """The lines on each speaker and sentence, in their order."""
    things: dict[tuple[object, ...], list[Told]] = {}
    for line in decided:
        if isinstance(line, SpeakerLine):
            thing: tuple[object, ...] = (line.article_id, line.speaker)
        else:
            thing = (line.article_id, line.text_sha256, line.occurrence)
        things.setdefault(thing, []).append(line)
    return things


def deciding(found: Sequence[Told]) -> Told | None:
    """The line on one thing that holds: a ruling, else what everybody says; None where people differ.

    Of several lines by one reviewer the last counts; lines without a reviewer were written by one hand.
    """
    ruled = [line for line in found if line.adjudicated]
    if ruled:
        return ruled[-1]
    last = {line.reviewer: line for line in found}.values()
    return found[-1] if len({_verdict(line) for line in last}) == 1 else None


def conflicting(decided: Iterable[Told]) -> set[str]:
    """The ids of the decisions on things on which people differ and nobody ruled."""
    return {
        line.decision_id for found in by_thing(decided).values() if deciding(found) is None for line in found
    }


def _verdict(line: Told) -> object:
    return (line.role, line.status) if isinstance(line, SpeakerLine) else frozenset(line.labels)


def ids(decisions: Mapping[str, Decisions]) -> set[str]:
    """The ids of all decisions."""
    settled = {one.decision_id for found in decisions.values() for one in found.speakers.values()}
    return settled | {one.decision_id for found in decisions.values() for one in found.sentences.values()}
