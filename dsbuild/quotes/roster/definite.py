"""Definite descriptions: whom `the minister`, `the mother`, `the former activist` take up of those spoken of before."""

import re
from collections.abc import Iterable, Iterator

from dsbuild.quotes.roster.cast import Cast
from dsbuild.quotes.roster.described import Described, gender_of
from dsbuild.quotes.roster.reading import Reading, last_word
from dsbuild.quotes.roster.salience import foremost
from dsbuild.quotes.roster.shapes import AGED
from dsbuild.quotes.roster.vocabulary import Vocabulary

HEADS = frozenset("oeljmkvutMBR")
"""Classes of nouns that tell what one person is."""
BEFORE = 7
AFTER = 9
"""Words before and after a name among which a noun tells what somebody is, at most."""
NEW = frozenset({"a", "an", "another", "one"})
VOICES = frozenset({"caller", "announcer", "narrator", "voice", "voiceover", "voice-over"})
"""Who is heard in a call or a recording, and speaks for whoever made it."""
WHENCE = ("an", "ish", "ese", "ch", "ek", "i", "ton", "man", "ic", "woman")
"""How words for somebody of a nation end."""
PEOPLES = frozenset({
    "dane", "swede", "finn", "pole", "spaniard", "turk", "kurd", "serb", "croat", "scot", "briton", "uzbek", "tajik", "kazakh", "greek", "czech", "slovak", "swiss",
})  # fmt: skip
"""Words for somebody of a nation that end like no other."""
APPOSED = 14
"""Words of a description that a name is set beside, at most."""
LATEST = 60
"""Mentions before a description among which somebody is looked for whom the same noun told of."""
FARTHEST = 160
"""Words back that are looked at for who is brought in, at most."""
BROUGHT = 4
"""Sentences back in which somebody without a name is brought in, at most."""
ALIKE = 5
"""Sentences back in which somebody stands whom a noun of the same kind takes up."""
SAME = 6.0
"""How much better the same noun tells who is meant than one of the same kind."""
WHOLE = frozenset(
    {"prime minister", "attorney general", "vice president", "secretary general", "solicitor general"}
)
"""Offices that their last word alone does not take up."""
HELD = frozenset("mMRB")
"""Classes of nouns for a place in a group, which nobody of another calling is taken up by."""
SECOND = frozenset({"vice", "lieutenant", "deputy", "assistant", "associate", "lt"})
"""Words of an office before whose it is to stand in for."""
PLAIN = frozenset("luemvt")
"""Classes of nouns that take up whoever is spoken of, where nothing else is known of them."""

ROLELESS = frozenset({
    "neighbor", "neighbour", "resident", "local", "witness", "eyewitness", "survivor", "villager", "onlooker", "passer-by", "bystander",
    "victim", "shopper", "passenger", "commuter", "man", "woman", "friend", "customer", "guest", "caller",
    "accomplice", "suspect", "defendant", "co-defendant", "co-accused", "associate",
})  # fmt: skip
"""Nouns that tell nobody's calling, so that another can take up who bears one."""

WITHHELD = re.compile(
    r",? (?:whose (?:real |full )?(?:name|identity)|who(?:m we| asked| requested| declined| did not| would not| refused| spoke on condition| cannot be| is not)"
    r"|speaking anonymously|on condition of anonymity)\b"
)
"""What follows a description of somebody who is not to be named."""


def withheld(reading: Reading, last: int) -> bool:
    """Whether the description that ends with this word is of somebody who is not to be named (`the guard, whose name we withhold`)."""
    return WITHHELD.match(reading.text, reading.ends[last]) is not None


def is_people(reading: Reading, words: range, not_names: frozenset[str]) -> bool:
    """Whether the words tell nothing but whence somebody is: `the Belgian`."""
    last = reading.word(words[-1])
    opens = words[0] > 0 and reading.low[words[0] - 1 if len(words) == 1 else words[0]] == "the"
    people = last.lower() in PEOPLES or (last.lower() in not_names and last.lower().endswith(WHENCE))
    people = people and last[0].isupper()
    return opens and len(words) < 3 and people


def nouns_beside(reading: Reading, index: int) -> Iterator[str]:
    """The nouns right before a name, and those of an apposition or of `is a` after it."""
    classes = reading.classes
    if index in reading.honorifics:
        yield reading.honorifics[index].rstrip(".")
    opens = index - (
        index in reading.honorifics and reading.low[index - 1] in ("the", "most", "very", "right")
    )
    at = opens - 1  # `The bishop of Okene, Most Rev. A. B.`
    at -= at > 0 and classes[at] == ","
    while at > max(0, index - BEFORE) and _belongs(reading, at):
        if classes[at] in HEADS and at not in reading.plurals:
            yield from _nouns(reading.word(at), former=classes[at - 1] == "F")
        at -= 1
    if classes[at] == "," and at < opens - 1:
        yield from described_before(reading, at - 1)  # `The Minister of Trade, Major General A. B.,`
    if classes[opens - 1] == "," and classes[index + 1] == ",":
        yield from described_before(reading, opens - 2)
    at = index + 1
    if classes[at] == "(" and at + 2 < len(classes):
        at += 3 if classes[at + 2] == ")" else 0
    if at >= len(classes) or classes[at] not in ",b":
        return
    for near in range(at + 1, min(at + AFTER, len(classes))):
        kind = classes[near]
        if kind in "|qwSP;fO" or (kind == "," and near > at + 2):
            return
        if kind in HEADS and near not in reading.plurals:
            yield from _nouns(reading.word(near), former=classes[near - 1] == "F")


def _nouns(words: str, *, former: bool = False) -> Iterator[str]:
    """The last word of an office, and the last two (`majority leader`); `senator` for one of a senate.

    Who no longer holds it has the noun with `former`, who stands in for another the whole of it (`vice president`).
    """
    office = words.lower().removesuffix(" for").removesuffix(" of").partition(" of ")[0].partition(" for ")[0]
    parts = [part.rstrip(".") for part in office.split()]
    if former:
        yield f"former {parts[-1]}"
        return
    if (len(parts) < 2 or parts[-2] not in SECOND) and " ".join(parts[-2:]) not in WHOLE:
        yield parts[-1]
    if len(words.split()) > 2:
        yield "".join(part[0] for part in words.lower().split() if part != "of")  # the SP, the DPO
    if len(parts) > 1:
        yield " ".join(parts[-2:])
        if "senate" in parts:
            yield "senator"


def described_before(reading: Reading, last: int) -> Iterator[str]:
    """The noun of the description that opens the clause before a name set beside it (`the senator for Gwer, A. B.,`)."""
    start = last
    while start > max(0, last - APPOSED) and reading.classes[start] not in ",|;q":
        start -= 1
    if reading.classes[start] not in ",|;q" or reading.classes[start + 1] != "d":
        return
    for at in range(start + 2, min(start + 6, last + 1)):
        if reading.classes[at] in HEADS and at not in reading.plurals:
            yield from _nouns(reading.word(at))
            return


def _belongs(reading: Reading, at: int) -> bool:
    """Whether a word can be part of an office that stands before a name (`Minister of State for Home Ajit Rao`)."""
    kind, word = reading.classes[at], reading.word(at)
    if kind == "c" and reading.classes[at - 2] in "|,":
        return (
            reading.classes[at - 1] in HEADS and reading.classes[at + 1] in HEADS
        )  # `Actor and activist A. B.`
    if kind == "d":
        return reading.word(at - 1) in ("of", "for")  # `the chief imam of the town, Sheikh A. B.`
    return kind in "oeljmkvutMBRaNg()" or word in ("of", "for") or (kind == "S" and word[0].isupper())


def taken_up(players: Cast, reading: Reading, found: Described, words: Vocabulary) -> int | None:
    """The person whom a definite description takes up, where the article tells enough of them."""
    definite = reading.low[found.first] in ("the", "that", "this")
    if not definite or last_word(reading.word(found.head)) in VOICES:
        return None
    noun = _office(reading, found.head)
    recent = _recent(players, found.first)
    alone = noun == "one"
    unnamed = (
        _told_apart_so(players, reading, found, recent)
        if alone
        else next((p for p in recent if p < 0 and is_of(players, reading, p, noun)), None)
    )
    if alone or unnamed is not None:
        return unnamed
    gender = gender_of(noun)
    fitting = [p for p in recent if gender is None or players.genders.get(p, gender) == gender]
    kind = words.alike.get(reading.low[found.head]) or words.alike.get(noun, frozenset())
    bearers = {p: 1.0 for p in fitting if not kind.isdisjoint(players.nouns.get(p, ()))}
    left = {p: SAME for p in fitting if f"former {noun}" in players.nouns.get(p, ())}
    if left and reading.classes[found.head - 1] == "F":
        bearers = left
    else:
        holding = (p for p in fitting if noun in players.nouns.get(p, ()) or noun in players.does.get(p, ()))
        bearers |= dict.fromkeys(holding, SAME) or left
    here = players.sentence(found.first)
    if bearers and max(bearers.values()) == SAME:
        held = reading.classes[found.head] in HELD
        rated = {p: rate for p, rate in bearers.items() if rate == SAME or not held}
        meant = foremost(players.events, found.first, here, lambda person: rated.get(person, 0.0))
        return next(p for p in recent if bearers.get(p) == SAME) if meant is None else meant
    newcomer = _of_age(players, reading, found, gender, recent)
    brought_in = newcomer is None and _is_brought_in(players, reading, noun, found.first)
    if newcomer is None and gender is None and not brought_in:
        newcomer = _newcomer(players, reading, recent, here)
    if newcomer is not None or brought_in:
        return newcomer
    meant = foremost(players.events, found.first, here, lambda person: bearers.get(person, 0.0))
    if meant is not None and here - recent[meant] <= ALIKE:
        return meant
    return _spoken_of(players, reading, found, gender, recent)


def _office(reading: Reading, head: int) -> str:
    """The noun that a description's head is, with the word before it where that tells another office (`vice president`)."""
    parts = reading.low[head].partition(" of ")[0].split()
    return " ".join(parts[-2:] if len(parts) > 1 and parts[-2] in SECOND else parts[-1:])


def _told_apart_so(players: Cast, reading: Reading, found: Described, recent: Iterable[int]) -> int | None:
    """Whoever was told apart from others by the same words (`the one with the scar`)."""
    words = _own_words(reading, found)
    return next((p for p in recent if p < 0 and _own_words(reading, players.described[p]) == words), None)


def _own_words(reading: Reading, told: Described) -> str:
    return reading.text[reading.starts[told.first + 1] : reading.ends[told.stop - 1]].lower()


def _of_age(
    players: Cast, reading: Reading, found: Described, gender: str | None, recent: dict[int, int]
) -> int | None:
    """Whoever was just named, where the description adds their age (`The 44-year-old electrician`)."""
    at = next((i for i in range(found.first, found.head) if reading.classes[i] == AGED), None)
    person = None if at is None else players.antecedent(found.first, gender, named=True)
    if at is None or person is None or person < 0 or person not in recent:
        return None
    known = players.ages.get(person)
    same = known is None or reading.word(at).startswith(known)
    return person if same and players.sentence(found.first) - recent[person] <= 1 else None


def _newcomer(players: Cast, reading: Reading, recent: dict[int, int], here: int) -> int | None:
    """Somebody whom a description with a calling brought in last, in this sentence or the one before."""
    person = next(iter(recent), None)
    if person is None or person >= 0 or here - recent[person] > 1:
        return None
    told = players.described[person]
    brought = reading.low[told.first] in NEW and told.leads and reading.classes[told.head] != "t"
    hears = reading.classes[told.first - 1] == "S" and reading.classes[told.first - 2] not in "q,"
    return person if brought and not hears else None


def same_noun(players: Cast, before: int, noun: str, default: int) -> int:
    """The last person before a word for whom the article has the same noun."""
    recent = _recent(players, before)
    return next((p for p in recent if noun in players.nouns.get(p, ())), default)


def is_of(players: Cast, reading: Reading, person: int, noun: str) -> bool:
    """Whether the noun described somebody without a name."""
    return last_word(reading.word(players.described[person].head)) == noun


def _recent(players: Cast, before: int) -> dict[int, int]:
    """Who is mentioned before a word, latest first, with the sentence of the last mention."""
    found: dict[int, int] = {}
    for event in reversed(players.events[-LATEST:]):
        if event.at < before:
            found.setdefault(event.person, event.sentence)
    return found


def told_apart(players: Cast, reading: Reading, noun: str, first: int) -> bool:
    """Whether the last sentences tell of somebody by the same noun (`He asked the prisoner …`), who is nobody named."""
    start = players.boundaries[max(players.sentence(first) - 3, 0)]
    return any(
        last_word(reading.word(at)) == noun
        and reading.classes[at - 1] == "d"
        and reading.classes[at + 1] not in ",iPN"
        for at in range(start + 1, first)
    )


def _is_brought_in(players: Cast, reading: Reading, noun: str, first: int) -> bool:
    """Whether the last sentences bring in somebody without a name by the noun (`One was introduced as a spokesman.`)."""
    start = players.boundaries[max(players.sentence(first) - BROUGHT, 0)]
    for at in range(max(start + 1, first - FARTHEST), first):
        named = reading.classes[at + 1] in "PN" or reading.classes[at + 1 : at + 3] == [",", "P"]
        named = named or (reading.classes[at + 1] == "i" and reading.classes[at + 2] != "d")
        if last_word(reading.low[at]) == noun and reading.low[at - 1] in NEW and not named:
            return True
    return False


def _spoken_of(
    players: Cast, reading: Reading, found: Described, gender: str | None, recent: dict[int, int]
) -> int | None:
    """Whoever is most in mind, where the noun tells their gender, or is as plain as all that is known of them."""
    if reading.classes[found.head] not in PLAIN | {"k"} or found.stop > found.head + 1:
        return None
    person = players.antecedent(found.first, gender, named=True)
    if person is None or person < 0:
        return None
    if any("-of-" not in known for known in players.nouns.get(person, set()) - ROLELESS):
        return None
    if told_apart(players, reading, last_word(reading.word(found.head)), found.first):
        return None
    if gender is not None:
        return person if players.genders.get(person) == gender else None
    near = person in recent and players.sentence(found.first) - recent[person] <= 1
    return person if near else None
