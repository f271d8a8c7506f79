"""Rules that tell roles from forms of address, seats and counsel, and from whose relative somebody is."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from dsbuild.model import Role, Rule
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.scene import Finding, Scene

_CLERGY = frozenset(
    {
        "father",
        "rev",
        "rev.",
        "fr",
        "fr.",
        "canon",
        "imam",
        "bishop",
        "ven",
        "ven.",
        "maulana",
        "swami",
        "sheikh",
    }
)

_WAR_NAMES = frozenset({"ka", "cde", "cde.", "comandante", "commandante", "cmdr", "cmdr."})
"""Forms of address of guerrillas, in an article on an armed group."""

_CHAIR = frozenset({"Speaker", "Deputy Speaker"})

_SEATED = re.compile(r"P\([^|()]{1,6}\)\([^|()]{1,4}\)")

_OFFICE = re.compile(r"o(?:fd?[^|();,]{1,5}?)?\((?P<name>P)\)")

_COUNSEL = re.compile(r"[KQS]C\b(?<=\w [KQS]C)|Esq\b(?<=\w Esq)")
_LETTERS = (" KC", " QC", " SC", " Esq")
"""What `_COUNSEL` needs, one of it."""

_WHOSE = re.compile(r"P,(?:#,)?H[aF#]{0,2}k(?P<tail>[^|;P]{0,8})")

_OWN = re.compile(r"P#?,(?:#,)?(?P<of>[PN])p[aF#]{0,2}k")


def _addressed(scene: Scene) -> Iterator[Finding]:
    """What a form of address tells: clergy, counsel, the speaker of a house, a member with a seat and a party."""
    named_so = any(letters in scene.reading.text for letters in _LETTERS)
    for match in _COUNSEL.finditer(scene.reading.text) if named_so else ():
        index = bisect_left(scene.reading.ends, match.start())
        if index in scene.cast.who:
            yield Finding(scene.cast.who[index], Said(Role.OTHER, 2), "R019")
    for index, honorific in scene.reading.honorifics.items():
        person = scene.cast.who.get(index)
        if person is not None and honorific in _CLERGY:
            yield Finding(person, Said(Role.OTHER, 1), "R019")
        if person is not None and honorific in _WAR_NAMES and scene.setting.armed:
            yield Finding(person, Said(Role.EXTREMIST, 1), "R079")
        if person is not None and scene.reading.word(index) in _CHAIR:
            yield Finding(person, Said(Role.OFFICIAL, 2), "R019")
    for match in _SEATED.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        if person is not None:
            yield Finding(person, Said(Role.OFFICIAL, 2), "R019")
    for match in _OFFICE.finditer(scene.classes):
        person = scene.cast.who.get(match.start("name"))
        if person is not None:
            yield Finding(person, Said(Role.OFFICIAL, 2), "R019")


def _related(scene: Scene) -> Iterator[Finding]:
    for match in _WHOSE.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        if person is not None:
            of_militant = set(match["tail"]) & set("JMBRCD")
            role = Role.OTHER if of_militant else Role.VICTIM_OR_WITNESS
            yield Finding(person, Said(role, 1), "R011")
    for match in _OWN.finditer(scene.classes):
        said = Said(Role.VICTIM_OR_WITNESS, 1, kin=True)
        person, related = (scene.cast.who.get(i) for i in (match.start(), match.start("of")))
        if person is not None:
            yield Finding(person, said, "R011", related=related)


RULES: tuple[Rule[[Scene], Iterator[Finding]], ...] = (
    Rule("R019", "a form of address or a record's heading tells the office: `Father A.`", _addressed),
    Rule("R011", "a relative: of a militant other, else a victim", _related),
)
