"""From sentences, quotations and counts to labels with evidence."""

from dsbuild.labels.label import RULES, label

__all__ = ["RULES", "label"]
