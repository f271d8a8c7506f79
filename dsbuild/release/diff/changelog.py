"""`CHANGES.md` of a release: what differs from the one before."""

from collections.abc import Mapping, Sequence

from dsbuild.release.diff import Difference, as_markdown
from dsbuild.release.options import Previous

FILE = "CHANGES.md"


def first(name: str, version: str) -> str:
    """What a first release says."""
    return f"# {name} {version}\n\nThe first release.\n"


def changes(
    name: str,
    version: str,
    previous: Previous,
    why: Sequence[str],
    difference: Difference,
    removed: Mapping[str, str],
) -> str:
    """What a later release says; `removed` are the reasons by the ids of the articles taken out since."""
    parts = [
        f"# {name} {version}",
        f"Changed since {previous.version} (`{previous.digest[:16]}`): {'; '.join(why)}.",
    ]
    if removed:
        rows = "\n".join(f"| `{article}` | {_cell(reason)} |" for article, reason in sorted(removed.items()))
        parts.append(f"Articles taken out for good:\n\n| article | reason |\n|---|---|\n{rows}")
    parts.append(as_markdown(difference))
    return "\n\n".join(parts) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
