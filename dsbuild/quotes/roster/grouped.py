"""Names that the words around them show to be armed groups, where no single phrase introduces them."""

import re
from collections.abc import Iterator

from dsbuild.quotes.roster.reading import BOUNDARY, NAME, Reading, last_word
from dsbuild.quotes.roster.vocabulary import Vocabulary, bare, normal

_KIND = r"(?:[ZxyM][ZxyMaN]{0,2}[gG]|G(?![pmoveljut]))"
_DEED = r"g(?:f[^|;,fO]{1,5})?,?[dw]z?r?!"
GROUP = re.compile(rf"(?<![N])(?:{_KIND}|{_DEED})")
_ARMED = frozenset("xMTGXB")
_VIOLENT = frozenset("xMBTQGX!ZDR")
_ALIAS = r"(?:\([^()|]{1,6}\))?"
_IS_ONE = re.compile(rf"N(?={_ALIAS}(?:,?[bz]{{0,2}}d|,d?)[^|;,()PXNOfqw]{{0,5}}?(?P<kind>{_KIND}|{_DEED}))")
_HELD_TO_BE = re.compile(rf"N(?={_ALIAS},w(?P<held>[^|;,()P]{{1,12}}?){_KIND})")
_ONE_NAMED = re.compile(rf"{_KIND}(?:(?:[zb]{{0,2}}i)?d?(?P<name>N)|,d?(?P<apart>N)(?=[,(|]))")
_ANNOUNCED = re.compile(rf"(?:^|\|)d{_KIND}[^|N]{{1,60}}\|[^|NP;]{{0,6}}?(?P<name>(?<=d)N)(?=\(N\)|[zbr]?S)")
_UNIT = re.compile(r"(?P<unit>[goa])(?:i|,)d?(?P<name>N)")
_UNITS = frozenset({"unit", "squad", "team", "force", "detachment", "regiment", "taskforce", "division"})
_CALLED_ITSELF = re.compile(r"[dh]a?[gGt]w?i[dh]?(?P<name>N)")
_CLAIMED_BY = re.compile(r"[SsQia](?P<by>O)d?[yxM]{0,3}[gG]?(?P<name>N)")
_CLAIMED_IT = re.compile(rf"N(?={_ALIAS}[zbr]{{0,2}}(?P<verb>[Sas])d[^|;,P]{{0,4}}[!TSa])")
_MEMBER_THEN = re.compile(r"mfd?(?P<name>N)[^|]{0,40}\|(?P<it>[hd])[^|P;q]{0,9}?!")
_REFERS_BACK = re.compile(rf"\|?d(?={_KIND})")
_CLAIMING = frozenset({"claimed", "claims", "claiming"})
_HOLDING = frozenset(
    {"calls", "call", "called", "describes", "describe", "described", "regards", "lists", "listed"}
    | {"considers", "designates", "designated", "regarded", "considered", "classifies", "deems", "labels"}
)
_ATTACKS = re.compile(
    r"\b(?:responsib\w+|attacks?|bombings?|ambush|blasts?|raids?|shootings?|killings?|siege|assault|murder|kidnapping)\b",
    re.IGNORECASE,
)
BACK = 60


def has_group(classes: str) -> bool:
    """Whether the article speaks of an armed group in words, named or not."""
    return any(_fits(classes, match) for match in GROUP.finditer(classes))


def grouped(
    reading: Reading, classes: str, taken: frozenset[str], speakers: frozenset[str], words: Vocabulary
) -> dict[str, str]:
    """Names in normal form that are armed groups by what stands around them, with the name as written.

    `taken` are names already known to be, `speakers` names that attribution gave to people.
    """
    if not set(classes) & _VIOLENT and "y" not in classes:
        return {}
    found: dict[str, str] = {}
    shown = [*_shown(reading, classes)]
    if not shown and not taken:
        shown = [*_taken_back(reading, classes, words)]
    for index in shown:
        written = bare(reading.word(index))
        name = normal(written)
        if name not in taken and _may_be(reading, classes, index, name, speakers, words):
            found.setdefault(name, written)
    return found


def police(reading: Reading, classes: str) -> frozenset[str]:
    """Names in normal form of units of a force: `a tactical unit known as the …`."""
    return frozenset(
        normal(bare(reading.word(match.start("name"))))
        for match in _UNIT.finditer(classes)
        if last_word(reading.word(match.start("unit"))) in _UNITS
    )


def _fits(classes: str, match: re.Match[str]) -> bool:
    return bool(set(match[0]) & set("ZxMG!")) or ("y" in match[0] and bool(set(classes) & _ARMED))


def _shown(reading: Reading, classes: str) -> Iterator[int]:
    for match in _IS_ONE.finditer(classes):
        if not any(i in reading.plurals for i in range(*match.span("kind"))):
            yield match.start()
    for match in _HELD_TO_BE.finditer(classes):
        if any(reading.word(i).lower() in _HOLDING for i in range(*match.span("held"))):
            yield match.start()
    for match in _ONE_NAMED.finditer(classes):
        yield max(match.start("name"), match.start("apart"))
    if has_group(classes):
        for match in _CALLED_ITSELF.finditer(classes):
            yield match.start("name")
        for match in _ANNOUNCED.finditer(classes):
            yield match.start("name")
    yield from _claimed(reading, classes)
    for match in _MEMBER_THEN.finditer(classes):
        if reading.word(match.start("it")).lower() in {"it", "the"}:
            yield match.start("name")


def _claimed(reading: Reading, classes: str) -> Iterator[int]:
    """Names of those who claimed an attack, or by whom it was claimed."""
    for match in _CLAIMED_BY.finditer(classes):
        by = match.start("by")
        if reading.word(by).lower() != "by" or reading.word(by - 1).lower() not in _CLAIMING:
            continue
        start = reading.ends[max(classes.rfind(BOUNDARY, max(by - BACK, 0), by), 0)]
        if _ATTACKS.search(reading.text, start, reading.starts[by]):
            yield match.start("name")
    for match in _CLAIMED_IT.finditer(classes):
        verb = match.start("verb")
        stop = reading.ends[min(verb + 5, len(reading.ends) - 1)]
        if reading.word(verb).lower() in _CLAIMING and _ATTACKS.search(
            reading.text, reading.ends[verb], stop
        ):
            yield match.start()


def _taken_back(reading: Reading, classes: str, words: Vocabulary) -> Iterator[int]:
    """Names that `the clandestine group` takes up: the body named last, in this sentence or the one before."""
    for match in _REFERS_BACK.finditer(classes):
        if reading.word(match.end() - 1).lower() not in {"the", "this"}:
            continue
        start = classes.rfind(BOUNDARY, max(match.start() - BACK, 0), max(match.start() - 1, 0))
        for index in range(match.start(), max(start, 0), -1):
            if classes[index] in "Xo":
                break
            if classes[index] == NAME and _is_body(reading, classes, index, words):
                yield index
                break


def _is_body(reading: Reading, classes: str, index: int, words: Vocabulary) -> bool:
    name = reading.word(index)
    headed = name.split()[-1].lower() in words.heads
    return headed or (classes[index - 1] == "d" and classes[index + 1 : index + 3] == "(N")


def _may_be(
    reading: Reading, classes: str, index: int, name: str, speakers: frozenset[str], words: Vocabulary
) -> bool:
    parts = name.split(" ")
    if words.state & set(parts) or parts[0] in words.genders or not set(parts).isdisjoint(words.titles):
        return False
    if name in speakers and classes[index - 1] != "d":
        return False
    before = classes[index - 1]
    placed = before == "f" and reading.word(index - 1).lower() not in {"of", "for", "with"}
    return (not placed and classes[index + 1] not in "pS") or before == "d"
