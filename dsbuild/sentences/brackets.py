"""Which marks stand inside brackets."""

import re

from dsbuild.sentences.scanner import TERMINATORS

SMILEY = frozenset(":;=8-")
CLOSING = {"(": ")", "[": "]"}
REACH = 400
# Brackets in which a terminator or another of their kind comes before they close; most hold neither, and so no mark.
HOLDING = {
    opens: re.compile(rf"\{opens}[^{TERMINATORS}\{opens}\{closes}]{{0,{REACH}}}+[{TERMINATORS}\{opens}]")
    for opens, closes in CLOSING.items()
}


class Brackets:
    """The brackets of a text that may hold a mark, asked for marks in order.

    Looks at each character a bounded number of times. `first` is where the first of them opens that has not yet been
    passed: marks before it are outside.
    """

    __slots__ = ("_breaks", "_close", "_end", "_round", "_square", "_text", "first")

    def __init__(self, text: str, begin: int, end: int, breaks: re.Pattern[str]) -> None:
        self._text = text
        self._breaks = breaks
        self._end = end
        self._close = -1
        self._round = self._find("(", begin)
        self._square = self._find("[", begin)
        self.first = min(self._round, self._square)

    def hold(self, begin: int, at: int, stop: int) -> bool:
        """Whether the marks `text[at:stop]` stand in a bracket that opened inside the sentence begun at `begin`."""
        while self.first < at and self._close < stop:
            if self.first > begin and self._text[self.first - 1] not in SMILEY:
                self._close = self._closing(self.first)
                if self._close >= stop:
                    break
            self._pass()
        return begin < self.first < at and self._close >= stop

    def _pass(self) -> None:
        if self.first == self._round:
            self._round = self._find("(", self.first + 1)
        else:
            self._square = self._find("[", self.first + 1)
        self.first = min(self._round, self._square)

    def _find(self, mark: str, start: int) -> int:
        text, end, holding = self._text, self._end, HOLDING[mark]
        found = text.find(mark, start, end)
        while found >= 0 and not holding.match(text, found, end):
            found = text.find(mark, found + 1, end)
        return end if found < 0 else found

    def _closing(self, opening: int) -> int:
        """Where the bracket closes in the same paragraph and within reach, or -1."""
        text, reach = self._text, min(self._end, opening + REACH)
        mark = text[opening]
        close = text.find(CLOSING[mark], opening, reach)
        if close > 0 and text.count(mark, opening + 1, close):
            close = text.find(CLOSING[mark], close + 1, reach)
        return -1 if close < 0 or self._breaks.search(text, opening, close) else close
