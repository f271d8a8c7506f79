import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

ARTICLE = """Blast at Sallow Ford market kills nine

SALLOW FORD, March 3 (Northern Wire) - At least nine people were killed and 14 injured on Tuesday when a bomb went off in the market of Sallow Ford, police said.

The Harrow Front, a separatist militia, claimed responsibility.

“We will strike again until the valley is free,” said Karim Aden, a commander of the Harrow Front.

“My brother sold onions. He hurt nobody,” said Mara Okafor, whose brother was killed.

Subscribe to our newsletter
"""


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which `datasets` finds nothing but what the test made."""
    home = tmp_path_factory.mktemp("home")
    return {
        **os.environ,
        "HF_HOME": str(home),
        "HF_HUB_OFFLINE": "1",
        "HF_DATASETS_OFFLINE": "1",
        "NO_COLOR": "1",
    }


@pytest.fixture
def cli(tmp_path: Path, offline: dict[str, str]) -> Run:
    """Runs `dsbuild …` as a process in the test's folder."""

    def run(*args: object, code: int = 0, **more: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "dsbuild", *map(str, args)]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=offline,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            **more,
        )
        assert done.returncode == code, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done

    return run


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of three small articles without a registry."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number, town in enumerate(("Sallow Ford", "Kasra", "Brannock"), 1):
        (folder / f"{number}.txt").write_text(ARTICLE.replace("Sallow Ford", town), encoding="utf-8")
    return folder
