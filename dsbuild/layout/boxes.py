"""List items, fact boxes, embedded posts and correction notes."""

import re

from dsbuild.layout.page import Line, Mark, Page
from dsbuild.layout.repeats import repeats
from dsbuild.layout.vocabulary import Topic
from dsbuild.model import BlockKind, DropKind, MarkupKind, Rule

BULLET = re.compile(r"(?:[•▪●◦‣·■□►▶✓✔➤❖+]|\*(?!\*))\s?(?=\S)")
HYPHEN = re.compile(r"[-–]\s+(?=\S)")
NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-h])[.)]\s+(?=\S)")
ANGLE = re.compile(r">{1,3}\s?\w")
DATED = re.compile(
    r"\W?(?:\d{1,2}(?:st|nd|rd|th)? [^\W\d_]{3,10}|[^\W\d_]{3,10}\.? (?:\d{1,2}|(?:19|20)\d\d)|(?:19|20)\d\d)(?:,? (?:19|20)\d\d)?\s?[:–—-]\s"
)
POSTED = re.compile(
    r"(?:^|\s)[—–-]\s?[^\n()@]{1,60}\(@\w{1,30}\)\W{0,3}(?:[^\W\d_]{3,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? [^\W\d_]{3,10}\.? \d{4})?\W{0,3}$"
)
HANDLED = re.compile(r"[^\n()@]{1,50}\s\(?@\w{1,30}\)?\s?(?:[·•|—-]\s?[\w ,.:]{1,24})?$")
NAME = r"[^\W\d_a-z][\w'’.-]*(?: (?:[^\W\d_a-z][\w'’.-]*|of|the|for|al|el|de|bin|van|von)){0,5}"
NAMED_HANDLE = re.compile(
    rf"(?:{NAME},? \(?@\w{{1,30}}\)?(?: ?[·•|—-] ?(?:[^\W\d_]{{3,9}}\.? \d{{1,2}}|\d{{1,2}}\.? ?[^\W\d_]{{1,9}}|\d{{1,2}}[:.]\d\d)(?:,? \d{{4}})?)?(?:,? (?:on|via) [^\W\d_a-z]\w{{0,11}})?\s?:\s|@\w{{2,30}}(?::\s|\s(?=[^\W\d_a-z“\"‘]))"
    rf"|{NAME},? \(?(?:via|by|on) (?:X|Twitter|WhatsApp|[Ee]-?mail|Facebook|Telegram|Instagram|text|Mastodon|Bluesky|TikTok|Signal)\)?:\s)"
)
NAMED_POST = re.compile(rf"({NAME}):\s(?=[^\W_]|[“\"‘'«])")
TELLS_OF_POST = re.compile(
    r"\b(?:(?:post|message|statement|tweet|posting|entry|comment|reply|thread|words?|text|note)s?\b[^.]{0,60}\b(?:appeared|published|posted|shared|went up|put up|popped up|was left|surfaced)\b"
    r"|(?:appeared|posted|published|shared|put up|went up|wrote|tweeted|uploaded|replied|responded|answered|broke (?:its|his|her|their) silence)\b[^.]{0,60}\b(?:Telegram|X|Twitter|Facebook|Gab|VK|channel"
    r"|account|page|profile|feed|forum|social media|online|website|message board)\b|(?:Telegram|Twitter|Facebook|channel|account|social media)\b[^.]{0,30}(?:read|said|wrote):?)"
)
CALLING = frozenset(
    {
        "follow",
        "tweet",
        "email",
        "e-mail",
        "contact",
        "join",
        "send",
        "share",
        "reach",
        "call",
        "via",
        "by",
        "photo",
        "source",
        "credit",
        "read",
    }
)
"""Words before a handle that are no name."""
LONGEST_HANDLE = 12
LONGEST_AUTHOR, LONGEST_TOLD, TOLD_WITHIN = 90, 260, 6000
FEWEST_POSTED = 4
DASHES = "—–-"
ASKING = frozenset({Topic.REQUEST, Topic.INVITATION, Topic.LINK})
LONGEST_HEADING = 12
LONGEST_BOX = 12
LONGEST_COLUMN = 4
FEWEST_ENTRY = 6
LONGEST_ENTRY = 90
SHOUTED = frozenset({"FACT", "FACTS", "FAKTA", "FAKTEN", "PROFILE", "TIMELINE", "FACTBOX", "BACKGROUND"})


def correction(page: Page, index: int) -> Mark | None:
    """A note that corrects or amends the article."""
    line, above = page.lines[index], page.line(index - 1)
    shaped = not line.opens_quoted and index > 0 and not (line.words <= LONGEST_COLUMN and not line.stops)
    if above is not None and above.words <= 2 and above.text.isupper() and Topic.CORRECTION in above.opens:
        return Mark(BlockKind.CORRECTION)
    return Mark(BlockKind.CORRECTION) if shaped and Topic.CORRECTION in line.opens else None


def column(page: Page) -> bool:
    """Whether a line above the prose, alone, says that the page is a column of corrections."""
    top = page.lines[: min(page.first_prose + 1, LONGEST_BOX)]
    return any(
        Topic.CORRECTION in line.opens
        and line.words <= LONGEST_COLUMN
        and not line.stops
        and line.last != ":"
        for line in top
    )


def column_entry(page: Page, index: int) -> Mark | None:
    """A paragraph of a column of corrections."""
    line = page.lines[index]
    return Mark(BlockKind.CORRECTION) if line.stops and line.words >= FEWEST_ENTRY else None


def bullet(page: Page, index: int) -> Mark | None:
    """A list item by its markup or its bullet."""
    line = page.lines[index]
    listed = (line.markup is MarkupKind.LIST_ITEM and index <= page.first_entry) or BULLET.match(line.text)
    return Mark(BlockKind.LIST_ITEM) if listed else None


def numbered(page: Page, index: int) -> Mark | None:
    """A line behind a number, one of several."""
    return Mark(BlockKind.LIST_ITEM) if _among(page, index, NUMBER) else None


def hyphened(page: Page, index: int) -> Mark | None:
    """A line behind a hyphen, one of several that hold no question and nobody's speech."""
    line = page.lines[index]
    if not line.text.startswith("- ") or line.last == "?":
        return None
    return Mark(BlockKind.LIST_ITEM) if _among(page, index, HYPHEN) else None


def _among(page: Page, index: int, shape: re.Pattern[str]) -> bool:
    """Whether the line has the shape and the line before or after has it too."""
    if not shape.match(page.lines[index].text):
        return False
    beside = (page.line(index - 1), page.line(index + 1))
    return any(line is not None and shape.match(line.text) for line in beside)


def may_head_box(line: Line) -> bool:
    """Whether the line announces facts."""
    if line.markup and line.markup is MarkupKind.ASIDE:
        return True
    if (line.whole and Topic.FACT_BOX in line.whole) or (line.opens and Topic.FACT_BOX in line.opens):
        return True
    shouted = line.words <= LONGEST_HEADING and line.text[:4].isupper()
    return shouted and line.text.split(None, 1)[0].rstrip(":") in SHOUTED


def box_heading(page: Page, index: int) -> Mark | None:
    """The heading of a fact box; the first line of the page only when it says nothing else."""
    line = page.lines[index]
    if (
        (index == 0 and not line.whole)
        or line.words > LONGEST_HEADING
        or line.opens_quoted
        or line.last in ".,;"
        or (
            line.markup is MarkupKind.ASIDE
            and (repeats(page, index) or page.kind(index - 1) is BlockKind.PULL_QUOTE)
        )
        or (page.live and line.markup is not MarkupKind.ASIDE)
    ):
        return None
    return Mark(BlockKind.FACT_BOX) if may_head_box(line) and page.line(index + 1) is not None else None


def block_quote(page: Page, index: int) -> Mark | None:
    """A block quote by its markup or by the angle at its head."""
    line = page.lines[index]
    if line.markup is not MarkupKind.BLOCKQUOTE and not ANGLE.match(line.text):
        return None
    return Mark(BlockKind.PULL_QUOTE if repeats(page, index) else BlockKind.BODY, quoted=True)


def box_entry(page: Page, index: int) -> Mark | None:
    """A paragraph of a fact box: it goes on below its heading until a quotation, a heading or furniture."""
    line = page.lines[index]
    if line.markup is MarkupKind.ASIDE:
        signs = page.kind(index - 1) is BlockKind.PULL_QUOTE and not line.stops
        return Mark(BlockKind.PULL_QUOTE if signs or repeats(page, index) else BlockKind.FACT_BOX)
    if (
        line.markup is MarkupKind.LIST_ITEM
        or page.kind(index - 1) is not BlockKind.FACT_BOX
        or line.words > LONGEST_ENTRY
        or line.opens_quoted
    ):
        return None
    head = index - 1
    while head > 0 and page.kind(head - 1) is BlockKind.FACT_BOX and index - head < LONGEST_BOX:
        head -= 1
    if index - head >= LONGEST_BOX or (index - head > 1 and line.gap > page.lines[head + 1].gap):
        return None
    entry = page.line(head + 1)
    listed = entry is not None and _is_entry(entry.text)
    if listed or _box_is_listed(page, head):
        return Mark(BlockKind.FACT_BOX) if _is_entry(line.text) else None
    unstopped = entry is not None and not entry.stops
    return Mark(BlockKind.FACT_BOX) if index == head + 1 or line.stops != unstopped else None


def _is_entry(text: str) -> bool:
    return any(shape.match(text) for shape in (BULLET, HYPHEN, NUMBER, DATED))


def _box_is_listed(page: Page, head: int) -> bool:
    line = page.line(head + 1)
    return line is not None and _is_entry(line.text)


def signed_post(page: Page, index: int) -> Mark | None:
    """A post with its author's name and handle behind a dash, or the line that holds only these."""
    line = page.lines[index]
    if line.markup is MarkupKind.EMBED and line.text[0] not in DASHES:
        return Mark(BlockKind.EMBEDDED_POST, quoted=True)
    if "(@" not in line.text or not POSTED.search(line.text[-130:]):
        return None
    return Mark(BlockKind.EMBEDDED_POST, quoted=line.text[0] not in DASHES)


def post_above_signature(page: Page, index: int) -> Mark | None:
    """The paragraph above a line that holds only a post's author and handle."""
    line, below = page.lines[index], page.line(index + 1)
    if below is None or line.words > LONGEST_ENTRY:
        return None
    signed = below.text[0] in DASHES and POSTED.search(below.text[-130:])
    shared = Topic.POST in below.opens and "@" in below.text
    return Mark(BlockKind.EMBEDDED_POST, quoted=True) if signed or shared else None


def post_below_handle(page: Page, index: int) -> Mark | None:
    """The paragraph below a line with a name and a handle, and that line, which is no words of anybody's."""
    if _is_handle(page, index):
        below = page.line(index + 1)
        posted = below is not None and below.words > 2 and not page.at_top(index)
        return Mark(DropKind.BYLINE) if posted else None
    if index == 0 or page.kind(index - 1) is not DropKind.BYLINE or not _is_handle(page, index - 1):
        return None
    above = page.lines[index - 1]
    return None if page.at_top(index) else Mark(BlockKind.EMBEDDED_POST, turn=(above.start, above.end))


def _is_handle(page: Page, index: int) -> bool:
    """Whether a line holds a name and a handle alone, and no time stands above it."""
    line = page.lines[index]
    if "@" not in line.text or line.words > LONGEST_HANDLE or not line.opens.isdisjoint(ASKING):
        return False
    return bool(HANDLED.match(line.text)) and page.kind(index - 1) is not DropKind.TIMESTAMP


def shared_post(page: Page, index: int) -> Mark | None:
    """The line that tells who shared a post."""
    line = page.lines[index]
    return Mark(BlockKind.EMBEDDED_POST) if Topic.POST in line.opens and "@" in line.text else None


def named_post(page: Page, index: int) -> Mark | None:
    """A post in one line with who wrote it: a name and a handle or `via` a network, or a name below the words that tell of a post."""
    line, above = page.lines[index], page.line(index - 1)
    if page.turns or not FEWEST_POSTED <= line.words <= LONGEST_ENTRY or page.at_top(index):
        return None
    handled = NAMED_HANDLE.match(line.text[:LONGEST_AUTHOR])
    if handled and line.text.split(None, 1)[0].lower() not in CALLING:
        return Mark(BlockKind.EMBEDDED_POST, turn=(line.start, line.start + handled.end()))
    named = NAMED_POST.match(line.text[:LONGEST_AUTHOR])
    if named is None or above is None or not TELLS_OF_POST.search(above.text[-LONGEST_TOLD:]):
        return None
    before, last = page.text[max(0, line.start - TOLD_WITHIN) : line.start], named[1].rsplit(" ", 1)[-1]
    known = last in before or (last.isupper() and last.lower() in before.lower())
    return Mark(BlockKind.EMBEDDED_POST, turn=(line.start, line.start + named.end())) if known else None


CORRECTIONS = (Rule("L140", "a note that corrects or amends the article is a correction", correction),)
COLUMN = (Rule("L141", "a paragraph of a column of corrections is a correction", column_entry),)
POSTS = (
    Rule("L150", "an embed, or a name and a handle behind a dash, is an embedded post", signed_post),
    Rule("L151", "the paragraph above a post's signature is the post", post_above_signature),
    Rule("L152", "who shared a post belongs to the post", shared_post),
    Rule("L153", "a name with a handle heads an embedded post", post_below_handle),
    Rule("L154", "a name, a colon and their words, told of as a post, are an embedded post", named_post),
)
LISTS = (
    Rule("L160", "a line marked up as one, or behind a bullet, is a list item", bullet),
    Rule("L161", "numbered lines one after the other are list items", numbered),
    Rule("L162", "hyphened lines one after the other are list items", hyphened),
)
QUOTES = (Rule("L180", "a line marked up as one, or behind an angle, is a block quote", block_quote),)
FACT_BOXES = (
    Rule("L170", "a heading that announces facts opens a fact box", box_heading),
    Rule("L171", "paragraphs below such a heading, or marked up as an aside, stand in the box", box_entry),
)
