"""What every format says: a sentence with what the rules and people say of it. Spans are in the sentence, in code points."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dsbuild.model import Label
from dsbuild.review.errors import ImportRefusedError
from dsbuild.review.times import stamp
from dsbuild.review.values import Answer

QES, CASUALTY, REPORTAGE = Label.QUOTED_EXTREMIST_SPEECH, Label.CASUALTY_STATISTIC, Label.REPORTAGE
UNSURE = "unsure"
_ENDS = (("\x85", "\\u0085"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


@dataclass(frozen=True, slots=True)
class Span:
    """Words that a rule spoke about; `words` are a check of the offsets."""

    start: int
    end: int
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's answer. `by` is a pseudonym, `at` ISO 8601 in UTC, `round` None where the tool knows none."""

    id: str
    by: str
    at: str
    answer: Answer
    round: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A sentence. `start` and `end` are in the article; `rules_version` is of the rules that gave `rules`."""

    id: str
    article: str
    start: int
    end: int
    text: str
    sha256: str
    block: str
    title: str | None
    url: str | None
    rules: Answer
    rules_version: str
    spans: tuple[Span, ...]
    reasons: tuple[str, ...]
    votes: tuple[Vote, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file of another tool says of a sentence; `text` is what it was shown, None where it does not say."""

    place: str
    sentence: str
    text: str | None
    votes: tuple[Vote, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A format. `drops` names what it has no place for; what is there to be dropped is counted and told."""

    name: str
    about: str
    suffix: str
    media_type: str
    drops: tuple[str, ...]
    write: Callable[[Iterable[Record]], Iterator[str]]
    read: Callable[[str], Iterator[Taken]]


def line(value: object) -> str:
    """JSON on one line, nothing escaped that needs no escape; what some readers take for the end of a line does."""
    said = _ENCODE(value)
    for end, escaped in _ENDS:
        if end in said:
            said = said.replace(end, escaped)
    return said + "\n"


def json_list(values: Iterable[object]) -> Iterator[str]:
    """A JSON list, an element a line."""
    yield "["
    for number, value in enumerate(values):
        yield (",\n" if number else "\n") + line(value)[:-1]
    yield "\n]\n"


def read_lines(text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The place and the object of each line of JSON; raises ImportRefusedError at one that is none."""
    for number, one in enumerate(text.split("\n"), 1):
        if one.strip():
            yield f"line {number}", an_object(f"line {number}", parsed(one, f"line {number}"))


def read_list(text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The place and the object of each element of a JSON list."""
    found = parsed(text, "the file")
    if not isinstance(found, list):
        raise ImportRefusedError(
            f"the file: found {type(found).__name__}, expected a list; export it again as JSON"
        )
    for number, one in enumerate(found, 1):
        yield f"task {number}", an_object(f"task {number}", one)


def parsed(text: str, place: str) -> Any:
    """The JSON of a text."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportRefusedError(f"{place}: is no JSON ({error}); export it again") from None


def an_object(place: str, value: Any) -> Mapping[str, Any]:
    """The value, which must be an object."""
    if not isinstance(value, dict):
        raise ImportRefusedError(f"{place}: found {type(value).__name__}, expected an object")
    return value


def want(place: str, value: Any, key: str, kind: type | tuple[type, ...]) -> Any:
    """What an object has under a key, which must be there and of a kind."""
    found = value.get(key) if isinstance(value, dict) else None
    if not isinstance(found, kind) or isinstance(found, bool):
        names = kind.__name__ if isinstance(kind, type) else " or ".join(one.__name__ for one in kind)
        raise ImportRefusedError(f"{place}: {key}: found {found!r:.60}, expected {names}")
    return found


def answer_of(place: str, labels: Sequence[Any], *, unsure: bool = False) -> Answer:
    """The answer that labels by name say: one voice, or none where unsure, and perhaps a casualty statistic.

    Raises:
        ImportRefusedError: a label is unknown, or the voices are not one.
    """
    known = {str(label) for label in Label}
    strange = [label for label in labels if label not in known]
    if strange:
        raise ImportRefusedError(
            f"{place}: found the label {strange[0]!r:.60}, expected one of {', '.join(Label)}"
        )
    voices = {label for label in labels if label != CASUALTY}
    if len(voices) != 1 and not (unsure and not voices):
        raise ImportRefusedError(f"{place}: found {len(voices)} voice labels, expected {REPORTAGE} or {QES}")
    return Answer(QES in voices, CASUALTY in labels, unsure)


def utc(place: str, said: Any) -> str:
    """A time as it is kept."""
    try:
        found = datetime.fromisoformat(said)
        return stamp(found.replace(tzinfo=found.tzinfo or UTC))
    except (TypeError, ValueError, OverflowError):
        raise ImportRefusedError(f"{place}: found the time {said!r:.60}, expected ISO 8601") from None


def checked_spans(place: str, text: str, spans: Iterable[tuple[Any, Any, Any]]) -> None:
    """Passes spans that lie in their text and hold the words they say.

    Raises:
        ImportRefusedError: one does not; offsets were not counted in code points, or the text was changed.
    """
    for start, end, words in spans:
        good = isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(text)
        if not good or (words is not None and text[start:end] != words):
            raise ImportRefusedError(
                f"{place}: the span {start}–{end} is not {words!r:.60} in the text; "
                "offsets are code points, and the text must be as it was exported"
            )
