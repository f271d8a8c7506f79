"""Headlines of other stories without a word that announces them: by an arrow, or by standing in a run."""

from dsbuild.layout.page import Line, Mark, Page
from dsbuild.model import DropKind, MarkupKind, Rule

ARROWS = ("»", "›", "→", "▶", "►", ">>", " >")
LONGEST = 24
FEWEST_WORDS, MOST_WORDS = 5, 20
MOST_RUN = 8
FEWEST_PROSE = 10


def arrow(page: Page, index: int) -> Mark | None:
    """A line that ends in an arrow, and opens no quotation with its like."""
    line = page.lines[index]
    pointed = line.text.endswith(ARROWS) and "«" not in line.text and "‹" not in line.text
    return Mark(DropKind.LINK) if pointed and line.words <= LONGEST and index > 0 else None


def headline_run(page: Page, index: int) -> Mark | None:
    """Two lines or more that end as no sentence does, between paragraphs of prose: no article has its headings so."""
    if page.live or page.turns or not _is_headline(page, index):
        return None
    first = last = index
    while _is_headline(page, first - 1) and last - first < MOST_RUN:
        first -= 1
    while _is_headline(page, last + 1) and last - first < MOST_RUN:
        last += 1
    above, below = page.line(page.before(first)), page.line(page.after(last))
    if first == last or above is None or below is None or page.before(first) < page.first_prose:
        return None
    return Mark(DropKind.LINK) if _is_paragraph(above) and _is_paragraph(below) else None


def _is_headline(page: Page, index: int) -> bool:
    line = page.line(index)
    if line is None or not page.first_prose < index < page.last_prose:
        return False
    if page.kind(index) not in (None, DropKind.LINK) or line.markup not in (None, MarkupKind.PARAGRAPH):
        return False
    return (
        FEWEST_WORDS <= line.words <= MOST_WORDS
        and not line.stops
        and line.last not in ",;:"
        and line.text[0].isalpha()
        and line.text[0].isupper()
        and not line.hard_wrapped
    )


def _is_paragraph(line: Line) -> bool:
    return line.stops and line.words >= FEWEST_PROSE


ARROWED = (Rule("L055", "a line that ends in an arrow is a link", arrow),)
RUNS = (Rule("L056", "a run of lines without stops between paragraphs of prose is a list of links", headline_run),)
