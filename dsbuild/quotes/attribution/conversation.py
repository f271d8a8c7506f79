"""Attribution in conversation: who answers the reporter, who speaks by turns, who is told of and then speaks."""

import re

from dsbuild.model import Block, BlockKind, Rule
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.attribution.before import (
    asked_in,
    block_before,
    is_settled,
    last_quotation,
)
from dsbuild.quotes.attribution.turns import DASHED, root
from dsbuild.quotes.frames import Frame, Page
from dsbuild.quotes.interviews import ADDRESSED, QUESTION, asks
from dsbuild.quotes.tokens import REACH

PERSONAL = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")
DEAD = re.compile(r"\b(?:killed|died|dead|deaths?|dies|murdered|buried|executed|shot|funeral|grave)\b")
I_SAY = re.compile(
    r"\bI (?:\w+ )?(?:said|say|asked?|told|tell|repl(?:ied|y)|answer(?:ed)?|wonder(?:ed)?|suggest(?:ed)?|mention(?:ed)?|pointed out|objected|remarked)\b"
)
THEY = re.compile(r"\b(?:he|she)\b")
BACK = 40
"""Quotations back among which somebody has spoken, at most."""
NEARBY = 3
"""Quotations back to the other of two who speak by turns, at most."""
TAKEN_UP = 5
"""Words of a description that takes up somebody known, at most less one."""


def question_before(frame: Frame) -> Attribution | None:
    """The interviewee, after a paragraph in which the reporter asks."""
    block = block_before(frame)
    if block is None:
        return None
    own = last_quotation(frame, block)
    if own is not None and (asked := answers_me(frame, own)) is not None:
        return asked
    if not _asks(frame, block):
        return _put_to(frame, block)
    if frame.quotation.rule == DASHED and not frame.page.is_interview:
        last = _last_before(frame, block)
        return (
            Attribution("A014", follows=last) if last is not None else Attribution("A014", interviewee=True)
        )
    return Attribution("A014", interviewee=True)


def answers_me(frame: Frame, at: int) -> Attribution | None:
    """The one who spoke last, or the interviewee, after words of the reporter's own (`“Why?” I asked.`)."""
    if root(frame, at).lower() != "i":
        return None
    for index in range(at - 1, max(-1, at - BACK), -1):
        named = root(frame, index) if frame.page.quotations[index].speech else ""
        if named and named.lower() != "i":
            return Attribution("A014", weak=True, follows=index)
    return Attribution("A014", weak=True, interviewee=True)


def _put_to(frame: Frame, block: Block) -> Attribution | None:
    """Whoever the last sentence of a paragraph says that something was put to: `I ask her about the bus`, `He is shown the picture`."""
    if block.kind is not BlockKind.BODY or last_quotation(frame, block) is not None:
        return None
    page = frame.page
    start = max(block.start, page.sentences[page.sentence_at(block.end - 1)].start)
    if (asked := asked_in(page, start, block.end, "A014")) is not None:
        return asked
    mine = I_SAY.search(page.text, start, block.end)
    if mine is None:
        return None
    told = THEY.search(page.text, mine.end(), block.end)
    if told is not None:
        return Attribution("A014", Mention(*told.span(), MentionKind.PRONOUN), mine.span())
    last = frame.index - 1
    near = last >= 0 and page.block_at(page.quotations[last].start) >= frame.block - NEARBY
    settled = near and page.quotations[last].speech and is_settled(frame.done[last])
    return Attribution("A014", weak=True, follows=last) if settled else None


def _last_before(frame: Frame, asking: Block) -> int | None:
    """The quotation of the paragraph right above a question among dashes, whose speaker is asked."""
    page, above = frame.page, frame.block - 2
    last = frame.index - 1
    if above < 0 or last < 0 or page.blocks[above + 1] is not asking:
        return None
    inside = page.blocks[above].start <= page.quotations[last].start < page.blocks[above].end
    return last if inside and page.quotations[last].speech and is_settled(frame.done[last]) else None


def _asks(frame: Frame, block: Block) -> bool:
    """Whether the reporter asks in `block`, in words of their own."""
    page, last = frame.page, last_quotation(frame, block)
    if last is None or (block.kind is BlockKind.QUESTION and page.is_interview):
        return asks(page.text, block)
    quotation = page.quotations[last]
    own = page.text[block.start : quotation.start] + page.text[quotation.end : block.end]
    return page.is_interview and ADDRESSED.search(own) is not None and block.end - block.start < QUESTION


def interview(frame: Frame) -> Attribution | None:
    """The interviewee, in an interview, where the paragraph before tells of nobody by name; a guess unless a question."""
    block = block_before(frame)
    if block is None or not frame.page.is_interview:
        return None
    told = told_of(frame.page, block)
    if told is not None and told.kind is MentionKind.NAME:
        return None
    return Attribution("A022", weak=block.kind is not BlockKind.QUESTION, interviewee=True)


def told_of(page: Page, block: Block) -> Mention | None:
    """The subject of a paragraph's last sentence."""
    start = max(block.start, page.sentences[page.sentence_at(block.end - 1)].start, block.end - REACH)
    clauses = page.clauses(start, block.end)
    return clauses.mentions.of_clause(0, len(clauses.tokens))


def narration_before(frame: Frame) -> Attribution | None:
    """Whoever the last sentence of the paragraph before tells of, where the words are of `I` or `you`; a guess."""
    block = block_before(frame)
    if block is None or block.kind is not BlockKind.BODY or last_quotation(frame, block) is not None:
        return None
    page = frame.page
    start = max(block.start, page.sentences[page.sentence_at(block.end - 1)].start)
    if DEAD.search(page.text, start, block.end):
        return None
    mention = told_of(page, block)
    if mention is None or not (PERSONAL.search(frame.inner) or _has_spoken(frame, mention)):
        return None
    return Attribution("A023", mention, weak=True) if _is_person(page, mention) else None


def _has_spoken(frame: Frame, mention: Mention) -> bool:
    """Whether somebody of that name was quoted before."""
    text = frame.page.text
    name = text[mention.start : mention.end].rpartition(" ")[2]
    return mention.kind is MentionKind.NAME and any(
        found.mention is not None and text.endswith(name, found.mention.start, found.mention.end)
        for found in frame.done[max(0, frame.index - BACK) : frame.index]
    )


def _is_person(page: Page, mention: Mention) -> bool:
    """Whether one person is named, or taken up by `he`, `she` or `the` and a noun for people."""
    words = page.text[mention.start : mention.end].lower().split()
    match mention.kind:
        case MentionKind.NAME:
            return len(words) > 1 or page.text[mention.start : mention.end].istitle()
        case MentionKind.PRONOUN:
            return words[0] in ("he", "she")
        case MentionKind.DESCRIPTION:
            return words[0] == "the" and len(words) < TAKEN_UP and page.grammar.is_person(words[-1])
    return False


ANSWERING: tuple[Rule[[Frame], Attribution | None], ...] = (
    Rule("A014", "it answers the reporter's question", question_before),
)
GUESSES: tuple[Rule[[Frame], Attribution | None], ...] = (
    Rule("A022", "nobody else speaks in an interview but the interviewee", interview),
    Rule("A023", "the paragraph before tells of somebody, who then says `I` or `you`", narration_before),
)
