"""Links to other stories, what the page asks of its reader, advertisements, copyright lines and rules."""

import re

from dsbuild.layout.page import Line, Mark, Page
from dsbuild.layout.vocabulary import Topic
from dsbuild.model import DropKind, Rule

LOWEST_HEADLINE = 24
LONGEST_LINK = 40
FEWEST_SENTENCE_WORDS = 9
LONGEST_LISTED = 24
MOST_LISTED = 12
LONGEST_HEADING = 6
LONGEST_INVITATION = 80
SHORT_INVITATION = 45
SHORTEST_SENTENCE = 12
REPORTED = (" said", " told ", " says")
SHORTEST_TEASER = 8
TEASER = re.compile(r"\w: (?:[Hh]ow|[Ww]hy|[Ww]hat|[Ww]ho|[Ii]nside|[Ww]here|[Ww]hen)\b")
SPOKEN = re.compile(r"\w+(?:'\w+)?")
DATED = re.compile(r"©\s?(?:19|20)\d\d")
OWN = frozenset({"our", "ours"})
OURS = frozenset({"our", "ours", "us", "we", "we'll", "we've", "we're", "me", "here", "now", "today"})


def link(page: Page, index: int) -> Mark | None:
    """A link to another story, by the words that open it."""
    line = page.lines[index]
    if Topic.LINK not in line.opens or line.words > LONGEST_LINK or line.opens_quoted or page.is_asked(index):
        return None
    if index < LOWEST_HEADLINE and page.at_top(index) and _is_first(page, index):
        return None
    if line.last == "." and line.words >= FEWEST_SENTENCE_WORDS and ":" not in line.text[:30]:
        ours = " our " in line.text or " here" in line.text
        return Mark(DropKind.LINK) if ours and not any(verb in line.text for verb in REPORTED) else None
    return Mark(DropKind.LINK)


def _is_first(page: Page, index: int) -> bool:
    """Whether nothing stays above the line but the same words: then it is the headline."""
    text = page.lines[index].text
    return all(page.dropped(above) or page.lines[above].text == text for above in range(index))


def link_list(page: Page, index: int) -> Mark | None:
    """The heading of a list of other stories, above something that is not prose."""
    line = page.lines[index]
    if Topic.LINK_LIST not in line.whole:
        return None
    following = page.line(index + 1)
    if following is None or not following.is_prose or not page.at_top(index):
        return Mark(DropKind.LINK)
    return None


def listed_link(page: Page, index: int) -> Mark | None:
    """A headline in a list of other stories: short, without a stop, below its heading or its like."""
    line = page.lines[index]
    if line.words > LONGEST_LISTED or line.last in ".:" or index == 0 or page.at_top(index):
        return None
    head, listed = index - 1, 0
    while head >= 0 and listed < MOST_LISTED and page.dropped(head) and not _heads_list(page, head):
        head, listed = head - 1, listed + 1
    if head < 0 or not _heads_list(page, head):
        return None
    following = page.line(index + 1)
    heads_section = (
        following is not None and following.is_prose and listed > 0 and line.gap >= following.gap > 0
    )
    return None if heads_section and not page.at_foot(index) else Mark(DropKind.LINK)


def _heads_list(page: Page, index: int) -> bool:
    line = page.lines[index]
    if page.kind(index) is not DropKind.LINK:
        return False
    named = (
        Topic.LINK in line.opens
        and line.words <= LONGEST_HEADING
        and line.last not in ".:?"
        and ":" not in line.text
    )
    return Topic.LINK_LIST in line.whole or named


def invitation(page: Page, index: int) -> Mark | None:
    """What the page asks of its reader, by the words that open it."""
    line = page.lines[index]
    if Topic.INVITATION in line.whole:
        return Mark(DropKind.INVITATION) if index > 0 and not page.is_asked(index) else None
    if Topic.INVITATION not in line.opens or line.words > LONGEST_INVITATION or page.is_asked(index):
        return None
    if line.opens_quoted or "”" in line.text or any(verb in line.text for verb in REPORTED):
        return None
    if line.words <= SHORTEST_SENTENCE:
        lower = page.at_foot(index) or (line.words <= 8 and not page.at_top(index) and line.last != ":")
        return Mark(DropKind.INVITATION) if lower or _addresses(line, page) else None
    around = page.at_foot(index) or page.at_top(index) or page.dropped(index - 1)
    meant = _addresses(line, page) if around else page.words.invited.search(line.low) is not None
    return Mark(DropKind.INVITATION) if meant else None


def worded_invitation(page: Page, index: int) -> Mark | None:
    """What the page asks of its reader, by the things it speaks of together with `you` or `our`."""
    line = page.lines[index]
    if line.words > SHORT_INVITATION or not (page.at_foot(index) or page.dropped(index - 1)) or index == 0:
        return None
    if page.is_asked(index) or line.hard_wrapped or any(mark in line.text for mark in '“”«"'):
        return None
    meant = _addresses(line, page, OWN)
    if not meant and (line.stops or not page.at_foot(index)):
        return None
    return Mark(DropKind.INVITATION) if page.words.invited.search(line.low) else None


def closing_invitation(page: Page, index: int) -> Mark | None:
    """What the page asks of its reader below the article, however long: nobody's words, and a phrase of such asking."""
    line = page.lines[index]
    above = index < page.headline
    if (index == 0 and not above) or line.words > LONGEST_INVITATION or page.is_asked(index):
        return None
    if line.opens_quoted or any(verb in line.text for verb in REPORTED):
        return None
    if any(mark in line.text for mark in '“”«"'):
        return None
    if index <= page.first_prose and line.words > SHORTEST_SENTENCE and not above:
        return None
    asked = Topic.INVITATION in line.opens and (page.at_foot(index) or _addresses(line, page))
    return Mark(DropKind.INVITATION) if asked or page.words.closing.search(line.low) else None


def teaser(page: Page, index: int) -> Mark | None:
    """A headline of another story amid the prose: longer than a subheading, and after a colon it asks or promises."""
    line = page.lines[index]
    if not SHORTEST_TEASER <= line.words <= LONGEST_LISTED or line.stops or line.opens_quoted:
        return None
    above, below = page.line(index - 1), page.line(index + 1)
    amid = (
        above is not None
        and above.stops
        and below is not None
        and below.stops
        and below.words > SHORTEST_TEASER
    )
    return Mark(DropKind.LINK) if amid and TEASER.search(line.text) else None


def _addresses(line: Line, page: Page, ours: frozenset[str] = OURS) -> bool:
    """Whether the line speaks to the reader, or of the paper as `us`, or holds an address."""
    if "@" in line.text or "http" in line.text or "www." in line.text:
        return True
    words = SPOKEN.findall(line.low)
    return not (page.words.address.isdisjoint(words) and ours.isdisjoint(words))


def advertisement(page: Page, index: int) -> Mark | None:
    """The label of an advertisement, and what tells the reader to go on below it."""
    line = page.lines[index]
    if Topic.ADVERTISEMENT in line.whole or (
        Topic.ADVERTISEMENT in line.opens and line.words <= (60 if line.text[0] == "[" else 20)
    ):
        return Mark(DropKind.ADVERTISEMENT)
    return None


def copyright_line(page: Page, index: int) -> Mark | None:
    """A copyright line, by how it opens or by a formula of rights."""
    line = page.lines[index]
    if (
        not (line.opens or page.dropped(index - 1) or page.at_foot(index) or page.at_top(index))
        and line.text[0] != "©"
    ):
        return None
    if line.opens_quoted or line.words > LONGEST_INVITATION:
        return None
    if line.text.startswith("©"):
        return Mark(DropKind.COPYRIGHT if any(char.isdigit() for char in line.text) else DropKind.CREDIT)
    if Topic.COPYRIGHT in line.opens and (page.at_foot(index) or page.at_top(index) or not line.is_prose):
        return Mark(DropKind.COPYRIGHT)
    if not (page.at_foot(index) or page.at_top(index) or page.dropped(index - 1)):
        return None
    told = page.words.reserved.search(line.low) or (page.at_foot(index) and DATED.search(line.text))
    return Mark(DropKind.COPYRIGHT) if told and not any(mark in line.text for mark in '“”"') else None


def ruling(page: Page, index: int) -> Mark | None:
    """A line without a letter or a digit."""
    text = page.lines[index].text
    return None if any(char.isalnum() for char in text) else Mark(DropKind.RULE)


RULES = (
    Rule("L050", "the heading of a list of other stories is a link", link_list),
    Rule("L051", "words that announce another story open a link", link),
    Rule("L060", "words that ask something of the reader open an invitation", invitation),
    Rule(
        "L061",
        "newsletters, registration and comments spoken of to the reader are an invitation",
        worded_invitation,
    ),
    Rule("L070", "the label of an advertisement is furniture", advertisement),
    Rule("L075", "a copyright line is furniture", copyright_line),
    Rule("L080", "a line without a letter or a digit is a rule", ruling),
    Rule("L052", "a headline below the heading of a list of other stories is a link", listed_link),
)
CLOSING = (Rule("L062", "what the closing lines ask of the reader is an invitation", closing_invitation),)
TEASERS = (Rule("L054", "a long headline amid the prose that asks or promises is a link", teaser),)
WORDED = (RULES[3], RULES[5])
BESIDE = (RULES[3], RULES[7])
