"""Rules that tell roles from what people did: joined, fought for, were convicted, deserted, survived."""

import re
from collections.abc import Callable, Iterator

from dsbuild.model import Effect, Role, Rule, Status
from dsbuild.quotes.roster.noun_phrases import Bearing, Said
from dsbuild.quotes.roster.reading import EXTREMIST
from dsbuild.quotes.roster.scene import Finding, Scene

_PERIOD = re.compile(
    r"\s*(?:(?:From|Between) [^.;,]{0,40}?\b(?:until|till|to|and)\b|(?:Until|Till|Up to) (?:\w+ ){0,2}\d{4}\b|(?:For|In) (?:\w+ ){1,3}years\b|In the (?:19|20)\d0s)"
)
VISIT = r"\bspent (?:[\w-]+ ){1,3}?(?:nights?|hours?|days?|weekends?|weeks?|afternoons?|mornings?|evenings?|minutes)\b"
"""How long guests stay, and no members: `spent a night in the camp of the Front`."""
APART = re.compile(
    rf"{VISIT}|\b(?:archives?|records|files|papers|documents|hands|captivity|custody|shadow|wake|victims|survivors|study|history)\b"
)
"""What people spend years in, who study a group or suffer from it."""
_LASTED = re.compile(r"\s*(?:for|from|between|until) [^.;,]{0,40}?(?:\d\d\d\d|years|decades?|months)\b")
LASTED = 10
PERIOD = 80
RECENT = 60
_QUIT = frozenset(
    {"left", "quit", "quitting", "leaving", "has left", "resigned from", "cut ties with", "dropped out of"}
)
_FOR = frozenset(
    {"for", "of", "with", "in", "inside", "years in", "years with", "time in", "time with", "days in"}
)
_WITHIN = frozenset({"in", "with", "inside"})
GAP = r"(?:\(#\))?(?:,[^,|;P]{1,12},(?=[wbrzJCDLIVEnWQK])|,(?=[wCHDJILWKQUE&]))?w?[brz]{0,4}"
_TARGET = r"(?:X(?!p?[voeljukT])(?!p)|Xp[axyZ]{0,2}[gGm]|G(?!p)|M|[xM][gm])"
_MEMBERSHIP = r"X(?![aNvoeljukpgmM])"
_JOINED = re.compile(rf"P{GAP}J[dHFZxyaNr#]{{0,4}}?{_TARGET}")
_SERVED = re.compile(
    rf"P(?:{GAP}|(?:,[^|;P]{{1,12}},)|[^|;P]{{0,24}}?c)[&IR][a#rdtfs]{{0,5}}?(?P<by>[fU])[dHFZxya#@GMg]{{0,4}}?(?:{_MEMBERSHIP}|M(?![voeljuk]))"
)
_WITH = re.compile(rf"P{GAP}b(?P<by>f)[dHFZxya#@]{{0,3}}?(?:{_MEMBERSHIP}|M)")
_JOINED_THEN = re.compile(rf"P{GAP}J(?:\||,|c|f[dr#]{{0,2}}[ra#]{{0,2}}[|,])")
_CONVICTED = re.compile(
    rf"P(?:\(#\))?(?:{GAP}(?<=[br])C|,C|,w[bz]{{1,2}}r?C|{GAP}W)[^|;PqkEOn]{{0,10}}?[TXM]"
)
_CLAIMED = re.compile(rf"P{GAP}Q")
_DESERTED = re.compile(
    rf"P{GAP}(?P<verb>D|L)(?P<object>(?:[fOdHFZxyaN]|l(?=g)){{0,3}}(?P<from>[XGgo]|(?<=[fO])#)?)"
)
_JOINED_AND_LEFT = re.compile(
    rf"P{GAP}J[^|;qPk]{{0,4}}?[XGMg][^|;qPk]{{0,10}}?[c,][rz]{{0,2}}[DL](?=[|,;c]|[OrfS]|f?#)"
)
_BROKE = frozenset(
    {"broke with", "broke away from", "broke away", "broke from", "split from", "split with", "parted with"}
)
"""Leaving people, where no group is named."""
_LEADS = re.compile(
    rf"P{GAP}(?P<verb>I|m)(?:[dHFZxyaN#]{{0,4}}(?:[gG]fd?)?(?:X(?!p?[avoeljukT])|G)|@[axyZ#]{{0,3}}[gmM])"
)
LEADING = frozenset({"leads", "heads", "commands", "runs", "chairs", "represents", "heads up", "co-leads"})
"""Heading an organisation in the present, which nobody does who left."""
_DENIED = re.compile(
    rf"P{GAP}(?:z?E[^|;,P]{{0,6}}?[TmMJR]|z{{0,2}}nr?[zJ][dHZxyaN]{{0,4}}?{_TARGET}"
    r"|(?<=[br])nr?[SsaAK]f?[zb]{1,3}d?[xy]?[mM]|(?<=[br])nr?[SsaAK]f?zJ)"
)
_ACCUSED = re.compile(rf"P{GAP}(?<=[bzr])K[^|;P]{{0,8}}?[TXMmJ]")
_SAW = re.compile(rf"P{GAP}(?<!b)V")
_LOST_KIN = re.compile(
    r"lost (?:his|her|their) (?:[\w-]+ ){0,3}?(?:sons?|daughters?|husband|wife|brothers?|sisters?|mother|father|child|children|parents|grand\w+|twins|family)\b"
)
_USED = re.compile(rf"P{GAP}U(?P<tail>[^|;P]{{0,6}})")


def _by_verb(pattern: re.Pattern[str], said: Said, rule: str) -> Callable[[Scene], Iterator[Finding]]:
    def found(scene: Scene) -> Iterator[Finding]:
        for match in pattern.finditer(scene.classes):
            for person in scene.subjects(match.start()):
                yield Finding(person, dated(scene, said, match), rule)

    return found


def _denied(scene: Scene) -> Iterator[Finding]:
    """Denials of being one of them, and not of what several did (`denied that the fighters had shot`)."""
    said = Said(Role.OTHER, 1, bearing=Bearing.DENIES)
    for match in _DENIED.finditer(scene.classes):
        last = match.end() - 1
        lead = last - 1
        while scene.classes[lead] in "dHaxyZ#F":
            lead -= 1
        if last in scene.reading.plurals and scene.classes[lead] not in "fOb":
            continue
        for person in scene.subjects(match.start()):
            yield Finding(person, dated(scene, said, match), "R012")


def _joined(scene: Scene) -> Iterator[Finding]:
    said = Said(Role.EXTREMIST, 2)
    yield from _by_verb(_JOINED, said, "R004")(scene)
    for pattern, words in ((_SERVED, _FOR), (_WITH, _WITHIN)):
        for match in pattern.finditer(scene.classes):
            if scene.reading.low[match.start("by")] in words:
                if APART.search(scene.reading.text, *extent(scene, match)):
                    continue
                spent = scene.reading.text.find("spent", *extent(scene, match)) >= 0
                status = Status.FORMER if spent else None
                for one in scene.subjects(match.start()):
                    yield Finding(one, dated(scene, said._replace(status=status), match), "R004")
    for match in _JOINED_THEN.finditer(scene.classes):
        if EXTREMIST in scene.classes[max(match.start() - RECENT, 0) : match.start() + 2 * RECENT]:
            yield from _by_verb(_JOINED_THEN, said, "R004")(scene)
            return


def _leads(scene: Scene) -> Iterator[Finding]:
    for match in _LEADS.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        verb = scene.reading.low[match.start("verb")]
        if person is not None and (scene.classes[match.start("verb")] == "I" or verb in LEADING):
            now = verb in LEADING
            said = dated(scene, Said(Role.EXTREMIST, 2), match)
            status = said.status or (Status.CURRENT if now else None)
            yield Finding(person, said._replace(status=status), "R008")


def extent(scene: Scene, match: re.Match[str]) -> tuple[int, int]:
    """Where the text of matched words begins and ends."""
    return scene.reading.starts[match.start()], scene.reading.ends[match.end() - 1]


NOW = frozenset({"is", "are", "remains"})
"""What tells that somebody still is what they are called."""


def dated(scene: Scene, said: Said, match: re.Match[str]) -> Said:
    """What is said, of a former member where the organisation or the membership is told to be over, of a present one where they are one."""
    if said.role is not Role.EXTREMIST:
        return said
    reading = scene.reading
    opens = scene.classes.rfind("|", max(match.start() - RECENT, 0), match.start() + 1)
    start = reading.ends[max(opens, 0)]
    before = reading.text[start : min(reading.starts[match.start()], start + PERIOD)]
    stop = reading.starts[min(match.end() + LASTED, len(reading.starts) - 1)]
    after = reading.text[reading.ends[match.end() - 1] : stop]
    over = _PERIOD.match(before) or _LASTED.match(after)
    if over or any(index in scene.ended for index in range(*match.span())):
        return said._replace(status=Status.FORMER)
    copula = scene.classes.rfind("b", *match.span())
    now = said.status is None and copula >= 0 and reading.low[copula] in NOW
    return said._replace(status=Status.CURRENT) if now else said


def _deserted(scene: Scene) -> Iterator[Finding]:
    for match in _JOINED_AND_LEFT.finditer(scene.classes):
        for one in scene.subjects(match.start()):
            yield Finding(one, Said(Role.EXTREMIST, 2, Status.FORMER), "R007")
    for match in _DESERTED.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        left = match["from"]
        low = scene.reading.low
        if (left == "#" and low[match.end() - 2] == "for") or (
            left not in {"X", "G", "g"} and low[match.start("verb")] in _BROKE
        ):
            continue
        if person is None or left == "o" or (match["verb"] == "L" and left not in set("XGg#")):
            continue
        quit_it = left == "X" and scene.reading.low[match.start("verb")] in _QUIT
        member = (quit_it and scene.classes[match.end()] not in "aNpvoe") or (
            match["verb"] == "D"
            and (left in {"X", "G"} or (left in {None, "#"} and scene.setting.organisation))
        )
        told = left == "#" and EXTREMIST in scene.classes[max(match.start() - RECENT, 0) : match.start()]
        weight = 2 if member else int(told)
        yield Finding(person, Said(Role.EXTREMIST, weight, Status.FORMER), "R007")
    for person in sorted(scene.cast.former):
        yield Finding(person, Said(Role.EXTREMIST, 0, Status.FORMER), "R007")
    for match in _USED.finditer(scene.classes):
        person = scene.cast.who.get(match.start())
        if person is not None and set(match["tail"]) & set("XMGRJ"):
            yield Finding(person, Said(Role.EXTREMIST, 0, Status.FORMER), "R007")


def _saw(scene: Scene) -> Iterator[Finding]:
    for match in _SAW.finditer(scene.classes):
        sure = _LOST_KIN.match(scene.reading.text, scene.reading.starts[match.end() - 1])
        for person in scene.subjects(match.start()):
            yield Finding(person, Said(Role.VICTIM_OR_WITNESS, 2 if sure else 1), "R014")


RULES: tuple[Rule[[Scene], Iterator[Finding]], ...] = (
    Rule(
        "R004",
        "joined, fought for or belonged to an extremist organisation",
        _joined,
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
        _leads,
    ),
    Rule(
        "R012",
        "denies membership, or is said not to be a member",
        _denied,
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
        _saw,
    ),
)
