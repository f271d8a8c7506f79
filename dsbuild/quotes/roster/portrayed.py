"""Rules that tell militants from what an article on their group says of them anywhere in a sentence."""

import re
from collections.abc import Iterator

from dsbuild.model import Role, Rule, Status
from dsbuild.quotes.roster.cast import HE_SHE
from dsbuild.quotes.roster.gathered import SUBORDINATE
from dsbuild.quotes.roster.membership import dated
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.reading import BOUNDARY, PERSON, QUOTED
from dsbuild.quotes.roster.salience import NEAR
from dsbuild.quotes.roster.scene import Finding, Scene

_HOLDER = re.compile(r"(?:Xp?|@)[aFxIy]{0,2}m,?[^|;,PNXqSkopf]{0,7}(?P<who>P)")
_PLACE = re.compile(
    r"P(?:\(#\))?[^|;PXqkvejoEK]{0,20}?(?P<as>[Obc,])r{0,2}d?[aFINYr#]{0,3}(?:tCOd?)?m(?:cm)?f[^|;,PqN]{0,4}X(?!p?[voeljuk])"
)
_UNDER = re.compile(
    r"H[aF]{0,2}[mo](?:,[^|,;PqokvejX]{0,9}?(?P<who>P)|(?P<next>P)|(?:,?[aw]?i|b{1,2}r?)(?P<called>P))"
)
_SECONDS = frozenset({
    "bodyguard", "deputy leader", "deputy commander", "enforcer", "lieutenant", "number two", "recruit", "right-hand man", "second in command",
    "second man", "second-in-command",
})  # fmt: skip
"""What somebody is only under a chief of their kind."""
_LASTED = re.compile(
    r"P(?:\(#\))?(?:,[^|;PqS]{1,8}?,?w?|,#,)?[zbr]{0,3}(?:(?<=b)r?d[axy]{0,2}(?P<noun>m)|(?<=[P,w])(?P<verb>J))(?P<how>[fO])(?=d?[^|PX]{0,3}(?:[#]|a))"
)
_LASTING = frozenset({"for", "until", "till", "from", "between"})
_PEACEFUL = frozenset("oe")
"""Classes of words for people of other bodies."""
_COMMAND = re.compile(
    r"\b(?:cell (?:leader|member)|ringleader|commander|comandante|commandante|subcomandante|emir|amir|cadre|lieutenant|foot soldier|warlord|gunrunner|second-in-command|ideologue|recruiter|bomb-?maker)s?\b"
)
_MEMBER = frozenset({"member", "follower", "recruit", "disciple", "adherent", "sympathiser", "sympathizer"})
_POST = re.compile(r"(?:[mM][^|;PXqo]{0,18}?w[bzr]{0,2}i|m(?:[^|;,PXqo]{0,6}?i)?|m,)o?(?P<who>P)")
_OF_BODY = re.compile(r"mfd?[aZxy]{0,2}X(?:\([NX]\))?,i?(?P<who>P)")
_OF_IT = re.compile(r"Pfd?[xyZ]{0,2}X(?!p|[avoeljukT])")
_IN_GROUP = re.compile(
    r"P(?:\(#\)|,#)?,d[^|;,PXqokvejlO]{0,8}?(?:f|O)d?[axyZF#]{0,4}(?:X(?!p?[voeljuk])|G(?!p)|[xyZM]g)"
)
_ONE_OF = re.compile(r"P(?:,#,)?[brz,]{1,2}d#?(?:t[^|;PXq]{0,4}m?|m)(?:fd?|Od?mfd?)[axyZMgi]{0,5}d?X")
_OF_MEN = re.compile(r"P(?:,#,)?[brz]{1,2}(?P<one>d)[dH]?[axyZ#F]{0,4}(?P<men>M)(?=f|[|,;])")
_ITS_OWN = re.compile(r"P,[^|;PXqnAvejo]{1,16}?(?:w[bz]{1,2}r?|[,c])d?Xp[axIy#]{0,3}m(?![aoveljuk])")
_LEADS = re.compile(r"P(?:,[^,|;PqSokvej]{1,10}){1,3},?[bzr]?I[dHFZxya#]{0,4}(?:X(?!p?[avoeljukT])|G)")
_GUILTY = re.compile(
    r"(?:(?:\b(?:was|were|been|is|being|also|and)|,) (?:\w+ly )?(?:convicted|found guilty|jailed|sentenced|imprisoned)\b"
    r"(?! by (?:the )?(?:group|militants|rebels))"
    r"|\bple(?:a)?d(?:ed)? guilty\b|\bis serving\b|\bserved (?:\w+ ){1,2}(?:years|months)(?! (?:as|on|in)\b(?! prison| jail))|\bon death row\b"
    r"|\bsent (?:her|him) to (?:prison|jail)\b|\b(?:gets|got|was given|receive[ds]|drew) (?:\w+ )?(?:\d+|life|[a-z]+) (?:years|yrs)\b(?! of\b(?! (?:prison|jail|imprisonment)))"
    r"|\b(?:was|were) (?:hanged|executed)\b)"
)
_GUILT = (
    *(
        "convicted",
        "guilty",
        "jail",
        "sentenced",
        "prison",
        "serving",
        "served",
        "death row",
        " years",
        " months",
        " yrs",
    ),
    *("hanged", "executed"),
)
_ANOTHER = re.compile(
    r"\b(?:whose|said|says|asked|told|son|daughter|husband|wife|brother|sister|not|never|acquitted|against|lawyer|that|if)\b"
)
_MEMBERSHIP = re.compile(r"\b(?:membership|terrorism|terrorist|belonging to|bomb\w*)\b", re.IGNORECASE)
_LEFT_WORDS = re.compile(r"P[zbr]{0,2}Sf[dH](?P<text>[^|;,PXN])")
_MANIFESTO = re.compile(r"(?<=f[dH])(?P<text>[^|;,PXN])[^|q]{0,16}?,(?P<who>P)[zb]?[SsA]")
_NOW = re.compile(r"P[^|;PqSk]{0,12}?M[^|;PXqS]{0,10}?b(?P<now>r)[^|;PXqk]{0,4}?o")
_OTHER = re.compile(rf"[{BOUNDARY}{QUOTED}]|{PERSON}(?<![iO]{PERSON})")
_TEXTS = frozenset({"note", "manifesto", "diary", "screed", "testament", "pamphlet"})
_PLACES = frozenset({"as", "and"})
FAR = 110
SHORT = 3
"""Words from a post to whoever holds it, at most, where its group is not named."""


def _of_place(scene: Scene) -> Iterator[Finding]:
    classes, reading = scene.classes, scene.reading
    for pattern in (_HOLDER, _OF_BODY, _PLACE, _ONE_OF, _LEADS, _IN_GROUP, _OF_IT, _ITS_OWN):
        for match in pattern.finditer(classes):
            index = match.start("who") if pattern in {_HOLDER, _OF_BODY} else match.start()
            joint = match.start("as") if pattern is _PLACE else index
            if classes[joint] in "Oc" and reading.low[joint] not in _PLACES:
                continue
            person = scene.cast.who.get(index)
            if person is not None and not set(match[0]) & set("nA"):
                former = (
                    Status.FORMER if "F" in match[0].split("m")[0][-4:] and pattern is not _LEADS else None
                )
                yield Finding(person, dated(scene, Said(Role.EXTREMIST, 2, former), match), "R020")
    yield from _of_men(scene)
    yield from _of_the_group(scene)


def _of_the_group(scene: Scene) -> Iterator[Finding]:
    """What `A., a welder who was a member until 2020,` says soon after the group is named."""
    for match in _LASTED.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        before = scene.classes[max(match.start() - FAR, 0) : match.start()]
        low = scene.reading.low[match.start("how")]
        if person is None or "X" not in before or low not in _LASTING:
            continue
        noun = match["noun"] is None or scene.reading.low[match.start("noun")] in _MEMBER
        if noun and not _PEACEFUL & set(before[max(before.rfind("X"), before.rfind(BOUNDARY)) :]):
            yield Finding(person, Said(Role.EXTREMIST, 2, Status.FORMER), "R020")


def _of_men(scene: Scene) -> Iterator[Finding]:
    """What `A. was one of the last 80 guerrillas` says."""
    for match in _OF_MEN.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        one = scene.reading.low[match.start("one")].startswith(("one of", "among"))
        if person is not None and one and match.start("men") in scene.reading.plurals:
            former = Status.FORMER if "F" in match[0] else None
            yield Finding(person, dated(scene, Said(Role.EXTREMIST, 2, former), match), "R020")


def _of_guilt(scene: Scene) -> Iterator[Finding]:
    if not scene.setting.heated:
        return
    reading, classes = scene.reading, scene.classes
    if not any(map(reading.text.__contains__, _GUILT)):
        return
    for index in sorted(scene.cast.who):
        stop = min(_next(classes, index), index + 40)
        after = reading.text[reading.ends[index] : min(reading.starts[stop], reading.ends[index] + FAR)]
        guilty = _GUILTY.search(after) if any(map(after.__contains__, _GUILT)) else None
        if guilty is None or _ANOTHER.search(after, 0, guilty.start()):
            continue
        opens = max(classes.rfind(BOUNDARY, max(index - FAR, 0), index), 0)
        closes = classes.find(BOUNDARY, index, index + FAR)
        whole = reading.text[reading.ends[opens] : min(reading.starts[closes], reading.ends[opens] + 4 * FAR)]
        weight = 2 if _MEMBERSHIP.search(whole) else 1
        for person in scene.subjects(index):
            yield Finding(person, Said(Role.EXTREMIST, weight), "R021")


def _under(scene: Scene) -> Iterator[Finding]:
    """What `her right-hand man, A.` says, where she is an extremist."""
    for match in _UNDER.finditer(scene.classes):
        person = scene.cast.who.get(max(match.start("who"), match.start("next"), match.start("called")))
        gender = HE_SHE.get(scene.reading.low[match.start()])
        chief = next(_before(scene, match.start(), gender, person), None) if gender else None
        if person is not None and chief is not None:
            status = Status.FORMER if "F" in match[0] else None
            noun = scene.reading.low[match.end() - match[0][::-1].index("m") - 1] if "m" in match[0] else ""
            noun = SUBORDINATE if noun in _SECONDS else ""
            yield Finding(person, Said(Role.UNKNOWN, 0, status), "R029", noun, chief)


def _before(scene: Scene, index: int, gender: str | None, person: int | None) -> Iterator[int]:
    """Others of this gender that this sentence and those before it are about."""
    cast = scene.cast
    here = cast.sentence(index)
    for number in range(here, max(here - NEAR, 0) - 1, -1):
        for other in cast.subjects.get(number, ())[:4]:
            if other >= 0 and other != person and cast.genders.get(other, gender) == gender:
                yield other


def _of_post(scene: Scene) -> Iterator[Finding]:
    """What `a commander who goes by A.` says in an article on an armed group, with no state about."""
    if not scene.setting.heated:
        return
    for match in _POST.finditer(scene.classes):
        opens = scene.classes.rfind(BOUNDARY, max(match.start() - FAR, 0), match.start())
        person = scene.cast.who.get(match.start("who"))
        own = scene.reading.low[match.start() - 1] in {"its", "his", "her", "their"}
        if person is None or own or "o" in scene.classes[max(opens, 0) : match.start()]:
            continue
        noun = scene.reading.low[match.start()].split()[-1]
        if noun == "lieutenant" and not scene.setting.organisation:
            continue
        left = scene.setting.armed and noun in _MEMBER and scene.classes.endswith("F", 0, match.start())
        post = _COMMAND.fullmatch(noun) or _COMMAND.fullmatch(scene.reading.low[match.start()])
        if _of_group(scene, match):
            yield Finding(person, Said(Role.EXTREMIST, 2), "R020")
        elif scene.classes[match.start()] == "M" or post or left:
            former = scene.classes[match.start() - 1 : match.start()] == "F"
            yield Finding(person, Said(Role.EXTREMIST, 1, Status.FORMER if former else None), "R059")


def _of_group(scene: Scene, match: re.Match[str]) -> bool:
    """Whether the post is held in the group that the article is about: `wrote group chief A.`."""
    bare = scene.setting.organisation and scene.classes[match.start() - 1] == "g"
    return bare and scene.classes[match.start() - 2] in "S|,;cq" and match.end("who") - match.start() < SHORT


def _next(classes: str, index: int) -> int:
    """Where the next boundary, quotation or person stands."""
    found = _OTHER.search(classes, index + 1, index + 40)
    return found.start() if found else min(index + 40, len(classes) - 1)


def _now_in_office(scene: Scene) -> Iterator[Finding]:
    """What `a former rebel who is now the minister` says."""
    for match in _NOW.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        if person is not None and scene.reading.low[match.start("now")] == "now":
            yield Finding(person, Said(Role.OFFICIAL, 3), "R023")


def _of_note(scene: Scene) -> Iterator[Finding]:
    """What an attacker left behind in writing."""
    if "B" not in scene.classes:
        return
    for match in _LEFT_WORDS.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        if person is not None and scene.reading.low[match.start("text")] in _TEXTS:
            yield Finding(person, Said(Role.EXTREMIST, 2), "R022")
    for match in _MANIFESTO.finditer(scene.classes):
        person = scene.cast.who.get(match.start("who"))
        if person is not None and scene.reading.low[match.start("text")] in _TEXTS:
            yield Finding(person, Said(Role.EXTREMIST, 2), "R022")


RULES: tuple[Rule[[Scene], Iterator[Finding]], ...] = (
    Rule(
        "R020",
        "has a place in the group: `the cell's founder, gym owner A.`, `lived as a member of it`",
        _of_place,
    ),
    Rule("R021", "convicted, jailed or pleaded guilty in an article on an armed group", _of_guilt),
    Rule("R029", "second to somebody: `her right-hand man, A.`", _under),
    Rule("R059", "a commander, cadre or recruiter in an article on an armed group", _of_post),
    Rule("R022", "an attacker who left a note or a manifesto", _of_note),
    Rule(
        "R023",
        "a rebel of old who holds an office now: `a former rebel who is now the minister`",
        _now_in_office,
    ),
)
