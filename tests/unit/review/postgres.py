"""A PostgreSQL server of our own in a temporary folder, as a user that is not root."""

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl; None where PostgreSQL is not installed."""
    found = [Path(shutil.which("initdb") or "/nowhere").resolve().parent]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in found if (folder / "pg_ctl").exists()), None)


@contextmanager
def server() -> Iterator[str]:
    """The URL of a new server's database `postgres`, over a socket that nobody else finds."""
    there = binaries()
    assert there is not None
    user = "postgres" if os.geteuid() == 0 else getpass.getuser()
    with tempfile.TemporaryDirectory(prefix="pg") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, user)

        def run(*command: str) -> None:
            prefix = (
                ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]
                if os.geteuid() == 0
                else []
            )
            subprocess.run([*prefix, *command], check=True, capture_output=True, cwd=folder, timeout=120)

        data = str(folder / "data")
        run(str(there / "initdb"), "-D", data, "-U", user, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c max_connections=150"
        run(str(there / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://{user}@/postgres?host={folder}"
        finally:
            run(str(there / "pg_ctl"), "-D", data, "-m", "immediate", "stop")


def database(url: str, template: str | None = None) -> str:
    """The URL of a new database on a server, a copy of a template."""
    name = f"t{uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        copied = f" TEMPLATE {template}" if template else ""
        connection.execute(f"CREATE DATABASE {name}{copied}")
    return url.replace("/postgres?", f"/{name}?")


def name_of(url: str) -> str:
    return url.split("/")[3].split("?", maxsplit=1)[0]
