"""What a rule must see of a candidate to have anything to say, as bits; most candidates show little of it."""

from typing import Final

# The marks: a full stop alone; a question or exclamation mark among them; several, or an ellipsis.
FULL_STOP: Final = 1 << 0
ASKED: Final = 1 << 1
DOTS: Final = 1 << 2
# A mark closes; a quotation mark closes.
CLOSED: Final = 1 << 3
QUOTED: Final = 1 << 4
# The place: a bracket is open; the sentence has just begun.
INSIDE: Final = 1 << 5
EARLY: Final = 1 << 6
# What follows: no white space; lower case; a dash; an opening bracket.
TIGHT: Final = 1 << 7
LOWER: Final = 1 << 8
DASHED: Final = 1 << 9
BRACKETED: Final = 1 << 10
# The word before: neither short nor dotted nor on any list; of one character, or none, and no figure; on a list of abbreviations or Punkt's;
# like a word on the list of the name, whose case the rule looks at. A dotted one may be a `NAME`.
ORDINARY: Final = 1 << 11
SHORT: Final = 1 << 12
KNOWN: Final = 1 << 13
TITLE: Final = 1 << 14
NEVER_FINAL: Final = 1 << 15
NUMBERED: Final = 1 << 16
DATE: Final = 1 << 17
HOUR: Final = 1 << 18
MEASURE: Final = 1 << 19
CLOSING: Final = 1 << 20
NAME: Final = 1 << 21
PREFIX: Final = 1 << 22
SMALL: Final = 1 << 23
EXCLAIMING: Final = 1 << 24
# It is a figure alone; it is not longer than a shortened word, and lower case follows.
FIGURE: Final = 1 << 25
BRIEF: Final = 1 << 26
