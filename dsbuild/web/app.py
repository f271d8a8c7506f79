"""The application: the table of routes behind the guard."""

from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.routing import Mount
from starlette.types import ASGIApp

from dsbuild.review.store import Store
from dsbuild.version import __version__
from dsbuild.web import problems, static_files
from dsbuild.web.config import Config
from dsbuild.web.guard import Guard
from dsbuild.web.routes import ROUTES, Route
from dsbuild.web.visit import Doorkeeper, admitted

FAULTS = (400, 401, 403, 404, 409, 413, 415, 421, 422, 429, 503)


class RouteError(Exception):
    """A route has no rule, or a rule no route; the app does not start."""


def create(store: Store, config: Config | None = None) -> ASGIApp:
    """The app over an open database.

    Raises:
        RouteError: a route is not in the table of `routes.py`.
    """
    config = config or Config()
    return Guard(inner(store, config), config)


def inner(store: Store, config: Config, routes: tuple[Route, ...] = ROUTES) -> FastAPI:
    """The app without its guard; raises as `create` does."""
    app = FastAPI(
        title="dsbuild review",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        dependencies=[Depends(admitted)],
        separate_input_output_schemas=False,
    )
    app.state.doorkeeper = Doorkeeper(
        store, config, {(route.method, route.path): route.right for route in routes}
    )
    for route in routes:
        app.add_api_route(
            route.path,
            route.answer,
            methods=[route.method],
            name=f"{route.method} {route.path}",
            status_code=route.status,
            include_in_schema=not route.page,
            responses={fault: {"model": problems.Problem} for fault in FAULTS},
        )
    app.mount(static_files.prefix(), static_files.Kept(directory=static_files.FOLDER), name="static")
    problems.install(app)
    check(app, routes)
    return app


def check(app: FastAPI, routes: tuple[Route, ...]) -> None:
    """Makes sure that each route of the app has a rule in the table, once, and each rule a route.

    Raises:
        RouteError: naming the routes.
    """
    told = [(route.method, route.path) for route in routes]
    made = [
        (method, route.path)
        for route in app.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    ]
    other = [route for route in app.routes if not isinstance(route, APIRoute | Mount)]
    mounts = [route.path for route in app.routes if isinstance(route, Mount) and route.name != "static"]
    wrong = sorted(set(made) ^ set(told)) + sorted({pair for pair in told if told.count(pair) > 1})
    if wrong or other or mounts:
        raise RouteError(
            f"found routes without a rule, or twice: {[*wrong, *other, *mounts]}; see web/routes.py"
        )
