"""The turns of a transcript: `Q:` and `A:`, names and colons, or names in capitals alone."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from dsbuild.layout.broadcasts import broadcast
from dsbuild.layout.markers import LONGEST_MARKER, MARKER, is_speaker, is_whole_name, key_of
from dsbuild.layout.page import CLOSERS, OPENERS, Line, Speech, Turn
from dsbuild.layout.shapes import WORD
from dsbuild.layout.vocabulary import Vocabulary, folded

LETTER = re.compile(r"\W{0,3}([^\W\d_]{1,11})\s?(?:\*\*|__)?[.:：](?:\*\*?|__)?(?=\s|[“\"«])")
CAPITALS = re.compile(r"((?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+)(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3})\s(?=[\w‘“\"'«(\[–—-])")
LONGEST_LETTER = 17
LONGEST_PROMPT = 30
FEWEST_CAPITALS = 6
FEWEST_DEBATERS = 4
FEWEST_ANSWERS = 3
REACH = 3
ASIDE = re.compile(r"\s?\[(?:narrat|voice ?over|archive|tape)", re.IGNORECASE)


def turns(text: str, lines: Sequence[Line], words: Vocabulary) -> dict[int, Turn]:
    """The turns of a transcript by line: `Q:` and `A:`, else names and colons that take turns."""
    heads = [line.text[:LONGEST_MARKER] for line in lines]
    wide = "：" in text
    colons = [index for index, head in enumerate(heads) if ":" in head or (wide and "：" in head)]
    lettered = _lettered(lines, _may_be_lettered(heads, colons), words)
    if len({turn.speech for turn in lettered.values()}) > 1:
        return _with_labelled(lines, colons, lettered, words)
    named = _named(lines, colons, words)
    beside = _beside_letters(lines, lettered, colons, words)
    if beside:
        beside = _with_labelled(lines, colons, beside, words)
    found = (named if len(named) > len(beside) else beside) or _capitalised(lines, words)
    return found or _answered_by_one(lines, colons, words)


def _with_labelled(
    lines: Sequence[Line], colons: Sequence[int], lettered: dict[int, Turn], words: Vocabulary
) -> dict[int, Turn]:
    """The lettered turns, and those among and above them that open with a name in capitals."""
    found = dict(lettered)
    first, last = min(lettered), max(lettered)
    for index in colons:
        marker = None if index in found or index > last else MARKER.match(lines[index].text[:LONGEST_MARKER])
        whole = marker is not None and lines[index].stops and is_whole_name(marker.group(1))
        if marker and whole and is_speaker(marker.group(1), words):
            found[index] = _turn(lines[index], marker, Speech.TELLS if index < first else Speech.ANSWERS)
    return dict(sorted(found.items()))


def _may_be_lettered(heads: Sequence[str], colons: Sequence[int]) -> list[int]:
    """The lines with a full stop or a colon among their first characters."""
    return sorted({*colons, *(index for index, head in enumerate(heads) if "." in head[:LONGEST_LETTER])})


def _lettered(lines: Sequence[Line], heads: Sequence[int], words: Vocabulary) -> dict[int, Turn]:
    found: dict[int, Turn] = {}
    for index in heads:
        line = lines[index]
        marker = LETTER.match(line.text)
        name = folded(marker.group(1)) if marker else ""
        if marker and (name in words.questions or name in words.answers) and _is_marker(line, marker):
            asks = name in words.questions
            found[index] = _turn(line, marker, Speech.ASKS if asks else Speech.ANSWERS)
    return found


def _beside_letters(
    lines: Sequence[Line], lettered: dict[int, Turn], heads: Sequence[int], words: Vocabulary
) -> dict[int, Turn]:
    """The turns where one side has a letter, and the other a name with a colon right above or below each of these."""
    if not lettered:
        return {}
    asked = next(iter(lettered.values())).speech is Speech.ASKS
    named = {}
    for index in heads:
        beside = index not in lettered and ((index - 1 if asked else index + 1) in lettered)
        marker = (
            MARKER.match(lines[index].text[:LONGEST_MARKER]) if beside and not lines[index].opens else None
        )
        if marker and is_speaker(marker.group(1), words):
            speech = Speech.ANSWERS if asked else Speech.ASKS
            named[index] = _turn(lines[index], marker, speech)
    return dict(sorted((lettered | named).items())) if len(named) * 2 > len(lettered) else {}


def _is_marker(line: Line, marker: re.Match[str]) -> bool:
    """Whether it has a colon, or a full stop in upper case; an initial has that too, so both sides must speak."""
    return ":" in marker.group() or "：" in marker.group() or line.text.lstrip()[0].isupper()


def _named(lines: Sequence[Line], colons: Sequence[int], words: Vocabulary) -> dict[int, Turn]:
    markers: dict[int, re.Match[str]] = {}
    for index in colons:
        line = lines[index]
        marker = MARKER.match(line.text[:LONGEST_MARKER])
        if marker and _heads_page(line, marker):
            continue
        if marker and _may_speak(line, marker, words) and is_speaker(marker.group(1), words):
            markers[index] = marker
    names = _initialled({index: key_of(found.group(1)) for index, found in markers.items()})
    return _taken(lines, markers, _reconciled(names), words)


def _heads_page(line: Line, marker: re.Match[str]) -> bool:
    """Whether a line is a heading that quotes somebody, not a turn: marks around what a name says, no full stop."""
    said = line.text[marker.end() :].lstrip()
    return said[:1] in OPENERS and line.text[-1] in CLOSERS and not line.stops


def _answered_by_one(lines: Sequence[Line], colons: Sequence[int], words: Vocabulary) -> dict[int, Turn]:
    """The turns of one person with a marker, each below a question without any: half of these ask as questions do."""
    marked: dict[int, re.Match[str]] = {}
    for index in colons:
        marker = MARKER.match(lines[index].text[:LONGEST_MARKER])
        if (
            index
            and marker
            and _may_speak(lines[index], marker, words)
            and is_speaker(marker.group(1), words)
        ):
            marked[index] = marker
    said = Counter(key_of(marker.group(1)) for marker in marked.values())
    name, often = said.most_common(1)[0] if said else ("", 0)
    own = {index: marker for index, marker in marked.items() if key_of(marker.group(1)) == name}
    asked = [i - 1 for i in own if i - 1 not in own and lines[i - 1].words <= LONGEST_PROMPT]
    asking = sum(lines[index].text.rstrip("*_ ").endswith(("?", "؟")) for index in asked)
    if often < FEWEST_ANSWERS or len(asked) * 4 < 3 * often or asking * 2 < often:
        return {}
    questions = {i: Turn(lines[i].start, lines[i].start, Speech.ASKS) for i in asked}
    answers = {i: _turn(lines[i], marker, Speech.ANSWERS) for i, marker in own.items()}
    return dict(sorted((questions | answers).items()))


def _may_speak(line: Line, marker: re.Match[str], words: Vocabulary) -> bool:
    """Whether the line opens as no furniture does, or with the one who asks: `Reporter:`."""
    return not line.opens or folded(marker.group(1)) in words.questions


def _capitalised(lines: Sequence[Line], words: Vocabulary) -> dict[int, Turn]:
    """Turns that open with a name in capitals, later its initials, without a colon."""
    markers = {
        index: marker
        for index, line in enumerate(lines)
        if line.text[:2].isupper() and not line.text.isupper()
        if (marker := CAPITALS.match(line.text[:LONGEST_MARKER]))
    }
    names = _initialled({index: marker.group(1) for index, marker in markers.items()})
    said = Counter(names.values())
    often = {index for index, name in names.items() if said[name] > 2}
    if len(often) < FEWEST_CAPITALS or len({names[index] for index in often}) < 2:
        return {}
    return _taken(lines, {i: markers[i] for i in sorted(often)}, {i: names[i] for i in sorted(often)}, words)


def _initialled(names: dict[int, str]) -> dict[int, str]:
    """The names, each full one by the initials that stand for it further down."""
    short = {name for name in names.values() if " " not in name and len(name) <= 4}
    full = {name: "".join(part[0] for part in re.split(r"[\s-]", name) if part) for name in names.values()}
    return {index: full[name] if full[name] in short else name for index, name in names.items()}


def _taken(
    lines: Sequence[Line], markers: dict[int, re.Match[str]], names: dict[int, str], words: Vocabulary
) -> dict[int, Turn]:
    """The turns of a conversation, between the first and the last of those who speak more than once."""
    if told := broadcast(lines, markers, words):
        return told
    said = Counter(names.values())
    asking = Counter(
        names[index] for index in markers if lines[index].last == "?" or "?" in lines[index].text[-200:]
    )
    if not _take_turns(list(names.values()), said, asking):
        return {}
    known = {name for name in said if said[name] > 1} or set(said)
    spoken = [index for index in markers if names[index] in known]
    whole = [
        index for index, marker in markers.items() if lines[index].stops and is_whole_name(marker.group(1))
    ]
    first = min(
        index
        for index in markers
        if index >= spoken[0] - (REACH if lines[index].stops else 0) or index in whole
    )
    last = max(spoken[-1], *whole, -1)
    askers = _askers(names, said, asking, words)
    guests = {name for name in known if name not in askers}
    asked = min((index for index in markers if names[index] in askers), default=first)
    return {
        index: _turn(
            lines[index],
            marker,
            Speech.TELLS
            if index < asked
            else _speech(lines[index], marker, names[index] in askers, askers, guests, words),
        )
        for index, marker in markers.items()
        if first <= index <= last
    }


def _speech(
    line: Line, marker: re.Match[str], asks: bool, askers: set[str], guests: set[str], words: Vocabulary
) -> Speech:
    """What a turn does: nobody asks in a debate, and a host who talks with several guests also tells."""
    if not askers:
        return Speech.TELLS
    if not asks:
        return Speech.ANSWERS
    said = line.text[marker.end() :]
    prompts = "?" in said or line.words <= LONGEST_PROMPT
    if ASIDE.match(said):
        return Speech.TELLS
    if len(guests) > 1 and not prompts and words.address.isdisjoint(WORD.findall(folded(said))):
        return Speech.TELLS
    return Speech.ASKS


def _turn(line: Line, marker: re.Match[str], speech: Speech) -> Turn:
    return Turn(line.start + marker.start(1), line.start + marker.end(), speech)


def _take_turns(names: list[str], said: Counter[str], asking: Counter[str]) -> bool:
    """Whether the names are those of a conversation: two or more that come again, or one that asks another."""
    if len(said) < 2 or not (asking or any(" " in name for name in said)):
        return False
    changes = sum(one != other for one, other in pairwise(names))
    again = sum(count > 1 for count in said.values())
    return changes * 2 >= len(names) - 1 and (
        again >= 2 or (bool(asking) and len(names) <= 2 * len(said) + 1 and len(said) <= 3)
    )


def _reconciled(names: dict[int, str]) -> dict[int, str]:
    """The names, each by the surname where that stands for it elsewhere, or a part of the longest with that surname."""
    parts = {name: frozenset(name.split()) for name in set(names.values())}
    longest: dict[str, str] = {}
    for name in sorted(parts, key=lambda name: (len(parts[name]), name)):
        longest[name.rsplit(" ", 1)[-1]] = name
    return {index: _short(name, parts, longest) for index, name in names.items()}


def _short(name: str, parts: dict[str, frozenset[str]], longest: dict[str, str]) -> str:
    last = name.rsplit(" ", 1)[-1]
    whole = longest[last]
    return last if last in parts else whole if parts[name] < parts[whole] else name


def _askers(names: dict[int, str], said: Counter[str], asking: Counter[str], words: Vocabulary) -> set[str]:
    """Those who mostly ask, or whose name says that they do; else the one in every other turn. Nobody in a debate."""
    askers = {
        name
        for name in said
        if name in words.questions or words.interviewers.intersection(WORD.findall(name))
    }
    often = [name for name in said if said[name] > 1] or list(said)
    askers |= {
        name
        for name in often
        if asking[name] * 2 > said[name] or (asking[name] * 2 == said[name] and asking[name] > 1)
    }
    if askers and len(askers) < len(often):
        return askers
    hub = max(often, key=lambda name: (said[name] if asking[name] else 0, asking[name]))
    if said[hub] * 5 >= len(names) * 2 and asking[hub] > 1 and len(often) < len(names):
        return {hub}
    return (
        set() if len(often) >= FEWEST_DEBATERS else {max(often, key=lambda name: asking[name] / said[name])}
    )
