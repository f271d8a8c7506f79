"""Rules on people among whom an article goes: those who left an armed group and live or meet somewhere, those who served under a leader."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dsbuild.model import Role, Status
from dsbuild.quotes.roster.cast import HE_SHE
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.reading import BOUNDARY, PERSON
from dsbuild.quotes.roster.salience import NEAR
from dsbuild.quotes.roster.scene import Finding, Scene

_MILITANTS = (
    r"(?:fighters?|militants?|rebels?|guerr?illas?|combatants?|extremists?|terrorists?|neo-nazis?|nazis?|fascists?|skinheads?|supremacists?|jihadis?|jihadists?|islamists?"
    r"|insurgents?|militiam[ae]n|gunm[ae]n|paramilitar(?:y|ies)|child soldiers?|recruits?|cadres?|far-right activists|cult members|sect members|cultists|followers|believers)"
)
_LEFT = re.compile(
    rf"\b(?:former|ex|one-time|onetime|erstwhile|repentant|reformed|recovering|surrendered|disarmed|demobili[sz]ed)[ -](?:[\w’'-]+ ){{0,2}}?{_MILITANTS}\b(?!(?: \w+)? (?:movement|group|organi[sz]ation|party|army|front|alliance|stronghold|town|village|camp|base|area)\b)"
    r"|\b(?:defectors|deserters|returnees|ex-combatants)\b"
    r"|\b(?:men|women|people|those|members|boys|girls) (?:who|that) (?:have )?(?:left|walked away|walked out|got out|quit|came back|surrendered|deserted|escaped|gave up)\b",
    re.IGNORECASE,
)
"""Several who left."""
_HOME = re.compile(
    r"\b(?:rehabilitat\w+|de-?radicali[sz]\w+|reintegrat\w+|disengagement|demobili[sz]\w+|exit|surrender\w*|amnesty|halfway|disarm\w+|re-?education|resettlement|defectors?)\b"
    r"[^.\n]{0,80}?\b(?:cent(?:re|er)s?|camps?|houses?|homes?|hostel|programmes?|programs?|schemes?|workshops?|barracks|ceremon(?:y|ies)|facilit(?:y|ies)|projects?|courses?|village|farm)\b"
    r"|\b(?:cent(?:re|er)|camp|house|home|hostel|programme|program|scheme|workshop|barracks|ceremony|facility|project|course|village|farm)\b[^.\n]{0,40}? (?:for|takes in|houses|of) (?:the )?(?:defectors|deserters|returnees|former|ex-|surrendered|repentant)",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"^[^.;:“”\"|\n]{0,70}?\b(?:(?:an?|one of (?:the|its|\d+|\w+)(?: \w+)?|among the|the (?:first|oldest|youngest|newest)) (?:\w+ )?"
    r"(?:residents?|trainees?|graduates?|inmates?|participants?|beneficiar(?:y|ies)|defectors?|returnees?|ex-combatants?)\b"
    r"|graduated|number \d+ in|never (?:fired|killed|shot|hurt|harmed)|(?:is|was|been) learning to|is learning|enrolled|(?:first|second|third|upper|lower|bottom|top) bunk"
    r"|handed (?:in|over) (?:his|her|a) (?:rifle|gun|weapon|kalashnikov)|laid (?:his|her) (?:rifle|gun|weapon)|signed the (?:pledge|oath|paper))",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\b(?:one of|among) (?:the|its) (?:[\w-]+ )?(?:residents|trainees|graduates|inmates|participants|beneficiaries|returnees)\W{1,3}(?:is |was )?\Z",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:instructor|teach(?:er|es)|tutor|psycholog\w+|psychiatrist|doctor|nurse|director|warden|governor|officer|minister|runs|lost (?:his|her)|whose|widow|mother|father|sister|wife"
    r"|sheikh|imam|pastor|priest|social worker|researcher|counsell?or|mentor|volunteer|colonel|captain|major|general|spokes\w+|staff|neighbou?r|villager|trader|farmer|police\w*)\b",
    re.IGNORECASE,
)
OPENS = 3_000
"""Code points at the start in which an article tells where it is."""
HEADS = 4
"""Sentences of a headline and what stands beneath it."""
FAR = 120
_HEADING = re.compile(r"\|d?(?P<left>F?)(?P<who>[MBRm])\|(?=P)")
_COMMAND = frozenset({"commander", "recruiter", "defector", "deserter", "cadre", "lieutenant", "convert"})
_SERVED = re.compile(
    r"\b(?P<verb>served|fought|soldiered|marched|hid|campaigned|t(?:ook|aken) orders)(?: \w+)? (?P<by>under|beside|alongside|from|for|with)\b"
)
_LASTS = re.compile(r"\b(?:for|until|before|till|from)\b")
_COMMANDED = frozenset(
    {"command", "orders", "banner", "flag", "leadership", "company", "camp", "column", "unit", "brigade"}
)
_ONE_OF_THEIRS = re.compile(r"P[brz,w]{1,4}d[axy#]{0,3}(?P<chief>P)p[axy#]{0,3}(?P<men>M)")


def gathered(scene: Scene) -> Iterator[Finding]:
    """What an article tells of people by those among whom it finds them."""
    if not scene.setting.heated:
        return
    yield from _headed(scene)
    yield from _who_left(scene)
    yield from _under(scene)


def _headed(scene: Scene) -> Iterator[Finding]:
    """What a heading of its own, `The commander`, says of whoever is named right under it."""
    for match in _HEADING.finditer(scene.classes):
        at = match.start("who")
        noun = scene.reading.low[at].split()[-1]
        person = scene.cast.who.get(match.end())
        if person is None or at in scene.reading.plurals or (match["who"] == "m" and noun not in _COMMAND):
            continue
        former = match["left"] or match["who"] == "R"
        yield Finding(person, Said(Role.EXTREMIST, 2, Status.FORMER if former else None), "R018", noun)


def _who_left(scene: Scene) -> Iterator[Finding]:
    """Whom an article on people who left is about, and who lives in a home for them."""
    reading, cast = scene.reading, scene.cast
    if _LEFT.search(reading.text, 0, OPENS) is None:
        return
    bounds = cast.boundaries
    head = reading.starts[bounds[min(HEADS, len(bounds)) - 1]] if bounds else 0
    named = sorted(at for at in cast.who if cast.who[at] >= 0)
    if _LEFT.search(reading.text, 0, head) and named:
        for person in dict.fromkeys((cast.who[named[0]], cast.lead)):
            if person is not None and not _OTHERS.search("".join(_beside(scene, cast.first[person]))):
                yield Finding(person, Said(Role.EXTREMIST, 0, Status.FORMER), "R061")
    if _HOME.search(reading.text, 0, OPENS) is None:
        return
    for at in named:
        before, after = _beside(scene, at)
        there = _THERE.match(after) or _AMONG.search(before)
        if there and not (_OTHERS.search(after) or _OTHERS.search(before)):
            for rule in ("R010", "R007"):
                yield Finding(cast.who[at], Said(Role.EXTREMIST, 2, Status.FORMER), rule)


def _beside(scene: Scene, at: int) -> tuple[str, str]:
    """What stands before a word in its sentence, and what stands behind it."""
    reading = scene.reading
    opens = max(scene.classes.rfind(BOUNDARY, max(at - FAR, 0), at), at - FAR, 0)
    closes = scene.classes.find(BOUNDARY, at, at + FAR)
    before = reading.text[reading.ends[opens] : reading.starts[at]]
    return before, reading.text[reading.ends[at] : min(reading.starts[closes], reading.ends[at] + FAR)]


def _under(scene: Scene) -> Iterator[Finding]:
    """Who served under somebody, or was one of their fighters, which tells what they are where their chief is an extremist."""
    reading, classes, cast = scene.reading, scene.classes, scene.cast
    for match in _SERVED.finditer(reading.text):
        at = bisect_left(reading.starts, match.end())
        opens = max(classes.rfind(BOUNDARY, max(at - FAR, 0), at), at - FAR, 0)
        first = bisect_right(reading.starts, match.start()) - 1
        subject = classes.rfind(PERSON, opens, first + 1)
        chief = _chief(scene, at, subject)
        person = cast.who.get(subject)
        if chief is None or person is None or person == chief:
            continue
        lasted = _LASTS.search(reading.text, match.end(), match.end() + FAR)
        status = Status.FORMER if lasted else None
        yield Finding(person, Said(Role.UNKNOWN, 0, status), "R029", SUBORDINATE, chief)
    for found in _ONE_OF_THEIRS.finditer(classes):
        person, chief = cast.who.get(found.start()), cast.who.get(found.start("chief"))
        if person is not None and chief is not None and found.start("men") in reading.plurals:
            lasted = _LASTS.search(
                reading.text, reading.ends[found.end() - 1], reading.ends[found.end() - 1] + 12
            )
            status = Status.FORMER if lasted else None
            yield Finding(person, Said(Role.UNKNOWN, 0, status), "R029", SUBORDINATE, chief)


SUBORDINATE = "subordinate"
"""The noun for who served under somebody."""


def _chief(scene: Scene, at: int, subject: int) -> int | None:
    """Whom the words from here name as the one served: `Demhat`, `her`, `her command`."""
    if at >= len(scene.classes):
        return None
    if scene.classes[at] == PERSON:
        return scene.cast.who.get(at)
    gender = HE_SHE.get(scene.reading.low[at])
    after = scene.reading.low[at + 1] if at + 1 < len(scene.classes) else ""
    if gender is None or (
        scene.classes[at + 1 : at + 2] in tuple("oketlvujmMNpP") and after not in _COMMANDED
    ):
        return None
    here = scene.cast.sentence(at)
    own = scene.cast.who.get(subject)
    for number in range(here, max(here - 2 * NEAR, 0) - 1, -1):
        for other in scene.cast.subjects.get(number, ())[:4]:
            if other >= 0 and other != own and scene.cast.genders.get(other, gender) == gender:
                return other
    return None
