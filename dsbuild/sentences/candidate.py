"""A place where a sentence may end, and what stands around it."""

import re
from typing import Final, NamedTuple, TypeAlias

from dsbuild.model import Rule
from dsbuild.sentences.words import Words

QUOTES = frozenset("\"'”’»›“‘«")
LINE_REACH = 800
# No marker at the head of a sentence is longer.
MARKER_REACH = 24


class Case:
    """What the first character of the following word is, past opening marks; no enumeration, whose members are slow."""

    UPPER: Final = "upper"
    LOWER: Final = "lower"
    DIGIT: Final = "digit"
    OTHER: Final = "other"


class Candidate(NamedTuple):
    """Marks `text[at:stop]` that may end the sentence begun at `begin`; what follows starts at `next`.

    `mark` are the terminators, `closers` the closing marks after them, with a quotation mark among them where it
    is `quoted`. `word` stands before, stripped of what it is glued to, and `chunk` is all that stands before up to
    white space; `following` comes after, with `case` of its first character; `opener` are the marks before it.
    `inside` tells that a bracket opened in this sentence is still open, and `spaced` that white space follows.
    `sight` is all the bits of `sight` that show.
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
    case: str
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
