"""Rules of the place where a mark stands: in brackets, after a marker, without a space."""

import re

from dsbuild.model import Rule
from dsbuild.sentences.candidate import MARKER_REACH, Candidate, Case, SentenceRule

MARKER = re.compile(
    r"[•·▪●◦‣⁃*–-]?\s?[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|(?=[ivx])x{0,3}(?:i[xv]|v?i{0,3})|(?=[IVX])X{0,3}(?:I[XV]|V?I{0,3})"
    r"|\d{1,2}[.:]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?)[)\]]?"
)
LETTER_OR_DIGIT = re.compile(r"[^\W_]")
TAIL = re.compile(r"(?:[^\W\d_]{2,}|[\d,]{2,}|[)\]%”’\"])$")
LINKED = re.compile(r"[@/\\_#=<>|]|\w\.\w|www", re.IGNORECASE)
SENTENCE_LIKE = re.compile(r"(?:[^\W\d_][^\W\d_A-Z]|[AI][\s'’])")
GOES_ON_AS_A_NAME = re.compile(r"[\w’']{1,40}(?:[.@(/\\_=][\w(]|[@/\\_(=])")


def _inside_brackets(here: Candidate) -> bool | None:
    return False if here.inside else None


def _before_any_word(here: Candidate) -> bool | None:
    if here.at - here.begin > 3:
        return None
    return None if LETTER_OR_DIGIT.search(here.text, here.begin, here.at) else False


def _interjected(here: Candidate) -> bool | None:
    alone = here.chunk in ("(", "[") and here.closers.startswith((")", "]"))
    return False if alone and here.mark[0] in "?!" else None


def _after_marker(here: Candidate) -> bool | None:
    if here.at - here.begin > MARKER_REACH or not here.full_stop:
        return None
    return False if MARKER.fullmatch(here.text, here.begin, here.at) else None


def _without_space(here: Candidate) -> bool | None:
    if here.spaced:
        return None
    if here.case is not Case.UPPER or here.following in here.words.domains:
        return False
    after = here.next + len(here.opener)
    if GOES_ON_AS_A_NAME.match(here.text, after, here.end) or LINKED.search(here.chunk):
        return False
    if here.mark not in (".", "?", "!"):
        return here.following in here.words.starters
    if here.word in here.words.listed or here.word in here.words.exclaiming:
        return False
    return bool(TAIL.search(here.chunk)) and bool(SENTENCE_LIKE.match(here.text, after, here.end))


def _after_brackets(here: Candidate) -> bool | None:
    closed = not here.quoted and (")" in here.closers or "]" in here.closers)
    return False if closed and here.full_stop and here.case is Case.LOWER and not here.opener else None


INSIDE_BRACKETS: SentenceRule = Rule(
    "S010", "a mark inside brackets that a sentence opened splits nothing", _inside_brackets
)
BEFORE_ANY_WORD: SentenceRule = Rule(
    "S011", "marks before any word belong to the sentence that they open", _before_any_word
)
INTERJECTED: SentenceRule = Rule("S012", "a mark alone in brackets, `(?)`, splits nothing", _interjected)
AFTER_MARKER: SentenceRule = Rule(
    "S013", "a list marker, section number or time belongs to the sentence that it opens", _after_marker
)
WITHOUT_SPACE: SentenceRule = Rule(
    "S014", "a missing space splits between two words, not in names of files, sites and code", _without_space
)
AFTER_BRACKETS: SentenceRule = Rule(
    "S015",
    "a sentence goes on in lower case after brackets that hold another: `(He left.) at`",
    _after_brackets,
)

RULES = (INSIDE_BRACKETS, BEFORE_ANY_WORD, INTERJECTED, AFTER_MARKER, AFTER_BRACKETS, WITHOUT_SPACE)
