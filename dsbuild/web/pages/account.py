"""Signing in, one's own settings, and the guideline."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dsbuild.review import care, team
from dsbuild.web import guide, keys
from dsbuild.web.api.account import own_path
from dsbuild.web.render import page
from dsbuild.web.visit import Visitor


def login(visit: Visitor, next: Annotated[str, Query(max_length=2000)] = "/") -> Response:  # noqa: A002
    """The page to sign in; whoever is signed in goes on."""
    if visit.session:
        return RedirectResponse(own_path(next), 303)
    return page(visit, "login.html", next=own_path(next))


def enrol(visit: Visitor) -> HTMLResponse:
    """Where a one-time link leads: its token stands behind `#`, which browsers send to nobody."""
    return page(visit, "enrol.html")


def enter(visit: Visitor) -> HTMLResponse:
    """Where a link leads that signs in by itself."""
    return page(visit, "enter.html")


def guideline(visit: Visitor) -> HTMLResponse:
    """The guideline and its version."""
    text, version = guide.html()
    return page(visit, "guideline.html", guideline=text, version=version)


def settings(visit: Visitor) -> HTMLResponse:
    """One's own settings."""
    return page(
        visit,
        "settings.html",
        settings=visit.user.settings,
        team=team.team(visit.store),
        exposure=care.exposure_of(visit.store, visit.user),
        actions=keys.ACTIONS,
    )
