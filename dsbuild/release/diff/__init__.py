"""What differs between two builds or releases, in memory bounded by a few row groups."""

from dsbuild.release.diff.compare import diff
from dsbuild.release.diff.model import Changes, Difference, Example
from dsbuild.release.diff.rows import ChangedRow, changed_rows
from dsbuild.release.diff.tallied import Quotable
from dsbuild.release.diff.told import as_markdown, as_text

__all__ = [
    "ChangedRow",
    "Changes",
    "Difference",
    "Example",
    "Quotable",
    "as_markdown",
    "as_text",
    "changed_rows",
    "diff",
]
