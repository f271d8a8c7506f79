"""The lexicon's words for people and organisations, ready to look up."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from dsbuild.lexicon import Lexicon
from dsbuild.lexicon.actors import Organisation
from dsbuild.lexicon.evidence import Evidence
from dsbuild.lexicon.linear import Portraits, portraits
from dsbuild.lexicon.roles import Roles, WordClass
from dsbuild.quotes.roster.company import Lists, lists
from dsbuild.quotes.roster.shapes import Entry, Known, coder

BODIES = frozenset(
    {
        "administration",
        "agency",
        "alliance",
        "campaign",
        "coalition",
        "committee",
        "company",
        "council",
        "crowd",
    }
    | {"department", "former", "jury", "mob", "office", "opposition", "panel", "party", "regime", "union"}
    | {"staff", "team", "caucus", "delegation", "board", "commission", "nonprofit"}
    | {"families", "wives", "allies", "spokesmen", "spokespeople", "spokespersons", "local", "poster", "host"}
)
"""Words for those who speak that mean more than one person, or something else as well."""
OFFICES = frozenset("oeljmMt")
DAYS = frozenset({"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"})
"""Days that are given names after an office: `DSP Sunday Ade`."""
RANKS = frozenset({
    "sp", "dsp", "asp", "ssp", "dig", "ig", "igp", "dgp", "adgp", "aig", "cp", "sho", "dpo", "rpo", "pc", "dc", "di", "ds", "dci",
    "supt", "insp", "const", "det", "sgt", "capt", "col", "gen", "lt", "maj", "brig", "cpl", "gov", "sen", "rep",
    "supt.", "insp.", "const.", "det.", "sgt.", "capt.", "col.", "gen.", "lt.", "maj.", "gov.", "sen.", "rep.",
})  # fmt: skip
"""Ranks for short, which mean one person where other short words for state bodies do not."""
AHEAD = 3
"""Code points behind a word that tell whether a phrase can go on."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Words in lower case by their class, and names of organisations in normal form; compared by identity.

    `code` gives the class of a token as far as its words alone tell. `genders` are those of given names, and with names
    that are words as well `genders_before_surname`. `organisation_lengths` is keyed by a first word. An organisation is kept with whether
    the name alone shows that it is meant.
    """

    classes: dict[str, str]
    plurals: frozenset[str]
    lookup: dict[str, Entry]
    code: Callable[[str], str]
    organisations: dict[str, tuple[Organisation, bool]]
    exact: dict[str, frozenset[str]]
    organisation_lengths: dict[str, int]
    titles: frozenset[str]
    offices: frozenset[str]
    office_words: frozenset[str]
    particles: frozenset[str]
    heads: frozenset[str]
    bodies: frozenset[str]
    carriers: frozenset[str]
    state: frozenset[str]
    collective: frozenset[str]
    armed_names: re.Pattern[str]
    armed_heads: frozenset[str]
    civil: frozenset[str]
    not_names: frozenset[str]
    genders: dict[str, str]
    weights: Evidence
    genders_before_surname: dict[str, str]
    alike: dict[str, frozenset[str]]
    groups: Lists
    portraits: Portraits


@cache
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a lexicon, made once."""
    roles = lexicon.roles
    classes: dict[str, str] = {}
    plurals = set()
    for kind, words in roles.nouns.items():
        for word in words.words:
            classes.setdefault(word, kind)
            for plural in inflected(word):
                classes.setdefault(plural, kind)
                plurals.add(plural)
    for kind, words in roles.words.items():
        for word in words.words:
            classes.setdefault(word, kind)
    plurals.update(roles.words[WordClass.MILITANT].words, roles.words[WordClass.PERSON].words)
    for forms in lexicon.speech.verbs.words:
        for word in forms.split():
            classes.setdefault(word, WordClass.SAY)
    for word in lexicon.speech.persons.words:
        if word not in BODIES:
            classes.setdefault(word, WordClass.OTHER)
    names = lexicon.given_names
    organisations, exact = _organisations(lexicon)
    lengths = _lengths(organisations)
    lookup = _lookup(classes, plurals)
    genders = dict.fromkeys(names.either.words, "")
    genders |= dict.fromkeys(names.female.words, "she") | dict.fromkeys(names.male.words, "he")
    titles, not_names = frozenset(roles.titles.words), frozenset(roles.not_names.words)
    return Vocabulary(
        classes={word: kind for word, kind in classes.items() if " " not in word},
        plurals=frozenset(plurals),
        lookup=lookup,
        code=coder(Known(lookup, lengths.keys() | titles, genders, not_names)),
        organisations=organisations,
        exact=exact,
        organisation_lengths=lengths,
        titles=titles,
        offices=frozenset(roles.offices.words),
        office_words=frozenset(roles.office_words.words),
        particles=frozenset(roles.particles.words),
        heads=frozenset(roles.organisation_heads.words),
        bodies=frozenset(roles.bodies.words),
        carriers=frozenset(lexicon.speech.statements.words),
        armed_names=re.compile("|".join(map(re.escape, roles.armed_names.words))),
        armed_heads=frozenset(roles.armed_heads.words),
        civil=frozenset(roles.civil_names.words),
        state=frozenset(roles.state_bodies.words),
        collective=frozenset(roles.words[WordClass.OFFICIAL].words) - _nouns(roles) - RANKS,
        not_names=not_names,
        genders=genders,
        weights=lexicon.evidence,
        genders_before_surname=genders
        | dict.fromkeys(names.female_before_surname.words, "she")
        | dict.fromkeys(names.male_before_surname.words, "he"),
        alike=_alike(lexicon),
        groups=lists(lexicon.groups, frozenset(lexicon.furniture.function_words.words)),
        portraits=portraits(),
    )


def _alike(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """For each noun those by which a desk goes on to speak of the same person."""
    alike: dict[str, frozenset[str]] = {}
    for group in lexicon.speech.alike:
        for noun in group.words:
            alike[noun] = alike.get(noun, frozenset()) | frozenset(group.words)
    return alike


def _nouns(roles: Roles) -> frozenset[str]:
    """The nouns of the grammar: what one person is."""
    return frozenset(word for words in roles.nouns.values() for word in words.words)


def inflected(noun: str) -> tuple[str, ...]:
    """The plural of a noun in the singular."""
    if noun.endswith(("man", "woman")):
        return (noun[:-2] + "en",)
    if noun.endswith(("s", "x", "ch", "sh")):
        return (noun + "es",)
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return (noun[:-1] + "ies",)
    if noun.endswith("wife"):
        return (noun[:-2] + "ves",)
    return (noun + "s",)


def normal(name: str) -> str:
    """The name of an organisation as it is looked up, as long as it was: no case or hyphens, one kind of apostrophe."""
    return name.replace("İ", "I").lower().replace("-", " ").replace("‑", " ").replace("’", "'")


def bare(name: str) -> str:
    """The name without its article."""
    return name.removeprefix("the ").removeprefix("The ")


def _organisations(
    lexicon: Lexicon,
) -> tuple[dict[str, tuple[Organisation, bool]], dict[str, frozenset[str]]]:
    names: dict[str, tuple[Organisation, bool]] = {}
    exact: dict[str, frozenset[str]] = {}
    every = [organisation for family in lexicon.actors.families for organisation in family.organisations]
    for organisation in every:
        for alias in organisation.exact:
            names[normal(bare(alias))] = (organisation, False)
            exact[normal(bare(alias))] = exact.get(normal(bare(alias)), frozenset()) | {alias}
    for organisation in every:
        for alias in (organisation.name, *organisation.aliases):
            if alias not in organisation.exact:
                names.setdefault(normal(bare(alias)), (organisation, True))
    return names, exact


def _lengths(names: dict[str, tuple[Organisation, bool]]) -> dict[str, int]:
    lengths: dict[str, int] = {}
    for name in names:
        words = name.split()
        first = words[0].removesuffix("'s")
        lengths[first] = max(lengths.get(first, 0), len(words))
    return lengths


def _lookup(classes: dict[str, str], plurals: set[str]) -> dict[str, Entry]:
    phrases = _by_first_word(classes)
    return {
        word: Entry(
            classes.get(word, ""),
            word in plurals,
            phrases.get(word, ()),
            _ahead(len(word), phrases.get(word, ())),
        )
        for word in (*classes, *phrases)
        if " " not in word
    }


def _ahead(size: int, phrases: Sequence[tuple[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The phrases that a word of this size opens, by what stands behind it in them."""
    return {
        behind: tuple(phrase for phrase in phrases if behind.startswith(phrase[0][size:][:AHEAD]))
        for behind in (phrase[size:][:AHEAD] for phrase, _ in phrases)
    }


def _by_first_word(classes: dict[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    phrases: dict[str, list[tuple[str, str]]] = {}
    for phrase, kind in classes.items():
        first, space, _ = phrase.partition(" ")
        if space:
            phrases.setdefault(first, []).append((phrase, kind))
    return {first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in phrases.items()}
