"""Who the article's people and organisations are, and whose each quotation is."""

from dsbuild.quotes.roster.catalogue import RULES
from dsbuild.quotes.roster.settling import parts, settle

__all__ = ["RULES", "parts", "settle"]
