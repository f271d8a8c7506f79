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
from dsbuild.quotes.roster.several_of import one_of_several

_MILITANTS = (
    r"(?:fighters?|militants?|rebels?|guerr?illas?|combatants?|extremists?|terrorists?|neo-nazis?|nazis?|fascists?|skinheads?|supremacists?|jihadis?|jihadists?|islamists?"
    r"|insurgents?|militiam[ae]n|gunm[ae]n|paramilitar(?:y|ies)|child soldiers?|recruits?|cadres?|far-right activists|cult members|sect members|cultists|followers|believers)"
)
_LEFT = re.compile(
    rf"\W(?:(?:former|e(?:x|rstwhile)|one-?time|re(?:pentant|formed|covering)|surrendered|d(?:isarmed|emobili[sz]ed))[ -](?:[\w’'-]+ ){{0,2}}?{_MILITANTS}\b(?!(?: \w+)? (?:movement|group|organi[sz]ation|party|army|front|alliance|stronghold|town|village|camp|base|area)\b)"
    r"|(?:de(?:fec|ser)tors|returnees|ex-combatants)\b"
    r"|(?:men|women|people|those|members|boys|girls) (?:who|that) (?:have )?(?:left|walked away|walked out|got out|quit|came back|surrendered|deserted|escaped|gave up)\b)"
)
"""Several who left, in small letters and behind a sign."""
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


_BROUGHT_IN = re.compile(
    r"d[aYF#]{0,3}(?:(?P<one>[tu])w[^|;PqKEn]{0,10}?[J&UIRa][^|;PqvokKEn]{0,5}?[XM][^|;Pqvok]{0,8}|(?P<man>[MR])f?[^|;Pqvok]{0,8})\|P"
)
"""Somebody told of as a member in the sentence before one that opens with a name."""
_MEETS = re.compile(
    r"\b(?:sp(?:oke|oken|eaks?) (?:to|with)|talk(?:ed|s)? (?:to|with)|met|meets?|interviewed|visited|sat down with|tracked down|found)\b"
)
_HOSTILE = re.compile(
    r"\b(?:by|against|from|whose|lost|hostage|prisoner|captive|killed|held|studied|studies|interviewed (?:many|dozens|hundreds))\b"
)
_BEHIND = re.compile(r"\b(?:spent|used to|until|for (?:[\w-]+ ){1,2}(?:years|months)|left|former|once|ex-)")


def gathered(scene: Scene) -> Iterator[Finding]:
    """What an article tells of people by those among whom it finds them."""
    if not scene.setting.heated:
        return
    yield from _headed(scene)
    yield from _met(scene)
    yield from _who_left(scene)
    yield from _under(scene)
    yield from one_of_several(scene)


def _met(scene: Scene) -> Iterator[Finding]:
    """Who is met as a member, and named in the next sentence: `We spoke with a woman who belonged to the Front. A. B., 29, …`."""
    for match in _BROUGHT_IN.finditer(scene.classes):
        person = scene.cast.who.get(match.end() - 1)
        opens = max(scene.classes.rfind(BOUNDARY, 0, match.start()), 0)
        text = scene.reading.text[scene.reading.ends[opens] : scene.reading.starts[match.end() - 1]]
        if person is None or scene.cast.first.get(person) != match.end() - 1:
            continue
        if _MEETS.search(text) and not _HOSTILE.search(text):
            left = _BEHIND.search(text) is not None
            yield Finding(person, Said(Role.EXTREMIST, 2, Status.FORMER if left else None), "R020")


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
    low = " " + reading.text.replace("İ", "I").lower()
    if _LEFT.search(low, 0, OPENS + 1) is None:
        return
    bounds = cast.boundaries
    head = reading.starts[bounds[min(HEADS, len(bounds)) - 1]] if bounds else 0
    named = sorted(at for at in cast.who if cast.who[at] >= 0)
    left = _LEFT.search(low, 0, head + 1)
    if left and named:
        for person in dict.fromkeys((cast.who[named[0]], cast.lead)):
            if person is None or reading.starts[cast.first[person]] < left.start():
                continue  # `A. B. has met sixty people who left`
            if not _OTHERS.search("".join(_beside(scene, cast.first[person]))):
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
        person = cast.who.get(subject)
        if person is None:
            continue
        lasted = _LASTS.search(reading.text, match.end(), match.end() + FAR)
        status = Status.FORMER if lasted else None
        for chief in dict.fromkeys(_chiefs(scene, at)):
            if chief != person:
                yield Finding(person, Said(Role.UNKNOWN, 0, status), "R029", SUBORDINATE, chief)
    for found in _ONE_OF_THEIRS.finditer(classes):
        one, theirs = cast.who.get(found.start()), cast.who.get(found.start("chief"))
        if one is not None and theirs is not None and found.start("men") in reading.plurals:
            stop = reading.ends[found.end() - 1]
            status = Status.FORMER if _LASTS.search(reading.text, stop, stop + SOON) else None
            yield Finding(one, Said(Role.UNKNOWN, 0, status), "R029", SUBORDINATE, theirs)


SOON = 12
"""Code points in which how long something lasted goes on."""
SUBORDINATE = "subordinate"
"""The noun for who served under somebody."""


def _chiefs(scene: Scene, at: int) -> Iterator[int]:
    """Whom the words from here can name as the one served: `Demhat`, `her`, `her command`; of several each."""
    classes, cast, low = scene.classes, scene.cast, scene.reading.low
    if at >= len(classes):
        return
    if classes[at] == PERSON and low[at] not in HE_SHE:
        yield from (cast.who[at],) if at in cast.who else ()
        return
    gender = HE_SHE.get(low[at])
    other = (
        classes[at] != PERSON
        and classes[at + 1 : at + 2] in tuple("oketlvujmMNpP")
        and low[at + 1] not in _COMMANDED
    )
    if gender is None or other:
        return
    here = cast.sentence(at)
    near = [
        one
        for number in range(here, max(here - NEAR, 0) - 1, -1)
        for one in cast.subjects.get(number, ())[:4]
    ]
    if cast.lead is not None:
        near.append(cast.lead)
    yield from (one for one in near if one >= 0 and cast.genders.get(one, gender) == gender)
