"""`dsbuild release`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told
from dsbuild.cli.meter import meter
from dsbuild.cli.placed import as_json_option, dataset_options

if TYPE_CHECKING:
    from datetime import date, datetime

    from dsbuild.release.releasing import Released


@click.command(name="release", short_help="Make a release of the build, its version computed.")
@click.argument("sources", nargs=-1, metavar="[SOURCES]...")
@dataset_options
@click.option(
    "--text",
    "policy",
    type=click.Choice(["full", "open", "none"]),
    help="Whose text it holds: that of openly licensed sources (the default), all (for internal use), or none.",
)
@click.option(
    "--previous",
    metavar="RELEASE",
    help="The release before, where it is not in DIST: a folder or a URL, as `hf://…`.",
)
@click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False),
    help="An ed25519 private key in PEM, to sign the attestation with.",
)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that the release says it is of; by default that of SOURCE_DATE_EPOCH, else none.",
)
@click.option(
    "--at-most",
    type=click.Choice(["major", "minor", "patch"]),
    default="major",
    show_default=True,
    help="The largest part of the version that may go up; refuse where more would.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; say the version and why.")
@as_json_option
def command(
    sources: tuple[str, ...],
    dist: Path,
    name: str | None,
    policy: str | None,
    previous: str | None,
    config: Path,
    key: Path | None,
    day: datetime | None,
    at_most: str,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Make a release of the build DIST/NAME/dev, in DIST/NAME/X.Y.Z.

    The version is computed from what differs from the release before: MAJOR where rows were removed, relabelled,
    otherwise changed or moved to another split, or the columns changed; MINOR where rows were added, or evidence
    and review flags changed; PATCH where the same rows are repackaged or redocumented. The first is 1.0.0. A
    release is read-only and never written again. SOURCES are those of the build. Beside it DIST/NAME/X.Y.Z.intoto.json
    says what it was made of, with and when, as an in-toto statement.

    Exit codes: 0 released; 2 failed; 3 nothing changed; 4 refused, since what is here is not what was built,
    more of the version would go up than --at-most, or another release was made meanwhile. Nothing is written but
    with 0.

    \b
    Examples:
      dsbuild release --dry-run
      dsbuild release --text open --at-most minor --json
      dsbuild release --previous hf://datasets/ORG/NAME
    """
    from dsbuild import settings
    from dsbuild.engines import build, release
    from dsbuild.evaluation.corpus import GoldError
    from dsbuild.release.diff.version import Bump
    from dsbuild.release.disk.provenance import EpochError, KeyFileError
    from dsbuild.release.finalise import UnloadableError
    from dsbuild.release.places.folder import PlaceError
    from dsbuild.release.releasing import NothingChangedError, RefusedError
    from dsbuild.review.decisions import DecisionsError
    from dsbuild.sources import RegistryError

    try:
        settled = settings.read(config)
        with meter(quiet=as_json) as progress:
            order = build.Order(
                sources=sources or settled.build.sources,
                dist=dist,
                name=name,
                settings=settled,
                settings_text=config.read_text(encoding="utf-8") if config.is_file() else "",
                previous=previous,
                progress=progress,
            )
            wanted = settings.TextPolicy(policy) if policy else settled.release.text
            released = release.release(
                order, wanted, dry_run=dry_run, key=key, released=_day(day), at_most=Bump(at_most)
            )
    except NothingChangedError as error:
        told.fail(error, told.UNCHANGED)
    except RefusedError as error:
        told.fail(error, told.REFUSED)
    except (
        build.BuildError,
        KeyFileError,
        EpochError,
        settings.SettingsError,
        DecisionsError,
        PlaceError,
        RegistryError,
        UnloadableError,
        GoldError,
    ) as error:
        told.fail(error)
    _tell(released, as_json=as_json)


def _day(given: datetime | None) -> date | None:
    """The day of the release, None where nobody fixed one."""
    from dsbuild.release.disk.provenance import fixed_time

    day = given or fixed_time()
    return day.date() if day else None


def _tell(released: Released, *, as_json: bool) -> None:
    from dsbuild.cli.released import as_text, as_value

    told.answer(as_value(released), lambda _: as_text(released), json=as_json)
