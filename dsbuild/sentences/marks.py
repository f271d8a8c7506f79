"""Rules of question marks, exclamation marks and ellipses."""

import re

from dsbuild.model import Rule
from dsbuild.sentences.candidate import Candidate, Case, SentenceRule

SMALL_REACH = 200
WORDS = re.compile(r"[a-z]+")
SIGHS = frozenset(
    ["oh", "ah", "o", "alas", "hey", "ho", "ha", "lo", "aye", "nay", "why", "what", "hark", "yes", "no"]
)
# What is said of a play, a book or a cry whose name ends in a mark.
VERBS = frozenset(["is", "are", "was", "were", "has", "have", "had", "will", "would"])
# Brackets after the title of a work: the year, with what it is called in translation or who made it.
DATED = re.compile(r"\((?:[^().!?\n]{1,60}[,;:]? )?(?:1[4-9]|20)\d\d\)")


def _in_a_name(here: Candidate) -> bool | None:
    if here.mark not in ("!", "?") or here.word not in here.words.exclaiming or here.quoted:
        return None
    return here.following in here.words.starters


def _of_a_title(here: Candidate) -> bool | None:
    if here.opener != "(" or ("!" not in here.mark and "?" not in here.mark):
        return None
    return False if DATED.match(here.text, here.next, here.end) else None


def _lower_case_follows(here: Candidate) -> bool | None:
    if here.case is not Case.LOWER or here.opener or here.mark.endswith((".", "…")):
        return None
    if here.closers:
        return False
    return None if writes_small(here) or _after_plain_words(here) else False


def writes_small(here: Candidate) -> bool:
    """Whether the writer begins sentences in small letters."""
    return (
        here.text[here.begin].islower()
        or here.following == "i"
        or " i " in here.text[max(0, here.at - SMALL_REACH) : here.at]
    )


def _after_plain_words(here: Candidate) -> bool:
    """Whether no name, no sigh and no thought of somebody's ends in the mark."""
    if not here.word.isalnum() or not here.word[0].islower() or here.word in SIGHS or here.following in VERBS:
        return False
    return here.words.speech_verbs.isdisjoint(
        WORDS.findall(here.text, here.next, min(here.end, here.next + 30))[:3]
    )


def _stopped(here: Candidate) -> bool | None:
    return True if "!" in here.mark or "?" in here.mark else None


def _ellipsis(here: Candidate) -> bool | None:
    if len(here.mark) < 2 and here.mark != "…":
        return None
    if here.closers.startswith("]"):
        return here.case is Case.UPPER
    stammer = here.word == here.following
    return not stammer and (here.case is not Case.LOWER or bool(here.opener))


def _hesitates(here: Candidate) -> bool | None:
    before = here.text[here.at - 1] if here.at > here.begin else ""
    spaced = (before == " " or " " in here.mark) and here.mark.count(".") == 3 and not here.closers
    return False if spaced and re.split("['’]", here.following)[0] == "I" else None


IN_A_NAME: SentenceRule = Rule("S030", "the mark of a name that ends in one splits nothing", _in_a_name)
LOWER_CASE_FOLLOWS: SentenceRule = Rule(
    "S031",
    "a question or exclamation goes on in lower case after a name, a closing mark or a sigh",
    _lower_case_follows,
)
OF_A_TITLE: SentenceRule = Rule(
    "S034", "the mark of a title before its year in brackets splits nothing", _of_a_title
)
STOPPED: SentenceRule = Rule("S032", "a question or exclamation mark ends a sentence", _stopped)
HESITATES: SentenceRule = Rule(
    "S035", "three dots apart before `I` say that the sentence hesitates", _hesitates
)
ELLIPSIS: SentenceRule = Rule(
    "S033", "an ellipsis ends a sentence unless lower case or the same word follows", _ellipsis
)

RULES = (IN_A_NAME, OF_A_TITLE, LOWER_CASE_FOLLOWS, STOPPED, HESITATES, ELLIPSIS)
