"""Texts that speak: a letter or a statement named, or meant by `it`."""

import re

from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.cues import Clauses
from dsbuild.quotes.frames import Frame
from dsbuild.quotes.interviews import asks
from dsbuild.quotes.tokens import REACH

TALK = re.compile(
    r"(?:\w+ ){0,2}(?:[Tt]alks?|[Ii]nterviews?|[Cc]onversations?|chat|Q&A|exchange|encounter|meeting|dialogue|hours?|minutes|questions|day|afternoon|evening)"
    r" (?:with|to|for) (?P<name>[^\W\d_a-z][^,]{2,60})",
)
"""A heading that says with whom the paper talks (`a talk with Colonel A.`)."""
BACK = 4
"""Sentences before a quotation in which `it` can find its text, at most."""
OWNER = 4
"""Words after `from` up to the noun for whoever sent a text, at most."""
MAKING = frozenset({"signed", "issued", "released", "published", "circulated", "used", "run"})
DEFINITE = frozenset({"the", "this", "a", "an", "its", "their"})


def text_named(clauses: Clauses) -> Mention | None:
    """The first text that the words name (`the letter`), or whoever made it."""
    for at, token in enumerate(clauses.tokens):
        if at and token.lower in clauses.grammar.statements:
            if clauses.tokens[at - 1].lower in DEFINITE:
                return _whole_text(clauses, at)
            if clauses.tokens[at - 1].is_possessive:
                return clauses.mentions.of(clauses.mentions.phrases.first(at - 1), at + 1)
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
    """The attribution, its `it` taken for a text or whoever signed it, the `you` of a question for the interviewee."""
    page, mention = frame.page, found.mention
    if mention is not None and (talk := TALK.match(page.text, mention.start, mention.end)) is not None:
        return found._replace(mention=Mention(talk.start("name"), mention.end, MentionKind.NAME))
    if mention is None or mention.kind is not MentionKind.PRONOUN:
        return found
    match page.text[mention.start : mention.end].lower():
        case "you" if asks(page.text, frame.here):
            return found._replace(mention=None, interviewee=True)
        case "they" if found.cue and page.text[found.cue[0] : found.cue[1]].lower() == "read":
            text = _meant_by_it(frame, mention)
            return found._replace(rule="A007", mention=text) if text else found
        case "it":
            text = _meant_by_it(frame, mention)
            return found._replace(rule="A007", mention=text) if text else found
    return found


def _meant_by_it(frame: Frame, it: Mention) -> Mention | None:
    """Whoever signed the text named last before `it`, or that text; nobody where somebody else tells of it or issues it."""
    page = frame.page
    at = page.sentence_at(frame.sentence[0])
    before = [(sentence.start, sentence.end) for sentence in page.sentences[max(0, at - BACK) : at]]
    own = (frame.sentence[0], min(it.start, frame.quotation.start))
    signed = None
    for start, end in (own, *reversed(before)):
        clauses = page.clauses(max(start, end - REACH), end)
        signed = signed or _signed(clauses)
        text = text_named(clauses)
        if text and (start, end) == own and _speaks_in(clauses, text):
            return None
        if text:
            told = next(iter(clauses.cues), None)
            teller = clauses.speaker(told) if told and not told.passive else None
            others = teller is not None and teller.start != text.start
            return None if others or _is_made(clauses, text) else signed or text
    return None


def _speaks_in(clauses: Clauses, text: Mention) -> bool:
    """Whether somebody speaks in the text (`In a statement it said`)."""
    at = next((at for at, token in enumerate(clauses.tokens) if token.start == text.start), 0)
    new = clauses.tokens[at].lower in ("a", "an", "another", "its", "their")
    return new and at > 0 and clauses.tokens[at - 1].lower in ("in", "via", "through", "by", "with")


def _is_made(clauses: Clauses, text: Mention) -> bool:
    """Whether the words tell that somebody issues the text, which `it` then need not mean."""
    before = [token.lower for token in clauses.tokens if token.start < text.start]
    return any(word in MAKING for word in before) and not any(word in ("was", "is", "has") for word in before)


def _signed(clauses: Clauses) -> Mention | None:
    """Whom `signed by` names."""
    tokens = clauses.tokens
    for at in range(len(tokens) - 2):
        if tokens[at].lower in MAKING and tokens[at + 1].lower == "by":
            return clauses.mentions.forward(at + 2)
    return None
