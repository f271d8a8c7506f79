"""Which sentences are worth reading: those with a word of harm and what begins a number, found without reading."""

import re
from collections.abc import Sequence

from dsbuild.counts.vocabulary import Vocabulary
from dsbuild.model import Sentence

FOLDED = bytes(byte if chr(byte).isalnum() else 32 for byte in bytes(range(128)).lower()).ljust(256)
DIGIT = re.compile(rb"[0-9]")
SENSES = frozenset({b"seen", b"heard"})
NOT_SEEN = re.compile(rb"\b(?:seen (?:since|again|alive)|heard (?:from|of))\b")


def screen(text: str, sentences: Sequence[Sentence], words: Vocabulary) -> tuple[set[int], set[int]]:
    """The sentences that hold a word of harm, and those that hold what begins a number."""
    folded = text.encode("ascii", "replace").translate(FOLDED)  # a byte a code point, only words and spaces
    harmful: set[int] = set()
    numbered: set[int] = set()
    if words.triggers.isdisjoint(folded.split()) and not NOT_SEEN.search(folded):
        return harmful, numbered
    for index, sentence in enumerate(sentences):
        here = folded[sentence.start : sentence.end].split()
        harms = not words.triggers.isdisjoint(here)
        if harms or (not SENSES.isdisjoint(here) and NOT_SEEN.search(folded, sentence.start, sentence.end)):
            harmful.add(index)
        if not words.hints.isdisjoint(here) or DIGIT.search(folded, sentence.start, sentence.end):
            numbered.add(index)
    return harmful, numbered
