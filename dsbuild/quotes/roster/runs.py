"""Runs of words with capitals and phrases of the vocabulary, word by word: organisations, offices, names."""

import re

from dsbuild.quotes.closed import DATES
from dsbuild.quotes.roster.capitals import (
    ADDRESSES,
    OFFICES,
    SURNAMES,
    begins_at,
    has_surname,
    is_body_name,
    is_dated,
    is_phrase,
    may_open,
    means,
    organisation_at,
)
from dsbuild.quotes.roster.genders import HONORIFIC_GENDER
from dsbuild.quotes.roster.mentioned import Named
from dsbuild.quotes.roster.offices import WITHIN, offices
from dsbuild.quotes.roster.reading import BOUNDARY, EXTREMIST, QUOTED, Reading
from dsbuild.quotes.roster.shapes import NAME, PIECE, Entry, shape
from dsbuild.quotes.roster.vocabulary import AHEAD, DAYS, Vocabulary

_INITIAL = re.compile(r"(?<=\s)[A-Z]\.")
"""What is left of a surname: `Deniz A.`"""


DIRECTIONS = frozenset({"northern", "southern", "eastern", "western", "north", "south", "east", "west"})
"""Words that are part of a name before a word with a capital."""


def read_word(reading: Reading, start: int, end: int, words: Vocabulary) -> int:
    """Reads one word that is no name, or the phrase that it opens, and tells where that ends."""
    text = reading.text
    low = text[start:end].lower()
    entry = words.lookup.get(low)
    if entry and (found := phrase_at(text, start, end, entry)):
        phrase, kind = found
        add_noun(reading, kind, start, start + len(phrase), phrase, words)
        return start + len(phrase)
    add_noun(reading, (entry and entry.kind) or shape(low, words.lookup), start, end, low, words)
    return end


def phrase_at(text: str, start: int, end: int, entry: Entry) -> tuple[str, str] | None:
    """The longest phrase that the word opens there, with its class."""
    phrases = entry.ahead.get(text[end : end + AHEAD].lower())
    if phrases:
        ahead = text[start : start + len(phrases[0][0])].lower()
        for found in phrases:
            stop = start + len(found[0])
            if ahead.startswith(found[0]) and not text[stop : stop + 1].isalnum():
                return found
    return None


def _read_capital(reading: Reading, start: int, end: int, words: Vocabulary) -> int:
    """Reads a word with a capital as `read_word` does; `Liberation Front` is a name where a `liberation front` is none."""
    stop = read_word(reading, start, end, words)
    if stop > end and reading.classes[-1] in "gG" and reading.word(-1).istitle():
        reading.classes[-1] = NAME
    return stop


def add_noun(reading: Reading, kind: str, start: int, end: int, low: str, words: Vocabulary) -> None:
    """Adds a word or a phrase of the vocabulary, which is `low` in small letters."""
    if low in words.plurals:
        reading.plurals.add(len(reading.classes))
    reading.add(kind, start, end)


def read_run(
    reading: Reading, first: int, last: int, end: int, named: Named, words: Vocabulary, *, shouted: bool
) -> int:
    """Reads a run of words with capitals: organisations, titles and roles, names; tells where it ends."""
    text = reading.text
    pieces = text[first:last].split()
    position = first
    open_name = False
    body = last - len(pieces[-1]) if not shouted and is_body_name(pieces, words) else 0
    titled = (
        0
        if shouted or body
        else offices(
            pieces, words, opening=bool(reading.classes) and reading.classes[-1] in (BOUNDARY, QUOTED)
        )
    )
    begins = begins_at(text, first, last, titled)
    for piece in PIECE.finditer(text, first, last):
        if piece.start() < position:
            continue
        start, stop = piece.span()
        open_name = open_name and start not in named.starts and start != begins
        low = piece[0].lower().rstrip(".")
        opens = low.replace("-", " ").partition(" ")[0] in words.organisation_lengths
        found = organisation_at(text, start, end, words) if opens else None
        if found:
            organisation, stop, sure = found
            reading.lexical[len(reading.classes)] = organisation
            if not sure:
                reading.unsure.add(len(reading.classes))
            reading.add(EXTREMIST if sure else NAME, start, stop)
            open_name, position = False, stop
        elif (
            start < body and not open_name and may_open(low, words) and not is_phrase(low, text, start, words)
        ):
            reading.add(NAME, start, last)
            open_name, position = False, last
        elif (start < begins and (_in_office(reading, low, start, words) or "-" in low)) or (
            stop < last
            and (
                (open_name and low not in WITHIN and _ends_name(reading, low, start, words))
                or (low in DATES and is_dated(text, start))
            )
        ):
            if low in words.titles:
                _note_title(reading, low)
                position = stop
            else:
                position = read_word(reading, start, stop, words)
            open_name = False
        elif (
            low in named.parts
            or (open_name and stop < last and low in WITHIN and not shouted)
            or (open_name and not shouted and _INITIAL.match(text, start))
            or (titled and start == begins and low in DAYS and stop < last)
            or (start in named.starts and stop < last and low not in words.titles)
            or (low in words.genders and not shouted and not (stop == last and low in words.not_names))
            or (low in words.genders_before_surname and not shouted and has_surname(text, stop, last, words))
            or (open_name and low not in words.not_names and not shouted)
            or (low in DIRECTIONS and not shouted and _points_to_name(reading, text[stop:last], words))
        ):
            stop += stop == last and _INITIAL.match(text, start) is not None
            _add_name(reading, start, stop, open_name)
            open_name, position = True, stop
        elif low in words.titles:
            _add_title(reading, low, start, stop, alone=stop == last)
            open_name, position = False, stop
        elif means(low, text, start, words) or low in words.not_names or shouted:
            position = _read_capital(reading, start, stop, words)
            open_name = False
        else:
            _add_name(reading, start, stop, open_name)
            open_name, position = True, stop
    return max(position, last)


def _points_to_name(reading: Reading, rest: str, words: Vocabulary) -> bool:
    """Whether a direction inside a sentence opens a name that goes on with these words (`of Northern Oak`)."""
    following = rest.split(maxsplit=1)[0].lower() if rest.strip() else ""
    opens = not reading.classes or reading.classes[-1] in (BOUNDARY, QUOTED)
    return (
        bool(following) and not opens and following not in words.lookup and following not in words.not_names
    )


def _add_title(reading: Reading, title: str, start: int, stop: int, *, alone: bool) -> None:
    """Notes a form of address before a name, or reads one that is all that names somebody (`the Maulana`)."""
    _note_title(reading, title)
    if alone and reading.classes[-1:] == ["d"]:
        reading.add("l", start, stop)


def _in_office(reading: Reading, low: str, start: int, words: Vocabulary) -> bool:
    """Whether a word before a name is of the office: a known one, or any right behind another (`Det Ch Insp A. B.`)."""
    behind = reading.classes[-1:] == ["o"] and reading.ends[-1] + 1 >= start and low not in words.heads
    return low in words.titles or low in words.lookup or behind


def _note_title(reading: Reading, title: str) -> None:
    """Notes a form of address before a name: the first of several, unless a later one alone tells a gender (`Rev. Fr.`)."""
    index = len(reading.classes)
    if index not in reading.honorifics or title in HONORIFIC_GENDER:
        reading.honorifics[index] = title


def _ends_name(reading: Reading, low: str, start: int, words: Vocabulary) -> bool:
    """Whether a word with a capital inside a run is an office or a form of address, so that a name begins after it."""
    if low in ADDRESSES:
        return True
    entry = words.lookup.get(low)
    if entry is None:
        return False
    kind = entry.kind if entry.kind in OFFICES else ""
    if not kind:
        return any(
            k in OFFICES and reading.text[start : start + len(phrase)].lower() == phrase
            for phrase, k in entry.phrases
        )
    first = reading.word(len(reading.classes) - 1).split()[0].lower()
    return not (low in SURNAMES and first in words.genders)


def _add_name(reading: Reading, start: int, end: int, goes_on: bool) -> None:
    if goes_on:
        reading.ends[-1] = end
    else:
        reading.add(NAME, start, end)
