"""Rules of quotations that end in a mark of their own and go on to whoever speaks."""

import re

from dsbuild.model import Rule
from dsbuild.sentences.candidate import Candidate, Case, SentenceRule

SUBJECT_WORDS = 12
# Small words inside a subject: `Lind of the Tribune`, `Lind and Osei`.
JOINING = frozenset(["of", "and", "for", "the"])
# What stands in brackets behind a quotation, before the sentence goes on or ends.
CITED = re.compile(r"[(\[][^()\[\]\n]{1,60}[)\]][.,;:](?!\w)")
PIECE = re.compile(r"\s*([^\W\d_][\w’'-]{0,40}\.?|\d{1,3}|[,(])(?=[\s,)]|$|[.!?])")
SIGNATURE = re.compile(
    r"(?:[—–]|--?)[ \u00a0]?(?:[^\W\d_a-z][\w.’'-]{0,30}(?:[ \u00a0,]{1,2}|$|(?=\n))){1,6}(?:$|(?=\n))"
)


def _goes_on(here: Candidate) -> bool | None:
    return False if here.quoted and here.case is Case.LOWER and not here.opener else None


def _names_the_speaker(here: Candidate) -> bool | None:
    if not here.quoted or here.full_stop or here.case is not Case.UPPER or here.opener:
        return None
    if here.following in here.words.starters and here.following not in here.words.titles | {"I"}:
        return None
    return False if _short_subject_and_verb(here) else None


def _short_subject_and_verb(here: Candidate) -> bool:
    at, end, apposition = here.next, here.line_end(), False
    for position in range(SUBJECT_WORDS):
        piece = PIECE.match(here.text, at, end)
        if not piece:
            return False
        word = piece.group(1)
        if position and word.removesuffix(".") in here.words.speech_verbs:
            return True
        apposition = apposition or word in (",", "(")
        joined = position and word in JOINING
        if not (apposition or joined or not word.islower() or word in here.words.name_particles):
            return False
        if word.endswith(".") and word[:-1] not in here.words.titles and len(word) > 2:
            return False
        at = piece.end()
    return False


def _cited(here: Candidate) -> bool | None:
    if not here.quoted or here.opener[:1] not in ("(", "["):
        return None
    return False if CITED.match(here.text, here.next, here.end) else None


def _signed(here: Candidate) -> bool | None:
    if not here.spaced or here.text[here.next] not in "—–-":
        return None
    signed = SIGNATURE.match(here.text, here.next, here.line_end())
    # One name alone signs a letter: `That is all. -- Lena`.
    return False if signed and (here.quoted or len(signed.group().split()) > 2) else None


GOES_ON: SentenceRule = Rule(
    "S020", "a quotation that ends in a mark goes on in lower case: `?” asked the judge`", _goes_on
)
NAMES_THE_SPEAKER: SentenceRule = Rule(
    "S021",
    "a quotation that ends in a mark of its own goes on to a name and a verb of speech",
    _names_the_speaker,
)
SIGNED: SentenceRule = Rule(
    "S022", "a dash and a name at the end of the line sign the quotation before", _signed
)
CITED_IN_BRACKETS: SentenceRule = Rule(
    "S023", "a quotation goes on to its source in brackets: `…” (page 12).`", _cited
)

RULES = (GOES_ON, NAMES_THE_SPEAKER, CITED_IN_BRACKETS, SIGNED)
