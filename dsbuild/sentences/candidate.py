"""A place where a sentence may end, and what stands around it."""

import re
from enum import IntFlag, StrEnum
from typing import NamedTuple, TypeAlias

from dsbuild.model import Rule
from dsbuild.sentences.words import Words

QUOTES = frozenset("\"'”’»›“‘«")
LINE_REACH = 800
# No marker at the head of a sentence is longer.
MARKER_REACH = 24


class Case(StrEnum):
    """What the first character of the following word is, past opening marks."""

    UPPER = "upper"
    LOWER = "lower"
    DIGIT = "digit"
    OTHER = "other"


class Sight(IntFlag):
    """What a rule must see to have anything to say; most candidates show nothing of it."""

    NOTHING = 0
    INSIDE = 1  # a bracket is open
    EARLY = 2  # the sentence has just begun
    TIGHT = 4  # no white space follows
    QUOTED = 8  # a quotation mark closes
    LOWER = 16  # lower case follows
    DASHED = 32  # a dash follows
    SPECIAL = 64  # the word before is short, dotted or on a list


class Candidate(NamedTuple):
    """Marks `text[at:stop]` that may end the sentence begun at `begin`; what follows starts at `next`.

    `mark` are the terminators, `closers` the closing marks after them, with a quotation mark among them where it
    is `quoted`. `word` stands before, stripped of what it is glued to, and `chunk` is all that stands before up to
    white space; `following` comes after, with `case` of its first character; `opener` are the marks before it.
    `inside` tells that a bracket opened in this sentence is still open, and `spaced` that white space follows.
    `sight` is all of `Sight` that shows.
    """

    text: str
    begin: int
    at: int
    stop: int
    next: int
    end: int
    breaks: re.Pattern[str]
    inside: bool
    words: Words
    mark: str
    closers: str
    spaced: bool
    quoted: bool
    chunk: str
    word: str
    opener: str
    following: str
    case: Case
    sight: int

    @property
    def full_stop(self) -> bool:
        """Whether the mark is a single full stop."""
        return self.mark == "."

    def line_end(self) -> int:
        """Where the line that follows ends, or the part of it that any rule reads."""
        reach = min(self.end, self.next + LINE_REACH)
        found = self.breaks.search(self.text, self.next, reach)
        return found.start() if found else reach


SentenceRule: TypeAlias = Rule[[Candidate], bool | None]
