"""Cues on a name from its own words and from where it stands, and what speaks against it."""

import re
from bisect import bisect_right
from functools import lru_cache

from dsbuild.quotes.roster.acts import Act
from dsbuild.quotes.roster.kinds import (
    AHEAD,
    ALIAS,
    ARMED,
    BACK,
    Cue,
    Cues,
    Page,
    armed_groups,
    attacks_in,
    is_body,
    placed,
)
from dsbuild.quotes.roster.reading import BOUNDARY, last_word
from dsbuild.quotes.roster.shapes import NAME
from dsbuild.quotes.roster.vocabulary import Vocabulary

CIVIL = frozenset(
    {
        "charity",
        "party",
        "union",
        "club",
        "band",
        "team",
        "company",
        "firm",
        "newspaper",
        "federation",
        "choir",
    }
    | {
        "foundation",
        "think-tank",
        "think tank",
        "campaign",
        "publisher",
        "orchestra",
        "congregation",
        "parish",
    }
    | {"league", "agency", "supermarket", "hospital", "school", "website", "magazine", "hotline", "nonprofit"}
)


"""What a body is that is no extremist organisation, whatever its name."""


_UNITS = frozenset({"unit", "squad", "team", "force", "detachment", "regiment", "taskforce", "division"})


REMEMBERED = 50_000
"""Names about which is remembered what their words tell, at most."""


_OF_FIGHTERS = frozenset(
    {
        "militia",
        "insurgents",
        "guerrillas",
        "mujahideen",
        "mujahidin",
        "fedayeen",
        "fidayeen",
        "jihad",
        "insurgency",
    }
)
_HOSTS = frozenset({"army", "forces", "battalions", "brigades", "companies", "company"})
_CAUSES = frozenset(
    {
        "free",
        "liberation",
        "resistance",
        "revolutionary",
        "restoration",
        "islamic",
        "martyrs",
        "martyrs'",
        "martyrs’",
    }
    | {"independence", "insurgent", "rebel", "lord's", "lord’s"}
)
"""What armies of a cause call themselves, beside the word for an army."""


_VIOLENT = re.compile(r"[xMBTGX!QZR]")


def armed_word(page: Page) -> Cues:
    """Names with one word such as Front, Brigade, Column, which alone proves nothing."""
    for index, name in page.forms:
        if armed_words(name, page.words) == 1:
            yield Cue(index)


def armed_name(page: Page) -> Cues:
    """Names with two such words, or a phrase such as Liberation Army or Ansar al."""
    for index, name in page.forms:
        if armed_words(name, page.words) > 1 or _has_armed_phrase(name, page.words) or _is_army(name):
            yield Cue(index)


def _is_army(name: str) -> bool:
    """Whether a name in lower case is an army's of a cause, `Free Highlands Army`, or tells by one word what it names: `Militia`."""
    parts = name.split(" ")
    if len(parts) > 1 and parts[-1] in _OF_FIGHTERS:
        return True
    return len(parts) > 1 and parts[-1] in _HOSTS and not _CAUSES.isdisjoint(parts[:-1])


@lru_cache(REMEMBERED)
def _has_armed_phrase(name: str, words: Vocabulary) -> bool:
    return words.armed_names.search(name.replace("-", " ")) is not None


@lru_cache(REMEMBERED)
def armed_words(name: str, words: Vocabulary) -> int:
    """How many words of a name are such as armed organisations choose for themselves."""
    return sum(
        part in words.armed_heads or part.removesuffix("s") in words.armed_heads
        for part in name.replace("-", " ").split()
    )


def in_trouble(page: Page) -> Cues:
    """All names of an article that tells of attacks, militants or terrorism."""
    told = any(page.acts[kind] for kind in (Act.DEED, Act.BLAMED, Act.DEALING, Act.FORBIDDEN))
    if told or _VIOLENT.search(page.classes) or attacks_in(page.reading.text) >= AHEAD:
        for index, _ in page.forms:
            yield Cue(index)


_BOUNDARY = re.compile(r"\|")


_THE_NAME = re.compile(r"N(?:(?<=\|dN)(?=\(N\)|[,zbrSs])|(?<=dN)(?=\(N\)[zbr]?S))")


def announced(page: Page) -> Cues:
    """Names that open a sentence soon after one that told of an armed group without a name."""
    groups = [group for group in armed_groups(page.classes) if not _is_named(page, group.end())]
    if not groups:
        return
    boundaries = [match.start() for match in _BOUNDARY.finditer(page.classes)]
    opening = {
        bisect_right(boundaries, match.start()): match.start()
        for match in reversed([*_THE_NAME.finditer(page.classes)])
    }
    for group in groups:
        here = bisect_right(boundaries, group.start())
        for index in (opening.get(here + step) for step in range(1, AHEAD + 1)):
            if index is not None and is_body(page, index):
                yield Cue(index, sure=True)
                break


def _is_named(page: Page, index: int) -> bool:
    return NAME in page.classes[index : index + 3].partition(BOUNDARY)[0]


_REFERS_BACK = re.compile(rf"\|?d(?=y?{ARMED})")


def taken_up(page: Page) -> Cues:
    """Names that `the clandestine group` takes up: the body named last, in this sentence or the one before."""
    classes = page.classes
    for match in _REFERS_BACK.finditer(classes):
        if page.low(match.end() - 1) not in {"the", "this"}:
            continue
        start = classes.rfind(BOUNDARY, max(match.start() - BACK, 0), max(match.start() - 1, 0))
        for index in range(match.start(), max(start, 0), -1):
            if classes[index] in "Xo":
                break
            if classes[index] == NAME and is_body(page, index) and not placed(page, index):
                yield Cue(index)
                break


_CIVIL_AFTER = re.compile(rf"N(?={ALIAS}(?:,w?[bz]{{0,2}}d?|[bz]{{1,2}}d)(?P<said>[^|;,()PXqw]{{1,6}}))")


_CIVIL_NEXT = re.compile(r"N(?=[alego])")


_CIVIL_BEFORE = re.compile(r"[^|;,()PXqNdf]N")


def is_civil(page: Page) -> Cues:
    """Names called a party, a union, a charity, a club, a firm."""
    for match in _CIVIL_AFTER.finditer(page.classes):
        if any(page.low(i) in CIVIL for i in range(*match.span("said"))):
            yield Cue(match.start())
    for match in _CIVIL_NEXT.finditer(page.classes):
        if page.low(match.end()) in CIVIL:
            yield Cue(match.start())
    for match in _CIVIL_BEFORE.finditer(page.classes):
        if page.low(match.start()) in CIVIL:
            yield Cue(match.end() - 1)


def civil_name(page: Page) -> Cues:
    """Names with a word such as Royal, Relief, Party, Football, unless the article calls them an armed group."""
    for index, name in page.forms:
        if page.words.civil.isdisjoint(name.removesuffix(" of fire").removesuffix(" fire").split()):
            continue
        if not (page.words.armed_names.search(name) or _is_army(name)):
            yield Cue(index)


_UNIT = re.compile(r"(?P<unit>[goa])(?:i|,)d?(?P<name>N)")


_OF_FORCE = re.compile(r"N(?=fd?[adoN]{0,2}(?P<force>o))")


_FORCES = frozenset(
    {"army", "police", "navy", "gendarmerie", "marines", "air force", "military", "armed forces"}
)


_NUMBERED = frozenset(
    {
        "brigade",
        "division",
        "battalion",
        "regiment",
        "corps",
        "army",
        "fleet",
        "squadron",
        "infantry",
        "precinct",
    }
)
"""Units that armies number."""


_NUMBER = re.compile(
    r"\d+(?:st|nd|rd|th|ª|º)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[ivx]+"
)


def is_of_state(page: Page) -> Cues:
    """Names of units of a force or of a state's bodies."""
    for match in _OF_FORCE.finditer(page.classes):
        if page.low(match.end()) == "of" and page.low(match.start("force")) in _FORCES:
            yield Cue(match.start())
    for match in _UNIT.finditer(page.classes):
        if last_word(page.reading.word(match.start("unit"))) in _UNITS:
            yield Cue(match.start("name"))
    for index, name in page.forms:
        parts = name.split()
        if (
            parts[-1] in page.words.state
            or not page.words.titles.isdisjoint(parts)
            or (len(parts) > 1 and parts[-1] in _NUMBERED and _NUMBER.fullmatch(parts[0]))
        ):
            yield Cue(index)
