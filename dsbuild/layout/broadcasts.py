"""The turns of a broadcast: its hosts and correspondents tell and ask, the others are heard."""

import re
from collections.abc import Sequence

from dsbuild.layout.markers import is_whole_name
from dsbuild.layout.page import Line, Speech, Turn
from dsbuild.layout.shapes import WORD
from dsbuild.layout.vocabulary import Vocabulary, folded
from dsbuild.lexicon.broadcasts import broadcasters, last_name

FEWEST = 3
LONGEST_PROMPT = 30
REACH = 3


def broadcast(lines: Sequence[Line], markers: dict[int, re.Match[str]], words: Vocabulary) -> dict[int, Turn]:
    """The turns of a broadcast, none elsewhere: those who tell it also ask, and only what is asked is answered."""
    tellers = _tellers(lines, markers, words)
    if not tellers or len(markers) < FEWEST:
        return {}
    sure = [
        index
        for index, marker in markers.items()
        if last_name(marker.group(1)) in tellers or is_whole_name(marker.group(1))
    ]
    found: dict[int, Turn] = {}
    asked = False
    for index, marker in markers.items():
        if not sure[0] <= index <= sure[-1] + REACH:
            continue
        line = lines[index]
        first = WORD.findall(folded(line.text[marker.end() :][:40]))[:3]
        if last_name(marker.group(1)) in tellers or folded(marker.group(1)) in words.questions:
            asked = line.last == "?" or (
                line.words <= LONGEST_PROMPT and not words.address.isdisjoint(first) and line.stops
            )
            speech = Speech.ASKS if asked else Speech.TELLS
        else:
            speech = Speech.ANSWERS if asked else Speech.TELLS
        found[index] = Turn(line.start + marker.start(1), line.start + marker.end(), speech)
    return found


def _tellers(lines: Sequence[Line], markers: dict[int, re.Match[str]], words: Vocabulary) -> frozenset[str]:
    """The last names of the hosts and correspondents of a broadcast, none elsewhere."""
    labels = [marker.group(1) for marker in markers.values()]
    told = "\n".join(lines[index].text for index in markers)
    return broadcasters(labels, told, words.broadcasters)
