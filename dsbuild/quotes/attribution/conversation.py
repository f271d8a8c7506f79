"""Attribution in conversation: who answers the reporter, who speaks by turns, who is told of and then speaks."""

import re

from dsbuild.model import Block, BlockKind, Rule
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.attribution.before import FARTHEST, asked_in, block_before, is_settled, last_quotation
from dsbuild.quotes.frames import Frame, Page
from dsbuild.quotes.interviews import ADDRESSED, QUESTION, asks
from dsbuild.quotes.tokens import REACH

ANSWER = re.compile(r"(?:Yes|No|Yeah|Because|Never|Of course)\b")
PERSONAL = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")
DEAD = re.compile(r"\b(?:killed|died|dead|deaths?|dies|murdered|buried|executed|shot|funeral|grave)\b")
OWN = re.compile(r"\b(?:I|[Mm]y|[Mm]e)\b")
ASKING = frozenset({"asked", "asks", "inquired", "pressed", "persisted"})
ASKERS = frozenset(
    {"reporter", "reporters", "journalist", "host", "moderator", "anchor", "interviewer", "questioner"}
)
"""Who asks and is not asked."""
REPLYING = frozenset({
    "replied", "replies", "responded", "responds", "answered", "answers", "retorted", "retorts", "countered", "shot back",
    "cut in", "interrupted", "interjected", "fired back", "snapped", "shot", "fired", "interrupts",
})  # fmt: skip
"""Verbs of whoever answers in a dialogue, after whom the other goes on."""
PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her"})
I_SAY = re.compile(
    r"\bI (?:\w+ )?(?:said|say|asked?|told|tell|repl(?:ied|y)|answer(?:ed)?|wonder(?:ed)?|suggest(?:ed)?|mention(?:ed)?|pointed out|objected|remarked)\b"
)
THEY = re.compile(r"\b(?:he|she)\b")
DASHED = "Q008"
"""The rule of dialogue behind dashes."""
BACK = 40
"""Quotations back among which somebody has spoken, at most."""
NEARBY = 3
"""Quotations back to the other of two who speak by turns, at most."""
QUESTIONED = 14
"""Words of a question by which somebody asks back, at most."""
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
    if _root(frame, at).lower() != "i":
        return None
    for index in range(at - 1, max(-1, at - BACK), -1):
        named = _root(frame, index) if frame.page.quotations[index].speech else ""
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


def answer(frame: Frame) -> Attribution | None:
    """The other of two who speak by turns, where a quoted question is answered, or an answer questioned; a guess."""
    block = block_before(frame)
    last = last_quotation(frame, block) if block else None
    if last is None or frame.quotation.end != frame.here.end:
        return None
    other = _other(frame, last)
    if not _turns(frame, last, other):
        return None
    return Attribution("A026", weak=other is not None, follows=other)


def _other(frame: Frame, last: int) -> int | None:
    """The last quotation before `last` of somebody else."""
    speaker = _root(frame, last)
    for index in range(last - 1, max(-1, last - FARTHEST), -1):
        if frame.page.quotations[index].speech and is_settled(frame.done[index]):
            other = _root(frame, index)
            if other == speaker:
                continue
            if is_question(frame, index) or speaker.lower() not in PRONOUNS:
                told = is_question(frame, last) or ADDRESSED.search(_words(frame, last)) is not None
                return index if other.lower() not in PRONOUNS or told else None
            return None
    return None


def answering(frame: Frame, at: int) -> int | None:
    """The quotation before `at` in the paragraph of whoever was asked there (`“Not once?” asked A. B. “Never.”`)."""
    cue = frame.done[at].cue
    asked = cue is not None and frame.page.text[cue[0] : cue[1]].lower() in ASKING
    if not asked or not is_question(frame, at) or frame.inner[-1:] == "?":
        return None
    asker = _root(frame, at)
    for index in range(at - 1, max(-1, at - NEARBY - 1), -1):
        if frame.page.quotations[index].start < frame.here.start:
            return None
        if is_settled(frame.done[index]) and _root(frame, index) not in ("", asker):
            return index
    return None


def asked_again(frame: Frame, asking: Attribution) -> int | None:
    """The last quotation before of whoever a reporter then asks in words of their own (`A reporter asked which.`)."""
    cue, mention = asking.cue, asking.mention
    if cue is None or mention is None or frame.page.text[cue[0] : cue[1]].lower() not in ASKING:
        return None
    asker = frame.page.text[mention.start : mention.end].lower().split()
    if mention.kind is not MentionKind.DESCRIPTION or ASKERS.isdisjoint(asker) or frame.inner[-1:] == "?":
        return None
    return next((i for i in range(frame.index - 1, -1, -1)[:NEARBY] if is_settled(frame.done[i])), None)


def _turns(frame: Frame, last: int, other: int | None) -> bool:
    """Whether a paragraph that is a quotation and no more answers the quotation `last`, or asks back."""
    said, inner = _words(frame, last), frame.inner
    asked = said.endswith("?")
    if ANSWER.match(inner) and (asked or ADDRESSED.search(said) is not None):
        return True
    if other is None:
        return False
    replies = last - other == 1 and _replies(frame, last) and _is_apart(frame, other, last)
    if replies or frame.done[last].rule == "A026":
        return True
    if asked and last - other <= NEARBY:
        return ADDRESSED.search(said) is not None and not is_question(frame, other)
    if last - other > NEARBY or not is_question(frame, other):
        return False
    short = len(inner.split()) <= QUESTIONED
    return (inner[-1:] == "?" and short) or (
        ADDRESSED.search(inner) is not None and OWN.search(said) is not None
    )


def _replies(frame: Frame, index: int) -> bool:
    """Whether a verb of answering attributes the quotation."""
    cue = frame.done[index].cue
    return cue is not None and frame.page.text[cue[0] : cue[1]].lower() in REPLYING


def _is_apart(frame: Frame, first: int, second: int) -> bool:
    """Whether two quotations stand in paragraphs next to each other."""
    at, quotations = frame.page.block_at, frame.page.quotations
    return at(quotations[second].start) - at(quotations[first].start) == 1


def _words(frame: Frame, index: int) -> str:
    said = frame.page.quotations[index]
    return frame.page.text[said.start : said.end].rstrip(" ”\"»’'“")


def is_question(frame: Frame, index: int) -> bool:
    """Whether a quotation ends as a question."""
    return _words(frame, index).endswith("?")


def _root(frame: Frame, index: int) -> str:
    """The words that name the speaker of a quotation before."""
    while (follows := frame.done[index].follows) is not None:
        index = follows
    mention = frame.done[index].mention
    return frame.page.text[mention.start : mention.end].rpartition(" ")[2] if mention else ""


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
TURNS: tuple[Rule[[Frame], Attribution | None], ...] = (Rule("A026", "two speak by turns", answer),)
GUESSES: tuple[Rule[[Frame], Attribution | None], ...] = (
    Rule("A022", "nobody else speaks in an interview but the interviewee", interview),
    Rule("A023", "the paragraph before tells of somebody, who then says `I` or `you`", narration_before),
)
