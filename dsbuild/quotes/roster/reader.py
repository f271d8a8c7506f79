"""From an article to its reading; what a token alone tells goes fast."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from dsbuild.model import Quotation, Sentence
from dsbuild.quotes.roster.capitals import is_body, is_named, is_plain_name, small_entry
from dsbuild.quotes.roster.mentioned import Named
from dsbuild.quotes.roster.reading import BOUNDARY, QUOTED, Reading
from dsbuild.quotes.roster.runs import add_noun, phrase_at, read_run
from dsbuild.quotes.roster.shapes import NAME, TOKEN, Entry, shape
from dsbuild.quotes.roster.vocabulary import Vocabulary

SHOUT = 12
NAMING = 40
"""Code points before a name in marks that tell it is one, at most."""
_CALLED = re.compile(
    r"\b(?:signed(?: (?:by|as|off as))?|(?:call|nam|styl)(?:s|ed|ing) (?:itself|themselves)|in the name of|on behalf of"
    r"|(?:group|cell|network|movement|outfit|gang|faction|militia|organi[sz]ation|collective) (?:called|named|known as))(?: the)? ?\Z"
)
_PARTED = re.compile(r"[,.;:!?(]|\s[-–—]")


def read(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    named: Named,
    words: Vocabulary,
) -> Reading:
    """The reading of an article; the words of those `named` are names whatever else they mean."""
    reading = Reading(text)
    for start, end, kind in _stretches(sentences, [*_spoken(text, quotations)]):
        if kind:
            reading.add(kind, start, end)
        else:
            shouted = end - start > SHOUT and text[start:end].isupper()
            _read(reading, start, end, named, words, shouted=shouted)
    reading.add(BOUNDARY, len(text), len(text))
    return reading


def _spoken(text: str, quotations: Sequence[Quotation]) -> Iterator[tuple[int, int, str]]:
    """The quotations that are speech, and the names in marks by which somebody signs or a group calls itself, with their class."""
    for quotation in quotations:
        start, end = quotation.start, quotation.end
        if quotation.speech:
            yield start, end, QUOTED
            continue
        words = _PARTED.split(text[start + len(quotation.opened) : end - len(quotation.closed)])[0]
        if " " in words and words[0].isupper() and _CALLED.search(text[max(start - NAMING, 0) : start]):
            yield start + len(quotation.opened), start + len(quotation.opened) + len(words), NAME


def _stretches(
    sentences: Sequence[Sentence], speech: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    """Stretches of no class between the boundaries, and the quotations and names in marks with theirs."""
    here = 0
    for sentence in sentences:
        yield sentence.start, sentence.start, BOUNDARY
        position = sentence.start
        while here < len(speech) and speech[here][1] <= position:
            here += 1
        ahead = here
        while ahead < len(speech) and speech[ahead][0] < sentence.end:
            start, end, kind = speech[ahead]
            if start > position:
                yield position, start, ""
            yield max(start, position), min(end, sentence.end), kind
            position = max(position, end)
            ahead += 1
        if position < sentence.end:
            yield position, sentence.end, ""


def _read(reading: Reading, start: int, end: int, named: Named, words: Vocabulary, *, shouted: bool) -> None:
    """Reads a stretch outside quotations; what its tokens alone tell goes fast."""
    pieces = TOKEN.split(reading.text[start:end])
    found = pieces[1::2]
    edges = list(accumulate(map(len, pieces), initial=start))
    starts, ends = edges[1:-1:2], edges[2::2]
    codes = _codes(found, named, words, shouted=shouted)
    at, text = 0, reading.text
    for hard in [index for index, code in enumerate(codes) if not code]:
        if hard < at:
            continue
        word, first, last = found[hard], starts[hard], ends[hard]
        entry = words.lookup.get(word) or (None if shouted else _small_entry(word, named, words))
        phrase = phrase_at(text, first, last, entry) if entry else None
        if entry and not phrase:
            codes[hard] = entry.kind or shape(word, words.lookup)
            if entry.plural:
                reading.plurals.add(len(reading.classes) + hard - at)
            continue
        if not (entry or shouted) and is_plain_name(word, words) and not _begins_inside(first, last, named):
            codes[hard] = NAME
            continue
        reading.extend(codes[at:hard], starts[at:hard], ends[at:hard])
        if phrase and not word[0].isupper():
            read = first + len(phrase[0])
            add_noun(reading, phrase[1], first, read, phrase[0], words)
        elif is_body(word, named, words):
            reading.add(NAME, first, last)
            read = last
        else:
            read = read_run(reading, first, last, end, named, words, shouted=shouted)
        at = bisect_left(starts, read, hard + 1) if read > last else hard + 1
        if ends[at - 1] > read:
            _read(reading, read, ends[at - 1], named, words, shouted=shouted)
    reading.extend(codes[at:], starts[at:], ends[at:])


def _codes(found: Sequence[str], named: Named, words: Vocabulary, *, shouted: bool) -> list[str]:
    """The classes of tokens as far as each alone tells, empty where more depends on it."""
    codes = list(map(words.code, found))
    if not shouted and (not named.common or named.common.isdisjoint(map(str.lower, found))):
        return codes
    return [
        "" if word[0].isalpha() and (shouted or is_named(word, named)) else code
        for word, code in zip(found, codes, strict=True)
    ]


def _small_entry(word: str, named: Named, words: Vocabulary) -> Entry | None:
    """What a word with a capital means that is no part of a speaker's name."""
    return None if word.lower() in named.common else small_entry(word, words)


def _begins_inside(first: int, last: int, named: Named) -> bool:
    """Whether a speaker's name begins inside a run of capitals."""
    return not named.starts.isdisjoint(range(first + 1, last))
