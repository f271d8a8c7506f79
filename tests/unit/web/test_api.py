"""The API keeps what its OpenAPI description promises, for bodies and addresses that nobody thought of."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dsbuild.review.roles import UserRole
from dsbuild.web import app
from dsbuild.web.routes import ROUTES
from dsbuild.web.visit import cookie_name
from tests.unit.web.conftest import Desk

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
ENDING = {"/api/logout", "/api/password", "/api/users/{name}/disable", "/api/users/{name}/role"}
"""What would end the session that the other calls need; the accounts have tests of their own."""
TRIED = [route for route in ROUTES if not route.page and route.path not in ENDING]


@pytest.fixture(scope="module")
def session(still: Desk) -> dict[str, dict[str, str]]:
    client = still.client(UserRole.ADMIN)
    name = cookie_name(still.config)
    headers = {name: client.headers[name] for name in ("origin", "x-csrf-token")}
    return {"headers": {**headers, "host": "127.0.0.1:8460"}, "cookies": {name: client.cookies[name]}}


@pytest.fixture(scope="module")
def api(still: Desk, session):
    return schemathesis.openapi.from_asgi(
        "/api/openapi.json", app.create(still.store, still.config), **session
    )


def test_the_description_names_every_route_of_the_api(still: Desk) -> None:
    described = still.client().get("/api/openapi.json").json()["paths"]
    named = {(method.upper(), path) for path, methods in described.items() for method in methods}
    assert named == {(route.method, route.path) for route in ROUTES if not route.page}


@pytest.mark.parametrize("route", TRIED, ids=lambda route: f"{route.method} {route.path}")
def test_answers_are_as_described(api, session, full: bool, route) -> None:
    seen = set()

    @settings(max_examples=300 if full else 10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=api[route.path][route.method].as_strategy())
    def answers(case) -> None:
        seen.add(case.call_and_validate(checks=CHECKS, **session).status_code)

    answers()
    assert route.right is None or seen - {401, 403, 421}, "it knocked at the door and never came in"
