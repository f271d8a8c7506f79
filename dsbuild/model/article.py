from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256


class MarkupKind(StrEnum):
    """What the markup of a page said about a line of its text."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    BLOCKQUOTE = "blockquote"
    CAPTION = "caption"
    ASIDE = "aside"
    EMBED = "embed"


@dataclass(frozen=True, slots=True)
class Markup:
    """What the page's markup said about `text[start:end]`."""

    start: int
    end: int
    kind: MarkupKind


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as it was read: its text is decided once and never altered.

    `sha256` is of the text in UTF-8 and is the article's identity; `source_sha256` is of the bytes that
    held it. `path` names where it was read, `place` the line or row inside a file of many articles.
    """

    text: str
    sha256: str
    source_sha256: str = ""
    path: str = ""
    place: int | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
    rights: str = "all-rights-reserved"
    extractor: str | None = None
    markup: tuple[Markup, ...] = field(default=(), repr=False)

    @property
    def article_id(self) -> str:
        """The first 16 hex digits of the text's sha256."""
        return self.sha256[:16]


def article_from_text(text: str) -> Article:
    """An article that holds this text and nothing else, for use from Python and `explain`.

    Raises:
        UnicodeEncodeError: the text holds a lone surrogate, which UTF-8 cannot say.
    """
    return Article(text=text, sha256=sha256(text.encode()).hexdigest())
