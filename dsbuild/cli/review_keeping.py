"""`dsbuild review user`, `round`, `verify` and `backup`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dsbuild.cli import told
from dsbuild.cli.review import DB, opened

ROLES = ("reviewer", "adjudicator", "manager", "admin", "read_only")
ADDRESS = click.option(
    "--address",
    default="http://127.0.0.1:8460",
    show_default=True,
    help="Where people reach the app; the one-time link starts with it.",
)


@click.group(name="user", short_help="Add, disable and list the people who review.")
def user() -> None:
    """Add, disable and list the people who review. Nobody registers themselves."""


@user.command(name="add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="reviewer", show_default=True)
@ADDRESS
@DB
def add(name: str, role: str, address: str, url: str) -> None:
    """Add an account and print the one-time link by which its owner sets a password."""
    from dsbuild.review import users
    from dsbuild.review.roles import UserRole

    with opened(url) as store:
        _show(users.add(store, name, UserRole(role)), address)


@user.command(name="link")
@click.argument("name")
@ADDRESS
@DB
def link(name: str, address: str, url: str) -> None:
    """Print a new one-time link, for a password that was forgotten; links made before end."""
    from dsbuild.review import users

    with opened(url) as store:
        _show(users.ask_link(store, name), address)


def _show(made: object, address: str) -> None:
    from dsbuild.review.users import Link

    assert isinstance(made, Link)
    click.echo(
        f"{made.user.name} ({made.user.role}) sets a password at, once and until {made.expires_at[:16]}:"
    )
    click.echo(f"{address.rstrip('/')}/enrol#{made.token}")


@user.command(name="disable")
@click.argument("name")
@DB
def disable(name: str, url: str) -> None:
    """End an account: its sessions, links and leases end at once; what it decided stays."""
    from dsbuild.review import users

    with opened(url) as store:
        click.echo(f"{users.disable(store, name).name} is disabled")


@user.command(name="enable")
@click.argument("name")
@DB
def enable(name: str, url: str) -> None:
    """Let a disabled account in again."""
    from dsbuild.review import users

    with opened(url) as store:
        click.echo(f"{users.enable(store, name).name} is enabled")


@user.command(name="role")
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
@DB
def role(name: str, role: str, url: str) -> None:
    """Give an account another role; its sessions end."""
    from dsbuild.review import users
    from dsbuild.review.roles import UserRole

    with opened(url) as store:
        click.echo(f"{users.set_role(store, name, UserRole(role)).name} is {role} now")


@user.command(name="list")
@DB
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def list_(url: str, *, as_json: bool) -> None:
    """Show all accounts."""
    from dsbuild.review import users

    with opened(url) as store:
        found = users.everyone(store)
    rows = [(one.name, str(one.role), _state(one)) for one in found]
    if as_json:
        click.echo(told.as_json([dict(zip(("name", "role", "state"), row, strict=True)) for row in rows]))
    elif rows:
        click.echo(told.table([("name", "role", "state"), *rows]))
    else:
        click.echo("nobody yet; dsbuild review user add NAME --role admin")


def _state(one: object) -> str:
    from dsbuild.review.values import User

    assert isinstance(one, User)
    return "disabled" if one.disabled else "active" if one.enrolled else "has no password yet"


@click.group(name="round", short_help="Open and close blind rounds.")
def round_() -> None:
    """Open and close blind rounds, in which somebody else answers again without knowing the first answer."""


@round_.command(name="open")
@click.argument("name")
@click.option(
    "--share", type=float, default=0.1, show_default=True, help="The probability of each answered sentence."
)
@DB
def open_(name: str, share: float, url: str) -> None:
    """Open a blind round over the sentences that have an answer."""
    from dsbuild.review import rounds

    with opened(url) as store:
        made = rounds.open_blind(store, name, share)
    click.echo(f"round {made.number}, {made.name}: {made.tasks:,} sentences")


@round_.command(name="close")
@click.argument("number", type=int)
@DB
def close(number: int, url: str) -> None:
    """Close a round."""
    from dsbuild.review import rounds

    with opened(url) as store:
        rounds.close(store, number)
    click.echo(f"round {number} is closed")


@round_.command(name="list")
@DB
def rounds_list(url: str) -> None:
    """Show all rounds and how far they are."""
    from dsbuild.review import rounds

    with opened(url) as store:
        found = rounds.everything(store)
    if not found:
        click.echo("none yet; dsbuild review import dist/NAME/dev")
        return
    rows = [
        (one.number, one.name, "closed" if one.closed_at else "open", one.tasks, one.done, one.settled)
        for one in found
    ]
    click.echo(told.table([("round", "name", "state", "sentences", "done", "settled by speaker"), *rows]))


@click.command(name="verify", short_help="Check the log's chain of hashes and all that follows from it.")
@DB
@click.option("--head", help="A hash noted earlier (`apply` prints it): the log must hold it.")
@click.option("--rebuild", is_flag=True, help="Make all that follows from the log anew first.")
def verify(url: str, head: str | None, *, rebuild: bool) -> None:
    """Check the log's chain of hashes and all that follows from it.

    Exit codes: 0 all is well; 1 something is wrong, each told; 2 the database cannot be read.
    """
    from dsbuild.review import verify as verifying

    with opened(url) as store:
        if rebuild:
            verifying.rebuild(store)
        found = verifying.verify(store, head)
    for problem in found.problems:
        click.echo(problem, err=True)
    click.echo(
        f"{found.events:,} events, {'all is well' if found.ok else 'NOT as they were written'}; head {found.head}"
    )
    sys.exit(told.DONE if found.ok else told.REFUSED_SOME)


@click.command(name="backup", short_help="Copy the database while it is in use.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@DB
def backup(file: Path, url: str) -> None:
    """Copy the database into FILE while it is in use (SQLite; for PostgreSQL it says how)."""
    from dsbuild.review import backup as copying

    with opened(url) as store:
        size = copying.backup(store, file)
    click.echo(f"{file}: {size:,} bytes")


COMMANDS: dict[str, click.Command] = {"user": user, "round": round_, "verify": verify, "backup": backup}
