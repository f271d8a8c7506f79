"""Words that look like a name or like none, and where what is told of somebody goes on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dsbuild.quotes.closed import CHRISTENED, DATES, DATING, INDEFINITE, OCCASIONS, ONES, OWN, WORN
from dsbuild.quotes.tokens import Token
from dsbuild.quotes.words import Grammar

if TYPE_CHECKING:
    from dsbuild.quotes.phrases import Phrases

ASKING = frozenset({"did", "does", "would", "could", "should", "had", "has", "is", "was", "might", "must"})
"""Auxiliaries that open a question and are nobody's name."""


def is_date(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` is a month or a day after a word that dates (`in April`, `last May`, `2 February`), not a name."""
    dating = at > 0 and (tokens[at - 1].lower in DATING or tokens[at - 1].word[0].isdigit())
    return dating and tokens[at].lower in DATES


def is_christened(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` is a month or a season that somebody is called by (`April Jones`)."""
    known = tokens[at].lower in CHRISTENED and at + 1 < len(tokens) and not is_date(tokens, at)
    return known and tokens[at].word[0].isupper() and tokens[at + 1].word[0].isupper()


def is_told_apart(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether token `at` stands for somebody by what sets them apart (`the tallest one`, `the eldest`)."""
    lower = tokens[at].lower
    if at == start or tokens[start].lower not in ("the", "this", "that"):
        return False
    if lower in ONES:
        return True
    last = at + 1 == len(tokens) or tokens[at + 1].lower.endswith("ed")
    return last and at == start + 1 and lower.endswith("est")


def is_worn(tokens: Sequence[Token], grammar: Grammar, at: int) -> bool:
    """Whether token `at` ties to somebody what they wear or hold (`a youth with a scarf over his face`, `a woman in a green parka`)."""
    if at + 1 >= len(tokens) or tokens[at].lower not in WORN:
        return False
    if tokens[at + 1].lower in OWN:
        held = any(token.lower == "with" for token in tokens[max(at - 5, 0) : at])
        return held or (tokens[at].lower == "in" and grammar.is_person(tokens[at - 1].lower))
    told = (
        token.lower in grammar.statements or token.lower in OCCASIONS for token in tokens[at + 2 : at + 5]
    )
    person = tokens[at - 1].word.islower() and grammar.is_person(tokens[at - 1].lower)
    return person and tokens[at].lower == "in" and tokens[at + 1].lower in INDEFINITE and not any(told)


def is_numbering(tokens: Sequence[Token]) -> bool:
    """Whether the first token numbers its paragraph (`8. A former fighter`)."""
    number, _, rest = tokens[0].word.partition(".")
    return number.isdigit() and not rest and (tokens[0].word[-1] == "." or tokens[1].word in (".", ")"))


def asks_of_name(phrases: "Phrases", start: int, end: int) -> bool:
    """Whether a question opens with an auxiliary before the name of its subject (`Would Amani go back?`)."""
    asks = start == 0 and phrases.tokens[0].lower in ASKING
    return asks and end > 1 and phrases.is_name(1)


def after_text(tokens: Sequence[Token], grammar: Grammar, start: int, last: int) -> int:
    """Where the name that ends with token `last` begins, where a text in which its bearer speaks stands before; else `start`."""
    run = last + 1
    while run > start and tokens[run - 1].word[0].isupper():
        run -= 1
    told = start + 1 < run <= last and tokens[run - 1].lower in grammar.statements
    return run if told and start > 0 and tokens[start - 1].lower in grammar.prepositions else start
