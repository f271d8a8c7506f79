"""What stands before a quotation: the paragraph, its last quotation, and whom a sentence speaks of."""

import re

from dsbuild.model import Block, BlockKind
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.attribution.texts import text_named
from dsbuild.quotes.cues import Clauses
from dsbuild.quotes.frames import Frame, Page
from dsbuild.quotes.marks import INTERPOSED
from dsbuild.quotes.tokens import REACH

ASKED = re.compile(
    r"(?:When |Once |After being )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Cc]hallenged|[Tt]old)\b"
)
HEADINGS = frozenset(
    {BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.STANDFIRST, BlockKind.PULL_QUOTE, BlockKind.CAPTION}
)
DIRECTION = 60
"""Code points of what somebody does before their words, at most."""
FARTHEST = 8
"""Blocks that the page may set between two paragraphs, at most."""
ANYBODY = frozenset(
    {"anyone", "anybody", "everyone", "everybody", "whoever", "nobody", "those", "who", "no one"}
)
"""Subjects of verbs of speech that are nobody in particular (`Anyone who says so is wrong, she said.`)."""
NOBODY = frozenset({"it", "i", "you", "we", "that", "this"})
"""Subjects of a sentence that speaks of nobody."""

_NAMED = r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,3}"
PUT_TO = re.compile(
    rf"\b(?:I|[Ww]e|[Tt]his (?:reporter|newspaper|paper|correspondent)|[Tt]he (?:reporter|journalist|visitor|correspondent)s?|[Oo]ne of us)"
    rf" (?:\w+ ){{0,2}}?(?:asks?|asked|press|pressed|reminds?|reminded|tells?|told|shows?|showed|challenged?|read|repeat(?:ed)? (?:it|this|that) to|put (?:\w+ ){{1,8}}to|point(?:ed)? out to) (?P<whom>him|her|{_NAMED})\b"
)
IS_ASKED = re.compile(
    rf"(?:(?:When|Once|And|But|Then|Later),? )?(?P<whom>[Hh]e|[Ss]he|{_NAMED}) (?:is|was|has been|had been) (?:then |later |again |also )?"
    r"(?:asked|questioned|pressed|reminded|told|shown|challenged|confronted|read)\b"
)
ASKS = re.compile(
    rf"(?:(?:When|Once|And|But|Then|Later),? )?(?P<asker>[Hh]e|[Ss]he|{_NAMED}|[Tt]he [\w-]+)(?: (?:then|also|again|next|later|finally))?"
    rf" (?:asks?|asked|wants? to know|wanted to know|(?:pressed|presses) (?=him|her|[A-Z]))(?: again)?(?: (?P<whom>him|her|{_NAMED}))?"
    r" (?:what|why|how|where|when|who|whom|which|whose|whether|if)\b(?! (?:he|she) (?:could|might|may|can)\b)"
)
"""Who asks in the reporter's words, and whom (`She asked him what he had done.`)."""
THEY = re.compile(r"\b(?:he|she)\b")
OBJECTS = frozenset({"him", "her", "he", "she"})


def _opens(frame: Frame) -> bool:
    """Whether a quotation opens its paragraph, or what somebody does in brackets does: `(Laughs.) “Never.”`."""
    start, words = frame.here.start, frame.quotation.start
    if start == words:
        return True
    text = frame.page.text
    return text[start] in "([" and words - start < DIRECTION and text[start:words].rstrip()[-1:] in (")", "]")


def block_before(frame: Frame) -> Block | None:
    """The paragraph before a quotation that opens its own and that nothing in it attributes."""
    free = frame.quotation.utterance and _opens(frame)
    if not free or frame.here.kind in HEADINGS:
        return None
    blocks = frame.page.blocks
    at = frame.block - 1
    while at >= max(0, frame.block - FARTHEST) and blocks[at].kind in INTERPOSED:
        at -= 1
    return (
        blocks[at] if at >= 0 and blocks[at].kind not in (BlockKind.HEADLINE, BlockKind.STANDFIRST) else None
    )


def last_quotation(frame: Frame, block: Block) -> int | None:
    """The index of the last quotation of `block` that is speech."""
    quotations = frame.page.quotations
    at = frame.index - 1
    while at >= 0 and quotations[at].start >= block.start:
        if quotations[at].start < block.end and quotations[at].speech:
            return at
        at -= 1
    return None


def is_settled(attribution: Attribution) -> bool:
    """Whether it tells who speaks, or whose words go on."""
    return attribution.mention is not None or attribution.follows is not None or attribution.interviewee


def spoken_of(page: Page, start: int, end: int, rule: str, *, speaking: bool) -> Attribution | None:
    """Whoever `text[start:end]` makes speak, or leads in by a colon or `Asked …`; unless `speaking`, its subject as a guess."""
    if (asked := asked_in(page, start, end, rule)) is not None:
        return asked
    clauses = page.clauses(max(start, end - REACH), end)
    tokens = clauses.tokens
    leads = bool(tokens) and (tokens[-1].word == ":" or ASKED.match(page.text, start) is not None)
    for cue in clauses.cues:
        mention = None if cue.passive or (cue.at == 0 and leads) else clauses.speaker(cue)
        if mention and page.text[mention.start : mention.end].lower() not in ANYBODY:
            span = (tokens[cue.at].start, tokens[cue.end - 1].end)
            return Attribution(rule, mention, span, weak=rule == "A013" and not leads)
    mention = clauses.mentions.of_clause(0, len(tokens)) if leads or not speaking else None
    if mention is None and tokens and tokens[-1].word == ":":
        mention = text_named(clauses)  # `Here is part of the post:`
    if mention is None and not speaking and tokens and tokens[-1].word == "?":
        mention = _asked(clauses)
    if mention is None or (not leads and page.text[mention.start : mention.end].lower() in NOBODY):
        return None
    return Attribution(rule, mention, weak=not leads)


def asked_in(page: Page, start: int, end: int, rule: str) -> Attribution | None:
    """Whoever a sentence says that something was put to: `I ask her about the bus`, `He is shown the picture`."""
    found = PUT_TO.search(page.text, start, end) or IS_ASKED.match(page.text, start, end)
    found = found or (ASKS.match(page.text, start, end) if page.text[end - 1] == "." else None)
    if found is None:
        return None
    told = None if found["whom"] else THEY.search(page.text, found.end(), end)
    if not found["whom"] and told is None:
        return None
    place = told.span() if told else found.span("whom")
    kind = MentionKind.PRONOUN if page.text[slice(*place)].lower() in OBJECTS else MentionKind.NAME
    return Attribution(rule, Mention(*place, kind), found.span())


def _asked(clauses: Clauses) -> Mention | None:
    """Whom a question in the middle of a paragraph is about: `What will she do now?`."""
    for token in clauses.tokens:
        if token.lower in ("he", "she"):
            return Mention(token.start, token.end, MentionKind.PRONOUN)
    return None
