"""Texts that speak: a letter or a statement that the words name, which the roster takes for whoever issued it."""

import re

from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.cues import Clauses
from dsbuild.quotes.frames import Frame
from dsbuild.quotes.interviews import asks

TALK = re.compile(
    r"(?:\w+ ){0,2}(?:[Tt]alks?|[Ii]nterviews?|[Cc]onversations?|chat|Q&A|exchange|encounter|meeting|dialogue|hours?|minutes|questions|day|afternoon|evening)"
    r" (?:with|to|for) (?P<name>[^\W\d_a-z][^,]{2,60})",
)
"""A heading that says with whom the paper talks (`a talk with Colonel A.`)."""
ADJECTIVES = 4
"""Words between an article and the noun for a text, at most."""
WRITES = frozenset(
    {"write", "writes", "wrote", "declares", "declared", "announces", "announced", "proclaims", "proclaimed"}
)
OWNER = 4
"""Words after `from` up to the noun for whoever sent a text, at most."""
DEFINITE = frozenset({"the", "this", "a", "an", "its", "their", "one", "another"})
TAKEN_UP = frozenset({"the", "this", "that", "it", "they"})
"""What opens words for a text that was brought in before."""


def text_named(clauses: Clauses) -> Mention | None:
    """The first text that the words name (`the letter`), or whoever made it."""
    for at, token in enumerate(clauses.tokens):
        if at and token.lower in clauses.grammar.statements and token.word.islower():
            opens = _determiner(clauses, at)
            if opens == at - 1:
                return _whole_text(clauses, at)
            if opens is not None:
                return clauses.mentions.of(opens, at + 1)
            if clauses.tokens[at - 1].is_possessive:
                return clauses.mentions.of(clauses.mentions.phrases.first(at - 1), at + 1)
    return None


def _determiner(clauses: Clauses, noun: int) -> int | None:
    """Where the article stands before a text, words that tell of it between (`a hand-written note`)."""
    tokens, grammar = clauses.tokens, clauses.grammar
    outside = grammar.prepositions | grammar.boundaries | grammar.carriers | grammar.pronouns - DEFINITE
    for at in range(noun - 1, max(noun - 1 - ADJECTIVES, -1), -1):
        token = tokens[at]
        if token.lower in DEFINITE:
            return at
        if (
            not token.is_word
            or token.is_possessive
            or token.lower in outside
            or grammar.is_person(token.lower)
        ):
            return None
    return None


def _whole_text(clauses: Clauses, at: int) -> Mention | None:
    """The text whose noun begins at token `at` after an article (`a text message`), or whom `from` or `by` names after it."""
    tokens, first = clauses.tokens, at - 1
    end = at + 1
    while end < len(tokens) and tokens[end].lower in clauses.grammar.statements:
        end += 1
    tied = end < len(tokens) and tokens[end].lower in ("from", "by")
    somebody = range(end + 1, min(end + 1 + OWNER, len(tokens))) if tied else ()
    last = next((i for i in somebody if clauses.grammar.is_person(tokens[i].lower)), 0)
    owner = clauses.mentions.of(end + 1, last + 1) if last else None
    return owner or clauses.mentions.of(first, end)


def meant(frame: Frame, found: Attribution) -> Attribution:
    """The attribution, the `you` of a question taken for the interviewee, a text that goes on for whoever wrote it before."""
    page, mention = frame.page, found.mention
    if mention is None:
        return found
    if (talk := TALK.match(page.text, mention.start, mention.end)) is not None:
        return found._replace(mention=Mention(talk.start("name"), mention.end, MentionKind.NAME))
    words = page.text[mention.start : mention.end].lower().split()
    if mention.kind is MentionKind.DESCRIPTION and _goes_on(frame, words):
        return found._replace(rule="A007", mention=None, follows=frame.previous)
    if mention.kind is MentionKind.PRONOUN and words == ["you"] and asks(page.text, frame.here):
        return found._replace(mention=None, interviewee=True)
    return found


def _goes_on(frame: Frame, words: list[str]) -> bool:
    """Whether these words take up the text of the quotation before in the paragraph, which somebody writes (`writes the Front. The two pages denounce “…”`)."""
    if frame.previous is None or words[0] not in TAKEN_UP or words[-1] not in frame.page.grammar.statements:
        return False
    cue = frame.done[frame.previous].cue
    return cue is not None and frame.page.text[cue[0] : cue[1]].lower() in WRITES
