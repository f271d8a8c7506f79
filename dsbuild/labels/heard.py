"""Which quotations a sentence holds, and how much of it they are."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dsbuild.model import Block, Quotation, Sentence


class Piece(NamedTuple):
    """What a sentence holds of a quotation: `here` is cut to the sentence, `whole` is all of it."""

    here: Quotation
    whole: Quotation


def heard(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> Iterator[tuple[Piece, ...]]:
    """For each sentence what it holds of the quotations that have a word in it, in order of the text."""
    starts = [quotation.start for quotation in quotations]
    ends = [quotation.end for quotation in quotations]
    for sentence in sentences:
        first = bisect_right(ends, sentence.start)
        last = bisect_right(starts, sentence.end - 1)
        if first >= last:
            yield ()
            continue
        pieces = [Piece(_cut(quotation, sentence), quotation) for quotation in quotations[first:last]]
        yield tuple([piece for piece in pieces if _has_a_word(text, piece.here)])


def _has_a_word(text: str, quotation: Quotation) -> bool:
    return any(map(str.isalnum, text[quotation.start : quotation.end]))


def _cut(quotation: Quotation, sentence: Sentence) -> Quotation:
    starts_here, ends_here = quotation.start >= sentence.start, quotation.end <= sentence.end
    if starts_here and ends_here and (quotation.closed or not quotation.opened):
        return quotation
    return Quotation(
        quotation.start if starts_here else sentence.start,
        quotation.end if ends_here else sentence.end,
        quotation.opened if starts_here else "",
        quotation.closed if ends_here else "",
        quotation.rule,
        quotation.continues,
        quotation.utterance,
        quotation.speech,
        quotation.speaker,
        quotation.speaker_span,
        quotation.cue,
        quotation.attribution,
        quotation.weak,
        quotation.speaker_role,
        quotation.speaker_status,
        open=not ends_here or bool(quotation.opened and not quotation.closed),
    )


def quoted_share(sentence: Sentence, block: Block, quotations: Sequence[Quotation]) -> float:
    """The share of a sentence's characters that is quoted, from 0 to 1; marks and turn markers count for neither side."""
    if not quotations:
        return 0.0
    marks = sum(len(quotation.opened) + len(quotation.closed) for quotation in quotations)
    inside = sum(quotation.end - quotation.start for quotation in quotations) - marks
    marker = max(0, min(sentence.end, block.turn[1]) - sentence.start) if block.turn else 0
    outside = sentence.end - sentence.start - marks - inside
    if inside and outside <= marker + 1:
        return 1.0
    return inside / (inside + outside) if inside else 0.0
