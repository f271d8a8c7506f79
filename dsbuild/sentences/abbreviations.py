"""Rules of the full stop after abbreviations, initials and numbers, in the order in which they are asked."""

import re

from dsbuild.model import Rule
from dsbuild.sentences import punkt
from dsbuild.sentences.candidate import Candidate, Case, SentenceRule

ROMAN = re.compile(r"[IVXLC]{1,7}")
DOTTED = re.compile(r"(?:[^\W\d_]\.){1,8}[^\W\d_]")
RUNNING_TEXT = re.compile(r"(?:^|\s)[a-z]{4,}")
# Nothing has been said yet when a sentence opens with the hour.
OPENING_HOUR = re.compile(
    r"(?:At|By|From|Until|Before|After|Since|Around|About|Shortly (?:before|after))"
    r" (?:about |around |just )?\d{1,2}(?:[:.]\d\d)? ?[AaPp]\.[Mm]"
)
# These begin sentences even where every word of a headline is a capital one.
PRONOUNS = frozenset(["The", "He", "She", "It", "They", "We", "This", "These", "There"])


def _title(here: Candidate) -> bool | None:
    return False if here.word in here.words.titles else None


def _never_final(here: Candidate) -> bool | None:
    return False if here.word in here.words.never_final else None


def _numbered(here: Candidate) -> bool | None:
    if here.word not in here.words.numbered:
        return None
    if here.case is Case.DIGIT or ROMAN.fullmatch(here.following):
        return False
    return True if here.case is Case.UPPER and here.word not in here.words.listed else None


def _date(here: Candidate) -> bool | None:
    if here.word not in here.words.dates:
        return None
    return here.case is Case.UPPER and here.following not in here.words.after_hour


def _hour(here: Candidate) -> bool | None:
    if here.word not in here.words.hours:
        return None
    if OPENING_HOUR.fullmatch(here.text, here.begin, here.at):
        return False
    return here.case is Case.UPPER and here.following not in here.words.after_hour


def _measure(here: Candidate) -> bool | None:
    return here.case is Case.UPPER if here.word in here.words.measures else None


def _closing(here: Candidate) -> bool | None:
    return here.case is Case.UPPER if here.word in here.words.closing else None


def _part_of_a_name(here: Candidate) -> bool | None:
    if here.word not in here.words.names and not DOTTED.fullmatch(here.word):
        return None
    if here.case is not Case.UPPER or "(" in here.opener or "[" in here.opener:
        return False
    after = here.next + len(here.opener) + len(here.following)
    if here.following in here.words.captions and here.text.startswith(":", after):
        return True
    if here.following in PRONOUNS or (here.quoted and here.following in here.words.starters):
        return True
    if not RUNNING_TEXT.search(here.text[max(here.begin, here.at - 100) : here.at]):
        return False
    return here.following in here.words.starters or bool(
        punkt.opens_a_sentence(here.following, here.words.parameters)
    )


def _prefix(here: Candidate) -> bool | None:
    if here.word not in here.words.prefixes:
        return None
    return here.case is Case.UPPER and here.following in here.words.starters


def _initial(here: Candidate) -> bool | None:
    if len(here.word) != 1 or not here.word.isupper() or here.case is not Case.UPPER:
        return None
    if here.quoted:
        return True
    return len(here.following) > 1 and here.following in here.words.starters and here.following != "An"


def _small(here: Candidate) -> bool | None:
    return False if here.case is Case.LOWER and here.word in here.words.small else None


TITLE: SentenceRule = Rule("S040", "a title stands before a name", _title)
NEVER_FINAL: SentenceRule = Rule("S041", "`e.g.`, `vs.` and their like introduce what follows", _never_final)
NUMBERED: SentenceRule = Rule("S042", "`No.`, `p.`, `Art.` are abbreviations before a number only", _numbered)
DATE: SentenceRule = Rule(
    "S043", "a short month or day ends a sentence before a capital that is no part of a date", _date
)
HOUR: SentenceRule = Rule(
    "S044", "`a.m.` and `p.m.` end a sentence before a capital that is no day and no time zone", _hour
)
MEASURE: SentenceRule = Rule("S045", "a unit ends a sentence before a capital", _measure)
CLOSING: SentenceRule = Rule("S046", "`etc.` ends a sentence before a capital", _closing)
PART_OF_A_NAME: SentenceRule = Rule(
    "S047", "`U.S.`, `Inc.`, `Jr.` end a sentence before a word that begins sentences", _part_of_a_name
)
PREFIX: SentenceRule = Rule("S048", "`St.`, `Mt.` stand before a name", _prefix)
SMALL: SentenceRule = Rule("S050", "`co.`, `st.` in small letters go on in lower case", _small)
INITIAL: SentenceRule = Rule("S049", "an initial stands before a name", _initial)

RULES: tuple[SentenceRule, ...] = (
    TITLE,
    NEVER_FINAL,
    NUMBERED,
    DATE,
    HOUR,
    MEASURE,
    CLOSING,
    PART_OF_A_NAME,
    PREFIX,
    SMALL,
    INITIAL,
)
