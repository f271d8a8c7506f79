"""Titles that states give and others too."""

import re

from dsbuild.quotes.roster.reading import last_word
from dsbuild.quotes.roster.scene import Scene

_SHARED = frozenset(
    {
        "president",
        "vice-president",
        "secretary",
        "secretary-general",
        "general",
        "chairman",
        "chairwoman",
        "director",
    }
    | {
        "captain",
        "treasurer",
        "chancellor",
        "commissioner",
        "marshal",
        "delegate",
        "whip",
        "officer",
        "representative",
    }
)
"""Last words of titles that states and others give."""
_CIVIL = re.compile(
    r"\b(?:union|association|local \d+|veterans|clubs?|fund|league|compan(?:y|ies)|inc|group|society|federation|chamber|institute"
    r"|foundation|church|workers|teachers|bank|universit(?:y|ies)|college|plc|ltd|network|coalition|alliance|caucus fund"
    r"|charity|trust|museum|hospital|airline|airways|partners|party|movement|congress of trade|guild|lodge|orchestra|co-operative|cooperative"
    r"|residents|tenants|farmers|fishermen|students|mothers|families|bar|press club)\b",
    re.IGNORECASE,
)
_STYLED = re.compile(
    r"\b(?:known|knew|remembered|nicknamed|dubbed|code-?named|alias|(?:war|code|fighting|under the) names?)\b[^.;:“”|\n]{0,40}? (?:as|of|was|to)\s*\Z"
)
CIVIL_REACH = 60
"""Code points behind a title within which its body stands."""


def of_no_state(scene: Scene, index: int) -> bool:
    """Whether a title that states have too is one of a union, a club or a firm: `president of the teachers' union`."""
    reading = scene.reading
    if last_word(reading.word(index)) not in _SHARED:
        return False
    start = reading.starts[max(index - 3, 0)]
    return _CIVIL.search(reading.text, start, reading.starts[index] + CIVIL_REACH) is not None


def is_styled(scene: Scene, index: int) -> bool:
    """Whether the rank at a word is part of what somebody goes by: `calls himself General A.`, `known in the war as General A.`."""
    if scene.classes[index - 1 : index] == "i":
        return True
    at = scene.reading.starts[index]
    return _STYLED.search(scene.reading.text, max(at - CIVIL_REACH, 0), at) is not None
