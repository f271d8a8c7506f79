"""Rules that tell the roles of people from the article's own words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dsbuild.model import Effect, Role, Rule, Status
from dsbuild.quotes.roster.cast import Cast
from dsbuild.quotes.roster.noun_phrases import NOMINAL, PHRASE, Bearing, Said, Setting, nearest, said_by
from dsbuild.quotes.roster.reading import Reading


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as the rules of roles see it: a string of word classes, and who each person in it is."""

    classes: str
    backwards: str
    reading: Reading
    cast: Cast
    setting: Setting
    governing: frozenset[int]
    ended: frozenset[int]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule saw about a person; `noun` is the word for them, `related` whose relative they are."""

    person: int
    said: Said
    rule: str
    noun: str = ""
    related: int | None = None


_GAP = r"(?:\(#\))?(?:,[^,|;P]{1,12},(?=[wbrzJCDLIVEnWQK])|,(?=[wCHDJI]))?w?[brz]{0,4}"
_TARGET = r"(?:X(?!p?[voeljukT])(?!p)|G(?!p)|M|[xM][gm])"
_AFTER = re.compile(rf"(?<=P)(?:\(#\)|,#(?=,))?,(?:#a{{0,2}},)?{PHRASE}")
_PREDICATE = re.compile(rf"(?<=P)(?P<gap>{_GAP})b(?P<not>r?n)?r?{PHRASE}")
_BEFORE = re.compile(
    rf"(?P<comma>,)?(?P<np>[{NOMINAL}]{{1,8}})(?:s?(?P<det>[dH]))?(?P<left>f)?(?P<edge>[|,;qcSw(])?"
)
_CALLED = re.compile(rf"{PHRASE}(?:,?w?[brz]{{0,2}}i(?P<called>P)|w[^,|;P]{{1,10}},(?P<named>P),)")
_JOINED = re.compile(rf"P{_GAP}J[dHFZxyaNr#]{{0,4}}?{_TARGET}")
_CONVICTED = re.compile(
    rf"P(?:\(#\))?(?:{_GAP}(?<=[br])C|,C|,w[bz]{{1,2}}r?C|{_GAP}W)[^|;PqkEO]{{0,10}}?[TXM]"
)
_CLAIMED = re.compile(rf"P{_GAP}Q")
_DESERTED = re.compile(rf"P{_GAP}(?P<verb>D|L)(?P<object>[fdHFZxyaN]{{0,3}}(?P<from>[XGgo]|(?<=f)#)?)")
_LEADS = re.compile(rf"P{_GAP}I[dHFZxyaN#]{{0,4}}(?:[gG]fd?)?(?:X(?!p?[avoeljukT])|G)")
_DENIED = re.compile(rf"P{_GAP}(?:z?E[^|;,P]{{0,6}}?[TmMJR]|z{{0,2}}nr?[zJ][dHZxyaN]{{0,4}}?{_TARGET})")
_ACCUSED = re.compile(rf"P{_GAP}(?<=[bzr])K[^|;P]{{0,8}}?[TXMmJ]")
_SAW = re.compile(rf"P{_GAP}V")
_WHOSE = re.compile(r"P,(?:#,)?H[aF#]{0,2}k(?P<tail>[^|;P]{0,8})")
_USED = re.compile(rf"P{_GAP}U(?P<tail>[^|;P]{{0,6}})")
_OWN = re.compile(r"P,(?:#,)?(?P<of>P)p[aF#]{0,2}k")


def _before(scene: Scene) -> Iterator[Finding]:
    size = len(scene.classes)
    for index, person in scene.cast.who.items():
        match = _BEFORE.match(scene.backwards, size - index)
        if match is None:
            continue
        phrase, complement, comma = match["np"][::-1], "", match["comma"]
        head = _BEFORE.match(scene.backwards, match.end("left")) if match["left"] else None
        if head and not head["comma"]:
            phrase, complement, match = head["np"][::-1], "f" + phrase, head
        owned = phrase.startswith("p")
        if comma and not owned and not (match["edge"] and (match["det"] or complement)):
            continue
        start = nearest(phrase)
        said = said_by(phrase[start:], complement, scene.setting)
        start += size - match.end("np")
        if said and not _plural(scene, start + said.head):
            yield _finding(scene, person, said, "R001", start, match["det"] == "H")


def _after(scene: Scene) -> Iterator[Finding]:
    for match in _AFTER.finditer(scene.classes):
        if match["det"] != "H" or scene.reading.word(match.start("det")).lower() != "whose":
            yield from _described(scene, match, match.start() - 1, "R002")
    for match in _CALLED.finditer(scene.classes):
        yield from _described(scene, match, max(match.start("called"), match.start("named")), "R002")


def _predicate(scene: Scene) -> Iterator[Finding]:
    for match in _PREDICATE.finditer(scene.classes):
        said = said_by(match["np"], match["of"], scene.setting)
        if said is None or said.head > 4:
            continue
        if match["not"]:
            if said.role is Role.EXTREMIST:
                yield Finding(
                    scene.cast.who[match.start() - 1], Said(Role.OTHER, 1, bearing=Bearing.DENIES), "R012"
                )
            continue
        yield from _described(scene, match, match.start() - 1, "R003")


def _described(scene: Scene, match: re.Match[str], index: int, rule: str) -> Iterator[Finding]:
    said = said_by(match["np"], match["of"], scene.setting)
    said = said and _dated(scene, said, match)
    person = scene.cast.who.get(index)
    if said and person is not None and not _plural(scene, match.start("np") + said.head):
        related = _kin_complement(scene, match) if said.kin else None
        finding = _finding(scene, person, said, rule, match.start("np"), match["det"] == "H")
        yield finding if related is None else Finding(person, said, rule, finding.noun, related)


def _kin_complement(scene: Scene, match: re.Match[str]) -> int | None:
    tail = scene.classes[match.end("np") : match.end("np") + 3]
    offset = tail.find("P")
    return scene.cast.who.get(match.end("np") + offset) if tail[:1] == "f" and offset > 0 else None


def _finding(scene: Scene, person: int, said: Said, rule: str, start: int, possessive: bool) -> Finding:
    index = start + said.head
    related = None
    if said.kin and possessive:
        related = next((p for p in (*_namesakes(scene, person), *_nearby(scene, index)) if p != person), None)
    elif said.kin and scene.classes[index - 1 : index] == "p":
        related = scene.cast.who.get(index - 2)
    if said.role is Role.EXTREMIST and index - 1 in scene.governing and scene.classes[index] == "o":
        said = Said(Role.OFFICIAL, 2, head=said.head)
    return Finding(person, said, rule, scene.reading.word(index).lower().split()[-1], related)


def _namesakes(scene: Scene, person: int) -> Iterator[int]:
    surname = scene.cast.name(person).rsplit(maxsplit=1)[-1]
    yield from scene.cast.bearers.get(surname, ())


def _nearby(scene: Scene, index: int) -> Iterator[int]:
    number = scene.cast.sentence(index)
    for near in (number, number - 1, number - 2):
        yield from scene.cast.subjects.get(near, ())[:4]


def _plural(scene: Scene, index: int) -> bool:
    return index in scene.reading.plurals


def _by_verb(pattern: re.Pattern[str], said: Said, rule: str) -> Callable[[Scene], Iterator[Finding]]:
    def found(scene: Scene) -> Iterator[Finding]:
        for match in pattern.finditer(scene.classes):
            person = scene.cast.who.get(match.start())
            if person is not None:
                yield Finding(person, _dated(scene, said, match), rule)

    return found


def _dated(scene: Scene, said: Said, match: re.Match[str]) -> Said:
    """What is said, of a former member where the organisation has long been dissolved."""
    if said.role is Role.EXTREMIST and any(index in scene.ended for index in range(*match.span())):
        return replace(said, status=Status.FORMER)
    return said


def _deserted(scene: Scene) -> Iterator[Finding]:
    for match in _DESERTED.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        left = match["from"]
        if person is None or left == "o" or (match["verb"] == "L" and left not in set("XGg#")):
            continue
        member = match["verb"] == "D" and (
            left in {"X", "G"} or (left in {None, "#"} and scene.setting.organisation)
        )
        yield Finding(person, Said(Role.EXTREMIST, 2 if member else 0, Status.FORMER), "R007")
    for person in sorted(scene.cast.former):
        yield Finding(person, Said(Role.EXTREMIST, 0, Status.FORMER), "R007")
    for match in _USED.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        if person is not None and set(match["tail"]) & set("XMGRJ"):
            yield Finding(person, Said(Role.EXTREMIST, 0, Status.FORMER), "R007")


def _related(scene: Scene) -> Iterator[Finding]:
    for match in _WHOSE.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        if person is not None:
            of_militant = set(match["tail"]) & set("JMBRCD")
            role = Role.OTHER if of_militant else Role.VICTIM_OR_WITNESS
            yield Finding(person, Said(role, 1), "R011")
    for match in _OWN.finditer(scene.classes):
        said = Said(Role.VICTIM_OR_WITNESS, 1, kin=True)
        person, related = (scene.cast.who.get(i) for i in (match.start(), match.start("of")))
        if person is not None:
            yield Finding(person, said, "R011", related=related)


RULES: tuple[Rule[[Scene], Iterator[Finding]], ...] = (
    Rule("R001", "a noun phrase right before the name says who it is: `Front spokesman A. B.`", _before),
    Rule("R002", "an apposition after the name says who it is: `A. B., a commander of the Front,`", _after),
    Rule(
        "R003",
        "the name is the subject of `be` and a noun phrase: `A. B. was a recruiter for the Front`",
        _predicate,
    ),
    Rule(
        "R004",
        "joined, fought for or belonged to an extremist organisation",
        _by_verb(_JOINED, Said(Role.EXTREMIST, 2), "R004"),
    ),
    Rule(
        "R005",
        "convicted of membership or terrorism, or pleaded guilty to it",
        _by_verb(_CONVICTED, Said(Role.EXTREMIST, 3), "R005"),
    ),
    Rule("R006", "claimed responsibility for an attack", _by_verb(_CLAIMED, Said(Role.EXTREMIST, 2), "R006")),
    Rule("R007", "deserted, defected or left, or used to be one of them: former", _deserted),
    Rule(
        "R008",
        "leads, commands or founded an extremist organisation",
        _by_verb(_LEADS, Said(Role.EXTREMIST, 2), "R008"),
    ),
    Rule("R011", "a relative: of a militant other, else a victim", _related),
    Rule(
        "R012",
        "denies membership, or is said not to be a member",
        _by_verb(_DENIED, Said(Role.OTHER, 1, bearing=Bearing.DENIES), "R012"),
        Effect.RULES_OUT,
    ),
    Rule(
        "R013",
        "accused or charged only, which does not make a member",
        _by_verb(_ACCUSED, Said(Role.OTHER, 1, bearing=Bearing.DOUBTS), "R013"),
        Effect.RULES_OUT,
    ),
    Rule(
        "R014",
        "survived, saw or lost: a victim or witness",
        _by_verb(_SAW, Said(Role.VICTIM_OR_WITNESS, 1), "R014"),
    ),
)


def findings(scene: Scene) -> list[Finding]:
    """All that the rules find about the people of an article."""
    return [finding for rule in RULES for finding in rule.apply(scene)]
