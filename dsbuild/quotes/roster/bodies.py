"""Bodies that speak: whom `it` means, and what they are."""

import re

from dsbuild.lexicon.roles import WordClass
from dsbuild.model import Role
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.organisations import Organisations
from dsbuild.quotes.roster.reading import EXTREMIST, last_word
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.scene import Scene

_SUBJECT = re.compile(
    r"[|,;ci](?:[rc],?)?d?[yxZFa]{0,2}(?P<body>[XoNg])(?:\([^()|]{1,3}\))?(?=,|[rz]{0,2}[SQE]|(?<=X)z?[rn]?[bVs!])"
)
BODIES_BACK = 3
"""Sentences before `it` in which its body is the subject."""
BODIES = frozenset({
    "union", "party", "ministry", "committee", "council", "network", "association", "agency", "charity", "company", "group", "league",
    "organisation", "organization", "movement", "foundation", "federation", "institute", "commission", "office", "department", "embassy",
    "church", "diocese", "mosque", "club", "force", "army", "police", "government", "administration", "authority", "court", "university",
    "bank", "firm", "newspaper", "station", "channel", "coalition", "alliance", "society", "trust", "bureau", "board", "assembly", "bloc",
    "parliament", "senate", "regiment", "command", "service", "campaign", "congregation", "faction", "front", "militia", "outfit", "confederation",
})  # fmt: skip
"""Nouns for bodies, which `it` goes on with once they have spoken."""
PRESS = frozenset({"press", "media", "information", "propaganda", "publicity", "communications"})
DESKS = frozenset(
    {
        "office",
        "wing",
        "arm",
        "bureau",
        "department",
        "branch",
        "outlet",
        "channel",
        "unit",
        "section",
        "desk",
    }
)
"""Parts of an organisation that speak for all of it."""
FAR = 40
"""Words back to the beginning of a sentence, at most."""


def body_before(scene: Scene, organisations: Organisations, here: int) -> Reference | None:
    """The body that `it` means: the subject of what was said or done last, where that is no person."""
    reading, classes = scene.reading, scene.classes
    end = here
    for _ in range(BODIES_BACK):
        start = classes.rfind("|", max(0, end - FAR), max(end, 0))
        if start < 0:
            return None
        subject = _SUBJECT.search(classes, start, end)
        if subject is not None:
            index = subject.start("body")
            if classes[index] == EXTREMIST:
                return Reference(organisation=organisations.keys.get(index))
            if classes[index] == "g":
                return None
            said = company(classes, range(index, index + 1))
            return Reference(description=reading.word(index), said=said)
        end = start
    return None


def press_office(scene: Scene, organisations: Organisations, words: range) -> Reference | None:
    """The organisation for which its press office speaks: `its media wing`, `the group’s press office`."""
    low = [scene.reading.low[i] for i in words] or [""]
    spoken = {part for word in low for part in word.split()}
    if last_word(low[-1]) not in DESKS or spoken.isdisjoint(PRESS):
        return None
    classes = scene.classes
    its = classes[words.start] == WordClass.ITS.value
    last = classes.rfind(EXTREMIST, 0, words.start if its else words.stop)
    if last >= (0 if its else words.start):
        return Reference(organisation=organisations.keys.get(last))
    belongs = low[0] in ("its", "their") or "p" in classes[words.start : words.stop]
    body = body_before(scene, organisations, words[0]) if belongs else None
    return body if body is not None and body.organisation is not None else None


def company(classes: str, words: range) -> Said | None:
    """What is said of a body that is no extremist organisation: a ministry, a court, an agency."""
    kinds = [classes[i] for i in words]
    for kind, role, weight in (("o", Role.OFFICIAL, 2), ("j", Role.JOURNALIST, 2), ("N", Role.OTHER, 1)):
        if kind in kinds:
            return Said(role, weight)
    return None
