"""What the package promises of itself: small modules, instant start."""

import subprocess
import sys
from pathlib import Path

HEAVY = ("datasets", "nltk", "pyarrow", "trafilatura", "pydantic", "lxml", "fsspec", "numpy")


def test_modules_are_small(root: Path) -> None:
    long = {
        str(path): lines
        for path in (root / "dsbuild").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert not long


def test_importing_imports_nothing_heavy() -> None:
    code = "import sys, dsbuild, dsbuild.model, dsbuild.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not [name for name in HEAVY if name in loaded]


def test_a_build_needs_nothing_of_the_review_app() -> None:
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('sqlalchemy', 'alembic', 'fastapi', 'argon2', 'psycopg')));"
        "import dsbuild.engines.build, dsbuild.release.reviews, dsbuild.cli.build, dsbuild.cli.schemas, dsbuild.cli.review"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_sentences_need_nothing_heavy() -> None:
    code = "import sys, dsbuild; dsbuild.annotate('It rained. “Yes,” she said.'); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not [name for name in HEAVY if name in loaded and name != "pydantic"]
