"""An article as the rules of roles see it, and what they find."""

from dataclasses import dataclass

from dsbuild.quotes.roster.cast import Cast
from dsbuild.quotes.roster.noun_phrases import Said, Setting
from dsbuild.quotes.roster.reading import Reading


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as the rules of roles see it: a string of word classes, and who each person in it is."""

    classes: str
    backwards: str
    reading: Reading
    cast: Cast
    setting: Setting
    governing: frozenset[int]
    ended: frozenset[int]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule saw about a person; `noun` is the word for them, `related` whose relative they are."""

    person: int
    said: Said
    rule: str
    noun: str = ""
    related: int | None = None
