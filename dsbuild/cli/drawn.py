"""A sentence as it is drawn by `dsbuild explain`: its words, and under them where each piece of evidence stands."""

import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dsbuild import catalogue, lexicon
from dsbuild.model import Annotation, Casualty, Effect, LabelledSentence, Quotation, Speaker

_RULES_OUT = frozenset(rule.id for rule in catalogue.RULES if rule.effect is Effect.RULES_OUT)


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of `text[start:end]`."""

    start: int
    end: int
    said: str


def draw_sentence(annotation: Annotation, sentence: LabelledSentence, width: int) -> str:
    """The sentence, the marks under it, and a line for each mark."""
    block = annotation.blocks[sentence.block]
    head = f"── {sentence.position} · {block.kind} · {' + '.join(sentence.labels)}"
    if sentence.review_reasons:
        head += f" · review: {', '.join(sentence.review_reasons)}"
    notes = list(_notes(sentence))
    lines = [head, *_marked(annotation.article.text, sentence, notes, width - 4)]
    lines += [f"    {number:>2} {note.said}" for number, note in enumerate(notes, 1)]
    return "\n".join([*lines, *_speakers(annotation, sentence), ""])


BESIDE = {
    **dict.fromkeys(("l", "l0"), "before the name"),
    **dict.fromkeys(("a", "a0"), "apposition"),
    **dict.fromkeys(("v", "v0"), "after it"),
    "p": "theirs",
    "k": "further back",
    "w": "further on",
}
"""The places of words beside a name, by their sign in the model."""
WORDS = 6
"""Words that are shown of each speaker."""


def draw_roster(annotation: Annotation, parts: Mapping[str, Sequence[tuple[str, float]]]) -> str:
    """Who the article quotes, by which rules they have their role, and what the words around them add to it."""
    if not annotation.speakers:
        return "Nobody is quoted.\n"
    lines = ["Speakers"]
    for speaker in annotation.speakers:
        lines.append(f"  {_person(speaker)}")
        words = _words(parts.get(speaker.name, ()))
        if words:
            lines.append(f"      words for and against {speaker.role}: {', '.join(words)}")
    return "\n".join([*lines, ""])


def _words(parts: Sequence[tuple[str, float]]) -> list[str]:
    """The words, or two in a row, that add most, for or against, each with its place and its logits."""
    found: dict[str, float] = {}
    for feature, logits in parts:
        tag, colon, words = feature.partition(":")
        if colon and tag in BESIDE:
            where = f"{BESIDE[tag]} ‘{_printable(words).replace('_', ' ')}’"
            found[where] = found.get(where, 0.0) + logits
    most = sorted(found.items(), key=lambda part: (-abs(part[1]), part[0]))[:WORDS]
    return [f"{where} {logits:+.1f}" for where, logits in most]


def draw_dropped(annotation: Annotation, width: int) -> str:
    """The lines that are not the article's, each with the rule that dropped it."""
    text = annotation.article.text
    lines = ["Dropped"]
    for dropped in annotation.dropped:
        words = textwrap.shorten(_printable(text[dropped.start : dropped.end]), width - 24, placeholder=" …")
        lines.append(f"  {dropped.rule} {dropped.kind:<13} {words}")
    return "\n".join(lines)


def _notes(sentence: LabelledSentence) -> Iterator[Note]:
    counted = {(count.start, count.end, count.rule): count for count in sentence.casualties}
    for piece in sentence.evidence:
        count = counted.get((piece.start, piece.end, piece.rule))
        verdict = "not" if piece.rule in _RULES_OUT else "for"
        why = catalogue.description(piece.rule) or piece.rule
        extra = f" ({piece.note})" if piece.note else f": {_counted(count)}" if count else ""
        yield Note(piece.start, piece.end, f"{piece.rule} {verdict} {piece.label}: {why}{extra}")
    for quotation in sentence.quotations:
        if quotation.cue and sentence.start <= quotation.cue[0] < sentence.end:
            rule = quotation.attribution or ""
            yield Note(*quotation.cue, f"{rule} cue: {catalogue.description(rule)}")


def _counted(count: Casualty) -> str:
    if count.count_max is None:
        return f"{count.count_min:,} or more {count.kind}"
    if count.count_max == count.count_min:
        return f"{count.count_min:,} {count.kind}"
    return f"{count.count_min:,} to {count.count_max:,} {count.kind}"


def _marked(text: str, sentence: LabelledSentence, notes: list[Note], width: int) -> Iterator[str]:
    for start, end in _lines(text, sentence.start, sentence.end, width):
        yield "  " + _printable(text[start:end])
        for number, note in enumerate(notes, 1):
            first, last = max(start, note.start), min(end, note.end)
            if first < last:
                lead = _columns(text[start:first])
                yield "  " + " " * lead + "─" * max(1, _columns(text[first:last])) + f" {number}"


def _lines(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The spans of the lines of `text[start:end]`, broken at spaces, or anywhere where a word is too long."""
    while end - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        stop = cut if cut > start else start + width
        yield start, stop
        start = stop + (cut > start)
    if start < end:
        yield start, end


def _columns(words: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words
    )


def _printable(words: str) -> str:
    """The words on one line, control characters shown as blanks so that no text can steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in words)


def _speakers(annotation: Annotation, sentence: LabelledSentence) -> Iterator[str]:
    roster = {speaker.name: speaker for speaker in annotation.speakers}
    for name in dict.fromkeys(quotation.speaker for quotation in sentence.quotations):
        if name is None:
            yield "       speaker: nobody can be told to be"
        elif name in roster:
            yield f"       speaker: {_person(roster[name])}"
    yield from (f"       {_why(quotation)}" for quotation in sentence.quotations if quotation.weak)


def _person(speaker: Speaker) -> str:
    status = f", {speaker.status}" if speaker.status else ""
    basis = "; ".join(
        f"{rule}{_weight(rule)} {catalogue.description(rule)}".strip() for rule in speaker.basis
    )
    contested = ", contested" if speaker.contested else ""
    return f"{_printable(speaker.name)} · {speaker.role}{status}{contested}" + (
        f" · {basis}" if basis else ""
    )


def _weight(rule: str) -> str:
    """What a cue counts, where it is one of those that are added up."""
    evidence = lexicon.load().evidence
    cues = {**evidence.organisations.cues, **evidence.people.cues}
    return f" ({cues[rule]:+})" if rule in cues else ""


def _why(quotation: Quotation) -> str:
    return f"weak: {quotation.attribution} {catalogue.description(quotation.attribution or '')}"
