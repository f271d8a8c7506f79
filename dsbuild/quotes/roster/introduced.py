"""Names that an article itself introduces as extremist organisations, by what all its sentences say of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dsbuild.quotes.roster.reading import NAME, Reading
from dsbuild.quotes.roster.vocabulary import Vocabulary, bare, normal

ENOUGH = 2
_VIOLENT = frozenset("xMBTQGX!ZDR")
_SAID = r"(?P<said>[FAZxyMaNr]{0,5}?[gG])"
_APPOSITION = re.compile(rf"N(?=(?:\(N\))?(?P<apart>[,wb]{{0,3}}d?){_SAID}(?![mMoveljkugGpRB]))")
_ATTRIBUTE = re.compile(r"(?P<said>[ZxyMG][ZxyMaN]{0,2}[gG]|G)(?:i|,?d|i?d)?(?P<name>N)")
_PLAIN_ATTRIBUTE = re.compile(r"g(?:i|,?d)?(?P<name>N)")
_CLAIM = re.compile(r"N(?=(?:\(N\))?(?:,w)?[zbr]{0,2}Q)")
_BANNED = re.compile(r"(?P<sure>dZ)?(?P<name>(?<=Z)N|N(?=(?:\(N\))?(?:,?w)?[zbr]{1,2}Z))")
_FIGHTERS = re.compile(r"N(?=M)")
_ARMED_MEMBERS = re.compile(r"(?:M|x[mt]|G)(?P<word>f)d?(?P<name>N)")
_BAN_ON = re.compile(r"(?P<word>a)Od?(?P<name>N)")
_MEMBERSHIP_OF = re.compile(r"Tfd?(?P<name>N)")
_MEMBER = re.compile(r"m(?:,?f)d?F?(?P<name>N)(?![aN])|(?P<its>N)p?m")
_JOINED = re.compile(r"(?:J|[DR]f?|(?<=[Pah|])L)[dFZ]{0,2}(?P<name>N)")
_SERVED = re.compile(r"[&I][^|;,!]{0,3}?f[dFZ]{0,2}(?P<name>N)")
_ATTACKED = re.compile(r"(?P<name>N)(?:\(N\))?[^|PNXo;]{0,14}?!")
_TAKEN_ON = re.compile(r"(?:^|\|)(?P<name>N)(?![p,N])[^|]{0,40}\|[^|PN;q]{0,8}?(?P<word>h)!")
_BY = re.compile(r"!(?P<word>O)d?(?P<name>N)")
_SIGNED = re.compile(r"(?P<word>s)Od?(?P<name>N)")
_SECT_THAT = re.compile(r"(?P<noun>g)[dw][zb]{0,2}!")
_ACRONYM = re.compile(r"N\((N)\)")
_NAME = re.compile(NAME)
_PLACED = frozenset({"in", "at", "near", "from", "outside", "to", "into", "around"})
_NOMINAL = frozenset("gGmMNatoveljukBx")
SHORT = 4


@dataclass(slots=True)
class _Case:
    """What speaks for one name: kinds of evidence, whether one of them suffices, and how it is used."""

    written: str
    shown: bool = False
    sure: bool = False
    article: bool = False
    placed: bool = False
    kinds: set[str] = field(default_factory=set)


def introduced(reading: Reading, classes: str, speakers: frozenset[str], words: Vocabulary) -> dict[str, str]:
    """Names in normal form that the article introduces as extremist organisations, with the key of each.

    `speakers` are names, in lower case, that attribution gave to people.
    """
    cases: dict[str, _Case] = {}
    for match in _NAME.finditer(classes):
        _used(cases, reading, classes, match.start())
    _shown(cases, reading, classes)
    _told(cases, reading, classes)
    violent = bool(set(classes) & _VIOLENT)
    found = {
        name: case.written
        for name, case in cases.items()
        if _is_extremist(name, case, speakers, words, violent=violent, cause="y" in classes)
    }
    _unify(found, cases)
    for match in _ACRONYM.finditer(classes):
        key = found.get(normal(bare(reading.word(match.start()))))
        acronym = reading.word(match.start(1))
        if key and (acronym.isupper() or " " in acronym):
            found.setdefault(normal(acronym), key)
    for name, key in list(found.items()):
        first, *rest = name.split(" ")
        if rest and first in words.heads and rest[0] == "of":
            found.setdefault(first, key)
    return found


def _unify(found: dict[str, str], cases: dict[str, _Case]) -> None:
    """Makes one organisation of a name and of the longer one that it shortens."""
    ends = {name.rsplit(" ", 1)[-1]: name for name, case in cases.items() if case.article and " " in name}
    for name in [n for n in found if " " not in n and n in ends]:
        found[name] = found[ends[name]] = cases[ends[name]].written
    for longer in [n for n in found if " of " in n]:
        start = longer.split(" of ")[0]
        if start in found:
            found[start] = found[longer]


def short_forms(found: dict[str, str], speakers: frozenset[str], words: Vocabulary) -> dict[str, str]:
    """Single words by which an article goes on to speak of its organisations: `the Meridian`."""
    short: dict[str, str] = {}
    for name, key in found.items():
        parts = name.split(" ")
        last = "" if "of" in parts or len(parts) < 2 else parts[-1]
        if len(last) >= SHORT and last not in speakers and last not in words.state:
            short.setdefault(last, key)
        elif "of" in parts[1:]:
            short.setdefault(parts[parts.index("of") - 1], key)
        if len(parts) == 2 and len(parts[0]) >= SHORT and parts[0] in words.heads:
            short.setdefault(parts[0], key)
    return short


def _case(cases: dict[str, _Case], reading: Reading, index: int) -> _Case:
    written = reading.word(index)
    return cases.setdefault(normal(bare(written)), _Case(written))


def _used(cases: dict[str, _Case], reading: Reading, classes: str, index: int) -> None:
    case = _case(cases, reading, index)
    before = reading.word(index - 1).lower() if index else ""
    if classes[index - 1 : index] == "d" and before == "the" and classes[index + 1] not in _NOMINAL:
        case.article = True
    if classes[index - 1 : index] == "f" and before in _PLACED:
        case.placed = True


def _shown(cases: dict[str, _Case], reading: Reading, classes: str) -> None:
    """Notes the evidence of which one piece is enough."""
    violent = bool(set(classes) & _VIOLENT)
    for index, said, sure in _enough(reading, classes):
        if _shows(said, violent) and not _is_placed(reading, classes, index):
            case = _case(cases, reading, index)
            case.shown = True
            case.sure = case.sure or sure


def _enough(reading: Reading, classes: str) -> Iterator[tuple[int, str, bool]]:
    """Names, what an attribute says of each, and whether it shows that the name is an organisation's."""
    for match in _APPOSITION.finditer(classes):
        yield match.start(), match["said"], bool(match["apart"])
    for match in _ATTRIBUTE.finditer(classes):
        yield match.start("name"), match["said"], True
    for match in _BANNED.finditer(classes):
        yield match.start("name"), "Z", bool(match["sure"])
    for match in _CLAIM.finditer(classes):
        yield match.start(), "G", classes[match.start() - 1 : match.start()] == "d"
    for match in _FIGHTERS.finditer(classes):
        if match.end() in reading.plurals:
            yield match.start(), "G", False
    for pattern, word in ((_ARMED_MEMBERS, "of"), (_BAN_ON, "ban"), (_MEMBERSHIP_OF, "")):
        for match in pattern.finditer(classes):
            if not word or reading.word(match.start("word")).lower() == word:
                yield match.start("name"), "G", False


def _told(cases: dict[str, _Case], reading: Reading, classes: str) -> None:
    """Notes the evidence of which more than one piece is needed."""
    violent = {reading.word(match.start("noun")).lower() for match in _SECT_THAT.finditer(classes)}
    for kind, index, noun in _pieces(reading, classes):
        case = _case(cases, reading, index)
        case.kinds.add(kind)
        if noun in violent:
            case.kinds.add("violent group")


def _pieces(reading: Reading, classes: str) -> Iterator[tuple[str, int, str]]:
    for match in _APPOSITION.finditer(classes):
        yield "group", match.start(), reading.word(match.end("said") - 1).lower()
    for match in _PLAIN_ATTRIBUTE.finditer(classes):
        yield "group", match.start("name"), reading.word(match.start()).lower()
    for match in _MEMBER.finditer(classes):
        yield "member", match.start("name") if match["name"] else match.start("its"), ""
    for kind, pattern in (("joined", _JOINED), ("served", _SERVED), ("attacked", _ATTACKED)):
        for match in pattern.finditer(classes):
            if not _is_placed(reading, classes, match.start("name")):
                yield kind, match.start("name"), ""
    for kind, pattern, word in (
        ("attacked", _BY, "by"),
        ("attacked", _TAKEN_ON, "it"),
        ("signed", _SIGNED, "signed"),
    ):
        for match in pattern.finditer(classes):
            if reading.word(match.start("word")).lower() == word:
                yield kind, match.start("name"), ""


def _is_extremist(
    name: str, case: _Case, speakers: frozenset[str], words: Vocabulary, *, violent: bool, cause: bool
) -> bool:
    parts = name.split(" ")
    head = parts[parts.index("of") - 1] if "of" in parts[1:] else parts[-1]
    armed = sum(part in words.armed_heads for part in parts)
    body = bool(armed) or parts[-1] in words.heads or head in words.heads or case.written.isupper()
    given = parts[0] in words.genders
    armed_name = violent and bool(words.armed_names.search(name))
    if armed_name or case.shown:
        person = not body and (given or not (case.sure or case.article))
        return armed_name or not (person or (not case.sure and name in speakers))
    human = given or name in speakers or not (case.article or case.kinds & {"joined", "served"})
    if not (violent or (cause and armed >= ENOUGH)) or (human and not body):
        return False
    if words.civil & set(parts) or words.state & set(parts) or not set(parts).isdisjoint(words.titles):
        return False
    if case.placed and not armed:
        return False
    return len(case.kinds) + armed >= ENOUGH and (armed > 0 or len(case.kinds - {"member"}) >= ENOUGH)


def _is_placed(reading: Reading, classes: str, index: int) -> bool:
    before = index - 1
    return before >= 0 and classes[before] == "f" and reading.word(before).lower() in _PLACED


def _shows(said: str, violent: bool) -> bool:
    """Whether the attribute of a name says that it is an extremist organisation."""
    return bool(set(said) & set("xMZG")) or ("y" in said and violent)
