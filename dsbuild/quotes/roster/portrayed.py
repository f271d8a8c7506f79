"""Rules that tell militants from what an article on their group says of them anywhere in a sentence."""

import re
from collections.abc import Iterator

from dsbuild.model import Role, Rule, Status
from dsbuild.quotes.roster.grouped import has_group
from dsbuild.quotes.roster.membership import dated
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.reading import BOUNDARY, PERSON, QUOTED
from dsbuild.quotes.roster.scene import Finding, Scene

_HOLDER = re.compile(r"(?:Xp?|@)[aFxIy]{0,2}m,?[^|;,PNXqSkopf]{0,7}(?P<who>P)")
_PLACE = re.compile(
    r"P(?:\(#\))?[^|;PXqkvejoEK]{0,20}?(?P<as>[Ob,])d?[aFINYr#]{0,3}(?:tCOd?)?m(?:cm)?f[^|;,PqN]{0,4}X(?!p?[voeljuk])"
)
_OF_BODY = re.compile(r"mfd?[aZxy]{0,2}X(?:\([NX]\))?,(?P<who>P)")
_ONE_OF = re.compile(r"P[brz,]{1,2}d#?t[^|;PXq]{0,4}m?(?:fd?|Od?mfd?)X")
_LEADS = re.compile(r"P(?:,[^,|;PqSokvej]{1,10}){1,3},?[bzr]?I[dHFZxya#]{0,4}(?:X(?!p?[avoeljukT])|G)")
_GUILTY = re.compile(
    r"(?:(?:\b(?:was|were|been|is|being|also|and)|,) (?:\w+ly )?(?:convicted|found guilty|jailed|sentenced|imprisoned)\b"
    r"(?! by (?:the )?(?:group|militants|rebels))"
    r"|\bple(?:a)?d(?:ed)? guilty\b|\bis serving\b|\bserved (?:\w+ ){1,2}years(?! (?:as|on|in)\b)|\bon death row\b"
    r"|\bsent (?:her|him) to (?:prison|jail)\b|\b(?:gets|got|was given) (?:\w+ )?(?:\d+|life|[a-z]+) (?:years|yrs)\b"
    r"|\b(?:was|were) (?:hanged|executed)\b)"
)
_ANOTHER = re.compile(
    r"\b(?:whose|said|says|asked|told|son|daughter|husband|wife|brother|sister|not|never|acquitted|against|lawyer|that|if)\b"
)
_MEMBERSHIP = re.compile(r"\b(?:membership|terrorism|terrorist|belonging to|bomb\w*)\b", re.IGNORECASE)
_LEFT_WORDS = re.compile(r"P[zbr]{0,2}Sf[dH](?P<text>[^|;,PXN])")
_NOW = re.compile(r"P[^|;PqSk]{0,12}?M[^|;PXqS]{0,10}?b(?P<now>r)[^|;PXqk]{0,4}?o")
_TEXTS = frozenset({"note", "manifesto", "diary", "screed", "testament", "pamphlet"})
_PLACES = frozenset({"as"})
FAR = 110


def _of_place(scene: Scene) -> Iterator[Finding]:
    classes, reading = scene.classes, scene.reading
    for pattern in (_HOLDER, _OF_BODY, _PLACE, _ONE_OF, _LEADS):
        for match in pattern.finditer(classes):
            index = match.start("who") if pattern in {_HOLDER, _OF_BODY} else match.start()
            joint = match.start("as") if pattern is _PLACE else index
            if classes[joint] == "O" and reading.word(joint).lower() not in _PLACES:
                continue
            person = scene.cast.who.get(index)
            if person is not None and "n" not in match[0]:
                former = (
                    Status.FORMER if "F" in match[0].split("m")[0][-4:] and pattern is not _LEADS else None
                )
                yield Finding(person, dated(scene, Said(Role.EXTREMIST, 2, former), match), "R020")


def _of_guilt(scene: Scene) -> Iterator[Finding]:
    if not scene.setting.organisation and not has_group(scene.classes):
        return
    reading, classes = scene.reading, scene.classes
    for index, person in sorted(scene.cast.who.items()):
        stop = min(_next(classes, index), index + 40)
        after = reading.text[reading.ends[index] : min(reading.starts[stop], reading.ends[index] + FAR)]
        guilty = _GUILTY.search(after)
        if guilty is None or _ANOTHER.search(after, 0, guilty.start()):
            continue
        opens = max(classes.rfind(BOUNDARY, max(index - FAR, 0), index), 0)
        closes = classes.find(BOUNDARY, index, index + FAR)
        whole = reading.text[reading.ends[opens] : min(reading.starts[closes], reading.ends[opens] + 4 * FAR)]
        weight = 2 if _MEMBERSHIP.search(whole) else 1
        yield Finding(person, Said(Role.EXTREMIST, weight), "R021")


def _next(classes: str, index: int) -> int:
    """Where the next boundary, quotation or person stands."""
    return next(
        (
            i
            for i in range(index + 1, min(index + 40, len(classes)))
            if classes[i] in {BOUNDARY, QUOTED} or (classes[i] == PERSON and classes[i - 1] not in "iO")
        ),
        min(index + 40, len(classes) - 1),
    )


def _now_in_office(scene: Scene) -> Iterator[Finding]:
    """What `a former rebel who is now the minister` says."""
    for match in _NOW.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        if person is not None and scene.reading.word(match.start("now")).lower() == "now":
            yield Finding(person, Said(Role.OFFICIAL, 3), "R023")


def _of_note(scene: Scene) -> Iterator[Finding]:
    """What an attacker left behind in writing."""
    if "B" not in scene.classes:
        return
    for match in _LEFT_WORDS.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        if person is not None and scene.reading.word(match.start("text")).lower() in _TEXTS:
            yield Finding(person, Said(Role.EXTREMIST, 2), "R022")


RULES: tuple[Rule[[Scene], Iterator[Finding]], ...] = (
    Rule(
        "R020",
        "has a place in the group: `the cell's founder, gym owner A.`, `lived as a member of it`",
        _of_place,
    ),
    Rule("R021", "convicted, jailed or pleaded guilty in an article on an armed group", _of_guilt),
    Rule("R022", "an attacker who left a note or a manifesto", _of_note),
    Rule(
        "R023",
        "a rebel of old who holds an office now: `a former rebel who is now the minister`",
        _now_in_office,
    ),
)
