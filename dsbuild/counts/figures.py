"""Rules that rule out figures which count nothing: ages, money, dates, times, shares, ordinals, names."""

from dsbuild.counts.binding import Scene
from dsbuild.counts.harm import harm_before
from dsbuild.counts.numerals import Form, Number
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Reading
from dsbuild.counts.verbs import group
from dsbuild.counts.vocabulary import Head, Voice
from dsbuild.model import Effect, Rule

OLDEST = 120
OF_AN_AGE = frozenset({"girl", "boy", "child", "man", "woman", "lad", "toddler", "youth", "pupil", "student"})
PERSONS = frozenset({"he", "she", "i", "who"})
YEARS = range(1500, 2101)
DAYS = range(1, 32)
RATIO = 2000
AGED_WITHIN = 5
RATIOS = (["out", "of"], ["in", "every"], ["of", "every"], ["out", "of", "every"])
RATE = 10
ALL = frozenset({"all", "everyone", "everybody"})
AFTER_AGE = frozenset({",", ";", ")", "", ".", "and", "?", "!", "–", "—", ":"})
HYPHENS = frozenset({"-", "–", "#", ".", "/"})
VERBS_TOO = frozenset({"may", "march"})
BESIDE_YEAR = frozenset({"(", "-", "–", "the", ","})
OF_PEOPLE_TOO = frozenset({"of", "and", "to", "after", "before"})


def _age(scene: Scene, index: int) -> bool:
    reading, phrase = scene.at(index)
    number = phrase.number
    before, after = reading.word(number.first - 1), reading.word(number.last)
    if number.form is Form.AGE or reading.near(number.first - 1, "ages"):
        return True
    child = (
        before == "of" and reading.word(number.first - 2) in OF_AN_AGE and phrase.bare and number.low < OLDEST
    )
    listed = child or (
        before in {"and", "to"} and reading.has("ages", number.first - AGED_WITHIN, number.first)
    )
    if listed or _named_child(reading, phrase):
        return True
    if not _plain(number) or not 0 < number.low <= OLDEST:
        return False
    if after == "when" or before == "(":
        aside = after in {")", ","} and reading.capital(number.first - 2)
        return aside if before == "(" else _when_young(scene, index, before)
    if before == ",":
        goes_on = after == "and" and group(reading, number.last + 1) is not None
        return after in AFTER_AGE and not goes_on and _after_name(reading, number.first - 2)
    return before == "and" and _goes_on(scene, index, "C101")


def _named_child(reading: Reading, phrase: Phrase) -> bool:
    """`Rana Selim, nine, died`: an age in words, between commas after a name."""
    number = phrase.number
    spelt = number.form is Form.WORDS and number.first == number.core and number.low == number.high
    between = reading.word(number.first - 1) == "," == reading.word(number.last)
    at = number.first - 2
    name = reading.capital(at) and reading.capital(at - 1) and not reading.is_a(at, "months", "times")
    return spelt and between and name and not reading.is_a(at - 1, "prepositions")


def _when_young(scene: Scene, index: int, before: str) -> bool:
    """`he was 16 when`, `and 19 when`."""
    reading, phrase = scene.at(index)
    whose = reading.word(phrase.number.first - 2) in PERSONS
    return (before in {"was", "is"} and whose) or (before == "and" and "C101" in scene.out.values())


def _plain(number: Number) -> bool:
    """Whether the number is a figure without bounds."""
    return number.form is Form.DIGITS and number.first == number.core and number.high == number.low


def _goes_on(scene: Scene, index: int, rule: str) -> bool:
    """Whether the number right before, but for one word, was ruled out by `rule`."""
    number = scene.phrases[index].number
    return scene.out.get(index - 1) == rule and scene.phrases[index - 1].number.last >= number.core - 1


def _after_name(reading: Reading, at: int) -> bool:
    person = reading.vocabulary.heads.get(reading.word(at)) is Head.PEOPLE
    named = reading.word(at)[:1].isalpha() and (person or reading.capital(at))
    return named and not reading.is_a(at, "months", "times")


def _money(scene: Scene, index: int) -> bool:
    reading, phrase = scene.at(index)
    signed = reading.near(phrase.number.core - 1, "currencies") or reading.near(
        phrase.number.last, "currencies"
    )
    return signed or phrase.head is Head.MONEY


def _date(scene: Scene, index: int) -> bool:
    reading, phrase = scene.at(index)
    number = phrase.number
    if number.form is not Form.DIGITS:
        return False
    years = number.low in YEARS and number.high in YEARS and len(reading.words[number.core]) == 4
    if number.low != number.high:
        return years and phrase.head is not Head.PEOPLE
    if number.first != number.core and reading.words[number.core - 1] != "the":
        return False
    slashed = reading.word(number.core - 1) == "/" or (
        reading.word(number.last) == "/" and reading.word(number.last + 1).isdecimal()
    )
    return slashed or _day(reading, number) or (years and _year(reading, phrase))


def _day(reading: Reading, number: Number) -> bool:
    """`12 May`, `May 12`; `may` and `march` must look like months."""
    if number.low not in DAYS:
        return False
    for at in (number.last, number.core - 1):
        if reading.is_a(at, "months") and (reading.word(at) not in VERBS_TOO or reading.capital(at)):
            return True
    return False


def _year(reading: Reading, phrase: Phrase) -> bool:
    at, people = phrase.number.core - 1, phrase.head is Head.PEOPLE
    before = reading.word(at)
    if reading.near(at, "periods") or reading.is_a(at, "months"):
        return not (people and before in OF_PEOPLE_TOO)
    if before == "," and reading.word(at - 1).isdecimal():
        return True
    return before in BESIDE_YEAR and not people and group(reading, phrase.last) is None


def _clock(scene: Scene, index: int) -> bool:
    reading, phrase = scene.at(index)
    number = phrase.number
    hour = phrase.bare and reading.word(number.last) == "," and reading.near(number.first - 2, "shortly")
    if hour and reading.word(number.first - 1) in {"after", "before"}:
        return True
    if number.form is Form.CLOCK or reading.near(number.last, "clock"):
        return True
    return reading.word(number.last) == "hours" and len(reading.words[number.core]) == 4 and _plain(number)


def _share(scene: Scene, index: int) -> bool:
    reading, phrase = scene.at(index)
    number = phrase.number
    if reading.word(number.first - 1) == "but" and reading.word(number.first - 2) in ALL:
        return True
    per_cent = reading.word(number.last) == "per" and reading.word(number.last + 1) == "cent"
    every = reading.words[number.last : number.last + 2] == ["in", "every"]
    if number.form is Form.FRACTION or every or per_cent or reading.near(number.last, "shares"):
        return True
    if reading.word(number.core - 1) == "per" or _ratio(scene, index) or _for_every(reading, number.first):
        return True
    ratio = reading.word(number.core - 1) in {"in", "of", "every"} and index > 0
    return ratio and _ratio(scene, index - 1)


def _for_every(reading: Reading, first: int) -> bool:
    """`for every soldier killed, ten`."""
    every = range(max(1, first - RATE), first)
    return any(reading.words[at] == "every" and reading.words[at - 1] == "for" for at in every)


def _ratio(scene: Scene, index: int) -> bool:
    """`one in five`, `three out of ten`."""
    reading, phrase = scene.at(index)
    if index + 1 == len(scene.phrases) or not phrase.bare:
        return False
    low, high = phrase.number, scene.phrases[index + 1].number
    between = reading.words[low.last : high.core]
    figures = low.exact and high.exact and 0 < low.low < high.low < RATIO
    people = scene.phrases[index + 1].head is Head.PEOPLE and low.low > 1
    return figures and (between in RATIOS or (between == ["in"] and not people))


def _ordinal(scene: Scene, index: int) -> bool:
    return scene.phrases[index].number.form is Form.ORDINAL


def _name(scene: Scene, index: int) -> bool:
    reading, phrase = scene.at(index)
    number, at = phrase.number, phrase.number.core - 1
    if not _plain(number) or (at < 0 and not _scores(reading, number)):
        return False
    before = reading.word(at)
    a_score = _scores(reading, number) or (before in {"a", "an"} and phrase.bare)  # shot a 63
    if a_score or before == "#" or (before == "." and reading.word(at - 1) == "no"):
        return True
    if reading.starts[number.core] == reading.ends[at]:
        inside = before in HYPHENS and at > 0 and reading.starts[at] == reading.ends[at - 1]
        return before.isalpha() or (inside and reading.words[at - 1][0].isalnum())
    numbers = before == "number" and (reading.adverb(at - 1) or harm_before(reading, at, Voice.COUNTED))
    if before not in reading.vocabulary.labelled or numbers:
        return False
    counts = phrase.head is Head.PEOPLE or group(reading, phrase.last) is not None
    return (reading.capital(at) and not scene.shouting) or not counts


def _scores(reading: Reading, number: Number) -> bool:
    """`a 1-0 loss`, `212-208`: two figures a hyphen apart that are no range."""
    last = number.last
    joined = reading.word(last) in {"-", "–"} and reading.word(last + 1).isdecimal()
    return (
        joined
        and reading.ends[last - 1] == reading.starts[last]
        and reading.ends[last] == reading.starts[last + 1]
    )


AGE = Rule("C101", "not a casualty: an age", _age, Effect.RULES_OUT)
MONEY = Rule("C102", "not a casualty: money", _money, Effect.RULES_OUT)
DATE = Rule("C103", "not a casualty: a date or a year", _date, Effect.RULES_OUT)
CLOCK = Rule("C104", "not a casualty: a time of day", _clock, Effect.RULES_OUT)
SHARE = Rule("C105", "not a casualty: a percentage, a fraction or a rate", _share, Effect.RULES_OUT)
ORDINAL = Rule("C106", "not a casualty: an ordinal", _ordinal, Effect.RULES_OUT)
NAME = Rule("C114", "not a casualty: part of a name", _name, Effect.RULES_OUT)
