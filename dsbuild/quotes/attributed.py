"""What attribution hands to the roster: who a quotation's surroundings name, before anybody knows who that is."""

from enum import StrEnum
from typing import NamedTuple


class MentionKind(StrEnum):
    """How the words name a speaker."""

    NAME = "name"
    ORGANISATION = "organisation"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


class Mention(NamedTuple):
    """Words `text[start:end]` that name a speaker: a name with its titles, a pronoun, a description (`the 27-year-old`)."""

    start: int
    end: int
    kind: MentionKind


class Attribution(NamedTuple):
    """Whom one quotation is attributed to, as far as its surroundings say.

    `mention` names the speaker; `follows` is the index of the earlier quotation whose speaker goes on;
    `interviewee` tells that the speaker is whoever the article interviews. At most one of the three is
    set; none is when nobody can be told. `rule` saw it, at the words `cue` where there are any; `weak`
    tells that it is a guess.
    """

    rule: str | None = None
    mention: Mention | None = None
    cue: tuple[int, int] | None = None
    weak: bool = False
    follows: int | None = None
    interviewee: bool = False
