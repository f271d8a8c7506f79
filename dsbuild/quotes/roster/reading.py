"""The article as the grammar of roles reads it: each word outside quotations one character of a class."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from dsbuild.lexicon.actors import Organisation
from dsbuild.model import Quotation, Sentence
from dsbuild.quotes.roster.capitals import (
    ADDRESSES,
    OFFICES,
    SURNAMES,
    begins_at,
    has_surname,
    is_body,
    is_body_name,
    is_named,
    is_phrase,
    is_plain_name,
    may_open,
    means,
    organisation_at,
    small_entry,
)
from dsbuild.quotes.roster.mentioned import Named
from dsbuild.quotes.roster.shapes import NAME, PIECE, TOKEN, Entry, shape
from dsbuild.quotes.roster.vocabulary import AHEAD, DAYS, Vocabulary, offices

PERSON = "P"
EXTREMIST = "X"
BOUNDARY = "|"
QUOTED = "q"
SHOUT = 12


@dataclass(slots=True)
class Reading:
    """The words of an article in order: `classes[i]` is what `text[starts[i]:ends[i]]` is to the grammar.

    A name is one word. `lexical` holds the organisations that the lexicon knows, `unsure` those among them
    whose name means something else too; both by the number of their word. `plurals` are the nouns in the plural,
    `honorifics` the forms of address that stand before a word.
    """

    text: str
    classes: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lexical: dict[int, Organisation] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)
    plurals: set[int] = field(default_factory=set)
    honorifics: dict[int, str] = field(default_factory=dict)

    def add(self, kind: str, start: int, end: int) -> None:
        """Appends a word."""
        self.classes.append(kind)
        self.starts.append(start)
        self.ends.append(end)

    def extend(self, kinds: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> None:
        """Appends words."""
        self.classes += kinds
        self.starts += starts
        self.ends += ends

    def join(self, spans: Sequence[tuple[int, int]]) -> None:
        """Makes one word of the words from the first up to the last of each span; spans are in order."""
        if not spans:
            return
        place, kept, here = {}, [], 0
        absorbed = {i for first, last in spans for i in range(first + 1, last + 1)}
        for first, last in spans:
            self.ends[first] = self.ends[last]
            self.classes[first] = NAME
        for index in range(len(self.classes)):
            if index not in absorbed:
                place[index] = here
                kept.append(index)
                here += 1
        self.classes = [self.classes[i] for i in kept]
        self.starts = [self.starts[i] for i in kept]
        self.ends = [self.ends[i] for i in kept]
        self.lexical = {place[i]: o for i, o in self.lexical.items() if i in place}
        self.honorifics = {place[i]: h for i, h in self.honorifics.items() if i in place}
        self.unsure = {place[i] for i in self.unsure if i in place}
        self.plurals = {place[i] for i in self.plurals if i in place and self.classes[place[i]] != NAME}

    def word(self, index: int) -> str:
        """The word as the article writes it."""
        return self.text[self.starts[index] : self.ends[index]]


def last_word(words: str) -> str:
    """The last word in lower case; empty where there is none, as at the end of a sentence."""
    return next(reversed(words.lower().split()), "")


def read(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    named: Named,
    words: Vocabulary,
) -> Reading:
    """The reading of an article; the words of those `named` are names whatever else they mean."""
    reading = Reading(text)
    for start, end, kind in _stretches(sentences, quotations):
        if kind:
            reading.add(kind, start, end)
        else:
            shouted = end - start > SHOUT and text[start:end].isupper()
            _read(reading, start, end, named, words, shouted=shouted)
    reading.add(BOUNDARY, len(text), len(text))
    return reading


def _stretches(
    sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> Iterator[tuple[int, int, str]]:
    """Stretches outside quotations, with no class, between the boundaries and quotations, with theirs."""
    speech = [q for q in quotations if q.speech]
    here = 0
    for sentence in sentences:
        yield sentence.start, sentence.start, BOUNDARY
        position = sentence.start
        while here < len(speech) and speech[here].end <= position:
            here += 1
        ahead = here
        while ahead < len(speech) and speech[ahead].start < sentence.end:
            quotation = speech[ahead]
            if quotation.start > position:
                yield position, quotation.start, ""
            yield max(quotation.start, position), min(quotation.end, sentence.end), QUOTED
            position = max(position, quotation.end)
            ahead += 1
        if position < sentence.end:
            yield position, sentence.end, ""


def _read(reading: Reading, start: int, end: int, named: Named, words: Vocabulary, *, shouted: bool) -> None:
    """Reads a stretch outside quotations; what its tokens alone tell goes fast."""
    pieces = TOKEN.split(reading.text[start:end])
    found = pieces[1::2]
    edges = list(accumulate(map(len, pieces), initial=start))
    starts, ends = edges[1:-1:2], edges[2::2]
    codes = list(map(words.code, found))
    if shouted or (named.common and not named.common.isdisjoint(map(str.lower, found))):
        codes = [
            "" if word[0].isalpha() and (shouted or is_named(word, named)) else code
            for word, code in zip(found, codes, strict=True)
        ]
    at, text, lookup = 0, reading.text, words.lookup
    for hard in [index for index, code in enumerate(codes) if not code]:
        if hard < at:
            continue
        word, first, last = found[hard], starts[hard], ends[hard]
        entry = lookup.get(word)
        if entry is None and not shouted:
            entry = None if word.lower() in named.common else small_entry(word, words)
        phrase = _phrase_at(text, first, last, entry) if entry else None
        if phrase and word[0].isupper():
            entry = phrase = None
        if entry and not phrase:
            codes[hard] = entry.kind or shape(word, lookup)
            if entry.plural:
                reading.plurals.add(len(reading.classes) + hard - at)
            continue
        if not phrase and not shouted and is_plain_name(word, words):
            if named.starts.isdisjoint(range(first + 1, last)):
                codes[hard] = NAME
                continue
        reading.extend(codes[at:hard], starts[at:hard], ends[at:hard])
        if phrase:
            read = first + len(phrase[0])
            _add_noun(reading, phrase[1], first, read, phrase[0], words)
        elif is_body(word, named, words):
            reading.add(NAME, first, last)
            read = last
        else:
            read = _read_run(reading, first, last, end, named, words, shouted=shouted)
        at = bisect_left(starts, read, hard + 1) if read > last else hard + 1
        if ends[at - 1] > read:
            _read(reading, read, ends[at - 1], named, words, shouted=shouted)
    reading.extend(codes[at:], starts[at:], ends[at:])


def _read_word(reading: Reading, start: int, end: int, words: Vocabulary) -> int:
    """Reads one word that is no name, or the phrase that it opens, and tells where that ends."""
    text = reading.text
    low = text[start:end].lower()
    entry = words.lookup.get(low)
    if entry and (found := _phrase_at(text, start, end, entry)):
        phrase, kind = found
        _add_noun(reading, kind, start, start + len(phrase), phrase, words)
        return start + len(phrase)
    _add_noun(reading, (entry and entry.kind) or shape(low, words.lookup), start, end, low, words)
    return end


def _phrase_at(text: str, start: int, end: int, entry: Entry) -> tuple[str, str] | None:
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
    """Reads a word with a capital as `_read_word` does; `Liberation Front` is a name where a `liberation front` is none."""
    stop = _read_word(reading, start, end, words)
    if stop > end and reading.classes[-1] in "gG" and reading.word(-1).istitle():
        reading.classes[-1] = NAME
    return stop


def _add_noun(reading: Reading, kind: str, start: int, end: int, low: str, words: Vocabulary) -> None:
    if low in words.plurals:
        reading.plurals.add(len(reading.classes))
    reading.add(kind, start, end)


def _read_run(
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
        elif (start < begins and (low in words.titles or "-" in low or low in words.lookup)) or (
            open_name and stop < last and _ends_name(reading, low, start, words)
        ):
            if low in words.titles:
                reading.honorifics[len(reading.classes)] = low
                position = stop
            else:
                position = _read_word(reading, start, stop, words)
            open_name = False
        elif (
            low in named.parts
            or (titled and start == begins and low in DAYS and stop < last)
            or (start in named.starts and stop < last and low not in words.titles)
            or (low in words.genders and not shouted and not (stop == last and low in words.not_names))
            or (low in words.genders_before_surname and not shouted and has_surname(text, stop, last, words))
            or (open_name and low not in words.not_names and not shouted)
        ):
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


def _add_title(reading: Reading, title: str, start: int, stop: int, *, alone: bool) -> None:
    """Notes a form of address before a name, or reads one that is all that names somebody (`the Maulana`)."""
    reading.honorifics[len(reading.classes)] = title
    if alone and reading.classes[-1:] == ["d"]:
        reading.add("l", start, stop)


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
