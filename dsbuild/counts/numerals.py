"""Numerals: digits, number words, vague numbers and none at all, without what bounds them.

Our own parser rather than a library: those for number words (word2number, text2num, number-parser) know
neither bounds nor ranges nor `dozens`, give no spans, and cost more than all the rest of the stage.
"""

import re
from enum import StrEnum
from string import ascii_lowercase
from typing import NamedTuple

from dsbuild.counts.reading import Reading

PLAIN = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d+")
DECIMAL = re.compile(r"\d+[.,]\d+")
SUFFIXES = {"": 1, "k": 1_000, "mn": 1_000_000, "bn": 1_000_000_000}
LONGEST = 15
GREATEST = 10**12
ARTICLES = frozenset({"a", "an", "half"})
SEVERAL = frozenset({"several", "few", "couple", "many"})
PORTIONS = {"couple": 2, "single": 1, "pair": 2, "score": 20}
MEMBERS = frozenset({"man", "woman", "member", "person", "strong"})
WITH_OF = frozenset({"pair", "score"})
UNREAL_NO = frozenset({"longer", ".", "doubt", "less", "fewer", "more"})


class Form(StrEnum):
    """How a number is written, or what else its digits are."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    NONE = "none"
    ANY = "any"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    CLOCK = "clock"
    AGE = "age"


FIGURES = (Form.DIGITS, Form.WORDS)
ZERO = (Form.NONE, Form.ANY)
FIXED = {"both": (2, Form.WORDS), "half-dozen": (6, Form.WORDS)} | dict.fromkeys(
    ("any", "anyone", "anybody"), (0, Form.ANY)
)


class Number(NamedTuple):
    """A number phrase at the words `[first, last)`; its own words begin at `core`, those before are its bounds.

    It counts from `low` to `high`, which is None when it is open above.
    """

    first: int
    core: int
    last: int
    low: int
    high: int | None
    form: Form

    @property
    def exact(self) -> bool:
        """Whether it is written as one figure."""
        return self.form in FIGURES and self.high is not None


def numeral(reading: Reading, at: int) -> Number | None:
    """The numeral that begins at the word `at`."""
    word = reading.word(at)
    if "-" in word and (members := _crew(word, reading)):
        return _number(at, at + 1, members)
    if word[:1].isdecimal():
        return _digits(reading, at)
    if word in FIXED:
        value, form = FIXED[word]
        return _number(at, at + 1, value, form)
    if word in reading.vocabulary.ordinals:
        return _number(at, at + 1, 0, Form.ORDINAL)
    return _vague(reading, at) or _none(reading, at) or _article(reading, at)


def _number(first: int, last: int, value: int, form: Form = Form.WORDS) -> Number:
    return Number(first, first, last, value, None if form is Form.VAGUE else value, form)


def _digits(reading: Reading, at: int) -> Number:
    word = reading.words[at]
    plain = word.rstrip(ascii_lowercase)
    suffix = word[len(plain) :]
    if word.endswith("-plus"):
        return Number(at, at, at + 1, int(re.sub(r"\D", "", word[:LONGEST])), None, Form.DIGITS)
    if form := _other_form(word, suffix):
        return _number(at, at + 1, 0, form)
    last, groups = _spaced(reading, at)
    last, scale = _scales(reading, last)
    value = _value(plain, groups, scale * SUFFIXES[suffix])
    return _number(at, last, value or 0, Form.FRACTION if value is None else Form.DIGITS)


def _other_form(word: str, suffix: str) -> Form | None:
    if "year" in word or "-yr" in word or suffix == "yo":
        return Form.AGE
    if ":" in word or len(word) > LONGEST:
        return Form.CLOCK
    if suffix in {"st", "nd", "rd", "th"}:
        return Form.ORDINAL
    return None if suffix in SUFFIXES else Form.FRACTION


def _spaced(reading: Reading, at: int) -> tuple[int, str]:
    """Where a number of groups apart (`12 000`) ends, and the digits after its first group."""
    last, groups = at + 1, ""
    if not (reading.words[at].isdecimal() and len(reading.words[at]) <= 3):
        return last, groups
    while (
        (word := reading.word(last)).isdecimal()
        and len(word) == 3
        and reading.starts[last] == reading.ends[last - 1] + 1
        and (word == "000" or reading.text[reading.ends[last - 1]] != " " or _leads(reading, at))
        and len(groups) < LONGEST
    ):
        last, groups = last + 1, groups + word
    return last, groups


def _leads(reading: Reading, at: int) -> bool:
    """Whether the digits at `at` can be the thousands of the group after a plain space, not a date or a label."""
    before = reading.word(at - 1)
    return not (
        reading.words[at].startswith("0")
        or reading.is_a(at - 1, "months")
        or before in reading.vocabulary.labelled
    )


def _scales(reading: Reading, last: int) -> tuple[int, int]:
    """Where the scales after a figure end, and what they multiply it by: `two hundred thousand`."""
    scale = 1
    while (times := _scale(reading, reading.word(last))) and scale * times <= GREATEST:
        last, scale = last + 1, scale * times
    return last, scale


def _scale(reading: Reading, word: str) -> int | None:
    scales = reading.vocabulary.scales
    return None if word in {"score", "scores"} else scales.get(word) or scales.get(word.removesuffix("s"))


def _value(digits: str, groups: str, times: int) -> int | None:
    if DECIMAL.fullmatch(digits) and (not PLAIN.fullmatch(digits) or (times > 1 and "." in digits)):
        return round(float(digits.replace(",", ".")) * times) if times > 1 else None
    return int(re.sub(r"\D", "", digits) + groups) * times if PLAIN.fullmatch(digits) else None


def _vague(reading: Reading, at: int) -> Number | None:
    """`dozens`, `tens of thousands`."""
    vague = reading.vocabulary.vague
    low = vague.get(reading.word(at))
    if low is None:
        return None
    if reading.word(at + 1) == "of" and (word := reading.word(at + 2)) in vague:
        return _number(at, at + 3, low * (_scale(reading, word) or 1), Form.VAGUE)
    return _number(at, at + 1, low, Form.VAGUE)


def _none(reading: Reading, at: int) -> Number | None:
    if reading.word(at) not in reading.vocabulary.opens_none:
        return None
    for phrase in reading.vocabulary.none:
        if reading.word(at) == phrase[0] and tuple(reading.words[at : at + len(phrase)]) == phrase:
            return _number(at, at + len(phrase), 0, Form.NONE)
    if reading.word(at) in {"no", "without"} and reading.word(at + 1) not in UNREAL_NO:
        return _number(at, at + 1, 0, Form.NONE)
    return None


def _article(reading: Reading, at: int) -> Number | None:
    """`a dozen`, `half a million`, `a few hundred`, `a couple of`, or a number in words."""
    here = at
    while reading.word(here) in ARTICLES and here < at + 3:
        here += 1
    word = reading.word(here)
    if word in SEVERAL:
        return _several(reading, at, here)
    if here == at or word in FIXED:
        return _words(reading, at, here) if here == at else _number(at, here + 1, FIXED[word][0])
    if "half" in reading.words[at:here]:
        scale = _scale(reading, word)
        return _number(at, here + 1, scale // 2) if scale else None
    if word in PORTIONS:
        counts = word not in WITH_OF or reading.word(here + 1) == "of"
        return _number(at, here + 1, PORTIONS[word]) if counts else None
    return _words(reading, at, here)


def _several(reading: Reading, at: int, here: int) -> Number | None:
    last = here + 1 + (reading.word(here + 1) == "of")
    scale = _scale(reading, reading.word(last))
    couple = reading.words[here] == "couple"
    if scale and reading.word(last) in reading.vocabulary.scales:
        return _number(at, last + 1, 2 * scale, Form.WORDS if couple else Form.VAGUE)
    return _number(at, here + 1, 2) if couple and here > at else None


def in_members(word: str) -> bool:
    """Whether the word counts the members of one body: `six-man`."""
    return word.rpartition("-")[2] in MEMBERS and "-" in word


def _crew(word: str, reading: Reading) -> int | None:
    """The number of a `six-man` crew, a `12-member` patrol."""
    number, _, members = word.partition("-")
    if members not in MEMBERS:
        return None
    return (
        int(number)
        if number.isdecimal() and len(number) < LONGEST
        else reading.vocabulary.cardinals.get(number)
    )


def _words(reading: Reading, at: int, here: int) -> Number | None:
    """`twenty-three`, `one hundred and two`, `six thousand`; an article before `here` stands for one."""
    total, current, room = 0, int(here > at), 0 if here > at else 100
    last = here
    while last < len(reading.words):
        word = reading.words[last]
        value, scale = _below_hundred(reading, word), reading.vocabulary.scales.get(word)
        if value is not None and value < room:
            current, room = current + value, 10 if value >= 20 and value % 10 == 0 else 0
        elif scale and word != "score" and (current or total) and (total + current) * scale <= GREATEST:
            current *= scale
            if scale > 100:
                total, current = total + current, 0
            room = 100
        elif not (
            word == "and" and room == 100 and last > here and _below_hundred(reading, reading.word(last + 1))
        ):
            break
        last += 1
    return _number(at, last, total + current) if last > here and (total or current) else None


def _below_hundred(reading: Reading, word: str) -> int | None:
    cardinals = reading.vocabulary.cardinals
    tens, hyphen, ones = word.partition("-")
    if not hyphen:
        return cardinals.get(word)
    both = cardinals.get(tens, 0), cardinals.get(ones, 0)
    return sum(both) if 20 <= both[0] <= 90 and 0 < both[1] < 10 else None
