"""From an article to its reading; what a token alone tells goes fast."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from dsbuild.model import Quotation, Sentence
from dsbuild.quotes.narration import Label
from dsbuild.quotes.roster.capitals import is_body, is_named, is_plain_name, small_entry
from dsbuild.quotes.roster.mentioned import Named
from dsbuild.quotes.roster.reading import BOUNDARY, Reading
from dsbuild.quotes.roster.runs import add_noun, phrase_at, read_run
from dsbuild.quotes.roster.shapes import NAME, OF_IT, TOKEN, Entry, shape
from dsbuild.quotes.roster.stretches import stretches
from dsbuild.quotes.roster.vocabulary import Vocabulary

SHOUT = 12
BE = "b"
CONTRACTING = frozenset({"that", "this", "it", "he", "she", "here", "there", "who", "what", "where"})
"""Words after which `’s` is a verb."""


def read(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    named: Named,
    words: Vocabulary,
    labels: Sequence[Label] = (),
) -> Reading:
    """The reading of an article; the words of those `named` are names whatever else they mean."""
    reading = Reading(text)
    for start, end, kind in stretches(text, sentences, quotations, labels):
        if kind:
            reading.add(kind, start, end)
        elif kind is not None:
            shouted = end - start > SHOUT and text[start:end].isupper()
            _read(reading, start, end, named, words, shouted=shouted)
    reading.add(BOUNDARY, len(text), len(text))
    _with_verbs(reading)
    return reading


def _with_verbs(reading: Reading) -> None:
    """Reads the sign of a possessor behind a pronoun as the verb that it shortens: `That’s A. B.`, `He’s a welder`."""
    text = reading.text
    for index, kind in enumerate(reading.classes):
        if kind == OF_IT and index:
            before = text[reading.starts[index - 1] : reading.ends[index - 1]]
            if before.lower() in CONTRACTING:
                reading.classes[index] = BE


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
