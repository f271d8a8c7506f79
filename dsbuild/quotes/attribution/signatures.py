"""Whom a signature, a heading or an emblem names."""

from itertools import pairwise

from dsbuild.quotes.attributed import Mention, MentionKind
from dsbuild.quotes.attribution.issuing import BEARS, BORNE, PLACES
from dsbuild.quotes.cues import Clauses

CALLED = frozenset({"known", "called", "named"})
LED = 4
"""Words before a sign among which stands that a text bears it, at most."""


def signed(clauses: Clauses) -> Mention | None:
    """Whom a signature, a heading or an emblem names: `signed by A.`, `headed A.`, `in the name of A.`, `bearing the flag of A.`."""
    best = None
    for at, token in enumerate(clauses.tokens):
        if token.lower == "headed" and opens_name(clauses, at + 1):
            return clauses.mentions.forward(_unmarked(clauses, at + 1))
        if token.lower == "signed":
            best = best or _after_signed(clauses, at + 1)
        elif token.is_possessive and not BORNE.isdisjoint(t.lower for t in clauses.tokens[at + 1 : at + 3]):
            best = best or (_possessor(clauses, at) if _bears(clauses, at) else None)
        elif token.lower == "of" and _is_borne(clauses, at - 1):
            best = somebody(clauses, at + 1) or best
        elif token.lower == "to" and at and clauses.tokens[at - 1].lower == "attributed":
            best = best or somebody(clauses, at + 1)
    return best


def _is_borne(clauses: Clauses, at: int) -> bool:
    """Whether token `at` is what a text bears: `the stamp`, `in the name`, `on behalf`."""
    if at < 1 or not clauses.tokens[at].word.islower():
        return False
    sign = clauses.tokens[at].lower
    if sign in ("name", "names"):
        return _bears(clauses, at)
    return sign in BORNE or (sign == "behalf" and clauses.tokens[at - 1].lower == "on")


def _bears(clauses: Clauses, at: int) -> bool:
    return not BEARS.isdisjoint(token.lower for token in clauses.tokens[max(at - LED, 0) : at])


def _possessor(clauses: Clauses, at: int) -> Mention | None:
    """Whoever the possessor that ends with token `at` is."""
    found = clauses.mentions.of(clauses.mentions.phrases.first(at), at + 1)
    token = clauses.tokens[at]
    bare = token.end - (2 if token.lower.endswith(("'s", "’s")) else 1)
    return None if found is None else found._replace(end=min(found.end, bare))


def _after_signed(clauses: Clauses, at: int) -> Mention | None:
    tokens = clauses.tokens
    while at < len(tokens) and tokens[at].lower in (
        "by",
        "off",
        "as",
        "only",
        "simply",
        "jointly",
        "with",
        "in",
        "on",
        "under",
    ):
        at += 1
    at = _unmarked(clauses, at)
    by = at > 0 and tokens[at - 1].lower == "by"
    if at >= len(tokens) or not (by or opens_name(clauses, at)) or (not by and _is_pen_name(clauses, at)):
        return None
    return somebody(clauses, at)


def _is_pen_name(clauses: Clauses, at: int) -> bool:
    """Whether a rank or an initial opens the name at token `at`, by which a group signs (`signed “Captain Grey”`), or an office follows."""
    token, ahead = clauses.tokens[at], clauses.tokens[at + 1 : at + 4]
    ranked = clauses.grammar.is_person(token.lower) or token.word in clauses.grammar.titles
    office = any(t.word == "," and clauses.grammar.is_person(n.lower) for t, n in pairwise(ahead))
    return ranked or token.word[1:] == "." or office


def _unmarked(clauses: Clauses, at: int) -> int:
    """The token at `at`, or the one after a single mark."""
    return at + 1 if at < len(clauses.tokens) and clauses.tokens[at].word in "‘’'`" else at


def opens_name(clauses: Clauses, at: int) -> bool:
    """Whether a name begins at token `at`, behind its article or a single mark."""
    at = _unmarked(clauses, at)
    tokens = clauses.tokens
    if at < len(tokens) and tokens[at].lower == "the":
        at += 1
    return at < len(tokens) and tokens[at].word[0].isupper()


def somebody(clauses: Clauses, at: int) -> Mention | None:
    """Whoever the phrase at token `at` names who can issue a text; no place, time or way of sending."""
    tokens = clauses.tokens
    at = _unmarked(clauses, at)
    if at >= len(tokens) or tokens[at].lower in clauses.grammar.times or tokens[at].word[0].isdigit():
        return None
    found = clauses.mentions.forward(at)
    if found is None or not clauses.mentions.can_speak(found):
        return None
    if any(token.start == found.start and token.lower in CALLED for token in tokens):
        return None
    inside = {token.word for token in tokens[at:] if token.start < found.end}
    text = found.kind is MentionKind.DESCRIPTION and not clauses.grammar.statements.isdisjoint(inside)
    return None if text or not PLACES.isdisjoint(inside) else found
