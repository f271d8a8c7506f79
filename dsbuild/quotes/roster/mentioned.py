"""The names that attribution found, before anybody knows whose they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsbuild.quotes.attributed import Attribution, MentionKind
from dsbuild.quotes.roster.vocabulary import Vocabulary, offices

_CAPITALS = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w’'.\-‑]*(?:\s[^\W\d_a-zß-öø-ÿ][\w’'.\-‑]*|\s(?:al|bin|ibn|van|der|de|von|el)\b)*\s*$"
)


LONGEST = 120


@dataclass(frozen=True, slots=True)
class Named:
    """What attribution gives as names, in lower case.

    `whole` are names of people, `parts` their words and `starts` where they begin; `bodies` are names of
    organisations, `common` the parts that mean something else as well.
    """

    whole: frozenset[str]
    parts: frozenset[str]
    starts: frozenset[int]
    bodies: frozenset[str]
    common: frozenset[str]


def named_by(text: str, attributions: Sequence[Attribution], words: Vocabulary) -> Named:
    """The names among the mentions."""
    whole: set[str] = set()
    parts: set[str] = set()
    starts: set[int] = set()
    bodies: set[str] = set()
    for mention in (a.mention for a in attributions if a.mention is not None):
        first = max(mention.start, mention.end - LONGEST)
        match = _CAPITALS.search(text, first, mention.end)
        if match is None:
            continue
        pieces = match[0].split()
        titled = (
            offices(pieces, words, opening=_opens(text, match.start()))
            if mention.kind is MentionKind.NAME
            else 0
        )
        name = " ".join(pieces[titled:]).lower()
        if mention.kind is MentionKind.ORGANISATION:
            bodies.add(name.removeprefix("the "))
        elif mention.kind is MentionKind.NAME:
            starts.add(text.index(pieces[titled], match.start()))
            whole |= {name, name.split()[-1]}
            parts |= _parts(name, words)
    common = frozenset(part for part in parts if part in words.lookup or part in words.not_names)
    return Named(frozenset(whole), frozenset(parts), frozenset(starts), frozenset(bodies), common)


def _opens(text: str, start: int) -> bool:
    """Whether a sentence or what follows a quotation opens here."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in '.!?\n”"’'


def _parts(name: str, words: Vocabulary) -> set[str]:
    """The words of a name that are a name wherever they stand: a surname, and what means nothing else."""
    parts = name.split()
    known = words.lookup, words.titles, words.not_names
    alone = {part for part in parts if not any(part in those for those in known)}
    surname = (
        len(parts) > 1 and parts[-2] != "the" and name not in words.classes and parts[-1] not in words.heads
    )
    return alone | {parts[-1]} if surname else alone
