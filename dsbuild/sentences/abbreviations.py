"""Rules of the full stop after abbreviations, initials and numbers, in the order in which they are asked."""

import re

from dsbuild.model import Rule
from dsbuild.sentences import punkt
from dsbuild.sentences.candidate import Candidate, Case, SentenceRule

ROMAN = re.compile(r"[IVXLC]{1,7}")
# Words that begin sentences, and names after an initial: `George F. Will`.
SURNAMES = frozenset(["An", "Will", "May", "Most", "Price", "Prices", "Rates", "Such", "Day", "Days", "Best"])
# What is told apart by a letter: `Plan B.` ends a sentence.
LETTERED = re.compile(
    r"(?:(?i:plan|vitamin|hepatitis|group|type|class|grade|part|section|exhibit|appendix|option|gate|block|point)|War|Malcolm"
    r"|Schedule|Title|Figure) $"
)
# In text of capitals alone what goes on behind the hour.
SHOUTED = frozenset(["TO", "UNTIL", "TILL", "AND", "OR", "ON", "AT", "IN"])
# What stands before the form of a company: `Dahl Co.`, not `in Co. Antrim`.
NAMED = re.compile(r"(?:[^\W\d_a-z][\w.'’&)-]*|&) $")
# `Police said so`, but `Police Chief Lee Ott`.
SMALL_NEXT = re.compile(r" [a-z]")
# Here `the U.S.` is a place, and seldom describes the name behind it.
PLACED = re.compile(r"\b(?:in|to|from|into|outside|inside|across|throughout|within|leave|left|entered) the $")
LIST_REACH = 200
# What a number may begin with.
SIGNS = frozenset("+#§№")
SAYS = re.compile(r" [a-z]|['’]")
DOTTED = re.compile(r"(?:[^\W\d_]\.&?){1,8}[^\W\d_]")
ERAS = frozenset(["B.C", "A.D", "B.C.E", "C.E"])
OPENING_ERA = re.compile(
    r"(?:In|By|From|Until|Before|After|Since|Around|About) (?:about |around |circa |c\. )?\d[\d,]{0,12} ?[A-Z.]{3,6}"
)
# One longer word in small letters, or two short ones in a row.
RUNNING_TEXT = re.compile(
    r"\s(?:[a-z]{4,}|[a-z]{1,3}\s[a-z]{1,3}\s|(?:is|was|are|has|had|met|saw|got|did|he|she|it|his|her|its)\s)"
)
RUNNING_ON = re.compile(r"\W?[\w'’]{1,20} [a-z]{2,20}[ ,] ?[a-z]")
# `PRIME RATE:` begins a line of a table that was joined to the one before.
HEADING = re.compile(r"[A-Z]{3,20}(?: [A-Z]{2,20}){1,5}:")
COUNTED = re.compile(r"\d[ -]?$")
# Brackets behind a unit that belong to its sentence: `1.4 h. (Table 3).`
REFERENCE = re.compile(r"\([^()\n]{1,60}\)[.,;](?!\w)")
# Words that are a unit only behind a number.
AMBIGUOUS = frozenset(
    ["in", "ins", "sec", "min", "ea", "ha", "cal", "inst", "dr", "m", "g", "s", "h", "l", "c"]
)
# Nothing has been said yet when a sentence opens with the hour.
OPENING_HOUR = re.compile(
    r"(?:[Aa]t|[Bb]y|[Ff]rom|[Uu]ntil|[Bb]efore|[Aa]fter|[Ss]ince|[Aa]round|[Aa]bout|[Ss]hortly (?:before|after))"
    r" (?:about |around |just )?\d{1,2}(?:[:.]\d\d)? ?[AaPp]\.[Mm]"
)
# These begin sentences even where every word of a headline is a capital one.
PRONOUNS = frozenset(
    ["The", "He", "She", "It", "They", "We", "This", "These", "There", "Mr", "Mrs", "Ms", "Messrs"]
)
PRONOUN_FIRST = re.compile(r"(?:He|She|It|They|We|I|You|That|There)(?:['’][a-z]{1,2})? [a-z]")


def _title(here: Candidate) -> bool | None:
    return False if here.word in here.words.titles else None


def _never_final(here: Candidate) -> bool | None:
    return False if here.word in here.words.never_final else None


def _numbered(here: Candidate) -> bool | None:
    if here.word not in here.words.numbered:
        return None
    roman = ROMAN.fullmatch(here.following) and (here.following != "I" or not _is_a_pronoun(here))
    lettered = len(here.following) == 1 and here.following != "I" and here.word.lower() != "no"
    if (
        here.case is Case.DIGIT
        or roman
        or (lettered and here.case is Case.UPPER)
        or here.text[here.next] in SIGNS
    ):
        return False
    if here.case is Case.LOWER and here.text[here.begin].isupper():
        return False
    return True if here.case is Case.UPPER and here.word not in here.words.listed else None


def _opens_with_the_hour(here: Candidate) -> bool:
    semicolon = here.text.rfind("; ", max(here.begin, here.at - 40), here.at)
    clause = here.begin if semicolon < 0 else semicolon + 2
    return bool(OPENING_HOUR.fullmatch(here.text, clause, here.at))


def _is_a_pronoun(here: Candidate) -> bool:
    """Whether the `I` after `No.` says who speaks and is no number."""
    after = here.next + len(here.opener) + 1
    return here.word.lower() == "no" and bool(SAYS.match(here.text, after, here.end))


def _date(here: Candidate) -> bool | None:
    if here.word not in here.words.dates:
        return None
    return here.case is Case.UPPER and here.following not in here.words.after_hour


def _hour(here: Candidate) -> bool | None:
    if here.word not in here.words.hours:
        return None
    if here.following in SHOUTED or _opens_with_the_hour(here):
        return False
    return here.case is Case.UPPER and here.following not in here.words.after_hour


def _measure(here: Candidate) -> bool | None:
    if here.word not in here.words.measures:
        return None
    if here.word in AMBIGUOUS and not _counted(here):
        return None
    if here.opener == "(" and REFERENCE.match(here.text, here.next, here.end):
        return False
    return here.case is Case.UPPER and here.following not in here.words.after_hour


def _counted(here: Candidate) -> bool:
    """Whether a number stands before the word."""
    before = here.at - len(here.word)
    return bool(COUNTED.search(here.text, max(here.begin, before - 3), before))


def _closing(here: Candidate) -> bool | None:
    return here.case is Case.UPPER if here.word in here.words.closing else None


def _part_of_a_name(here: Candidate) -> bool | None:
    if here.word not in here.words.names and not DOTTED.fullmatch(here.word):
        return None
    if here.case is not Case.UPPER or "(" in here.opener or "[" in here.opener:
        return False
    if _begins_anew(here):
        return True
    if here.word == "Co" and not NAMED.search(_before(here)):
        return here.following in here.words.starters
    if not _in_running_text(here) or _of_a_country(here):
        return False
    return (
        _ends_a_year(here)
        or here.following in here.words.openers
        or _ends_a_name(here)
        or punkt.opens_a_sentence(here.following, here.words.parameters) is True
    )


def _of_a_country(here: Candidate) -> bool:
    """Whether `U.S.` describes the institution behind it."""
    country = "." in here.word and here.word not in here.words.companies
    return country and _owner(here.following) in here.words.institutions


def _in_running_text(here: Candidate) -> bool:
    """Whether small letters tell that no headline and no list of names stands here."""
    if here.word == "al" or RUNNING_TEXT.search(here.text, max(here.begin, here.at - 100), here.at):
        return True
    if PRONOUN_FIRST.match(here.text, here.begin, here.at):
        return True
    return here.following in here.words.openers and bool(RUNNING_ON.match(here.text, here.next, here.end))


def _ends_a_year(here: Candidate) -> bool:
    if here.word not in ERAS or not _counted(here):
        return False
    return not OPENING_ERA.fullmatch(here.text, here.begin, here.at)


def _ends_a_name(here: Candidate) -> bool:
    """Whether a company's name ends, or a place behind a comma, before what is no office of it."""
    before, words = _before(here), here.words
    office = _owner(here.following) in words.offices
    if here.word in words.companies:
        # `Dahl, Inc.`, but `Newry, Co. Down`.
        return not office and bool(NAMED.search(before if here.word == "Co" else before.replace(",", "")))
    if here.word not in words.places:
        return False
    if before.endswith(", "):
        after = here.next + len(here.opener) + len(here.following)
        subject = here.following not in words.after_hour and bool(
            SMALL_NEXT.match(here.text, after, here.end)
        )
        return subject or not office
    return not office and "." in here.word and bool(PLACED.search(before))


def _owner(word: str) -> str:
    """The word without the `’s` of a genitive."""
    return re.split("['’]", word)[0]


def _before(here: Candidate) -> str:
    return here.text[max(here.begin, here.at - 40) : here.at - len(here.word)]


def _begins_anew(here: Candidate) -> bool:
    """Whether, even in a headline, what follows is a sentence, what is said of a picture, or a line of a table."""
    if here.following in PRONOUNS or (here.quoted and here.following in here.words.starters):
        return True
    if len(here.word) > 4 and here.word.islower():
        # `o.b.o.` and `c.o.d.` are no names.
        return True
    after = here.next + len(here.opener) + len(here.following)
    captioned = here.following in here.words.captions and here.text.startswith(":", after)
    return captioned or bool(HEADING.match(here.text, here.next, here.end))


def _prefix(here: Candidate) -> bool | None:
    if here.word not in here.words.prefixes:
        return None
    return here.case is Case.UPPER and here.following in here.words.openers


def _initial(here: Candidate) -> bool | None:
    if len(here.word) != 1 or not here.word.isupper():
        return None
    if here.case is not Case.UPPER:
        # The year of a book behind its writer: `Brown, K. (1999)`.
        return False if here.case is Case.DIGIT and here.opener == "(" else None
    if here.quoted or LETTERED.search(here.text, max(here.begin, here.at - 16), here.at - 1):
        return True
    if here.following in SURNAMES and NAMED.search(_before(here)):
        return False
    return len(here.following) > 1 and here.following in here.words.openers


def _enumerates(here: Candidate) -> bool | None:
    """The number of an item of a list that runs on in its line: `for sale: 1. Lamps 2. Tables`."""
    if len(here.word) != 1 or not here.word.isdecimal() or not here.spaced:
        return None
    before = here.text[max(here.begin, here.at - LIST_REACH) : here.at - 1]
    first = before.endswith(": ") and here.word == "1"
    return False if first or (f" {int(here.word) - 1}. " in before and ": 1. " in before) else None


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
CLOSING: SentenceRule = Rule("S046", "`etc.` and `ibid.` end a sentence before a capital", _closing)
PART_OF_A_NAME: SentenceRule = Rule(
    "S047", "`U.S.`, `Inc.`, `Jr.` end a sentence before a word that begins sentences", _part_of_a_name
)
PREFIX: SentenceRule = Rule("S048", "`St.`, `Mt.` stand before a name", _prefix)
ENUMERATES: SentenceRule = Rule(
    "S051", "the number of an item in a line splits nothing: `for sale: 1. Lamps 2. Tables`", _enumerates
)
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
    ENUMERATES,
    SMALL,
    INITIAL,
)
