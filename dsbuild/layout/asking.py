"""What the page asks of its reader in the imperative, or by a question that it goes on to answer itself."""

import re

from dsbuild.layout.page import Mark, Page
from dsbuild.layout.vocabulary import Topic
from dsbuild.model import DropKind, Rule

LONGEST = 45
LONGEST_NAME = 5
QUOTED = '“”«"'
REPORTED = re.compile(r"\b(?:said|says|told|asked|urged|wrote|added|shouted|read)\b")
WORD = re.compile(r"[\w'-]+")
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
    asked = ADDRESS.search(line.text) or not page.words.media.isdisjoint(WORD.findall(line.low))
    return Mark(DropKind.INVITATION) if asked and not REPORTED.search(line.low) else None


def _follows_name(low: str, text: str) -> bool:
    """Whether the line is `Follow` and the name of whom to follow."""
    words = text.split()
    return low.startswith("follow ") and len(words) <= LONGEST_NAME and all(w[0].isupper() for w in words[1:])


RULES = (Rule("L063", "a request that speaks of the page's own things is an invitation", request),)
