"""The words of a person's name, without what stands before and behind it."""

import re
from functools import lru_cache

from dsbuild.quotes.roster.names import Form, given_name
from dsbuild.quotes.roster.noun_phrases import REMEMBERED
from dsbuild.quotes.roster.offices import offices
from dsbuild.quotes.roster.vocabulary import Vocabulary

_SPLIT = re.compile(r"\s+")
_LEADING = frozenset({"van", "der", "den", "de", "von", "di", "da", "del", "la", "le", "du", "al", "el"})
_LETTERS = frozenset(
    {
        "QC",
        "KC",
        "SC",
        "MP",
        "TD",
        "MLA",
        "MSP",
        "MEP",
        "MLC",
        "MHA",
        "PP",
        "OBE",
        "CBE",
        "MBE",
        "PhD",
        "MD",
        "SJ",
    }
)


@lru_cache(REMEMBERED)
def form_of(name: str, words: Vocabulary) -> Form:
    """The words of a name that are the person's own."""
    parts = _bare([part for part in _SPLIT.split(name) if part], words)
    while len(parts) > 1 and parts[0].lower() in _LEADING:
        parts.pop(0)
    return tuple(_unlettered(_alone(parts, words)))


def _bare(parts: list[str], words: Vocabulary) -> list[str]:
    """The words of a name without the titles and offices before it."""
    while len(parts) > 1 and parts[0].lower() in words.titles:
        parts.pop(0)
    if len(parts) > 1 and parts[0].isupper() and 2 < len(parts[0]) < 6 and not parts[1].isupper():
        parts.pop(0)
    return parts[offices(parts, words, opening=False) :] if len(parts) > 2 else parts


def _alone(parts: list[str], words: Vocabulary) -> list[str]:
    """The words of a person's name without the place or body that `of` ties to it."""
    if "of" in parts[2:] and given_name(parts[0], words.genders) is not None:
        return parts[: parts.index("of")]
    return parts


def _unlettered(parts: list[str]) -> list[str]:
    """The words of a name without the letters that office or learning set behind it (`QC`, `MP`)."""
    while len(parts) > 2 and parts[-1] in _LETTERS:
        parts.pop()
    return parts


@lru_cache(REMEMBERED)
def untitled(name: str, words: Vocabulary) -> str:
    """The name as the article writes it, without titles, offices and letters."""
    return " ".join(_unlettered(_alone(_bare(name.split(), words), words)))
