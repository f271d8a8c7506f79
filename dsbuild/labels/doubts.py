"""Why a person should look at a sentence."""

from collections.abc import Mapping, Sequence

from dsbuild.labels.voice import Heard
from dsbuild.model import Counts, Evidence, Quotation, ReviewReason, Role, Speaker


def doubts(
    heard: Heard, counts: Counts, voice: Sequence[Evidence], roster: Mapping[str, Speaker]
) -> tuple[ReviewReason, ...]:
    """The reasons to review a sentence, in the order of `ReviewReason`."""
    speech = [quotation for quotation in heard.quotations if quotation.speech]
    told = {
        ReviewReason.SPEAKER_UNRESOLVED: any(quotation.speaker is None for quotation in speech),
        ReviewReason.WEAK_CUE: any(quotation.speaker and quotation.weak for quotation in speech),
        ReviewReason.ROLE_UNKNOWN: any(
            _unfounded(quotation, roster.get(quotation.speaker or "")) for quotation in speech
        ),
        ReviewReason.ROLE_CONTESTED: any(
            _contested(roster.get(quotation.speaker or "")) for quotation in speech
        ),
        ReviewReason.RULES_CONFLICT: _conflict(counts),
        ReviewReason.UNQUOTED_STATEMENT: any(piece.rule == "V006" for piece in voice),
        ReviewReason.UNCLOSED_QUOTATION: any(_unclosed(quotation, heard) for quotation in speech),
        ReviewReason.LOW_EVIDENCE: any(_scant(quotation, heard) for quotation in speech),
    }
    return tuple(reason for reason, holds in told.items() if holds)


def _unfounded(quotation: Quotation, speaker: Speaker | None) -> bool:
    """Whether a named speaker has no role, or one that no rule speaks for."""
    if quotation.speaker is None:
        return False
    return quotation.speaker_role is Role.UNKNOWN or (speaker is not None and not speaker.basis)


def _contested(speaker: Speaker | None) -> bool:
    return speaker is not None and speaker.contested


def _conflict(counts: Counts) -> bool:
    return any(
        out.start < count.end and count.start < out.end
        for out in counts.ruled_out
        for count in counts.casualties
    )


def _unclosed(quotation: Quotation, heard: Heard) -> bool:
    """Whether a quotation opened here ends with its block though no mark closed it."""
    return bool(quotation.opened and not quotation.closed) and quotation.end >= heard.block.end


def _scant(quotation: Quotation, heard: Heard) -> bool:
    """Whether the label hangs on a fragment of three words or fewer."""
    if quotation.speaker_role is not Role.EXTREMIST or quotation.utterance:
        return False
    return len(heard.text[quotation.start : quotation.end].split()) <= 3
