"""The lexicon's words of casualty counts, turned into what a sentence is looked up in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dsbuild.counts.plurals import with_plurals
from dsbuild.counts.triggers import Triggers, triggers_of
from dsbuild.lexicon import Lexicon
from dsbuild.lexicon.casualties import Casualties, Contexts, Grammar, Harm, Nouns
from dsbuild.model import CasualtyKind


class Voice(StrEnum):
    """How a word of harm takes those it harms."""

    BASE = "base"  # kill 12
    FINITE = "finite"  # kills 12
    PAST = "past"  # killed 12; 12 were killed
    GERUND = "gerund"  # killing 12
    HAPPENS = "happens"  # 12 died
    STATE = "state"  # 12 dead
    COUNTED = "counted"  # 12 deaths
    DEED = "deed"  # the deaths of 12


class Head(StrEnum):
    """What a number phrase counts, by its head noun."""

    PEOPLE = "people"
    BARE = "bare"
    UNKNOWN = "unknown"
    THING = "thing"
    ATTACK = "attack"
    WEAPON = "weapon"
    ANIMAL = "animal"
    MONEY = "money"
    DISTANCE = "distance"
    DURATION = "duration"


NOBODY_HEADS = frozenset(Head) - {Head.PEOPLE, Head.BARE, Head.UNKNOWN}


CLAUSE_ENDS = frozenset({";", ":", ".", "!", "?"})
OPENING_HARM = ("lost", "had", "have", "escaped", "recovering")
STARTERS = (
    "no",
    "not",
    "without",
    "anyone",
    "anybody",
    "any",
    "both",
    "half",
    "half-dozen",
    "a",
    "an",
    "several",
    "few",
    "many",
    "couple",
)


@dataclass(frozen=True, slots=True)
class HarmWords:
    """A phrase of harm; `loose` ones mean it only of people."""

    words: tuple[str, ...]
    kind: CasualtyKind
    voices: frozenset[Voice]
    loose: bool


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What the sentences are looked up in; phrases are keyed by their first word, the longest first."""

    harm: Mapping[str, tuple[HarmWords, ...]]
    opens_harm: frozenset[str]
    telling: frozenset[str]  # all but content words: what opens harm, the grammar's words, clause ends
    tolling: frozenset[str]  # what a toll begins with, or an estimate of the harmed
    heads: Mapping[str, Head]
    collective: frozenset[str]
    kin: frozenset[str]
    bereavable: frozenset[str]
    labelled: frozenset[str]
    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, int]
    ordinals: frozenset[str]
    starters: frozenset[str]
    portions: frozenset[str]
    none: tuple[tuple[str, ...], ...]
    opens_none: frozenset[str]
    before: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    after: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    bounds: frozenset[tuple[str, ...]]
    idioms: Mapping[str, tuple[list[str], ...]]
    triggers: Triggers
    titles: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    contexts: Mapping[str, frozenset[str]]


@lru_cache(maxsize=4)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The compiled words of the lexicon, kept for as long as the lexicon is used."""
    words: Casualties = lexicon.casualties
    numbers, nouns = words.numbers, words.nouns
    figures = (*numbers.cardinals.values, *numbers.vague.values, *numbers.ordinals.words)
    starters = frozenset((*figures, *STARTERS, *(entry.split()[0] for entry in numbers.none.words)))
    harm, classes = _harm(words), _classes(words.grammar)
    opens_harm = frozenset(
        (*harm, *words.contexts.taken.words, *words.contexts.sustained.words, *OPENING_HARM)
    )
    return Vocabulary(
        harm=harm,
        opens_harm=opens_harm,
        telling=frozenset((*opens_harm, *classes, *CLAUSE_ENDS, "to", "fear")),
        tolling=frozenset(
            (*harm, *words.contexts.tallies.words, *words.contexts.losses.words, "toll", "tolls", "many")
        ),
        heads=_heads(nouns),
        collective=frozenset(entry.split()[-1] for entry in nouns.collective.words),
        kin=frozenset(with_plurals(nouns.kin.words, nouns.irregular)),
        bereavable=frozenset(with_plurals(nouns.bereavable.words, nouns.irregular)),
        labelled=frozenset(nouns.labelled.words),
        cardinals=numbers.cardinals.values,
        scales=numbers.scales.values,
        vague=numbers.vague.values,
        ordinals=frozenset(numbers.ordinals.words),
        starters=starters,
        portions=frozenset((*numbers.scales.values, *STARTERS, "single", "pair", "score")),
        none=tuple(sorted((tuple(entry.split()) for entry in numbers.none.words), key=len, reverse=True)),
        opens_none=frozenset(("no", "without", *(entry.split()[0] for entry in numbers.none.words))),
        before=_bounds(words, last=True),
        after=_bounds(words, last=False),
        bounds=frozenset(
            tuple(entry.split())
            for list_ in (words.bounds.at_least, words.bounds.about, words.bounds.at_most)
            for entry in list_.words
        ),
        idioms=_by_last(words.contexts.idioms.words),
        triggers=triggers_of(words, (phrase.words for group in harm.values() for phrase in group), classes),
        titles=frozenset(title.lower() for title in lexicon.abbreviations.titles.words),
        classes=classes,
        contexts={name: frozenset(getattr(words.contexts, name).words) for name in Contexts.model_fields},
    )


def _classes(grammar: Grammar) -> dict[str, frozenset[str]]:
    """The classes of each word of the grammar."""
    classes: dict[str, set[str]] = {}
    for name in Grammar.model_fields:
        for word in getattr(grammar, name).words:
            classes.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in classes.items()}


def _harm(words: Casualties) -> dict[str, tuple[HarmWords, ...]]:
    found: dict[tuple[str, ...], HarmWords] = {}

    def note(phrase: str, kind: CasualtyKind, voice: Voice, *, loose: bool = False) -> None:
        key = tuple(phrase.split())
        known = found.get(key)
        voices = (known.voices if known else frozenset()) | {voice}
        found[key] = HarmWords(
            key, known.kind if known else kind, voices, loose and (known is None or known.loose)
        )

    for kind in CasualtyKind:
        harm: Harm = getattr(words, kind)
        for verbs, loose in ((harm.verbs, False), (harm.loose_verbs, True)):
            for entry in verbs.words:
                base, finite, *past, gerund = (form.strip() for form in entry.split(","))
                for forms, voice in (
                    ([base], Voice.BASE),
                    ([finite], Voice.FINITE),
                    (past, Voice.PAST),
                    ([gerund], Voice.GERUND),
                ):
                    for form in forms:
                        note(form, kind, voice, loose=loose)
        for list_, voice in (
            (harm.happens, Voice.HAPPENS),
            (harm.states, Voice.STATE),
            (harm.counted, Voice.COUNTED),
            (harm.deeds, Voice.DEED),
        ):
            for entry in list_.words:
                note(entry, kind, voice)
    return _by_word(found.values())


def _by_word(phrases: Iterable[HarmWords]) -> dict[str, tuple[HarmWords, ...]]:
    grouped: dict[str, list[HarmWords]] = {}
    for phrase in phrases:
        grouped.setdefault(phrase.words[0], []).append(phrase)
    return {word: tuple(sorted(group, key=lambda p: -len(p.words))) for word, group in grouped.items()}


def _by_last(phrases: Iterable[str]) -> dict[str, tuple[list[str], ...]]:
    grouped: dict[str, tuple[list[str], ...]] = {}
    for phrase in phrases:
        words = phrase.split()
        grouped[words[-1]] = (*grouped.get(words[-1], ()), words)
    return grouped


def _bounds(words: Casualties, *, last: bool) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    bounds = words.bounds
    lists = (
        (("at_least", bounds.at_least), ("about", bounds.about), ("at_most", bounds.at_most))
        if last
        else (
            ("at_least", bounds.at_least_after),
            ("about", bounds.about_after),
            ("at_most", bounds.at_most_after),
        )
    )
    grouped: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for bound, list_ in lists:
        for entry in list_.words:
            phrase = tuple(entry.split())
            grouped.setdefault(phrase[-1 if last else 0], []).append((phrase, bound))
    return {word: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for word, group in grouped.items()}


def _heads(nouns: Nouns) -> dict[str, Head]:
    heads: dict[str, Head] = {}
    for head, list_ in (
        (Head.THING, nouns.things),
        (Head.ATTACK, nouns.attacks),
        (Head.WEAPON, nouns.weapons),
        (Head.DISTANCE, nouns.distances),
        (Head.DURATION, nouns.durations),
        (Head.MONEY, nouns.money),
        (Head.ANIMAL, nouns.animals),
        (Head.PEOPLE, nouns.people),
        (Head.PEOPLE, nouns.collective),
    ):
        for word in with_plurals(list_.words, nouns.irregular):
            heads[word.rsplit(" ", 1)[-1]] = head
    return {word: head for word, head in heads.items() if word not in {"being", "one"}}
