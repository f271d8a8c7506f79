"""The names that attribution found, before anybody knows whose they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsbuild.quotes.attributed import Attribution, MentionKind
from dsbuild.quotes.roster.offices import offices
from dsbuild.quotes.roster.vocabulary import OFFICES, Vocabulary

_CAPITALS = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w’'.\-‑]*(?:\s[^\W\d_a-zß-öø-ÿ][\w’'.\-‑]*|\s(?:al|bin|ibn|van|der|de|von|el)\b)*\s*$"
)


_PAIRS = re.compile(r"(?=(?<!\w)([^\W\d_a-z][\w’'-]{1,30}) ([^\W\d_a-z][\w-]{1,30}))")
LONGEST = 120
TITLE_AND_NAME = 2
"""Words of a title and a surname (`Professor Vale`, who is Ingrid Vale)."""


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
    borne: dict[str, set[str]] = {}
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
        if titled == 0 and len(pieces) == TITLE_AND_NAME and _is_office(pieces[0], words):
            borne = borne or _bearers(text)
            titled = int(any(not _is_office(first, words) for first in borne.get(pieces[1], ())))
        name = " ".join(pieces[titled:]).lower()
        if mention.kind is MentionKind.ORGANISATION:
            bodies.add(name.removeprefix("the "))
        elif mention.kind is MentionKind.NAME:
            starts.add(text.index(pieces[titled], match.start()))
            whole |= {name, name.split()[-1]}
            parts |= _parts(name, words)
    common = frozenset(part for part in parts if part in words.lookup or part in words.not_names)
    return Named(frozenset(whole), frozenset(parts), frozenset(starts), frozenset(bodies), common)


def _bearers(text: str) -> dict[str, set[str]]:
    """The words with a capital right before each word with one."""
    found: dict[str, set[str]] = {}
    for match in _PAIRS.finditer(text):
        found.setdefault(match[2], set()).add(match[1])
    return found


def _is_office(word: str, words: Vocabulary) -> bool:
    """Whether a word with a capital is a title or an office, and nobody's given name."""
    low = word.lower().rstrip(".")
    if low in words.genders or low in words.genders_before_surname:
        return False
    return low in words.titles or low in words.offices or words.classes.get(low, "") in OFFICES


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
