"""Names that somebody goes by: `its secretary, who signs as Captain A. B.`, `a woman who uses the name A.`."""

import re
from bisect import bisect_left

from dsbuild.quotes.roster.cast import HE_SHE
from dsbuild.quotes.roster.reading import PERSON
from dsbuild.quotes.roster.scene import Scene

_SIGNS = re.compile(r",?w[^|;qP,]{0,3}(?P<verb>[asS&])h?O[omMle]{0,2}P")
_USES = re.compile(r",(?:d[a-zA-Z]{1,2})?w(?P<verb>[a-zA-Z])[dH]?(?P<noun>[a-zA-Z])[fO]?[omMle]{0,2}P")
_SIGNING = frozenset({
    "signs", "signed", "writes", "goes", "appears", "broadcasts", "speaks", "operates", "posts", "wrote", "posing", "poses", "himself", "herself",
})  # fmt: skip
_NAMES = frozenset(
    {"name", "names", "alias", "pseudonym", "codename", "nickname", "title", "handle", "signature"}
)


_HELD_TO_BE = re.compile(
    r",? ?(?:(?:which|that|who|whom)? ?[\w’' -]{0,40}? ?)(?:identified|recogni[sz]ed|described|believed|understood|thought|said|purported|purporting|reported|claimed|credited|attributed|belonging)"
    r"(?: by [\w’' -]{2,40}?)?(?: as| to be| to)(?: (?:that of|those of|the voice of|from|by))?(?= )"
)
"""What ties a voice or a text to whose it is taken to be."""
_LEADING = "dfgGXMmoljkaAFZy@pN,x"
"""Classes of words before the name of whoever is heard, which tell who they are."""
GIVEN = 20
"""Words from a description to the name that its sentence gives them, at most."""
HELD = 14
"""Words before that name, at most."""


def held_to_be(scene: Scene, end: int) -> int | None:
    """The name of whoever is heard, by what follows a description that ends before word `end` (`a voice identified as that of their leader, A. B.`)."""
    tied = _HELD_TO_BE.match(scene.reading.text, scene.reading.ends[end - 1]) if end else None
    at = bisect_left(scene.reading.starts, tied.end()) if tied else len(scene.classes)
    if "|" in scene.classes[end:at] or "q" in scene.classes[end:at]:
        return None
    for index in range(at, min(at + HELD, len(scene.classes))):
        if scene.classes[index] == PERSON:
            return index
        if scene.classes[index] not in _LEADING:
            return None
    return None


def goes_by(scene: Scene, end: int) -> re.Match[str] | None:
    """What ties a description that ends before word `end` to a name that its bearer goes by; it ends with the name."""
    signs = _SIGNS.match(scene.classes, end)
    if signs is not None and scene.reading.word(signs.start("verb")).lower() in _SIGNING:
        return signs
    uses = _USES.match(scene.classes, end)
    return uses if uses is not None and scene.reading.word(uses.start("noun")).lower() in _NAMES else None


def given_to(scene: Scene, stop: int) -> int | None:
    """Whom the sentence goes on to name who was told of before word `stop` (`an officer reached by radio, who uses the name A.`)."""
    cast, classes = scene.cast, scene.classes
    for index in range(stop, min(stop + GIVEN, len(classes))):
        if classes[index] in "|q":
            return None
        if classes[index] == PERSON and scene.reading.low[index] not in HE_SHE:
            return cast.who[index] if cast.given.get(index, -1) >= stop else None
    return None
