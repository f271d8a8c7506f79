"""Names of several words that are one: `the Sword of the Valley`, `the People's Dawn Army`."""

import re

from dsbuild.quotes.roster.names import given_name
from dsbuild.quotes.roster.reading import EXTREMIST, Reading, last_word
from dsbuild.quotes.roster.shapes import NAME
from dsbuild.quotes.roster.vocabulary import Vocabulary

_GOES_ON = re.compile(
    r"[NkgaoG#tvleumM](?=((?<=[NkgaoG])fd?[^|;,()NPXqp]?N|N(?:(?<=[gG#]N)(?!f)|(?<=tN)|(?<=aN)(?!p))"
    r"|(?<=[NkgaoG])f#a|(?<=N)fd?o"
    r"|p(?:(?<=[Nt]p)N|(?<=Np)o|(?<=[Ntvkloeuma]p)[gG]|(?<=[vkloeumaM]p)[aNvolkm])|a(?:(?<=#a)[gG]|(?<=Na)N)|(?<=a)#[gG]))"
)
_FOREIGN = frozenset({"na", "wa", "fi", "des", "der", "für", "und", "pour", "per", "do", "da", "wal", "bi"})
_POSSESSORS = frozenset(
    {"people", "peoples", "workers", "peasants", "lord", "god", "martyrs", "patriots", "soldiers"}
    | {"nation", "farmers", "citizens", "women"}
)
_CAUSES = frozenset(
    {"movement", "army", "group", "party", "union", "organisation", "organization", "league", "forces"}
)
_ARMIES = frozenset({"army", "guard", "forces"})
_MONTH = re.compile(r"(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber")
_MEANT = frozenset("mMBxyZgGRTJDQ")

_ADVERB = re.compile(r"(?<=[dHp])r(?=[axy]?[mMB][,P])")
"""An adverb that tells of a place in an organisation: `its first leader, A.`, `the Front's then spokesman`."""
_OF_A_GROUP = re.compile(r"[ea](?=[gG])")
_PEACEFUL = frozenset({
    "adventist", "alpinist", "artist", "baptist", "buddhist", "cyclist", "dentist", "evangelist", "feminist", "florist", "humanist",
    "impressionist", "methodist", "motorist", "pacifist", "scientist", "specialist", "surrealist", "tourist",
})  # fmt: skip
"""Words on `-ist` for groups whose cause is no quarrel: any other names one, `an ecologist group`."""


def joined(reading: Reading, words: Vocabulary) -> str:
    """The classes of a reading with each name one word."""
    if _join(reading, words):
        _join(reading, words)
    reading.lower()
    _settle_unsure(reading)
    for match in _OF_A_GROUP.finditer("".join(reading.classes)):
        low = reading.low[match.start()]
        if low.endswith("ist") and low not in _PEACEFUL:
            reading.classes[match.start()] = "y"
    for match in _ADVERB.finditer("".join(reading.classes)):
        reading.classes[match.start()] = "a"
    return "".join(reading.classes)


def _join(reading: Reading, words: Vocabulary) -> bool:
    """Makes one word of a name that goes on: `the Sword of the Valley`, `the People's Dawn Army`; tells whether any did."""
    spans: list[tuple[int, int]] = []
    for match in _GOES_ON.finditer("".join(reading.classes)):
        first, last = match.start(), match.end(1) - 1
        if spans and first <= spans[-1][1]:
            continue
        head = reading.word(first).split()[-1].lower()
        if reading.classes[first] == "a" and last == first + 1:
            whole = reading.word(first)[0].isupper() and reading.classes[first - 1] in "dixyZgGM"
            goes_on = whole and reading.word(last).split()[0].lower() not in words.genders
        elif reading.classes[first] == "t" and last == first + 1:
            goes_on = reading.word(first)[0].isupper() and reading.classes[first - 1] in "di"
        elif "#" in reading.classes[first : first + 2] and reading.classes[last] in "gG":
            month = reading.word(first if reading.classes[first] == "a" else first + 1)
            goes_on = _MONTH.fullmatch(month) is not None and reading.word(last)[0].isupper()
        elif reading.classes[first + 1] == "f" and reading.classes[last] in "ao":
            goes_on = _is_of(reading, first, last, words)
        elif reading.classes[first] == "#":
            goes_on = (
                reading.classes[first - 1] == "d"
                and head.isdecimal()
                and reading.word(last).lower() in words.bodies
            )
        elif reading.classes[first + 1] == "p":
            title = reading.word(first)[0].isupper() and reading.word(last)[0].isupper()
            called = (
                title and reading.classes[last] == "o" and last_word(reading.word(last)) in _ARMIES
            ) or (title and reading.classes[first - 1] in ("i" if reading.classes[first] == NAME else "digG"))
            called = called and not _is_somebody(reading.word(last), words)
            owned = head in _POSSESSORS and (title or reading.classes[last] not in "gG")
            goes_on = called or (owned and reading.word(first)[0].isupper())
        elif reading.classes[first] in "gG" and last == first + 1:
            goes_on = reading.word(first)[0].isupper() and reading.word(first - 1)[-1:].islower()
        else:
            army = reading.classes[first] in "oG"
            if reading.classes[first] != NAME and not (
                last_word(reading.word(first)) == "army" and reading.word(first)[-4] == "A"
                if army
                else reading.word(first)[0].isupper() and head in words.heads
            ):
                continue
            named = reading.classes[first - 1] in "dgGiyxZM" or head in words.heads
            inner = reading.word(last - 1)
            joint = reading.word(first + 1)
            goes_on = named and head not in words.genders
            goes_on = goes_on and (
                joint == "of" or (joint == "for" and (head in words.armed_heads or head in _CAUSES))
            )
            goes_on = goes_on and (inner.lower() in {"of", "for", "the"} or inner[0].isupper())
            goes_on = goes_on or (last - first == 2 and inner in _FOREIGN)
        if goes_on:
            spans.append((first, last))
    reading.join(spans)
    return bool(spans)


def _is_somebody(name: str, words: Vocabulary) -> bool:
    """Whether a name of two words or more opens with a given one (`The UN’s Matthew Cole`)."""
    first, *rest = name.split()
    return bool(rest) and given_name(first, words.genders) is not None


def _is_of(reading: Reading, first: int, last: int, words: Vocabulary) -> bool:
    """Whether a name goes on to a day or a body: `the Cell of 5 March`, `the Nuclei of the Winter Assembly`."""
    head = last_word(reading.word(first))
    if not reading.word(first)[0].isupper() or reading.word(first + 1) != "of":
        return False
    if reading.classes[last] == "a":
        return head in words.heads and _MONTH.fullmatch(reading.word(last)) is not None
    return head in words.armed_heads and reading.word(last)[0].isupper()


def _settle_unsure(reading: Reading) -> None:
    sure = {o.name for i, o in reading.lexical.items() if i not in reading.unsure}
    for index in sorted(reading.unsure):
        near = set(reading.classes[max(index - 3, 0) : index] + reading.classes[index + 1 : index + 6])
        if reading.lexical[index].name in sure or near & _MEANT:
            reading.classes[index] = EXTREMIST
