"""What people are by what they do: who commands is the commander, who drives a bus the driver."""

import re
from collections.abc import Iterator, Mapping

from dsbuild.quotes.roster.reading import BOUNDARY, QUOTED, Reading, last_word

REACH = 7
"""Words after a name in which its verb stands, at most."""
FAR = 32
"""Words after a name in which its sentence tells what they are, at most."""
BEFORE_VERB = frozenset(",wzbrh#()cYa")
"""Classes between a name and its verb (`A. B., 41, who now commands`)."""
_STEMS: Mapping[str, tuple[str, ...]] = {
    "command": ("commander",),
    "lead": ("leader",),
    "head": ("head", "leader"),
    "found": ("founder",),
    "drive": ("driver",),
    "farm": ("farmer",),
    "fish": ("fisherman",),
    "teach": ("teacher",),
    "preach": ("preacher",),
    "coach": ("coach",),
    "guard": ("guard",),
    "edit": ("editor",),
    "direct": ("director",),
    "own": ("owner",),
    "manage": ("manager",),
    "run": ("owner", "manager", "director"),
    "chair": ("chairman", "chairwoman", "chair", "chairperson"),
    "prosecut": ("prosecutor",),
    "represent": ("lawyer", "attorney"),
    "defend": ("lawyer", "attorney", "barrister"),
    "investigat": ("investigator", "detective"),
    "research": ("researcher",),
    "stud": ("researcher", "scholar", "academic"),
    "surviv": ("survivor",),
    "defect": ("defector",),
    "desert": ("deserter", "defector"),
    "recruit": ("recruiter",),
    "fight": ("fighter",),
    "translat": ("translator", "interpreter"),
    "interpret": ("interpreter",),
    "photograph": ("photographer",),
    "film": ("filmmaker", "director"),
    "paint": ("painter", "artist"),
    "sing": ("singer",),
    "write": ("writer", "author"),
    "sell": ("trader", "seller", "vendor", "shopkeeper", "stallholder", "merchant"),
    "trade": ("trader",),
    "cook": ("cook",),
    "bake": ("baker",),
    "nurse": ("nurse",),
    "herd": ("herder", "herdsman", "shepherd"),
    "volunteer": ("volunteer",),
    "pilot": ("pilot",),
    "keep": ("keeper",),
    "testif": ("witness",),
    "witness": ("witness",),
    "collect": ("collector",),
    "mine": ("miner",),
    "weav": ("weaver",),
    "host": ("host",),
    "present": ("presenter",),
}
_PAST = {
    "led": "lead", "drove": "drive", "taught": "teach", "ran": "run", "fought": "fight", "sang": "sing", "wrote": "write", "sold": "sell",
    "kept": "keep", "fled": "flee", "founded": "found",
}  # fmt: skip
_ENDINGS = ("", "s", "es", "ed", "d", "ing", "e", "ies", "ied", "y", "ning", "led", "ling")


def _forms() -> dict[str, tuple[str, ...]]:
    forms = {stem + ending: nouns for stem, nouns in _STEMS.items() for ending in _ENDINGS}
    return forms | {past: _STEMS[stem] for past, stem in _PAST.items() if stem in _STEMS}


_DOES = _forms()
_AS = re.compile(r"(?P<as>[iO])d[aN#]{0,2}(?P<noun>[oeljkmvutMBR])(?![NPp])")
"""What somebody is introduced as or works as."""
_IS = re.compile(r"[^|;qP]{0,24}?[zb]{1,2}r?d[aF#]{0,3}(?P<noun>[oeljmvuMBR])(?![NPp])")
"""What the sentence says that its subject is."""


def by_deeds(reading: Reading, index: int) -> Iterator[str]:
    """The nouns for what whoever is named at `index` does, or is said to be or to work as, in the same sentence."""
    classes = reading.classes
    for at in range(index + 1, min(index + REACH, len(classes))):
        if classes[at] in "|q;PNiSHd":
            break
        nouns = _DOES.get(reading.low[at])
        if nouns and classes[at - 1] not in "fOd" and at + 1 < len(classes) and classes[at + 1] != "p":
            yield from nouns
            break
        if classes[at] not in BEFORE_VERB:
            break
    after, _, _ = "".join(classes[index + 1 : index + FAR]).partition(BOUNDARY)[0].partition(QUOTED)
    told = [match for match in _AS.finditer(after) if _is_as(reading, index + 1 + match.start("as"))]
    is_one = _IS.match(after)
    for match in (*told, *([is_one] if is_one else ())):
        if index + 1 + match.start("noun") not in reading.plurals:
            yield last_word(reading.word(index + 1 + match.start("noun")))


def _is_as(reading: Reading, at: int) -> bool:
    return last_word(reading.low[at]) == "as"
