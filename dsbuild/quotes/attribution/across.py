"""Attribution by what stands before the quotation's sentence: turns, earlier quotations, lead-ins, questions."""

import re

from dsbuild.model import Block, BlockKind, Rule
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.frames import Frame, Page
from dsbuild.quotes.marks import INTERPOSED
from dsbuild.quotes.tokens import REACH

LETTER = re.compile(r"\W*(?:A|R|Ans|Answer)\W*\Z")
ADDRESSED = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Yy]ourself)\b")
HANDLE = re.compile(r"(?<!\w)@\w")
ASKED = re.compile(
    r"(?:When |Once |After being )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Cc]hallenged|[Tt]old)\b"
)
HEADINGS = frozenset(
    {BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.STANDFIRST, BlockKind.PULL_QUOTE, BlockKind.CAPTION}
)
QUESTION = 300
"""Code points of a block that questions somebody without a question mark, at most."""
FARTHEST = 8
"""Blocks that the page may set between two paragraphs, at most."""


def turn(frame: Frame) -> Attribution | None:
    """The name that opens a transcript's turn, or the interviewee where it is a letter."""
    marker = frame.here.turn
    if marker is None or frame.quotation.start < marker[1]:
        return None
    words = frame.page.text[marker[0] : marker[1]]
    name = words.strip(" \t\u00a0:.–—-*[]()")
    if not name or LETTER.match(words):
        return Attribution("A015", cue=marker, interviewee=True)
    start = marker[0] + words.index(name)
    return Attribution("A015", Mention(start, start + len(name), MentionKind.NAME), marker)


def paragraph(frame: Frame) -> Attribution | None:
    """The speaker of the quotation that goes on over paragraphs."""
    return Attribution("A011", follows=frame.index - 1) if frame.quotation.continues and frame.index else None


def signed_post(frame: Frame) -> Attribution | None:
    """Whoever signs an embedded post, behind it or in the next line, or stands with a handle in the line above."""
    if frame.quotation.rule != "Q010" or frame.here.kind is not BlockKind.EMBEDDED_POST:
        return None
    page, quotation = frame.page, frame.quotation
    around = [(block.start, block.end) for block in page.blocks[max(0, frame.block - 1) : frame.block + 2]]
    for start, end in ((quotation.end, frame.here.end), *reversed(around)):
        if start < end and start != frame.here.start and HANDLE.search(page.text, start, end):
            clauses = page.clauses(start, end)
            first = next((at for at, token in enumerate(clauses.tokens) if token.is_word), 0)
            mention = clauses.mentions.forward(first)
            return Attribution("A016", mention, (start, end)) if mention else None
    return None


def quotation_before(frame: Frame) -> Attribution | None:
    """The speaker of the quotation before it in its paragraph; a guess where a sentence of nobody's stands between."""
    at = frame.previous
    if at is None or not frame.quotation.utterance or not _is_settled(frame.done[at]):
        return None
    page = frame.page
    apart = page.sentence_at(frame.quotation.start) - page.sentence_at(page.quotations[at].end - 1)
    if apart > 1 and _sentence_before(frame, speaking=True):
        return None
    return Attribution("A009", weak=apart > 1 or frame.done[at].weak, follows=at)


def sentence_before(frame: Frame) -> Attribution | None:
    """Whoever the sentence before it in its paragraph makes speak or speaks of."""
    return _sentence_before(frame, speaking=False) if frame.quotation.utterance else None


def _sentence_before(frame: Frame, *, speaking: bool) -> Attribution | None:
    page = frame.page
    at = page.sentence_at(frame.quotation.start) - 1
    if at < 0 or page.sentences[at].start < frame.here.start:
        return None
    return _spoken_of(page, page.sentences[at].start, page.sentences[at].end, "A012", speaking=speaking)


def question_before(frame: Frame) -> Attribution | None:
    """The interviewee, after a paragraph in which the reporter asks."""
    block = _block_before(frame)
    if block is None or _last_quotation(frame, block) is not None or not _asks(frame.page, block):
        return None
    return Attribution("A014", interviewee=True)


def lead_in_before(frame: Frame) -> Attribution | None:
    """Whoever the last sentence of the paragraph before makes speak or leads in; a guess without a colon."""
    block = _block_before(frame)
    if block is None:
        return None
    page = frame.page
    start = max(block.start, page.sentences[page.sentence_at(block.end - 1)].start)
    last = _last_quotation(frame, block)
    if last is not None and page.quotations[last].end > start:
        return None
    return _spoken_of(page, start, block.end, "A013", speaking=True)


def paragraph_before(frame: Frame) -> Attribution | None:
    """The speaker of the last quotation of the paragraph before; a guess where that paragraph ends otherwise."""
    block = _block_before(frame)
    last = _last_quotation(frame, block) if block else None
    if block is None or last is None or not _is_settled(frame.done[last]):
        return None
    page = frame.page
    ends = page.sentence_at(page.quotations[last].end - 1) == page.sentence_at(block.end - 1)
    return Attribution("A010", weak=not ends or frame.done[last].weak, follows=last)


def _spoken_of(page: Page, start: int, end: int, rule: str, *, speaking: bool) -> Attribution | None:
    """Whoever `text[start:end]` makes speak, or leads in by a colon or `Asked …`; unless `speaking`, its subject as a guess."""
    clauses = page.clauses(max(start, end - REACH), end)
    tokens = clauses.tokens
    leads = bool(tokens) and (tokens[-1].word == ":" or ASKED.match(page.text, start) is not None)
    for cue in clauses.cues():
        mention = None if cue.passive or (cue.at == 0 and leads) else clauses.speaker(cue)
        if mention:
            span = (tokens[cue.at].start, tokens[cue.end - 1].end)
            return Attribution(rule, mention, span, weak=rule == "A013" and not leads)
    mention = clauses.mentions.of_clause(0, len(tokens)) if leads or not speaking else None
    return Attribution(rule, mention, weak=not leads) if mention else None


def _block_before(frame: Frame) -> Block | None:
    """The paragraph before a quotation that opens its own and that nothing in it attributes."""
    free = frame.quotation.utterance and frame.quotation.start == frame.here.start
    if not free or frame.here.kind in HEADINGS:
        return None
    blocks = frame.page.blocks
    at = frame.block - 1
    while at >= max(0, frame.block - FARTHEST) and blocks[at].kind in INTERPOSED:
        at -= 1
    return (
        blocks[at] if at >= 0 and blocks[at].kind not in (BlockKind.HEADLINE, BlockKind.STANDFIRST) else None
    )


def _last_quotation(frame: Frame, block: Block) -> int | None:
    """The index of the last quotation of `block` that is speech."""
    quotations = frame.page.quotations
    at = frame.index - 1
    while at >= 0 and quotations[at].start >= block.start:
        if quotations[at].start < block.end and quotations[at].speech:
            return at
        at -= 1
    return None


def _asks(page: Page, block: Block) -> bool:
    if block.kind is BlockKind.QUESTION or page.text[block.end - 1] == "?":
        return True
    short = block.kind is BlockKind.BODY and block.end - block.start < QUESTION
    return short and ADDRESSED.search(page.text, block.start, block.end) is not None


def _is_settled(attribution: Attribution) -> bool:
    return attribution.mention is not None or attribution.follows is not None or attribution.interviewee


BY_SHAPE: tuple[Rule[[Frame], Attribution | None], ...] = (
    Rule("A015", "a transcript's turn marker names the speaker", turn),
    Rule("A011", "a quotation goes on over paragraphs", paragraph),
    Rule("A016", "an embedded post is signed", signed_post),
)
BY_CONTEXT: tuple[Rule[[Frame], Attribution | None], ...] = (
    Rule("A009", "the quotation before it in the paragraph goes on", quotation_before),
    Rule("A012", "the sentence before it in the paragraph speaks of its speaker", sentence_before),
    Rule("A014", "it answers the reporter's question", question_before),
    Rule("A013", "the paragraph before leads in its speaker", lead_in_before),
    Rule("A010", "the quotation of the paragraph before goes on", paragraph_before),
)
