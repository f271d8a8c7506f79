"""What `dsbuild release` says at its end."""

from dsbuild.lexicon.strict import Strict
from dsbuild.release.diff import Difference
from dsbuild.release.diff import as_text as difference_text
from dsbuild.release.diff.version import Bump
from dsbuild.release.releasing import Released
from dsbuild.settings import TextPolicy


class ReleaseReport(Strict):
    """A release, or with `--dry-run` what it would be; then `path` is null."""

    name: str
    version: str
    bump: Bump
    why: tuple[str, ...]
    previous: str | None
    digest: str
    path: str | None
    text: TextPolicy
    articles: int
    sentences: int
    withheld: int
    changes: Difference | None


def as_value(released: Released) -> ReleaseReport:
    """The result as the JSON that `schemas/release.schema.json` describes."""
    told = released.manifest
    return ReleaseReport(
        name=told.name,
        version=released.version,
        bump=released.bump,
        why=released.why,
        previous=told.previous.version if told.previous else None,
        digest=told.digest,
        path=str(released.folder) if released.folder else None,
        text=told.text,
        articles=told.rows("articles"),
        sentences=told.rows("sentences"),
        withheld=released.withheld,
        changes=released.difference,
    )


def as_text(released: Released) -> str:
    """The result as a person wants it."""
    told = released.manifest
    lines = [f"{told.name} {released.version} ({released.bump}): {'; '.join(released.why)}"]
    if released.difference:
        lines += ["", difference_text(released.difference), ""]
    if released.withheld:
        lines.append(
            f"text withheld of {released.withheld:,} of {told.rows('articles'):,} articles, which declare no licence that "
            "lets it be passed on; declare one with `rights` in the registry, or make an internal release with `--text full`"
        )
    if released.folder:
        lines += [
            f"written to {released.folder}",
            f"digest {told.digest}",
            f"load it:   load_dataset({str(released.folder)!r})",
        ]
    else:
        lines.append("nothing written (--dry-run)")
    return "\n".join(lines)
