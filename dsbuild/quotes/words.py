"""The lexicon's words of speech as sets, compiled once a lexicon."""

from dataclasses import dataclass
from functools import cache

from dsbuild.lexicon import Lexicon

PARTLY = frozenset({
    "auxiliary", "prime", "probation", "vice", "transportation", "gunnery", "opener", "recorder", "principal", "alim", "vali",
    "det", "insp", "asst", "ens", "supt", "specialist", "keeper", "striker", "tenor",
})  # fmt: skip
"""Words of offices that by themselves are none, or something else as well."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words by their use; all but titles and organisations in lower case.

    `cues` are all forms that can attribute; `phrasal` gives a verb form's particles.
    """

    cues: frozenset[str]
    verbs: frozenset[str]
    bases: frozenset[str]
    participles: frozenset[str]
    phrasal: dict[str, frozenset[str]]
    nominal: frozenset[str]
    passive: frozenset[str]
    beside: frozenset[str]
    inscriptions: frozenset[str]
    statements: frozenset[str]
    negations: frozenset[str]
    carriers: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    predeterminers: frozenset[str]
    prepositions: frozenset[str]
    boundaries: frozenset[str]
    openers: frozenset[str]
    times: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    persons: frozenset[str]
    organisations: frozenset[str]

    def is_person(self, word: str) -> bool:
        """Whether the noun, singular or a regular plural, can speak."""
        return word in self.persons or (word.endswith("s") and word[:-1] in self.persons)

    def is_common(self, word: str) -> bool:
        """Whether the word, in lower case, is one of the grammar rather than of a name."""
        closed = (
            self.cues,
            self.statements,
            self.negations,
            self.carriers,
            self.pronouns,
            self.determiners,
            self.prepositions,
            self.boundaries,
            self.openers,
            self.times,
        )
        return any(word in words for words in closed) or self.is_person(word)


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    """The sets of `lexicon.speech`."""
    speech = lexicon.speech
    forms = frozenset(form for entry in speech.verbs.words for form in entry.split())
    phrasal: dict[str, frozenset[str]] = {}
    for *verb, particle in map(str.split, speech.phrasal.words):
        for form in verb:
            phrasal[form] = phrasal.get(form, frozenset()) | {particle}
    return Grammar(
        cues=frozenset((*forms, *phrasal, *speech.inscriptions.words)),
        verbs=forms,
        bases=frozenset(entry.split()[0] for entry in speech.verbs.words),
        participles=frozenset(form for form in forms if form.endswith("ing")),
        phrasal=phrasal,
        nominal=frozenset(speech.nominal.words),
        passive=frozenset(speech.passive.words),
        beside=frozenset(speech.beside.words),
        inscriptions=frozenset(speech.inscriptions.words),
        statements=frozenset(speech.statements.words),
        negations=frozenset(speech.negations.words),
        carriers=frozenset(speech.carriers.words),
        pronouns=frozenset(speech.pronouns.words),
        determiners=frozenset(speech.determiners.words),
        predeterminers=frozenset(speech.predeterminers.words),
        prepositions=frozenset(speech.prepositions.words),
        boundaries=frozenset(speech.boundaries.words),
        openers=frozenset(speech.openers.words),
        times=frozenset(speech.times.words),
        particles=frozenset(speech.particles.words),
        titles=frozenset(speech.titles.words),
        persons=frozenset((*speech.persons.words, *lexicon.roles.offices.words)) - PARTLY,
        organisations=frozenset(speech.organisations.words),
    )
