"""A quotation in its surroundings: the words of its own sentence before and after it, and what came before."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from dsbuild.lexicon import Lexicon
from dsbuild.model import Block, Quotation, Sentence
from dsbuild.quotes.attributed import Attribution
from dsbuild.quotes.cues import Clauses
from dsbuild.quotes.interviews import is_interview, told_to
from dsbuild.quotes.tokens import REACH, tokens
from dsbuild.quotes.words import Grammar, grammar

REMEMBERED = 1024
"""Stretches of a page that are remembered once read, at most."""
DATELINE = re.compile(
    r"(?:[^\W\d_a-z]{2,}[^\W\d_]*[.’'-]?(?: |(?=,))){1,5}(?:, ?[^\n—–]{2,40}?)?(?:\([^()\n]{2,40}\))? ?(?:[—–]|--?)\s"
    r"|(?:[^\W\d_a-z][^\W\d_]+ ){1,4}?(?:[^\W\d_]+ \d{1,2} )?\([^()\n]{2,40}\) ?(?:[—–]|--?)\s"
)
"""A place, perhaps a date and an agency, and a dash, which open a wire's first paragraph."""


@dataclass(frozen=True)
class Page:
    """An article's text, blocks, sentences and quotations, for looking around in."""

    text: str
    blocks: Sequence[Block]
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]
    lexicon: Lexicon
    block_starts: Sequence[int]
    sentence_starts: Sequence[int]
    grammar: Grammar
    opening: frozenset[int]
    read: dict[tuple[int, int], Clauses] = field(default_factory=dict, repr=False)

    @cached_property
    def is_interview(self) -> bool:
        """Whether it is an interview."""
        return is_interview(self.text, self.blocks, self.quotations)

    @cached_property
    def is_told_to(self) -> bool:
        """Whether the page says that somebody told it in their own words."""
        return told_to(self.text)

    def block_at(self, offset: int) -> int:
        """The index of the block that holds `offset`."""
        return bisect_right(self.block_starts, offset) - 1

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds `offset` or was the last before it."""
        return bisect_right(self.sentence_starts, offset) - 1

    def clauses(self, start: int, end: int) -> Clauses:
        """The words of `text[start:end]`; read once."""
        key = start, end
        found = self.read.get(key)
        if found is None:
            if start in self.opening and (dated := DATELINE.match(self.text, start, end)):
                start = dated.end()
            found = Clauses(tokens(self.text, start, end, self.lexicon), self.grammar)
            if len(self.read) >= REMEMBERED:
                self.read.clear()
            self.read[key] = found
        return found

    def quoting(self, quotations: Sequence[Quotation]) -> "Page":
        """The same page with these quotations."""
        return replace(self, quotations=quotations)


def page(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    lexicon: Lexicon,
) -> Page:
    """A page over these values."""
    return Page(
        text,
        blocks,
        sentences,
        quotations,
        lexicon,
        [block.start for block in blocks],
        [sentence.start for sentence in sentences],
        grammar(lexicon),
        frozenset(block.start for block in blocks),
    )


@dataclass(frozen=True)
class Frame:
    """Quotation `index` of a page; `low` and `high` are where its sentence begins and ends, short of other quotations.

    `previous` is the index of the speech before it in the same block, `neighbour` the same where it
    stands in the same sentence. `done` are the attributions of the quotations before it.
    """

    page: Page
    index: int
    quotation: Quotation
    block: int
    sentence: tuple[int, int]
    low: int
    high: int
    previous: int | None
    neighbour: int | None
    done: Sequence[Attribution] = field(default=(), repr=False)

    @property
    def here(self) -> Block:
        """The block it stands in."""
        return self.page.blocks[self.block]

    @cached_property
    def inner(self) -> str:
        """Its words without the marks."""
        start, end = self.quotation.start, self.quotation.end
        return self.page.text[start + len(self.quotation.opened) : end - len(self.quotation.closed)].strip()

    @cached_property
    def before(self) -> Clauses:
        """The words before it in its sentence, from the quotation before."""
        return self.page.clauses(max(self.low, self.quotation.start - REACH), self.quotation.start)

    @cached_property
    def after(self) -> Clauses:
        """The words after it in its sentence, up to the next quotation."""
        return self.page.clauses(self.quotation.end, min(self.high, self.quotation.end + REACH))


def frames(page: Page, done: Sequence[Attribution]) -> list[Frame]:
    """A frame for each quotation of the page; what is no speech parts no sentence."""
    speech = [index for index, quotation in enumerate(page.quotations) if quotation.speech]
    made = []
    for index in range(len(page.quotations)):
        before, after = bisect_left(speech, index), bisect_right(speech, index)
        earlier = speech[before - 1] if before else None
        made.append(_frame(page, index, earlier, speech[after] if after < len(speech) else None, done))
    return made


def _frame(
    page: Page, index: int, earlier: int | None, later: int | None, done: Sequence[Attribution]
) -> Frame:
    quotation, quotations = page.quotations[index], page.quotations
    block = page.block_at(quotation.start)
    here = page.blocks[block]
    first = page.sentences[max(0, page.sentence_at(quotation.start))] if page.sentences else here
    last = page.sentences[max(0, page.sentence_at(quotation.end - 1))] if page.sentences else here
    low, high = max(here.start, first.start), min(here.end, max(last.end, quotation.end))
    if here.turn is not None and low < here.turn[1] <= quotation.start:
        low = here.turn[1]
    previous = earlier if earlier is not None and quotations[earlier].start >= here.start else None
    neighbour = previous if previous is not None and quotations[previous].end > low else None
    return Frame(
        page,
        index,
        quotation,
        block,
        sentence=(low, high),
        low=low if neighbour is None else quotations[neighbour].end,
        high=high if later is None else min(high, quotations[later].start),
        previous=previous,
        neighbour=neighbour,
        done=done,
    )
