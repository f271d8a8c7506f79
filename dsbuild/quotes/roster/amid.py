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
_ONE_OF = re.compile(
    r"(?P<one>[da])(?:a?[fO])?(?:[dH@]|X(?:p|(?=M)))[axyF#]{0,3}(?P<noun>[mM])(?:,?(?:w?[bzr]{0,2}i)?|[bz]{1,2}r?),?d?o{0,2}(?P<who>P)"
)
"""One of several: `one of the fighters, A.`, `the youngest of its cadres is A.`"""
_ONES = frozenset({"one of", "another", "another of", "first", "second", "last"})
_ENEMIES = frozenset("AnE")
BACK = 80
"""Words before the name in which the others are told of, at most."""


def _amid(scene: Scene) -> Iterator[Finding]:
    """Who is named as one of several militants: of this sentence, or of the one before."""
    yield from _one_of(scene)
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


def _one_of(scene: Scene) -> Iterator[Finding]:
    """Who is named as one of the fighters, where the article names their group."""
    if not scene.setting.organisation:
        return
    for match in _ONE_OF.finditer(scene.classes):
        noun, low = match.start("noun"), scene.reading.low
        person = scene.cast.who.get(match.start("who"))
        one = any(word in _ONES or word.endswith("est") for word in low[match.start() : match.start() + 2])
        armed = scene.classes[noun] == "M" or "@" in match[0] or "X" in match[0]
        if (
            person is not None
            and one
            and armed
            and noun in scene.reading.plurals
            and not _ENEMIES & set(match[0][1:])
        ):
            status = Status.FORMER if "F" in match[0] else None
            yield Finding(person, Said(Role.EXTREMIST, 2, status), "R106")


RULES: tuple[Rule[[Scene], Iterator[Finding]], ...] = (
    Rule("R106", "one of several militants: `members of the Front … One of them, A.,`", _amid),
)
