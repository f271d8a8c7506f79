"""The recipe of a sentence's labels."""

from collections.abc import Mapping, Sequence

from dsbuild.labels.doubts import doubts
from dsbuild.labels.heard import heard, quoted_share
from dsbuild.labels.voice import RULES as VOICE_RULES
from dsbuild.labels.voice import Heard, rules_for
from dsbuild.lexicon import Lexicon
from dsbuild.model import (
    Block,
    Counts,
    Effect,
    Evidence,
    Label,
    LabelledSentence,
    Quotation,
    Quotations,
    Role,
    Sentence,
    Speaker,
)

RULES = VOICE_RULES
_RULES_OUT = frozenset(rule.id for rule in RULES if rule.effect is Effect.RULES_OUT)


def label(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    quoted: Quotations,
    counts: Sequence[Counts],
    lexicon: Lexicon,
) -> tuple[LabelledSentence, ...]:
    """Every sentence with its labels, the evidence for and against them, and the reasons to review it."""
    extremists = any(speaker.role is Role.EXTREMIST for speaker in quoted.speakers)
    roster = {speaker.name: speaker for speaker in quoted.speakers}
    by_sentence = heard(text, sentences, quoted.quotations)
    return tuple(
        _label(
            Heard(
                text,
                sentence,
                blocks[sentence.block],
                pieces,
                tuple([piece.here for piece in pieces]),
                lexicon,
                extremists,
            ),
            n,
            count,
            roster,
        )
        if pieces or extremists or count.casualties or count.ruled_out
        else LabelledSentence(sentence.start, sentence.end, n, sentence.block)
        for n, (sentence, pieces, count) in enumerate(zip(sentences, by_sentence, counts, strict=True))
    )


def _label(heard: Heard, position: int, counts: Counts, roster: Mapping[str, Speaker]) -> LabelledSentence:
    voice = [piece for rule in rules_for(heard) for piece in rule.apply(heard)]
    if not (heard.pieces or voice or counts.casualties or counts.ruled_out):
        return LabelledSentence(heard.sentence.start, heard.sentence.end, position, heard.sentence.block)
    speech = tuple([quotation for quotation in heard.quotations if quotation.speech])
    deciding = _deciding(speech)
    return LabelledSentence(
        start=heard.sentence.start,
        end=heard.sentence.end,
        position=position,
        block=heard.sentence.block,
        labels=_labels(voice, counts),
        quotations=speech,
        casualties=counts.casualties,
        evidence=(*voice, *_counted(counts)),
        speaker=deciding.speaker if deciding else None,
        speaker_role=deciding.speaker_role if deciding else None,
        speaker_status=deciding.speaker_status if deciding else None,
        quoted_share=quoted_share(heard.sentence, heard.block, heard.quotations),
        review_reasons=doubts(heard, counts, voice, roster),
    )


def _labels(voice: Sequence[Evidence], counts: Counts) -> tuple[Label, ...]:
    extremist = any(piece.rule not in _RULES_OUT for piece in voice)
    spoken = Label.QUOTED_EXTREMIST_SPEECH if extremist else Label.REPORTAGE
    return (spoken, Label.CASUALTY_STATISTIC) if counts.casualties else (spoken,)


def _deciding(speech: Sequence[Quotation]) -> Quotation | None:
    extremist = (quotation for quotation in speech if quotation.speaker_role is Role.EXTREMIST)
    return next(extremist, speech[0] if speech else None)


def _counted(counts: Counts) -> list[Evidence]:
    found = [(count.start, count.end, count.rule) for count in counts.casualties]
    found += [(out.start, out.end, out.rule) for out in counts.ruled_out]
    return [Evidence(rule, Label.CASUALTY_STATISTIC, start, end) for start, end, rule in sorted(found)]
