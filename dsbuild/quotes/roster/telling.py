"""Whose each quotation of an article is, and what it tells of them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from dsbuild.lexicon import Lexicon
from dsbuild.model import Quotation, Role, Sentence, Status
from dsbuild.quotes.attributed import Attribution, MentionKind
from dsbuild.quotes.narration import NARRATION
from dsbuild.quotes.roster.callers import Callers
from dsbuild.quotes.roster.coreference import Resolver
from dsbuild.quotes.roster.evidence import findings, guest, officer
from dsbuild.quotes.roster.headed import Headings, of_headings
from dsbuild.quotes.roster.nameless import NAMELESS, nameless, of_descriptions, whom
from dsbuild.quotes.roster.organisations import Organisations
from dsbuild.quotes.roster.own_words import of_narrators, of_themselves, of_words
from dsbuild.quotes.roster.owners import resolved
from dsbuild.quotes.roster.part import parts, plurals
from dsbuild.quotes.roster.passages import Passages
from dsbuild.quotes.roster.phrasebook import phrasebooks
from dsbuild.quotes.roster.portraits import Place, views
from dsbuild.quotes.roster.presented import presented_together
from dsbuild.quotes.roster.ranks import OFFICERS, own_ranks
from dsbuild.quotes.roster.reading import QUOTED, Reading
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.roles import FAINT, HINTS, Standings
from dsbuild.quotes.roster.scene import Finding, Scene, asserted, nouns_of
from dsbuild.quotes.roster.staging import scene_of
from dsbuild.quotes.roster.taken_up import Introduced
from dsbuild.quotes.roster.texts import Texts
from dsbuild.quotes.roster.told import told_of
from dsbuild.quotes.roster.unnamed import unnamed
from dsbuild.quotes.roster.vocabulary import vocabulary

T = TypeVar("T")
OFTEN = 4
"""Quotations of somebody whom an article interviews, at least."""
SHARE = 3
OPENING = 4


@dataclass(frozen=True, slots=True)
class Told:
    """Whose each quotation is, in order, and what the article tells of everybody.

    `owners` are whom the quotations are attributed to, weakly or not, `speakers` the numbers of the people among them;
    `unnamed` are the numbers of descriptions.
    """

    scene: Scene
    bodies: Organisations
    owners: Sequence[tuple[Reference | None, bool]]
    speakers: Sequence[int | None]
    unnamed: Mapping[str, int]
    standing: Standings


def tell(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    lexicon: Lexicon,
    headings: Headings = MappingProxyType({}),
) -> Told:
    """What an article in which somebody is named as a speaker tells; `headings` are where those of its quotations stand."""
    words, books = vocabulary(lexicon), phrasebooks(lexicon)
    scene, bodies = scene_of(text, sentences, quotations, attributions, words)
    reading, players, card = scene.reading, scene.cast, words.weights.people
    told = asserted(scene)
    found = findings(told)
    seen = views(reading, scene.classes, told.cast.who, words.portraits)
    played = parts(players, text, armed=bool(bodies.names))
    resolver = Resolver(
        scene,
        bodies,
        Introduced(scene, Standings(found, card, scene.setting, seen, played), nouns_of(found), words.alike),
        words.not_names,
        words.alike,
        unnamed(scene, words.carriers),
        Texts(Passages(scene, bodies, words.carriers)),
        Callers(scene, bodies),
    )
    owners = resolved(quotations, attributions, resolver)
    references = [reference for reference, _ in owners]
    quoted = frozenset(r.person for r in references if r is not None and r.person is not None)
    together = list(presented_together(scene, quoted, _described_otherwise(found)))
    found = own_ranks([*found, *(finding for _, finding, _ in together)])
    unnamed_ones = nameless(references)
    speakers = [whom(reference, unnamed_ones) for reference in references]
    found += of_descriptions(references, unnamed_ones, [said for *_, said in together])
    found += of_narrators(quotations, speakers)
    answers = _but_narrators(quotations, references)
    found += of_themselves(quotations, answers, scene, words)
    found += of_words(quotations, _but_narrators(quotations, speakers), scene, books.own)
    found += told_of(scene, books.told, _nearby(scene, attributions, speakers))
    found = _with_guest(scene, answers, found)
    seen.add(_described_at(reading, attributions, speakers))
    played = replace(played, plural=plurals(text, quotations, speakers))
    standing = Standings(found, card, scene.setting, seen, played)
    owners = of_headings(quotations, attributions, owners, headings, scene, standing, nouns_of(found))
    speakers = [whom(reference, unnamed_ones) for reference, _ in owners]
    return Told(scene, bodies, owners, speakers, unnamed_ones, standing)


def _but_narrators(quotations: Sequence[Quotation], whose: Sequence[T | None]) -> list[T | None]:
    """Whose each quotation is, and nobody where it is the narration of a broadcast."""
    return [
        None if quotation.rule == NARRATION else one for quotation, one in zip(quotations, whose, strict=True)
    ]


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


def _described_at(
    reading: Reading, attributions: Sequence[Attribution], speakers: Sequence[int | None]
) -> Iterator[tuple[int, Place]]:
    """Where speakers without a name are described: after the words that describe them."""
    for attribution, speaker in zip(attributions, speakers, strict=True):
        mention = attribution.mention
        if mention is None or speaker is None:
            continue
        if speaker <= NAMELESS or mention.kind is MentionKind.DESCRIPTION:
            after = bisect_left(reading.starts, mention.end)
            yield speaker, (after - 1, after)


def _with_guest(scene: Scene, references: Sequence[Reference | None], found: list[Finding]) -> list[Finding]:
    """The findings, and what the opening says of the one person whom an article quotes most, where nothing else tells who they are.

    A rank tells nothing of somebody whom the opening calls the officer of an armed group.
    """
    counts = Counter(r.person for r in references if r is not None and r.person is not None)
    if not counts:
        return found
    person, often = counts.most_common(1)[0]
    if often < OFTEN or SHARE * often < len(references):
        return found
    own = [f for f in found if f.person == person and f.said.weight and f.rule not in HINTS | FAINT]
    ranks = [f for f in own if f.said.role is Role.OFFICIAL and f.noun in OFFICERS]
    last = scene.cast.sentence(max(scene.classes.find(QUOTED), 0)) + OPENING
    described = list(guest(scene, person, last))
    if ranks and len(ranks) == len([f for f in own if f.said.role is not Role.EXTREMIST]):
        within = [*officer(scene, person, last), *(f for f in own if f.said.role is Role.EXTREMIST)]
        if within:
            return [*(f for f in found if f not in ranks), *within]
    if not own:
        return found + described
    gone = [f._replace(said=f.said._replace(weight=0)) for f in described if f.said.status is Status.FORMER]
    return found + gone


def _described_otherwise(found: Sequence[Finding]) -> frozenset[int]:
    """People of whom rules say another role than an extremist's, or that they are a victim's kin or were hurt."""
    other = (f.person for f in found if f.said.weight and f.said.role is not Role.EXTREMIST)
    return frozenset(other)
