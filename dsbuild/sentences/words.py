"""The word lists of the lexicon and what Punkt learned, as the engine looks words up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dsbuild.sentences import sight
from dsbuild.sentences.parameters import Parameters

if TYPE_CHECKING:
    from dsbuild.lexicon import Lexicon

# At the head of a line these number what follows, up to xxxix.
ROMAN = frozenset(
    tens + ones
    for tens in ("", "x", "xx", "xxx")
    for ones in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
) - {""}


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The lexicon's word lists as sets, with what Punkt learned.

    `special` holds in lower case every word about which some rule has something to say; after any other, a full stop
    is what it seems. `sights` tells of the words on the lists, as bits of `sight`, which they are on. `tails` holds
    of the special words the last four letters, the last three, and those of two letters behind a space, as they are
    and with a capital first.
    """

    parameters: Parameters
    titles: frozenset[str]
    never_final: frozenset[str]
    numbered: frozenset[str]
    dates: frozenset[str]
    hours: frozenset[str]
    after_hour: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    companies: frozenset[str]
    offices: frozenset[str]
    institutions: frozenset[str]
    prefixes: frozenset[str]
    measures: frozenset[str]
    closing: frozenset[str]
    exclaiming: frozenset[str]
    domains: frozenset[str]
    starters: frozenset[str]
    openers: frozenset[str]
    captions: frozenset[str]
    continuing: frozenset[str]
    speech_verbs: frozenset[str]
    name_particles: frozenset[str]
    listed: frozenset[str]
    small: frozenset[str]
    special: frozenset[str]
    sights: Mapping[str, int]
    tails: frozenset[str]


@lru_cache(maxsize=8)
def words_of(lexicon: "Lexicon", parameters: Parameters) -> Words:
    """The sets of a lexicon and of what Punkt learned, compiled once."""
    lists = lexicon.abbreviations
    dates = frozenset(lists.months.words + lists.weekdays.words)
    names = frozenset(lists.attributive.words + lists.suffixes.words)
    small = frozenset(word.lower() for word in lists.suffixes.words + lists.prefixes.words if len(word) > 1)
    zones = [word for word in lists.zones.words if word.isupper()]
    sights = _sights(
        {
            sight.TITLE: lists.titles.words,
            sight.NEVER_FINAL: lists.never_final.words,
            sight.NUMBERED: lists.numbered.words,
            sight.DATE: dates,
            sight.HOUR: lists.hours.words,
            sight.MEASURE: lists.measures.words,
            sight.CLOSING: lists.closing.words,
            sight.NAME: names,
            sight.PREFIX: lists.prefixes.words,
            sight.SMALL: small,
            sight.EXCLAIMING: lists.exclaiming.words,
            sight.KNOWN: (
                *zones,
                *ROMAN,
                *parameters.abbreviations,
                *(first for first, _ in parameters.collocations),
            ),
        }
    )
    special = frozenset(map(str.lower, sights))
    return Words(
        parameters=parameters,
        titles=frozenset(lists.titles.words),
        never_final=frozenset(lists.never_final.words),
        numbered=frozenset(lists.numbered.words),
        dates=dates,
        hours=frozenset(lists.hours.words),
        after_hour=frozenset(lists.zones.words) | dates,
        names=names,
        places=frozenset(lists.attributive.words),
        companies=frozenset(lists.companies.words),
        offices=frozenset(lists.offices.words + lists.zones.words),
        institutions=frozenset(lists.institutions.words),
        prefixes=frozenset(lists.prefixes.words),
        measures=frozenset(lists.measures.words),
        closing=frozenset(lists.closing.words),
        exclaiming=frozenset(lists.exclaiming.words),
        domains=frozenset(lists.domains.words),
        starters=frozenset(lists.starters.words),
        openers=frozenset(lists.starters.words + lists.openers.words),
        captions=frozenset(lists.captions.words),
        continuing=frozenset(lists.continuing.words),
        speech_verbs=frozenset(form for verb in lexicon.speech.verbs.words for form in verb.split()),
        name_particles=frozenset(lexicon.speech.particles.words),
        listed=frozenset(
            lists.titles.words
            + lists.never_final.words
            + lists.hours.words
            + lists.prefixes.words
            + lists.measures.words
            + lists.closing.words
        )
        | dates
        | names,
        small=small,
        special=special,
        sights=sights,
        tails=frozenset(
            cased(f" {word}"[-letters:])
            for word in special
            for letters in (3, 4)
            for cased in (str, str.title)
        ),
    )


def _sights(lists: Mapping[int, Iterable[str]]) -> dict[str, int]:
    """What there is to see of each word on the lists."""
    seen: dict[str, int] = {}
    for bit, words in lists.items():
        for word in words:
            seen[word] = seen.get(word, 0) | bit
    return seen
