"""The roster: whose each quotation is, and who they are to the article."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dsbuild.lexicon import Lexicon
from dsbuild.model import Layout, Quotation, Quotations, Role, Sentence, Speaker, Status
from dsbuild.quotes.attributed import Attribution
from dsbuild.quotes.roster.headed import headings
from dsbuild.quotes.roster.noun_phrases import Bearing, Setting
from dsbuild.quotes.roster.owners import resolved
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.roles import EXPLAINS, PORTRAIT, Standing
from dsbuild.quotes.roster.telling import Told, tell
from dsbuild.quotes.roster.vocabulary import bare, normal


def settle(
    text: str,
    layout: Layout,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    lexicon: Lexicon,
) -> Quotations:
    """The quotations with their speakers, in order of the text, and the roster of who is quoted."""
    if not any(a.mention or a.interviewee for a in attributions):
        return _of_nobody(quotations, attributions)
    told = tell(text, sentences, quotations, attributions, lexicon, headings(quotations, layout.blocks))
    made = {reference: _entry(reference, told) for reference in dict(told.owners)}
    entries = [made[reference] for reference, _ in told.owners]
    return Quotations(_filled(quotations, attributions, told.owners, entries), _roster(entries))


def parts(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    lexicon: Lexicon,
) -> dict[str, list[tuple[str, float]]]:
    """For each speaker who is no organisation what the model adds up for their role, the most first."""
    if not any(a.mention or a.interviewee for a in attributions):
        return {}
    told = tell(text, sentences, quotations, attributions, lexicon)
    found = {}
    for (reference, _), person in zip(told.owners, told.speakers, strict=True):
        entry = _entry(reference, told)
        if entry is not None and person is not None and entry.role is not Role.UNKNOWN:
            found[entry.name] = told.standing.parts(person, entry.role)
    return found


def _of_nobody(quotations: Sequence[Quotation], attributions: Sequence[Attribution]) -> Quotations:
    """The quotations where nobody is named as a speaker, so that the article need not be read for who is in it."""
    owners = resolved(quotations, attributions, None)
    return Quotations(_filled(quotations, attributions, owners, [None] * len(quotations)), ())


def _entry(reference: Reference | None, told: Told) -> Speaker | None:
    """The roster's entry for a reference, before its quotations are counted."""
    players, bodies, standing = told.scene.cast, told.bodies, told.standing
    if reference is None:
        return None
    if reference.person is not None:
        name = players.name(reference.person)
        aliases = tuple(form for form in players.forms[reference.person] if form != name)
        mine = standing[reference.person]
        role = _by_default(mine, told.scene.setting) if mine.role is Role.UNKNOWN else mine.role
        return Speaker(name, aliases, role, mine.status, mine.basis, contested=mine.contested)
    if reference.organisation is not None:
        key = reference.organisation
        name = bodies.names[key]
        aliases = tuple(alias for alias in bodies.aliases[key] if alias != name)
        known = bodies.known.get(key)
        over = bodies.ended or told.scene.setting.over or (known is not None and known.dissolved)
        status = Status.FORMER if over else Status.CURRENT
        return Speaker(name, aliases, Role.EXTREMIST, status, bodies.basis[key])
    number = told.unnamed.get(reference.description or "")
    speaker = described(reference, Standing() if number is None else standing[number])
    ruled_out = bodies.ruled_out.get(normal(bare(speaker.name)), ())
    return replace(speaker, basis=(*speaker.basis, *ruled_out)) if ruled_out else speaker


def _by_default(mine: Standing, setting: Setting) -> Role:
    """What somebody named is of whom nothing is told: a witness of what the article tells of, unless they explain it."""
    return Role.VICTIM_OR_WITNESS if setting.eventful and EXPLAINS not in mine.basis else Role.OTHER


def described(reference: Reference, mine: Standing) -> Speaker:
    """The roster's entry for somebody without a name, by what the article tells of them."""
    name, said = reference.description or "", reference.said
    if mine.role is Role.EXTREMIST or said is None or said.role in {Role.UNKNOWN, Role.EXTREMIST}:
        told = mine.role is Role.EXTREMIST or mine.basis not in ((), (PORTRAIT,))
        role = mine.role if told else Role.UNKNOWN
        return Speaker(name, (), role, mine.status, mine.basis, contested=mine.contested)
    contested = mine.contested or said.bearing is not Bearing.SHOWS
    return Speaker(name, (), said.role, None, mine.basis, contested=contested)


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
