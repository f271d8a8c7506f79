"""Options that the commands on builds and releases share, and which dataset they mean."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def dataset_options(command: F) -> F:
    """The command with --dist, --name and --config."""
    for option in (
        click.option(
            "--config",
            type=click.Path(path_type=Path, dir_okay=False),
            default=Path("dsbuild.toml"),
            show_default=True,
            help="The settings file.",
        ),
        click.option(
            "--name", help="The dataset's name; by default that of the settings, or the only one in DIST."
        ),
        click.option(
            "--dist",
            type=click.Path(path_type=Path),
            default=Path("dist"),
            show_default=True,
            help="Where builds and releases are.",
        ),
    ):
        command = option(command)
    return command


def as_json_option(command: F) -> F:
    """The command with --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")(command)


def home(dist: Path, name: str | None, config: Path) -> Path | None:
    """The folder of the dataset that is meant: the one named, that of the settings, or the only one; else None.

    Raises:
        SettingsError: the settings cannot be read, or no dataset can have that name.
    """
    import re

    from dsbuild import settings

    if wanted := name or settings.read(config).name:
        if not re.fullmatch(settings.NAME, wanted):
            raise settings.SettingsError(
                f"--name: found {wanted!r}, expected letters, digits, `.`, `_` and `-`; choose another name"
            )
        return dist / wanted
    held = [path for path in dist.iterdir() if path.is_dir()] if dist.is_dir() else []
    return held[0] if len(held) == 1 else None
