"""Rules on what the article tells of people in its own words, by phrases of the lexicon: ranks, courts, masks, losses."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from dsbuild.model import Role, Rule, Status
from dsbuild.quotes.roster.conduct import BESIEGED
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.phrasebook import Step, spotted
from dsbuild.quotes.roster.reading import BOUNDARY, PERSON, QUOTED
from dsbuild.quotes.roster.scene import Finding, Scene

TELLS = {
    "R019": Said(Role.OFFICIAL, 2),
    "R063": Said(Role.EXTREMIST, 1),
    "R064": Said(Role.EXTREMIST, 1),
    "R066": Said(Role.EXTREMIST, 0, Status.FORMER),
    "R078": Said(Role.EXTREMIST, 1),
    "R079": Said(Role.EXTREMIST, 1),
    "R080": Said(Role.EXTREMIST, 1),
    "R081": Said(Role.VICTIM_OR_WITNESS, 1),
    "R082": Said(Role.VICTIM_OR_WITNESS, 2),
}
"""What a phrase of a rule tells of the person that its sentence is about."""
DEEDS = "R063"
"""The rule of what people do, and suffer where `be` stands before it."""
ARMS = "R078"
"""The rule of masks and arms, which are others' behind `by`: `surrounded by masked gunmen`."""
_BY_THEM = re.compile(r"\bby (?:\w+ ){0,2}\Z")
_ELSEWHERE = re.compile(
    r"(?:spent|served|did) (?:\S+ ){1,4}?(?:years|months) (?:as an? |at |abroad|teaching|studying|working|in (?:government|parliament|office|business|the (?:army|navy|police|military|marines|gendarmerie|civil)))"
)
"""Years that were spent elsewhere, before whatever is told: `seven years as a government officer`."""
_TO_COURT = re.compile(
    r"\b(?:told|before|to) (?:the |a )?(?:courts?|judges?|jury|jurors|inquiry|tribunal|commission|magistrates?|commons|house|senate|parliament|lawmakers|mps|senators|deputies)\b"
    r"|\b(?:impact|victims?|witness|sworn) statement",
    re.IGNORECASE,
)
"""To whom witnesses and ministers make statements."""
SPEAKS = "R080"
"""The rule of those who speak by statements."""
AROUND = 60
"""Code points around a statement in which it is told to whom it was made."""
GONE = "R066"
"""The rule of those that left."""
FAR = 30
"""Code points before a phrase in which `by` stands."""
_ANTECEDENTS = frozenset("tgGvolemMRBXN")
"""Classes of others of whom `who` tells: `sixty people who left`."""
_OBLIQUE = frozenset("fO")
_QUOTED = re.compile(QUOTED)


def told_of(scene: Scene, book: Step, near: Mapping[int, int]) -> Iterator[Finding]:
    """What the reporter's phrases tell of the person before them in the sentence, else of the first after them.

    `near` are speakers without a name, by the number of a sentence that tells of them and of nobody else.
    """
    reading = scene.reading
    owners: list[int | None] = []
    seen = set()
    for _, at, rule in spotted(reading.text, list(_stretches(scene)), book):
        owners = owners or _owners(scene)
        index = bisect_right(reading.starts, at) - 1
        person = owners[index]
        if person is None:
            person = near.get(scene.cast.sentence(index))
        said = TELLS[rule]
        if rule == DEEDS and (scene.classes[index] == "V" or scene.classes[index - 1 : index] == "b"):
            continue
        if person is None or (person, rule) in seen:
            continue
        if reading.low[index] == "who" and scene.classes[index - 1 : index] in _ANTECEDENTS:
            continue
        if rule == ARMS and _BY_THEM.search(reading.text[max(at - FAR, 0) : at]):
            continue
        if said.role is Role.EXTREMIST and not scene.setting.heated:
            continue
        if rule == GONE and (_ELSEWHERE.match(reading.text, at) or BESIEGED.match(reading.text, at)):
            continue
        if rule == SPEAKS and _is_testimony(reading.text, at):
            continue
        seen.add((person, rule))
        yield Finding(person, said, rule)


def _is_testimony(text: str, at: int) -> bool:
    """Whether `in her statement` was made to a court or a parliament."""
    first = max(at - AROUND, 0)
    start = max(first, text.rfind("\n", first, at), text.rfind(". ", first, at))
    return (
        text.find("statement", at, at + AROUND // 2) >= 0
        and _TO_COURT.search(text, start, at + AROUND) is not None
    )


def _stretches(scene: Scene) -> Iterator[tuple[int, int]]:
    """The stretches of text outside quotations."""
    reading, here = scene.reading, 0
    for match in _QUOTED.finditer(scene.classes):
        yield here, reading.starts[match.start()]
        here = reading.ends[match.start()]
    yield here, len(reading.text)


_OTHERS = re.compile(
    r"(?=(?<=[XNgGo)],)w|(?<=[XNgGo)])w|(?<=S)dd?[axyZ#]{0,3}[XNoMBgG](?:,[^,|;P]{1,20},)?z?r?[!bzsJDIKS]|(?<=c)d?[ax#]{0,3}[MBoGX](?=[!bzsJDIK]))"
)
"""Where a clause begins that is about others than the person before."""
_KIN = re.compile(r"[aF#]{0,3}k")
"""Whose kin a clause is about: `whose late father served nine years`."""


def _owners(scene: Scene) -> list[int | None]:
    """For each word the person it tells of: the last before it in its sentence who is no object, else the first after."""
    classes, who, reading = scene.classes, scene.cast.who, scene.reading
    owners: list[int | None] = [None] * len(classes)
    others = {match.start() for match in _OTHERS.finditer(classes)}
    person, opened = None, 0
    first = True
    for index, kind in enumerate(classes):
        if kind == BOUNDARY:
            person, opened, first = None, index, True
        elif person is not None and reading.low[index] == "whose" and _KIN.match(classes, index + 1):
            owners[index] = person
            person = None
            continue
        elif person is not None and index in others and reading.low[index] != "who":
            person = None
        elif kind == PERSON and index in who and classes[index + 1 : index + 2] != "p":
            if first:
                owners[opened:index] = [who[index]] * (index - opened)
            if first or person is None or classes[index - 1] not in _OBLIQUE:
                person = who[index]
            first = False
        owners[index] = person
    return owners


RULES: tuple[Rule[..., object], ...] = (
    Rule("R063", "served, plotted or attacked with an armed group", told_of),
    Rule("R064", "on trial, convicted, held or wanted", told_of),
    Rule("R066", "left, surrendered, was amnestied: former, where a militant", told_of),
    Rule("R078", "masked, armed, in a hide-out", told_of),
    Rule("R079", "goes by a name of war", told_of),
    Rule("R080", "speaks by recordings, leaflets or a manifesto", told_of),
    Rule("R082", "was held captive by them", told_of),
    Rule("R081", "survived, lost somebody, or saw it", told_of),
)
