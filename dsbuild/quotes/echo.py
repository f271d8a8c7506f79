"""Echoes: pull quotes, headlines and subheadings whose words stand inside a quotation in the body."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dsbuild.model import Block, BlockKind, Quotation, Rule
from dsbuild.quotes.closed import SENTENTIAL

RUN = 4
"""Words in a row that tell an echo from chance."""

REMEMBERED = 256
"""Quotations whose words are remembered, at most: each is read for the headings' words and for their speakers."""

Words = tuple[str, ...]
WORD = re.compile(r"\w++(?:[’'-]\w++)*+")
ECHOING = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.PULL_QUOTE, BlockKind.STANDFIRST})
ENOUGH = 6
"""Words in a row that are an echo in whatever surroundings."""
DOUBTED = frozenset({"Q021", "Q022"})
"""Rules that take words in a heading for a title or hold them at arm's length, unless the body has somebody say them."""
SIGNS = ".!?…"
CUTS = ".!?…:;–—"


@dataclass(frozen=True, slots=True)
class Echo:
    """The quotations that hold most of the repeated words, more than one when their words are told apart by nothing."""

    sources: tuple[int, ...]


def with_echoes(text: str, blocks: Sequence[Block], quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations, and those that pull quotes, headlines and subheadings repeat without marks, in order of the text."""
    starts = [quotation.start for quotation in quotations]
    doubted = [
        index
        for block in _echoing(blocks)
        for index in _inside(block, starts)
        if quotations[index].rule in DOUBTED and not quotations[index].speech
    ]
    unmarked = [
        block
        for block in _echoing(blocks)
        if block.kind is not BlockKind.STANDFIRST and not _inside(block, starts)
    ]
    quotations = _revived(text, blocks, quotations, doubted)
    if not unmarked:
        return list(quotations)
    sources = _sources(text, blocks, quotations)
    repeating = [_words(text, block.start, block.end) for block in unmarked]
    grams = _grams(_sharing(sources, repeating))
    found = [echo for block in unmarked for echo in _unmarked(text, block, grams)]
    return sorted([*quotations, *found], key=lambda quotation: quotation.start) if found else list(quotations)


def _revived(
    text: str, blocks: Sequence[Block], quotations: Sequence[Quotation], doubted: Sequence[int]
) -> Sequence[Quotation]:
    """The same, where words that a heading alone shows to nobody are speech as they are in the body."""
    if not doubted:
        return quotations
    sources = _sources(text, blocks, quotations)
    repeating = {index: _words(text, quotations[index].start, quotations[index].end) for index in doubted}
    sources = _sharing(sources, repeating.values())
    grams = _grams(sources)
    said = {
        index
        for index, words in repeating.items()
        if _is_said(text, quotations[index], words) and _repeated(words, grams, sources)
    }
    return [
        replace(quotation, speech=True, utterance=True, rule="Q011") if index in said else quotation
        for index, quotation in enumerate(quotations)
    ]


def _is_said(text: str, quotation: Quotation, words: Words) -> bool:
    """Whether so few words are no name and no label: they open a line, and one of them is `no`, `I`, `will`."""
    opens = not text[text.rfind("\n", 0, quotation.start) + 1 : quotation.start].strip()
    enough = RUN if quotation.rule == "Q021" else RUN - 1
    return len(words) >= enough or (len(words) > 1 and opens and not SENTENTIAL.isdisjoint(words))


def echoes(text: str, blocks: Sequence[Block], quotations: Sequence[Quotation]) -> dict[int, Echo]:
    """For the index of each quotation in a headline, subheading or pull quote the body's quotation that it repeats."""
    starts = [quotation.start for quotation in quotations]
    own = [index for block in _echoing(blocks) for index in _inside(block, starts)]
    if not own:
        return {}
    repeating = {index: _words(text, quotations[index].start, quotations[index].end) for index in own}
    sources = _sharing(_sources(text, blocks, quotations), repeating.values())
    grams = _grams(sources)
    found = {}
    for index, words in repeating.items():
        repeated = _repeated(words, grams, sources)
        if repeated:
            found[index] = repeated
    return found


def _echoing(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.kind in ECHOING and not block.quoted]


def _inside(block: Block, starts: Sequence[int]) -> range:
    return range(bisect_left(starts, block.start), bisect_left(starts, block.end))


def _sources(text: str, blocks: Sequence[Block], quotations: Sequence[Quotation]) -> dict[int, Words]:
    """The words of the body's quotations."""
    starts = [quotation.start for quotation in quotations]
    echoing = {index for block in _echoing(blocks) for index in _inside(block, starts)}
    return {
        index: _words(text, quotation.start, quotation.end)
        for index, quotation in enumerate(quotations)
        if quotation.speech and index not in echoing
    }


def _words(text: str, start: int, end: int) -> Words:
    """The words in lower case with one kind of apostrophe."""
    return _words_of(text[start:end])


@lru_cache(REMEMBERED)
def _words_of(quoted: str) -> Words:
    return tuple(WORD.findall(quoted.lower().replace("’", "'")))


def _sharing(sources: Mapping[int, Words], repeating: Iterable[Words]) -> dict[int, Words]:
    """The sources that share enough different words with what may repeat them."""
    seen = [*repeating]
    words = frozenset().union(*seen)
    enough = 1 if any(len(each) < RUN for each in seen) else RUN - 1
    return {
        index: source
        for index, source in sources.items()
        if len(words.intersection(source)) >= min(enough, len(source))
    }


def _grams(sources: Mapping[int, Words]) -> dict[Words, list[int]]:
    """The quotations that hold each run of `RUN` words, and the whole of those that have fewer."""
    grams: dict[Words, list[int]] = {}
    for index, words in sources.items():
        for gram in {words[at : at + RUN] for at in range(max(1, len(words) - RUN + 1))}:
            grams.setdefault(gram, []).append(index)
    return grams


def _repeated(words: Words, grams: Mapping[Words, list[int]], sources: Mapping[int, Words]) -> Echo | None:
    """The sources with most runs of the echo's words; an echo of two or three words must stand in one whole."""
    counts: dict[int, int] = {}
    for at in range(max(1, len(words) - RUN + 1)):
        for index in grams.get(words[at : at + RUN], ())[:64]:
            counts[index] = counts.get(index, 0) + 1
    if not counts and 1 < len(words) < RUN:
        joined = f" {' '.join(words)} "
        counts = {index: 1 for index, source in sources.items() if joined in f" {' '.join(source)} "}
    if not counts:
        return None
    most = max(counts.values())
    return Echo(tuple(index for index, count in counts.items() if count == most))


def _unmarked(text: str, block: Block, grams: Mapping[Words, list[int]]) -> Iterator[Quotation]:
    """The longest stretch of a block that repeats a quotation, with the sign that ends it."""
    spans = [match.span() for match in WORD.finditer(text, block.start, block.end)]
    words = tuple(text[start:end].lower().replace("’", "'") for start, end in spans)
    hits = [at for at in range(len(words) - RUN + 1) if words[at : at + RUN] in grams]
    if not hits and words in grams and len(words) > 1:
        hits = [0]
    if not hits:
        return
    best = (hits[0], hits[0])
    first = hits[0]
    for at, following in zip(hits, [*hits[1:], -2], strict=True):
        if following != at + 1:
            best = max(best, (first, at), key=lambda run: run[1] - run[0])
            first = following
    start = spans[best[0]][0]
    last = min(best[1] + RUN, len(spans)) - 1
    end = spans[last][1]
    if last - best[0] + 1 < ENOUGH and not _is_most(text, block, start, end):
        return
    while end < block.end and text[end] in SIGNS:
        end += 1
    yield Quotation(start, end, "", "", "Q011")


def _is_most(text: str, block: Block, start: int, end: int) -> bool:
    """Whether `text[start:end]` is at least half of what stands between two signs of punctuation."""
    left = max(text.rfind(sign, block.start, start) for sign in CUTS) + 1
    right = min((at for sign in CUTS if (at := text.find(sign, end, block.end)) >= 0), default=block.end)
    return 2 * len(WORD.findall(text, start, end)) >= len(WORD.findall(text, max(left, block.start), right))


RULES: tuple[Rule[..., object], ...] = (
    Rule("Q011", "words of a quotation repeated without marks in a heading or a pull quote", with_echoes),
)
