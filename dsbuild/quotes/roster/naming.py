"""Names that the article gives somebody it told of: `He asks to be called Anton`, `A. B., known in the war as General C.`."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from dsbuild.quotes.roster.cast import Cast
from dsbuild.quotes.roster.reading import PERSON, Reading
from dsbuild.quotes.roster.salience import NEAR, foremost
from dsbuild.quotes.roster.shapes import NAME

_KIND = r"(?:names?|nickname|alias|nom de guerre|noms de guerre|pseudonym|call ?sign|initials?|kunya|codename|code name|handle|username|user name)"
_ITS = rf"(?: (?:the|a|his|her)(?: [\w-]+){{0,2}} {_KIND}| {_KIND})"
_ONLY = r"(?: (?:only|just|simply|merely|here|me|us))*"
_ALIAS = re.compile(
    r",? ?\(?(?:(?:who|and) )?(?:(?:is|was|has been|had been|be|are) )?(?:(?:also|better|best|once|widely|then|previously|later|usually|popularly|otherwise|commonly|more|locally|variously) ){0,2}"
    rf"(?:known(?:,? (?:in|to|by|among|on|at|within|during|inside) [\w’' ]{{2,32}}?,?)?{_ONLY} as"
    rf"|(?:uses|used|using|under|took|taking|with|by){_ITS}(?: of)?|(?:alias|aka|a\.k\.a\.|nicknamed|code-?named)"
    rf"|(?:calls|called|calling|styles|styled|signs|signed|signing) (?:himself|herself)|(?:wrote|writes|writing|posts|posted|posting|goes|went|going) (?:as|by|under){_ITS}?(?: of)?)"
    r"[,:]? [“\"‘']?(?:the )?"
)
"""What ties a name to another of the same person, right after the first."""
_GIVEN = re.compile(
    rf"\b(?:(?:ask|want|prefer|wish|request|agree|like|choose|chose|insist)\w*{_ONLY} (?:on being|to be|that (?:he|she) be){_ONLY} (?:called|named|known|identified|quoted|referred to|cited){_ONLY}(?: as| by)?{_ITS}?(?: of)?"
    rf"|(?:give|gives|gave|giving|given|offers|offered|used|uses|using){_ONLY}{_ITS}{_ONLY}(?: as| of)?"
    rf"|call(?:s|ed|ing)? (?:him|her|himself|herself){_ONLY}"
    rf"|(?:introduc|identif|present|refer|address|know|knew)\w*(?: to)?(?: him| her| himself| herself){_ONLY}(?: (?:to|by|among|in) [\w’' ]{{2,24}}?)?(?: as| by)?{_ITS}?"
    rf"|(?:goes|went|going|go) by{_ITS}?(?: of)?|known(?: only)? (?:to|among|by|in) [\w’' ]{{2,24}}? as"
    rf"|(?:his|her|whose)(?: \w+){{0,1}} (?:name|nickname|alias|nom de guerre|pseudonym|codename|call sign)(?: (?:is|was))?(?: given)?(?: as)?"
    r"|whom? [\w’' ]{2,30}? (?:calls?|called|knows?|knew)(?: only)?(?: as)?)"
    r"[,:]? [“\"‘']?(?:the )?"
)
"""What gives a name to somebody, wherever they are told of in the sentence."""
_SURE = re.compile(
    r"\b(?:ask|want|prefer|wish|request|agree|insist|g[ai]v|offer|call|will|introduc|identif)", re.IGNORECASE
)
TITLED = 3
"""Words of a title before the name that is given, at most."""


def given_names(reading: Reading) -> dict[int, int]:
    """The words that name somebody so, each with the word at which that begins."""
    found = {}
    for match in _GIVEN.finditer(reading.text):
        at = _name_at(reading, match.end())
        if at is not None:
            found[at] = bisect_left(reading.starts, match.start())
    return found


def _name_at(reading: Reading, start: int) -> int | None:
    """The name that begins at this code point, or behind a title there."""
    at = bisect_left(reading.starts, start)
    for index in range(at, min(at + TITLED, len(reading.classes))):
        if reading.classes[index] in (NAME, PERSON):
            return index
        if reading.classes[index] not in "omMljke":
            return None
    return None


def join_aliases(players: Cast, reading: Reading) -> None:
    """Makes one person of two of whom the article tells that they are one: `A. B., who was known as C.`."""
    joined: dict[int, int] = {}
    bear: set[int] = set()
    for index, person in players.who.items():
        match = _ALIAS.match(reading.text, reading.ends[index])
        at = _name_at(reading, match.end()) if match else None
        other = None if at is None else players.who.get(at)
        if other is None or person in joined or other in bear:
            continue
        if players.first[person] > index or other == person:
            continue
        joined[other] = person
        bear.add(person)
    for other, person in joined.items():
        _join(players, other, person)
    if joined:
        for index, person in players.who.items():
            players.who[index] = joined.get(person, person)
        for bearers in players.bearers.values():
            for other in [one for one in bearers if one in joined]:
                del bearers[other]
                bearers[joined[other]] = None


def _join(players: Cast, other: int, person: int) -> None:
    for form in players.forms.pop(other, {}):
        players.forms[person].setdefault(form)
        players.called[person].add(form)
    players.first[person] = min(players.first[person], players.first.pop(other, players.first[person]))
    guessed = other in players.guessed
    players.guessed.discard(other)
    gender = players.genders.pop(other, None)
    if gender and not guessed and (person not in players.genders or person in players.guessed):
        players.genders[person] = gender
        players.guessed.discard(person)


def nameless(players: Cast, index: int, gender: str) -> int | None:
    """Whom without a name `he` or `she` means in a sentence that goes on to name them."""
    here = players.sentence(index)

    def fit(person: int) -> float:
        fits = person < 0 and person not in players.same and players.genders.get(person, gender) == gender
        return float(fits)

    return foremost(players.events, index, here, fit)


def names(players: Cast, reading: Reading) -> frozenset[int]:
    """The sentences that give somebody a name for the first time."""
    return frozenset(
        players.sentence(at)
        for at, start in players.given.items()
        if at in players.who
        and players.first[players.who[at]] == at
        and _SURE.match(reading.text, reading.starts[start])
    )


def give_name(players: Cast, index: int, person: int) -> None:
    """Notes that whoever the sentence of word `index` told of last is the person who bears the name that is given there."""
    told = next(_before(players, index), None)
    if told is None or told >= 0 or told in players.same:
        return
    players.same[told] = players.introduces[told] = person
    gender = players.genders.get(told)
    if gender and (person not in players.genders or person in players.guessed):
        players.genders[person] = gender
        players.guessed.discard(person)
    here = players.sentence(index)
    for at in range(len(players.events) - 1, -1, -1):
        event = players.events[at]
        if here - event.sentence > NEAR:
            break
        if event.person == told:
            players.events[at] = event._replace(person=person)
            if event.at in players.who:
                players.who[event.at] = person
    for number in range(here - NEAR, here + 1):
        if told in players.subjects.get(number, ()):
            players.subjects[number] = [person if one == told else one for one in players.subjects[number]]


def _before(players: Cast, start: int) -> Iterator[int]:
    """Of whom the sentence of this word tells up to a few words behind it, the last first."""
    here = players.sentence(start)
    for event in reversed(players.events):
        if event.sentence != here:
            return
        yield event.person
