"""Whose text is published, and the one function that withholds the rest."""

from collections.abc import Mapping, Sequence

from dsbuild.settings import TextPolicy
from dsbuild.sources.registry import redistributable

Columns = Mapping[str, Sequence[object]]

TEXT_COLUMNS = frozenset({"text"})


def withheld(rights: str, policy: TextPolicy) -> bool:
    """Whether the text of an article with these rights is left out."""
    if policy is TextPolicy.FULL:
        return False
    return policy is TextPolicy.NONE or not redistributable(rights)


def redacted(columns: Columns, rights: str, policy: TextPolicy) -> Columns:
    """The columns of one article, with nulls for its text where the policy withholds it.

    What else is published holds no text: offsets, hashes, labels, names of speakers, bibliography.
    """
    if not withheld(rights, policy):
        return columns
    return {
        name: [None] * len(values) if name in TEXT_COLUMNS else values for name, values in columns.items()
    }
