"""A place where a sentence may end, and what stands around it."""

from enum import StrEnum
from typing import NamedTuple, TypeAlias

from dsbuild.model import Rule
from dsbuild.sentences.words import Words

QUOTES = frozenset("\"'”’»›“‘«")


class Case(StrEnum):
    """What the first character of the following word is, past opening marks."""

    UPPER = "upper"
    LOWER = "lower"
    DIGIT = "digit"
    OTHER = "other"


class Candidate(NamedTuple):
    """Marks `text[at:stop]` that may end the sentence begun at `begin`; what follows starts at `next`.

    `mark` are the terminators, `closers` the closing marks after them. `word` stands before, stripped of
    what it is glued to, and `chunk` is all that stands before up to white space; `following` comes after,
    with `case` of its first character; `opener` are the marks before it. `inside` tells that a bracket
    opened in this sentence is still open.
    """

    text: str
    begin: int
    at: int
    stop: int
    next: int
    end: int
    inside: bool
    words: Words
    mark: str
    closers: str
    chunk: str
    word: str
    opener: str
    following: str
    case: Case

    @property
    def spaced(self) -> bool:
        """Whether white space follows the marks."""
        return self.next > self.stop

    @property
    def quoted(self) -> bool:
        """Whether a closing quotation mark is among the closers."""
        return not QUOTES.isdisjoint(self.closers)

    @property
    def full_stop(self) -> bool:
        """Whether the mark is a single full stop."""
        return self.mark == "."


SentenceRule: TypeAlias = Rule[[Candidate], bool | None]
