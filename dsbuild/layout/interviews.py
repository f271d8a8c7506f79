"""Questions and answers: transcripts by the markers of their turns, interviews by quoted answers."""

import re
from collections.abc import Sequence

from dsbuild.layout.page import CLOSERS, OPENERS, Line, Mark, Page, Speech
from dsbuild.layout.shapes import WORD
from dsbuild.layout.vocabulary import Vocabulary, folded
from dsbuild.model import BlockKind, MarkupKind, Rule

KINDS = {Speech.ASKS: BlockKind.QUESTION, Speech.ANSWERS: BlockKind.ANSWER, Speech.TELLS: BlockKind.BODY}
LONGEST_QUESTION = 70
FEWEST_QUESTIONS = 3
DASH = re.compile(r"[–—―]|\s-\s")
DIRECTION = 60
"""Code points in brackets before the words of an answer, at most."""


def is_interview(lines: Sequence[Line], asked: Sequence[int], words: Vocabulary) -> bool:
    """Whether somewhere on the page a question to `you` is answered in quotation marks."""
    return any(
        _answers(lines[index + 1]) and _asks_you(lines[index], words)
        for index in asked
        if index + 1 < len(lines)
    )


def exchanges(lines: Sequence[Line], asked: Sequence[int]) -> int:
    """How many of the lines that ask stand right above an answer that is wholly in quotation marks."""
    return sum(
        not lines[index].opens_quoted and _answers(lines[index + 1])
        for index in asked
        if index + 1 < len(lines)
    )


def _replies(page: Page, line: Line) -> bool:
    """Whether a line answers: wholly quoted, or, on a page of questions and answers, with what somebody does amid the words."""
    if _answers(line):
        return True
    opens = line.opens_quoted or (
        line.text[0] in "([" and any(mark in line.text[:DIRECTION] for mark in OPENERS)
    )
    return opens and page.exchanges >= FEWEST_QUESTIONS and (line.stops or line.text[-1] in CLOSERS)


def _asks_you(line: Line, words: Vocabulary) -> bool:
    if line.words > LONGEST_QUESTION or line.opens_quoted or line.last not in "?.…":
        return False
    return bool(words.address.intersection(part.rstrip(".") for part in WORD.findall(line.low)))


def _puts_to_you(line: Line, words: Vocabulary) -> bool:
    """Whether the line tells somebody about themselves: `you` among its first words, not the reader's in general."""
    first = WORD.findall(folded(line.text[:40]))[:3]
    return line.words <= LONGEST_QUESTION // 2 and bool(words.address.intersection(first))


def _answers(line: Line) -> bool:
    """Whether the line is wholly quoted, or said behind a dash, and attributes itself to nobody."""
    if not (line.is_quoted or line.opens_dashed) or not (line.stops or line.words > 3):
        return False
    return line.text.count('"') <= 2 and not any(mark in line.text[1:-2] for mark in "”»")


def alternating(lines: Sequence[Line], exchanged: int, words: Vocabulary) -> frozenset[int]:
    """What stands between two quoted answers of an interview with so many exchanges, half of it or more asked."""
    between = [
        index
        for index, (above, line, below) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), 1)
        if _answers(above) and _answers(below) and not line.opens_quoted and not line.opens_dashed
    ]
    asked = sum(lines[index].last == "?" or _asks_you(lines[index], words) for index in between)
    return frozenset(between) if exchanged >= FEWEST_QUESTIONS and asked * 2 >= len(between) else frozenset()


def unmarked_questions(lines: Sequence[Line], asked: Sequence[int], words: Vocabulary) -> frozenset[int]:
    """The questions of an interview printed without marks: three or more, most to `you`, each with its answer below."""
    asked = [
        index
        for index in asked
        if 0 < index < len(lines) - 1
        if lines[index].words <= LONGEST_QUESTION // 2 and not lines[index].opens_quoted
        if lines[index + 1].last != "?" and not lines[index + 1].opens_quoted
    ]
    to_you = sum(_asks_you(lines[index], words) for index in asked)
    close = len(asked) * 5 >= len(lines) - asked[0] if asked else False
    return (
        frozenset(asked)
        if len(asked) >= FEWEST_QUESTIONS and to_you * 2 >= len(asked) and close
        else frozenset()
    )


def dashed_questions(lines: Sequence[Line], asked: Sequence[int]) -> frozenset[int]:
    """What is put to whoever answers behind dashes: every other line of a run of them that opens with a question, half of it or more asked."""
    found: set[int] = set()
    end = 0
    for first in asked:
        if first < end or not _puts_dashed(lines[first]):
            continue
        end = first
        while end < len(lines) and lines[end].opens_dashed:
            end += 1
        put, said = lines[first : end - 1 : 2], lines[first + 1 : end : 2]
        if not said or not all(_puts_dashed(line) for line in put):
            continue
        asking = sum(line.last == "?" for line in put)
        if asking * 2 >= len(put) and sum(line.last == "?" for line in said) * 2 <= len(said):
            found.update(range(first, end - 1, 2))
    return frozenset(found)


def _puts_dashed(line: Line) -> bool:
    """Whether a line behind a dash attributes itself to nobody, as what a reporter asks."""
    return line.opens_dashed and line.words <= LONGEST_QUESTION and DASH.search(line.text, 1) is None


def turn(page: Page, index: int) -> Mark | None:
    """A turn of a transcript."""
    taken = page.turns.get(index)
    if taken is None:
        return None
    marked = taken.end > taken.start
    return Mark(KINDS[taken.speech], turn=(taken.start, taken.end) if marked else None)


def continued_turn(page: Page, index: int) -> Mark | None:
    """A paragraph inside a transcript that goes on with the turn above it."""
    if not page.turns or index in page.turns or page.lines[index].opens_quoted:
        return None
    above = page.before(index)
    if next(iter(page.turns)) < index < page.last_turn and _is_direction(page.lines[index].text):
        return Mark(BlockKind.BODY)
    if page.kind(above) not in (BlockKind.QUESTION, BlockKind.ANSWER) or index > page.last_turn:
        return None
    kind = page.marks[above]
    unstopped = page.lines[index].words < 12 and not page.lines[index].stops
    return Mark(kind.kind) if kind and not unstopped and page.lines[index].text[0] not in "[(" else None


def question(page: Page, index: int) -> Mark | None:
    """A reporter's question, or what is put to an interviewee, above an answer in quotation marks."""
    line = page.lines[index]
    below = page.line(page.after(index))
    if below is None or not _replies(page, below) or line.words > LONGEST_QUESTION or line.opens_quoted:
        return None
    if line.opens_dashed:
        return None
    if line.last == "?" and line.markup is not MarkupKind.HEADING:
        return Mark(BlockKind.QUESTION)
    if index in page.alternating:
        return Mark(BlockKind.QUESTION)
    return Mark(BlockKind.QUESTION) if page.interview and _puts_to_you(line, page.words) else None


def _is_direction(text: str) -> bool:
    """Whether a line in brackets tells what is heard or done between the turns: `(SOUNDBITE OF A GATE)`."""
    return (text[0], text[-1]) in {("(", ")"), ("[", "]")}


def unmarked_question(page: Page, index: int) -> Mark | None:
    """A question of an interview printed without marks."""
    return Mark(BlockKind.QUESTION) if index in page.unmarked_questions else None


def dashed_question(page: Page, index: int) -> Mark | None:
    """What is put to somebody who answers behind a dash."""
    return Mark(BlockKind.QUESTION) if index in page.dashed_questions else None


def answer(page: Page, index: int) -> Mark | None:
    """A paragraph in quotation marks below a question, and the quoted paragraphs that go on with it."""
    line = page.lines[index]
    above = page.before(index)
    if not _replies(page, line):
        return None
    if page.kind(above) is BlockKind.QUESTION:
        return Mark(BlockKind.ANSWER)
    going_on = page.kind(above) is BlockKind.ANSWER and (
        page.lines[above].text[-1] not in '"”»' or (page.exchanges >= FEWEST_QUESTIONS and _answers(line))
    )
    return Mark(BlockKind.ANSWER) if going_on else None


TRANSCRIPTS = (
    Rule("L130", "a marker at the head of a turn opens a question or an answer", turn),
    Rule("L131", "a paragraph between turns goes on with the turn above", continued_turn),
)
UNMARKED = (
    Rule("L134", "a question of an interview printed without marks is a question", unmarked_question),
)
DASHED = (Rule("L135", "what is put to somebody who answers behind a dash is a question", dashed_question),)
INTERVIEWS = (
    Rule("L132", "what is put to somebody who answers in quotation marks is a question", question),
    Rule("L133", "a quoted paragraph below a question is its answer", answer),
)
