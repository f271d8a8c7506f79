"""The rules of segmentation in the order in which they are asked; Punkt answers where the others are silent."""

from dsbuild.model import Rule
from dsbuild.sentences import abbreviations, marks, places, punkt, speech
from dsbuild.sentences.candidate import Candidate, Case, SentenceRule


def _line_break(here: Candidate) -> bool | None:
    return None if here.mark.strip() or here.mark.count("\n") > 1 else True


def _blank_line(here: Candidate) -> bool | None:
    return True if here.mark.count("\n") > 1 and not here.mark.strip() else None


def _ordinary_word(here: Candidate) -> bool | None:
    word = here.word.rstrip("'\"”’»)]")
    known = len(word) < 2 or "." in word or word.lower() in here.words.special
    return None if known or (here.case is Case.LOWER and not word.isalpha()) else True


def _punkt(here: Candidate) -> bool | None:
    context = f"{here.chunk}. {here.opener[-1:] if here.opener[-1:] in '“‘' else ''}{here.following or here.text[here.next]}"
    return punkt.breaks(context, here.words.parameters)


LINE_BREAK: SentenceRule = Rule("S001", "a line break ends a sentence", _line_break)
BLANK_LINE: SentenceRule = Rule(
    "S002", "a blank line ends a sentence, in text with lines broken at a width too", _blank_line
)
ORDINARY_WORD: SentenceRule = Rule(
    "S080", "a full stop after a word that is no abbreviation ends a sentence", _ordinary_word
)
PUNKT: SentenceRule = Rule("S090", "what Punkt learned of the word before and the word after decides", _punkt)

OF_MARKS: tuple[SentenceRule, ...] = (
    *places.RULES,
    *speech.RULES,
    *marks.RULES,
    *abbreviations.RULES,
    ORDINARY_WORD,
    PUNKT,
)
RULES: tuple[SentenceRule, ...] = (LINE_BREAK, BLANK_LINE, *OF_MARKS)


def broken(text: str, start: int, end: int) -> SentenceRule:
    """The rule that ends a sentence at the break `text[start:end]`."""
    return BLANK_LINE if text.count("\n", start, end) > 1 else LINE_BREAK
