import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
PUBLISHERS = ROOT.parent / "shared" / "seeds"

settings.register_profile(
    "sampled", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "full", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("full" if os.environ.get("DSBUILD_FULL") else "sampled")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def publishers() -> Path:
    """The five articles of publishers, which are not part of the project."""
    if not PUBLISHERS.is_dir():
        pytest.skip("the publishers' articles are not here")
    return PUBLISHERS


@pytest.fixture(scope="session")
def lexicon():
    from dsbuild import lexicon

    return lexicon.load()


@pytest.fixture(scope="session")
def full() -> bool:
    """Whether the slow tests run whole."""
    return bool(os.environ.get("DSBUILD_FULL"))
