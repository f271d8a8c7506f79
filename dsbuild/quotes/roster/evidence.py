"""Rules that tell the roles of people from the noun phrases about them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dsbuild.model import Role, Rule, Status
from dsbuild.quotes.roster import membership, portrayed
from dsbuild.quotes.roster.membership import GAP, dated
from dsbuild.quotes.roster.noun_phrases import NOMINAL, PHRASE, Bearing, Said, nearest, said_by
from dsbuild.quotes.roster.reading import last_word
from dsbuild.quotes.roster.scene import Finding, Scene

_MEMBER = frozenset({"member", "recruit", "follower", "operative", "cadre", "disciple", "adherent"})
AHEAD = 6
_CLERGY = frozenset(
    {
        "father",
        "rev",
        "rev.",
        "fr",
        "fr.",
        "canon",
        "imam",
        "bishop",
        "ven",
        "ven.",
        "maulana",
        "swami",
        "sheikh",
    }
)
_TEAM = frozenset({"commando", "cell", "squad", "hit squad", "terror cell", "terrorist cell", "death squad"})
_CHAIR = frozenset({"Speaker", "Deputy Speaker"})
_SEATED = re.compile(r"P\([^|()]{1,6}\)\([^|()]{1,4}\)")
_OFFICE = re.compile(r"o(?:fd?[^|();,]{1,5}?)?\((?P<name>P)\)")
_AFTER = re.compile(rf"(?<=P)(?:\(#\)|,#(?=,))?,(?:#a{{0,2}},)?{PHRASE}")
_PREDICATE = re.compile(rf"(?<=P)(?P<gap>{GAP})b(?P<not>r?n)?r?{PHRASE}")
_BEFORE = re.compile(
    rf"(?P<comma>,)?(?P<np>[{NOMINAL}]{{1,8}})(?:s?(?P<det>[dH]))?(?P<left>f)?(?P<edge>[|,;qcSw(])?"
)
_AMONG = re.compile(rf"Od(?P<np>[{NOMINAL}]{{1,4}})bP")
_OPENS = re.compile(rf"(?<=[|:;]){PHRASE}")
_CALLED = re.compile(rf"{PHRASE}(?:,?w?[brz]{{0,2}}i(?P<called>P)|w[^,|;P]{{1,10}},(?P<named>P),)")
_WHOSE = re.compile(r"P,(?:#,)?H[aF#]{0,2}k(?P<tail>[^|;P]{0,8})")
_OWN = re.compile(r"P,(?:#,)?(?P<of>P)p[aF#]{0,2}k")


def _before(scene: Scene) -> Iterator[Finding]:
    size = len(scene.classes)
    for index, person in scene.cast.who.items():
        match = _BEFORE.match(scene.backwards, size - index)
        if match is None:
            continue
        phrase, complement, comma = match["np"][::-1], "", match["comma"]
        if phrase in {"o", "m"} and match["edge"] == ",":
            yield from _ranked(scene, person, match.end())
        head = _BEFORE.match(scene.backwards, match.end("left")) if match["left"] else None
        if head and not head["comma"]:
            phrase, complement, match = head["np"][::-1], "f" + phrase, head
        owned = phrase.startswith("p")
        if comma and not owned and not (match["edge"] and (match["det"] or complement)):
            continue
        start = nearest(phrase)
        said = said_by(phrase[start:], complement, scene.setting)
        start += size - match.end("np")
        if said is None and phrase.endswith("Fm") and scene.setting.organisation and not complement:
            member = scene.reading.word(size - match.start("np") - 1).lower() in _MEMBER
            said = Said(Role.EXTREMIST, 1, Status.FORMER, head=len(phrase) - 1) if member else None
            start = size - match.end("np")
        if said is None and complement:
            own = complement[1:]
            start = size - index - len(own) + nearest(own)
            said = said_by(own[nearest(own) :], "", scene.setting)
        if said is None and phrase.endswith("m"):
            start = size - match.end("np") + len(phrase) - 1
            said = Said(Role.UNKNOWN, 0)
        if said and not _plural(scene, start + said.head):
            yield _finding(scene, person, said, "R001", start, match["det"] == "H")


def _ranked(scene: Scene, person: int, comma: int) -> Iterator[Finding]:
    """What an apposition before a rank and a name, `its spokesman, Captain A.`, says."""
    size = len(scene.classes)
    match = _BEFORE.match(scene.backwards, comma)
    if match is None or match["comma"]:
        return
    start = nearest(match["np"][::-1])
    said = said_by(match["np"][::-1][start:], "", scene.setting)
    start += size - match.end("np")
    if said and said.role is Role.EXTREMIST and not _plural(scene, start + said.head):
        yield _finding(scene, person, said, "R001", start, match["det"] == "H")


def _after(scene: Scene) -> Iterator[Finding]:
    for match in _AFTER.finditer(scene.classes):
        if match["det"] != "H" or scene.reading.word(match.start("det")).lower() != "whose":
            yield from _described(scene, match, match.start() - 1, "R002")
    for match in _AMONG.finditer(scene.classes):
        yield from _described_among(scene, match)
    for match in _CALLED.finditer(scene.classes):
        yield from _described(scene, match, max(match.start("called"), match.start("named")), "R002")


def _described_among(scene: Scene, match: re.Match[str]) -> Iterator[Finding]:
    """What `among the widows was A.` says."""
    said = said_by(match["np"], "", scene.setting)
    person = scene.cast.who.get(match.end() - 1)
    if said is not None and person is not None:
        yield Finding(person, said, "R002", scene.reading.word(match.start("np") + said.head).lower())


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
    if said is None and match["np"].endswith("m") and scene.classes.startswith("fP", match.end("np")):
        status = Status.FORMER if "F" in match["np"] else None
        said = Said(Role.UNKNOWN, 0, status, head=len(match["np"]) - 1)
    said = said and dated(scene, said, match)
    person = scene.cast.who.get(index)
    if said and person is not None and not _plural(scene, match.start("np") + said.head):
        under = scene.classes[match.start("np") + said.head] == "m"
        related = _kin_complement(scene, match) if said.kin or under else None
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
    if (
        scene.classes[index] == "v"
        and scene.classes[index + 1 : index + 2] == "f"
        and _of_team(scene, index + 2)
    ):
        said = Said(Role.EXTREMIST, 2, head=said.head)
    if said.role is Role.EXTREMIST and index - 1 in scene.governing and scene.classes[index] == "o":
        said = Said(Role.OFFICIAL, 2, head=said.head)
    return Finding(person, said, rule, last_word(scene.reading.word(index)), related)


def _of_team(scene: Scene, index: int) -> bool:
    return any(scene.reading.word(i) in _TEAM for i in range(index, min(index + 2, len(scene.classes))))


def _namesakes(scene: Scene, person: int) -> Iterator[int]:
    surname = scene.cast.name(person).rsplit(maxsplit=1)[-1]
    yield from scene.cast.bearers.get(surname, ())


def _nearby(scene: Scene, index: int) -> Iterator[int]:
    number = scene.cast.sentence(index)
    for near in (number, number - 1, number - 2):
        yield from scene.cast.subjects.get(near, ())[:4]


def _plural(scene: Scene, index: int) -> bool:
    return index in scene.reading.plurals


def _addressed(scene: Scene) -> Iterator[Finding]:
    """What a form of address tells: clergy, the speaker of a house, a member with a seat and a party."""
    for index, honorific in scene.reading.honorifics.items():
        person = scene.cast.who.get(index)
        if person is not None and honorific in _CLERGY:
            yield Finding(person, Said(Role.OTHER, 1), "R019")
        if person is not None and scene.reading.word(index) in _CHAIR:
            yield Finding(person, Said(Role.OFFICIAL, 2), "R019")
    for match in _SEATED.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        if person is not None:
            yield Finding(person, Said(Role.OFFICIAL, 2), "R019")
    for match in _OFFICE.finditer(scene.classes):
        person = scene.cast.who.get(match.start("name"))
        if person is not None:
            yield Finding(person, Said(Role.OFFICIAL, 2), "R019")


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


def _opening(scene: Scene) -> Iterator[Finding]:
    """What a headline or an opening says of the person whom the article then names: `The defector who …`."""
    lead = scene.cast.lead
    if lead is None or scene.cast.first[lead] > min(scene.cast.first.values()) + AHEAD * AHEAD:
        return
    named = scene.cast.sentence(scene.cast.first[lead])
    for match in _OPENS.finditer(scene.classes):
        here = scene.cast.sentence(match.start())
        if here > named:
            return
        said = said_by(match["np"], match["of"], scene.setting)
        if named - here > AHEAD or said is None or said.role is not Role.EXTREMIST:
            continue
        if not _plural(scene, match.start("np") + said.head) and scene.classes[match.end()] not in "P,":
            yield _finding(scene, lead, replace(said, weight=1), "R018", match.start("np"), False)


RULES: tuple[Rule[[Scene], Iterator[Finding]], ...] = (
    Rule("R001", "a noun phrase right before the name says who it is: `Front spokesman A. B.`", _before),
    Rule("R002", "an apposition after the name says who it is: `A. B., a commander of the Front,`", _after),
    Rule(
        "R003",
        "the name is the subject of `be` and a noun phrase: `A. B. was a recruiter for the Front`",
        _predicate,
    ),
    Rule("R018", "the opening describes whom it then names: `The defector in the laundry`", _opening),
    Rule("R019", "a form of address or a record's heading tells the office: `Father A.`", _addressed),
    Rule("R011", "a relative: of a militant other, else a victim", _related),
    *membership.RULES,
    *portrayed.RULES,
)


def findings(scene: Scene) -> list[Finding]:
    """All that the rules find about the people of an article."""
    return [finding for rule in RULES for finding in rule.apply(scene)]
