"""`dsbuild review serve` and `demo`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from dsbuild.cli import told
from dsbuild.cli.review import DB, opened

if TYPE_CHECKING:
    from dsbuild.review.store import Store

HOST = click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
PORT = click.option("--port", default=8460, show_default=True, type=click.IntRange(0, 65535))


@click.command(name="serve", short_help="Open the app.")
@DB
@HOST
@PORT
@click.option("--tls-cert", type=click.Path(path_type=Path, dir_okay=False), help="A certificate chain, PEM.")
@click.option("--tls-key", type=click.Path(path_type=Path, dir_okay=False), help="Its key, PEM.")
@click.option("--public", help="The https address in the browser, where a proxy before the app ends TLS.")
@click.option(
    "--host-name", "hosts", multiple=True, help="A further name in the Host header; may be repeated."
)
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    help="A proxy before the app, or its network, that says in X-Forwarded-For who comes; may be repeated.  [default: this machine]",
)
@click.option("--quiet", is_flag=True, help="Log warnings alone.")
def serve(
    url: str,
    host: str,
    port: int,
    tls_cert: Path | None,
    tls_key: Path | None,
    public: str | None,
    hosts: tuple[str, ...],
    proxies: tuple[str, ...],
    *,
    quiet: bool,
) -> None:
    """Open the app on 127.0.0.1; another address needs TLS, or a proxy that ends it.

    \b
    Examples:
      dsbuild review serve
      dsbuild review serve --db postgresql://review@db/review --public https://review.example.org
    """
    with opened(url) as store:
        from dsbuild.web.config import Config, ConfigError, Tls
        from dsbuild.web.serve import listening
        from dsbuild.web.serve import serve as serving

        if (tls_cert is None) is not (tls_key is None):
            told.fail("found --tls-cert or --tls-key alone, expected both")
        if proxies and public is None:
            told.fail("found --proxy without --public; give the https address that the proxy serves too")
        store.check_writable()
        try:
            tls = Tls(tls_cert, tls_key) if tls_cert and tls_key else None
            config = Config(host, port, tls, public, hosts)
            if proxies:
                config = replace(config, proxies=proxies)
            with listening(config) as (socket, config):
                _say_who(store, url)
                serving(store, config, socket, quiet=quiet)
        except ConfigError as error:
            told.fail(error)


def _say_who(store: Store, url: str) -> None:
    from dsbuild.review import users

    if not users.everyone(store):
        click.echo(f"nobody can sign in yet: dsbuild review user add NAME --role admin --db {url}", err=True)


@click.command(name="demo", short_help="Open the app on a sample build, to look around.")
@HOST
@PORT
@click.option("--no-serve", is_flag=True, help="Make the sample, print its folder, and stop; it is kept.")
@click.option(
    "--into", type=click.Path(path_type=Path, file_okay=False), help="Keep the sample in this folder."
)
def demo(host: str, port: int, into: Path | None, *, no_serve: bool) -> None:
    """Open the app on a small build made on the spot; nothing is downloaded, and nothing is kept without --into.

    \b
    Example:
      dsbuild review demo
    """
    if into is not None or no_serve:
        folder = into or Path("review-demo")
        folder.mkdir(parents=True, exist_ok=True)
        _demo(folder, host, port, serving=not no_serve)
        return
    with TemporaryDirectory(prefix="dsbuild-review-") as temporary:
        _demo(Path(temporary), host, port, serving=True)


def _demo(folder: Path, host: str, port: int, *, serving: bool) -> None:
    with opened(f"sqlite:///{folder / 'review.db'}") as store:
        from dsbuild.review import users
        from dsbuild.web.config import Config, ConfigError
        from dsbuild.web.serve import listening
        from dsbuild.web.serve import serve as run

        if users.everyone(store):
            told.fail(f"{folder}: holds a demo already; name another folder")
        try:
            config = Config(host, port)
            if not serving:
                _fill(store, folder, config.address)
                return
            with listening(config) as (socket, config):
                _fill(store, folder, config.address)
                click.echo("\nstop with Ctrl-C")
                run(store, config, socket, quiet=True)
        except ConfigError as error:
            told.fail(error)


def _fill(store: Store, folder: Path, address: str) -> None:
    """Brings in the sample and the work of invented reviewers, and prints the links into it."""
    from dsbuild.engines.demo import sample
    from dsbuild.review import demo as invented
    from dsbuild.review import importing, users
    from dsbuild.review.roles import UserRole

    done = importing.import_build(store, sample(folder))
    invented.work(store)
    click.echo(f"{done.sentences:,} sentences of {done.articles:,} articles, {done.queued:,} to look at")
    links = {role: users.add(store, role, role) for role in UserRole}
    enter = users.entry_link(store, UserRole.ADMIN)
    click.echo(f"\nopen       {address}/enter#{enter.token}   signed in as admin, once, within 10 minutes")
    click.echo("\nto see it as others do, each of these sets a password once:")
    for role, link in links.items():
        if role is not UserRole.ADMIN:
            click.echo(f"{role:12} {address}/enrol#{link.token}")


COMMANDS: dict[str, click.Command] = {"serve": serve, "demo": demo}
