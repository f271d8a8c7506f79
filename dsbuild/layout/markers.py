"""What stands before the colon of a turn: a name with its title, office or institution, or the part that somebody plays."""

import re

from dsbuild.layout.shapes import WORD
from dsbuild.layout.vocabulary import Vocabulary, folded

_WORD = r"[^\W\d_][\w'’.&/-]*"
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,8}}"
_BEHIND = r"(?:,?\s\([^()\n]{1,60}\)|,\s[\w’'.&/-]+(?:\s[\w’'.&/-]+){0,7})"
MARKER = re.compile(
    rf"(?:\([A-Z]{{4,16}}(?: [A-Z]{{1,12}}){{1,5}}\)\s)?[^\w\[(]{{0,3}}({_NAME}{_BEHIND}{{0,3}}\s?)(?:\*\*|__)?[:：](?:\*\*?|__)?(?=\s|[“\"«]|$)"
)
LONGEST_MARKER = 130
MOST_PARTS, MOST_PARTS_BESIDE, MOST_PARTS_IN_CAPITALS = 5, 8, 12
OFFICES = frozenset({"of", "for", "the", "and", "in", "at", "to", "on", "from", "with", "an", "a"})
JOINTS = frozenset({"OF", "FOR", "THE", "AND", "IN", "AT"})
ADDRESSES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "rev",
        "fr",
        "sr",
    )
)
_BEHIND_NAME = re.compile(r"\s*[(,]")


def name_of(label: str) -> str:
    """The label up to its bracket or comma."""
    return _BEHIND_NAME.split(label, maxsplit=1)[0].strip()


def is_speaker(label: str, words: Vocabulary) -> bool:
    """Whether the words before a colon name a speaker: each with a capital, or joined as those of an office are."""
    name = name_of(label)
    parts = WORD.findall(name)
    beside = label[len(name) :].strip()
    if not parts or (len(parts) == 1 and folded(parts[0]) in words.functions):
        return False
    if is_in_capitals(label):
        strange = any(folded(part) in words.functions and part not in JOINTS for part in parts)
        return not strange and len(WORD.findall(label)) <= MOST_PARTS_IN_CAPITALS
    bracketed = beside.startswith(("(", ", ("))
    if len(parts) > (MOST_PARTS_BESIDE if bracketed else MOST_PARTS):
        return False
    if beside and not bracketed and not _is_office(beside):
        return False
    titled = bracketed or _opens_titled(parts)
    return all(
        not part[0].islower() or folded(part) in words.particles or (titled and part in OFFICES)
        for part in parts
    )


def _is_office(beside: str) -> bool:
    """Whether what follows a name and a comma is written as an office and its house are: capitals but for the joints."""
    return all(not part[0].islower() or part in OFFICES for part in WORD.findall(beside))


def _opens_titled(parts: list[str]) -> bool:
    """Whether a name of four words or more may open with an office of several: `Special Agent in Charge Ann Lee`."""
    return len(parts) > 3 and parts[0][0].isupper() and parts[-1][0].isupper() and parts[-2][0].isupper()


def is_in_capitals(label: str) -> bool:
    """Whether a label is in capitals alone, but for `Mc` and what stands in brackets."""
    bare = re.sub(r"\([^()]*\)", "", label).replace("Mc", "MC").replace("Mac", "MAC")
    return bare.isupper() and len(WORD.findall(bare)[0]) > 0


def is_whole_name(label: str) -> bool:
    """Whether a label in capitals holds two words or more before its bracket or comma: `MAYOR ANN LEE`."""
    return " " in name_of(label) and is_in_capitals(label)


def key_of(label: str) -> str:
    """The name by which a label is told from others, without a form of address."""
    parts = folded(name_of(label)).split()
    while len(parts) > 1 and parts[0].rstrip(".") in ADDRESSES:
        parts = parts[1:]
    return " ".join(parts)
