"""Who is one of several of whom an article tells before that they were in an armed group: `the oldest of the three`."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from dsbuild.model import Role, Status
from dsbuild.quotes.roster.cast import HE_SHE
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.reading import BOUNDARY, QUOTED
from dsbuild.quotes.roster.scene import Finding, Scene

_MEMBERS = r"(?:m(?:f[dxyZFa]{0,4}[XG])|[XG]p?[xyF]?[mM]|M)"
_THEY_WERE = re.compile(
    rf"[ht](?:f[htd])?[rzbU]{{0,3}}b(?:d?[F#]{{1,2}}|r)?{_MEMBERS}|[ht][rzbU]{{0,3}}J[dxyZFa]{{0,4}}[XG]|[t#a]F[axy]{{0,2}}{_MEMBERS}"
)
"""What says of several that they were members: `they were once fighters of it`, `all fought for it`, `five former rebels`."""
NEAR = 2
"""Sentences in which somebody is `the youngest` of those just told of, at most, each quotation one more."""
MOST = 120
"""Words of these sentences, at most."""
_COUNT = "two|three|four|five|six|seven|eight|nine|ten"
_NUMBERS = frozenset(_COUNT.split("|"))
_ONE = r"(?:(?:the )?(?:most|least) [\w-]+|(?:the )?(?!west|east|guest|priest|best|rest)[a-z]{2,}est|the (?:first|second|third|last|elder|younger)|one|another)"
_AFTER = re.compile(
    rf"(?:, \d\d)?, (?:who (?:is|was) )?{_ONE}(?: of (?:the|these) (?P<of>{_COUNT}|women|men|group|pair|trio)\b|(?=[,.;]))"
)
_BEFORE = re.compile(
    rf"\b{_ONE} of the (?P<of>{_COUNT}|women|men|group|pair|trio)(?:,| is| was)? \Z", re.IGNORECASE
)
_PAST = re.compile(r"\b(?:once|former|used to|ex-|until|till|had)\b", re.IGNORECASE)
FAR = 60
"""Code points around a name in which it is told which of several bears it."""
EARLIER = 200
"""Code points before the sentence on several in which their number stands."""


def one_of_several(scene: Scene) -> Iterator[Finding]:
    """Who is picked out from several whom a sentence before tells to have been members."""
    groups = [*_groups(scene)]
    if not groups:
        return
    reading = scene.reading
    starts = [start for start, *_ in groups]
    for index, person in scene.cast.who.items():
        if reading.low[index] in HE_SHE:
            continue
        start, end = reading.starts[index], reading.ends[index]
        picked = _AFTER.match(reading.text, end) or _BEFORE.search(reading.text, max(start - FAR, 0), start)
        at = bisect_left(starts, start) - 1
        if picked is None or at < 0:
            continue
        opens, stop, status = groups[at]
        count = picked["of"]
        if count in _NUMBERS:
            before = reading.text[max(opens - EARLIER, 0) : stop]
            told = re.search(rf"\b{count}\b", before, re.IGNORECASE) is not None
        else:
            told = _goes_on(scene, bisect_left(reading.starts, stop), index)
        if not told:
            continue
        yield Finding(person, Said(Role.EXTREMIST, 2, status), "R010")


def _goes_on(scene: Scene, first: int, last: int) -> bool:
    """Whether the name speaks, and between these words are few sentences and no others than the group."""
    if last - first > MOST:
        return False
    between = scene.classes[first:last]
    others = any(kind in "ouvejlk" and first + at in scene.reading.plurals for at, kind in enumerate(between))
    here = scene.classes[max(scene.classes.rfind(BOUNDARY, first, last), first) : last]
    return QUOTED in here and between.count(BOUNDARY) <= NEAR and not others


def _groups(scene: Scene) -> Iterator[tuple[int, int, Status | None]]:
    """Where sentences that tell of several members open and end, and whether these left."""
    classes, reading = scene.classes, scene.reading
    for match in _THEY_WERE.finditer(classes):
        low = reading.low[match.start()]
        several = (
            low in ("they", "them", "both", "people", "men", "women")
            or low in _NUMBERS
            or match.start() in reading.plurals
        )
        plural = any(i in reading.plurals for i in range(*match.span()))
        if not (several or (match[0][0] in "#a" and plural)) or not (plural or "J" in match[0]):
            continue
        opens = classes.rfind(BOUNDARY, max(match.start() - FAR, 0), match.start())
        start, stop = reading.ends[max(opens, 0)], reading.ends[match.end() - 1]
        past = _PAST.search(reading.text, start, stop)
        yield start, stop, Status.FORMER if past else None
