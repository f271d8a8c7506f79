"""Sentences -> casualty counts, and the numbers that were considered and ruled out."""

from dsbuild.counts.judging import count, count_split
from dsbuild.counts.rules import RULES

__all__ = ["RULES", "count", "count_split"]
