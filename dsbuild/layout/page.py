from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from dsbuild.layout.vocabulary import Topic, Vocabulary
from dsbuild.model import BlockKind, DropKind, MarkupKind

FINAL = frozenset(".!?…。؟।")
CLOSERS = "\"”“’'‘»«›‹)]}*_ \t\xa0"
OPENERS = "\"“”„‟«»‘‚‹›「『'’"
PROSE_WORDS = 18
FEWEST_PROSE_WORDS = 8


class Line(NamedTuple):
    """A paragraph of the page, or a part of one that something else is glued to, with what its shape tells.

    `low` is the text as words of the lexicon are written, `gap` the number of blank lines before it, `last`
    the last character but closing marks and brackets; `stops` tells whether it ends as a sentence does,
    `is_prose` whether it has the length and the end of a paragraph of prose.
    """

    start: int
    end: int
    text: str
    low: str
    gap: int
    hard_wrapped: bool
    words: int
    last: str
    stops: bool
    is_prose: bool
    opens: frozenset[Topic]
    whole: frozenset[Topic]
    markup: MarkupKind | None

    @property
    def is_quoted(self) -> bool:
        """Whether the whole line stands in quotation marks, or in marks that stay open."""
        return (
            self.text[0] in OPENERS
            and len(self.text) > 1
            and (self.text[-1] in CLOSERS or not self._closes())
        )

    @property
    def opens_dashed(self) -> bool:
        """Whether it opens with a dialogue dash."""
        return self.text[0] in "–—―" and (
            self.text[1:2].isspace() or self.text[1:2].isalpha() or self.text[1:2] in "¿¡"
        )

    @property
    def opens_quoted(self) -> bool:
        """Whether it opens with a quotation mark."""
        return self.text[0] in OPENERS

    def _closes(self) -> bool:
        return any(mark in self.text[1:] for mark in '"”“»«')


class Mark(NamedTuple):
    """What a rule makes of a line."""

    kind: BlockKind | DropKind
    turn: tuple[int, int] | None = None
    quoted: bool = False

    @property
    def drops(self) -> bool:
        """Whether the line is not the article's."""
        return isinstance(self.kind, DropKind)


class Speech(Enum):
    """What somebody does in a turn of a transcript."""

    ASKS = auto()
    ANSWERS = auto()
    TELLS = auto()


@dataclass(frozen=True, slots=True)
class Turn:
    """The marker `text[start:end]` that opens a turn of a transcript, colon included, and what the turn does.

    It is empty for a question that is known by the marker of its answer alone.
    """

    start: int
    end: int
    speech: Speech


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of an article, what a survey of the whole tells, and what the rules made of the lines so far.

    `headline` is the line at the top that looks most like one, -1 without; `first_prose` and `last_prose` are the first and last paragraphs of prose by their shape alone; `first_entry`
    is where a live blog's first entry has its time, the number of lines on another page; `exchanges` counts questions above quoted answers; `posts` tells
    whether it may hold posts at all, `stems` are those of captions' words that it holds anywhere; `signalled`,
    `parted` and `pictured` tell whether it may hold signs of players, bars of menus, words for a picture. `marks`
    is the one thing that grows: the driver sets it, line by line, and later rules look at their neighbours.
    """

    text: str
    lines: tuple[Line, ...]
    words: Vocabulary
    title: str | None
    headline: int
    first_prose: int
    last_prose: int
    turns: dict[int, Turn]
    interview: bool
    exchanges: int
    alternating: frozenset[int]
    first_entry: int
    unmarked_questions: frozenset[int]
    dashed_questions: frozenset[int]
    posts: bool
    stems: tuple[str, ...]
    signalled: bool
    parted: bool
    pictured: bool
    marks: list[Mark | None] = field(repr=False)

    def line(self, index: int) -> Line | None:
        """The line at an index that may be off the page."""
        return self.lines[index] if 0 <= index < len(self.lines) else None

    def kind(self, index: int) -> BlockKind | DropKind | None:
        """The kind that a line was given, None while open or off the page."""
        mark = self.marks[index] if 0 <= index < len(self.marks) else None
        return mark.kind if mark else None

    def dropped(self, index: int) -> bool:
        """Whether a line was dropped."""
        mark = self.marks[index] if 0 <= index < len(self.marks) else None
        return mark is not None and mark.kind.__class__ is DropKind

    @property
    def live(self) -> bool:
        """Whether times on lines of their own part the page into the entries of a live blog."""
        return self.first_entry < len(self.lines)

    @property
    def last_turn(self) -> int:
        """The line of a transcript's last turn, -1 without a transcript."""
        return next(reversed(self.turns), -1)

    def is_asked(self, index: int) -> bool:
        """Whether the line asks somebody: a turn, or a question above an answer in quotation marks."""
        if index in self.turns:
            return True
        line, below = self.lines[index], self.line(index + 1)
        return line.last == "?" and below is not None and below.is_quoted

    def before(self, index: int) -> int:
        """The index of the line before that was not dropped, -1 when there is none."""
        index -= 1
        while index >= 0 and self.dropped(index):
            index -= 1
        return index

    def after(self, index: int) -> int:
        """The index of the line after that was not dropped, the number of lines when there is none."""
        index += 1
        while index < len(self.lines) and self.dropped(index):
            index += 1
        return index

    def at_top(self, index: int) -> bool:
        """Whether the line stands before the article's prose."""
        return index < self.first_prose

    def at_foot(self, index: int) -> bool:
        """Whether the line stands after the article's prose."""
        return index > self.last_prose
