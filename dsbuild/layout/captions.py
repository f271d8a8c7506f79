"""Captions of pictures, with or without their credit."""

import re

from dsbuild.layout.page import Line, Mark, Page
from dsbuild.layout.shapes import is_credit, names_agency
from dsbuild.layout.timestamps import is_stamp
from dsbuild.layout.vocabulary import Topic, folded
from dsbuild.model import BlockKind, DropKind, MarkupKind, Rule

LONGEST = 90
LONGEST_CREDITED = 60
LONGEST_BARE = 40
LONGEST_FRAGMENT = 10
CLOSED = (")", "]")
BRACKETED = re.compile(r"[\[(]([^\[\]()]{2,100})[\])]\W?$")
SLASHED_AGENCY = re.compile(
    r"[^\W\d_]\s?[/|]\s?(?:AP|AFP|EPA|EFE|DPA|TT|PA|AAP|Reuters|REUTERS|Getty|GETTY|Shutterstock|Alamy|Anadolu|ANSA|Xinhua|Polaris)\b[\w /-]{0,30}\W?$"
)
STATION = re.compile(r"[.!?”\"]\s\([A-Z]{3,5}\)$")
FILED = re.compile(r" [A-ZÀ-Þ]{2,}(?: [A-ZÀ-Þ]{2,}){0,3}\s?/\s?(?:File|Archive|Handout|Pool|[A-Z]{2,})$")
CAPITALS_AT_END = re.compile(r"[.!?”\"] [A-ZÀ-Þ]{2,20}(?:(?: [/|&] |[ /])[A-ZÀ-Þ&/.]{2,20}){1,8}$")
PICTURED_AT_END = re.compile(
    r"[.!?”\"'’)] (?:[|/–—-] |\()?(?i:(?:file |handout )?(?:photo|photograph|picture|image|video|foto|credit)s?)"
    r"(?: ?[:|/©]| (?:by|from|courtesy)\b)[^.!?:]{2,60}\W?$"
)
PICTURED = ("photo", "foto", "cture", "mage", "deo", "cred")
"""What words for a picture hold, however their other letters are written."""
SIGNED_AT_END = re.compile(
    r"[.!?] (?:/ [A-ZÀ-Þ][\w.’' -]{2,30}(?:\([\w /]{2,20}\))?|\[[A-ZÀ-Þ][\w/ .’'-]{2,30}\])$"
)
AGENCY_AT_END = re.compile(r"\s\([A-ZÀ-Þ]{2,5}\)$")
QUOTED_AT_END = re.compile(r"[“\"][^\W\dA-Z_][^“”\"]*[”\"]$")
FEWEST_AMID, LONGEST_HEADING = 6, 16
DATED = re.compile(r"\d{1,2} [^\W\d_]{3,10}(?: \d{4})?:\s|[^\W\d_]{3,10} \d{1,2}, \d{4}:\s")


def opened_caption(page: Page, index: int) -> Mark | None:
    """A caption by its markup or by the words that open it."""
    line = page.lines[index]
    if line.markup is MarkupKind.CAPTION:
        return Mark(BlockKind.CAPTION)
    if Topic.CAPTION not in line.opens or line.words > LONGEST or line.opens_quoted:
        return None
    shaped = line.words <= LONGEST_BARE and not any(mark in line.text for mark in '“”"')
    return Mark(BlockKind.CAPTION) if shaped or _is_credited(line, page) else None


def credited_caption(page: Page, index: int) -> Mark | None:
    """A caption by the credit in its own line, or by words only a caption says of its picture."""
    line = page.lines[index]
    leads_on = Topic.LINK in line.opens and Topic.CAPTION not in line.opens
    if leads_on or not 1 < line.words <= LONGEST_CREDITED:
        return None
    return Mark(BlockKind.CAPTION) if _is_credited(line, page) else None


def _is_credited(line: Line, page: Page) -> bool:
    text, tail = line.text, line.text[-120:]
    bracketed = BRACKETED.search(tail) if tail[-2:].strip(".")[-1:] in CLOSED else None
    if bracketed and is_credit(bracketed.group(1), page.words) and _has_credit_word(bracketed.group(1), page):
        return True
    if ("/" in tail or "|" in tail) and SLASHED_AGENCY.search(tail):
        return True
    if (text[-1] == ")" and STATION.search(tail)) or ("/" in tail and FILED.search(tail)):
        return True
    if text[-1].isupper() and CAPITALS_AT_END.search(tail) and not text.isupper():
        return True
    signed = (" / " in tail or " [" in tail) and SIGNED_AT_END.search(tail)
    if signed or (page.pictured and PICTURED_AT_END.search(tail)):
        return True
    stemmed = page.stems and any(map(line.low.__contains__, page.stems))
    return bool(stemmed) and page.words.pictured.search(line.low) is not None


def _has_credit_word(text: str, page: Page) -> bool:
    """Whether names in brackets are a credit's and not an aside: an agency, a slash, a word such as `photo`."""
    slashed = "/" in text and not any(char.isdigit() for char in text)
    low = folded(text)
    return slashed or names_agency(text, page.words) or any(map(low.__contains__, page.stems))


def caption_above_credit(page: Page, index: int) -> Mark | None:
    """A short paragraph, or one set apart or dated, with a credit on the next line."""
    line = page.lines[index]
    if (
        page.kind(index + 1) is not DropKind.CREDIT
        or line.words > LONGEST + 20
        or is_stamp(line.text, page.words)
    ):
        return None
    if line.opens_quoted or line.text[0] in "–—-":
        return None
    if index + 1 < page.first_prose and page.before(index) < 0:
        return None
    apart = line.gap > 1 or line.words <= LONGEST_BARE or DATED.match(line.text) is not None
    return Mark(BlockKind.CAPTION) if apart and line.words > 2 else None


def caption_below_time(page: Page, index: int) -> Mark | None:
    """A line without a stop between the time stamp or byline and the prose: the lead picture's or video's."""
    line = page.lines[index]
    if line.last in ".!?:" or line.words < 5 or line.words > LONGEST_BARE or line.opens_quoted:
        return None
    above = page.kind(index - 1) in (DropKind.TIMESTAMP, DropKind.BYLINE, DropKind.WIDGET)
    following = page.line(page.after(index))
    headed = any(page.kind(other) is BlockKind.HEADLINE for other in range(index))
    ready = above and headed and following is not None and following.is_prose
    return Mark(BlockKind.CAPTION) if ready and page.at_top(index) else None


def caption_set_apart(page: Page, index: int) -> Mark | None:
    """A short line that wider gaps than the page's own set apart from the prose around it."""
    line = page.lines[index]
    following = page.line(index + 1)
    if line.gap < 2 or following is None or page.at_top(index) or page.at_foot(index):
        return None
    if (
        line.words > LONGEST_BARE
        or line.words < 4
        or not line.stops
        or line.last in "?!"
        or line.opens_quoted
    ):
        return None
    resumes = page.kind(index - 1) is not None and line.words > LONGEST_FRAGMENT
    return Mark(BlockKind.CAPTION) if following.gap <= line.gap and not resumes else None


RULES = (
    Rule("L110", "markup, or words that speak of a picture, open a caption", opened_caption),
    Rule("L111", "a credit in the same line makes a caption", credited_caption),
)
PLACED = (
    Rule("L112", "a short paragraph above a credit is its caption", caption_above_credit),
    Rule(
        "L113",
        "a line without a stop between the time stamp and the prose is the lead picture's caption",
        caption_below_time,
    ),
)


def caption_amid(page: Page, index: int) -> Mark | None:
    """A line without a stop amid the prose that tells what a picture shows: longer than a heading, or with words quoted or an agency in it."""
    line = page.lines[index]
    above, below = page.line(page.before(index)), page.line(page.after(index))
    if not FEWEST_AMID <= line.words <= LONGEST_BARE or line.stops or line.last in ",;:-–—" or below is None:
        return None
    if (
        above is None
        or not (above.stops and below.stops)
        or line.hard_wrapped
        or page.at_foot(index)
        or page.at_top(index)
    ):
        return None
    if (
        line.opens_quoted
        or not line.text[0].isupper()
        or line.text.isupper()
        or page.turns
        or line.markup is not None
    ):
        return None
    if min(above.words, below.words) < FEWEST_AMID or page.kind(page.before(index)) is BlockKind.LIST_ITEM:
        return None
    agency = AGENCY_AT_END.search(line.text[-12:]) is not None
    quoting = QUOTED_AT_END.search(line.text) is not None
    return Mark(BlockKind.CAPTION) if agency or quoting or line.words > LONGEST_HEADING else None


APART = (Rule("L114", "a short line that wider gaps set apart is a caption", caption_set_apart),)
AMID = (
    Rule(
        "L115",
        "a line without a stop amid the prose, too long for a heading or with quoted words, is a caption",
        caption_amid,
    ),
)
