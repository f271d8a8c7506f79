"""The expressions that find where a sentence may end; none of them looks at a character twice."""

import re
from dataclasses import dataclass

TERMINATORS = ".!?…"
LINE_BREAKS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
SOLID = re.compile(r"\S")
PLAIN, BREAK = 1, 2
# Written out for the plain full stop: these run once a sentence, the rest of the expression seldom.
PLAIN_END = r"""(?<=[a-z][a-z][a-z]\.)(["'”’»)\]]?)"""
PLAIN_BEGIN = r"""(?=[A-Z0-9]|["'“‘(][A-Z0-9])"""


@dataclass(frozen=True, slots=True)
class Scanner:
    """`candidates` finds terminators with their closing marks, and breaks; `breaks` finds breaks alone.

    `lastindex` of a candidate is `PLAIN`, and its last character the space, where a full stop after three small
    letters is followed by a space and what may begin a sentence; it is `BREAK` at a break.
    """

    candidates: re.Pattern[str]
    breaks: re.Pattern[str]


def _scanner(gap: str, plain_gap: str, breaks: str, broken: str, settled: str = "") -> Scanner:
    """What scans a text in which `gap` is white space and `broken`, which begins with one of `breaks`, is a break.

    `plain_gap` is the white space that most often follows a full stop. A mark before one of `settled` is no
    candidate, since the break ends the sentence.
    """
    # Closing marks, also after a space; note numbers; smileys.
    closers = (
        rf"""(?:["'”’»›)\]}}*_]|{gap}(?:[”’»)\]](?=\s|$)|["'](?=[{breaks}]|$))|[“‘«](?![\w“‘«])"""
        rf"|{gap}?\[(?:\d{{1,3}}|[a-z]|citation needed)\]|{gap}?[:;]-?[)(](?!\w))*+"
    )
    # No mark where a word, a number or a clause goes on.
    marks = rf"[{TERMINATORS}]*+(?:{gap}\.(?![\w.]))*+{closers}(?![a-z0-9,;:@/=&%\-–—{settled}]|[A-Z]\.)"
    # All alternatives stand behind one class of characters, which is found without trying any of them.
    return Scanner(
        candidates=re.compile(
            rf"[{TERMINATORS}{breaks}](?:{PLAIN_END}{plain_gap}{PLAIN_BEGIN}"
            rf"|(?<=[{TERMINATORS}]){marks}|(?<=[{breaks}])({broken}))"
        ),
        breaks=re.compile(rf"[{breaks}]{broken}"),
    )


PARAGRAPH_A_LINE = _scanner(
    gap=r"[ \u00a0\u202f]", plain_gap=" ", breaks=LINE_BREAKS, broken=r"\s*+", settled=LINE_BREAKS
)
HARD_WRAPPED = _scanner(gap=r"[ \u00a0\u202f\n]", plain_gap=r"[ \n]", breaks=r"\n", broken=r"[^\S\n]*+\n\s*+")
UNBROKEN = _scanner(gap=r"[ \u00a0\u202f\n]", plain_gap=r"[ \n]", breaks=r"\n", broken=r"(?!)")
