"""What a word is to the grammar of roles by itself: by the vocabulary, else by how it is written."""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from functools import lru_cache

NAME = "N"
PLAIN = "a"
VERB = "s"
AGED = "Y"
NUMBER = "#"
OF_IT = "p"
REMEMBERED = 50_000
"""Words whose class is remembered, at most."""

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_REST = r"[a-z]*+[^\W\d_]*+(?:[’'\-‑](?![sS]\b)[^\W\d_]++)*+"
_WORD = rf"{_CAPITAL}{_REST}"
_ARTICLE = rf"(?:(?:[Aa]l|[Ee]l)[-‑ ]|(?:[Aa]n|[Aa]s|[Aa]sh|[Aa]d|[Aa]r|[Uu]l)[-‑])(?={_CAPITAL})"
_ABBREVIATED = r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Maj|Sgt|Rev|Sen|Rep|Gov|Fr|St|Hon|Supt|Det|Insp|Cmdr)\.(?=[A-Z \n])"
_PARTICLE = r"(?:bin|ibn|bint|ben|al|el|ul|van|der|den|de|del|della|di|da|dos|das|do|la|le|von|zu|af|av|abu|ould|ap|y|ng|sa|mga)"
_PART = rf"(?:{_ABBREVIATED}|(?:{_ARTICLE})?{_WORD})"
_NO_ARTICLE = rf"a(?!(?:l[-‑ ]|(?:n|sh?|d|r)[-‑]){_CAPITAL})|e(?!l[-‑ ]{_CAPITAL})|u(?!l[-‑]{_CAPITAL})"
_SMALL = rf"(?:[b-df-tv-zß-öø-ÿ]|{_NO_ARTICLE}){_REST}"
SMALL = re.compile(_SMALL)
TOKEN = re.compile(
    rf"({_SMALL}"
    r"|I[’'](?:m|ve|d|ll)\b"
    rf"|(?=[^\W\d_]){_PART}(?:\s?(?<=[\s.])(?:{_PARTICLE}\s){{0,3}}{_PART})*"
    r"|[,–—;:()\[\]]"
    r"|[’'][sS]\b|(?<=s)[’'](?=\s)"
    r"|\d{1,3}[-‑ ]years?[-‑ ]olds?"
    r"|\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th|ST|ND|RD|TH)\b)?)"
)
"""A word, a run of words with capitals, a mark, the sign of a possessor, an age or a number."""
PIECE = re.compile(rf"{_ABBREVIATED}|(?:{_ARTICLE})?{_WORD}|[^\W\d_]+")
_MARKS = {",": ",", "–": ",", "—": ",", ";": ";", ":": ";", "(": "(", "[": "(", ")": ")", "]": ")"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A word's class, empty where it only opens phrases, whether it is a plural, and the phrases that it opens.

    `ahead` gives for what can stand behind the word in one of these those that then can be meant, the longest first.
    """

    kind: str
    plural: bool
    phrases: tuple[tuple[str, str], ...]
    ahead: Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Known:
    """What words are known as, in lower case; `hard` are those that more than their class depends on."""

    lookup: Mapping[str, Entry]
    hard: Container[str]
    names: Container[str]
    not_names: Container[str]


def shape(word: str, lookup: Mapping[str, Entry]) -> str:
    """The class of a word that is not in the vocabulary as it is written."""
    ending = word[-2:]
    if ending == "ly" and len(word) > 4:
        return "r"
    if "-" not in word:
        return VERB if ending == "ed" else PLAIN
    entry = lookup.get(word.lower())
    if entry is not None and entry.kind:
        return entry.kind
    if word[:3] == "ex-":
        return "F"
    first, _, last = word.rpartition("-")
    office = lookup.get(last)
    ranked = office is not None and office.kind == "o" and first not in ("anti", "non", "pro")
    return "o" if ranked else PLAIN


def coder(known: Known) -> Callable[[str], str]:
    """What gives the class of a token; empty where that depends on its surroundings, or more is to be noted of it."""

    @lru_cache(REMEMBERED)
    def code(token: str) -> str:
        first = token[0]
        if first == "I" and token[1:2] in ("’", "'"):
            return PLAIN
        if first in _MARKS:
            return _MARKS[token]
        if first in "’'":
            return OF_IT
        if first.isdecimal():
            return AGED if token[-1] in "sd" else NUMBER
        if SMALL.match(token):
            return _of_word(token, token, known)
        return _of_capital(token, known) if PIECE.fullmatch(token) else ""

    return code


def _of_capital(token: str, known: Known) -> str:
    low = token.lower()
    if low.replace("-", " ").partition(" ")[0] in known.hard:
        return ""
    if low in known.names:
        return NAME
    if low in known.lookup or low in known.not_names:
        return _of_word(token, low, known)
    return NAME


def _of_word(token: str, low: str, known: Known) -> str:
    entry = known.lookup.get(low)
    if entry is None:
        return shape(low if token != low else token, known.lookup)
    return "" if entry.phrases or entry.plural else entry.kind
