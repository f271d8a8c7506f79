"""Cues on a name from what it does and what is done to it: claims, attacks, members, bans."""

import re

from dsbuild.quotes.roster.kinds import (
    AHEAD,
    ALIAS,
    BACK,
    SECTS,
    Cue,
    Cues,
    Page,
    attacks_in,
    is_body,
    placed,
)
from dsbuild.quotes.roster.reading import BOUNDARY, last_word
from dsbuild.quotes.roster.shapes import NAME

_CLAIMING = frozenset({"claimed", "claims", "claiming"})


_CLAIM = re.compile(rf"N(?={ALIAS}(?:,c?[^,|;qP]{{1,16}},)?(?:,w)?[^|;q,PNw]{{0,8}}?Q)")


_CLAIMED_BY = re.compile(r"[SsQia](?P<by>O)d?[yxM]{0,3}[gG]?(?P<name>N)")


_CLAIMED_IT = re.compile(rf"N(?={ALIAS}[zbr]{{0,2}}(?P<verb>[Sas])d[^|;,P]{{0,4}}[!TSa])")


def claims(page: Page) -> Cues:
    """Names of those who claimed an attack, or by whom it was claimed."""
    classes, reading = page.classes, page.reading
    for match in _CLAIM.finditer(classes):
        yield Cue(match.start(), sure=classes[match.start() - 1 : match.start()] == "d")
    for match in _CLAIMED_BY.finditer(classes):
        by = match.start("by")
        if page.low(by) != "by" or page.low(by - 1) not in _CLAIMING:
            continue
        start = reading.ends[max(classes.rfind(BOUNDARY, max(by - BACK, 0), by), 0)]
        if attacks_in(reading.text[start : reading.starts[by]]):
            yield Cue(match.start("name"), sure=True)
    for match in _CLAIMED_IT.finditer(classes):
        verb = match.start("verb")
        stop = reading.ends[min(verb + 5, len(reading.ends) - 1)]
        if page.low(verb) in _CLAIMING and attacks_in(reading.text[reading.ends[verb] : stop]):
            yield Cue(match.start())


_BANNED = re.compile(rf"N(?:(?<=ZN)|(?={ALIAS}(?:,?w)?[zbr]{{1,3}}Z))")


_BROKEN_UP = re.compile(rf"N(?={ALIAS}[zbr]{{1,3}}(?P<how>[sFaK])O)")


_ENDED = frozenset(
    {"dissolved", "disbanded", "raided", "outlawed", "infiltrated", "dismantled", "prohibited"}
)


_BAN_ON = re.compile(r"(?P<word>a)Od?(?P<name>N)")


_LISTED = re.compile(rf"N{ALIAS},?w?[zbr]{{1,3}}[^|;,q]{{1,8}}?G")
_LISTS = re.compile(r"\b(?:black)?list(?:s|ed)?\b|\bdesignated\b|\bclassifie[sd]\b|\bproscribed\b")


_MEMBERSHIP_OF = re.compile(r"Tf?d?(?P<name>N)")


def banned(page: Page) -> Cues:
    """Names that the law forbids, or membership of which it punishes."""
    for match in _BANNED.finditer(page.classes):
        yield Cue(match.start(), sure=page.classes.endswith("dZ", 0, match.start()))
    for match in _BROKEN_UP.finditer(page.classes):
        if page.low(match.start("how")) in _ENDED:
            yield Cue(match.start())
    for match in _BAN_ON.finditer(page.classes):
        if page.low(match.start("word")) == "ban":
            yield Cue(match.start("name"))
    for match in _LISTED.finditer(page.classes):
        between = page.reading.text[page.reading.ends[match.start()] : page.reading.ends[match.end() - 1]]
        if _LISTS.search(between):
            yield Cue(match.start(), sure=True)
    for match in _MEMBERSHIP_OF.finditer(page.classes):
        if match.end() - match.start() > 2 + (page.low(match.end() - 2) == "the") or page.low(
            match.start()
        ).endswith(("of", "to")):
            yield Cue(match.start("name"))


_FIGHTERS = re.compile(r"N(?=M)")


_FIGHTERS_OF = re.compile(r"(?:M|x[mt]|G)(?P<of>f)d?(?P<name>N)")


def has_fighters(page: Page) -> Cues:
    """Names whose fighters, militants or gunmen are spoken of."""
    for match in _FIGHTERS.finditer(page.classes):
        if match.end() in page.reading.plurals:
            yield Cue(match.start())
    for match in _FIGHTERS_OF.finditer(page.classes):
        if page.low(match.start("of")) == "of":
            yield Cue(match.start("name"))


_ATTACKED = re.compile(rf"(?P<name>N){ALIAS}[^|PNXo;q]{{0,14}}?!")


_SUBJECT_ATTACKED = re.compile(rf"\|[^|,;qPo]{{0,6}},?d?(?P<name>N){ALIAS},[^|;qPo]{{0,30}}?!")


_TAKEN_ON = re.compile(r"(?:^|\|)d?(?P<name>N)(?![p,N])[^|]{0,40}\|[^|PN;q]{0,8}?(?P<it>h)[^|PNo;q]{0,3}!")


_GROUP_ATTACKED = re.compile(r"d(?<=\|d)[ga](?=[^|P;]{0,24}!)")


_DEFINITE = frozenset({"the", "its", "this"})


_BY = re.compile(r"!(?P<by>O)d?(?P<name>N)")


_MEMBER_THEN = re.compile(r"mfd?(?P<name>N)[^|]{0,40}\|(?P<it>[hd])[^|P;q]{0,9}?!")


def attacks(page: Page) -> Cues:
    """Names of those who killed, bombed, abducted."""
    for match in _ATTACKED.finditer(page.classes):
        if not placed(page, match.start()):
            yield Cue(match.start("name"))
    for match in _SUBJECT_ATTACKED.finditer(page.classes):
        yield Cue(match.start("name"))
    for match in _GROUP_ATTACKED.finditer(page.classes):
        if page.low(match.start()) in _DEFINITE and (index := _last_name(page, match.start())) is not None:
            yield Cue(index)
    for pattern, word, allowed in (
        (_TAKEN_ON, "it", {"it"}),
        (_BY, "by", {"by"}),
        (_MEMBER_THEN, "it", {"it", "the"}),
    ):
        for match in pattern.finditer(page.classes):
            if page.low(match.start(word)) in allowed:
                yield Cue(match.start("name"))


def _last_name(page: Page, before: int) -> int | None:
    """The last name with an article in the two sentences before, which `the group` may mean."""
    start = before
    for _ in range(AHEAD):
        start = page.classes.rfind(BOUNDARY, max(start - BACK, 0), max(start - 1, 0))
    for index in range(before - 1, max(start, 0), -1):
        if page.classes[index] == NAME and page.low(index - 1) == "the":
            return index
    return None


_JOINED = re.compile(r"(?:J|[DR]f?|L(?<=[Pah|]L))[dFZ]{0,2}(?P<name>N)")


_SERVED = re.compile(r"(?:[&I][^|;,!]{0,3}?f|I)[dFZ]{0,2}(?P<name>N)")


def is_joined(page: Page) -> Cues:
    """Names of what people joined, fought for, served or deserted."""
    for pattern in (_JOINED, _SERVED):
        for match in pattern.finditer(page.classes):
            if not placed(page, match.start("name")):
                yield Cue(match.start("name"))


_MEMBER = re.compile(r"m(?:,?f)d?F?(?P<name>N)(?![aN])|(?P<its>N)p?m")


_COMMAND = frozenset(
    {"commander", "cadre", "emir", "amir", "gunrunner", "lieutenant", "bomb maker", "bomb-maker", "warlord"}
    | {
        "foot soldier",
        "second man",
        "second-in-command",
        "number two",
        "enforcer",
        "ideologue",
        "militiaman",
        "quartermaster",
        "courier",
        "deputy commander",
    }
)


_FLOCK = frozenset({"follower", "disciple", "apostle", "acolyte", "devotee", "adherent", "believer"})


_GROUPS = re.compile("g")


_ITS_MEN = re.compile(r"(?P<its>[dH])[aFxy]{0,2}(?P<noun>[mM])")


def _its_own(page: Page, its: int) -> int | None:
    """The first name of this sentence before `its`, else the first of the one before, where it is made as those of bodies are."""
    if page.low(its) not in {"its", "their"}:
        return None
    stop = its
    for _ in range(AHEAD):
        start = page.classes.rfind(BOUNDARY, max(stop - BACK, 0), stop)
        if start < 0 or set(page.classes[start:stop]) & set("XgG"):
            return None
        first = page.classes.find(NAME, start, stop)
        if first >= 0:
            return first if is_body(page, first) else None
        stop = start
    return None


def has_members(page: Page) -> Cues:
    """Names whose members, leaders or spokesmen are spoken of."""
    for match in _MEMBER.finditer(page.classes):
        yield Cue(match.start("name") if match["name"] else match.start("its"))


def has_commanders(page: Page) -> Cues:
    """Names whose commanders, cadres or lieutenants are spoken of, or, in an article on a sect, its followers."""
    for match in _ITS_MEN.finditer(page.classes):
        noun = page.low(match.start("noun"))
        if match["noun"] == "M" or noun.rsplit(maxsplit=1)[-1].removesuffix("s") in _COMMAND:
            index = _its_own(page, match.start())
            if index is not None:
                yield Cue(index)
    sects = any(page.low(match.start()) in SECTS for match in _GROUPS.finditer(page.classes))
    for match in _MEMBER.finditer(page.classes):
        noun = last_word(page.reading.word(match.start() if match["name"] else match.end() - 1))
        if noun.removesuffix("s") in (_COMMAND | _FLOCK if sects else _COMMAND):
            yield Cue(match.start("name") if match["name"] else match.start("its"))


_SIGNED = re.compile(r"(?P<by>s)(?:Od?)?(?P<name>N)")
_MARKS = frozenset("“\"‘'«„")


_STATES = re.compile(rf"N(?={ALIAS}(?:,[^|;,qPN]{{1,9}},)?[zbr]{{0,2}}(?:S|[as]d)(?P<text>[^|;qPNX]{{0,8}}))")


_STATEMENTS = frozenset(
    {
        "statement",
        "communique",
        "communiqué",
        "audio",
        "video",
        "leaflet",
        "pamphlet",
        "recording",
        "manifesto",
    }
    | {"pamphlets", "leaflets", "caller", "codeword", "channel", "telegram", "letter"}
)


def issues_statements(page: Page) -> Cues:
    """Names that speak by statements, leaflets and videos, or sign them."""
    for match in _STATES.finditer(page.classes):
        if any(page.low(i) in _STATEMENTS for i in range(*match.span("text"))):
            yield Cue(match.start())


def signs(page: Page) -> Cues:
    """Names that sign a letter or a leaflet: after `by`, or in marks."""
    for match in _SIGNED.finditer(page.classes):
        name = match.start("name")
        by = name > match.start("by") + 1 or page.reading.text[page.reading.starts[name] - 1] in _MARKS
        if by and page.low(match.start("by")) == "signed":
            yield Cue(name)
