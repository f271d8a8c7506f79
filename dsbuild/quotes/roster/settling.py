"""The roster: whose each quotation is, and who they are to the article."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dsbuild.lexicon import Lexicon
from dsbuild.model import Layout, Quotation, Quotations, Role, Sentence, Speaker, Status
from dsbuild.quotes.attributed import Attribution
from dsbuild.quotes.roster.cast import Cast, cast
from dsbuild.quotes.roster.coreference import Resolver, nouns_of
from dsbuild.quotes.roster.evidence import findings
from dsbuild.quotes.roster.mentioned import named_by
from dsbuild.quotes.roster.noun_phrases import Bearing, Said, Setting
from dsbuild.quotes.roster.organisations import Organisations, organisations
from dsbuild.quotes.roster.owners import resolved
from dsbuild.quotes.roster.presented import BACK, of_themselves, presented_together
from dsbuild.quotes.roster.reading import EXTREMIST, Reading, read
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.roles import Standing, standings
from dsbuild.quotes.roster.scene import Finding, Scene
from dsbuild.quotes.roster.texts import Texts
from dsbuild.quotes.roster.unnamed import unnamed
from dsbuild.quotes.roster.vocabulary import vocabulary

DESCRIBED = "R015"
ENDED = re.compile(
    r"\b(?:[Ii]t|group|cell|movement|militia|organi[sz]ation|which|and) (?:\w+ )?(?:dissolved itself|disbanded(?: itself)?"
    r"|(?:was|has been|were) (?:broken up|dissolved|disbanded)|(?:has )?(?:since )?(?:fallen|fell) apart)"
    r"|\b[Nn]ow[- ](?:defunct|disbanded|dissolved)\b"
)


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
    bodies = organisations(reading, named.whole, words)
    asked = next((q.start for q, a in zip(quotations, attributions, strict=True) if a.interviewee), None)
    players = cast(reading, named, words, asked)
    scene = _scene(reading, bodies, players)
    found = findings(scene)
    resolver = Resolver(
        scene,
        bodies,
        standings(found),
        nouns_of(found),
        words.not_names,
        unnamed(scene, words.carriers),
        Texts(scene, bodies, words.carriers),
    )
    owners = resolved(quotations, attributions, resolver)
    references = [reference for reference, _ in owners]
    quoted = frozenset(r.person for r in references if r is not None and r.person is not None)
    together = list(presented_together(scene, quoted, _described_otherwise(found)))
    found += [finding for _, finding, _ in together]
    found += of_themselves(quotations, references, scene, words)
    standing = standings(found)
    entries = [_entry(r, standing, players, bodies, [said for *_, said in together]) for r in references]
    return Quotations(_filled(quotations, attributions, owners, entries), _roster(entries))


def _described_otherwise(found: Sequence[Finding]) -> frozenset[int]:
    roles = {Role.EXTREMIST, Role.VICTIM_OR_WITNESS}
    return frozenset(f.person for f in found if f.said.weight and f.said.role not in roles)


def _scene(reading: Reading, bodies: Organisations, players: Cast) -> Scene:
    classes = "".join(reading.classes)
    there = set(classes)
    governing = frozenset(
        i for i, key in bodies.keys.items() if key in bodies.known and bodies.known[key].governs
    )
    bodies.ended = over = ENDED.search(reading.text) is not None
    ended = frozenset(
        i for i, key in bodies.keys.items() if over or (key in bodies.known and bodies.known[key].dissolved)
    )
    setting = Setting(organisation=EXTREMIST in there, cause=bool(there & set("XMxTyZ")))
    return Scene(classes, classes[::-1], reading, players, setting, governing, ended)


def _entry(
    reference: Reference | None,
    standing: dict[int, Standing],
    players: Cast,
    bodies: Organisations,
    together: Sequence[Said],
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
        return Speaker(name, aliases, Role.EXTREMIST, status, (bodies.basis[key],))
    return described(reference, together)


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
            replace(
                quotation,
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
