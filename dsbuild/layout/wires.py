"""The codes of the wire: transmission headers, slugs, and the sign-offs of its desks."""

import re

from dsbuild.layout.page import Mark, Page
from dsbuild.model import DropKind, Rule

MOST_WORDS = 14
TRANSMISSION = re.compile(r"(?:ZCZC|NNNN)\b")
PARTS = re.compile(r"[A-Z0-9]{2,20}(?:[-/=][A-Z0-9]{1,20}){1,5}")
LEAD = re.compile(
    r"\b(?:\d{0,2}(?:ST|ND|RD|TH)?[- ]?(?:LD|LEAD|NDLD|STLD|RDLD|THLD|ADD|TAKE)|WRITETHRU|UPDATE \d|URGENT|PREVIOUS|PICKUP|REPEAT)\b|=\s?\d"
)
CODE = re.compile(r"(?<!\S)\d{3,4}(?!\S)")
TIMED = re.compile(
    r"^(?=.*[A-Z]{2,4} \d{2,4}\b).*\b(?:[0-2]\d[0-5]\d ?(?:Z|GMT|UTC)|[0-3]?\d[0-2]\d[0-5]\dZ)\b"
)
"""A slug with a number and the hour (`TGN 0417 AFR B 4 MAR 1740Z`)."""
LOWEST_SLUG = 2
DESK = re.compile(
    r"[A-Z]{2,12}(?:[ /][A-Za-z]{1,4}(?:/[A-Za-z]{1,4}){0,3})?\s[0-2]\d[0-5]\d\s?(?:GMT|UTC|Z|EST|EDT|CET|BST)\W?$"
)
BRACKETED = re.compile(r"\([A-Z]{2,5}(?:[-/][A-Za-z]{1,5})*\)\.?$")
INITIALS = re.compile(r"[-(]?(?:[a-z]{2,5}(?:[/-][a-z]{2,4}){1,5}|[A-Z]{2,3}(?:/[A-Z]{2,4}){1,5})[-)]?$")


def code(page: Page, index: int) -> Mark | None:
    """A header or a slug: no lower case, and parts that only machines and editors read."""
    text = page.lines[index].text
    if page.lines[index].words > MOST_WORDS + 4 or text != text.upper() or page.lines[index].stops:
        return None
    if TRANSMISSION.match(text):
        return Mark(DropKind.NAVIGATION)
    if (
        index < LOWEST_SLUG
        and page.at_top(index)
        and TIMED.search(text)
        and page.lines[index].words <= MOST_WORDS
    ):
        return Mark(DropKind.NAVIGATION)
    parts = PARTS.search(text, 0, 40)
    if parts is None or page.lines[index].words > MOST_WORDS:
        return None
    slug = parts.group()
    many = slug.count("-") + slug.count("/") + slug.count("=") > 1 or slug.startswith("BC-")
    coded = LEAD.search(text) is not None or CODE.search(text) is not None
    alone = many and parts.start() == 0 and len(slug) >= len(text) - 2
    return Mark(DropKind.NAVIGATION) if (coded and (many or "/" in slug)) or alone else None


def desk(page: Page, index: int) -> Mark | None:
    """The desk's name with the hour, or the initials of those who wrote and edited."""
    line = page.lines[index]
    if index == 0 or line.words > 4:
        return None
    signed = DESK.match(line.text) or (line.words == 1 and INITIALS.match(line.text))
    signed = signed or (page.at_foot(index) and BRACKETED.match(line.text))
    return Mark(DropKind.SIGN_OFF) if signed else None


RULES = (
    Rule("L013", "headers and slugs of the wire are navigation", code),
    Rule("L041", "a desk's name with the hour, or initials alone, are a sign-off", desk),
)
