"""The roster: whose each quotation is, and who they are to the article."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from dsbuild.lexicon import Lexicon
from dsbuild.model import Layout, Quotation, Quotations, Role, Sentence, Speaker, Status
from dsbuild.quotes.attributed import Attribution
from dsbuild.quotes.roster.cast import Cast
from dsbuild.quotes.roster.casting import cast
from dsbuild.quotes.roster.coreference import Resolver, nouns_of
from dsbuild.quotes.roster.evidence import findings, guest
from dsbuild.quotes.roster.kinds import attacks_in, has_group
from dsbuild.quotes.roster.mentioned import named_by
from dsbuild.quotes.roster.nameless import NAMELESS, nameless, of_descriptions, whom
from dsbuild.quotes.roster.noun_phrases import Bearing, Setting
from dsbuild.quotes.roster.organisations import Organisations, organisations
from dsbuild.quotes.roster.own_words import of_themselves, of_words
from dsbuild.quotes.roster.owners import ECHO, resolved
from dsbuild.quotes.roster.persons import apposed
from dsbuild.quotes.roster.phrasebook import phrasebooks
from dsbuild.quotes.roster.presented import presented_together
from dsbuild.quotes.roster.reader import read
from dsbuild.quotes.roster.reading import EXTREMIST, QUOTED, Reading
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.roles import EXPLAINS, FAINT, HINTS, Standing, Standings
from dsbuild.quotes.roster.scene import Finding, Scene, clauses, deeds, doings
from dsbuild.quotes.roster.taken_up import Introduced
from dsbuild.quotes.roster.texts import Texts
from dsbuild.quotes.roster.told import told_of
from dsbuild.quotes.roster.unnamed import unnamed
from dsbuild.quotes.roster.vocabulary import bare, normal, vocabulary

OFTEN = 4
SHARE = 3
OPENING = 4
EVENT = re.compile(
    r"\W(?:a(?:ttack\w*|mbush\w*|mbulances?|valanche)|b(?:laze|omb\w*|odies|urn(?:ed|t)|urst)|c(?:rash\w*|ollaps\w+|yclone)|d(?:ead|ied|eaths?|erail\w+|rowned)"
    r"|e(?:xplo\w+|arthquake|vacuat\w+)|f(?:ire|lood\w*|unerals?)|gunm[ae]n|h(?:urricane|ospital)|injured|killed|landslide|m(?:issing|emorial|ourn\w*)|quake"
    r"|r(?:escue\w*|obbe[rd]\w*|ubble)|s(?:torm|irens?|tranded|wept|urvivors?|hooting|hells?|helling)|t(?:remor|rapped|yphoon)|victims?|w(?:ounded|ildfires?|reck\w*))\b"
)
"""Words, in small letters and behind a sign, of an article on an event that people saw or suffered."""
EVENTS = 12
"""Such words that are looked at."""
HAPPENED = 2
"""Such words that make an article one on an event."""
"""Quotations of somebody whom an article interviews, at least."""
ENDED = re.compile(
    r"\b(?:[Ii]t|group|cell|movement|militia|organi[sz]ation|which|and) (?:\w+ )?(?:dissolved itself|disbanded(?: itself)?"
    r"|(?:was|has been|were) (?:broken up|dissolved|disbanded)|(?:has )?(?:since )?(?:fallen|fell) apart)"
    r"|\b[Nn]ow[- ](?:defunct|disbanded|dissolved)\b"
)


ENDING = ("dissol", "disband", "broken up", "apart", "defunct")
"""What `ENDED` needs, one of it."""


def settle(
    text: str,
    layout: Layout,  # noqa: ARG001  captions and headlines are read like any sentence
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    lexicon: Lexicon,
) -> Quotations:
    """The quotations with their speakers, in order of the text, and the roster of who is quoted."""
    if not any(a.mention or a.interviewee for a in attributions):
        return _of_nobody(quotations, attributions)
    words, books = vocabulary(lexicon), phrasebooks(lexicon)
    named = named_by(text, attributions, words)
    reading = read(text, sentences, quotations, named, words)
    bodies = organisations(reading, named.whole, words, apposed(reading))
    asked = next(
        (q.start for q, a in zip(quotations, attributions, strict=True) if a.interviewee and a.rule != ECHO),
        None,
    )
    players = cast(reading, named, words, asked)
    scene = _scene(reading, bodies, players)
    found = findings(scene)
    resolver = Resolver(
        scene,
        bodies,
        Introduced(
            scene, Standings(found, words.weights.people, scene.setting), nouns_of(found), words.alike
        ),
        words.not_names,
        words.alike,
        unnamed(scene, words.carriers),
        Texts(scene, bodies, words.carriers, words.groups.texts),
    )
    owners = resolved(quotations, attributions, resolver)
    references = [reference for reference, _ in owners]
    quoted = frozenset(r.person for r in references if r is not None and r.person is not None)
    together = list(presented_together(scene, quoted, _described_otherwise(found)))
    found += [finding for _, finding, _ in together]
    unnamed_ones = nameless(references)
    speakers = [whom(reference, unnamed_ones) for reference in references]
    found += of_descriptions(references, unnamed_ones, [said for *_, said in together])
    found += of_themselves(quotations, references, scene, words)
    found += of_words(quotations, speakers, scene, books.own)
    found += told_of(scene, books.told, _nearby(scene, attributions, speakers))
    found += _guest(scene, references, found)
    standing = Standings(found, words.weights.people, scene.setting)
    entries = [_entry(r, standing, players, bodies, unnamed_ones, scene.setting) for r in references]
    return Quotations(_filled(quotations, attributions, owners, entries), _roster(entries))


def _of_nobody(quotations: Sequence[Quotation], attributions: Sequence[Attribution]) -> Quotations:
    """The quotations where nobody is named as a speaker, so that the article need not be read for who is in it."""
    owners = resolved(quotations, attributions, None)
    return Quotations(_filled(quotations, attributions, owners, [None] * len(quotations)), ())


def _nearby(
    scene: Scene, attributions: Sequence[Attribution], speakers: Sequence[int | None]
) -> dict[int, int]:
    """Speakers without a name there by the number of the sentence that tells of them."""
    near = {
        scene.cast.sentence(scene.cast.described[described].first): person
        for described, person in scene.cast.introduces.items()
    }
    for attribution, speaker in zip(attributions, speakers, strict=True):
        if attribution.mention is not None and speaker is not None and speaker <= NAMELESS:
            word = bisect_left(scene.reading.ends, attribution.mention.start + 1)
            near.setdefault(scene.cast.sentence(word), speaker)
    return near


def _guest(scene: Scene, references: Sequence[Reference | None], found: Sequence[Finding]) -> list[Finding]:
    """What the opening says of the one person whom an article quotes most, where nothing else tells who they are."""
    counts = Counter(r.person for r in references if r is not None and r.person is not None)
    if not counts:
        return []
    person, often = counts.most_common(1)[0]
    told = any(f.person == person and f.said.weight and f.rule not in HINTS | FAINT for f in found)
    if often < OFTEN or SHARE * often < len(references):
        return []
    quoted = scene.classes.find(QUOTED)
    described = list(guest(scene, person, scene.cast.sentence(max(quoted, 0)) + OPENING))
    if not told:
        return described
    return [replace(f, said=replace(f.said, weight=0)) for f in described if f.said.status is Status.FORMER]


def _described_otherwise(found: Sequence[Finding]) -> frozenset[int]:
    roles = {Role.EXTREMIST, Role.VICTIM_OR_WITNESS}
    return frozenset(f.person for f in found if f.said.weight and f.said.role not in roles)


def _scene(reading: Reading, bodies: Organisations, players: Cast) -> Scene:
    classes = "".join(reading.classes)
    there = set(classes)
    governing = frozenset(
        i for i, key in bodies.keys.items() if key in bodies.known and bodies.known[key].governs
    )
    over = any(word in reading.text for word in ENDING) and ENDED.search(reading.text) is not None
    bodies.ended = over
    ended = frozenset(
        i for i, key in bodies.keys.items() if over or (key in bodies.known and bodies.known[key].dissolved)
    )
    armed = EXTREMIST in there or "M" in there or has_group(classes)
    setting = Setting(
        organisation=EXTREMIST in there,
        cause=bool(there & set("XMxTyZ")),
        armed=armed,
        heated=armed or bool(there & set("BRZ&!T")) or attacks_in(reading.text) > 0,
        eventful=_is_eventful(reading.text, 1 if armed else HAPPENED),
    )
    told = clauses(classes, players.who)
    done = deeds(told, reading)
    doing = doings(done, reading.text)
    return Scene(classes, classes[::-1], reading, players, setting, governing, ended, told, done, doing)


def _is_eventful(text: str, fewest: int) -> bool:
    """Whether the text holds so many different words of an event among the first of them."""
    told = set()
    for word in islice(EVENT.finditer(" " + text.lower()), EVENTS):
        told.add(word[0][1:])
        if len(told) == fewest:
            return True
    return False


def _entry(
    reference: Reference | None,
    standing: Mapping[int, Standing],
    players: Cast,
    bodies: Organisations,
    unnamed_ones: Mapping[str, int],
    setting: Setting,
) -> Speaker | None:
    """The roster's entry for a reference, before its quotations are counted."""
    if reference is None:
        return None
    if reference.person is not None:
        name = players.name(reference.person)
        aliases = tuple(form for form in players.forms[reference.person] if form != name)
        mine = standing.get(reference.person, Standing())
        role = _by_default(mine, setting) if mine.role is Role.UNKNOWN else mine.role
        return Speaker(name, aliases, role, mine.status, mine.basis, contested=mine.contested)
    if reference.organisation is not None:
        key = reference.organisation
        name = bodies.names[key]
        aliases = tuple(alias for alias in bodies.aliases[key] if alias != name)
        known = bodies.known.get(key)
        over = bodies.ended or (known is not None and known.dissolved)
        status = Status.FORMER if over else Status.CURRENT
        return Speaker(name, aliases, Role.EXTREMIST, status, bodies.basis[key])
    speaker = described(reference, standing.get(unnamed_ones.get(reference.description or "", 0), Standing()))
    ruled_out = bodies.ruled_out.get(normal(bare(speaker.name)), ())
    return replace(speaker, basis=(*speaker.basis, *ruled_out)) if ruled_out else speaker


def _by_default(mine: Standing, setting: Setting) -> Role:
    """What somebody named is of whom nothing is told: a witness of what the article tells of, unless they explain it."""
    return Role.VICTIM_OR_WITNESS if setting.eventful and EXPLAINS not in mine.basis else Role.OTHER


def described(reference: Reference, mine: Standing) -> Speaker:
    """The roster's entry for somebody without a name, by what the article tells of them."""
    name, said = reference.description or "", reference.said
    if mine.role is Role.EXTREMIST:
        return Speaker(name, (), mine.role, mine.status, mine.basis, contested=mine.contested)
    if said is None or said.role is Role.UNKNOWN:
        return Speaker(name, (), mine.role, None, mine.basis, contested=mine.contested)
    role = Role.OTHER if said.role is Role.EXTREMIST else said.role
    contested = mine.contested or said.bearing is not Bearing.SHOWS or said.role is Role.EXTREMIST
    return Speaker(name, (), role, None, mine.basis, contested=contested)


def _filled(
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    owners: Sequence[tuple[Reference | None, bool]],
    entries: Sequence[Speaker | None],
) -> tuple[Quotation, ...]:
    filled = []
    for quotation, attribution, (_, weak), entry in zip(
        quotations, attributions, owners, entries, strict=True
    ):
        mention = attribution.mention
        filled.append(
            Quotation(
                quotation.start,
                quotation.end,
                quotation.opened,
                quotation.closed,
                quotation.rule,
                quotation.continues,
                quotation.utterance,
                quotation.speech,
                speaker=entry.name if entry else None,
                speaker_span=(mention.start, mention.end) if mention and entry else None,
                cue=attribution.cue,
                attribution=attribution.rule,
                weak=weak,
                speaker_role=entry.role if entry else Role.UNKNOWN,
                speaker_status=entry.status if entry else None,
            )
        )
    return tuple(filled)


def _roster(entries: Sequence[Speaker | None]) -> tuple[Speaker, ...]:
    counts = Counter(entry.name for entry in entries if entry)
    once = {entry.name: entry for entry in reversed(entries) if entry}
    order = dict.fromkeys(entry.name for entry in entries if entry)
    return tuple(replace(once[name], quotations=counts[name]) for name in order)
