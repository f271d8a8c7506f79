"""Organisations and the words for people, as the roster knows them."""

from enum import StrEnum

from pydantic import Field, model_validator

from dsbuild.lexicon.strict import Strict, WordList, packaged


class Organisation(Strict):
    """An armed or clandestine organisation and the names that it goes by; `listed` are keys of `Actors.sources`."""

    name: str
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    region: str
    listed: tuple[str, ...] = Field(min_length=1)
    dissolved: bool = False
    governs: bool = False


class Family(Strict):
    """Organisations of one ideology."""

    ideology: str
    organisations: tuple[Organisation, ...]


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
    particles: WordList
    organisation_heads: WordList
    armed_names: WordList
    armed_heads: WordList
    civil_names: WordList
    bodies: WordList
    state_bodies: WordList
    not_names: WordList


class GivenNames(Strict):
    """Given names by the gender that they tell; names of both are in neither."""

    female: WordList
    male: WordList


class Actors(Strict):
    """Who speaks in the news: extremist organisations, and the words for the roles of people."""

    sources: dict[str, str]
    families: tuple[Family, ...]
    roles: Roles = Field(default_factory=lambda: packaged("roles.toml", Roles))
    given_names: GivenNames = Field(default_factory=lambda: packaged("given_names.toml", GivenNames))

    @model_validator(mode="after")
    def _listed_somewhere_known(self) -> "Actors":
        for family in self.families:
            for organisation in family.organisations:
                for key in organisation.listed:
                    if key not in self.sources:
                        raise ValueError(
                            f"{organisation.name}: listed by {key!r}; known are {', '.join(self.sources)}"
                        )
        return self
