"""docs/review.md is true: its commands run one after the other, its tables are what the code has."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dsbuild.review.interchange import FORMATS
from dsbuild.review.roles import ROLES, UserRole

PAGE = Path(__file__).parents[2] / "docs" / "review.md"
TEXT = PAGE.read_text(encoding="utf-8")
LINES = [
    line
    for block in re.findall(r"^```bash\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]
SERVING = ("dsbuild review demo", "dsbuild review serve")


def table(name: str) -> list[str]:
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", TEXT, re.DOTALL)
    assert found
    return found[1].splitlines()


def test_the_commands_run_in_their_order(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(PAGE.parents[1] / "seeds" / "gold", seeds / "gold")
    shutil.copy(PAGE.parents[1] / "seeds" / "sources.toml", seeds)
    (seeds / "open").mkdir()
    for file in sorted((PAGE.parents[1] / "seeds" / "open").iterdir())[:6]:
        shutil.copy(file, seeds / "open")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(PAGE.parents[1])}
    assert len(LINES) > 10
    for line in LINES:
        if line in SERVING:
            _serves(line, tmp_path, environment)
            continue
        done = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0 or _nobody_worked(done.stderr), (line, done.stderr)


def _nobody_worked(told: str) -> bool:
    """Whether a command was refused because nobody reviews while the page is read."""
    return "found no sentence with an answer" in told or "the same rows were imported" in told


def _serves(line: str, folder: Path, environment: dict[str, str]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", *line.split(), "--port", str(port)]
    server = subprocess.Popen(
        words, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _until_open(port, server)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)


def _until_open(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert server.poll() is None
        time.sleep(0.1)
    pytest.fail("nobody listens")


def test_the_roles_are_those_of_the_code() -> None:
    rows = [f"| {' | '.join(['', *UserRole]).strip()} |", f"|{'---|' * (len(UserRole) + 1)}"]
    rows += [
        f"| {right} | {' | '.join('yes' if role in ROLES[right] else '' for role in UserRole)} |"
        for right in ROLES
    ]
    assert table("roles") == rows


def test_the_formats_are_those_of_the_code() -> None:
    rows = ["| `--format` | | has no place for |", "|---|---|---|"]
    rows += [f"| `{one.name}` | {one.about} | {', '.join(one.drops)} |" for one in FORMATS.values()]
    assert table("formats") == rows


def test_every_test_that_is_named_is_there() -> None:
    named = re.findall(r"(?:tests|benchmarks)/[\w/]+(?:\.py)?", TEXT)
    assert len(named) > 8
    assert not [path for path in named if not (PAGE.parents[1] / path).exists()]
