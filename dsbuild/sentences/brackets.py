"""Which marks stand inside brackets."""

import re

OPENING = re.compile(r"[(\[]")
SMILEY = frozenset(":;=8-")
CLOSING = {"(": ")", "[": "]"}
REACH = 400


class Brackets:
    """The brackets of a text, asked for marks in order; looks at each character a bounded number of times.

    `first` is where the first bracket opens that has not yet been passed: marks before it are outside.
    """

    __slots__ = ("_breaks", "_close", "_end", "_openings", "_text", "first")

    def __init__(self, text: str, begin: int, end: int, breaks: re.Pattern[str]) -> None:
        self._text = text
        self._breaks = breaks
        self._end = end
        self._openings = OPENING.finditer(text, begin, end)
        self._close = -1
        self.first = self._next_opening()

    def hold(self, begin: int, at: int, stop: int) -> bool:
        """Whether the marks `text[at:stop]` stand in a bracket that opened inside the sentence begun at `begin`."""
        while self.first < at and self._close < stop:
            if self.first > begin and self._text[self.first - 1] not in SMILEY:
                self._close = self._closing(self.first)
                if self._close >= stop:
                    break
            self.first = self._next_opening()
        return begin < self.first < at and self._close >= stop

    def _next_opening(self) -> int:
        opening = next(self._openings, None)
        return opening.start() if opening else self._end

    def _closing(self, opening: int) -> int:
        """Where the bracket closes in the same paragraph and within reach, or -1."""
        text, reach = self._text, min(self._end, opening + REACH)
        mark = text[opening]
        close = text.find(CLOSING[mark], opening, reach)
        if close > 0 and text.count(mark, opening + 1, close):
            close = text.find(CLOSING[mark], close + 1, reach)
        return -1 if close < 0 or self._breaks.search(text, opening, close) else close
