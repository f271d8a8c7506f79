"""Signing in and out: rate-limited, rid of old sessions, ended when a user is disabled."""

import pytest

from dsbuild.review import users
from dsbuild.review.roles import UserRole
from dsbuild.review.sessions import ATTEMPTS
from dsbuild.web.api.account import own_path
from dsbuild.web.config import Config
from dsbuild.web.visit import cookie_name
from tests.unit.web.conftest import PASSWORD, Desk


def arriving(desk: Desk):
    client = desk.client(None)
    client.headers["x-csrf-token"] = client.get("/api/session").json()["csrf"]
    return client


def test_signing_in_gives_a_session_that_scripts_cannot_read(desk: Desk) -> None:
    client = arriving(desk)
    answer = client.post("/api/login", json={"name": "reviewer", "password": PASSWORD, "next": "/articles"})
    assert answer.status_code == 200
    assert answer.json()["next"] == "/articles"
    cookie = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("dsbuild="))
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert client.get("/queue").status_code == 200


def test_behind_tls_the_cookie_is_bound_to_this_host() -> None:
    assert cookie_name(Config(public="https://review.example.org")) == "__Host-dsbuild"


def test_the_token_of_a_stranger_does_not_serve_for_a_session(desk: Desk) -> None:
    client = arriving(desk)
    client.post("/api/login", json={"name": "reviewer", "password": PASSWORD})
    answer = client.post("/api/theme", json={"theme": "dark"})
    assert answer.status_code == 403
    assert answer.json()["code"] == "csrf"


@pytest.mark.parametrize("name", ["reviewer", "nobody at all"])
def test_wrong_words_are_refused_alike_and_then_for_a_while(desk: Desk, name: str) -> None:
    client = arriving(desk)
    for _ in range(ATTEMPTS["name"]):
        answer = client.post("/api/login", json={"name": name, "password": "wrong"})
        assert answer.status_code == 401
        assert answer.json()["detail"] == "found no such name and password; check both"
    answer = client.post("/api/login", json={"name": name, "password": PASSWORD})
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 900


def test_a_session_ends_when_its_user_is_disabled(desk: Desk) -> None:
    client = desk.client(UserRole.REVIEWER)
    assert client.get("/queue").status_code == 200
    users.disable(desk.store, "reviewer")
    assert client.get("/queue").status_code == 303
    assert client.post("/api/next", json={}).status_code in {401, 403}
    assert (
        arriving(desk).post("/api/login", json={"name": "reviewer", "password": PASSWORD}).status_code == 401
    )


def test_a_new_role_holds_at_once(desk: Desk) -> None:
    client = desk.client(UserRole.ADJUDICATOR)
    assert client.get("/adjudication").status_code == 200
    users.set_role(desk.store, "adjudicator", UserRole.READ_ONLY)
    assert client.get("/adjudication").status_code in {303, 403}


def test_signing_out_ends_the_session_at_the_server(desk: Desk) -> None:
    client = desk.client()
    token = client.cookies[cookie_name(desk.config)]
    assert client.post("/api/logout", json={}).status_code == 200
    client.cookies.set(cookie_name(desk.config), token)
    assert client.get("/queue").status_code == 303


def test_a_password_is_changed_with_the_old_one_alone(desk: Desk) -> None:
    client = desk.client()
    wrong = client.post("/api/password", json={"old": "x", "new": "another long password"})
    assert wrong.status_code == 401
    short = client.post("/api/password", json={"old": PASSWORD, "new": "short"})
    assert short.status_code == 422
    assert (
        client.post("/api/password", json={"old": PASSWORD, "new": "another long password"}).status_code
        == 200
    )
    assert client.get("/queue").status_code == 303


def test_a_link_sets_a_password_once(desk: Desk) -> None:
    admin = desk.client()
    made = admin.post("/api/users", json={"name": "New Person", "role": "reviewer"}).json()
    assert made["link"].startswith(desk.config.address + "/enrol#")
    token = made["link"].partition("#")[2]
    client = arriving(desk)
    assert client.post("/api/enrol", json={"token": token, "password": "short"}).status_code == 422
    assert client.post("/api/enrol", json={"token": token, "password": PASSWORD}).status_code == 200
    assert client.get("/queue").status_code == 200
    again = arriving(desk)
    assert again.post("/api/enrol", json={"token": token, "password": PASSWORD}).status_code == 401
    assert arriving(desk).post("/api/enrol", json={"token": "guess", "password": PASSWORD}).status_code == 401


def test_the_last_admin_cannot_be_shut_out(desk: Desk) -> None:
    admin = desk.client()
    assert admin.post("/api/users/admin/disable", json={}).status_code == 403
    assert admin.post("/api/users/admin/role", json={"role": "reviewer"}).status_code == 403
    assert admin.get("/users").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "",
        "/api/x",
        "evil",
    ],
)
def test_signing_in_leads_to_a_page_of_this_app_alone(path: str) -> None:
    assert own_path(path) == "/"


@pytest.mark.parametrize("path", ["/", "/queue", "/articles?search=a%20b", "/articles/0123/speakers"])
def test_and_to_the_one_that_was_wanted(path: str) -> None:
    assert own_path(path) == path
