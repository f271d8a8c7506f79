from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Who a speaker is to the article; the order is that of the dataset's ClassLabel."""

    EXTREMIST = "extremist"
    OFFICIAL = "official"
    VICTIM_OR_WITNESS = "victim_or_witness"
    EXPERT = "expert"
    JOURNALIST = "journalist"
    OTHER = "other"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Whether an extremist actor still is one."""

    CURRENT = "current"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Directly quoted words `text[start:end]`, the quotation marks included, inside one block.

    `opened` and `closed` are the marks (`“`, `”`), empty where it is quoted without one: by a turn of a
    transcript, by markup, or going on over paragraphs; `closed` is empty too where no closing mark came.
    `rule` found the words; `continues` tells that it goes on a quotation of an earlier block.
    `utterance` tells that the words are a whole utterance, not a fragment woven into somebody else's
    sentence. `nested` quotations are not listed: the outermost marks decide.
    `speaker` is the roster's name, None when nobody can be told to be; `cue` is the span of the words that
    attribute it (`said`, `according to`), `attribution` the rule that did, and `weak` tells that it is a guess
    that a person should look at. `speaker_role` and `speaker_status` are the speaker's in the roster.
    `speech` is false for words in marks that nobody utters: a nickname, a title, scare quotes.
    `open` is set where a quotation is cut to a sentence: it goes on after it, or was never closed.
    """

    start: int
    end: int
    opened: str
    closed: str
    rule: str
    continues: bool = False
    utterance: bool = True
    speech: bool = True
    speaker: str | None = None
    speaker_span: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    attribution: str | None = None
    weak: bool = False
    speaker_role: Role = Role.UNKNOWN
    speaker_status: Status | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or organisation that the article quotes. `basis` are the ids of the rules that gave role and status."""

    name: str
    aliases: tuple[str, ...] = ()
    role: Role = Role.UNKNOWN
    status: Status | None = None
    basis: tuple[str, ...] = ()
    quotations: int = 0
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of an article in order of the text, and the roster of who is quoted."""

    quotations: tuple[Quotation, ...]
    speakers: tuple[Speaker, ...]
