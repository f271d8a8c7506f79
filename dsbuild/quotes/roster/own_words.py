"""Roles that speakers give themselves: `I joined the Front`, `our fighters`, `when I was with them`."""

import re
from collections.abc import Iterator, Sequence

from dsbuild.model import Quotation, Role, Rule, Status
from dsbuild.quotes.narration import NARRATION
from dsbuild.quotes.roster.capitals import organisation_at
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.phrasebook import Step, spotted
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.roles import TELLS_BROADCAST
from dsbuild.quotes.roster.scene import Finding, Scene
from dsbuild.quotes.roster.vocabulary import Vocabulary

_JOINED = re.compile(
    r"\b(?:I|we|We)(?:’d|'d)? (?:have |had |was |were |once |first |then |also )?"
    r"(?P<verb>joined|fought for|fought with|deserted|defected from|pledged (?:allegiance|loyalty) to|swore allegiance to"
    r"|was a (?:member|fighter|commander|soldier|recruiter) (?:of|for|in)|belonged to|left|quit|planted the bomb|carried out (?:the|this) attack)"
    r"(?: the| with| from)? (?=(?P<group>group|organi[sz]ation|movement|caliphate|militia|brigade|sect|cult|struggle|jihad|rebels|fighters)?)"
)
_HOSTILE = frozenset({"R053", "R075", "R076"})
"""The rules of hate and threats, which victims repeat."""
FAR = 120
"""Code points before a phrase in which it can be told as others'."""
_OF_OTHERS = re.compile(
    r"\b(?:[Tt]hey|[Hh]e|[Ss]he|[Ww]ho|[Mm]en|[Mm]ilitants|[Gg]unm[ae]n|[Aa]ttackers?|[Ss]oldiers|[Ff]ighters|[Rr]ebels|them|him)\b[^.?!]{0,50}?"
    r"\b(?:say|says|said|saying|shout\w*|scream\w*|yell\w*|call|calls|called|calling|told|tells?|telling|curs\w+|accus\w+|wrote|brand\w*|warned|threaten\w*)"
    r"\b[^.?!]{0,60}\Z"
)
_KIN_IN_IT = re.compile(r"k(?:,?P,?)?w?[zbr]{0,2}[JDCW&]")
"""Kin of whom the article says that they joined, or were convicted."""
_TELLS = {
    "R050": Said(Role.EXTREMIST, 1),
    "R051": Said(Role.EXTREMIST, 1),
    "R052": Said(Role.EXTREMIST, 1),
    "R053": Said(Role.EXTREMIST, 1),
    "R058": Said(Role.VICTIM_OR_WITNESS, 1),
    "R062": Said(Role.EXTREMIST, 0, Status.FORMER),
    "R074": Said(Role.EXTREMIST, 1),
    "R075": Said(Role.EXTREMIST, 1),
    "R076": Said(Role.EXTREMIST, 1),
    "R077": Said(Role.UNKNOWN, 0),
}
"""What own words of a rule tell of whoever says them."""


def of_themselves(
    quotations: Sequence[Quotation], references: Sequence[Reference | None], scene: Scene, words: Vocabulary
) -> Iterator[Finding]:
    """Findings from what people say of joining and leaving: `I joined the Front`."""
    for quotation, reference in zip(quotations, references, strict=True):
        if reference is None or reference.person is None:
            continue
        for match in _JOINED.finditer(scene.reading.text, quotation.start, quotation.end):
            known = organisation_at(scene.reading.text, match.end(), quotation.end, words)
            if known is None and not (match["group"] and scene.setting.organisation):
                continue
            former = match["verb"] in {"left", "quit", "deserted", "defected from"}
            status = Status.FORMER if former else None
            weight = 0 if match["verb"] in {"left", "quit"} else 2
            yield Finding(reference.person, Said(Role.EXTREMIST, weight, status), "R009")


def of_narrators(quotations: Sequence[Quotation], speakers: Sequence[int | None]) -> Iterator[Finding]:
    """Findings about those who tell a broadcast: they are journalists, whatever they tell."""
    for quotation, person in zip(quotations, speakers, strict=True):
        if quotation.rule == NARRATION and person is not None:
            yield Finding(person, Said(Role.JOURNALIST, 2), TELLS_BROADCAST)


def of_words(
    quotations: Sequence[Quotation], speakers: Sequence[int | None], scene: Scene, book: Step
) -> Iterator[Finding]:
    """Findings about people from the tone of what they say, of militants only in an article on violence."""
    spoken = [
        (person, (quotation.start, quotation.end))
        for quotation, person in zip(quotations, speakers, strict=True)
        if person is not None and quotation.speech
    ]
    bereft = scene.setting.armed and _KIN_IN_IT.search(scene.classes) is not None
    text = scene.reading.text
    heard = spotted(text, [span for _, span in spoken], book)
    own = ((number, rule) for number, at, rule in heard if not _repeats(text, spoken[number][1][0], at, rule))
    for number, rule in dict.fromkeys(own):
        said = _TELLS[rule]
        if said.role is Role.EXTREMIST and not scene.setting.heated:
            continue
        if rule != "R058" or not bereft:
            yield Finding(spoken[number][0], said, rule)


def _repeats(text: str, start: int, at: int, rule: str) -> bool:
    """Whether a phrase of hate or threat at `at` is told as others' (`they shouted that we are infidels`)."""
    return rule in _HOSTILE and _OF_OTHERS.search(text[max(start, at - FAR) : at]) is not None


RULES: tuple[Rule[..., object], ...] = (
    Rule(TELLS_BROADCAST, "tells a broadcast, as a host or a correspondent", of_narrators),
    Rule("R009", "says of themselves that they joined an extremist organisation", of_themselves),
    Rule("R050", "tells of a life in an armed group: `when I was with them`", of_words),
    Rule("R051", "speaks of our fighters, our struggle, our bomb", of_words),
    Rule("R074", "speaks of our men, our positions, as armies do too", of_words),
    Rule("R052", "says that we attacked, fought, killed", of_words),
    Rule("R053", "speaks of traitors, occupiers, infidels, legitimate targets", of_words),
    Rule("R075", "threatens, warns for the last time, promises more", of_words),
    Rule("R076", "stands by an attack: `I do not recognise this court`", of_words),
    Rule("R077", "condemns, investigates or explains militants as others", of_words),
    Rule("R062", "says that they got out or gave up: former, where a militant", of_words),
    Rule("R058", "tells what they saw or lost", of_words),
)
