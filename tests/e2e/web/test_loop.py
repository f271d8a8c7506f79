"""The loop in a browser: build, import, settle a speaker, relabel a sentence, apply, build; the labels have changed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import expect

from dsbuild.model import Label
from tests.e2e.web.conftest import saved

TEXT = """Blast at Sallow Ford market

SALLOW FORD, March 3 (Northern Wire) - A bomb killed 12 people in the market of Sallow Ford on Friday, police said.

“We will strike again until the valley is free,” said Karim Aden, a commander of the Harrow Front, a banned militia.

“No gate will hold us,” Aden said. “Tell them that we are coming.”

“My brother sold onions,” said Mara Okafor, whose brother was killed.
"""
NAMES = list(Label)


def dsbuild(folder: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "dsbuild", *command],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout + done.stderr


def rows(folder: Path) -> dict[str, tuple[list[str], str]]:
    """Each sentence's labels, and who gave them."""
    found = {}
    for file in sorted((folder / "dist" / "loop" / "dev" / "sentences").glob("*.parquet")):
        for row in pq.read_table(file).to_pylist():
            found[row["text"]] = ([NAMES[label] for label in row["labels"]], row["decided_by"])
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "blast.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_the_loop(chromium, folder: Path) -> None:
    dsbuild(folder, "build", "seeds", "--name", "loop", "--dist", "dist")
    first = rows(folder)
    dsbuild(folder, "review", "import", "dist/loop/dev")
    told = dsbuild(folder, "review", "user", "add", "ann", "--role", "admin")
    token = re.search(r"/enrol#(\S+)", told)[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "dsbuild", "review", "serve", "--port", "0"],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        line = ""
        while "Open http" not in line:
            line = server.stderr.readline()
            assert line
        in_the_browser(chromium, line.split("Open ")[1].strip(), token)
    finally:
        server.terminate()
        server.communicate(timeout=20)
    dsbuild(folder, "review", "apply")
    dsbuild(folder, "build", "seeds", "--name", "loop", "--dist", "dist")
    check(first, rows(folder))


def in_the_browser(chromium, address: str, token: str) -> None:
    page = chromium.new_page()
    page.goto(f"{address}/enrol#{token}")
    page.get_by_label("Password").fill("a sentence to remember")
    page.get_by_role("button", name="Set it").click()
    page.wait_for_url("**/queue")
    page.goto(f"{address}/articles")
    page.get_by_role("link", name=re.compile("settled")).first.click()
    row = page.locator('[data-speaker="Karim Aden"]')
    row.get_by_label("Role").select_option("official")
    expect(row.locator("summary")).to_contain_text(re.compile(r"[1-9]\d* labels? changes?"), timeout=15_000)
    row.get_by_role("button", name="Settle").click()
    saved(page)
    page.get_by_role("link", name="Whole article").click()
    page.get_by_text("My brother sold onions").click()
    page.locator("#sentence[data-id]").wait_for()
    page.keyboard.press("2")
    page.keyboard.press("a")
    saved(page)
    page.context.close()


def check(first: dict, then: dict) -> None:
    speech, reportage = [Label.QUOTED_EXTREMIST_SPEECH], [Label.REPORTAGE]
    strike = next(text for text in first if "strike again" in text)
    onions = next(text for text in first if "onions" in text)
    bomb = next(text for text in first if "killed 12" in text)
    assert first[strike] == (speech, "rules")
    assert then[strike] == (reportage, "review")  # by the role that the review settled
    assert first[onions] == (reportage, "rules")
    assert then[onions] == (speech, "review")
    assert then[bomb] == first[bomb]
    assert first.keys() == then.keys()
