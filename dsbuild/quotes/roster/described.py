"""People without a name as the article tells of them: `a survivor`, `her brother`, `the caller`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dsbuild.quotes.roster.noun_phrases import NOMINAL, REMEMBERED
from dsbuild.quotes.roster.reading import BOUNDARY, Reading, last_word

# Patterns begin with the determiner, which the engine finds at once, and then look back at what stands before it.
_COMPLEMENT = r"(?:f[dH]?(?=[ZxyMGaXNgompAvt])[ZxyMGXNgompAvt]{0,4}(?:a(?=a[,|;wSq]))?a?)?"
_HEADS = "MmBRoveljukt"
_UNNAMED = r"(?![pP]|[^|;q]{0,14}?,[doeljmkF#Y]{0,3}[PN](?:f[^|;q,]{1,8})?[,(|SbzrqV]|[^|;q]{0,10}?i[dHoml]{0,3}(?:[PN](?![qd])|q)|,w[asS&]h?O[omMle]{0,2}[PN]|,h)"
"""No name goes on from a description, or stands beside it."""
_DESCRIBED = re.compile(
    rf"(?P<det>[dH](?:(?<=[|,;c(qr].)|(?<=[qh]S.)|(?<=q,S.)|(?<=\|N.)|(?<=\|[fO]d[aogt].)|(?<=\|[fO][aN#].))|[PN]p(?:(?<=[|,;c(qr]..)|(?<=[qh]S..)|(?<=q,S..)|(?<=\|N..)))(?P<np>s?[{NOMINAL.replace('t', '')}t]{{1,8}})(?P<of>{_COMPLEMENT})"
    rf"{_UNNAMED}"
)
_SPEAKS = re.compile(r"(?:f[dH]?[a-zA-ZN]{1,6})?(?:,w[^|;q,]{1,14},)?[rzb]{0,2}[Siq,]q?")
_WHO_IS = re.compile(r"(?P<det>d)(?:(?<=[|,;c(q]d)|(?<=qSd))(?P<np>a{1,3}|a{0,2}[NY])(?P<of>)(?=,?w)")
_ONE_OF = re.compile(
    rf"(?P<det>d)(?:(?<=[|,;c(qr]d)|(?<=qSd))(?P<np>f?d[{NOMINAL}]{{0,3}}[{_HEADS}])(?P<of>){_UNNAMED}"
)
_TOLD_APART = re.compile(
    rf"(?P<det>d)(?:(?<=[|,;c(qr]d)|(?<=qSd))(?P<np>a{{0,3}}d)(?P<of>(?:[fO][dH]?[sa]{{0,3}}?a(?:fa)?(?=[sSLVJDKQ!&bzr,|]|a[hHdf]))?){_UNNAMED}(?=[^d#])"
)
"""`the youngest one`, `the one with the scar`."""
_LONE = re.compile(r"(?P<det>d)(?<=[|]d)(?P<np>)(?P<of>)(?=,w|f[dh]|[rzb]{1,2}[^d#]|,[asrO])")
"""`One, who was masked, …`, told apart from others."""
_ONE_OF_SO_MANY = re.compile(
    rf"(?P<det>d)(?<=[|]d)(?P<np>d[a#])(?P<of>){_UNNAMED}(?=,w|[rzb]{{0,2}}[^d#fOSN|;q,])"
)
"""`One of the five reads from a sheet.`"""
_KIN_MET = re.compile(r"(?P<det>H)(?<=[fO]H)(?P<np>a{0,2}k)(?P<of>)(?=,w)")
"""`through his cousin, who …`."""
_OWNERS = {"his": "he", "her": "she"}
_NEW = frozenset({"a", "an", "another", "one", "one of"})
_TOLD = frozenset({"the", "this", "that", "his", "her", "their", "my", "our", "its"})
"""Determiners of somebody known, or who belongs to somebody known: to be taken up they have to speak."""
FEMALE = frozenset(
    {"woman", "girl", "mother", "wife", "sister", "daughter", "widow", "spokeswoman", "grandmother", "aunt"}
    | {"niece", "girlfriend", "mum", "mom", "nun", "schoolgirl", "waitress", "actress", "policewoman", "lady"}
    | {"businesswoman", "congresswoman", "granddaughter", "mother-in-law", "chairwoman", "fiancée", "midwife"}
    | {
        f"{noun}-of-{many}"
        for noun in ("mother", "mum", "mom")
        for many in ("one", "two", "three", "four", "five")
    }
    | {"great-grandmother", "gran"}
)
MALE = frozenset(
    {"man", "boy", "father", "husband", "brother", "son", "widower", "spokesman", "grandfather", "uncle"}
    | {"nephew", "boyfriend", "dad", "priest", "imam", "monk", "schoolboy", "waiter", "actor", "policeman"}
    | {
        "businessman",
        "congressman",
        "grandson",
        "father-in-law",
        "chairman",
        "gunman",
        "fisherman",
        "great-grandfather",
    }
    | {f"{noun}-of-{many}" for noun in ("father", "dad") for many in ("one", "two", "three", "four", "five")}
)


def gender_of(noun: str) -> str | None:
    """The pronoun that a noun for somebody tells."""
    return "she" if noun in FEMALE else "he" if noun in MALE else None


_OFFICES = frozenset("ol")
"""Classes of nouns that tell of somebody known where they open a sentence with `the` (`The president stopped.`)."""
_BESIDE_NAME = re.compile(r"P(?:\(#\)|,#)?,$")
"""A name, perhaps with an age, to which a description is added."""
LEAD = 9
"""Words from the opening of a sentence to the sign behind when or where it is, at most."""
HeadOf = Callable[[Reading, str, re.Match[str]], int | None]
"""What gives the word that heads a description, None where it is none."""


@dataclass(frozen=True, slots=True)
class Described:
    """A description: its words from the determiner on, its head, the pronoun that can take it up where that is told.

    `owned` tells that it is somebody's (`her son`), `leads` that its sentence can be about it.
    """

    first: int
    head: int
    stop: int
    gender: str | None
    owned: bool
    leads: bool


def descriptions(reading: Reading, classes: str, collective: frozenset[str]) -> Iterator[Described]:
    """The descriptions of one person each that are the subject of something, in order."""
    for pattern, head_of in _HEAD_OF.items():
        stop = -1
        for match in pattern.finditer(classes):
            apposed = match.start() == stop + 1 and classes[stop] == "," and match["det"] == "d"
            found = _described(reading, classes, match, collective, head_of)
            if found and not apposed:
                stop = found.stop
                yield found


def _described(
    reading: Reading, classes: str, match: re.Match[str], collective: frozenset[str], head_of: HeadOf
) -> Described | None:
    if _BESIDE_NAME.search(classes[max(match.start() - 5, 0) : match.start()]):
        return None
    comma = classes.find(",h", match.end(), match.end() + 14)
    if comma > 0 and not set(classes[match.end() : comma]) & set("|qS,"):
        return None  # `A former member of the Front, he …`
    if classes[max(match.start() - 2, 0) : match.start()] == "br":
        return None  # `was himself a rebel`
    owner = len(match["det"]) == 2
    opens = "" if owner else reading.low[match.start()]
    tied = (opens == "the" and bool(match["of"])) or head_of is _standing_alone
    told = (owner or opens in _TOLD) and (
        tied or classes[match.start() - 1] == "S" or _SPEAKS.match(classes, match.end()) is not None
    )
    head = head_of(reading, classes, match)
    first = opens == "the" and _is_first(classes, match.start())
    told = told or (first and head is not None and classes[head] in _OFFICES)
    leads = opens in _NEW or told or head_of in (_one, _met, _one_of_so_many)
    if head is None or not (leads or opens in _OWNERS):
        return None
    noun = last_word(reading.word(head))
    gender = gender_of(noun)
    if noun in collective or (not leads and (gender is None or gender == _OWNERS[opens])):
        return None
    stop = match.end() if match.end("np") == head + 1 else head + 1
    return Described(match.start(), head, stop, gender, match["det"] == "H", leads)


def _is_first(classes: str, start: int) -> bool:
    """Whether a description opens a sentence, or does so behind when or where that is (`On my last evening, the captain …`)."""
    if classes[start - 1] != ",":
        return classes[start - 1] == BOUNDARY
    opens = classes.rfind(BOUNDARY, max(0, start - LEAD), start)
    when = classes[opens + 1 : start - 1]
    return opens >= 0 and when[:1] in ("f", "O", "r") and not set(when) & set("PNhq,;")


def _head(reading: Reading, classes: str, match: re.Match[str]) -> int | None:
    """The noun of the phrase that tells what one person is."""
    at = _last_noun(match["np"])
    head = match.start("np") + at
    one_of = match["np"][0] in "fd" and reading.low[match.start()] in _NEW
    if at < 0 or (head in reading.plurals and not one_of) or classes[head + 1 : head + 2] in ("N", "P", "p"):
        return None
    return head


@lru_cache(REMEMBERED)
def _last_noun(phrase: str) -> int:
    return max(phrase.rfind(kind) for kind in _HEADS)


def _unknown_head(reading: Reading, classes: str, match: re.Match[str]) -> int | None:
    """The last word of a phrase that `who` follows, whatever it means."""
    who = classes.index("w", match.end())
    return match.end("np") - 1 if reading.low[who] == "who" else None


def _standing_alone(reading: Reading, classes: str, match: re.Match[str]) -> int | None:  # noqa: ARG001
    """The word `one` that stands for somebody told apart from others."""
    at = match.end("np") - 1
    told = at > match.start("np") or bool(match["of"])
    return at if told and reading.low[at] == "one" and reading.low[match.start()] in _APART else None


def _one(reading: Reading, classes: str, match: re.Match[str]) -> int | None:  # noqa: ARG001
    """The word `one` or `another` that stands for somebody by itself."""
    return match.start() if reading.low[match.start()] in ("one", "another") else None


def _one_of_so_many(reading: Reading, classes: str, match: re.Match[str]) -> int | None:  # noqa: ARG001
    """The number of those of whom somebody is one."""
    many = reading.low[match.end("np") - 1]
    return match.end("np") - 1 if reading.low[match.start()] == "one of" and many in _MANY else None


def _met(reading: Reading, classes: str, match: re.Match[str]) -> int | None:
    """The noun for a relative of whom a clause goes on to tell."""
    return _head(reading, classes, match)


_MANY = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "group", "lot"}
)
_APART = frozenset({"the", "a", "another", "this", "that"})
_HEAD_OF: dict[re.Pattern[str], HeadOf] = {
    _DESCRIBED: _head,
    _WHO_IS: _unknown_head,
    _ONE_OF: _head,
    _TOLD_APART: _standing_alone,
    _LONE: _one,
    _ONE_OF_SO_MANY: _one_of_so_many,
    _KIN_MET: _met,
}
