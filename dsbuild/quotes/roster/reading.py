"""The article as the grammar of roles reads it: each word outside quotations one character of a class."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from dsbuild.lexicon.actors import Organisation
from dsbuild.model import Quotation, Sentence
from dsbuild.quotes.roster.mentioned import Named
from dsbuild.quotes.roster.vocabulary import Entry, Vocabulary, normal

NAME = "N"
PERSON = "P"
EXTREMIST = "X"
BOUNDARY = "|"
QUOTED = "q"
PLAIN = "a"
VERB = "s"
AGED = "Y"
SHOUT = 12
_SMALL = frozenset("dHhwfOcrbznSi")
NUMBER = "#"
OF_IT = "p"

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_CAPITAL}[^\W\d_]*(?:[’'\-‑](?![sS]\b)[^\W\d_]+)*"
_ARTICLE = rf"(?:(?:[Aa]l|[Ee]l)[-‑ ]|(?:[Aa]n|[Aa]s|[Aa]sh|[Aa]d|[Aa]r|[Uu]l)[-‑])(?={_CAPITAL})"
_ABBREVIATED = r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Maj|Sgt|Rev|Sen|Rep|Gov|Fr|St|Hon|Supt|Det|Insp|Cmdr)\.(?=[A-Z \n])"
_PARTICLE = r"(?:bin|ibn|bint|ben|al|el|ul|van|der|den|de|del|della|di|da|dos|das|do|la|le|von|zu|af|av|abu|ould|ap|y)"
_PART = rf"(?:{_ABBREVIATED}|(?:{_ARTICLE})?{_WORD})"
TOKEN = re.compile(
    rf"(?P<word>(?:[b-df-tv-zß-öø-ÿ]|(?!{_ARTICLE})[aeu])[^\W\d_]*(?:[’'\-‑](?![sS]\b)[^\W\d_]+)*)"
    rf"|(?P<run>{_PART}(?:\s?(?<=[\s.])(?:{_PARTICLE}\s){{0,3}}{_PART})*)"
    r"|(?P<mark>[,–—;:()\[\]])"
    r"|(?P<of>[’'][sS]\b|(?<=s)[’'](?=\s))"
    r"|(?P<aged>\d{1,3}[-‑ ]years?[-‑ ]olds?)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
)
_MARKS = {",": ",", "–": ",", "—": ",", ";": ";", ":": ";", "(": "(", "[": "(", ")": ")", "]": ")"}
_OTHERS = {"of": OF_IT, "aged": AGED, "number": NUMBER}
_PIECE = re.compile(rf"{_ABBREVIATED}|(?:{_ARTICLE})?{_WORD}|[^\W\d_]+")


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
            _read(reading, start, end, named, words)
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


def _read(reading: Reading, start: int, end: int, named: Named, words: Vocabulary) -> None:
    shouted = end - start > SHOUT and reading.text[start:end].isupper()
    position = start
    while position < end:
        position = _read_on(reading, position, end, named, words, shouted=shouted)


def _read_on(
    reading: Reading, position: int, end: int, named: Named, words: Vocabulary, *, shouted: bool
) -> int:
    """Reads up to the end, or to the end of something longer than its first word; tells how far it came."""
    text, lookup = reading.text, words.lookup.get
    classes, starts, ends = reading.classes, reading.starts, reading.ends
    for match in TOKEN.finditer(text, position, end):
        start, stop = match.span()
        kind = match.lastgroup
        if kind == "word":
            word = match[0]
            entry = lookup(word)
            if entry is None:
                code = _shape(word, lookup)
            elif entry.phrases:
                read = _read_word(reading, start, stop, words)
                if read > stop:
                    return read
                continue
            else:
                code = entry.kind
                if entry.plural:
                    reading.plurals.add(len(classes))
        elif kind == "run":
            read = _read_run(reading, match, end, named, words, shouted=shouted)
            if read > stop:
                return read
            continue
        else:
            code = _MARKS.get(match[0]) or _OTHERS[kind or "of"]
        classes.append(code)
        starts.append(start)
        ends.append(stop)
    return end


def _read_word(reading: Reading, start: int, end: int, words: Vocabulary) -> int:
    """Reads one word that is no name, or the phrase that it opens, and tells where that ends."""
    low = reading.text[start:end].lower()
    entry = words.lookup.get(low)
    for phrase, kind in entry.phrases if entry else ():
        stop = start + len(phrase)
        if reading.text[start:stop].lower() == phrase and not reading.text[stop : stop + 1].isalnum():
            _add_noun(reading, kind, start, stop, phrase, words)
            return stop
    _add_noun(reading, (entry and entry.kind) or _shape(low, words.lookup.get), start, end, low, words)
    return end


def _add_noun(reading: Reading, kind: str, start: int, end: int, low: str, words: Vocabulary) -> None:
    if low in words.plurals:
        reading.plurals.add(len(reading.classes))
    reading.add(kind, start, end)


def _shape(word: str, lookup: Callable[[str], Entry | None]) -> str:
    """The class of a word that is not in the vocabulary as it is written."""
    ending = word[-2:]
    if ending == "ly" and len(word) > 4:
        return "r"
    if "-" not in word:
        return VERB if ending == "ed" else PLAIN
    entry = lookup(word.lower())
    if entry is not None and entry.kind:
        return entry.kind
    return "F" if word[:3] == "ex-" else PLAIN


def _read_run(
    reading: Reading, match: re.Match[str], end: int, named: Named, words: Vocabulary, *, shouted: bool
) -> int:
    """Reads a run of words with capitals: organisations, titles and roles, names; tells where it ends."""
    text = reading.text
    position = match.start()
    open_name = False
    pieces = match[0].split()
    body = match.end() - len(pieces[-1]) if not shouted and _body(pieces, words) else 0
    for piece in _PIECE.finditer(text, match.start(), match.end()):
        if piece.start() < position:
            continue
        start, stop = piece.span()
        open_name = open_name and start not in named.starts
        low = piece[0].lower().rstrip(".")
        first = low.replace("-", " ").partition(" ")[0]
        found = organisation_at(text, start, end, words) if first in words.organisation_lengths else None
        if found:
            organisation, stop, sure = found
            reading.lexical[len(reading.classes)] = organisation
            if not sure:
                reading.unsure.add(len(reading.classes))
            reading.add(EXTREMIST if sure else NAME, start, stop)
            open_name, position = False, stop
        elif start < body and not open_name and _may_open(low, words):
            reading.add(NAME, start, match.end())
            open_name, position = False, match.end()
        elif (
            low in named.parts
            or (low in words.genders and not shouted)
            or (open_name and low not in words.not_names and not shouted)
        ):
            _add_name(reading, start, stop, open_name)
            open_name, position = True, stop
        elif low in words.titles:
            reading.honorifics[len(reading.classes)] = low
            open_name, position = False, stop
        elif low in words.lookup or low in words.not_names or shouted:
            position = _read_word(reading, start, stop, words)
            open_name = False
        else:
            _add_name(reading, start, stop, open_name)
            open_name, position = True, stop
    return max(position, match.end())


def _may_open(low: str, words: Vocabulary) -> bool:
    return low not in words.not_names and words.classes.get(low, PLAIN) not in _SMALL


def _body(pieces: list[str], words: Vocabulary) -> bool:
    """Whether a run of capitals ends as names of organisations do, and no state is in it."""
    if pieces[-1].lower() not in words.bodies:
        return False
    return all(words.classes.get(piece.lower()) != "o" for piece in pieces[:-1])


def _add_name(reading: Reading, start: int, end: int, goes_on: bool) -> None:
    if goes_on:
        reading.ends[-1] = end
    else:
        reading.add(NAME, start, end)


def organisation_at(
    text: str, start: int, end: int, words: Vocabulary
) -> tuple[Organisation, int, bool] | None:
    """The organisation of the lexicon whose name opens here, where that ends, and whether the name is sure."""
    window = normal(text[start : min(start + 80, end)])
    if len(window) != min(start + 80, end) - start:
        return None
    first = window.split(" ", 1)[0].rstrip(".,;:)'\"”").removesuffix("'s")
    longest = words.organisation_lengths.get(first, 0)
    for length in range(min(longest, len(parts := window.split(" "))), 0, -1):
        name = " ".join(parts[:length])
        for candidate in (name, name.rstrip(".,;:)'\"”?!"), name.rstrip(".,;:)'\"”?!").removesuffix("'s")):
            known = words.organisations.get(candidate)
            stop = start + len(candidate)
            if known is None:
                continue
            sure = known[1] and not text[start:stop].endswith(" state")
            if sure or text[start:stop] in words.exact.get(candidate, ()):
                return known[0], stop, known[1]
    return None
