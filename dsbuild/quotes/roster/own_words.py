"""Roles that speakers give themselves: `I joined the Front`, `our fighters`, `when I was with them`."""

import re
from collections.abc import Iterator, Sequence

from dsbuild.model import Quotation, Role, Rule, Status
from dsbuild.quotes.roster.capitals import organisation_at
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.scene import Finding, Scene
from dsbuild.quotes.roster.vocabulary import Vocabulary

_JOINED = re.compile(
    r"\b(?:I|we|We)(?:’d|'d)? (?:have |had |was |were |once |first |then |also )?"
    r"(?P<verb>joined|fought for|fought with|deserted|defected from|pledged (?:allegiance|loyalty) to|swore allegiance to"
    r"|was a (?:member|fighter|commander|soldier|recruiter) (?:of|for|in)|belonged to|left|quit|planted the bomb|carried out (?:the|this) attack)"
    r"(?: the| with| from)? (?=(?P<group>group|organi[sz]ation|movement|caliphate|militia|brigade|sect|cult|struggle|jihad|rebels|fighters)?)"
)
_GROUP = r"(?:group|movement|organi[sz]ation|front|militia|brigade|column|sect|cult|brotherhood|order|underground|struggle|cause)"
_LIFE = re.compile(
    rf"\b(?:(?:[Ww]hen|[Ww]hile|[Tt]he \w+ years|years) (?:I|we) (?:was|were) (?:with|in|inside|part of) (?:them|it|the {_GROUP}|the (?:bush|forest|mountains|jungle|hills|camps?))"
    rf"|I was (?:a|an|their|its) (?:fighter|commander|soldier of|recruiter|sniper|bomb-?maker|courier|lookout|believer|member|foot soldier|volunteer in)"
    rf"|(?:I|we) (?:left|quit|walked away from|ran from|escaped from|broke with|believed in) (?:them|the {_GROUP})"
    r"|I (?:recruited|trained|took the oath|swore|carried (?:a|the) (?:gun|bomb|boxes of)|learned to shoot|built the bombs?|made the bombs?|drove the (?:van|car|truck))"
    r"|[Ww]e (?:stood it down|buried the guns|were told (?:that )?(?:one|they|the enemy|to kill)|were soldiers|were at war|had orders|took (?:the|an) oath|swore)"
    rf"|(?:join|joining) (?:them|us|the {_GROUP})|in those days we|my (?:unit|commander|cell|platoon|emir|amir))\b"
)
_OUR = re.compile(
    r"\b[Oo]ur (?:own |brave |heroic )?(?:fighters|mujahid[ei]+n|comrades|martyrs|commanders?|emir|amir|units?|volunteers|militants|struggle|war|cause"
    r"|revolution|movement|brigades?|men|brothers|leadership|operations?|bombs?|attack|jihad|army|front|positions|weapons|guns|prisoners)\b"
)
_DID = re.compile(
    r"\b(?:[Ww]e|I) (?:have |had |only |did |will |shall |would |could )?(?:\w+ly )?(?:attack(?:ed)?|struck|strike|kill(?:ed)?|execut(?:e|ed)|ambush(?:ed)?|bomb(?:ed)?|burn(?:ed|t)?"
    r"|raid(?:ed)?|target(?:ed)?|carr(?:y|ied) out|plant(?:ed)?|detonat(?:e|ed)|claim(?:ed)? responsibility|(?:fight|fought)(?! (?:them|against|it|the|back|[A-Z]))|shot|punish(?:ed)?|take responsibility|took up arms|lay down|laid down|put down)\b"
)
_THREAT = re.compile(
    r"\b(?:(?:legitimate|military) targets?|the enemy|enemies|traitors?|collaborators?|occup(?:iers?|ying|ation)|infidels?|apostates?|crusaders?|oppressors?|puppets?|martyrs?|martyrdom"
    r"|infiltrat\w+|invaders?|the regime|race traitors?|our (?:people|land|race|blood|faith|soil)|(?:will|shall) (?:not )?(?:burn|bleed|pay|fall|perish|strike|return|be (?:punished|judged|cleansed|avenged)))\b"
)


_LEFT = re.compile(
    r"\bI (?:left (?:it|them)|quit|walked away|got out|ran away|escaped|deserted|defected|gave (?:myself|it) up|surrendered|put (?:it|the gun|the rifle) down|stopped believing)\b"
)
_KIN = re.compile(
    r"\b[Mm]y (?:\w+ )?(?:husband|wife|son|daughter|brother|sister|mother|father|child|children|baby|family|grand\w+|uncle|cousin)\b"
)
_KIN_IN_IT = re.compile(r"k(?:,?P,?)?w?[zbr]{0,2}[JDCW&]")
"""Kin of whom the article says that they joined, or were convicted."""
_SAW = re.compile(
    r"\b(?:[Mm]y (?:\w+ )?(?:house|home|shop|leg|arm|neighbou?rs?)"
    r"|I (?:\w+ly )?(?:ran|hid|heard|saw|lay|fell|woke|screamed|jumped|fled|counted|felt|smelled|smelt|looked|thought it was|held (?:his|her)|watched|buried|found)"
    r"|[Tt]hey (?:shot|killed|took|burned|came|dragged|beat|told us|made us|tied|opened fire|separated|called|gathered)|we (?:ran|hid|heard|lay|fled|buried|found))\b"
)


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


def heard(scene: Scene, quotation: Quotation, *, armed: bool) -> Iterator[tuple[str, Said]]:
    """What quoted words tell of whoever says them, by which rule; of militants only in an `armed` article, on an armed group."""
    start, end = quotation.start, quotation.end
    text = scene.reading.text
    if _SAW.search(text, start, end) or (
        _KIN.search(text, start, end) and not _KIN_IN_IT.search(scene.classes)
    ):
        yield "R058", Said(Role.VICTIM_OR_WITNESS, 1)
    if not armed:
        return
    if _LEFT.search(text, start, end):
        yield "R062", Said(Role.EXTREMIST, 0, Status.FORMER)
    if life := _LIFE.search(text, start, end):
        former = re.search(r"\b(?:was|were|left|quit|believed|stood)\b", life[0]) is not None
        yield "R050", Said(Role.EXTREMIST, 2, Status.FORMER if former else None)
    if _OUR.search(text, start, end):
        yield "R051", Said(Role.EXTREMIST, 1)
    if _DID.search(text, start, end):
        yield "R052", Said(Role.EXTREMIST, 1)
    if _THREAT.search(text, start, end):
        yield "R053", Said(Role.EXTREMIST, 1)


def of_words(
    quotations: Sequence[Quotation], references: Sequence[Reference | None], scene: Scene
) -> Iterator[Finding]:
    """Findings about people from the tone of what they say."""
    armed = scene.setting.armed
    for quotation, reference in zip(quotations, references, strict=True):
        if reference is not None and reference.person is not None and quotation.speech:
            for rule, said in heard(scene, quotation, armed=armed):
                yield Finding(reference.person, said, rule)


RULES: tuple[Rule[..., object], ...] = (
    Rule("R009", "says of themselves that they joined an extremist organisation", of_themselves),
    Rule("R050", "tells of a life in an armed group: `when I was with them`", of_words),
    Rule("R051", "speaks of our fighters, our struggle, our bomb", of_words),
    Rule("R052", "says that we attacked, fought, killed", of_words),
    Rule("R053", "speaks of traitors, occupiers, infidels, legitimate targets", of_words),
    Rule("R062", "says that they got out or gave up: former, where a militant", of_words),
    Rule("R058", "tells what they saw or lost", of_words),
)
