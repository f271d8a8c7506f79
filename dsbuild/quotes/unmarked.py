"""What is quoted without quotation marks: a transcript's turns, markup, and dialogue after a dash."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dsbuild.lexicon import Lexicon
from dsbuild.lexicon.broadcasts import last_name
from dsbuild.model import Block, BlockKind, Quotation, Sentence
from dsbuild.quotes.words import grammar

DASHES = frozenset("–—―-")
OPENING = re.compile(r"(?:[–—―]|--?)\s*(?=[^\W_]|[“\"«‘¿¡])")
RESUMING = re.compile(r"(?:(?<=\s)[–—―]\s+|[–—―][.,;:!?…]?\s+)(?=[^\W_]|[“\"«‘¿¡])")
SIGNATURE = re.compile(r"\s+[–—-]{1,2} ?[^\n–—]{1,80}\(@\w{1,30}\)[^\n]{0,40}\Z")
PERSONAL = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our|Yes|No|Okay)\b|[?!][”\"»]?\Z")
SIGNED = re.compile(r"(?<=[.!?…”\"’»])\s*[—–―]\s?[“\"‘]?(?=[^\W\d_a-z])[^\n—–―]{2,120}\Z")
OWN = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|us)\b")
PAPER = re.compile(
    r"\b(?:this (?:magazine|newspaper|paper|website|programme|program)|(?:this|the) (?:reporter|interview))\b"
)
LONG = frozenset("–—―")
SIGNING = 120
"""Code points of a line that signs the block quote before it, at most."""
DIRECTION = re.compile(r"(?<=[.!?…”\"’])\s+\[[^\W\d_a-z][^\[\]\n]{0,160}\](?:\s+|\Z)")
AMID = re.compile(r" [–—―] (?<=[.!?…:”»] . )(?=[¡¿]?[^\W\d_a-z])")
LONGEST_AMID = 400
"""Code points from the dash that opens words to the one before their attribution, at most."""
TURNS = 3
"""Turns of a transcript, at least."""
HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADING})
SPOKEN = frozenset({BlockKind.ANSWER, BlockKind.BODY})
ANSWERS = frozenset({BlockKind.ANSWER, BlockKind.BODY, BlockKind.LIST_ITEM})


def turn(text: str, block: Block, hosts: frozenset[str]) -> Quotation | None:
    """The words after a transcript's turn marker; the interviewer's are no quotation."""
    if block.turn is None or _is_hosted(text, block, hosts):
        return None
    return _whole(text, block.turn[1], block.end, "Q009")


def spoken(text: str, quotation: Quotation) -> list[Quotation]:
    """The quotation, in parts where directions in brackets stand between its sentences (`[She laughs.]`)."""
    if quotation.rule != "Q009" or text.find("[", quotation.start, quotation.end) < 0:
        return [quotation]
    parts: list[Quotation] = []
    start = quotation.start
    for direction in DIRECTION.finditer(text, quotation.start, quotation.end):
        parts.append(replace(quotation, start=start, end=direction.start(), continues=bool(parts)))
        start = direction.end()
    return (
        [*parts, replace(quotation, start=start, continues=bool(parts))] if start < quotation.end else parts
    )


def hosts(text: str, blocks: Sequence[Block], telling: frozenset[str] = frozenset()) -> frozenset[str]:
    """The last names of those who tell a broadcast, and of those whose turns are questions, a third of them or more."""
    turns = Counter(_last_name(text, block) for block in blocks if block.turn)
    asked = Counter(
        _last_name(text, block) for block in blocks if block.turn and block.kind is BlockKind.QUESTION
    )
    return telling | {name for name, count in asked.items() if count > 1 and 3 * count >= turns[name]}


def _last_name(text: str, block: Block) -> str:
    start, end = block.turn or (block.start, block.start)
    return last_name(text[start:end])


def _is_hosted(text: str, block: Block, hosts: frozenset[str]) -> bool:
    return block.kind is BlockKind.QUESTION or _last_name(text, block) in hosts


def later_paragraphs(text: str, blocks: Sequence[Block], hosts: frozenset[str]) -> frozenset[int]:
    """The blocks in which a transcript's turn goes on without a marker of its own; what the stage does, in brackets, is none."""
    turns = [
        at for at, block in enumerate(blocks) if block.turn and block.kind is not BlockKind.EMBEDDED_POST
    ]
    if len(turns) < TURNS:
        return frozenset()
    found = set()
    speaking, speaker = False, ""
    for at in range(turns[0], len(blocks)):
        block = blocks[at]
        if block.turn and block.kind is not BlockKind.EMBEDDED_POST:
            speaking = not _is_hosted(text, block, hosts)
            speaker = _last_name(text, block)
        elif block.kind not in SPOKEN or text[block.start] in "[(":
            speaking = speaking and block.kind not in HEADINGS
        elif speaking and _tells_of(text, block, speaker):
            speaking = False
        elif speaking and not block.quoted and (block.kind is BlockKind.ANSWER or at < turns[-1]):
            found.add(at)
    return frozenset(found)


def _tells_of(text: str, block: Block, speaker: str) -> bool:
    """Whether a paragraph among the turns is the reporter's: it names whose turn it would go on, or the paper, and says no `I`."""
    words = text[block.start : block.end]
    if OWN.search(words):
        return False
    named = re.search(rf"\b{re.escape(speaker)}\b", words, re.IGNORECASE) if len(speaker) > 2 else None
    return named is not None or PAPER.search(words) is not None


def markup(text: str, block: Block) -> Quotation | None:
    """A block that its markup quotes, without its signature."""
    if not block.quoted or (text[block.start] in LONG and block.end - block.start < SIGNING):
        return None
    low = max(block.start, block.end - 160)
    signature = SIGNATURE.search(text, low, block.end) or SIGNED.search(text, low, block.end)
    return _whole(text, block.start, signature.start() if signature else block.end, "Q010")


def dialogue(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], lexicon: Lexicon
) -> dict[int, list[Quotation]]:
    """The quotations of blocks that open with a dash, by block, where the page shows that its dashes quote.

    They do where one of them is attributed to a speaker, or where most speak as people do to each other.
    """
    opened = [
        at
        for at, block in enumerate(blocks)
        if text[block.start] in DASHES and block.kind in ANSWERS and not block.quoted and not block.turn
    ]
    says = _says(lexicon)
    amid = {
        at: found
        for at, block in enumerate(blocks)
        if block.kind in SPOKEN and not block.quoted and not block.turn and text[block.start] not in DASHES
        if (found := list(_amid(text, block, lexicon)))
    }
    if not opened or not (
        _is_attributed(text, blocks, opened, says)
        or _is_spoken(text, blocks, opened)
        or _answers_dash(text, blocks, opened)
    ):
        return amid
    dashed = _Dashed(text, sentences, says, any(_resumes(text, blocks[at], says) for at in opened))
    return amid | {at: list(dashed.quotations(blocks[at])) for at in opened}


def _amid(text: str, block: Block, lexicon: Lexicon) -> Iterator[Quotation]:
    """What a dash opens after a sentence of the block and a dash before its attribution closes (`It was dark. — Who is there? — asked Ana.`)."""
    end = block.start
    for dash in AMID.finditer(text, block.start, block.end):
        stop = min(dash.end() + LONGEST_AMID, block.end)
        closed = _closing(lexicon).search(text, dash.end(), stop) if dash.start() >= end else None
        if closed and AMID.search(text, dash.end(), closed.start()) is None:
            end = closed.end()
            yield Quotation(dash.start() + 1, closed.start() + 1, text[dash.start() + 1], "", "Q008")


def _is_attributed(text: str, blocks: Sequence[Block], opened: Sequence[int], says: re.Pattern[str]) -> bool:
    return any(says.search(text, blocks[at].start, blocks[at].end) for at in opened)


def _is_spoken(text: str, blocks: Sequence[Block], opened: Sequence[int]) -> bool:
    """Whether two long dashes or more open blocks, and at least half of these say `I` or `you`, ask or answer."""
    if opened[0] and text[blocks[opened[0] - 1].end - 1] == ":":
        return False
    long = [blocks[at] for at in opened if text[blocks[at].start] != "-" and blocks[at].kind in SPOKEN]
    spoken = sum(PERSONAL.search(text, block.start, block.end) is not None for block in long)
    return len(long) > 1 and 2 * spoken >= len(long)


def _answers_dash(text: str, blocks: Sequence[Block], opened: Sequence[int]) -> bool:
    """Whether a dash opens an answer to a question behind a dash."""
    return any(
        at and blocks[at - 1].kind is BlockKind.QUESTION and text[blocks[at - 1].start] in LONG
        for at in opened
    )


def _resumes(text: str, block: Block, says: re.Pattern[str]) -> bool:
    """Whether a dash takes the words up again after an attribution."""
    attributed = says.search(text, block.start, block.end)
    return attributed is not None and RESUMING.search(text, attributed.end(), block.end) is not None


@dataclass(frozen=True, slots=True)
class _Dashed:
    """How a page writes dialogue: `resumed` by a dash after an attribution, or by the next sentence."""

    text: str
    sentences: Sequence[Sentence]
    says: re.Pattern[str]
    resumed: bool

    def quotations(self, block: Block) -> Iterator[Quotation]:
        """The quotations of a block that opens with a dash."""
        dash = OPENING.match(self.text, block.start, block.end)
        start, opened = (block.start, dash[0].strip()) if dash else (block.end, "")
        after = dash.end() if dash else block.end
        while start < block.end:
            attributed = self.says.search(self.text, after, block.end)
            yield Quotation(start, attributed.start() + 1 if attributed else block.end, opened, "", "Q008")
            if not attributed:
                return
            start, after, opened = self._next(*attributed.span(), block)

    def _next(self, by: int, attributed: int, block: Block) -> tuple[int, int, str]:
        """Where the words go on after an attribution, and by which mark."""
        dash = RESUMING.search(self.text, attributed, block.end)
        if dash:
            return dash.start(), dash.end(), dash[0].strip()
        if self.text[by:attributed].strip(",?!… ")[:1] in LONG:
            return block.end, block.end, ""  # what dashes enclose goes on behind another
        at = bisect_right(self.sentences, attributed, key=lambda sentence: sentence.start)
        inside = at < len(self.sentences) and self.sentences[at].start < block.end
        start = self.sentences[at].start if inside and not self.resumed else block.end
        return start, start, ""


def _whole(text: str, start: int, end: int, rule: str) -> Quotation | None:
    while start < end and text[start].isspace():
        start += 1
    return Quotation(start, end, "", "", rule) if start < end else None


@cache
def _says(lexicon: Lexicon) -> re.Pattern[str]:
    """The clause that attributes dialogue: `, says Anna`, `? – the guard asked`."""
    return re.compile(rf"(?:[,?!…] (?:[–—―] )?|(?<=[\w,?!….»”’)]) ?[–—―] ?){_clause(lexicon)}\b")


@cache
def _closing(lexicon: Lexicon) -> re.Pattern[str]:
    """The same behind a dash that closes the words."""
    return re.compile(rf"[\w,?!….] [–—―] {_clause(lexicon)}\b")


@cache
def interposed(lexicon: Lexicon) -> re.Pattern[str]:
    """The same between the words of a quotation, a sign before it and one after it."""
    return re.compile(rf"[,?!…] {_clause(lexicon)}(?=[.,;:!?»]| »)")


def _clause(lexicon: Lexicon) -> str:
    verbs = "|".join(sorted(grammar(lexicon).verbs, key=len, reverse=True))
    speaker = r"(?:he|she|they|(?:the|a|an|his|her|their|its|one of)(?: \w+){1,3}|(?!I\b)[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,3})"
    adverb = r"(?: (?:then|also|now|still|finally|later|again|only|just|[a-z]{2,12}ly))?"
    return rf"(?:(?:{verbs}) {speaker}|{speaker}{adverb} (?:{verbs}))"
