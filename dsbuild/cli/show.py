"""`dsbuild show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dsbuild.cli import told
from dsbuild.cli.placed import as_json_option, dataset_options

if TYPE_CHECKING:
    from pathlib import Path

    from dsbuild.release.shown import Shown


@click.command(name="show", short_help="Show what a release holds and what it was made of.")
@click.argument("release", metavar="[RELEASE]", default="latest")
@dataset_options
@as_json_option
def command(release: str, dist: Path, name: str | None, config: Path, *, as_json: bool) -> None:
    """Show what a release (by default the latest) holds, and what it was made of and with.

    RELEASE is a version, `latest` or `dev`, NAME@VERSION, a folder, or a URL such as
    `hf://datasets/ORG/NAME@1.2.0`.

    Exit codes: 0 shown; 2 there is nothing to show, or it cannot be read.

    \b
    Examples:
      dsbuild show dev
      dsbuild show 1.2.0 --json
    """
    from dsbuild.cli.placed import home
    from dsbuild.release.places.folder import PlaceError
    from dsbuild.release.places.opened import opened
    from dsbuild.release.shown import shown
    from dsbuild.settings import SettingsError

    try:
        found = shown(opened(release, home(dist, name, config)))
    except (PlaceError, SettingsError) as error:
        told.fail(error)
    told.answer(found, _text, json=as_json)


def _text(found: Shown) -> str:
    held = found.manifest
    splits = list(found.sentences)
    rows: list[tuple[object, ...]] = [("sentences", *splits, "all")]
    for label, counts in found.by_label.items():
        rows.append((label, *(counts.get(split, 0) for split in splits), sum(counts.values())))
    rows.append(
        ("articles", *(found.articles.get(split, 0) for split in splits), sum(found.articles.values()))
    )
    lines = [
        f"{held.name} {held.version}{f': {held.summary}' if held.summary else ''}",
        "",
        told.table(rows),
        "",
        *(f"{release.version:<10} {release.summary}" for release in reversed(held.history)),
        *([""] if held.history else []),
        *([found.withdrawn, ""] if found.withdrawn else []),
        f"path      {found.path}",
        f"digest    {held.digest}",
        f"follows   {held.previous.version if held.previous else 'no release'}",
        f"text      {held.text}",
        *(f"{name:<9} {digest}" for name, digest in held.inputs.items()),
        f"made with dsbuild {held.dsbuild}, Python {held.python}, "
        + ", ".join(f"{library} {version}" for library, version in held.libraries.items()),
    ]
    if held.crossings:
        lines.append(
            f"{len(held.crossings):,} articles resemble one of another split (`crossings` in manifest.json)"
        )
    return "\n".join(lines)
