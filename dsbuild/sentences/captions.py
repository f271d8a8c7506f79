"""The credit of a picture behind its caption, which goes with it: `… on Sunday. Photo: Ada Lind`."""

import re
from collections.abc import Sequence

Span = tuple[int, int]

LONGEST = 120
NAME = r"(?:[A-ZÀ-Þ@©][\w.’'-]*|of|for|the|de|von|by|via|and)"
NAMED = rf"{NAME}(?:[ ,/&|]{{1,3}}{NAME}){{0,7}}"
PICTURED = (
    "photo(?:graph|s|graphs|graphy)?|pictures?|pics?|images?|video|stills?|foto|bild|credits?|courtesy|"
    "screengrab|illustration"
)
CREDIT = re.compile(
    rf"[|/–—(\[-]{{0,2}}\s?(?i:(?:file |handout |library |stock )?(?:{PICTURED})\b"
    r"(?:\s?[:|/©]|\s(?:by|from|courtesy|credit|of|via)\b).{0,90})|"
    rf"[|/–—]\s?{NAMED}(?:\s?\([\w /.-]{{2,30}}\))?|"
    rf"[(\[]{NAMED}[)\]]"
)
CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ /|&]{1,3}[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*){1,7}(?: ?/ ?\w{2,20})?")


def joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """The sentence spans of a caption with its credit in the sentence before it."""
    end = spans[-1][1]
    for number in range(1, len(spans)):
        start = spans[number][0]
        if end - start <= LONGEST and _is_credit(text, start, end):
            return [*spans[: number - 1], (spans[number - 1][0], end)]
    return list(spans)


def _is_credit(text: str, start: int, end: int) -> bool:
    return any(shape.fullmatch(text, start, end) for shape in (CREDIT, CAPITALS))
