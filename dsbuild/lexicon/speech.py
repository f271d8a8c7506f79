from dsbuild.lexicon.strict import Strict, WordList


class Speech(Strict):
    """The words that attribute speech, that keep marks from being speech, and that noun phrases are read by.

    An entry of `verbs` holds the forms of one verb; one of `phrasal` its forms and then the particle
    that makes it a verb of speech. Titles with a full stop are abbreviations.
    """

    verbs: WordList
    phrasal: WordList
    nominal: WordList
    passive: WordList
    beside: WordList
    inscriptions: WordList
    statements: WordList
    naming: WordList
    names_of_things: WordList
    negations: WordList
    carriers: WordList
    pronouns: WordList
    determiners: WordList
    predeterminers: WordList
    prepositions: WordList
    boundaries: WordList
    openers: WordList
    times: WordList
    particles: WordList
    titles: WordList
    persons: WordList
    organisations: WordList
    elisions: WordList
    measures: WordList
    alike: tuple[WordList, ...]
