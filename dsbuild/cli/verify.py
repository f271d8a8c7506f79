"""`dsbuild verify`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told
from dsbuild.cli.meter import meter
from dsbuild.cli.placed import as_json_option, dataset_options

if TYPE_CHECKING:
    from dsbuild.release.verify import Verification


@click.command(name="verify", short_help="Check a build or release, every byte and row of it.")
@click.argument("release", metavar="[RELEASE]", default="dev")
@dataset_options
@click.option(
    "--key",
    "keys",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="An ed25519 public key in PEM that has to have signed it; given again, one of them.",
)
@as_json_option
def command(
    release: str, dist: Path, name: str | None, config: Path, keys: tuple[Path, ...], *, as_json: bool
) -> None:
    """Check a build or release, every byte and row of it.

    RELEASE is a version, `latest` or `dev` (the default), NAME@VERSION, a folder, or a URL such as
    `hf://datasets/ORG/NAME@1.2.0`. Checked are the manifest, the size and sha256 of every file, the card, and of
    the rows: columns, classes, ids, order, spans and hashes against the text, groups and splits, repeats, rights. What
    attests to a release, X.Y.Z.intoto.json beside it, has to be about it, and with --key to be signed by that key.

    Exit codes: 0 sound; 1 something is wrong, each thing told with its file, row and column; 2 there is
    nothing to check, or it cannot be reached.

    \b
    Examples:
      dsbuild verify
      dsbuild verify hf://datasets/ORG/NAME@1.2.0 --key key.pub --json
    """
    from dsbuild.cli.placed import home
    from dsbuild.release.disk.provenance import KeyFileError
    from dsbuild.release.places.folder import PlaceError
    from dsbuild.release.verify import verify_place
    from dsbuild.settings import SettingsError

    try:
        with meter(quiet=as_json) as progress:
            found = verify_place(release, home(dist, name, config), progress, keys)
    except (PlaceError, SettingsError, KeyFileError) as error:
        told.fail(error)
    if note := found.withdrawn:
        told.say(f"note: {note}", err=True)
    told.answer(found, _text, json=as_json)
    sys.exit(told.DONE if found.ok else told.WRONG)


def _text(found: Verification) -> str:
    lines = [str(problem) for problem in found.problems]
    if found.more:
        lines.append(f"and {found.more:,} more")
    if found.digest and not found.rows_checked:
        lines.append("the rows were not checked, since their files are damaged")
    if found.ok:
        lines.append(
            f"{found.name} {found.version} is sound: {found.files:,} files, {found.sentences:,} sentences of "
            f"{found.articles:,} articles; digest {found.digest}"
        )
    return "\n".join(lines)
