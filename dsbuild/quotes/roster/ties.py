"""Rules that tie people to extremist organisations by the offices that they hold in them."""

import re
from collections.abc import Iterator

from dsbuild.model import Role, Rule, Status
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.reading import last_word
from dsbuild.quotes.roster.scene import Finding, Scene

_OF_IT = r"(?:fd?[aoxyNS]{1,4}(?:cd?[aoNS]{1,3})?)?"
_OWNED = re.compile(
    rf"(?:X[MG]?p?|Mp|@)(?P<what>[adFxyIoZ#NSs]{{0,4}}?)(?P<noun>[mMlo]){_OF_IT}"
    r"(?:,?(?:w?[bzr]{0,2}i)?|,[aFo]{0,2}|[bz]{1,2}r?|,w[^|;,PXq]{0,6}?i),?o{0,2}(?P<who>P)"
)
_OF_BODY = re.compile(
    r"(?P<noun>[mMlo])(?:fd?[aoxy]{1,3}(?:cd?[ao]{1,3})?)?fd?[axyZFg]{0,4}X(?:\([NX]\))?"
    r"(?:,[aFo]{0,2}|,w?[bzr]{0,2}i|w?i)?(?P<who>P)"
)
_WHO_IS = re.compile(
    r"(?P<who>P)(?:\(#\))?(?:,#)?(?:,w?[bz]{0,2}(?:Oo)?|[bz]{1,2})[dH]?(?P<what>[adFxyIZ#oNX]{0,5}?)(?P<noun>[mMlo])"
    rf"{_OF_IT}(?:[fO][dH]?[axyZFgG]{{0,4}}X(?!p?[voeljuk]))"
)
_OFFICES = frozenset(
    {
        "director",
        "secretary",
        "chairman",
        "chairwoman",
        "chairperson",
        "chair",
        "president",
        "chief",
        "head",
        "minister",
        "vice-chairman",
        "vice-president",
        "general secretary",
    }
    | {
        "secretary-general",
        "treasurer",
        "coordinator",
        "representative",
        "delegate",
        "envoy",
        "negotiator",
        "organiser",
    }
    | {
        "organizer",
        "preacher",
        "cleric",
        "imam",
        "elder",
        "prophet",
        "pastor",
        "priest",
        "captain",
        "colonel",
        "major",
    }
    | {
        "general",
        "marshal",
        "sergeant",
        "lieutenant",
        "brigadier",
        "officer",
        "instructor",
        "governor",
        "judge",
        "adviser",
    }
    | {
        "advisor",
        "theologian",
        "scholar",
        "chaplain",
        "mufti",
        "teacher",
        "trainer",
        "editor",
        "supporter",
        "activist",
    }
    | {
        "volunteer",
        "soldier",
        "medic",
        "doctor",
        "cook",
        "driver",
        "photographer",
        "cameraman",
        "webmaster",
        "administrator",
    }
    | {
        "commissar",
        "commissioner",
        "deputy",
        "patron",
        "guide",
        "staff",
        "commander",
        "commander-in-chief",
        "quartermaster-general",
        "manager",
        "official",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "publicist",
        "bookkeeper",
        "accountant",
    }
)
_CHAIRS = frozenset(
    {
        "chairman",
        "chairwoman",
        "vice-chairman",
        "secretary-general",
        "vice-president",
        "treasurer",
        "negotiator",
    }
    | {"delegate", "representative", "coordinator"}
)
_FOR_WAR = re.compile(
    r"\b(?:media|publicity|information|operations?|propaganda|military|armed|intelligence|political|war|field)\b",
    re.IGNORECASE,
)
_ENEMIES = frozenset("AnE")


def speaks_for(scene: Scene, words: range) -> bool:
    """Whether a description is of whoever speaks for the group: `its director of media`."""
    if not words or scene.classes[words.start] != "@":
        return False
    stop = min(words.stop + 4, len(scene.classes)) - 1
    return (
        _FOR_WAR.search(scene.reading.text, scene.reading.starts[words.start], scene.reading.ends[stop])
        is not None
    )


def _holds(scene: Scene) -> Iterator[Finding]:
    for pattern in (_OWNED, _OF_BODY, _WHO_IS):
        for match in pattern.finditer(scene.classes):
            noun = match.start("noun")
            word = last_word(scene.reading.word(noun))
            person = scene.cast.who.get(match.start("who"))
            if person is None or noun in scene.reading.plurals or _ENEMIES & set(match[0]):
                continue
            if scene.classes[noun] in "lo" and word not in _OFFICES:
                continue
            its = scene.classes[match.start()] == "@" and scene.classes[noun] in "lo"
            if (
                its
                and word not in _CHAIRS
                and not _FOR_WAR.search(
                    scene.reading.text,
                    scene.reading.starts[match.start()],
                    scene.reading.ends[match.end() - 1],
                )
            ):
                continue
            if set(range(*match.span())) & scene.governing and scene.classes[noun] in "lo":
                continue
            status = Status.FORMER if "F" in match[0] else None
            yield Finding(person, Said(Role.EXTREMIST, 2, status), "R092", word)


RULES: tuple[Rule[[Scene], Iterator[Finding]], ...] = (
    Rule(
        "R092",
        "holds an office in the group: `its director of media, A.`, `the group’s military spokesman, A.`",
        _holds,
    ),
)
