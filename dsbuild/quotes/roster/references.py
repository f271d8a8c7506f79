"""Whom a quotation is referred to."""

from typing import NamedTuple

from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.reading import last_word
from dsbuild.quotes.roster.vocabulary import BODIES

MANY = (BODIES - {"former", "local", "poster", "host"}) | {
    "audience", "band", "chorus", "court", "delegates", "government", "group", "house", "men", "ministry", "people",
    "police", "protesters", "public", "senate", "supporters", "women", "gallery", "room", "someone", "somebody",
}  # fmt: skip
"""Last words of descriptions of several people or of a body."""


class Reference(NamedTuple):
    """Who speaks: a person of the cast, an organisation by its key, or a description and what it says."""

    person: int | None = None
    organisation: str | None = None
    description: str | None = None
    said: Said | None = None
    plural: bool = False

    @property
    def is_one(self) -> bool:
        """Whether `he` or `she` can take it up: no crowd, no committee."""
        return not self.plural and last_word(self.description or "") not in MANY
