"""`dsbuild publish`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told
from dsbuild.cli.meter import meter
from dsbuild.cli.placed import as_json_option, dataset_options

if TYPE_CHECKING:
    from pathlib import Path

    from dsbuild.release.publish.publishing import Published


@click.command(name="publish", short_help="Publish a release to the Hub, a bucket or a folder.")
@click.argument("release", metavar="[RELEASE]", default="latest")
@click.option(
    "--to",
    "places",
    metavar="PLACE",
    multiple=True,
    required=True,
    help="hf://datasets/ORG/NAME, s3://BUCKET/PREFIX or a folder; may be given again.",
)
@dataset_options
@click.option("--private", is_flag=True, help="Make the Hub repository private, if it is to be made.")
@click.option(
    "--allow-restricted-text",
    is_flag=True,
    help="Publish the text of articles whose rights do not let it be passed on. For internal places alone.",
)
@click.option("--dry-run", is_flag=True, help="Send nothing; say what would be sent.")
@as_json_option
def command(
    release: str,
    places: tuple[str, ...],
    dist: Path,
    name: str | None,
    config: Path,
    *,
    private: bool,
    allow_restricted_text: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Publish a release of DIST/NAME: verify it, send it, read it back and verify it there.

    RELEASE is a version, `latest` (the default), NAME@VERSION, or the folder of a release. On the Hub it is one commit
    with the tag `vX.Y.Z`; in a bucket and in a folder it is PLACE/X.Y.Z. A version is visible when all of it is there,
    and is never overwritten. What was cut off is finished by running it again; what is there already is left as it is.

    Credentials are those of the place's own tools: `hf auth login` or HF_TOKEN, AWS_PROFILE and the like.

    Exit codes: 0 published, or there already; 1 the release does not verify; 2 failed, run it again; 4 refused, since
    another release has its version, it holds text that may not be passed on, or the place holds something else.

    \b
    Examples:
      dsbuild publish --to hf://datasets/ORG/NAME --dry-run
      dsbuild publish 1.2.0 --to hf://datasets/ORG/NAME --private
      dsbuild publish latest --to s3://BUCKET/PREFIX --to /mnt/sets/news --json
    """
    from dsbuild.cli.placed import home
    from dsbuild.release.places.folder import PlaceError
    from dsbuild.release.places.opened import opened
    from dsbuild.release.publish.errors import FailedError, RefusedError
    from dsbuild.release.publish.publishing import Publications, UnsoundError, publish
    from dsbuild.settings import SettingsError

    try:
        folder = opened(release, home(dist, name, config)).folder.path
    except (PlaceError, SettingsError) as error:
        told.fail(error)
    if folder is None:
        told.fail(f"{release}: found a place elsewhere, expected a release on this machine", told.REFUSED)
    if not _names_a_contact(folder):
        told.say(
            "note: the card names nobody to ask for a takedown; set `contact` under [card] in dsbuild.toml",
            err=True,
        )
    if as_json:
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")  # the Hub's client has bars of its own
    done: list[Published] = []
    errors: dict[str, str] = {}
    codes = [told.DONE]
    for place in places:
        try:
            with meter(quiet=as_json) as progress:
                published = publish(
                    folder,
                    place,
                    private=private,
                    allow_restricted=allow_restricted_text,
                    dry_run=dry_run,
                    progress=progress,
                )
            done.append(published)
        except UnsoundError as error:
            told.fail(error, told.WRONG)
        except (RefusedError, FailedError, PlaceError) as error:
            errors[place] = str(error)
            codes.append(told.REFUSED if isinstance(error, RefusedError) else told.FAILED)
    if done or as_json:
        report = Publications(published=tuple(done), errors=errors)
        told.answer(report, lambda _: "\n".join(map(_text, done)), json=as_json)
    for why in errors.values():
        told.say(f"error: {why}", err=True)
    sys.exit(max(codes))


def _names_a_contact(folder: Path) -> bool:
    from dsbuild.settings import FILE, SettingsError, read

    try:
        return bool(read(folder / FILE).card.contact)
    except SettingsError:
        return True  # the check of the release tells what is wrong


def _text(found: Published) -> str:
    lines = [f"{found.name} {found.version} {found.state}: {found.place}"]
    lines.append(f"  {found.files:,} files, {found.size:,} bytes; digest {found.digest}")
    lines.append(f"  load it:   {found.load}")
    return "\n".join(lines)
