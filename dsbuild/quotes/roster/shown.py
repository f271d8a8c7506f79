"""Cues on a name from the words around it, and from its own words in other languages."""

import re

from dsbuild.quotes.roster.acts import Act
from dsbuild.quotes.roster.kinds import ALIAS, Cue, Cues, Page

_SPEAKS = re.compile(rf"N(?:(?={ALIAS}[zbr]{{0,2}}(?:S|Q))|(?<=[qS]dN)|(?<=[qS]N)(?=[|,]))")
_OF_OTHERS = re.compile(r"[MGB]")
"""Militants of whom the article tells, who may be others."""
_FIGHTING = frozenset(
    {
        "brigade",
        "brigades",
        "front",
        "column",
        "vanguard",
        "resistance",
        "cell",
        "cells",
        "commando",
        "commandos",
        "nuclei",
    }
    | {
        "legion",
        "militia",
        "emirate",
        "caliphate",
        "martyrs",
        "sword",
        "fist",
        "mujahideen",
        "fidayeen",
        "fedayeen",
    }
    | {
        "jihad",
        "insurgents",
        "avengers",
        "phalanx",
        "lashkar",
        "katiba",
        "imarat",
        "underground",
        "partisans",
        "volunteers",
    }
)
"""Words of armed groups' names that teams, firms and services seldom choose."""


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
    known = page.words.groups
    for index, name in page.forms:
        if name in known.nations or (name.rpartition(" ")[2] in known.places and not _of_armed(page, name)):
            yield Cue(index)


def _of_armed(page: Page, name: str) -> bool:
    """Whether a name that ends as a place's does opens as those of armed groups do: `Sons of the Mountain`."""
    first, of, _ = name.partition(" of ")
    head = first.rpartition(" ")[2]
    return bool(of) and (head == "army" or head in page.words.armed_heads)


def speaks(page: Page) -> Cues:
    """Names of two words and more, one of them such as armed groups choose, that say something themselves."""
    if _OF_OTHERS.search(page.classes):
        return
    for match in _SPEAKS.finditer(page.classes):
        parts = page.low(match.start()).replace("-", " ").split()
        if len(parts) > 1 and not _FIGHTING.isdisjoint(parts):
            yield Cue(match.start())


def of_crime(page: Page) -> Cues:
    """Names in a sentence on drugs, turf or football."""
    return _of(page, Act.CRIME)


def foreign(page: Page) -> Cues:
    """Names that open or close with a word that armed groups choose in other languages."""
    foreign_words = page.words.groups.foreign
    for index, name in page.forms:
        parts = name.replace("-", " ").split()
        if parts[0] in foreign_words or parts[-1] in foreign_words:
            yield Cue(index)


def civil(page: Page) -> Cues:
    """Names of workers, relatives, believers, a trade."""
    civil_words = page.words.groups.civil
    for index, name in page.forms:
        if not civil_words.isdisjoint(name.split()):
            yield Cue(index)
