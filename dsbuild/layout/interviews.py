"""Questions and answers: transcripts by the markers of their turns, interviews by quoted answers."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from dsbuild.layout.page import Line, Mark, Page, Turn
from dsbuild.layout.shapes import WORD
from dsbuild.layout.vocabulary import Vocabulary, folded
from dsbuild.model import BlockKind, Rule

MARKER = re.compile(
    r"\W{0,3}([^\W\d_][\w'’.-]*(?:\s[^\W\d_][\w'’.-]*){0,5}(?:,?\s\([^()]{1,40}\)|,\s[^\W\d_][\w’'.-]*)?\s?)[:：](?=\s|[“\"«]|$)"
)
LETTER = re.compile(r"\W{0,3}([^\W\d_]{1,11})\s?[.:：](?=\s|[“\"«])")
LONGEST_MARKER = 60
LONGEST_QUESTION = 70
FEWEST_QUESTIONS = 3


def turns(lines: Sequence[Line], words: Vocabulary) -> dict[int, Turn]:
    """The turns of a transcript by line: `Q:` and `A:`, else names and colons that take turns."""
    lettered = _lettered(lines, words)
    return lettered or _named(lines, words)


def _lettered(lines: Sequence[Line], words: Vocabulary) -> dict[int, Turn]:
    found: dict[int, Turn] = {}
    for index, line in enumerate(lines):
        marker = LETTER.match(line.text)
        name = folded(marker.group(1)) if marker else ""
        if marker and (name in words.questions or name in words.answers) and _is_marker(line, marker):
            found[index] = _turn(line, marker, asks=name in words.questions)
    return found if {turn.asks for turn in found.values()} == {True, False} else {}


def _is_marker(line: Line, marker: re.Match[str]) -> bool:
    """Whether it has a colon, or a full stop in upper case; an initial has that too, so both sides must speak."""
    return ":" in marker.group() or "：" in marker.group() or line.text.lstrip()[0].isupper()


def _named(lines: Sequence[Line], words: Vocabulary) -> dict[int, Turn]:
    markers: dict[int, re.Match[str]] = {}
    for index, line in enumerate(lines):
        head = line.text[: LONGEST_MARKER + 2]
        marker = MARKER.match(head) if ":" in head or "：" in head else None
        if marker and not line.opens and _is_speaker(marker.group(1), words):
            markers[index] = marker
    names = {index: _speaker(marker) for index, marker in markers.items()}
    said = Counter(names.values())
    asking = Counter(
        names[index] for index in markers if lines[index].last == "?" or "?" in lines[index].text[-200:]
    )
    if not _take_turns(list(names.values()), said, asking):
        return {}
    known = {name for name in said if said[name] > 1} or set(said)
    spoken = [index for index in markers if names[index] in known]
    askers = _askers(said, asking, words)
    return {
        index: _turn(lines[index], marker, asks=names[index] in askers)
        for index, marker in markers.items()
        if spoken[0] <= index <= spoken[-1]
    }


def _turn(line: Line, marker: re.Match[str], *, asks: bool) -> Turn:
    return Turn(line.start + marker.start(1), line.start + marker.end(), asks)


def _is_speaker(text: str, words: Vocabulary) -> bool:
    parts = WORD.findall(text.split("(", 1)[0])
    if not parts or len(parts) > 5:
        return False
    if len(parts) == 1 and folded(parts[0]) in words.functions:
        return False
    return all(
        part[0].isupper() or folded(part) in words.particles or not part[0].islower() for part in parts
    )


def _speaker(marker: re.Match[str]) -> str:
    return folded(marker.group(1).split("(", 1)[0].strip())


def _take_turns(names: list[str], said: Counter[str], asking: Counter[str]) -> bool:
    """Whether the names are those of a conversation: two or more that come again, or one that asks another."""
    if len(said) < 2 or not (asking or any(" " in name for name in said)):
        return False
    changes = sum(one != other for one, other in pairwise(names))
    again = sum(count > 1 for count in said.values())
    return changes * 2 >= len(names) - 1 and (
        again >= 2 or (bool(asking) and len(names) <= 2 * len(said) + 1 and len(said) <= 3)
    )


def _askers(said: Counter[str], asking: Counter[str], words: Vocabulary) -> set[str]:
    """Those who mostly ask, at least one of the others apart; or whose name says that they do."""
    askers = {name for name in said if words.interviewers.intersection(WORD.findall(name))}
    askers |= {
        name
        for name in said
        if asking[name] * 2 > said[name] or (asking[name] * 2 == said[name] and asking[name] > 1)
    }
    return askers if len(askers) < len(said) else {max(askers, key=lambda name: asking[name] / said[name])}


def is_interview(lines: Sequence[Line], words: Vocabulary) -> bool:
    """Whether somewhere on the page a question to `you` is answered in quotation marks."""
    return any(
        line.last == "?" and _answers(after) and _asks_you(line, words) for line, after in pairwise(lines)
    )


def _asks_you(line: Line, words: Vocabulary) -> bool:
    if line.words > LONGEST_QUESTION or line.opens_quoted or line.last not in "?.…":
        return False
    return bool(words.address.intersection(part.rstrip(".") for part in WORD.findall(folded(line.text))))


def _puts_to_you(line: Line, words: Vocabulary) -> bool:
    """Whether the line tells somebody about themselves: `you` among its first words, not the reader's in general."""
    first = WORD.findall(folded(line.text[:40]))[:3]
    return line.words <= LONGEST_QUESTION // 2 and bool(words.address.intersection(first))


def _answers(line: Line) -> bool:
    """Whether the line is wholly quoted and attributes itself to nobody."""
    return line.is_quoted and (line.stops or line.words > 3)


def unmarked_questions(lines: Sequence[Line], words: Vocabulary) -> frozenset[int]:
    """The questions of an interview printed without marks: three or more, most to `you`, each with its answer below."""
    asked = [
        index
        for index, (line, after) in enumerate(pairwise(lines))
        if line.last == "?" and line.words <= LONGEST_QUESTION // 2 and not line.opens_quoted
        if after.last != "?" and not after.opens_quoted and index > 0
    ]
    to_you = sum(_asks_you(lines[index], words) for index in asked)
    close = len(asked) * 5 >= len(lines) - asked[0] if asked else False
    return (
        frozenset(asked)
        if len(asked) >= FEWEST_QUESTIONS and to_you * 2 >= len(asked) and close
        else frozenset()
    )


def turn(page: Page, index: int) -> Mark | None:
    """A turn of a transcript."""
    taken = page.turns.get(index)
    if taken is None:
        return None
    return Mark(BlockKind.QUESTION if taken.asks else BlockKind.ANSWER, turn=(taken.start, taken.end))


def continued_turn(page: Page, index: int) -> Mark | None:
    """A paragraph inside a transcript that goes on with the turn above it."""
    if not page.turns or index in page.turns or page.lines[index].opens_quoted:
        return None
    above = page.before(index)
    if page.kind(above) not in (BlockKind.QUESTION, BlockKind.ANSWER) or index > page.last_turn:
        return None
    kind = page.marks[above]
    unstopped = page.lines[index].words < 12 and not page.lines[index].stops
    return Mark(kind.kind) if kind and not unstopped and page.lines[index].text[0] not in "[(" else None


def question(page: Page, index: int) -> Mark | None:
    """A reporter's question, or what is put to an interviewee, above an answer in quotation marks."""
    line = page.lines[index]
    below = page.line(page.after(index))
    if below is None or not _answers(below) or line.words > LONGEST_QUESTION or line.opens_quoted:
        return None
    if line.last == "?" and (page.interview or _asks_you(line, page.words)):
        return Mark(BlockKind.QUESTION)
    return Mark(BlockKind.QUESTION) if page.interview and _puts_to_you(line, page.words) else None


def unmarked_question(page: Page, index: int) -> Mark | None:
    """A question of an interview printed without marks."""
    return Mark(BlockKind.QUESTION) if index in page.unmarked_questions else None


def answer(page: Page, index: int) -> Mark | None:
    """A paragraph in quotation marks below a question, and the quoted paragraphs that go on with it."""
    line = page.lines[index]
    above = page.before(index)
    if not _answers(line):
        return None
    if page.kind(above) is BlockKind.QUESTION:
        return Mark(BlockKind.ANSWER)
    going_on = page.kind(above) is BlockKind.ANSWER and page.lines[above].text[-1] not in '"”»'
    return Mark(BlockKind.ANSWER) if going_on else None


TRANSCRIPTS = (
    Rule("L130", "a marker at the head of a turn opens a question or an answer", turn),
    Rule("L131", "a paragraph between turns goes on with the turn above", continued_turn),
)
UNMARKED = (
    Rule("L134", "a question of an interview printed without marks is a question", unmarked_question),
)
INTERVIEWS = (
    Rule("L132", "what is put to somebody who answers in quotation marks is a question", question),
    Rule("L133", "a quoted paragraph below a question is its answer", answer),
)
