"""Whose each quotation is: whom its mention means, who goes on, or whoever the article interviews."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dsbuild.model import Quotation, Role
from dsbuild.quotes.attributed import Attribution
from dsbuild.quotes.narration import NARRATION
from dsbuild.quotes.roster.coreference import Resolver
from dsbuild.quotes.roster.guests import invited, is_dead, narrator
from dsbuild.quotes.roster.headed import CALLED
from dsbuild.quotes.roster.reading import last_word
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.roles import Standing
from dsbuild.quotes.roster.scene import Scene

OFTEN = 3
TURN = "A015"
"""The rule of a transcript's turn."""
TEXT = "A007"
"""The rule of what a text does."""
HEADING = "A027"
"""The rule of a heading over what somebody tells, which opens no interview either."""
ECHO = "A017"
"""The rule of a heading that repeats an answer, which opens no interview."""


def interviewee(
    scene: Scene, standing: Mapping[int, Standing], named: Sequence[int], first: int, *, opens: bool
) -> tuple[int, bool] | None:
    """Whom the article interviews, and whether that is a guess: whom it says, whom it quotes most, else presents last.

    `first` is where the first answer starts, which `opens` an interview where nobody is quoted often before.
    """
    here = bisect_left(scene.reading.starts, first)
    reporters = {p for p in {*scene.cast.who.values()} if standing.get(p, Standing()).role is Role.JOURNALIST}
    guest = invited(scene.cast, scene.reading, here, reporters) if opens else None
    if guest is not None:
        return guest, False
    counts = Counter(named).most_common(2)
    if counts and counts[0][1] >= OFTEN:
        return counts[0][0], len(counts) > 1 and counts[1][1] * 2 > counts[0][1]
    told = Counter(person for at, person in scene.cast.who.items() if at < here and person >= 0)
    leading = [p for p, _ in told.most_common(3) if p not in reporters]
    if leading and told[leading[0]] >= OFTEN and (len(leading) < 2 or told[leading[0]] > told[leading[1]]):
        return leading[0], len(leading) > 1 and 2 * told[leading[1]] > told[leading[0]]
    presented = scene.cast.presented(here, lambda p: is_dead(scene.cast, scene.reading, p))
    if presented is not None:
        return presented, bool(counts) and counts[0][0] != presented
    if named:
        counts = Counter(named).most_common(2)
        return counts[0][0], len(counts) > 1 and counts[1][1] * 2 > counts[0][1]
    mentions = Counter(scene.cast.who.values())
    fits = [
        p
        for p, _ in mentions.most_common(8)
        if p >= 0 and standing.get(p, Standing()).role is not Role.JOURNALIST
    ]
    return (fits[0], len(fits) > 1) if fits else None


def resolved(
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    resolver: Resolver | None,
) -> list[tuple[Reference | None, bool]]:
    """For each quotation whom it belongs to, and whether that is a guess; nobody without a resolver."""
    found: list[tuple[Reference | None, bool]] = []
    last: Reference | None = None
    called: dict[str, Reference] = {}
    for quotation, attribution in zip(quotations, attributions, strict=True):
        reference, weak = None, attribution.weak
        if attribution.mention is not None and resolver:
            whom = resolver.resolve(attribution.mention, last, reads=attribution.rule == TEXT)
            reference = _as_before(whom, attribution, called, resolver)
        elif attribution.follows is not None and attribution.follows < len(found):
            reference, before = found[attribution.follows]
            weak = weak or before
        found.append((reference, weak))
        last = reference if quotation.speech and reference is not None else last
    if resolver:
        found = list(_of_guest(quotations, attributions, found, resolver))
    asked = [i for i, attribution in enumerate(attributions) if attribution.interviewee]
    if asked and resolver:
        named = [
            r.person
            for (r, _), quotation in zip(found, quotations, strict=True)
            if r is not None and r.person is not None and quotation.rule != NARRATION
        ]
        first = next(
            (index for index in asked if attributions[index].rule not in (ECHO, HEADING, CALLED)), None
        )
        told = first is None and any(attributions[index].rule == HEADING for index in asked)
        first = asked[0] if first is None else first
        above = Counter(r.person for r, _ in found[:first] if r is not None and r.person is not None)
        opens = max(above.values(), default=0) < OFTEN
        guest = interviewee(
            resolver.scene, resolver.introduced.standing, named, quotations[first].start, opens=opens
        )
        if told:
            teller = narrator(resolver.scene.cast, ())
            guest = None if teller is None else (teller, True)
        if guest is not None:
            for index in (index for index in asked if found[index][0] is None):
                found[index] = (Reference(person=guest[0]), attributions[index].weak or guest[1])
        for index, attribution in enumerate(attributions):
            if index and found[index][0] is None and resolver.is_pronoun(attribution):
                found[index] = found[index - 1][0], True
            if attribution.follows is not None and found[index][0] is None and attribution.follows < index:
                found[index] = found[attribution.follows]
    return found


def _as_before(
    found: Reference | None, attribution: Attribution, called: dict[str, Reference], resolver: Resolver
) -> Reference | None:
    """Whom the same definite words (`the man`) meant before, where nothing now tells whom they mean."""
    mention = attribution.mention
    words = "" if mention is None else resolver.scene.reading.text[mention.start : mention.end].lower()
    if found is None or not words.startswith("the "):
        return found
    if found.description is None or found.description.lower() != words:
        called[words] = found
        return found
    return called.get(words, found) if found.said is None or found.said.role is Role.UNKNOWN else found


def _of_guest(
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    found: Sequence[tuple[Reference | None, bool]],
    resolver: Resolver,
) -> Iterator[tuple[Reference | None, bool]]:
    """The same, where a turn's surname is that of the interviewee and of somebody else, the interviewee's."""
    players, reading = resolver.scene.cast, resolver.scene.reading
    turns = [q.start for q, a in zip(quotations, attributions, strict=True) if a.rule == TURN and a.mention]
    guest = invited(players, reading, bisect_left(reading.starts, turns[0]), ()) if turns else None
    surname = last_word(players.name(guest)) if guest is not None and guest >= 0 else ""
    for one, attribution in zip(found, attributions, strict=True):
        mention = attribution.mention
        turn = surname and attribution.rule == TURN and one[0] is not None and one[0].person is not None
        named = turn and mention and surname == reading.text[mention.start : mention.end].lower()
        yield (Reference(person=guest), one[1]) if named else one
