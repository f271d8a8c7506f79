import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from dsbuild.engines.demo import sample
from dsbuild.review import users
from dsbuild.review.importing import import_build
from dsbuild.review.roles import UserRole
from dsbuild.review.store import SECRET, Store, open_store, set_meta
from dsbuild.review.values import User
from tests.unit.review import postgres
from tests.unit.review.kit import Clock, made_up, person, write_build

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the project's own articles."""
    return sample(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of a thousand made-up sentences."""
    return write_build(tmp_path_factory.mktemp("small") / "build", made_up(1000))


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    if postgres.binaries() is None:
        pytest.skip("PostgreSQL is not installed here")
    with postgres.server() as url:
        yield url


@pytest.fixture(scope="session")
def loaded(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest, small: Path
) -> Callable[[str], str]:
    """Makes the URL of a new database that holds the small build."""
    made: dict[str, str] = {}
    folder = tmp_path_factory.mktemp("databases")

    def url_of(kind: str) -> str:
        if kind not in made:
            made[kind] = (
                f"sqlite:///{folder}/template.db"
                if kind == "sqlite"
                else postgres.database(request.getfixturevalue("server"))
            )
            store = open_store(made[kind])
            with store.write() as connection:
                set_meta(connection, SECRET, "the same draws each time")
            import_build(store, small)
            store.close()
        if kind == "postgresql":
            return postgres.database(request.getfixturevalue("server"), postgres.name_of(made[kind]))
        copy = folder / f"{len(list(folder.iterdir()))}.db"
        shutil.copy(folder / "template.db", copy)
        return f"sqlite:///{copy}"

    return url_of


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id at its cheapest: its cost is tested by itself."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(users, "hasher", lambda: cheap)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest, loaded: Callable[[str], str], clock: Clock) -> Iterator[Store]:
    """A database with a thousand made-up sentences, on SQLite and on PostgreSQL."""
    opened = open_store(loaded(request.param), clock)
    yield opened
    opened.close()


@pytest.fixture
def ann(store: Store) -> User:
    return person(store, "ann")


@pytest.fixture
def ben(store: Store) -> User:
    return person(store, "ben")


@pytest.fixture
def judge(store: Store) -> User:
    return person(store, "judge", UserRole.ADJUDICATOR)
