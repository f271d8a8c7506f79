"""Names that somebody goes by: `its secretary, who signs as Captain A. B.`, `a woman who uses the name A.`."""

import re

from dsbuild.quotes.roster.scene import Scene

_SIGNS = re.compile(r",?w[^|;qP,]{0,3}(?P<verb>[asS&])h?O[omMle]{0,2}P")
_USES = re.compile(r",(?:d[a-zA-Z]{1,2})?w(?P<verb>[a-zA-Z])[dH]?(?P<noun>[a-zA-Z])[fO]?[omMle]{0,2}P")
_SIGNING = frozenset({
    "signs", "signed", "writes", "goes", "appears", "broadcasts", "speaks", "operates", "posts", "wrote", "posing", "poses", "himself", "herself",
})  # fmt: skip
_NAMES = frozenset(
    {"name", "names", "alias", "pseudonym", "codename", "nickname", "title", "handle", "signature"}
)


def goes_by(scene: Scene, end: int) -> re.Match[str] | None:
    """What ties a description that ends before word `end` to a name that its bearer goes by; it ends with the name."""
    signs = _SIGNS.match(scene.classes, end)
    if signs is not None and scene.reading.word(signs.start("verb")).lower() in _SIGNING:
        return signs
    uses = _USES.match(scene.classes, end)
    return uses if uses is not None and scene.reading.word(uses.start("noun")).lower() in _NAMES else None
