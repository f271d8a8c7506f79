"""What README and docs say is true: their commands run, their Python runs, their tables are what the code gives."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dsbuild.cli.told import UNCHANGED

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "CONTRIBUTING.md"]


def fenced(page: Path, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the pages take for granted: the seeds, the sample build, some news."""
    folder = tmp_path_factory.mktemp("docs")
    for name in ("seeds", "schemas", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "dsbuild.toml", folder)
    (folder / "news").mkdir()
    (folder / "archive").mkdir()
    for number, path in enumerate(sorted((ROOT / "seeds/open").glob("*.txt"))[:3]):
        shutil.copy(path, folder / "news" / f"{number}.txt")
    (folder / "archive" / "a.jsonl").write_text('{"text": "It rained in Kasra. Two people were hurt."}\n')
    subprocess.run(["gzip", "archive/a.jsonl"], cwd=folder, check=True)
    for command in ("build", "release"):
        subprocess.run(
            [sys.executable, "-m", "dsbuild", command], cwd=folder, check=True, capture_output=True
        )
    return folder


def commands(page: Path) -> list[str]:
    lines = [line.split("  #")[0].strip() for block in fenced(page, "sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("dsbuild ") and "FILE…" not in line]


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda page: page.name)
def test_commands_run(page: Path, place: Path, tmp_path: Path, offline) -> None:
    """One after the other, as a reader of the page would, in a folder of the page's own."""
    here = shutil.copytree(place, tmp_path / "here", symlinks=True)
    env = {**offline, "PATH": f"{Path(sys.executable).parent}:{offline['PATH']}"}
    for line in commands(page):
        done = subprocess.run(
            ["bash", "-c", line], cwd=here, env=env, capture_output=True, text=True, check=False
        )
        released_before = line.startswith("dsbuild release") and done.returncode == UNCHANGED
        assert done.returncode == 0 or released_before, f"{line}\n{done.stderr}"


@pytest.mark.parametrize(
    "page", [page for page in PAGES if fenced(page, "python")], ids=lambda page: page.name
)
def test_python_runs(page: Path, place: Path, offline) -> None:
    code = "\n".join(fenced(page, "python"))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=place, env=offline, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_generated_pages_are_what_the_code_gives() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "docs/generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_links_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert target.startswith("http") or (page.parent / target).exists(), f"{page.name}: {target}"


def test_nothing_speaks_of_pages_that_are_not_there() -> None:
    listed = {
        path for page in PAGES for path in re.findall(r"`(docs/[\w./-]+)`", page.read_text(encoding="utf-8"))
    }
    assert not [path for path in listed if not (ROOT / path).exists()]
