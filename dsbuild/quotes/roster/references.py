"""Whom a quotation is referred to."""

from dataclasses import dataclass

from dsbuild.quotes.roster.noun_phrases import Said


@dataclass(frozen=True, slots=True)
class Reference:
    """Who speaks: a person of the cast, an organisation by its key, or a description and what it says."""

    person: int | None = None
    organisation: str | None = None
    description: str | None = None
    said: Said | None = None
    plural: bool = False
