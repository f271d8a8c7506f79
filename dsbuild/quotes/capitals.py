"""Wire copy in capitals, given the case that its words would have: names large, the rest small."""

import re
from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase

from dsbuild.lexicon import Lexicon
from dsbuild.quotes.words import grammar

LEAST = 200
"""Letters of an article, at least, before its capitals tell a wire's habit."""
SHARE = 0.8
"""Share of capitals among these letters, at least."""
SMALL = ascii_lowercase.encode()
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*(?:['’](?=\s))?\.?")
VOWEL = re.compile(r"[AEIOUYÀ-Ö]")
ENDINGS = (
    *(
        "ing",
        "ings",
        "ed",
        "ly",
        "tion",
        "tions",
        "ment",
        "ments",
        "ness",
        "ity",
        "ities",
        "ous",
        "ful",
        "less",
    ),
    *(
        "able",
        "ible",
        "ive",
        "ives",
        "ism",
        "ist",
        "ists",
        "ance",
        "ence",
        "ship",
        "age",
        "ages",
        "ward",
        "wards",
    ),
)
"""Endings of common words."""
RANKS = frozenset(
    {"cpl.", "pfc.", "brig.", "adm.", "msgr.", "supt.", "insp.", "det.", "cmdr.", "senor", "senora"}
)
LONGEST = 6
"""Words of an organisation's name before its last one, at most."""


@dataclass(frozen=True, slots=True)
class _Case:
    """Words in lower case by the case that they take."""

    small: frozenset[str]
    given: frozenset[str]
    titles: frozenset[str]
    heads: frozenset[str]
    verbs: frozenset[str]


def in_ordinary_case(text: str, lexicon: Lexicon) -> str | None:
    """The text with small letters where capitals only shout, each at its place; None where it is not in capitals."""
    if _small(text) > (1 - SHARE) * len(text) + 1:
        return None
    letters = sum(map(str.isalpha, text))
    if letters < LEAST or sum(map(str.isupper, text)) < SHARE * letters:
        return None
    case = _case(lexicon)
    words = [(match.start(), match[0]) for match in WORD.finditer(text)]
    large = _names(text, words, case)
    parts, end = [], 0
    for index, (start, word) in enumerate(words):
        parts += [text[end:start], _cased(text, words, index, large, case)]
        end = start + len(word)
    shown = "".join([*parts, text[end:]])
    return shown if len(shown) == len(text) else None


def _small(text: str) -> int:
    """How many small letters of ASCII a text has, at the speed of a copy."""
    plain = text.encode("ascii", "ignore")
    return len(plain) - len(plain.translate(None, SMALL))


def _names(text: str, words: list[tuple[int, str]], case: _Case) -> set[int]:
    """The numbers of the words that stand in names, surnames that go on alone among them."""
    large: set[int] = set()
    surnames: set[str] = set()
    for index, (start, word) in enumerate(words):
        low = word.lower().rstrip(".")
        before = words[index - 1] if index else (0, "")
        joined = bool(index) and text[before[0] + len(before[1]) : start] == " "
        named = joined and (index - 1 in large or before[1].lower() in case.titles)
        if low in case.verbs:
            continue
        if low in case.given and not (low in case.small and not named):
            large.add(index)
        elif named and low not in case.small and not (index - 1 not in large and low.endswith(ENDINGS)):
            large.add(index)
            surnames.add(low)
        elif low in case.heads:
            large |= _organisation(text, words, index, case)
    return large | {index for index, (_, word) in enumerate(words) if word.lower().rstrip(".") in surnames}


def _organisation(text: str, words: list[tuple[int, str]], head: int, case: _Case) -> set[int]:
    """The words of the name of an organisation that ends with this head and `the` opens; nothing where it is none."""
    for first in range(head - 1, max(head - LONGEST - 1, -1), -1):
        low = words[first][1].lower()
        if low in ("the", "a", "an"):
            inside = range(first + 1, head)
            strange = any(
                words[i][1].lower() not in case.small and not words[i][1].lower().endswith(ENDINGS)
                for i in inside
            )
            return {*inside, head} if low == "the" and strange else set()
        after = words[first][0] + len(words[first][1])
        if text[after : words[first + 1][0]].strip():
            return set()
    return set()


def _cased(text: str, words: list[tuple[int, str]], index: int, large: set[int], case: _Case) -> str:
    start, word = words[index]
    low = word.lower()
    if len(low) != len(word) or word.islower():
        return word
    if low in case.titles or (index in large and low not in ("of", "and", "the", "for")):
        return _capital(word)
    opens = _opens(text, start)
    if low.rstrip(".") in case.small:
        return _capital(word) if opens else low
    bracketed = text[start - 1 : start] == "(" and text[start + len(word) : start + len(word) + 1] == ")"
    if bracketed or (len(word) < 6 and not VOWEL.search(word)) or "." in word[:-1]:
        return word
    return _capital(word) if opens or _is_place(words, index) else low


def _opens(text: str, start: int) -> bool:
    """Whether a sentence opens here."""
    before = text[max(0, start - 3) : start].rstrip(" “\"'‘")
    return not before or before[-1] in ".!?\n"


def _is_place(words: list[tuple[int, str]], index: int) -> bool:
    """Whether a word that nobody knows stands after a preposition of place."""
    low = words[index][1].lower()
    return (
        bool(index)
        and words[index - 1][1].lower() in ("in", "at", "near", "from")
        and not low.endswith(ENDINGS)
    )


def _capital(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part[0][:1] + part[0][1:].lower(), word)


@cache
def _case(lexicon: Lexicon) -> _Case:
    known = grammar(lexicon)
    roles = lexicon.roles
    nouns = {part for words in roles.nouns.values() for word in words.words for part in word.split()}
    words = {part for entry in roles.words.values() for word in entry.words for part in word.split()}
    closed = (
        *(known.cues, known.statements, known.negations, known.carriers, known.pronouns, known.determiners),
        *(known.prepositions, known.boundaries, known.openers, known.times, known.persons),
    )
    small = frozenset().union(nouns, words, *closed)
    plurals = {word + "s" for word in nouns | known.persons}
    names = lexicon.given_names
    return _Case(
        small=frozenset(small | plurals) - frozenset(roles.titles.words),
        given=frozenset((*names.female.words, *names.male.words, *names.either.words)),
        titles=frozenset(roles.titles.words)
        | RANKS
        | frozenset(word for word in words if word.endswith(".")),
        verbs=known.cues | known.statements,
        heads=frozenset(roles.bodies.words) | {"forces", "guerrillas"},
    )
