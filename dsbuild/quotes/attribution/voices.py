"""Voices without a face, and whose they are."""

from collections.abc import Sequence

from dsbuild.quotes.attributed import Mention
from dsbuild.quotes.frames import Frame

VOICES = frozenset({"voice", "speaker", "narrator", "man", "woman"})
"""Who is heard or seen in a recording."""
IDENTIFIED = frozenset({"identified", "recognised", "recognized", "described", "named", "to"})
"""What stands before `as` or `be` and a name."""


def identified(frame: Frame, voice: Mention, words: Sequence[str]) -> Mention | None:
    """Whose a voice is, where the words after it tell (`said a voice which the site identified as that of the spokesman, A. B.`)."""
    if words[-1] not in VOICES or voice.start < frame.quotation.end:
        return None
    tokens = frame.after.tokens
    for at in range(2, len(tokens) - 1):
        if (
            tokens[at].lower in ("as", "be", "to")
            and tokens[at - 1].lower in IDENTIFIED
            and tokens[at].start > voice.end
        ):
            ahead = at + 3 if [t.lower for t in tokens[at + 1 : at + 3]] == ["that", "of"] else at + 1
            return frame.after.mentions.forward(ahead)
    return None
