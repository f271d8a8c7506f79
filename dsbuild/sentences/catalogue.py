"""The rules of segmentation in the order in which they are asked; Punkt answers where the others are silent."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from dsbuild.model import Rule
from dsbuild.sentences import abbreviations, lists, marks, places, punkt, sight, speech
from dsbuild.sentences.candidate import Candidate, Case, SentenceRule

# No longer one is taken for a shortened word.
STRANGE = 4
# A word without vowels may be longer: as long as what is `BRIEF`.
SOUNDLESS = 6
VOWELS = frozenset("aeiouyAEIOUY")
ROMAN = re.compile(r"[IVX]{2,7}")


def _line_break(here: Candidate) -> bool | None:
    return None if here.mark.strip() or here.mark.count("\n") > 1 else True


def _blank_line(here: Candidate) -> bool | None:
    return True if here.mark.count("\n") > 1 and not here.mark.strip() else None


def _next_item(here: Candidate) -> bool | None:
    return True if here.mark.isspace() and here.mark.isprintable() else None


def _standing_apart(here: Candidate) -> bool | None:
    return True if here.mark == " " else None


def _ordinary_word(here: Candidate) -> bool | None:
    word = here.word.rstrip("'\"”’»)]")
    known = len(word) < 2 or not here.spaced or "." in word or word.lower() in here.words.special
    unsure = here.case is Case.LOWER and not word.isalpha() and not marks.writes_small(here)
    return None if known or unsure else True


def _shortened(here: Candidate) -> bool | None:
    word, words = here.word, here.words
    if here.case is not Case.LOWER or here.opener or not here.spaced or not here.chunk.endswith(word):
        return None
    short = len(word) <= STRANGE or (len(word) <= SOUNDLESS and VOWELS.isdisjoint(word))
    if not short or not word.isalpha() or (word.isupper() and not ROMAN.fullmatch(word)):
        return None
    known = word.lower() in words.parameters.orthography or word in words.small or word in words.listed
    return None if known or marks.writes_small(here) else False


def _goes_on(here: Candidate) -> bool | None:
    return (
        False
        if here.case is Case.LOWER and not here.opener and here.following in here.words.continuing
        else None
    )


def _punkt(here: Candidate) -> bool | None:
    if not here.spaced and not here.closers:
        return False
    following, parameters = here.following or here.text[here.next], here.words.parameters
    if punkt.always_ends(here.chunk, parameters):
        return True
    if here.chunk.isalnum() and following.isalnum() and not here.opener:
        return punkt.breaks_between(here.chunk, following, parameters)
    opener = here.opener[-1:] if here.opener[-1:] in "“‘" else ""
    return punkt.breaks(f"{here.chunk}. {opener}{following}", parameters)


LINE_BREAK: SentenceRule = Rule("S001", "a line break ends a sentence", _line_break)
BLANK_LINE: SentenceRule = Rule(
    "S002", "a blank line ends a sentence, in text with lines broken at a width too", _blank_line
)
NEXT_ITEM: SentenceRule = Rule(
    "S003",
    "in a line that opens with a marker, `1)` or `• 1.`, the next number begins the next item",
    _next_item,
)
APART: SentenceRule = Rule(
    "S004",
    "a figure’s number, the date behind a headline and an `Image:` credit stand apart without a mark",
    _standing_apart,
)
ORDINARY_WORD: SentenceRule = Rule(
    "S080", "a full stop after a word that is no abbreviation ends a sentence", _ordinary_word
)
GOES_ON: SentenceRule = Rule(
    "S081",
    "a stray full stop before a small `which` or `from`, which open no sentence, splits nothing",
    _goes_on,
)
SHORTENED: SentenceRule = Rule(
    "S082", "a short word that is no known word is an abbreviation before small letters", _shortened
)
PUNKT: SentenceRule = Rule("S090", "what Punkt learned of the word before and the word after decides", _punkt)

RULES: tuple[SentenceRule, ...] = (
    LINE_BREAK,
    BLANK_LINE,
    NEXT_ITEM,
    APART,
    *places.RULES,
    *speech.RULES,
    *marks.RULES,
    GOES_ON,
    SHORTENED,
    ORDINARY_WORD,
    *abbreviations.RULES,
    PUNKT,
)
# These ask for no word of English; Punkt, trained on the language, knows its abbreviations and ordinals.
OF_ANY_LANGUAGE: tuple[SentenceRule, ...] = (
    LINE_BREAK,
    BLANK_LINE,
    NEXT_ITEM,
    *places.RULES,
    speech.GOES_ON,
    speech.SIGNED,
    marks.LOWER_CASE_FOLLOWS,
    marks.STOPPED,
    marks.ELLIPSIS,
)
# Without effect on a full stop alone, and on all other marks.
ONLY_OTHER_MARKS = frozenset([places.INTERJECTED, speech.NAMES_THE_SPEAKER, *marks.RULES])
ONLY_FULL_STOPS = frozenset([GOES_ON, SHORTENED, ORDINARY_WORD, *abbreviations.RULES])
# Without all of these in sight the rule of an id says nothing; one that is not listed is always asked.
NEEDS: Mapping[str, int] = {
    places.INSIDE_BRACKETS.id: sight.INSIDE,
    places.BEFORE_ANY_WORD.id: sight.EARLY,
    places.INTERJECTED.id: sight.ASKED | sight.CLOSED,
    places.AFTER_MARKER.id: sight.EARLY | sight.FULL_STOP,
    places.AFTER_BRACKETS.id: sight.CLOSED | sight.LOWER | sight.FULL_STOP,
    places.WITHOUT_SPACE.id: sight.TIGHT,
    speech.GOES_ON.id: sight.QUOTED | sight.LOWER,
    speech.NAMES_THE_SPEAKER.id: sight.QUOTED,
    speech.CITED_IN_BRACKETS.id: sight.QUOTED | sight.BRACKETED,
    speech.SIGNED.id: sight.DASHED,
    marks.IN_A_NAME.id: sight.ASKED | sight.EXCLAIMING,
    marks.OF_A_TITLE.id: sight.ASKED | sight.BRACKETED,
    marks.LOWER_CASE_FOLLOWS.id: sight.LOWER,
    marks.STOPPED.id: sight.ASKED,
    marks.HESITATES.id: sight.DOTS,
    marks.ELLIPSIS.id: sight.DOTS,
    GOES_ON.id: sight.LOWER,
    SHORTENED.id: sight.LOWER | sight.BRIEF,
    ORDINARY_WORD.id: sight.ORDINARY,
    abbreviations.TITLE.id: sight.TITLE,
    abbreviations.NEVER_FINAL.id: sight.NEVER_FINAL,
    abbreviations.NUMBERED.id: sight.NUMBERED,
    abbreviations.DATE.id: sight.DATE,
    abbreviations.HOUR.id: sight.HOUR,
    abbreviations.MEASURE.id: sight.MEASURE,
    abbreviations.CLOSING.id: sight.CLOSING,
    abbreviations.PART_OF_A_NAME.id: sight.NAME,
    abbreviations.PREFIX.id: sight.PREFIX,
    abbreviations.ENUMERATES.id: sight.FIGURE,
    abbreviations.SMALL.id: sight.SMALL | sight.LOWER,
    abbreviations.INITIAL.id: sight.SHORT,
}
# The rules whose answer what is in sight tells: the answer, unless one of these shows too.
TOLD: Mapping[str, tuple[bool, int]] = {
    places.INSIDE_BRACKETS.id: (False, 0),
    marks.STOPPED.id: (True, 0),
    ORDINARY_WORD.id: (True, sight.LOWER | sight.TIGHT),
    abbreviations.TITLE.id: (False, 0),
    abbreviations.NEVER_FINAL.id: (False, 0),
}


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """The rules that are on, in the order in which they are asked of a full stop and of all other marks.

    With each comes what it needs to see.
    """

    of_full_stops: tuple[tuple[SentenceRule, int], ...]
    of_other_marks: tuple[tuple[SentenceRule, int], ...]
    line_break: bool
    blank_line: bool
    items: bool
    apart: bool
    whole: bool
    _asked: dict[int, tuple[SentenceRule, ...]] = field(default_factory=dict, repr=False)
    _settled: dict[int, bool | None] = field(default_factory=dict, repr=False)

    def asked(self, seen: int) -> tuple[SentenceRule, ...]:
        """The rules that may have something to say where this is in sight, in order."""
        found = self._asked.get(seen)
        if found is None:
            of_mark = self.of_full_stops if seen & sight.FULL_STOP else self.of_other_marks
            found = tuple([rule for rule, needs in of_mark if needs & seen == needs])
            self._asked[seen] = found
        return found

    def settled(self, seen: int) -> bool | None:
        """Whether a sentence ends where this is in sight, if that tells what the first rule asked will say."""
        try:
            return self._settled[seen]
        except KeyError:
            answer, unless = TOLD.get(self.asked(seen)[0].id, (None, 0))
            self._settled[seen] = None if seen & unless else answer
            return self._settled[seen]

    @property
    def none(self) -> bool:
        """Whether Punkt decides everything."""
        return (
            not self.line_break
            and not self.blank_line
            and not self.items
            and not self.apart
            and self.of_full_stops == self.of_other_marks == ((PUNKT, 0),)
        )


def switched(on: Iterable[str]) -> Rules:
    """The rules of the ids `on`, and Punkt, which no switch turns off.

    Raises:
        ValueError: no rule has one of the ids.
    """
    return _switched(frozenset(on))


@lru_cache(maxsize=64)
def _switched(on: frozenset[str]) -> Rules:
    if unknown := sorted(on - {rule.id for rule in RULES}):
        raise ValueError(
            f"found no rule {', '.join(unknown)}, expected of {', '.join(rule.id for rule in RULES)}"
        )
    chosen = [rule for rule in RULES if rule.id in on or rule is PUNKT]
    of_marks = [
        (rule, NEEDS.get(rule.id, 0))
        for rule in chosen
        if rule not in (LINE_BREAK, BLANK_LINE, NEXT_ITEM, APART)
    ]
    return Rules(
        of_full_stops=tuple(asked for asked in of_marks if asked[0] not in ONLY_OTHER_MARKS),
        of_other_marks=tuple(asked for asked in of_marks if asked[0] not in ONLY_FULL_STOPS),
        line_break=LINE_BREAK in chosen,
        blank_line=BLANK_LINE in chosen,
        items=NEXT_ITEM in chosen,
        apart=APART in chosen,
        whole=len(chosen) == len(RULES),
    )


ALL = switched(rule.id for rule in RULES)
FOREIGN = switched(rule.id for rule in OF_ANY_LANGUAGE)


def broken(text: str, start: int, end: int) -> SentenceRule:
    """The rule that ends a sentence at the break `text[start:end]`."""
    if text[start:end].isprintable():
        return NEXT_ITEM if text[end] in lists.OPENS else APART
    return BLANK_LINE if text.count("\n", start, end) > 1 else LINE_BREAK
