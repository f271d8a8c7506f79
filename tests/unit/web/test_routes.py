"""Every route against every role and every way in that is not meant: what is refused writes nothing."""

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from dsbuild.review import articles
from dsbuild.review.roles import ROLES, Right, UserRole
from dsbuild.review.tables import METADATA
from dsbuild.web import app
from dsbuild.web.config import Config
from dsbuild.web.routes import ROUTES, Route
from tests.unit.web.conftest import Desk

CHANGING = [route for route in ROUTES if route.method != "GET"]
WHO = {
    "reviewer": "/ /queue /sentences/{sentence} /articles /articles/{article} /articles/{article}/speakers /rules"
    " /rules/{rule} /progress /guideline /settings",
    "adjudicator": "/ /queue /sentences/{sentence} /articles /articles/{article} /articles/{article}/speakers /rules"
    " /rules/{rule} /progress /guideline /settings /adjudication /adjudication/{sentence} /agreement /audit",
    "manager": "/ /rules /rules/{rule} /progress /guideline /settings /agreement /team /rounds",
    "read_only": "/ /sentences/{sentence} /articles /articles/{article} /articles/{article}/speakers /rules"
    " /rules/{rule} /progress /guideline /settings /agreement /audit",
}
"""Who sees which pages, written out by hand: a slip in the table of rights shows here."""


def ident(route: Route) -> str:
    return f"{route.method} {route.path}"


def filled_in(desk: Desk, route: Route) -> str:
    head = articles.listing(desk.store).articles[0]
    with desk.store.read() as connection:
        sentence = connection.execute(sa.text("select id from sentence order by id")).scalar()
    return route.path.format(
        article=head.id, sentence=sentence, rule="V001", name="manager", number=2, format="native"
    )


def everything(desk: Desk) -> dict[str, list[tuple]]:
    """Every row of every table."""
    with desk.store.read() as connection:
        return {
            name: sorted(map(tuple, connection.execute(sa.select(table))), key=str)
            for name, table in METADATA.tables.items()
        }


@pytest.fixture(scope="module")
def client(still: Desk) -> TestClient:
    return still.client()


@pytest.fixture(scope="module")
def stranger(still: Desk) -> TestClient:
    return still.client(None)


@pytest.mark.parametrize("role", UserRole)
def test_the_role_decides_what_is_answered(desk: Desk, role: UserRole) -> None:
    client = desk.client(role)
    for route in ROUTES:
        may = route.right is None or role in ROLES[route.right]
        if route.path in {"/api/logout", "/api/password", "/api/login", "/api/enrol", "/api/enter"}:
            continue  # they would end the session; see test_account.py
        body = (
            {"json": {"unknown": True}}
            if route.method == "POST"
            else {"params": {"speaker": "x", "role": "other"}}
        )
        status = client.request(route.method, filled_in(desk, route), **body).status_code
        assert (status == 403) is not may, f"{ident(route)} for {role}: {status}"
        assert status < 500, ident(route)


@pytest.mark.parametrize("role", WHO)
def test_pages_by_role_as_written_here(role: str) -> None:
    shown = {
        route.path for route in ROUTES if route.page and route.right and UserRole(role) in ROLES[route.right]
    }
    assert shown == set(WHO[role].split())


def test_an_admin_has_every_right() -> None:
    assert all(UserRole.ADMIN in ROLES[right] for right in Right)


@pytest.mark.parametrize("route", [route for route in ROUTES if route.right], ids=ident)
def test_nobody_signed_in_gets_nothing(still: Desk, stranger: TestClient, route: Route) -> None:
    client = stranger
    csrf = client.get("/api/session").json()["csrf"]
    headers = {"x-csrf-token": csrf}
    body = {"json": {}} if route.method == "POST" else {}
    answer = client.request(route.method, filled_in(still, route), headers=headers, **body)
    if route.page:
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/login?next=")
    else:
        assert answer.status_code == 401
        assert answer.json()["code"] == "sign_in"


@pytest.mark.parametrize("route", CHANGING, ids=ident)
def test_what_is_not_meant_is_refused_and_writes_nothing(
    still: Desk, client: TestClient, route: Route
) -> None:
    path = filled_in(still, route)
    before = everything(still)
    good = {"content-type": "application/json"}
    tries = [
        ("no token", 403, "POST", {"x-csrf-token": ""}, "{}"),
        ("another's token", 403, "POST", {"x-csrf-token": "0" * 64}, "{}"),
        ("wrong origin", 403, "POST", {"origin": "https://evil.example"}, "{}"),
        ("null origin", 403, "POST", {"origin": "null"}, "{}"),
        ("no origin", 403, "POST", {"origin": ""}, "{}"),
        ("another scheme", 403, "POST", {"origin": still.config.address.replace("http:", "https:")}, "{}"),
        ("cross-site", 403, "POST", {"sec-fetch-site": "cross-site"}, "{}"),
        ("form", 415, "POST", {"content-type": "application/x-www-form-urlencoded"}, "name=x"),
        ("multipart", 415, "POST", {"content-type": "multipart/form-data; boundary=x"}, "--x--"),
        ("text", 415, "POST", {"content-type": "text/plain"}, "{}"),
        ("wrong host", 421, "POST", {"host": "evil.example"}, "{}"),
        ("too long", 413, "POST", {"content-length": "2000001"}, "{}"),
    ]
    for what, status, method, headers, body in tries:
        answer = client.request(method, path, headers={**good, **headers}, content=body)
        assert answer.status_code == status, f"{what}: {answer.status_code} {answer.text}"
    for method in ("GET", "HEAD", "PUT", "PATCH", "DELETE"):
        answer = client.request(method, path, headers=good, content="" if method in {"GET", "HEAD"} else "{}")
        assert answer.status_code in {404, 405}, method
    assert everything(still) == before


def test_methods_that_nobody_needs_are_refused(still: Desk) -> None:
    client = still.client()
    for method in ("OPTIONS", "TRACE", "PROPFIND", "QUERY"):
        assert client.request(method, "/queue").status_code == 405


def test_a_body_without_a_length_is_bounded_too(still: Desk) -> None:
    def endless():
        for _ in range(300):
            yield b" " * 10_000

    answer = still.client().post(
        "/api/theme", content=endless(), headers={"content-type": "application/json"}
    )
    assert answer.status_code == 413


def test_a_route_without_a_rule_stops_the_start(desk: Desk) -> None:
    made = app.inner(desk.store, Config())

    @made.get("/forgotten")
    def forgotten() -> str:
        return "open to all"

    with pytest.raises(app.RouteError, match="/forgotten"):
        app.check(made, ROUTES)
    with pytest.raises(app.RouteError, match="twice"):
        app.inner(desk.store, Config(), (*ROUTES, ROUTES[-1]))
    made = app.inner(desk.store, Config())
    made.mount("/other", made)
    with pytest.raises(app.RouteError, match="/other"):
        app.check(made, ROUTES)


@pytest.mark.parametrize("path", ["/login", "/queue", "/api/session", "/nowhere", "/static/none/x.js"])
def test_every_answer_says_what_the_browser_must_refuse(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_static_files_are_kept_for_good_under_their_own_version(still: Desk) -> None:
    from dsbuild.web import static_files

    answer = still.client(None).get(f"{static_files.prefix()}/js/queue.js")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    for path in ("../visit.py", "..%2fvisit.py", "%2e%2e/visit.py", "js/../../visit.py"):
        assert still.client(None).get(f"{static_files.prefix()}/{path}").status_code == 404


def test_no_page_holds_a_script_or_style_of_its_own(still: Desk) -> None:
    import re

    client = still.client()
    for route in ROUTES:
        if route.page and route.path != "/":
            text = client.get(filled_in(still, route)).text
            assert not re.search(r"<script(?![^>]*(src=|application/json))", text), route.path
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text), route.path
            assert "http://" not in text.replace(still.config.address, ""), route.path
