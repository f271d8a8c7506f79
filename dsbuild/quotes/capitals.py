"""Wire copy in capitals, given the case that its words would have: names large, the rest small."""

import re
from string import ascii_lowercase

from dsbuild.lexicon import Lexicon
from dsbuild.quotes.closed import DATES
from dsbuild.quotes.names_in_capitals import ENDINGS, SHORT, WITHIN, Copy, known_to, names

LEAST = 200
"""Letters of an article, at least, before its capitals tell a wire's habit."""
SHARE = 0.8
"""Share of capitals among these letters, at least."""
SMALL = ascii_lowercase.encode()
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*(?:['’](?=\s))?\.?")
VOWEL = re.compile(r"[AEIOUYÀ-Ö]")
LETTERS = re.compile(r"[^\W\d_]+(?:['’](?:[^\W\d_]|VE|RE|LL)\b)?")
WRAPPED = 45
"""Letters of a line, at least, after which a sentence goes on in the next."""
DAYS = DATES - {"may", "march", "spring", "summer", "autumn", "winter"}
"""Days and months that are no other words."""
PLACELESS = frozenset({
    "dawn", "dusk", "noon", "midnight", "daybreak", "sunset", "sunrise", "nightfall", "good", "bad", "poor", "cold", "single", "public", "private",
    "secret", "broad", "full", "open", "plain", "exile", "hiding", "court", "town", "church", "school", "bed", "uniform", "custody", "handcuffs",
    "chains", "tears", "silence", "protest", "despair", "anger", "panic", "flames", "ruins",
})  # fmt: skip
"""What stands behind a preposition of place and is none."""


def in_ordinary_case(text: str, lexicon: Lexicon) -> str | None:
    """The text with small letters where capitals only shout, each at its place; None where it is not in capitals."""
    if _small(text) > (1 - SHARE) * len(text) + 1:
        return None
    letters = sum(map(str.isalpha, text))
    if letters < LEAST or sum(map(str.isupper, text)) < SHARE * letters:
        return None
    copy = Copy(text, tuple((match.start(), match[0]) for match in WORD.finditer(text)), known_to(lexicon))
    large, acronyms = names(copy)
    parts, end = [], 0
    for index, (start, word) in enumerate(copy.words):
        kept = word in acronyms or len(word.lower()) != len(word) or word.islower()
        parts += [text[end:start], word if kept else _cased(copy, index, large)]
        end = start + len(word)
    shown = "".join([*parts, text[end:]])
    return shown if len(shown) == len(text) else None


def _small(text: str) -> int:
    """How many small letters of ASCII a text has, at the speed of a copy."""
    plain = text.encode("ascii", "ignore")
    return len(plain) - len(plain.translate(None, SMALL))


def _cased(copy: Copy, index: int, large: set[int]) -> str:
    start, word = copy.words[index]
    low, bare = word.lower(), copy.low(index)
    leads = low in copy.known.titles and index + 1 in large and bool(copy.before(index + 1))
    if leads or low in SHORT or (index in large and low not in WITHIN):
        return _capital(word)
    if bare in DAYS or low == "i" or low.startswith(("i'", "i’")):
        return _capital(word)
    opens = _opens(copy.text, start)
    if bare in copy.known.small:
        return _capital(word) if opens else low
    if copy.in_brackets(index) or (len(word) < 6 and not VOWEL.search(word)) or "." in word[:-1]:
        return word
    return _capital(word) if opens or _is_place(copy, index) else low


def _opens(text: str, start: int) -> bool:
    """Whether a sentence opens here: after its end, after an empty line, after a line that is too short to go on."""
    before = text[max(0, start - 3) : start].rstrip(" “\"'‘")
    if not before or before[-1] in ".!?" or (before[-1] == ":" and text[start - 1] in '“"'):
        return True
    if before[-1] != "\n":
        return False
    end = text.rfind("\n", 0, start)
    above = text[text.rfind("\n", 0, end) + 1 : end].strip()
    return len(above) < WRAPPED or above.endswith((".", "!", "?", '"', "”"))


def _is_place(copy: Copy, index: int) -> bool:
    """Whether a word that nobody knows stands after a preposition of place."""
    low = copy.low(index)
    led = bool(index) and copy.words[index - 1][1].lower() in ("in", "at", "near", "from")
    return led and low not in PLACELESS and not low.endswith(ENDINGS)


def _capital(word: str) -> str:
    return LETTERS.sub(lambda part: part[0][:1] + part[0][1:].lower(), word)
