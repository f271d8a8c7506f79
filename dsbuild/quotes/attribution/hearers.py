"""Who only hears the words of a quotation."""

from dsbuild.quotes.attributed import Attribution
from dsbuild.quotes.attribution.texts import text_named
from dsbuild.quotes.cues import Clauses, Cue
from dsbuild.quotes.frames import Frame


def hearer(frame: Frame) -> Attribution | None:
    """Nobody: the subject of a passive hears the words (`He was told: …`); the text where `it` is said in one."""
    tokens, cue = frame.before.tokens, frame.before.last_cue()
    if cue is None or not cue.passive or tokens[-1].word != ":" or frame.before.speaker(cue):
        return None
    if _tells_aside(frame.before, cue):
        return None
    span = tokens[cue.at].start, tokens[cue.end - 1].end
    group = frame.before.verb_group(cue.at)
    written = text_named(frame.before) if group and tokens[group - 1].lower == "it" else None
    return Attribution("A007", written, span) if written else Attribution("A019", cue=span)


def _tells_aside(clauses: Clauses, cue: Cue) -> bool:
    """Whether a passive stands in a clause of its own (`A. B., who has been accused of sloth, was blunt: …`)."""
    words = [token.lower for token in clauses.tokens]
    group = clauses.verb_group(cue.at)
    return group > 1 and words[group - 1] == "who" and words[group - 2] == "," and "," in words[cue.end :]
