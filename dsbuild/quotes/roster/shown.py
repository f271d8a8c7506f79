"""Cues on a name from the words around it, and from its own words in other languages."""

import re

from dsbuild.quotes.roster.acts import Act
from dsbuild.quotes.roster.kinds import Cue, Cues, Page
from dsbuild.quotes.roster.reading import last_word
from dsbuild.quotes.roster.shapes import NAME

_NAME = re.compile(NAME)


def _of(page: Page, *kinds: Act) -> Cues:
    for kind in kinds:
        for index in page.acts[kind]:
            yield Cue(index)


def does(page: Page) -> Cues:
    """Names that bombed, took hostages, claimed an attack."""
    return _of(page, Act.DEED)


def violence(page: Page) -> Cues:
    """Names that killed or attacked, as forces of a state do as well."""
    return _of(page, Act.VIOLENCE)


def forbidden(page: Page) -> Cues:
    """Names that a state forbids or disarms."""
    return _of(page, Act.FORBIDDEN)


def blamed(page: Page) -> Cues:
    """Names by whom something violent was done, or is said to have been."""
    return _of(page, Act.BLAMED)


def fought(page: Page) -> Cues:
    """Names that a state raids, talks to or makes a truce with."""
    return _of(page, Act.DEALING)


def has_parts(page: Page) -> Cues:
    """Names with cells, gunmen or prisoners."""
    return _of(page, Act.PART)


def has_belongings(page: Page) -> Cues:
    """Names with attacks, camps, followers, hostages."""
    return _of(page, Act.OWNED)


def tried(page: Page) -> Cues:
    """Names whose members are tried or caught."""
    return _of(page, Act.TRIED)


def tied(page: Page) -> Cues:
    """Names that people serve, belong to and suffer from."""
    return _of(page, Act.TIED)


def threatens(page: Page) -> Cues:
    """Names that threaten and command."""
    return _of(page, Act.THREAT)


def among_arms(page: Page) -> Cues:
    """Names in a sentence on arms, attacks or armed men."""
    return _of(page, Act.ARMS)


def of_state(page: Page) -> Cues:
    """Names that fight militants, that have officers or a chairman, nations, places and papers."""
    yield from _of(page, Act.FOE, Act.SERVED)
    for match in _NAME.finditer(page.classes):
        name = page.low(match.start())
        if name in page.words.groups.nations or last_word(name) in page.words.groups.places:
            yield Cue(match.start())


def of_crime(page: Page) -> Cues:
    """Names in a sentence on drugs, turf or football."""
    return _of(page, Act.CRIME)


def foreign(page: Page) -> Cues:
    """Names that open or close with a word that armed groups choose in other languages."""
    for match in _NAME.finditer(page.classes):
        parts = page.low(match.start()).replace("-", " ").split()
        if {parts[0], parts[-1]} & page.words.groups.foreign:
            yield Cue(match.start())


def civil(page: Page) -> Cues:
    """Names of workers, relatives, believers, a trade."""
    for match in _NAME.finditer(page.classes):
        if not page.words.groups.civil.isdisjoint(page.low(match.start()).split()):
            yield Cue(match.start())
