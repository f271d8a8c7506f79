"""Picture credits, and the sign-offs of agencies, desks and translators."""

import re

from dsbuild.layout.page import Mark, Page
from dsbuild.layout.shapes import is_credit, names_agency
from dsbuild.layout.vocabulary import Topic
from dsbuild.model import DropKind, Rule

DASHED = re.compile(r"[-–—(\[]{1,3}\s?[^\W\d_][\w./ &-]{1,30}[)\]]?[-–—]{0,2}$")
ADVISORY = re.compile(
    r"\((?:Adds|Updates|Recasts|Corrects|Refiles|Rewrites|Repeats|Releads)\b[^()]{0,200}\)$"
)
LONGEST_CREDIT = 6


def credit(page: Page, index: int) -> Mark | None:
    """A picture credit on a line of its own: behind its label, nothing but names and agencies."""
    line = page.lines[index]
    if line.words > 16 or line.last in "!?" or line.opens_quoted:
        return None
    if Topic.CREDIT not in line.opens or not is_credit(line.text, page.words):
        return None
    parted = any(mark in line.text for mark in "/,|") or names_agency(line.text, page.words)
    return Mark(DropKind.CREDIT) if parted or line.words <= LONGEST_CREDIT else None


def agency_credit(page: Page, index: int) -> Mark | None:
    """Names and agencies alone, an agency among them, parted as credits are."""
    line = page.lines[index]
    marked = line.words <= 3 or any(mark in line.text for mark in "/|[©(")
    if not marked or line.words > 10 or line.stops or line.opens_quoted:
        return None
    if not names_agency(line.text, page.words):
        return None
    if not is_credit(line.text, page.words) or line.text[0].islower() or line.text.isupper():
        joined = any(mark in line.text for mark in "/|©") and line.words <= 6
        return Mark(DropKind.CREDIT) if joined and is_credit(line.text, page.words) else None
    return Mark(DropKind.CREDIT)


def sign_off(page: Page, index: int) -> Mark | None:
    """Who reported, edited, translated or supplied it, after the fact."""
    line = page.lines[index]
    if (
        Topic.SIGN_OFF in line.opens
        and not line.opens_quoted
        and line.words <= 60
        and not _is_sentence(page, index)
    ):
        return Mark(DropKind.SIGN_OFF)
    if line.text[0] == "(" and ADVISORY.match(line.text):
        return Mark(DropKind.SIGN_OFF)
    if Topic.SIGN_OFF in line.whole and index > page.first_prose and page.last_prose - index < 1:
        return Mark(DropKind.SIGN_OFF)
    if line.words == 1 and index > 0 and _closes_item(page, index) and names_agency(line.text, page.words):
        return Mark(DropKind.SIGN_OFF)
    if line.words <= 4 and index > 0 and DASHED.match(line.text) and names_agency(line.text, page.words):
        return Mark(DropKind.SIGN_OFF)
    return None


def _closes_item(page: Page, index: int) -> bool:
    """Whether a paragraph ends above the line and none goes on below it."""
    above, below = page.lines[index - 1], page.line(index + 1)
    return above.stops and above.words > LONGEST_CREDIT and (below is None or not below.stops)


def _is_sentence(page: Page, index: int) -> bool:
    """Whether a line that opens as a sign-off stands amid the prose and runs on as prose does."""
    line = page.lines[index]
    return line.is_prose and line.text[0] not in "([" and index <= page.last_prose - 3


RULES = (
    Rule("L030", "names and agencies behind a credit's label are a credit", credit),
    Rule("L031", "names and agencies alone are a credit", agency_credit),
    Rule("L040", "who reported, edited or translated it is a sign-off", sign_off),
)
