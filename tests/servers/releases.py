"""Releases of made-up articles, for what is done with releases."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from dsbuild.release.finalise import Options, finalise
from dsbuild.release.staging.stage import write_shard
from dsbuild.settings import TextPolicy
from tests.unit.release.conftest import annotation


def release(
    home: Path,
    version: str = "1.0.0",
    numbers: Iterable[int] = range(12),
    policy: TextPolicy = TextPolicy.FULL,
    **bibliography: object,
) -> Path:
    """The folder of a release in `home`; of articles with this bibliography, even numbers restricted where `rights` says so."""
    with tempfile.TemporaryDirectory() as work:
        staged = Path(work) / "staged"
        staged.mkdir()
        write_shard((annotation(number, **bibliography) for number in numbers), staged, 0, policy)
        built = finalise(staged, Path(work) / "dist", Options(home.name, policy, version=version))
        home.mkdir(parents=True, exist_ok=True)
        shutil.copytree(built.folder, home / version)
    return home / version
