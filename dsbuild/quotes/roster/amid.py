"""Rules on people whom an article names as one of several militants: `one of them, A.`, `the first, A.`."""

import re
from collections.abc import Iterator

from dsbuild.model import Role, Rule, Status
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.reading import BOUNDARY
from dsbuild.quotes.roster.scene import Finding, Scene

_NAMED = re.compile(r"(?P<one>[dhratO#])(?P<of>f?d?[ht#r]?),?(?:w?[brz]{0,2}i)?o?(?P<who>P)")
_ONE = re.compile(
    r"\W*(?:(?:one|two|another|the other|a second|a third|the (?:first|second|third|last|eldest|elder|youngest|younger))"
    r"(?: (?:of|among) (?:them|the (?:two|three|four|five|six|seven|eight|nine|ten|group|men|women|accused|defendants)))?|among them)\W*",
    re.IGNORECASE,
)
_MEMBERS = re.compile(r"m(?:f[dxyZFa]{0,4}[XG])|[XG]p?[xyF]?[mM]|M")
BACK = 80
"""Words before the name in which the others are told of, at most."""


def _amid(scene: Scene) -> Iterator[Finding]:
    """Who is named as one of the militants of whom the sentence before tells."""
    classes, reading = scene.classes, scene.reading
    if _MEMBERS.search(classes) is None:
        return
    for match in _NAMED.finditer(classes):
        words = reading.text[reading.starts[match.start()] : reading.starts[match.start("who")]]
        person = scene.cast.who.get(match.start("who"))
        if person is None or not _ONE.match(words):
            continue
        start = classes.rfind(BOUNDARY, max(match.start() - BACK, 0), match.start())
        before = classes.rfind(BOUNDARY, max(start - BACK, 0), max(start, 0))
        told = [m for m in _MEMBERS.finditer(classes, max(before, 0), max(start, 0)) if _several(scene, m)]
        others = any(
            classes[i] in "ouvejlkt" and i in reading.plurals and (not told or i > told[-1].end())
            for i in range(max(before, 0), max(start, 0))
        )
        if told and not others:
            former = "F" in classes[max(told[-1].start() - 2, 0) : told[-1].end()]
            yield Finding(person, Said(Role.EXTREMIST, 2, Status.FORMER if former else None), "R106")


def _several(scene: Scene, match: re.Match[str]) -> bool:
    return any(i in scene.reading.plurals for i in range(*match.span()))


RULES: tuple[Rule[[Scene], Iterator[Finding]], ...] = (
    Rule("R106", "one of several militants: `members of the Front … One of them, A.,`", _amid),
)
