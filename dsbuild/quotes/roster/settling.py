"""The roster: whose each quotation is, and who they are to the article."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dsbuild.lexicon import Lexicon
from dsbuild.lexicon.evidence import Weights
from dsbuild.model import Layout, Quotation, Quotations, Role, Sentence, Speaker, Status
from dsbuild.quotes.attributed import Attribution
from dsbuild.quotes.roster.cast import Cast
from dsbuild.quotes.roster.casting import cast
from dsbuild.quotes.roster.coreference import Resolver, nouns_of
from dsbuild.quotes.roster.evidence import findings, guest
from dsbuild.quotes.roster.kinds import has_group
from dsbuild.quotes.roster.mentioned import named_by
from dsbuild.quotes.roster.noun_phrases import Bearing, Said, Setting
from dsbuild.quotes.roster.organisations import Organisations, organisations
from dsbuild.quotes.roster.own_words import heard, of_themselves, of_words
from dsbuild.quotes.roster.owners import ECHO, resolved
from dsbuild.quotes.roster.persons import apposed
from dsbuild.quotes.roster.presented import BACK, presented_together
from dsbuild.quotes.roster.reading import EXTREMIST, QUOTED, Reading, read
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.roles import Standing, standings, weighed
from dsbuild.quotes.roster.scene import Finding, Scene, clauses
from dsbuild.quotes.roster.texts import Texts
from dsbuild.quotes.roster.unnamed import unnamed
from dsbuild.quotes.roster.vocabulary import bare, normal, vocabulary

DESCRIBED = "R015"
OFTEN = 4
SHARE = 3
OPENING = 4
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
    if not quotations:
        return Quotations((), ())
    words = vocabulary(lexicon)
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
        standings(found, words.weights.people),
        nouns_of(found),
        words.not_names,
        words.alike,
        unnamed(scene, words.carriers),
        Texts(scene, bodies, words.carriers),
    )
    owners = resolved(quotations, attributions, resolver)
    references = [reference for reference, _ in owners]
    quoted = frozenset(r.person for r in references if r is not None and r.person is not None)
    together = list(presented_together(scene, quoted, _described_otherwise(found)))
    found += [finding for _, finding, _ in together]
    found += of_themselves(quotations, references, scene, words)
    found += of_words(quotations, references, scene)
    found += _guest(scene, references, found, words.weights.people)
    standing = standings(found, words.weights.people)
    heard_of = _heard_of(scene, quotations, references, words.weights.people)
    entries = [
        _entry(r, standing, players, bodies, [said for *_, said in together], heard_of) for r in references
    ]
    return Quotations(_filled(quotations, attributions, owners, entries), _roster(entries))


def _guest(
    scene: Scene, references: Sequence[Reference | None], found: Sequence[Finding], weights: Weights
) -> list[Finding]:
    """What the opening says of the one person whom an article quotes most, where nothing else tells who they are."""
    counts = Counter(r.person for r in references if r is not None and r.person is not None)
    if not counts:
        return []
    person, often = counts.most_common(1)[0]
    told = any(f.person == person and f.said.weight and f.rule not in weights.cues for f in found)
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
    setting = Setting(
        organisation=EXTREMIST in there,
        cause=bool(there & set("XMxTyZ")),
        armed=EXTREMIST in there or has_group(classes),
    )
    return Scene(
        classes, classes[::-1], reading, players, setting, governing, ended, clauses(classes, players.who)
    )


def _entry(
    reference: Reference | None,
    standing: dict[int, Standing],
    players: Cast,
    bodies: Organisations,
    together: Sequence[Said],
    heard_of: Mapping[str, Standing],
) -> Speaker | None:
    """The roster's entry for a reference, before its quotations are counted."""
    if reference is None:
        return None
    if reference.person is not None:
        name = players.name(reference.person)
        aliases = tuple(form for form in players.forms[reference.person] if form != name)
        mine = standing.get(reference.person, Standing())
        role = Role.OTHER if mine.role is Role.UNKNOWN else mine.role
        return Speaker(name, aliases, role, mine.status, mine.basis, contested=mine.contested)
    if reference.organisation is not None:
        key = reference.organisation
        name = bodies.names[key]
        aliases = tuple(alias for alias in bodies.aliases[key] if alias != name)
        known = bodies.known.get(key)
        over = bodies.ended or (known is not None and known.dissolved)
        status = Status.FORMER if over else Status.CURRENT
        return Speaker(name, aliases, Role.EXTREMIST, status, bodies.basis[key])
    speaker = described(reference, together)
    told = heard_of.get(speaker.name)
    ruled_out = bodies.ruled_out.get(normal(bare(speaker.name)), ())
    if ruled_out:
        return replace(speaker, basis=(*speaker.basis, *ruled_out))
    if speaker.role is not Role.UNKNOWN or told is None:
        return speaker
    return replace(speaker, role=told.role, status=told.status, basis=told.basis, contested=True)


def _heard_of(
    scene: Scene,
    quotations: Sequence[Quotation],
    references: Sequence[Reference | None],
    weights: Weights,
) -> dict[str, Standing]:
    """What people without a name and a role tell of themselves, by their description."""
    told: dict[str, list[Finding]] = {}
    for quotation, reference in zip(quotations, references, strict=True):
        if reference is not None and reference.description and reference.said is None and quotation.speech:
            own = told.setdefault(reference.description, [])
            own += [
                Finding(0, said, rule) for rule, said in heard(scene, quotation, armed=scene.setting.armed)
            ]
    standing = {name: weighed(own, weights) for name, own in told.items()}
    return {name: mine for name, mine in standing.items() if mine.role is Role.EXTREMIST}


def described(reference: Reference, together: Sequence[Said]) -> Speaker:
    """The roster's entry for somebody without a name; `together` is said of people presented together."""
    name, said = reference.description or "", reference.said
    if said is None and together and (reference.plural or BACK.match(name)):
        return Speaker(name, (), Role.EXTREMIST, together[0].status or Status.CURRENT, ("R010",))
    if said is None:
        return Speaker(name)
    status = (said.status or Status.CURRENT) if said.role is Role.EXTREMIST else None
    return Speaker(name, (), said.role, status, (DESCRIBED,), contested=said.bearing is not Bearing.SHOWS)


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
