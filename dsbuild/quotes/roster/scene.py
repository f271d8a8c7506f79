"""An article as the rules of roles see it, and what they find."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dsbuild.quotes.roster.cast import HE_SHE, Cast
from dsbuild.quotes.roster.noun_phrases import Said, Setting
from dsbuild.quotes.roster.reading import BOUNDARY, Reading

REACH = 24
"""Words of a clause, at most."""
OPEN = frozenset({"if", "whether", "unless"})
"""Words before the subject of a clause that nobody states."""
_STOP = re.compile(r"[|q;PkEnA]|S(?=[dPNh#|atrXzb])")


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as the rules of roles see it: a string of word classes, and who each person in it is.

    `clauses` hold for each word for a person the person, where it stands, and where what they do ends; `deeds` the
    same as offsets of the text that tells what they do; `doings` is all of that text, a clause a line. `lists` tells
    for the last name of several that are one subject who the others are.
    """

    classes: str
    backwards: str
    reading: Reading
    cast: Cast
    setting: Setting
    governing: frozenset[int]
    ended: frozenset[int]
    clauses: tuple[tuple[int, int, int], ...] = ()
    deeds: tuple[tuple[int, int, int], ...] = ()
    doings: str = ""
    lists: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def subjects(self, index: int) -> tuple[int, ...]:
        """The person whom the word means, and those whom a list names before them: `A. and B. joined the Front`."""
        person = self.cast.who.get(index)
        return () if person is None else (person, *self.lists.get(index, ()))


def asserted(scene: Scene) -> Scene:
    """The scene without the subjects of what is asked or supposed: `asked whether she had been a member`."""
    low, who = scene.reading.low, dict(scene.cast.who)
    for index in [index for index, word in enumerate(low) if word in OPEN]:
        who.pop(index + 1, None)
        stop = scene.classes.find(BOUNDARY, index, index + REACH)
        after = scene.classes.find(",P", index, max(stop, index)) + 1
        if after and low[after] in HE_SHE:  # `asked if he was one of them, she said`
            who.pop(after, None)
    return replace(scene, cast=replace(scene.cast, who=who)) if len(who) < len(scene.cast.who) else scene


def clauses(
    classes: str, who: Mapping[int, int], lists: Mapping[int, tuple[int, ...]]
) -> tuple[tuple[int, int, int], ...]:
    """For each word for a person the person, where it stands, and where what they do ends; what several do is each one's."""
    found = []
    for index, person in sorted(who.items()):
        if classes[index + 1 : index + 2] != "p":
            stop = _STOP.search(classes, index + 1, index + REACH)
            end = stop.start() if stop else min(index + REACH, len(classes) - 1)
            found += [(one, index, end) for one in (person, *lists.get(index, ()))]
    return tuple(found)


def deeds(told: Iterable[tuple[int, int, int]], reading: Reading) -> tuple[tuple[int, int, int], ...]:
    """The same clauses as offsets of the text, from the word for the person to where what they do ends."""
    starts, ends = reading.starts, reading.ends
    return tuple((person, ends[index], max(starts[stop], ends[index])) for person, index, stop in told)


def doings(told: Iterable[tuple[int, int, int]], text: str) -> str:
    """The text of the clauses, a line each: what no line holds, no clause tells."""
    return "\n".join([text[start:end] for _, start, end in told])


class Finding(NamedTuple):
    """What one rule saw about a person; `noun` is the word for them, `related` whose relative they are."""

    person: int
    said: Said
    rule: str
    noun: str = ""
    related: int | None = None


def nouns_of(found: Sequence[Finding]) -> dict[int, frozenset[str]]:
    """For each person the nouns that the article uses for them."""
    nouns: dict[int, set[str]] = {}
    for finding in found:
        if finding.noun:
            nouns.setdefault(finding.person, set()).add(finding.noun)
    return {person: frozenset(those) for person, those in nouns.items()}
