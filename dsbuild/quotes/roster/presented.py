"""Roles that the article gives to several people at once."""

import re
from collections.abc import Iterator

from dsbuild.model import Role, Status
from dsbuild.quotes.roster.noun_phrases import NOMINAL, Said, said_by
from dsbuild.quotes.roster.scene import Finding, Scene

_GROUP = re.compile(
    rf"(?P<count>[t#])(?P<np>[{NOMINAL}]{{1,6}})(?P<of>(?:f[dH]?[{NOMINAL}]{{1,5}})?)(?:,?w[brz]{{0,3}}(?P<verb>[DLJ]))?"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "both": 2, "pair": 2, "2": 2, "3": 3, "4": 4}
BACK = re.compile(
    r"\b(?:the (?:two|three|four|pair|duo|trio|men|women|other (?:man|woman|fighter|one)|second (?:man|woman))|both (?:of them|men|women|the)|(?:his|her) [\w ]{0,12}companion|one of the (?:men|women|two|three)|the other,|one of them)\b",
    re.IGNORECASE,
)
PRESENTATIONS = 12


def presented_together(
    scene: Scene, quoted: frozenset[int], known: frozenset[int]
) -> Iterator[tuple[int, Finding, Said]]:
    """Findings about quoted people whom the article presented together before it named them, and where it did.

    `known` are people of whom the article says something else.
    """
    presentations = 0
    taken_up: int | None = None
    for match in _GROUP.finditer(scene.classes):
        size = _COUNTS.get(scene.reading.low[match.start()])
        said = said_by(match["np"], match["of"], scene.setting)
        if size is None:
            continue
        if said is None or said.role is not Role.EXTREMIST:
            if (
                match["verb"] not in {"D", "J"}
                or not scene.setting.organisation
                or (said and said.role is Role.OFFICIAL)
            ):
                continue
            said = Said(Role.EXTREMIST, 2, Status.FORMER if match["verb"] == "D" else None)
        elif match["verb"] in {"D", "L"}:
            said = Said(said.role, said.weight, Status.FORMER)
        elif match.start("np") + said.head not in scene.reading.plurals:
            continue
        later = sorted(
            (p for p in quoted - known if _linked(scene, match.start(), scene.cast.first[p])),
            key=scene.cast.first.__getitem__,
        )
        if not later or len(later) > size + 1:
            continue
        if taken_up is None:
            taken_up = max((match.start() for match in BACK.finditer(scene.reading.text)), default=-1)
        if taken_up < scene.reading.ends[match.end() - 1]:
            continue
        for person in later[:size]:
            yield person, Finding(person, said, "R010"), said
        presentations += 1
        if presentations == PRESENTATIONS:
            return


def _linked(scene: Scene, presented: int, named: int) -> bool:
    """Whether the name comes right after the presentation, or as `the man who …`, `the other, 23`, `his companion`."""
    if named < presented:
        return False
    number = scene.cast.sentence(named)
    if number - scene.cast.sentence(presented) <= 2:
        return True
    boundaries = scene.cast.boundaries
    end = boundaries[number] if number < len(boundaries) else len(scene.classes)
    return bool(set(scene.classes[boundaries[number - 1] : end]) & set("tY"))
