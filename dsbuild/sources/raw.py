from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dsbuild.sources.registry import RegisteredArticle


REGISTRY_FILE = "sources.toml"


class Format(StrEnum):
    """How the bytes of an article are to be read."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    PARQUET = "parquet"

    @property
    def holds_many(self) -> bool:
        """Whether a file of it holds an article a line or row."""
        return self in (Format.JSONL, Format.PARQUET)


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused rather than read, so that memory and time stay bounded whatever the input.

    `article_bytes` bounds an article, a line of JSON Lines and a value of Parquet, decompressed; `tags` the
    tags of a page; `decompressed_ratio` how much larger than its file a decompressed stream may grow once it
    has passed `decompressed_bytes`.
    """

    article_bytes: int = 5_000_000
    tags: int = 60_000
    decompressed_ratio: int = 200
    decompressed_bytes: int = 64_000_000


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one article, not yet decoded: cheap to make, to pickle and to send to another process.

    `uri` is the file as it is told to the user, `path` where it stands in the folder that was read, `place` its
    line or row, from 1, in a file of many articles. `payload` is a file, a line, or a row by column names.
    """

    uri: str
    path: str
    format: Format
    payload: bytes | Mapping[str, Any] = field(repr=False)
    place: int | None = None
    registered: "RegisteredArticle | None" = None

    @property
    def size(self) -> int:
        """The bytes of the payload; of a row, the characters of its text columns."""
        if isinstance(self.payload, bytes):
            return len(self.payload)
        return sum(len(value) for value in self.payload.values() if isinstance(value, str))


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that is not read, what was found in it, and what to do."""

    path: str
    place: int | None
    found: str
    remedy: str

    def __str__(self) -> str:
        return f"{_at(self.path, self.place)}: found {self.found}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class HashMismatch(Refusal):
    """A registered article whose text is another than was registered: it stops the whole build."""

    __str__ = Refusal.__str__


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth telling that refuses nothing."""

    path: str
    place: int | None
    message: str

    def __str__(self) -> str:
        return f"{_at(self.path, self.place)}: {self.message}"


class UnreadableError(Exception):
    """What was found instead of an article, and the remedy; it becomes a `Refusal` where the place is known."""

    def __init__(self, found: str, remedy: str) -> None:
        super().__init__(found, remedy)
        self.found = found
        self.remedy = remedy

    def at(self, path: str, place: int | None = None) -> Refusal:
        """The refusal of what stands there."""
        return Refusal(path, place, self.found, self.remedy)


class RegistryError(Exception):
    """What is wrong with a registry, a line for each thing: file, line, what was found, what to do."""


def _at(path: str, place: int | None) -> str:
    return path if place is None else f"{path}:{place}"
