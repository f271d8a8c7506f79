"""`dsbuild yank`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told
from dsbuild.cli.placed import as_json_option, dataset_options

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="yank", short_help="Withdraw a release wherever it was published.")
@click.argument("version")
@click.option("--reason", help="Why; everybody reads it.")
@click.option("--successor", metavar="VERSION", help="The version to use instead.")
@click.option(
    "--from",
    "places",
    metavar="PLACE",
    multiple=True,
    help="Where it was published, besides what DIST/NAME/published.json says; may be given again.",
)
@click.option("--undo", is_flag=True, help="Take the withdrawal back.")
@dataset_options
@as_json_option
def command(
    version: str,
    reason: str | None,
    successor: str | None,
    places: tuple[str, ...],
    dist: Path,
    name: str | None,
    config: Path,
    *,
    undo: bool,
    as_json: bool,
) -> None:
    """Mark a release as withdrawn: at home, and wherever it was published.

    Each place says so in `withdrawn.json` and in the README that people see, and leads them to the newest version that
    stands. The version itself stays, so that whoever pinned it is not cut off; to delete it is up to the place's owner.

    Exit codes: 0 marked everywhere; 2 some places could not be marked, each told: run it again; 4 refused.

    \b
    Examples:
      dsbuild yank 1.2.0 --reason 'An article was taken down.' --successor 1.2.1
      dsbuild yank 1.2.0 --reason 'Wrong labels.' --from hf://datasets/ORG/NAME
      dsbuild yank 1.2.0 --undo
    """
    from pydantic import ValidationError

    from dsbuild.cli.placed import home
    from dsbuild.lexicon.strict import explained
    from dsbuild.release.disk.notice import Notice
    from dsbuild.release.places.folder import PlaceError
    from dsbuild.release.places.opened import is_version
    from dsbuild.release.publish.errors import RefusedError
    from dsbuild.release.publish.withdrawing import Withdrawal, withdraw
    from dsbuild.settings import SettingsError

    if undo == bool(reason):
        told.fail("found neither, or both, of --reason and --undo; give one")
    for given in filter(None, (version, successor)):
        if not is_version(given):
            told.fail(f"found {given!r}, expected X.Y.Z, a version; `dsbuild list` shows them")
    try:
        where = home(dist, name, config)
        if where is None:
            told.fail(f"{dist}: found no dataset, or several; name one (--name)")
        today = datetime.now(UTC).date()
        notice = (
            None
            if undo
            else Notice(version=version, withdrawn=today, reason=str(reason), successor=successor)
        )
        found = withdraw(where, version, notice, places)
    except ValidationError as error:
        told.fail("\n".join(explained(error, "yank", Notice)))
    except RefusedError as error:
        told.fail(error, told.REFUSED)
    except (SettingsError, PlaceError) as error:
        told.fail(error)
    report = Withdrawal(version=version, notice=notice, places=found)
    marked = [
        f"{place.place}: {version} {'stands again' if undo else 'withdrawn'}"
        for place in found
        if not place.error
    ]
    if marked or as_json:
        told.answer(report, lambda _: "\n".join(marked), json=as_json)
    unmarked = [place.error for place in found if place.error]
    for why in unmarked:
        told.say(f"error: {why}", err=True)
    sys.exit(told.FAILED if unmarked else told.DONE)
