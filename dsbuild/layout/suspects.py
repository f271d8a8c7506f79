"""Which rules are asked whether a line is furniture: a look at its shape spares most lines most of them."""

import re
from functools import lru_cache

from dsbuild.layout import (
    asking,
    boxes,
    bylines,
    captions,
    hints,
    invitations,
    mastheads,
    navigation,
    related,
    rows,
    signatures,
    timestamps,
    wires,
)
from dsbuild.layout.catalogue import FURNITURE, PageRule
from dsbuild.layout.page import Line, Page
from dsbuild.layout.vocabulary import Topic
from dsbuild.model import MarkupKind

LONGEST_SUSPECT = 700
LONGEST_WORDED = 60
FEWEST_SENTENCE_WORDS = 7
HINTED = (MarkupKind.CAPTION, MarkupKind.EMBED)
DIGIT = re.compile(r"\d")
SIGN = re.compile(r"[|•·@/\\<>»›→©\[(–—:]|\s[\s.]|www\.")

WORDED: tuple[PageRule, ...] = (*boxes.POSTS[:2], *boxes.POSTS[3:5], captions.RULES[1], *invitations.WORDED)
OPENED: dict[str, Topic] = {
    boxes.POSTS[2].id: Topic.POST,
    navigation.RULES[2].id: Topic.NAVIGATION,
    bylines.RULES[0].id: Topic.BYLINE,
    signatures.RULES[0].id: Topic.CREDIT,
    captions.RULES[0].id: Topic.CAPTION,
    invitations.RULES[0].id: Topic.LINK_LIST,
    invitations.RULES[1].id: Topic.LINK,
    invitations.RULES[2].id: Topic.INVITATION,
    invitations.RULES[4].id: Topic.ADVERTISEMENT,
    asking.RULES[0].id: Topic.REQUEST,
}
DIGITS = frozenset(
    rule.id for rule in (navigation.RULES[-1], *mastheads.NUMBERS, *timestamps.RULES, bylines.RULES[1])
)
SIGNED = frozenset(
    rule.id
    for rule in (
        navigation.RULES[0],
        navigation.RULES[3],
        navigation.RULES[5],
        *wires.RULES,
        bylines.RULES[3],
        signatures.RULES[2],
        invitations.RULES[6],
        *related.ARROWED,
        *rows.RULES,
    )
)
POSTS = frozenset(rule.id for rule in boxes.POSTS)


def furniture_rules(page: Page, index: int, line: Line) -> tuple[PageRule, ...]:
    """The rules that can drop a line of this shape: none for long prose, few for a sentence."""
    topics = line.opens | line.whole if line.whole else line.opens
    if line.markup and line.markup in HINTED:
        return FURNITURE
    if not topics:
        if len(line.text) > LONGEST_SUSPECT:
            return ()
        if line.stops and line.words >= FEWEST_SENTENCE_WORDS and not line.text.endswith(".m."):
            return _of_sentence(page, index, line)
    text = line.text
    signed = not text[0].isalpha() or line.words == 1 or text.isupper() or SIGN.search(text) is not None
    signed = signed or line.low.partition(" ")[0] in page.words.whole
    return _able(topics, DIGIT.search(text) is not None, signed, page.posts)


def _of_sentence(page: Page, index: int, line: Line) -> tuple[PageRule, ...]:
    if line.words > LONGEST_WORDED:
        return ()
    outside = index <= page.first_prose or index > page.last_prose or page.dropped(index - 1)
    return SENTENCE_RULES[page.posts, outside or line.text[0] == "©"]


def is_beside(page: Page, index: int) -> bool:
    """Whether the line stands near the top, at the foot, or next to furniture."""
    return (
        index - page.first_prose <= bylines.LOWEST_NAME
        or page.at_foot(index)
        or page.dropped(index - 1)
        or page.dropped(index + 1)
    )


@lru_cache(maxsize=4096)
def _able(topics: frozenset[Topic], digits: bool, signed: bool, posts: bool) -> tuple[PageRule, ...]:
    """The rules that can answer about a line of these topics, with or without digits and signs."""
    return tuple(
        rule
        for rule in FURNITURE
        if (digits or rule.id not in DIGITS or (topics and rule is navigation.RULES[-1]))
        and (signed or topics or rule.id not in SIGNED or (digits and rule is wires.RULES[1]))
        and (posts or rule.id not in POSTS or (topics and rule is boxes.POSTS[2]))
        and (rule.id not in OPENED or OPENED[rule.id] in topics)
    )


SENTENCE_RULES: dict[tuple[bool, bool], tuple[PageRule, ...]] = {
    (posts, outside): tuple(
        rule for rule in (*(WORDED if outside else WORDED[:5]), *hints.RULES) if posts or rule.id not in POSTS
    )
    for posts in (True, False)
    for outside in (True, False)
}
