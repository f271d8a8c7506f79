from collections.abc import Iterable

from dsbuild.layout.catalogue import BESIDE, BODY, CLOSING, PARTS, TURNS, PageRule
from dsbuild.layout.page import Line, Mark, Page
from dsbuild.layout.reading import read
from dsbuild.layout.suspects import furniture_rules, is_beside
from dsbuild.layout.vocabulary import vocabulary
from dsbuild.lexicon import Lexicon
from dsbuild.model import Article, Block, BlockKind, DropKind, Dropped, Layout

DEEPEST_FOOT = 30
BODY_TEXT = Mark(BlockKind.BODY)


def lay_out(article: Article, lexicon: Lexicon) -> Layout:
    """The blocks of an article and what is dropped, in order; together they hold every non-space character once."""
    page, cut = read(article, vocabulary(lexicon))
    decided = [""] * len(page.lines)
    for index in page.turns:
        _ask(page, decided, index, TURNS)
    for index, line in enumerate(page.lines):
        if index != page.headline and (rules := furniture_rules(page, index, line)):
            _ask(page, decided, index, rules)
    doubtful = [
        index for index, line in enumerate(page.lines) if page.marks[index] is None and not line.is_prose and index != page.headline
    ]
    for order in (doubtful, doubtful[::-1]):
        found = [_ask(page, decided, index, BESIDE) for index in order if is_beside(page, index)]
        if not any(found):
            break
    for index in _foot(page):
        _ask(page, decided, index, CLOSING)
    for step in PARTS:
        for index in step.lines(page):
            if page.marks[index] is None:
                _ask(page, decided, index, step.rules)
    return _layout(page, decided, cut)


def _ask(page: Page, decided: list[str], index: int, rules: Iterable[PageRule]) -> bool:
    """Whether a rule marked the line: one that is open is asked about, and the first that answers decides."""
    if page.marks[index] is not None:
        return False
    for rule in rules:
        mark = rule.apply(page, index)
        if mark is not None:
            page.marks[index] = mark
            decided[index] = rule.id
            return True
    return False


def _foot(page: Page) -> Iterable[int]:
    """The lines at the foot that nothing claimed, from the last one up, until one stays that is prose."""
    for index in range(len(page.lines) - 1, max(0, len(page.lines) - DEEPEST_FOOT), -1):
        if page.marks[index] is None:
            yield index
            if page.marks[index] is None and page.lines[index].is_prose:
                return


def _layout(page: Page, decided: list[str], cut: list[Dropped]) -> Layout:
    blocks: list[Block] = []
    dropped = list(cut)
    for line, mark, rule in zip(page.lines, page.marks, decided, strict=True):
        if mark is None:
            blocks.append(_block(line, BODY_TEXT, BlockKind.BODY, BODY.id))
        elif isinstance(mark.kind, DropKind):
            dropped.append(Dropped(line.start, line.end, mark.kind, rule))
        else:
            blocks.append(_block(line, mark, mark.kind, rule))
    dropped.sort(key=lambda piece: piece.start)
    return Layout(tuple(blocks), tuple(dropped))


def _block(line: Line, mark: Mark, kind: BlockKind, rule: str) -> Block:
    return Block(line.start, line.end, kind, rule, mark.turn, mark.quoted, line.hard_wrapped)
