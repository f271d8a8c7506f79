"""Whom a heading means by what it calls them (`Dam bomber`, `Rebels`, `Witness`): one of those who speak beneath it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dsbuild.model import Block, BlockKind, Quotation, Role, Status
from dsbuild.quotes.attributed import Attribution
from dsbuild.quotes.roster.described import gender_of
from dsbuild.quotes.roster.noun_phrases import PLAIN_ROLES
from dsbuild.quotes.roster.reading import PERSON, last_word
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.roles import Standing, Standings
from dsbuild.quotes.roster.scene import Scene

Headings = Mapping[int, tuple[int, int]]
"""Where the heading of each quotation in one begins and ends."""
CALLED = "A028"
"""The rule of a heading's words that it attributes to nobody by name or verb."""
HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUBHEADING})
MILITANT, BODY, KIN = "MRB", "gGX", "k"
ARMED, CAUSES = "MRBGX", "xyZ"
HEADS = "PMRBGXgoveljktum"
"""Classes of words for whoever can speak."""
NEAR = 3
"""Words after those for a speaker among which their noun stands, at most (`Former` in `Former bank robber: …`)."""
POLICE = frozenset({
    "police", "cops", "detectives", "inspector", "superintendent", "commissioner", "constable", "detective", "sergeant", "officer",
    "chief", "sheriff", "captain", "commander", "deputy", "spokesman", "spokeswoman",
})  # fmt: skip
"""Nouns for those who speak for the police."""


@dataclass(frozen=True, slots=True)
class Calling:
    """What a heading calls whoever speaks: the noun, its class, whether it means several, and whether they left."""

    noun: str
    kind: str
    many: bool
    former: bool
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Beneath:
    """Those who speak beneath a heading, and what the article tells of them."""

    scene: Scene
    standing: Standings
    nouns: Mapping[int, frozenset[str]]
    speaking: Sequence[Reference]

    def standing_of(self, reference: Reference) -> Standing:
        """What somebody is to the article."""
        return Standing() if reference.person is None else self.standing.get(reference.person, Standing())

    def nouns_of(self, reference: Reference) -> frozenset[str]:
        """The nouns that the article has for somebody."""
        person = reference.person
        if person is None:
            return frozenset()
        nouns = (*self.nouns.get(person, ()), *self.scene.cast.nouns.get(person, ()))
        return frozenset(last_word(noun) for noun in nouns)


def headings(quotations: Sequence[Quotation], blocks: Sequence[Block]) -> Headings:
    """For the number of each quotation in a heading where the heading begins and ends."""
    starts = [quotation.start for quotation in quotations]
    return {
        index: (block.start, block.end)
        for block in blocks
        if block.kind in HEADINGS
        for index in range(bisect_left(starts, block.start), bisect_left(starts, block.end))
    }


def of_headings(
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    found: Sequence[tuple[Reference | None, bool]],
    headings: Headings,
    scene: Scene,
    standing: Standings,
    nouns: Mapping[int, frozenset[str]],
) -> list[tuple[Reference | None, bool]]:
    """Whose each quotation is, those of headings given to whom of the speakers beneath the heading calls so; a guess."""
    speaking = [
        reference
        for index, (reference, _) in enumerate(found)
        if index not in headings and reference is not None and quotations[index].speech
    ]
    settled, beneath = list(found), Beneath(scene, standing, nouns, speaking)
    for index, (start, end) in headings.items():
        reference, attribution = found[index][0], attributions[index]
        named = reference is not None and reference.description is None
        if named or not quotations[index].speech or (reference is None and attribution.rule != CALLED):
            continue
        mention = attribution.mention
        if mention is not None and not start <= mention.start < end:
            continue  # words of the body, by whom the body has say them
        own = _words(scene, start, end)
        words = own if mention is None else _words(scene, mention.start, mention.end)
        whom = _called(beneath, reference, words, range(words.start, own.stop))
        if whom is not None:
            settled[index] = whom, True
    return settled


def _called(beneath: Beneath, told: Reference | None, words: range, rest: range) -> Reference | None:
    """Whom these words of a heading mean, or the first after them that call somebody something."""
    scene = beneath.scene
    calling = _calling(scene, words) or _of_cause(scene, words, told)
    calling = calling or _calling(scene, rest[: len(words) + NEAR])
    if calling is None:
        return None
    if calling.person is not None:
        named = Reference(person=calling.person)
        return named if any(one.person == calling.person for one in beneath.speaking) else None
    armed = any(scene.classes[index] in ARMED for index in rest)
    return _one_of(beneath, calling, armed=armed)


def _of_cause(scene: Scene, words: range, told: Reference | None) -> Calling | None:
    """What words for a cause alone call those who speak (`separatists`)."""
    said = told.said if told is not None else None
    militant = said is not None and said.role is Role.EXTREMIST
    if not words or not (militant or scene.classes[words[-1]] in CAUSES):
        return None
    many = scene.reading.low[words[-1]].endswith("s")
    former = said is not None and said.status is Status.FORMER
    return Calling("", "M", many=many, former=former) if militant or many else None


def _words(scene: Scene, start: int, end: int) -> range:
    reading = scene.reading
    first = bisect_left(reading.ends, start + 1)
    return range(first, bisect_left(reading.starts, end, lo=first))


def _calling(scene: Scene, words: range) -> Calling | None:
    """The first name or noun for somebody among the words, or the last of a row of such nouns."""
    reading = scene.reading
    at = next((i for i in words if scene.classes[i] in HEADS and scene.classes[i : i + 2] != "Pp"), None)
    if at is None:
        return None
    if scene.classes[at] == PERSON:
        return Calling("", PERSON, many=False, former=False, person=scene.cast.who.get(at))
    while at + 1 in words and scene.classes[at + 1] in HEADS:
        at += 1
    former = "F" in scene.classes[max(words[0], at - 2) : at] or scene.classes[at] == "R"
    return Calling(last_word(reading.word(at)), scene.classes[at], at in reading.plurals, former)


def _one_of(beneath: Beneath, calling: Calling, *, armed: bool) -> Reference | None:
    """The one of those who speak whom the heading calls so, the one who speaks most where it calls a militant."""
    counts = Counter(reference._replace(said=None) for reference in beneath.speaking)
    ranked = [reference for reference, _ in counts.most_common()]
    if calling.kind in MILITANT + BODY:
        return _militant(beneath, ranked, calling)
    role = Role.VICTIM_OR_WITNESS if calling.kind == KIN else PLAIN_ROLES.get(calling.kind, (None, 0))[0]
    people = [reference for reference in ranked if reference.person is not None]
    so_called = [one for one in people if calling.noun in beneath.nouns_of(one)]
    if so_called or role is None:
        return so_called[0] if so_called else _anybody(beneath, people, calling, armed=armed)
    if calling.many and calling.noun not in POLICE:
        return None
    alike = [one for one in people if beneath.standing_of(one).role is role]
    if calling.noun in POLICE and len(alike) > 1:
        alike = [one for one in alike if not POLICE.isdisjoint(beneath.nouns_of(one))]
    return alike[0] if len(alike) == 1 else None


def _anybody(
    beneath: Beneath, people: Sequence[Reference], calling: Calling, *, armed: bool
) -> Reference | None:
    """The one of the people whom `man` or `woman` can mean, among militants where the heading tells of such."""
    gender = gender_of(calling.noun)
    if gender is None:
        return None
    genders = beneath.scene.cast.genders
    fitting = [one for one in people if one.person is not None and genders.get(one.person) == gender]
    if armed:
        fitting = [one for one in fitting if beneath.standing_of(one).role is Role.EXTREMIST]
    return fitting[0] if len(fitting) == 1 else None


def _militant(beneath: Beneath, ranked: Sequence[Reference], calling: Calling) -> Reference | None:
    """The organisation that speaks where the heading calls a body or several so, else the militant."""
    people = [one for one in ranked if beneath.standing_of(one).role is Role.EXTREMIST]
    bodies = [one for one in ranked if one.organisation is not None]
    if calling.kind in BODY or calling.many:
        return next(iter((*bodies, *people)), None) if calling.kind != "g" or bodies else None
    so_called = [one for one in people if calling.noun in beneath.nouns_of(one)]
    left = [one for one in people if (beneath.standing_of(one).status is Status.FORMER) is calling.former]
    return next(iter((*so_called, *left, *people)), None)
