"""Names set beside descriptions: `the mayor, Jo Lind,`, `its spokesman in Paris, Al Roy`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dsbuild.quotes.apart import is_date
from dsbuild.quotes.attributed import Mention, MentionKind
from dsbuild.quotes.closed import (
    APPOSED,
    CLAUSAL,
    INDEFINITE,
    LOCATED,
    LOCATING,
    RELATED,
    RELATIVE,
    SHE_HE,
    SPEAKING,
    TIMING,
)
from dsbuild.quotes.phrases import BREAKS, Phrases
from dsbuild.quotes.tokens import Token

if TYPE_CHECKING:
    from dsbuild.quotes.mentions import Mentions

PARTS = frozenset(
    {
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "north",
        "south",
        "east",
        "west",
        "upper",
        "lower",
        "the",
    }
)


ALSO = frozenset({"alias", "aka"})
"""Words between two names of one person."""


def comma_after(phrases: Phrases, end: int, high: int) -> int | None:
    """The comma at token `end`, or the one that ends the relative clause which begins there."""
    tokens = phrases.tokens
    if tokens[end].lower == "and" and end + 1 < high and phrases.is_name(end + 1):
        end += 1  # `its director of media and publicity, A. B.`
        while end < high and phrases.is_name(end):
            end += 1
        return end if end < high and tokens[end].word == "," else None
    part = end + 2 < high and tokens[end + 1].lower in PARTS
    if tokens[end].lower in LOCATED and end + 1 < high and phrases.is_name(end + 1 + part):
        end += 1 + part  # `its spokesman in northern Essia, A. B.`
        while end < high and phrases.is_name(end):
            end += 1
    elif _goes_on(tokens, end, high):
        end += 1
    elif tokens[end].lower in ("who", "whose"):
        end = next((at for at in range(end, min(high, end + RELATED)) if tokens[at].word in BREAKS), high)
    return end if end < high and tokens[end].word == "," else None


def _goes_on(tokens: Sequence[Token], end: int, high: int) -> bool:
    """Whether one more word of a description stands before the comma and a name (`the chief physician, A. B.`)."""
    if end + 2 >= high or tokens[end + 1].word != "," or not tokens[end + 2].word[0].isupper():
        return False
    word = tokens[end].word
    return word.isalpha() and word.islower() and word not in TIMING and not word.endswith(("ly", "ed", "ing"))


def name_beside(mentions: "Mentions", comma: int, high: int) -> Mention | None:
    """A name between a comma after a description and the next sign, perhaps after what else they are."""
    phrases, tokens, end = mentions.phrases, mentions.phrases.tokens, comma + 1
    stop = end
    while stop < high and tokens[stop].is_word:
        stop += 1
    while end < high and (phrases.is_name(end) or (end > comma + 1 and tokens[end].lower in ALSO)):
        end += 1
    tied = end < stop and end - comma > 2 and tokens[end].lower in ("of", "from", "at", "with", "for")
    if end == stop or tied:  # `Rep. A. B. of Ohio`
        placed = phrases.is_name(comma - 1) and not _is_office(phrases, comma)
        return None if placed else mentions.of(comma + 1, end)
    found = mentions.of(comma + 1, stop) if end == comma + 1 and stop - comma <= APPOSED else None
    kinds = (
        (MentionKind.NAME, MentionKind.ORGANISATION)
        if tokens[comma - 1].lower in SPEAKING
        else (MentionKind.NAME,)
    )
    named = found is not None and found.kind in kinds and found.end == tokens[stop - 1].end
    return found if named and tokens[end].lower in phrases.grammar.determiners else None


def _is_office(phrases: Phrases, comma: int) -> bool:
    """Whether the capital before a comma ends an office with its article, and no place behind a preposition (`the regional Ombudswoman,`)."""
    grammar = phrases.grammar
    for at in range(comma - 1, max(comma - 1 - APPOSED, -1), -1):
        token = phrases.tokens[at]
        if token.lower in grammar.determiners:
            return comma - at > 1
        if token.lower in grammar.prepositions or not token.is_word or token.is_possessive:
            return False
    return False


def one_beside(mentions: "Mentions", found: Mention, comma: int, high: int) -> Mention | None:
    """The name that a comma at token `comma` sets beside one of several (`one of them, A. B., shouted`)."""
    tokens = mentions.phrases.tokens
    last = tokens[comma - 1]
    ends = comma < high and tokens[comma].word == "," and last.end == found.end
    one = ends and found.kind is MentionKind.DESCRIPTION and last.lower in ("them", "these", "two", "three")
    return name_beside(mentions, comma, high) if one else None


def dated_name(mentions: "Mentions", start: int, end: int) -> Mention | None:
    """The name that ends tokens `[start, end)`, which a date opens (`In May A. B., a leader of it, told`)."""
    if not any(is_date(mentions.phrases.tokens, at) for at in range(start + 1, min(start + 3, end))):
        return None
    found = after_time(mentions, start, end)
    named = found is not None and found.kind is MentionKind.NAME
    return found if found and named and found.end == mentions.phrases.tokens[end - 1].end else None


def after_time(mentions: "Mentions", start: int, end: int) -> Mention | None:
    """The subject right after a phrase with a preposition that no comma sets apart (`On Monday a man stood up`)."""
    phrases, tokens = mentions.phrases, mentions.phrases.tokens
    if tokens[start].lower not in TIMING or start + 2 >= end:
        return None
    for after in range(start + 2, end):
        lower, before = tokens[after].lower, tokens[after - 1].lower
        opens = lower in phrases.grammar.determiners or lower in SHE_HE or phrases.is_name(after)
        tied = before in phrases.grammar.prepositions or before in phrases.grammar.determiners
        if is_date(tokens, after):
            continue
        named = phrases.is_name(after - 1) and not is_date(tokens, after - 1)
        if opens and not tied and not named and lower not in phrases.grammar.times:
            return mentions.forward(after, end)
        if phrases.is_name(after) and tokens[after - 1].word[0].isdigit():
            return mentions.forward(after, end)
    return None


def apposed_to(mentions: "Mentions", start: int, *, last: bool) -> Mention | None:
    """The name to which an indefinite description at token `start` is set (`in which the Ridge Front, a rebel group, said`).

    Where the description is the `last` before the verb the name may end an opening phrase (`Outside court A. B., a cousin, said`).
    """
    phrases, end = mentions.phrases, start - 1
    tokens = phrases.tokens
    if end < 2 or tokens[start].lower not in INDEFINITE or tokens[end].word != ",":
        return None
    first = phrases.nearest(end - 1)
    if phrases.is_name(end - 1) and first > 0 and tokens[first - 1].lower in RELATIVE | CLAUSAL:
        return mentions.of(first, end)
    run = end
    while run > 1 and phrases.is_name(run - 1):
        run -= 1
    before, grammar = tokens[run - 1], phrases.grammar
    tied = before.lower in grammar.prepositions | grammar.determiners | PARTS or not before.is_word
    dated = any(is_date(tokens, at) for at in range(run, end))
    return mentions.of(run, end) if last and end - run > 1 and not (tied or dated) else None


def behind_place(mentions: "Mentions", start: int, verb: int) -> Mention | None:
    """The name before the verb behind a place that a preposition governs (`As he was led to the cells Reith shouted`)."""
    phrases, tokens, run = mentions.phrases, mentions.phrases.tokens, verb
    if start == 0 or tokens[start - 1].lower not in LOCATED | LOCATING:
        return None
    while run > start and tokens[run - 1].word[0].isupper():
        run -= 1
    whole = run - start < 2 or run == verb or tokens[start].lower not in phrases.grammar.determiners
    if whole or mentions.is_organisation(run, verb) or tokens[run - 1].is_possessive:
        return None
    return Mention(tokens[run].start, tokens[verb - 1].end, MentionKind.NAME)


def is_irish(tokens: Sequence[Token], at: int) -> bool:
    """Whether `An` at token `at` is the Irish article of a name, which stands before any letter (`An Saoradh Nua`)."""
    return tokens[at].word == "An" and tokens[at + 1].lower[0] not in "aeiou"
