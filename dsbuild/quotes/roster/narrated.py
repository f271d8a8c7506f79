"""Turns of a broadcast's transcript in which the reporter tells, which are read like any other article."""

import re
from collections.abc import Container, Iterator, Sequence

from dsbuild.model import Quotation, Role, Rule
from dsbuild.quotes.attributed import Attribution
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.scene import Finding

TURN = "A015"
"""The rule of a turn's marker."""
_TELLS = (
    r"(?:co-?host|host|byline|presenter|presenting|reporter|reporting|correspondent|anchor|moderator|newsreader|newscaster|narrator|narration"
    r"|voice-?over|producer|interviewer)"
)
_TELLER = re.compile(rf"(?:^|[,(]\s*)(?:[\w’'-]+ ){{0,3}}{_TELLS}\)?\s*$", re.IGNORECASE)
"""A label that tells that whoever speaks works for the broadcaster."""
_REPORTS = re.compile(
    r"(?P<name>[^\W\d_][\w’'-]+) (?:reports\b|reporting\b|has (?:this|the|more|our)\b|(?:filed|sent|brings us|prepared|produced) (?:us )?(?:this|the)\b)"
)
"""Whom a presenter announces."""


def narrated(
    text: str, quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> frozenset[int]:
    """The turns, by the number of the quotation, of those whose labels say that they tell or ask, and of whom they announce."""
    labels = {
        index: text[slice(*attribution.cue)].rstrip(" :")
        for index, attribution in enumerate(attributions)
        if attribution.rule == TURN and attribution.cue is not None
    }
    tellers = {_surname(label) for label in labels.values() if _TELLER.search(label)}
    if not tellers:
        return frozenset()
    for index, label in labels.items():
        if _surname(label) in tellers:
            quotation = quotations[index]
            tellers |= {m["name"].lower() for m in _REPORTS.finditer(text, quotation.start, quotation.end)}
    return frozenset(index for index, label in labels.items() if _surname(label) in tellers)


def _surname(label: str) -> str:
    """The last word of a label before its comma or bracket, in small letters."""
    return next(reversed(re.split(r"\s*[,(]", label, maxsplit=1)[0].lower().split()), "")


def tellers(
    told: Container[int], quotations: Sequence[Quotation], speakers: Sequence[int | None]
) -> Iterator[Finding]:
    """Who speaks the turns that are `told`, by the numbers of the quotations."""
    people = {speakers[index] for index in range(len(quotations)) if index in told} - {None}
    for person in sorted(person for person in people if person is not None):
        yield Finding(person, Said(Role.JOURNALIST, 2), "R108")


RULES: tuple[Rule[..., object], ...] = (
    Rule("R108", "presents or reports in a transcript, by a label or an announcement", tellers),
)
