"""The lexicon's words for people and organisations, ready to look up."""

import re
from dataclasses import dataclass
from functools import cache

from dsbuild.lexicon import Lexicon
from dsbuild.lexicon.actors import Organisation
from dsbuild.lexicon.roles import WordClass


@dataclass(frozen=True, slots=True)
class Entry:
    """A word's class, empty where it only opens phrases, whether it is a plural, and the phrases that it opens."""

    kind: str
    plural: bool
    phrases: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words in lower case by their class, and names of organisations in normal form.

    `organisation_lengths` is keyed by a first word. An organisation is kept with whether
    the name alone shows that it is meant.
    """

    classes: dict[str, str]
    plurals: frozenset[str]
    lookup: dict[str, Entry]
    organisations: dict[str, tuple[Organisation, bool]]
    exact: dict[str, frozenset[str]]
    organisation_lengths: dict[str, int]
    titles: frozenset[str]
    particles: frozenset[str]
    heads: frozenset[str]
    bodies: frozenset[str]
    carriers: frozenset[str]
    state: frozenset[str]
    armed_names: re.Pattern[str]
    armed_heads: frozenset[str]
    civil: frozenset[str]
    not_names: frozenset[str]
    genders: dict[str, str]


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
    names = lexicon.given_names
    organisations, exact = _organisations(lexicon)
    return Vocabulary(
        classes={word: kind for word, kind in classes.items() if " " not in word},
        plurals=frozenset(plurals),
        lookup=_lookup(classes, plurals),
        organisations=organisations,
        exact=exact,
        organisation_lengths=_lengths(organisations),
        titles=frozenset(roles.titles.words),
        particles=frozenset(roles.particles.words),
        heads=frozenset(roles.organisation_heads.words),
        bodies=frozenset(roles.bodies.words),
        carriers=frozenset(lexicon.speech.statements.words),
        armed_names=re.compile("|".join(map(re.escape, roles.armed_names.words))),
        armed_heads=frozenset(roles.armed_heads.words),
        civil=frozenset(roles.civil_names.words),
        state=frozenset(roles.state_bodies.words),
        not_names=frozenset(roles.not_names.words),
        genders=dict.fromkeys(names.female.words, "she") | dict.fromkeys(names.male.words, "he"),
    )


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
    """The name of an organisation as it is looked up: no case, hyphens as spaces, one kind of apostrophe."""
    return name.casefold().replace("-", " ").replace("‑", " ").replace("’", "'")


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
            exact[normal(bare(alias))] = exact.get(normal(bare(alias)), frozenset()) | {bare(alias)}
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
        word: Entry(classes.get(word, ""), word in plurals, phrases.get(word, ()))
        for word in (*classes, *phrases)
        if " " not in word
    }


def _by_first_word(classes: dict[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    phrases: dict[str, list[tuple[str, str]]] = {}
    for phrase, kind in classes.items():
        first, space, _ = phrase.partition(" ")
        if space:
            phrases.setdefault(first, []).append((phrase, kind))
    return {first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in phrases.items()}
