"""Why a person should look at a sentence."""

from collections.abc import Iterator, Mapping, Sequence

from dsbuild.labels.voice import UNQUOTED, Heard
from dsbuild.model import Counts, Evidence, Quotation, ReviewReason, Role, Speaker

_ORDER = tuple(ReviewReason)


def doubts(
    heard: Heard, counts: Counts, voice: Sequence[Evidence], roster: Mapping[str, Speaker]
) -> tuple[ReviewReason, ...]:
    """The reasons to review a sentence, in the order of `ReviewReason`."""
    found = {
        reason
        for quotation in heard.quotations
        if quotation.speech
        for reason in _of(quotation, heard, roster.get(quotation.speaker or ""))
    }
    if counts.ruled_out and _conflict(counts):
        found.add(ReviewReason.RULES_CONFLICT)
    if any(piece.rule == UNQUOTED.id for piece in voice):
        found.add(ReviewReason.UNQUOTED_STATEMENT)
    return tuple([reason for reason in _ORDER if reason in found]) if found else ()


def _of(quotation: Quotation, heard: Heard, speaker: Speaker | None) -> Iterator[ReviewReason]:
    """The reasons that one quotation gives."""
    if quotation.speaker is None:
        yield ReviewReason.SPEAKER_UNRESOLVED
    elif quotation.speaker_role is Role.UNKNOWN or (speaker is not None and not speaker.basis):
        yield ReviewReason.ROLE_UNKNOWN
    if quotation.speaker and quotation.weak:
        yield ReviewReason.WEAK_CUE
    if speaker is not None and speaker.contested:
        yield ReviewReason.ROLE_CONTESTED
    if _unclosed(quotation, heard):
        yield ReviewReason.UNCLOSED_QUOTATION
    if _scant(quotation, heard):
        yield ReviewReason.LOW_EVIDENCE


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
