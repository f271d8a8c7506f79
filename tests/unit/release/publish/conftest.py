import pytest

from tests.servers import releases


@pytest.fixture
def home(tmp_path):
    return tmp_path / "dist" / "gazette"


@pytest.fixture
def release(home):
    """Makes the folder of a release in `dist/gazette`."""

    def run(version="1.0.0", **options):
        return releases.release(home, version, **options)

    return run
