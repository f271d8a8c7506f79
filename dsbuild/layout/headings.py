"""Headlines and their repeats, standfirsts and subheadings."""

import re

from dsbuild.layout.page import Mark, Page
from dsbuild.layout.shapes import WORD, is_title_case
from dsbuild.layout.vocabulary import folded
from dsbuild.model import BlockKind, DropKind, MarkupKind, Rule

ROMAN = re.compile(r"[IVX]{1,5}\.?$")
DIRECTION = re.compile(r"\[[^\[\]]{1,60}\]$")
HEADED = (
    None,
    BlockKind.BODY,
    BlockKind.QUESTION,
    BlockKind.ANSWER,
    BlockKind.LIST_ITEM,
    BlockKind.CAPTION,
    BlockKind.SUBHEADING,
)
TOLD_TO = re.compile(r"(?:as )?told to\b|in (?:his|her|their) own words\b|interview(?:ed)? by\b")
OWN = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us)\b")
LONGEST_HEADLINE = 32
LONGEST_SUBHEADING = 14
DEEPEST_STANDFIRST = 8
LONGEST_STANDFIRST = 60
LOWEST_HEADLINE = 24
FEWEST_LISTED, FEWEST_ITEM = 3, 4
BELOW = (
    BlockKind.STANDFIRST,
    BlockKind.CAPTION,
    BlockKind.LIST_ITEM,
    DropKind.RULE,
    DropKind.NAVIGATION,
    DropKind.WIDGET,
    DropKind.LINK,
)
ABOVE = (BlockKind.PULL_QUOTE, BlockKind.CAPTION)


def words_of(text: str) -> list[str]:
    """The text's words as they compare with others."""
    return WORD.findall(folded(text).replace("-", " "))


def titled(page: Page, index: int) -> bool:
    """Whether the markup says that the line is the title, or the line prints the page's own title."""
    line = page.lines[index]
    if line.markup is MarkupKind.TITLE:
        return True
    return page.title is not None and line.words <= LONGEST_HEADLINE and _equal(line.text, page.title)


def first_headline(page: Page, index: int) -> Mark | None:
    """The title, or the first line that is left when it does not end as a sentence does and something follows it."""
    if titled(page, index):
        return Mark(BlockKind.HEADLINE)
    line = page.lines[index]
    if not all(page.dropped(above) or page.kind(above) in ABOVE for above in range(index)):
        return None
    if index == page.headline:
        return Mark(BlockKind.HEADLINE)
    if line.words > LONGEST_HEADLINE or line.last in ":,;…" or page.is_asked(index):
        return None
    if line.last == "." and not is_title_case(line.text):
        return None
    following = page.line(page.after(index))
    return (
        Mark(BlockKind.HEADLINE)
        if following is not None and not (line.is_quoted and following.is_quoted)
        else None
    )


def repeated_headline(page: Page, index: int) -> Mark | None:
    """A further printing of the headline before or just below the top."""
    for other in range(index):
        mark = page.marks[other]
        if mark is not None and mark.kind is BlockKind.HEADLINE and _same(page, index, other):
            return mark
    return None


def _same(page: Page, index: int, other: int) -> bool:
    line, above = page.lines[index], page.lines[other]
    if line.low[0] != above.low[0] and line.low[0].isalnum() and above.low[0].isalnum():
        return False
    return _equal(line.text, above.text)


def _equal(text: str, other: str) -> bool:
    if abs(len(text) - len(other)) > max(20, len(other) // 3):
        return False
    return words_of(text) == words_of(other)


def deck(page: Page, index: int) -> Mark | None:
    """Lines between the headline and the byline or time stamp below it, or the row of links to share it."""
    line = page.lines[index]
    apart = line.markup is MarkupKind.LIST_ITEM or (line.markup is MarkupKind.HEADING and page.live)
    apart = apart or index > page.first_entry
    head = None if apart or DIRECTION.match(line.text) else _headline_above(page, index)
    if head is None or line.words > LONGEST_STANDFIRST or index - head > DEEPEST_STANDFIRST:
        return None
    if page.kind(index + 1) is DropKind.NAVIGATION and head + 2 >= index:
        return Mark(BlockKind.STANDFIRST)
    for below in range(index + 1, min(head + DEEPEST_STANDFIRST + 2, len(page.lines))):
        if page.kind(below) in (DropKind.RULE, BlockKind.HEADLINE):
            return None
        if page.kind(below) in (DropKind.TIMESTAMP, DropKind.BYLINE) and not page.at_foot(below):
            return Mark(BlockKind.LIST_ITEM if _is_listed(page, head, below) else BlockKind.STANDFIRST)
    return None


def _is_listed(page: Page, head: int, below: int) -> bool:
    """Whether three lines or more that end as no sentence does stand below the headline: a list without bullets."""
    lines = [page.lines[other] for other in range(head + 1, below) if not page.dropped(other)]
    return len(lines) >= FEWEST_LISTED and all(not line.stops and line.words >= FEWEST_ITEM for line in lines)


def unstopped_standfirst(page: Page, index: int) -> Mark | None:
    """A line without a stop right below the headline, or a second one below that, with prose to follow."""
    line = page.lines[index]
    if line.last == "." or not 6 <= line.words <= LONGEST_STANDFIRST or line.last == ":":
        return None
    above, following = page.before(index), page.line(page.after(index))
    headed = page.kind(above) is BlockKind.HEADLINE or (
        page.kind(index - 1) is BlockKind.STANDFIRST and page.kind(index - 2) is BlockKind.HEADLINE
    )
    ready = headed and following is not None and following.words > line.words
    return Mark(BlockKind.STANDFIRST) if ready and line.last not in "?”" else None


def told_standfirst(page: Page, index: int) -> Mark | None:
    """What tells of somebody between the words that they told it to a reporter and their own, which say `I`."""
    line, below = page.lines[index], page.line(index + 1)
    if below is None or index == 0 or not line.stops or line.words > LONGEST_STANDFIRST or line.opens_quoted:
        return None
    told = page.kind(index - 1) is DropKind.BYLINE and TOLD_TO.match(page.lines[index - 1].low) is not None
    own = told and OWN.search(line.text) is None and OWN.search(below.text) is not None
    return Mark(BlockKind.STANDFIRST) if own else None


def _headline_above(page: Page, index: int) -> int | None:
    for other in range(index - 1, max(-1, index - DEEPEST_STANDFIRST - 2), -1):
        kind = page.kind(other)
        if kind is BlockKind.HEADLINE:
            return other
        if kind not in BELOW:
            return None
    return None


def subheading(page: Page, index: int) -> Mark | None:
    """A heading by its markup, or a short line without a stop between paragraphs of prose."""
    line = page.lines[index]
    if line.markup is MarkupKind.HEADING or (ROMAN.match(line.text) and len(page.lines) > 1):
        return Mark(BlockKind.SUBHEADING)
    if line.words > LONGEST_SUBHEADING or line.hard_wrapped or not _is_unstopped(page, index):
        return None
    if page.live and page.kind(index - 1) is DropKind.TIMESTAMP:
        return Mark(BlockKind.SUBHEADING)
    above, below = page.before(index), page.after(index)
    upper, lower = page.line(above), page.line(below)
    if upper is None or lower is None or upper.last == ":" or page.kind(above) is BlockKind.HEADLINE:
        return None
    prose_below = page.kind(below) in HEADED and lower.words > line.words
    return Mark(BlockKind.SUBHEADING) if prose_below and not DIRECTION.match(line.text) else None


def take(page: Page, index: int) -> Mark | None:
    """The headline of a further item: below a sign-off, or below a rule and a time or a priority."""
    line = page.lines[index]
    if page.live or line.words > LONGEST_HEADLINE or line.stops or line.last == ":":
        return None
    above = index - 1
    while page.kind(above) in (DropKind.TIMESTAMP, DropKind.NAVIGATION):
        above -= 1
    following = page.line(index + 1)
    signed = page.kind(index - 1) is DropKind.SIGN_OFF and index < page.last_prose
    ready = (above < index - 1 and page.kind(above) is DropKind.RULE) or signed
    return Mark(BlockKind.HEADLINE) if ready and following is not None and line.words > 3 else None


def _is_unstopped(page: Page, index: int) -> bool:
    line = page.lines[index]
    if line.text[0].islower() or line.last in ",;:":
        return False
    if line.last in ".…" or (line.last in "!?" and ". " in line.text):
        return False
    if line.opens_quoted and line.last in "!?":
        return False
    return not (line.last == "?" and page.interview)


TOP = (
    Rule(
        "L101",
        "the page's title, or the first line that ends as no sentence does, is the headline",
        first_headline,
    ),
    Rule("L102", "a further printing of the headline is a headline", repeated_headline),
)
STANDFIRSTS = (
    Rule("L103", "what stands between the headline and the byline or time stamp is the standfirst", deck),
    Rule("L104", "a line without a stop right below the headline is the standfirst", unstopped_standfirst),
    Rule("L107", "what stands between `as told to` and the words of `I` is the standfirst", told_standfirst),
)
TAKES = (
    Rule("L105", "the line below a sign-off, or a rule and a time, is the headline of a further item", take),
)
SUBHEADINGS = (
    Rule(
        "L106",
        "a marked-up heading, or a short line without a stop between paragraphs, is a subheading",
        subheading,
    ),
)
