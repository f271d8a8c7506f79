"""Who wrote it: bare bylines, and addresses."""

import re

from dsbuild.layout.page import Mark, Page
from dsbuild.layout.shapes import EMAIL, URL, WORD, is_credit, is_name, is_names, is_newsroom, names_agency
from dsbuild.layout.timestamps import has_date, without_dates
from dsbuild.layout.vocabulary import DECORATION, Topic, folded
from dsbuild.model import BlockKind, DropKind, Rule

PARTS = re.compile(r"\s*(?:\||•|·|,|;| / | - | – | — |\(|\)|\s{2,})\s*")
JOINED = re.compile(r"\s+(?:and|und|et|y|och|og|e|for(?: the)?)\s+", re.IGNORECASE)
FULL = re.compile(r"\b(?:19|20)\d\d\b")
ASIDE = re.compile(r"\s?\((?:[a-z]+ ?){1,3}\)")
DETAIL = re.compile(r"(?:born|died|age|aged|killed|founded|born in|died in|date of birth)\b", re.IGNORECASE)
MOST_WORDS = 14
LOWEST_NAME = 3
LONGEST_LOWER = 5
STAFF = frozenset(
    {"correspondent", "correspondents", "reporter", "reporters", "writer", "writers", "desk", "envoy"}
)
BY = frozenset({"By", "BY", "by"})
NAMED = re.compile(r"[^\W\d_][\w'’.-]* [^\W\d_][\w'’.-]*")
WIRES = ("with wires", "with agencies", "and agencies", "& agencies", "with reuters", "with afp", "with ap")
DATED = (DropKind.TIMESTAMP, DropKind.BYLINE)
LONGEST_CREDIT = 6


def opened_byline(page: Page, index: int) -> Mark | None:
    """A byline with its `By`: names after it, with or without place, office and date."""
    line = page.lines[index]
    signed = Topic.SIGN_OFF in line.opens and (line.text[0] in "([" or not page.at_top(index))
    if Topic.BYLINE not in line.opens or signed:
        return None
    if line.words > MOST_WORDS or line.last in "!?:":
        return None
    rest = _after_opening(line.text, page)
    if index - page.first_prose > 6 and page.last_prose - index > 2:
        bare = line.text[:3].lower() == "by " and is_name(rest, page.words)
        return Mark(DropKind.BYLINE) if bare and line.words <= LONGEST_CREDIT else None
    if not rest:
        below = page.line(index + 1)
        named = below is not None and page.at_top(index) and is_name(below.text, page.words)
        return Mark(DropKind.BYLINE) if line.words > 1 or named else None
    if (
        page.at_top(index)
        and line.text.islower()
        and line.low.startswith("by ")
        and line.words <= LONGEST_LOWER
    ):
        return Mark(DropKind.BYLINE)
    rest = ASIDE.sub("", rest)
    return Mark(DropKind.BYLINE) if _is_credited(rest, page) else None


def _after_opening(text: str, page: Page) -> str:
    """What stands behind the longest opening of a byline."""
    words = text.split()
    openings = page.words.bylines
    for size in range(min(4, len(words)), 0, -1):
        head = folded(" ".join(words[:size])).strip(DECORATION)
        if head in openings or head + ":" in openings:
            return text.split(None, size)[-1] if size < len(words) else ""
    return text


def _is_credited(text: str, page: Page) -> bool:
    """Whether the text is names, each part of it a name, an office or place of a newsroom, or a date."""
    parts = [part for part in PARTS.split(JOINED.sub(", ", text)) if part]
    if parts and parts[0].startswith("in "):
        return all(part.removeprefix("in ")[0].isupper() for part in parts)
    return (
        bool(parts) and _is_author(parts[0], page) and all(_is_byline_part(part, page) for part in parts[1:])
    )


def _is_author(text: str, page: Page) -> bool:
    text = text.removeprefix("The ").removeprefix("the ")
    if is_name(text, page.words) or is_newsroom(text, page.words):
        return True
    if names_agency(text, page.words) and is_credit(text, page.words):
        return True
    name, _, office = text.partition(" in ")
    if office and is_name(name, page.words) and office[0].isupper():
        return True
    dated = without_dates(text, page.words)
    return has_date(text, page.words) and (not dated or is_names(" ".join(dated), page.words))


def _is_byline_part(text: str, page: Page) -> bool:
    topics = page.words.opens(folded(text))
    if Topic.CREDIT in topics and is_credit(text, page.words):
        return True
    if Topic.SIGN_OFF in topics and is_name(text.rpartition(" by ")[2], page.words):
        return True
    if Topic.BYLINE in topics and text != (rest := _after_opening(text, page)):
        return not rest or _is_author(rest, page)
    words = WORD.findall(text)
    if _is_author(text, page) or EMAIL.search(text) or text.startswith("@"):
        return True
    return not [token for token in without_dates(text, page.words) if token[0].islower()] and len(words) <= 5


def dated_byline(page: Page, index: int) -> Mark | None:
    """Names or an outlet and a date in one line, outside the prose."""
    line = page.lines[index]
    if line.words > MOST_WORDS or line.last in "!?:" or line.opens_quoted:
        return None
    if not (page.at_top(index) or page.at_foot(index)) or not has_date(line.text, page.words):
        return None
    if DETAIL.match(line.text):
        return None
    rest = without_dates(line.text, page.words)
    capital = all(token[0].isupper() or _is_small(folded(token), page) for token in rest)
    shouted = line.text.isupper() and not FULL.search(line.text)
    return Mark(DropKind.BYLINE) if rest and capital and len(rest) <= 7 and not shouted else None


def _is_small(low: str, page: Page) -> bool:
    """Whether bylines write the word small."""
    return low in page.words.particles or low in page.words.newsroom or low == "by"


def bare_name(page: Page, index: int) -> Mark | None:
    """A name, or a name with an office, on a line of its own beside a date or other furniture of the top."""
    line = page.lines[index]
    if line.words > 10 or line.last in ".!?:" or line.opens_quoted:
        return None
    if page.at_foot(index) and _holds_office(line.text, page):
        return Mark(DropKind.BYLINE)
    if index - page.first_prose > LOWEST_NAME or not _is_below_headline(page, index):
        return None
    dated = page.kind(index + 1) in DATED and page.headline >= 0
    if page.at_top(index) and _is_posted(line.text, page, dated=dated) and _has_headline_else(page, index):
        return Mark(DropKind.BYLINE)
    if not _is_beside_byline(page, index):
        return None
    named = _is_names_and_office(line.text, page) and _has_headline_else(page, index)
    return Mark(DropKind.BYLINE) if named else None


def _is_below_headline(page: Page, index: int) -> bool:
    """Whether something that may be the headline stays above the line, or the headline is known to come."""
    stays = any(not page.dropped(above) and page.lines[above].words > 2 for above in range(index))
    return stays or index < page.headline


def _is_posted(text: str, page: Page, *, dated: bool) -> bool:
    """Whether the text is a place, or a name, or who of a newsroom it is, with the place in capitals."""
    if folded(text).endswith(WIRES) or (dated and text.isupper() and text.count(" ") < 2):
        return True
    parts = [part for part in PARTS.split(text) if part]
    rest = parts[1:]
    words = [word for part in rest for word in WORD.findall(part)]
    if not words or not all(word[0].isupper() or word in STAFF for word in words):
        return False
    staffed = "(" not in text and not STAFF.isdisjoint(WORD.findall(folded(text)))
    return staffed or (
        is_name(parts[0], page.words) and all(part.isupper() for part in rest) and not text.isupper()
    )


def _is_beside_byline(page: Page, index: int) -> bool:
    """Whether a date or a byline stands above the line, or above the caption above it, or comes below it."""
    above = page.kind(index - 1)
    if above is BlockKind.CAPTION and page.kind(index - 2) in DATED:
        return True
    return above in DATED or page.kind(index + 1) in DATED or _coming(page, index + 1) in DATED


def _is_names_and_office(text: str, page: Page) -> bool:
    parts = [part for part in PARTS.split(JOINED.sub(", ", text)) if part]
    named = bool(parts) and _is_author(parts[0], page)
    return named and all(is_names(part, page.words) or is_newsroom(part, page.words) for part in parts[1:])


def _holds_office(text: str, page: Page) -> bool:
    """Whether a name is followed by an office of a newsroom."""
    parts = [part for part in PARTS.split(text) if part]
    rest = parts[1:]
    return bool(rest) and (
        is_name(parts[0], page.words)
        and any(
            is_newsroom(part, page.words) and any(word.islower() for word in WORD.findall(part))
            for part in rest
        )
    )


def _coming(page: Page, index: int) -> DropKind | None:
    """The kind that a line below will have, as far as dates and bylines go."""
    line = page.line(index)
    if line is None or line.words > MOST_WORDS or page.dropped(index):
        return None
    if has_date(line.text, page.words) and not [
        word for word in without_dates(line.text, page.words) if word[0].islower()
    ]:
        return DropKind.TIMESTAMP
    return (
        DropKind.BYLINE
        if Topic.BYLINE in line.opens and _is_credited(_after_opening(line.text, page), page)
        else None
    )


def _has_headline_else(page: Page, index: int) -> bool:
    """Whether another line than this one can be the headline."""
    last = min(page.first_prose + 1, len(page.lines), 15)
    others = (page.lines[other] for other in range(last) if other != index and not page.dropped(other))
    return any(
        line.words >= 3 and not _is_names_and_office(line.text, page) for line in others if line.last != "."
    )


def signature(page: Page, index: int) -> Mark | None:
    """`By` and a name with whatever follows it above the prose; a place and the paper; names below the prose."""
    line = page.lines[index]
    if line.words > MOST_WORDS or line.stops or line.last == ":" or line.opens_quoted:
        return None
    if page.at_top(index):
        if page.headline == index or not _is_below_headline(page, index):
            return None
        by, _, rest = line.text.partition(" ")
        place, _, paper = line.text.partition(" – ")
        papers = page.words.outlets.intersection(WORD.findall(folded(paper)))
        signed = (by in BY and _opens_with_name(rest, page)) or (place.isupper() and papers)
    else:
        signed = index > page.last_prose and _is_known_name(line.text, page)
    return Mark(DropKind.BYLINE) if signed else None


def _opens_with_name(text: str, page: Page) -> bool:
    """Whether two capitalised words come first that no headline would hold: the rest is a post, a handle, a menu."""
    name = NAMED.match(text)
    return name is not None and is_name(name.group(), page.words)


def _is_known_name(text: str, page: Page) -> bool:
    """Whether the text is nothing but names, each of which opens with a given name."""
    names = [name for name in PARTS.split(JOINED.sub(", ", text)) if name]
    return bool(names) and all(
        is_name(name, page.words) and folded(WORD.findall(name)[0]) in page.words.given for name in names
    )


def address(page: Page, index: int) -> Mark | None:
    """An e-mail address, or a web address, on a line of its own."""
    text = page.lines[index].text
    if page.lines[index].words > 4:
        return None
    if EMAIL.search(text):
        return Mark(DropKind.BYLINE)
    return Mark(DropKind.LINK) if URL.fullmatch(text.strip("<>()[] ")) else None


RULES = (
    Rule("L020", "names behind `By` are a byline", opened_byline),
    Rule("L021", "names or an outlet with a date, outside the prose, are a byline", dated_byline),
    Rule("L022", "a name beside a date or another byline is a byline", bare_name),
    Rule("L023", "an address on a line of its own belongs to the page", address),
    Rule(
        "L027", "a name behind `By`, a place and the paper, or names below the prose are a byline", signature
    ),
)
BESIDE = (RULES[2], RULES[4])
