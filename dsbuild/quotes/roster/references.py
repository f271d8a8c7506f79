"""Whom a quotation is referred to."""

from typing import NamedTuple

from dsbuild.quotes.roster.noun_phrases import Said


class Reference(NamedTuple):
    """Who speaks: a person of the cast, an organisation by its key, or a description and what it says."""

    person: int | None = None
    organisation: str | None = None
    description: str | None = None
    said: Said | None = None
    plural: bool = False
