"""Cues on a name from what the article calls it: a militia, a sect, a group."""

import re

from dsbuild.quotes.roster.acts import Act
from dsbuild.quotes.roster.kinds import (
    ALIAS,
    ARMED,
    CAUSE,
    DEED,
    KIND,
    SECTS,
    Cue,
    Cues,
    Page,
    has_group,
    placed,
)
from dsbuild.quotes.roster.named import CIVIL

_HOLDING = frozenset(
    {"calls", "call", "called", "describes", "describe", "described", "regards", "lists", "listed"}
    | {"considers", "designates", "designated", "regarded", "considered", "classifies", "deems", "labels"}
)


_AFTER = re.compile(
    rf"N(?={ALIAS}(?:,?w?[bz]{{0,2}}r?d|,d?|[bz]{{1,2}}d?)(?P<gap>[^|;,()PXNOfqw]{{0,5}}?)(?P<kind>{ARMED}|{DEED}))"
)


_HELD_TO_BE = re.compile(rf"N(?={ALIAS},w(?P<held>[^|;,()P]{{1,12}}?){KIND})")


_BEFORE = re.compile(rf"{ARMED}(?:(?:,?w?[zb]{{0,2}}i)?[dh]?(?P<name>N)|,[dh]?(?P<apart>N)(?=[,(|;]))")


_THEMSELVES = re.compile(r"i(?<=[hw]i)d?(?P<name>N)")


_KNOWN_AS = re.compile(r"(?P<men>M),?(?:w?[bzr]{0,2})?[ha]?i[dh]?(?P<name>N)")


_MANY = frozenset({"people", "men", "women", "two", "three", "four", "both"})


_CALLED = re.compile(r"[dh]a?[gGt]w?i[dh]?(?P<name>N)")


def of_armed_kind(page: Page) -> Cues:
    """Names called a militia, a terrorist group, a doomsday cult: before the name, after it, or by authorities."""
    for match in _AFTER.finditer(page.classes):
        if placed(page, match.start()) and page.classes[match.start() + 1] == ",":
            continue
        plural = (
            any(i in page.reading.plurals for i in range(*match.span("kind"))) and "f" not in match["kind"]
        )
        if not plural and not _civil_gap(page, *match.span("gap")):
            yield Cue(match.start(), sure=True)
    for match in _HELD_TO_BE.finditer(page.classes):
        if any(page.low(i) in _HOLDING for i in range(*match.span("held"))):
            yield Cue(match.start(), sure=True)
    for match in _BEFORE.finditer(page.classes):
        of_person = match["apart"] and page.classes[match.start() - 3 : match.start()].rstrip("da").endswith(
            "f"
        )
        if not of_person and not any(page.low(i) == "who" for i in range(*match.span())):
            yield Cue(max(match.start("name"), match.start("apart")), sure=True)
    yield from _by_itself(page)


def _by_itself(page: Page) -> Cues:
    """Names that militants are known by, and that a group calls itself by."""
    for match in _KNOWN_AS.finditer(page.classes):
        if match.start("men") in page.reading.plurals:
            yield Cue(match.start("name"), sure=True)
    if has_group(page.classes) or page.acts[Act.DEED] or page.acts[Act.BLAMED]:
        for match in _CALLED.finditer(page.classes):
            who = match[0].find("t")
            named = match.end() - 2 - (page.classes[match.end() - 2] in "dh")
            if who >= 0 and ("call" not in page.low(named) or not _several(page, match.start() + who)):
                continue
            yield Cue(match.start("name"), sure=True)


def _several(page: Page, index: int) -> bool:
    """Whether the word means more people than one."""
    return index in page.reading.plurals or page.low(index) in _MANY


def _civil_gap(page: Page, start: int, stop: int) -> bool:
    return any(page.low(i) in CIVIL for i in range(start, stop))


_CAUSE_AFTER = re.compile(
    rf"N(?={ALIAS}(?:,(?:w[bz]{{1,2}})?d?|[bz]{{0,2}}d)[^|;,()PXNOfqwg]{{0,4}}?(?:{CAUSE}))"
)


_CAUSE_BEFORE = re.compile(rf"{CAUSE}(?:(?:,?w?[zb]{{0,2}}i)?[dh]?(?P<name>N)|,[dh]?(?P<apart>N)(?=[,(|;]))")


_UMBRELLA = re.compile(rf"N(?={ALIAS},d?[axy]{{0,2}}[ag]f[axyZ]{{0,3}}(?:{CAUSE}|[xyZ][axy]?[gGM]|G|M))")
"""A name called an umbrella of hardline factions, an alliance of armed groups."""


_FORCES = frozenset({"army", "faction", "forces", "order", "network"})


_CAUSE_ALONE = re.compile(r"dy{1,2}(?P<name>N)")


def of_cause(page: Page) -> Cues:
    """Names called a separatist movement, an Islamist sect, an anarchist cell."""
    for match in _CAUSE_AFTER.finditer(page.classes):
        yield Cue(match.start(), sure=True)
    for match in _UMBRELLA.finditer(page.classes):
        yield Cue(match.start(), sure=True)
    for match in _CAUSE_BEFORE.finditer(page.classes):
        yield Cue(max(match.start("name"), match.start("apart")), sure=True)
    for match in _PLAIN_AFTER.finditer(page.classes):
        if page.low(match.start("noun")) in SECTS:
            yield Cue(match.start(), sure=True)
    for match in _PLAIN_BEFORE.finditer(page.classes):
        if page.low(match.start("noun")) in SECTS:
            yield Cue(match.start("name"), sure=True)
    for match in _THEMSELVES.finditer(page.classes):
        if page.low(match.start()).endswith("themselves"):
            yield Cue(match.start("name"), sure=True)
    for match in _CAUSE_ALONE.finditer(page.classes):
        last = page.low(match.start("name")).rsplit(maxsplit=1)[-1]
        if last in page.words.armed_heads or last in _FORCES:
            yield Cue(match.start("name"), sure=True)


_PLAIN_AFTER = re.compile(rf"N(?={ALIAS},d[FAaN]{{0,4}}(?P<noun>g)(?![mMoveljukugGpRB]))")


_PLAIN_BEFORE = re.compile(r"(?P<noun>g)(?:i|,?d|,)?(?P<name>N)")


def of_plain_kind(page: Page) -> Cues:
    """Names called a group, a movement, a network."""
    for match in _PLAIN_AFTER.finditer(page.classes):
        yield Cue(match.start(), sure=True)
    for match in _PLAIN_BEFORE.finditer(page.classes):
        if match.start("noun") not in page.reading.plurals:
            yield Cue(match.start("name"), sure=True)
