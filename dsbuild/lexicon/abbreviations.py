"""The words that tell whether a full stop, a question or an exclamation mark ends a sentence."""

from dsbuild.lexicon.strict import Strict, WordList


class Abbreviations(Strict):
    """Abbreviations by what may follow them, and the words that open sentences.

    Abbreviations are written as news prints them, without the last full stop; case tells `Sat` from `sat`.
    """

    titles: WordList
    never_final: WordList
    numbered: WordList
    months: WordList
    weekdays: WordList
    hours: WordList
    zones: WordList
    attributive: WordList
    suffixes: WordList
    companies: WordList
    offices: WordList
    institutions: WordList
    prefixes: WordList
    measures: WordList
    closing: WordList
    exclaiming: WordList
    domains: WordList
    starters: WordList
    openers: WordList
    captions: WordList
    continuing: WordList
