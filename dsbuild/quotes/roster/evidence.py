"""Rules that tell the roles of people from the noun phrases about them."""

import re
from collections.abc import Iterator

from dsbuild.model import Role, Rule, Status
from dsbuild.quotes.roster import addressed, amid, conduct, membership, portrayed, ties
from dsbuild.quotes.roster.cast import HE_SHE
from dsbuild.quotes.roster.gathered import gathered
from dsbuild.quotes.roster.guests import ANSWERS
from dsbuild.quotes.roster.membership import GAP, dated
from dsbuild.quotes.roster.noun_phrases import NOMINAL, PHRASE, Bearing, Said, nearest, said_by
from dsbuild.quotes.roster.reading import last_word
from dsbuild.quotes.roster.scene import Finding, Scene
from dsbuild.quotes.roster.titles import is_styled, of_no_state

_MEMBER = frozenset({"member", "recruit", "follower", "operative", "cadre", "disciple", "adherent"})
AHEAD = 6
_TEAM = frozenset({"commando", "cell", "squad", "hit squad", "terror cell", "terrorist cell", "death squad"})
_AFTER = re.compile(rf"(?<=P)(?:\(#\)|,#(?=,))?,(?:#a{{0,2}},)?{PHRASE}")
_PREDICATE = re.compile(rf"(?<=P)(?P<gap>{GAP})(?:b(?P<not>r?n)?r?|(?:S(?P<self>r)O?|i)){PHRASE}")
_THEMSELVES = ("himself", "herself", "themselves")
_BEFORE = re.compile(
    rf"(?P<comma>,)?(?P<np>[{NOMINAL}]{{1,8}})(?:s?(?P<det>[dH]))?(?P<left>f)?(?P<edge>[|,;qcSw(])?"
)
_AMONG = re.compile(rf"Od(?P<np>[{NOMINAL}]{{1,4}})bP")
_OPENS = re.compile(rf"(?:(?<=[|:;fs])|(?<=\|N)(?=d)|(?<=\|P)(?=d)){PHRASE}")
_MAN_WHO = re.compile(
    r"d[aYF#]{0,4}(?P<man>[tYmol]),?w[^|;,PqSEnA]{0,8}?[JI&DL][^|;,PqSO]{0,5}?(?:X(?!p?[voeljukT])|G)"
)
_NEXT = re.compile(PHRASE)
_FINITE = re.compile(r"[SbzVJL&]")
_MEETING = frozenset({"with", "met", "meets", "visited", "interviewed"})
_CALLED = re.compile(
    rf"{PHRASE}(?:[asf#]{{0,6}},?w?[brz]{{0,2}}i(?P<called>P)|w[^,|;P]{{1,10}},(?P<named>P),)"
)
_NAMED_AFTER = re.compile(r"w[^,|;P]{1,10},P,")
"""What `_CALLED` needs where nobody is called by a name."""
_SAYS_THEY_ARE = re.compile(rf"w[Szr]{{1,2}}hb{PHRASE},(?P<who>P)")
_BOTH = re.compile(rf"P(?:\(#\)|,#,?)?,?c(?P<second>P)(?:\(#\)|,#)?,{PHRASE}")


def _before(scene: Scene) -> Iterator[Finding]:
    size = len(scene.classes)
    for index, person in scene.cast.who.items():
        match = _BEFORE.match(scene.backwards, size - index)
        if match is None or (not match["comma"] and scene.reading.low[index] in HE_SHE):
            continue  # `told the court he had left`
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
            member = scene.reading.low[size - match.start("np") - 1] in _MEMBER
            said = Said(Role.EXTREMIST, 1, Status.FORMER, head=len(phrase) - 1) if member else None
            start = size - match.end("np")
        if said is None and complement:
            own = complement[1:]
            start = index - len(own) + nearest(own)
            said = said_by(own[nearest(own) :], "", scene.setting)
        if said is None and phrase.endswith("m"):
            start = size - match.end("np") + len(phrase) - 1
            said = Said(Role.UNKNOWN, 0)
        official = said is not None and said.role is Role.OFFICIAL
        if said and not (official and is_styled(scene, start)) and not _plural(scene, start + said.head):
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
        if match["det"] != "H" or scene.reading.low[match.start("det")] != "whose":
            yield from _described(scene, match, match.start() - 1, "R002")
    for match in _BOTH.finditer(scene.classes):
        yield from _of_both(scene, match)
    for match in _SAYS_THEY_ARE.finditer(scene.classes):
        yield from _described(scene, match, match.start("who"), "R002")
    for match in _AMONG.finditer(scene.classes):
        yield from _described_among(scene, match)
    named_so = "iP" in scene.classes or _NAMED_AFTER.search(scene.classes)
    for match in _CALLED.finditer(scene.classes) if named_so else ():
        yield from _described(scene, match, max(match.start("called"), match.start("named")), "R002")


def _of_both(scene: Scene, match: re.Match[str]) -> Iterator[Finding]:
    """What `A. and B., members of the Front,` says of the two."""
    said = said_by(match["np"], match["of"], scene.setting)
    if said is None or not _plural(scene, match.start("np") + said.head):
        return
    for index in (match.start(), match.start("second")):
        if index in scene.cast.who:
            yield Finding(scene.cast.who[index], said, "R002")


def _described_among(scene: Scene, match: re.Match[str]) -> Iterator[Finding]:
    """What `among the widows was A.` says."""
    said = said_by(match["np"], "", scene.setting)
    person = scene.cast.who.get(match.end() - 1)
    if said is not None and person is not None:
        yield Finding(person, said, "R002", scene.reading.low[match.start("np") + said.head])


def _predicate(scene: Scene) -> Iterator[Finding]:
    for match in _PREDICATE.finditer(scene.classes):
        said = said_by(match["np"], match["of"], scene.setting)
        if said is None or said.head > 4:
            continue
        told = scene.reading.low[match.start("det") - 1] if match["det"] else ""
        if (match["self"] or scene.classes[match.start("det") - 1] == "i") and not told.endswith(_THEMSELVES):
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
    if said is None and match["np"].endswith("Fm") and scene.setting.organisation and not match["of"]:
        noun = scene.reading.low[match.end("np") - 1]
        if noun in _MEMBER:
            said = Said(Role.EXTREMIST, 1, Status.FORMER, head=len(match["np"]) - 1)
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
    if (
        said.role is Role.EXTREMIST
        and {index - 1, index - 2} & scene.governing
        and scene.classes[index] == "o"
    ):
        said = Said(Role.OFFICIAL, 2, head=said.head)
    if said.role is Role.OFFICIAL and of_no_state(scene, index):
        said = said._replace(role=Role.OTHER)
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


def _described_first(scene: Scene) -> Iterator[Finding]:
    """What an article says of people before it names them."""
    yield from _opening(scene)
    yield from _named_next(scene)


def _opening(scene: Scene) -> Iterator[Finding]:
    """What a headline or an opening says of the person whom the article then names: `The defector who …`."""
    lead = scene.cast.lead
    if lead is None or scene.cast.first[lead] > min(scene.cast.first.values()) + AHEAD * AHEAD:
        return
    named = scene.cast.sentence(scene.cast.first[lead])
    yield from opening(scene, lead, named - AHEAD, named)


def opening(scene: Scene, person: int, first: int, last: int, *, apart: bool = False) -> Iterator[Finding]:
    """What the sentences from `first` to `last` say of somebody whom they describe and do not name.

    `apart` lets a comma follow the description.
    """
    for match in _OPENS.finditer(scene.classes):
        here = scene.cast.sentence(match.start())
        if here > last:
            return
        said = said_by(match["np"], match["of"], scene.setting)
        if here < first or said is None or said.role is not Role.EXTREMIST:
            continue
        if scene.classes[match.start() - 1] in "fs" and scene.reading.low[match.start() - 1] not in _MEETING:
            continue
        if not _plural(scene, match.start("np") + said.head) and scene.classes[match.end()] not in (
            "P" if apart else "P,"
        ):
            yield _finding(scene, person, said._replace(weight=1), "R018", match.start("np"), False)


def _named_next(scene: Scene) -> Iterator[Finding]:
    """What a sentence says of somebody without a name whom one of the next two names."""
    for described, person in scene.cast.introduces.items():
        told = scene.cast.described[described]
        match = _NEXT.match(scene.classes, told.first)
        said = said_by(match["np"], match["of"], scene.setting) if match else None
        if match and said and not said.kin and not _plural(scene, match.start("np") + said.head):
            found = _finding(scene, person, said, "R018", match.start("np"), False)
            yield found._replace(said=found.said._replace(weight=min(found.said.weight, 1)))


def guest(scene: Scene, person: int, last: int) -> Iterator[Finding]:
    """What the sentences up to `last` say of whoever an article interviews."""
    yield from opening(scene, person, 0, last, apart=True)
    for match in _MAN_WHO.finditer(scene.classes):
        if scene.cast.sentence(match.start()) <= last and not _plural(scene, match.start("man")):
            yield Finding(person, Said(Role.EXTREMIST, 1), "R018")


def officer(scene: Scene, person: int, last: int) -> Iterator[Finding]:
    """What a sentence up to `last` says of somebody without a name who is interviewed: `The commander of the Front spoke to us`."""
    bounds = scene.cast.boundaries
    for match in _OPENS.finditer(scene.classes, 0, bounds[min(last, len(bounds)) - 1] if bounds else 0):
        stop = scene.classes.find("|", match.end())
        here = scene.classes[match.end() : stop]
        text = scene.reading.text[scene.reading.starts[match.end() - 1] : scene.reading.starts[stop]]
        if "P" in here or not (ANSWERS.search(text) or not _FINITE.search(here)):
            continue
        said = said_by(match["np"], match["of"], scene.setting)
        if said and said.role is Role.EXTREMIST and not _plural(scene, match.start("np") + said.head):
            yield _finding(scene, person, said._replace(weight=2), "R018", match.start("np"), False)


RULES: tuple[Rule[[Scene], Iterator[Finding]], ...] = (
    Rule("R001", "a noun phrase right before the name says who it is: `Front spokesman A. B.`", _before),
    Rule("R002", "an apposition after the name says who it is: `A. B., a commander of the Front,`", _after),
    Rule(
        "R003",
        "the name is the subject of `be` and a noun phrase: `A. B. was a recruiter for the Front`",
        _predicate,
    ),
    Rule("R018", "the opening describes whom it then names: `The defector in the laundry`", _described_first),
    *addressed.RULES,
    *membership.RULES,
    *ties.RULES,
    *amid.RULES,
    *portrayed.RULES,
    *conduct.RULES,
)


def findings(scene: Scene) -> list[Finding]:
    """All that the rules find about the people of an article, of which `scene` holds what is told and not asked."""
    return [*(finding for rule in RULES for finding in rule.apply(scene)), *gathered(scene)]
