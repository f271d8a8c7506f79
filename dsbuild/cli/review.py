"""`dsbuild review`."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told
from dsbuild.cli.lazy import Lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsbuild.review.store import Store

COMMANDS = {
    "demo": "Open the app on a sample build, to look around.",
    "serve": "Open the app.",
    "import": "Import a build, or what was decided in another tool.",
    "export": "Write what was decided, in the format of many tools.",
    "apply": "Write seeds/decisions.jsonl, which the next build obeys.",
    "user": "Add, disable and list the people who review.",
    "round": "Open and close blind rounds.",
    "verify": "Check the log's chain of hashes and all that follows from it.",
    "backup": "Copy the database while it is in use.",
}
FILES = {"import": "taking", "export": "giving", "apply": "giving", "demo": "serving", "serve": "serving"}
DB = click.option(
    "--db",
    "url",
    envvar="DSBUILD_REVIEW_DB",
    default="sqlite:///review.db",
    show_default=True,
    help="The database: sqlite:///FILE or postgresql://USER@HOST/NAME. Also DSBUILD_REVIEW_DB.",
)


def _load(name: str) -> click.Command:
    command = import_module(f"dsbuild.cli.review_{FILES.get(name, 'keeping')}").COMMANDS[name]
    assert isinstance(command, click.Command)
    return command


@click.group(
    name="review",
    cls=Lazy,
    known=COMMANDS,
    load=_load,
    short_help="Settle speakers once and sentences fast, in a web app.",
)
def command() -> None:
    """Let people settle speakers once and sentences fast, in a web app, and build by what they decided.

    \b
    Examples:
      dsbuild review demo                       look around, nothing is kept
      dsbuild review import dist/NAME/dev       what is to be reviewed
      dsbuild review user add ann --role admin  prints a one-time link
      dsbuild review serve
      dsbuild review apply && dsbuild build     the next build obeys
    """


@contextmanager
def opened(url: str) -> Iterator[Store]:
    """The database; what the review refuses ends the command with an error."""
    try:
        from dsbuild.review.errors import ReviewError
        from dsbuild.review.store import open_store
    except ModuleNotFoundError as error:
        told.fail(f"found no {error.name}, which the review needs; pip install 'dsbuild[review]'")
    try:
        store = open_store(url)
    except ReviewError as error:
        told.fail(error)
    try:
        yield store
    except ReviewError as error:
        told.fail(error)
    finally:
        store.close()
