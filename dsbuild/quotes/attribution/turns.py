"""Attribution by turns: who answers a quoted question, who asks back, who asks on."""

import re

from dsbuild.model import Rule
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.attribution.before import ASKS, FARTHEST, block_before, is_settled, last_quotation
from dsbuild.quotes.frames import Frame
from dsbuild.quotes.interviews import ADDRESSED

ANSWER = re.compile(r"(?:Yes|No|Yeah|Because|Never|Of course)\b")
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
QUESTIONED = 14
"""Words of a question by which somebody asks back, at most."""
NEARBY = 3
"""Quotations back to the other of two who speak by turns, at most."""


def answer(frame: Frame) -> Attribution | None:
    """The other of two who speak by turns, where a quoted question is answered, or an answer questioned; a guess."""
    block = block_before(frame)
    last = last_quotation(frame, block) if block else None
    if last is None or frame.quotation.end != frame.here.end:
        return None
    if (asker := _asks_on(frame, last)) is not None:
        return Attribution("A026", asker, weak=True)
    other = _other(frame, last)
    if not _turns(frame, last, other):
        return None
    return Attribution("A026", weak=other is not None, follows=other)


def _asks_on(frame: Frame, last: int) -> Mention | None:
    """Whoever asked in the reporter's words what the quotation `last` answers, where another question follows it."""
    cue = frame.done[last].cue
    asked = ASKS.match(frame.page.text, *cue) if cue is not None and frame.inner[-1:] == "?" else None
    if asked is None or is_question(frame, last):
        return None
    words = asked["asker"].split()
    if words[0].lower() in PRONOUNS:
        return Mention(*asked.span("asker"), MentionKind.PRONOUN)
    kind = MentionKind.DESCRIPTION if words[0].lower() == "the" else MentionKind.NAME
    return Mention(*asked.span("asker"), kind)


def _other(frame: Frame, last: int) -> int | None:
    """The last quotation before `last` of somebody else."""
    speaker = root(frame, last)
    for index in range(last - 1, max(-1, last - FARTHEST), -1):
        if frame.page.quotations[index].speech and is_settled(frame.done[index]):
            other = root(frame, index)
            if other == speaker:
                continue
            turned = is_question(frame, last) and other.lower() in PRONOUNS
            if turned or is_question(frame, index) or speaker.lower() not in PRONOUNS:
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
    asker = root(frame, at)
    for index in range(at - 1, max(-1, at - NEARBY - 1), -1):
        if frame.page.quotations[index].start < frame.here.start:
            return None
        if is_settled(frame.done[index]) and root(frame, index) not in ("", asker):
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


def root(frame: Frame, index: int) -> str:
    """The words that name the speaker of a quotation before."""
    while (follows := frame.done[index].follows) is not None:
        index = follows
    mention = frame.done[index].mention
    return frame.page.text[mention.start : mention.end].rpartition(" ")[2] if mention else ""


TURNS: tuple[Rule[[Frame], Attribution | None], ...] = (Rule("A026", "two speak by turns", answer),)
