from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a kept block is; the order is that of the dataset's ClassLabel."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    PULL_QUOTE = "pull_quote"
    QUESTION = "question"
    ANSWER = "answer"
    LIST_ITEM = "list_item"
    FACT_BOX = "fact_box"
    EMBEDDED_POST = "embedded_post"
    CORRECTION = "correction"


class DropKind(StrEnum):
    """Why a stretch of the page is not the article's."""

    NAVIGATION = "navigation"
    WIDGET = "widget"
    TIMESTAMP = "timestamp"
    BYLINE = "byline"
    BIOGRAPHY = "biography"
    CREDIT = "credit"
    SIGN_OFF = "sign_off"
    LINK = "link"
    INVITATION = "invitation"
    ADVERTISEMENT = "advertisement"
    COPYRIGHT = "copyright"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Block:
    """A kept block `text[start:end]`, trimmed of white space; `rule` decided its kind.

    `turn` is the span of the marker that opens a transcript's turn or a question and answer (`Q:`,
    `A:`, `Jane Doe:`), which stands for quotation marks. `quoted` tells that the whole block is quoted
    by markup (a block quote, an embedded post). `hard_wrapped` tells that line breaks inside the block
    are only breaks of the line; elsewhere a block holds no line break.
    """

    start: int
    end: int
    kind: BlockKind
    rule: str
    turn: tuple[int, int] | None = None
    quoted: bool = False
    hard_wrapped: bool = False


@dataclass(frozen=True, slots=True)
class Dropped:
    """A dropped stretch `text[start:end]`, trimmed; `rule` dropped it."""

    start: int
    end: int
    kind: DropKind
    rule: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks and dropped stretches, each in order of the text; together they hold every non-space character once."""

    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]
