"""What the page asks of its reader in the imperative, or by a question that it goes on to answer itself."""

import re

from dsbuild.layout.page import Mark, Page
from dsbuild.layout.shapes import EMAIL
from dsbuild.layout.vocabulary import Topic
from dsbuild.model import DropKind, Rule

LONGEST = 45
LONGEST_NAME = 5
QUOTED = '“”«"'
REPORTED = re.compile(r"\b(?:said|says|told|asked|urged|wrote|added|shouted|read)\b")
WORD = re.compile(r"[\w'-]+")
THIS = re.compile(r"\bthis (?:story|article|post|page|report|piece)\b")
ADDRESS = re.compile(r"@\w|https?:|www\.")


def request(page: Page, index: int) -> Mark | None:
    """A request of the reader that speaks of the page's own things: nobody's words, and no bare question."""
    line = page.lines[index]
    if Topic.REQUEST not in line.opens or line.words > LONGEST or line.last == "?" or index == 0:
        return None
    if any(mark in line.text for mark in QUOTED) or index in page.turns:
        return None
    if _follows_name(line.low, line.text):
        return Mark(DropKind.INVITATION)
    asked = ADDRESS.search(line.text) or THIS.search(line.low)
    asked = asked or not page.words.media.isdisjoint(WORD.findall(line.low))
    return Mark(DropKind.INVITATION) if asked and not REPORTED.search(line.low) else None


def _follows_name(low: str, text: str) -> bool:
    """Whether the line is `Follow` and the name of whom to follow."""
    words = text.split()
    return low.startswith("follow ") and len(words) <= LONGEST_NAME and all(w[0].isupper() for w in words[1:])


PHONE = re.compile(r"(?:\+|\b0|\b1-)\d[\d ()-]{6,}\d")
TURNED = frozenset({"you", "your", "us", "our", "please", "contact", "enquiries", "inquiries", "tel", "phone"})


def contact(page: Page, index: int) -> Mark | None:
    """A line at the foot with an address or a number and a word that turns to the reader: nobody's words."""
    line = page.lines[index]
    if index == 0 or line.words > LONGEST or any(mark in line.text for mark in QUOTED) or page.is_asked(index):
        return None
    if REPORTED.search(line.low) or index in page.turns or index < page.last_prose:
        return None
    turned = not TURNED.isdisjoint(WORD.findall(line.low))
    placed = EMAIL.search(line.text) or (turned and (ADDRESS.search(line.text) or PHONE.search(line.text)))
    return Mark(DropKind.INVITATION) if placed else None


CLOSING = (
    Rule("L064", "an address or a number at the foot for the reader is an invitation", contact),
)
RULES = (Rule("L063", "a request that speaks of the page's own things is an invitation", request),)
