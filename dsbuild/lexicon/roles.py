"""The words for what people are and do, and the gender that given names tell."""

from enum import StrEnum

from dsbuild.lexicon.strict import Strict, WordList


class WordClass(StrEnum):
    """What a word is to the grammar of roles: one character, so that a sentence is a string of them."""

    OFFICIAL = "o"
    WITNESS = "v"
    CIVILIAN = "u"
    EXPERT = "e"
    JOURNALIST = "j"
    OTHER = "l"
    KIN = "k"
    MEMBER = "m"
    MILITANT = "M"
    ATTACKER = "B"
    DEFECTOR = "R"
    PERSON = "t"
    GROUP = "g"
    ARMED_GROUP = "G"
    VIOLENT = "x"
    PARTISAN = "y"
    BANNED = "Z"
    FORMER = "F"
    ALLEGED = "A"
    JOIN = "J"
    LEAD = "I"
    DESERT = "D"
    LEAVE = "L"
    CONVICT = "C"
    PLEAD = "W"
    CAPTURE = "K"
    TERRORISM = "T"
    CLAIM = "Q"
    DENY = "E"
    SUFFER = "V"
    SAY = "S"
    BE = "b"
    HAVE = "z"
    ADVERB = "r"
    NOT = "n"
    DETERMINER = "d"
    POSSESSIVE = "H"
    PRONOUN = "h"
    RELATIVE = "w"
    PREPOSITION = "f"
    ASIDE = "O"
    CONJUNCTION = "c"
    NAMING = "i"
    NUMBER = "#"
    PAST_HABIT = "U"
    ATTACK = "!"
    SERVE = "&"
    ITS = "@"


class Roles(Strict):
    """The words of each class; a noun stands in the singular, a verb in each form that counts."""

    nouns: dict[WordClass, WordList]
    words: dict[WordClass, WordList]
    titles: WordList
    offices: WordList
    office_words: WordList
    particles: WordList
    organisation_heads: WordList
    armed_names: WordList
    armed_heads: WordList
    civil_names: WordList
    bodies: WordList
    state_bodies: WordList
    not_names: WordList


class GivenNames(Strict):
    """Given names by the gender that they tell; `either` are given to both.

    Those `before_surname` are words or places as well.
    """

    female: WordList
    male: WordList
    either: WordList
    female_before_surname: WordList
    male_before_surname: WordList
