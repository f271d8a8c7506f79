"""Headlines of other stories without a word that announces them: by an arrow, or by their place."""

from dsbuild.layout.page import Mark, Page
from dsbuild.layout.vocabulary import Topic
from dsbuild.model import DropKind, MarkupKind, Rule

ARROWS = ("»", "›", "→", "▶", "►", ">>", " >")
LONGEST = 24
FEWEST_WORDS, MOST_WORDS = 6, 20


def arrow(page: Page, index: int) -> Mark | None:
    """A line that ends in an arrow, and opens no quotation with its like."""
    line = page.lines[index]
    pointed = line.text.endswith(ARROWS) and "«" not in line.text and "‹" not in line.text
    return Mark(DropKind.LINK) if pointed and line.words <= LONGEST and index > 0 else None


def beside_link(page: Page, index: int) -> Mark | None:
    """A line that ends as no sentence does, right below a link amid the prose, and longer than headings are."""
    line, below = page.lines[index], page.line(page.after(index))
    if page.live or page.turns or page.kind(index - 1) is not DropKind.LINK or below is None:
        return None
    if line.markup not in (None, MarkupKind.PARAGRAPH) or not FEWEST_WORDS <= line.words <= MOST_WORDS:
        return None
    shaped = not line.stops and line.last not in ",;:" and line.text[0].isupper() and not line.hard_wrapped
    amid = page.first_prose < index < page.last_prose and below.stops
    return Mark(DropKind.LINK) if shaped and amid and Topic.CAPTION not in line.opens else None


ARROWED = (Rule("L055", "a line that ends in an arrow is a link", arrow),)
BELOW = (Rule("L056", "a long line without a stop right below a link amid the prose is a link", beside_link),)
