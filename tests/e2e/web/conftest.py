"""A real Chromium before a real server over a real database: one browser a session, a new database a test."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from dsbuild.engines.build import Order, build
from dsbuild.review import sessions, users
from dsbuild.review.importing import import_build
from dsbuild.review.roles import UserRole
from dsbuild.review.store import Store, open_store
from dsbuild.review.tables import event
from dsbuild.review.values import User
from dsbuild.web import app
from dsbuild.web.config import Config
from dsbuild.web.visit import cookie_name

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
]
PASSWORD = "correct horse battery"
PEOPLE = {
    "ann": UserRole.ADMIN,
    "bo": UserRole.REVIEWER,
    "bea": UserRole.REVIEWER,
    "cy": UserRole.ADJUDICATOR,
    "di": UserRole.MANAGER,
    "ed": UserRole.READ_ONLY,
}
LISTEN = """
addEventListener("securitypolicyviolation", (e) => console.error("CSP " + e.violatedDirective + " " + e.blockedURI));
"""


WAITING = "Object.keys(localStorage).filter((key) => key.startsWith('dsbuild.outbox.')).length"


@dataclass
class Site:
    """A served database. `heard` collects what no page should ever do: errors, violations, outside requests."""

    store: Store
    config: Config
    browser: object
    tokens: dict[str, str]
    heard: list[str] = field(default_factory=list)
    contexts: list[object] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.config.address

    def user(self, name: str) -> User:
        return users.named(self.store, name)

    def page(self, name: str | None = "ann", **options):
        """A page of a browser of its own, in which this person is signed in."""
        context = self.browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        self.contexts.append(context)
        context.set_default_timeout(8000)
        context.add_init_script(LISTEN)
        context.on("request", lambda request: self._check(request.url))
        context.on("weberror", lambda error: self.heard.append(f"error: {error.error}"))
        context.on("console", self._console)
        if name:
            context.add_cookies(
                [
                    {
                        "name": cookie_name(self.config),
                        "value": self.tokens[name],
                        "url": self.url,
                        "httpOnly": True,
                        "sameSite": "Lax",
                    }
                ]
            )
        return context.new_page()

    def _console(self, message) -> None:
        if message.text.startswith("CSP") or (
            message.type == "error" and "Failed to load resource" not in message.text
        ):
            self.heard.append(f"console: {message.text}")

    def _check(self, url: str) -> None:
        if not url.startswith((self.url + "/", "data:", "about:")) and url != self.url:
            self.heard.append(f"outside: {url}")

    def begin(self, page, path: str = "/queue") -> None:
        """Opens the queue and goes past the warning."""
        page.goto(self.url + path)
        page.get_by_role("button", name="Begin").click()
        page.locator("#sentence").wait_for()

    def await_events(self, kind: str, number: int, seconds: float = 10) -> list:
        """The events of a kind once there are so many."""
        until = time.monotonic() + seconds
        while len(found := self.events(kind)) < number and time.monotonic() < until:
            time.sleep(0.05)
        assert len(found) == number
        return found

    def events(self, kind: str | None = None) -> list:
        with self.store.read() as connection:
            asked = sa.select(event).order_by(event.c.seq)
            return list(
                connection.execute(asked if kind is None else asked.where(event.c.kind == kind)).mappings()
            )


def uuid() -> str:
    """A new id for an event."""
    return str(uuid4())


def saved(page) -> None:
    """Waits until the page says that everything is saved."""
    from playwright.sync_api import expect

    until = time.monotonic() + 10
    while page.evaluate(WAITING) and time.monotonic() < until:
        page.wait_for_timeout(30)
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved", timeout=8000)


def shown(page) -> str:
    """The id of the sentence that is shown."""
    page.locator("#work #sentence[data-id]").wait_for()
    return page.locator("#sentence").get_attribute("data-id")


def moved(page, first: str) -> None:
    """Waits until another sentence is shown."""
    from playwright.sync_api import expect

    expect(page.locator("#sentence")).not_to_have_attribute("data-id", first, timeout=15_000)


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: apt-get install chromium, or set CHROMIUM")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample dataset, built."""
    made = build(Order(sources=(str(root / "seeds"),), dist=tmp_path_factory.mktemp("dist"), name="sample"))
    return made.path


@dataclass(frozen=True, slots=True)
class Loaded:
    """A database file, and the session of each person in it."""

    file: Path
    tokens: dict[str, str]


@pytest.fixture(scope="session")
def loaded(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """A database with the sample dataset and a person of each role; tests work on copies."""
    return filled(tmp_path_factory.mktemp("db") / "loaded.db", sample)


def filled(file: Path, made: Path) -> Loaded:
    """A database with a build and the people, signed in."""
    with closing(open_store(f"sqlite:///{file}")) as store:
        import_build(store, made)
        for name, role in PEOPLE.items():
            users.enrol(store, users.add(store, name, role).token, PASSWORD)
        return Loaded(file, {name: sessions.sign_in(store, name, PASSWORD).token for name in PEOPLE})


@contextmanager
def serving(loaded: Loaded, folder: Path, browser: object) -> Iterator[Site]:
    """Serves a copy of a database on a free port until the end of the block."""
    import uvicorn

    file = folder / "review.db"
    shutil.copy(loaded.file, file)
    store = open_store(f"sqlite:///{file}")
    listening = socket.create_server(("127.0.0.1", 0))
    config = Config(port=listening.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(app.create(store, config), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    site = Site(store, config, browser, loaded.tokens)
    try:
        yield site
    finally:
        for context in site.contexts:
            context.close()
        server.should_exit = True
        thread.join()
        listening.close()
        store.close()


@pytest.fixture
def site(chromium: object, loaded: Loaded, tmp_path: Path) -> Iterator[Site]:
    """A site of the test's own; whatever a page did that none should fails the test."""
    with serving(loaded, tmp_path, chromium) as made:
        yield made
        assert made.heard == []


@pytest.fixture(scope="session")
def shared_site(chromium: object, loaded: Loaded, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One site for tests that only look."""
    with serving(loaded, tmp_path_factory.mktemp("shared"), chromium) as made:
        yield made
