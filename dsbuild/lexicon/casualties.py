from pydantic import model_validator

from dsbuild.lexicon.strict import Strict, WordList


class Values(Strict):
    """Words for numbers and where the list comes from."""

    source: str
    values: dict[str, int]


class NumberWords(Strict):
    """Words of numbers: exact ones, scales that multiply, vague ones with the least they mean, and none at all."""

    cardinals: Values
    scales: Values
    vague: Values
    ordinals: WordList
    none: WordList


class Bounds(Strict):
    """Phrases that stand before a number, or after it, and say on which side the truth lies."""

    at_least: WordList
    about: WordList
    at_most: WordList
    at_least_after: WordList
    about_after: WordList
    at_most_after: WordList


class Harm(Strict):
    """What happens to people: how verbs, nouns and phrases say that it did.

    `verbs` take the harmed as their object and are listed as `base, third person, past, participle, gerund`
    (the participle only where it differs); those of `loose_verbs` mean harm only when people are named.
    `happens` has the harmed as its subject. `states` follow a number or `were` (`12 dead`). `counted` are
    plural nouns, or singular after `one`, that are themselves a count (`12 deaths`). `deeds` are nouns that
    take `of` and the harmed. Phrases may hold several words.
    """

    verbs: WordList
    loose_verbs: WordList
    happens: WordList
    states: WordList
    counted: WordList
    deeds: WordList


class Nouns(Strict):
    """Heads of number phrases, in the singular where they have one; plurals are derived."""

    people: WordList
    collective: WordList
    kin: WordList
    bereavable: WordList
    animals: WordList
    things: WordList
    attacks: WordList
    weapons: WordList
    money: WordList
    distances: WordList
    durations: WordList
    labelled: WordList
    irregular: dict[str, str]


class Grammar(Strict):
    """Closed classes that the binding of numbers to harm walks over or stops at."""

    be: WordList
    auxiliaries: WordList
    links: WordList
    adverbs: WordList
    determiners: WordList
    prepositions: WordList
    followers: WordList
    subordinators: WordList
    relatives: WordList
    modals: WordList
    negations: WordList
    reported: WordList
    reporting: WordList
    others: WordList
    times: WordList
    months: WordList
    inclusion: WordList
    phrase_ends: WordList
    prenominal: WordList
    qualifying: WordList
    pronouns: WordList


class Contexts(Strict):
    """Words around a number that say what it is or is not."""

    toll: WordList
    toll_compounds: WordList
    taken_lives: WordList
    lost: WordList
    left: WordList
    taken: WordList
    hospital: WordList
    sustained: WordList
    traumas: WordList
    limbs: WordList
    aircraft: WordList
    counselling: WordList
    buriers: WordList
    covering: WordList
    other_fates: WordList
    unreal: WordList
    enabling: WordList
    fears: WordList
    withdrawn: WordList
    rising: WordList
    disease: WordList
    disease_heads: WordList
    violence: WordList
    idioms: WordList
    arrests: WordList
    charges: WordList
    hostages: WordList
    survival: WordList
    displacement: WordList
    strength: WordList
    institutions: WordList
    mourners: WordList
    not_deaths: WordList
    totals: WordList
    deathless: WordList
    untreated: WordList
    before_deeds: WordList
    appeals: WordList
    bare_verbs: WordList
    bearing: WordList
    openers: WordList
    equating: WordList
    tallies: WordList
    numbering: WordList
    putting: WordList
    losses: WordList
    referring: WordList
    when: WordList
    restating: WordList
    label_words: WordList
    claiming: WordList
    producing: WordList
    parents: WordList
    shortly: WordList
    toll_links: WordList
    unlikely: WordList
    household: WordList
    fatal_degree: WordList
    degree: WordList
    perfect: WordList
    causing: WordList
    wanting: WordList
    ages: WordList
    periods: WordList
    clock: WordList
    shares: WordList
    currencies: WordList
    mistaken: WordList
    printed: WordList
    superseded: WordList
    corrections: WordList
    put_right: WordList
    at_first: WordList
    first_told: WordList
    revised: WordList
    before_pronoun: WordList
    after_pronoun: WordList
    uniformed: WordList
    sources: WordList
    averting: WordList
    institution_names: WordList
    sending: WordList
    armies: WordList
    comparatives: WordList
    directions: WordList
    changes: WordList
    exceeding: WordList
    namesakes: WordList
    sport: WordList
    sport_hints: WordList
    fiction: WordList
    tales: WordList
    tales_within: WordList
    telling: WordList
    factual: WordList
    registers: WordList
    undead: WordList
    health_workers: WordList
    doers: WordList
    remaining: WordList
    wars: WordList
    fallen: WordList
    registered: WordList
    burying_alive: WordList
    leading: WordList
    everybody: WordList
    perceiving: WordList
    scheduled: WordList


class Casualties(Strict):
    """The words of casualty counts."""

    numbers: NumberWords
    bounds: Bounds
    killed: Harm
    injured: Harm
    missing: Harm
    unspecified: Harm
    nouns: Nouns
    grammar: Grammar
    contexts: Contexts

    @model_validator(mode="after")
    def _verbs_have_their_forms(self) -> "Casualties":
        for kind in ("killed", "injured", "missing", "unspecified"):
            harm: Harm = getattr(self, kind)
            for entry in (*harm.verbs.words, *harm.loose_verbs.words):
                if not 4 <= len(entry.split(",")) <= 5:
                    raise ValueError(
                        f"{kind}: found {entry!r}, expected `base, third person, past, [participle,] gerund`"
                    )
        return self
