"""Attribution by turns: who answers a quoted question, who asks back, who asks on."""

import re
from bisect import bisect_right

from dsbuild.model import BlockKind, Rule
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.attribution.before import ASKS, FARTHEST, block_before, is_settled, last_quotation
from dsbuild.quotes.frames import Frame
from dsbuild.quotes.interviews import ADDRESSED
from dsbuild.quotes.tokens import REACH

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
_NAMED = r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,3}"
HEARD = re.compile(
    rf" [^\W\d_][^.;:“”\"«»?!\n]{{1,60}} (?:(?:asks|asked|demanded|demands|pressed|told|tells|answered|answering)(?: of)?|(?:shout|yell|scream)(?:s|ed) (?:at|to)"
    rf"|(?:said|says|replied|answer|reply|response) to|put it to) (?:(?:the|his|her|a) [\w -]{{2,30}}, )?(?P<whom>him|her|{_NAMED})(?=[.,]|\s*\Z)"
)
"""Who hears, behind a quotation (`the judge asked A. B.`, `he said in answer to his counsel, C. D.`)."""
ASKED_ABOUT = re.compile(
    rf"\b(?:asks|asked|pressed|questioned|examined|quizzed|tackled) (?P<whom>him|her|{_NAMED}) (?:about|on|over|again)\b"
)
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|General|Colonel|Captain|Major|Sergeant|Senator|Minister|Governor|Professor|Commander)\.? )"
CALLED = re.compile(rf", {_TITLE}?(?P<name>[^\W\d_a-z][\w’'-]+)\?\W{{0,3}}\Z")
CALLED_FIRST = re.compile(rf"\W?{_TITLE}(?P<name>[^\W\d_a-z][\w’'-]+), ")
"""By which name somebody is spoken to in a question."""
FORENAMES = re.compile(r"(?:(?<!\w)[^\W\d_a-z][\w’'-]+ ){1,3}\Z")
ASIDE = 90
"""Code points in which a question tells to whom it is put, at most."""
DASHED = "Q008"
"""The rule of dialogue behind dashes, where each dash is another's turn."""
WITHIN = 12_000
"""Code points back in which somebody is named who is spoken to, at most."""
BRIEF = 5
"""Words of a question that nobody asks but to be answered, at most."""
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
    if (asked := is_asked(frame, last)) is not None:
        return Attribution("A026", asked, weak=True)
    other = _other(frame, last)
    turns = _turns(frame, last, other)
    if other is None and (answers := _spoken_of_before(frame, last, subject=turns)) is not None:
        return Attribution("A026", answers, weak=True)
    if not turns:
        return None
    return Attribution("A026", weak=other is not None, follows=other)


def is_asked(frame: Frame, last: int) -> Mention | None:
    """Whom the quotation `last` is put to, by name, where one of the two asks: `“What then?” asked A. B. of C.`, `“Did you, Mr D.?”`."""
    page, question = frame.page, frame.page.quotations[last]
    asks = frame.inner[-1:] == "?"
    if is_question(frame, last) == asks:
        return None
    stop = min(page.blocks[page.block_at(question.start)].end, question.end + ASIDE)
    if (heard := HEARD.match(page.text, question.end, stop)) is not None:
        brief = not asks or len(frame.inner.split()) <= QUESTIONED
        kind = MentionKind.PRONOUN if heard["whom"] in PRONOUNS else MentionKind.NAME
        return Mention(*heard.span("whom"), kind) if brief else None
    called = CALLED.search(page.text, max(question.start, question.end - ASIDE), question.end)
    called = called or CALLED_FIRST.match(page.text, question.start, question.end)
    if asks or called is None or called["name"] == root(frame, last):
        return None
    return _named_before(frame, called["name"])


def _named_before(frame: Frame, name: str) -> Mention | None:
    """The last time that the article names somebody so outside of quotations."""
    page, at = frame.page, frame.quotation.start
    for _ in range(FARTHEST):
        at = page.text.rfind(name, max(0, frame.quotation.start - WITHIN), at)
        if at < 0:
            return None
        whole = not (
            page.text[at - 1 : at].isalnum() or page.text[at + len(name) : at + len(name) + 1].isalnum()
        )
        last = bisect_right(page.quotations, at, key=lambda quotation: quotation.start) - 1
        if whole and (last < 0 or page.quotations[last].end <= at):
            first = FORENAMES.search(page.text, max(0, at - ASIDE), at)
            return Mention(first.start() if first else at, at + len(name), MentionKind.NAME)
    return None


def _spoken_of_before(frame: Frame, last: int, *, subject: bool) -> Mention | None:
    """Whom the paragraph above the question `last` says was asked, or with `subject` tells of, where it is not whoever asks."""
    page, at = frame.page, frame.page.block_at(frame.page.quotations[last].start) - 1
    asked = is_question(frame, last) and frame.inner[-1:] != "?"
    if at < 0 or page.blocks[at].kind is not BlockKind.BODY or not asked:
        return None
    block = page.blocks[at]
    start = max(block.start, page.sentences[page.sentence_at(block.end - 1)].start)
    heard = ASKED_ABOUT.search(page.text, start, block.end)
    if heard is not None:
        kind = MentionKind.PRONOUN if heard["whom"] in PRONOUNS else MentionKind.NAME
        return Mention(*heard.span("whom"), kind)
    if not subject:
        return None
    clauses = page.clauses(max(start, block.end - REACH), block.end)
    told = clauses.mentions.of_clause(0, len(clauses.tokens))
    own = told is not None and page.text.endswith(root(frame, last), told.start, told.end)
    return told if told is not None and told.kind is MentionKind.NAME and not own else None


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
            both = {speaker.lower(), other.lower()} <= PRONOUNS
            if both or is_question(frame, index) or speaker.lower() not in PRONOUNS:
                told = both or is_question(frame, last) or ADDRESSED.search(_words(frame, last)) is not None
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
    replies = replies or frame.quotation.rule == frame.page.quotations[last].rule == DASHED
    if replies or frame.done[last].rule == "A026" or last - other > NEARBY:
        return replies or frame.done[last].rule == "A026"
    words = len(inner.split())
    questions = inner[-1:] == "?"
    if asked:
        briefly = len(said.split()) <= BRIEF and words <= QUESTIONED and _asks(frame, last)
        return (briefly or ADDRESSED.search(said) is not None) and not is_question(frame, other)
    if questions and (words < BRIEF or (words <= QUESTIONED and "?" in _words(frame, other))):
        return True
    return (
        not questions
        and is_question(frame, other)
        and ADDRESSED.search(inner) is not None
        and OWN.search(said) is not None
    )


def _asks(frame: Frame, index: int) -> bool:
    """Whether a verb of asking attributes the quotation, or the turns of two do."""
    cue = frame.done[index].cue
    asks = cue is not None and frame.page.text[cue[0] : cue[1]].lower() in ASKING
    return asks or frame.done[index].rule == "A026"


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
