"""What the labels of an article's sentences are when its speakers are who the review says.

The rule is the one of a build, `labels.voice`: its input is made again from what the build wrote.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import RowMapping

from dsbuild import lexicon
from dsbuild.labels.heard import Piece
from dsbuild.labels.voice import NO_SPEECH, Heard, extremist_speaks
from dsbuild.lexicon import Lexicon
from dsbuild.model import Block, BlockKind, Quotation, Role, Sentence, Status
from dsbuild.review.values import Answer

Standing = tuple[Role, Status | None]
_OPENING = frozenset("“‘„«»\"'‹›「『")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence as the build wrote it: its labels by the rules, and the direct speech that it holds.

    `reviewed` tells that a person gave the labels before the build; they stay. `apart` are spans of quoted words that
    the build held to be no speech.
    """

    id: str
    start: int
    end: int
    rules: Answer
    reviewed: bool
    quotations: tuple[Mapping[str, Any], ...]
    apart: frozenset[tuple[int, int]] = frozenset()


def apart(evidence: Iterable[Mapping[str, Any]]) -> frozenset[tuple[int, int]]:
    """The spans of quoted words that a sentence's evidence holds to be no speech."""
    return frozenset((one["start"], one["end"]) for one in evidence if one["rule"] == NO_SPEECH)


def spoken(row: RowMapping) -> Spoken:
    """The sentence in a row of the table."""
    detail = json.loads(row["detail"])
    return Spoken(
        row["id"],
        row["start"],
        row["end"],
        Answer(row["extremist"], row["casualty"]),
        row["reviewed"],
        tuple(detail.get("quotations", ())),
        apart(detail.get("evidence", ())),
    )


def voices(
    text: str,
    blocks: Sequence[Mapping[str, Any]],
    sentences: Sequence[Spoken],
    settled: Mapping[str, Standing],
    excepted: frozenset[str] = frozenset(),
) -> dict[str, Answer]:
    """The labels of each sentence, in order of the text, with these speakers settled.

    `excepted` sentences keep what the rules say, as do those that a person decided before the build.
    """
    wholes = _wholes(text, sentences)
    found: dict[str, Answer] = {}
    for sentence in sentences:
        names = {one["speaker"] for one in sentence.quotations}
        if sentence.reviewed or sentence.id in excepted or not names & settled.keys():
            found[sentence.id] = sentence.rules
            continue
        heard = _heard(text, blocks, sentence, wholes, settled)
        found[sentence.id] = replace(sentence.rules, extremist=any(True for _ in extremist_speaks(heard)))
    return found


def _heard(
    text: str,
    blocks: Sequence[Mapping[str, Any]],
    sentence: Spoken,
    wholes: Mapping[tuple[int, int], tuple[int, int]],
    settled: Mapping[str, Standing],
) -> Heard:
    pieces = []
    for one in sentence.quotations:
        here = _quotation(one, settled, woven=(one["start"], one["end"]) in sentence.apart)
        start, end = wholes[one["start"], one["end"]]
        pieces.append(Piece(here, replace(here, start=start, end=end)))
    place = max(0, bisect_right([block["start"] for block in blocks], sentence.start) - 1)
    block = Block(blocks[place]["start"], blocks[place]["end"], BlockKind(blocks[place]["kind"]), "")
    return Heard(
        text,
        Sentence(sentence.start, sentence.end, place),
        block,
        tuple(pieces),
        tuple([piece.here for piece in pieces]),
        _words(),
        extremists=True,
    )


def _quotation(one: Mapping[str, Any], settled: Mapping[str, Standing], *, woven: bool) -> Quotation:
    role, status = settled.get(one["speaker"] or "", (Role(one["role"]), one["status"]))
    return Quotation(
        one["start"],
        one["end"],
        "",
        "",
        "",
        speaker=one["speaker"],
        speaker_role=role,
        speaker_status=Status(status) if status else None,
        open=one["open"],
        utterance=not woven,
    )


def _wholes(text: str, sentences: Sequence[Spoken]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each piece of a quotation, cut to its sentence, the span of the whole quotation."""
    wholes: dict[tuple[int, int], tuple[int, int]] = {}
    for chain in _chains(text, sentences):
        for span in chain:
            wholes[span] = (chain[0][0], chain[-1][1])
    return wholes


def _chains(text: str, sentences: Sequence[Spoken]) -> Iterator[list[tuple[int, int]]]:
    chain: list[tuple[int, int]] = []
    speaker: str | None = None
    reaches = -1
    for sentence in sentences:
        for one in sentence.quotations:
            span = (one["start"], one["end"])
            goes_on = (
                chain
                and reaches == chain[-1][1]
                and span[0] == sentence.start
                and one["speaker"] == speaker
                and text[span[0]] not in _OPENING
                and "\n\n" not in text[reaches : span[0]]
            )
            if not goes_on:
                if chain:
                    yield chain
                chain = []
            chain.append(span)
            speaker = one["speaker"]
            reaches = span[1] if one["open"] and span[1] == sentence.end else -1
    if chain:
        yield chain


@cache
def _words() -> Lexicon:
    return lexicon.load()
