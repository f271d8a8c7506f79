"""The app over a small database, called in process: no socket, but every header as a browser sends it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dsbuild.engines.build import Order, build
from dsbuild.review import sessions, users
from dsbuild.review.importing import import_build
from dsbuild.review.roles import UserRole
from dsbuild.review.store import Store, open_store
from dsbuild.web import app
from dsbuild.web.config import Config
from dsbuild.web.visit import cookie_name

PASSWORD = "correct horse battery"
TEXT = """Blast at Sallow Ford market kills nine

SALLOW FORD, March 3 (Northern Wire) - At least nine people were killed and 14 injured on Tuesday, police said.

“We will strike again until the valley is free,” said Karim Aden, a commander of the Harrow Front, a militia.

“My brother sold onions,” said Mara Okafor, whose brother was killed.
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """An app and its database; `client(role)` is a browser in which somebody of this role is signed in."""

    store: Store
    config: Config

    def client(self, role: UserRole | None = UserRole.ADMIN, **options) -> TestClient:
        made = TestClient(
            app.create(self.store, self.config),
            base_url=self.config.address,
            headers={"origin": self.config.address},
            follow_redirects=False,
            **options,
        )
        if role is not None:
            session = sessions.sign_in(self.store, role, PASSWORD)
            made.cookies.set(cookie_name(self.config), session.token)
            made.headers["x-csrf-token"] = session.csrf
        return made


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    (folder / "articles").mkdir()
    (folder / "articles" / "blast.txt").write_text(TEXT, encoding="utf-8")
    made = build(Order(sources=(str(folder / "articles"),), dist=folder / "dist", name="small"))
    with closing(open_store(f"sqlite:///{folder / 'review.db'}")) as store:
        import_build(store, made.path)
        for role in UserRole:
            users.enrol(store, users.add(store, role, role).token, PASSWORD)
    return folder / "review.db"


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    file = tmp_path / "review.db"
    file.write_bytes(filled.read_bytes())
    with closing(open_store(f"sqlite:///{file}")) as store:
        yield Desk(store, Config())


@pytest.fixture(scope="module")
def still(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk for tests that write nothing."""
    file = tmp_path_factory.mktemp("still") / "review.db"
    file.write_bytes(filled.read_bytes())
    with closing(open_store(f"sqlite:///{file}")) as store:
        yield Desk(store, Config())
