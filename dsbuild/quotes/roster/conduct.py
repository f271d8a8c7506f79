"""Rules on what people do, clause by clause: they serve a group, command men, were caught or sentenced; they study or campaign."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from dsbuild.model import Role, Rule, Status
from dsbuild.quotes.roster.membership import APART, LEADING, VISIT, extent
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.scene import Finding, Scene

_VISITED = re.compile(VISIT)
_SECTS = frozenset({"sect", "cult", "commune", "militia"})
_LIVED = re.compile(
    r"\b(?:born|grew up|raised|brought up|spent|lived|years|months|recruited|converted)\b[^.;,]{0,40}?\b(?:in|into|with|inside|on|to|by)\b"
)
_WITH_THEM = re.compile(r"(?<!O)(?<!Od)X")
_SECT = re.compile(r"X(?!p|[voeljukT])|G|M|g")
_SERVES = re.compile(
    r"(?:J[^,Oc]{0,5}?|&[^,|Oc]{0,6}?|I(?:[dHyxZ]{0,3}|[dHyxZa#]{1,3}[agm]fd?))(?:X(?!p[^agm]|[oevljukt])|G|@)"
)
_LEADS_NOW = re.compile(r"[Im][dHyxZ]{0,3}(?:X(?!p[^agm]|[oevljukt])|G|@)")
_LEAVES = re.compile(r"[DL][^,Oc]{0,4}?(?:X(?!p|[oevljukt])|G)")
_SIEGE = (
    r" (?:(?:peacefully|on \w+|without (?:a fight|incident|resistance)),? )?(?:to (?:the |a |an )?(?:\w+ )?(?:police\w*|fbi|sheriffs?|deput(?:y|ies)|troopers?|marshals|officers?|agents|detectives|swat)\b"
    r"|(?:after|following) (?:a |an |the |about |nearly |almost |more than )?(?:[\w-]+ )?(?:hours?|minutes|stand-?off|siege|chase|gunfight|shoot-?out|manhunt))"
)
_GIVES = r"(?:surrendered|gave (?:him|her|them)sel(?:f|ves) up|turned (?:him|her|them)sel(?:f|ves) in)"
BESIEGED = re.compile(rf"\b{_GIVES}{_SIEGE}", re.IGNORECASE)
"""Giving up to the police who came, which is no leaving."""
_GAVE_UP = re.compile(
    rf"\b(?:{_GIVES}(?!(?i:{_SIEGE}))|laid down (?:his |her |their )?(?:arms|weapons)|yielded"
    r"|ran for it|left the (?:group|movement|cult|sect|organi[sz]ation|militia)|hand(?:ed|ing) (?:in|over) (?:his|her|their|a|an) (?:\w+ )?(?:weapons?|rifles?|arms|guns?|pistols?|kalashnikovs?)"
    r"|came in from the (?:bush|forest|cold|hills)|accepted (?:an |the )?amnesty|was amnestied|took the amnesty|demobili[sz]ed|deradicali[sz]ed|exit programme|quit (?:the|it)|disowned|renounced)\b"
)
_PAST = re.compile(
    r"\b(?:now(?:, \d\d,)?(?: and)? (?:runs|works|lives|sells|keeps|teaches|drives|speaks at|counsels|helps)|walked away from (?:it|them|the (?:group|movement|cult|sect))|since (?:leaving|he left|she left)|after (?:leaving|he left|she left)"
    r"|until (?:he|she) (?:left|quit|fled|walked)|(?:left|quit|escaped|fled|got out) (?:it|them|in (?:19|20)\d\d|at \d\d|for good|(?:a|an|some|\w+) (?:days?|weeks?|months?|years?) (?:before|after|later|ago|earlier))"
    r"|(?:crawled|climbed|got|walked|ran) out of it|(?:keeps|runs|sells|teaches|breeds|grows|drives) [\w ]{2,25} now|has been out|is out now|defect(?:ed|or)|turned informer"
    r"|gave evidence against|testifie[ds] against)\b"
)
_STAYS = re.compile(
    r"\b(?:still (?:considers|calls|regards|describes|sees) (?:him|her)self|still (?:swears by|drills|trains|marches) with|now (?:belongs to|serves in|serves with|fights for|fights with|fights alongside|commands|leads)"
    r"|remains (?:unrepentant|loyal|committed to|faithful to)|ha(?:s|ve) not (?:renounced|recanted|left the))\b"
)
"""What those do who have not left."""
_CAUGHT = re.compile(
    r"\b(?:captured|carri(?:es|ed) a (?:reward|bounty)"
    r"|with a (?:reward|bounty)|bounty (?:on|for)|most[- ]wanted|out on (?:bond|bail)|awaits? trial|awaiting trial|on the run|in hiding"
    r"|went underground|underground (?:for|since)|extradited|(?:took to|walked into|went into|fled into|came down from) the (?:bush|forest|hills|jungle|mountains|creeks|swamps|desert)|pledged|took up arms"
    r"|trained in a camp|in a training camp|was recruited|been recruited|swore (?:an oath|loyalty|allegiance))\b"
)
_MEN = re.compile(
    r"\b(?:[Hh]is|[Hh]er) (?:\w+ )?(?:fighters|men|militia|comrades|brigade|cell|followers|gunmen|column|company|platoon|commanders?|emir|unit)\b"
    r"|\b(?:commands?|commanded|commanding|led|leads|leading) (?:more than |about |some )?(?:[\d,]+|dozens|hundreds|thousands|an? hundred)?(?: of)? ?(?:\w+ )?(?:fighters|men|guerrillas|rebels|militants)\b"
)
_FLOCK = re.compile(
    r"\b(?:[Hh]is|[Hh]er) (?:\w+ )?(?:flock|followers|disciples|acolytes|devotees|commune|mujahideen|guerrillas)\b"
)
_NUMBER = (
    r"(?:[\d,.]+|a (?:dozen|hundred|thousand)|half a dozen|(?:a )?(?:few )?(?:dozens?|hundreds?|thousands?|scores)(?: of)?|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ]\w+)?)"
)
_MANY_MEN = (
    rf" (?:(?:a|an|the|his|her) (?:\w+ )?(?:band|group|force|army|unit|column|company|platoon|detachment) of )?(?:\w+ (?:than )?)?{_NUMBER} (?:\w+ )?"
    r"(?:fighters|guerr?illas|rebels|gunmen|militiamen|insurgents|militants|jihadis|jihadists|mujahideen|mujahidin|armed men|riflemen|combatants|guerrilleros)\b"
)
_DELEGATION = (
    r" (?:the|a|an) (?:\w+ )?(?:rebel|guerr?illa|insurgent|militant|jihadist|militia)(?:s['’])? (?:peace |negotiating )?"
    r"(?:panel|delegation|team|side|wing|negotiators|faction|movement|army|forces?|command|camp|column|unit|alliance|coalition|band)\b"
)
_BAND = re.compile(
    rf"\b(?:leads?|led|leading|commands?|commanded|commanding|head(?:s|ed|ing)?|at the head of|in charge of|in command of|has|have|had|with){_MANY_MEN}"
    rf"|\b(?:leads?|led|leading|head(?:s|ed|ing)|chairs|commands?|commanded|commanding){_DELEGATION}"
)
_BAND_NOW = re.compile(rf"\b(?:leads|commands|heads)(?:{_MANY_MEN}|{_DELEGATION})")
"""Who leads so many armed men."""
_OWN_MEN = re.compile(r"Pp[#axy]{0,3}(?P<men>M)(?![oveljkump])")
_LEARNED = re.compile(
    r"\b(?:(?<!had )stud(?:ies|ied|ying)(?! (?:nursing|law|medicine|engineering|economics|theology|agriculture|accounting|education|at|for)\b)|tracks|tracked extremis\w+|research(?:es|ed|ing|er)?|monitors|teaches|taught (?:at|law|history|politics)|lectures|specialis(?:es|ed|ing)"
    r"|specializ(?:es|ed|ing)|analys(?:es|ed|ing|t)|analyz(?:es|ed|ing)|author of|wrote (?:a|the) (?:book|study|history)|(?:her|his) (?:book|study|thesis|research|doctorate|latest book)"
    r"|universit(?:y|ies)|institute|think[- ]tank|professor|academic|scholar|ph\.?d|doctora\w+|thesis|interviewed (?:\w+ )?(?:\d+|dozens|hundreds|scores|more than|over|[a-z]+ty|former|people|members)\b|centre for|center for)\b"
)
_CAMPAIGNS = re.compile(
    r"^,?(?: ?who)?\s*(?:(?:runs|chairs|heads|founded|set up|leads|directs|coordinates) (?:the |a |an )?(?:[\w’'-]+ ){0,4}?"
    r"(?:campaign|charity|union|association|foundation|shelter|hospice|trust|school|shop|church|choir|club|parish|mosque|project|network for)"
    r"|works (?:for|with|at) (?:the |a |an )?(?:[\w’'-]+ ){0,4}?(?:campaign|charity|union|association|foundation|shelter|hospice|trust|network for))\b",
    re.IGNORECASE,
)
_OF_CAMPAIGN = re.compile(
    r"^,? (?:of|from|with) (?:the |a |an )?(?:[\w’'-]+ ){0,3}?(?:campaign|campaigning|advocacy|rights|residents?[’']?|lobby|aid|support|victims[’']?|relief|charity|protest|pressure|environmental|women['’]s)"
    r" (?:group|organi[sz]ation|network|association|collective|charity)\b",
    re.IGNORECASE,
)
_CONDEMNS = re.compile(
    r"\b(?:condemn(?:s|ed|ing)?|denounc(?:es|ed|ing)|deplor(?:es|ed|ing)|distanc(?:es|ed|ing) (?:him|her|them)sel(?:f|ves) from) (?:the|this|that|yesterday's|yesterday’s|such|all|any) (?:\w+ )?"
    r"(?:attacks?|bomb(?:ing|ings)?|killings?|murders?|shootings?|violence|arson|fire|massacre|terror|terrorism|stabbing|abductions?|kidnappings?)\b"
    r"|\b(?:urged|appealed for|called for|pleaded for) calm\b|\b(?:meet|met|visit|visited|comforted) the (?:families|bereaved|wounded|injured|survivors|mourners)\b"
    r"|\b(?:offered|expressed|sent) (?:his |her |their )?(?:\w+ )?condolences\b|\bpaid tribute to\b"
)
"""What those do who stand apart from an attack."""
_OTHERS_WHO = re.compile(r"\b(?:people|men|women|those|others|children|youths|[a-z]{4,}[^s\W]s) who\b")
"""Others of whom a clause goes on to tell: `has interviewed sixty people who left`."""
CONDEMNING = 12
"""Words behind a name in which they are told to, at most."""
_ENDS = re.compile(r"[|q;PE]")
_HELD = re.compile(
    r"\b(?:in handcuffs|handcuffed|shackle[sd]|in the dock|from (?:his|her) (?:prison |jail )?cell|behind bars|(?:life|prison|jail) (?:sentence|term)|paraded|orange jumpsuit"
    r"|visiting room|served \w+ years|years in (?:prison|jail)|in (?:a |the )?(?:\w+ )?(?:prison|jail)|was released from (?:prison|jail))\b"
)
_IN_ARMS = re.compile(
    r"\b(?:kalashnikov|rifle|ak-?47|pistol in|grenade|camouflage|fatigues|balaclava|ski mask|masked men|bodyguards|hide-?out|safe ?house|jungle camp|mountain camp|rebel camp|training camp"
    r"|flanked by (?:armed|masked|fighters|gunmen)|communiqu[eé]s?|leaflets|manifesto|swastika|oath|(?:his|her) (?:comrades|cause|followers|disciples))\b"
)
_ATTACKS = re.compile(r"[^br]r?!(?!O)")


def _serves(scene: Scene) -> Iterator[Finding]:
    for person, index, stop in scene.clauses:
        left = _LEAVES.search(scene.classes, index, stop)
        if left and not _of_others(scene, index, left.start()):
            yield Finding(person, Said(Role.EXTREMIST, 2, Status.FORMER), "R024")
            continue
        served = _SERVES.search(scene.classes, index, stop)
        if served and _VISITED.search(scene.reading.text, *extent(scene, served)):
            continue
        if served and not _of_others(scene, index, served.start()):
            yield Finding(person, Said(Role.EXTREMIST, 2), "R024")
        for leads in _LEADS_NOW.finditer(scene.classes, index, stop) if served else ():
            if scene.reading.low[leads.start()] in LEADING and not _of_others(scene, index, leads.start()):
                yield Finding(person, Said(Role.EXTREMIST, 2, Status.CURRENT), "R024")


def _of_others(scene: Scene, index: int, verb: int) -> bool:
    """Whether the verb is of others whom the clause tells of: `sixty people who left the sect`."""
    relative = scene.classes.rfind("w", index, verb)
    return relative > index + 1 and relative - 1 in scene.reading.plurals


def _told(scene: Scene, pattern: re.Pattern[str], said: Said, rule: str) -> Iterator[Finding]:
    search, text = pattern.search, scene.reading.text
    if search(scene.doings) is None:
        return
    for person, start, end in scene.deeds:
        found = search(text, start, end)
        if found and _OTHERS_WHO.search(text, start, found.start() + len("who ")) is None:
            yield Finding(person, said, rule)


def _told_in_small(scene: Scene, pattern: re.Pattern[str], said: Said, rule: str) -> Iterator[Finding]:
    """The same by a pattern in lower case, whatever the case of the text."""
    search, text = pattern.search, scene.reading.text
    if search(scene.doings.lower()) is None:
        return
    for person, start, end in scene.deeds:
        if search(text[start:end].lower()):
            yield Finding(person, said, rule)


def _lived(scene: Scene) -> Iterator[Finding]:
    reading = scene.reading
    if _LIVED.search(scene.doings) is None:
        return
    for person, start, end in scene.deeds:
        found = _LIVED.search(reading.text, start, end)
        if found is None:
            continue
        first = bisect_left(reading.starts, found.end())
        if APART.search(reading.text, found.start(), reading.starts[min(first + 5, len(reading.starts) - 1)]):
            continue
        group = _SECT.search(scene.classes, first, min(first + 5, len(scene.classes)))
        if group and (group[0] != "g" or reading.low[group.start()] in _SECTS):
            past = "spent" in found[0] or "years" in found[0]
            yield Finding(person, Said(Role.EXTREMIST, 2, Status.FORMER if past else None), "R060")


def _caught(scene: Scene) -> Iterator[Finding]:
    if scene.setting.heated:
        yield from _told(scene, BESIEGED, Said(Role.EXTREMIST, 1), "R025")
        yield from _told(scene, _GAVE_UP, Said(Role.EXTREMIST, 1, Status.FORMER), "R025")
        yield from _told(scene, _CAUGHT, Said(Role.EXTREMIST, 1), "R025")


def _past(scene: Scene) -> Iterator[Finding]:
    if scene.setting.heated:
        yield from _told(scene, _STAYS, Said(Role.EXTREMIST, 0, Status.CURRENT), "R063")
        yield from _told(scene, _PAST, Said(Role.EXTREMIST, 0, Status.FORMER), "R061")


def _commands(scene: Scene) -> Iterator[Finding]:
    if scene.setting.heated:
        yield from _told(scene, _FLOCK, Said(Role.EXTREMIST, 2), "R026")
        yield from _told(scene, _MEN, Said(Role.EXTREMIST, 1), "R026")


def _leads_men(scene: Scene) -> Iterator[Finding]:
    if not scene.setting.heated:
        return
    yield from _told(scene, _BAND, Said(Role.EXTREMIST, 2), "R109")
    yield from _told(scene, _BAND_NOW, Said(Role.EXTREMIST, 2, Status.CURRENT), "R109")
    for match in _OWN_MEN.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        if person is not None and match.start("men") in scene.reading.plurals:
            yield Finding(person, Said(Role.EXTREMIST, 2), "R109")


def _learned(scene: Scene) -> Iterator[Finding]:
    yield from _told_in_small(scene, _LEARNED, Said(Role.EXPERT, 1), "R027")


def _campaigns(scene: Scene) -> Iterator[Finding]:
    reading = scene.reading
    for person, index, stop in scene.clauses:
        after = reading.text[reading.ends[index] : reading.ends[stop]]
        if _CAMPAIGNS.match(after) or _OF_CAMPAIGN.match(after):
            yield Finding(person, Said(Role.OTHER, 2), "R028")


def _condemns(scene: Scene) -> Iterator[Finding]:
    reading = scene.reading
    if _CONDEMNS.search(reading.text) is None:
        return
    for person, index, _ in scene.clauses:
        stop = _ENDS.search(scene.classes, index + 1, index + CONDEMNING)
        end = reading.starts[stop.start() if stop else min(index + CONDEMNING, len(reading.starts) - 1)]
        if _CONDEMNS.search(reading.text, reading.ends[index], end):
            yield Finding(person, Said(Role.UNKNOWN, 0), "R112")


def _held(scene: Scene) -> Iterator[Finding]:
    if scene.setting.heated:
        yield from _told(scene, _HELD, Said(Role.EXTREMIST, 1), "R054")


def _in_arms(scene: Scene) -> Iterator[Finding]:
    if scene.setting.heated:
        yield from _told_in_small(scene, _IN_ARMS, Said(Role.EXTREMIST, 1), "R055")


def _attacks(scene: Scene) -> Iterator[Finding]:
    if scene.setting.cause:
        for person, index, stop in scene.clauses:
            if _ATTACKS.search(scene.classes, index, stop) and scene.classes[index + 1] != "b":
                yield Finding(person, Said(Role.EXTREMIST, 1), "R056")


def _together(scene: Scene) -> Iterator[Finding]:
    for person, index, stop in scene.clauses:
        if _WITH_THEM.search(scene.classes, index, stop):
            yield Finding(person, Said(Role.EXTREMIST, 1), "R057")


RULES: tuple[Rule[[Scene], Iterator[Finding]], ...] = (
    Rule("R024", "serves, leads or leaves an extremist organisation, anywhere in the clause", _serves),
    Rule("R025", "caught, wanted, surrendered or went underground in an article on an armed group", _caught),
    Rule("R060", "grew up, lived or spent years in a sect or a group", _lived),
    Rule("R061", "left, walked away, now does something else: former, where a militant", _past),
    Rule("R109", "leads so many armed men: `who leads about 60 fighters`", _leads_men),
    Rule("R026", "has fighters, men or a commander", _commands),
    Rule("R027", "studies, teaches, wrote a book, works at a university", _learned),
    Rule("R028", "runs a campaign, a charity, a shop", _campaigns),
    Rule("R112", "condemns an attack, comforts, calls for calm", _condemns),
    Rule("R054", "held, in the dock, in prison, in an article on an armed group", _held),
    Rule("R055", "seen with rifles, leaflets or a cause of their own", _in_arms),
    Rule("R056", "attacked, set fire, opened fire", _attacks),
    Rule("R057", "spoken of together with an extremist organisation", _together),
)
