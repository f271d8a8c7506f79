"""Running a review: accounts, rounds, the team's defaults, export."""

from fastapi.responses import HTMLResponse

from dsbuild.review import rounds as all_rounds
from dsbuild.review import team as teams
from dsbuild.review import users as accounts
from dsbuild.review.roles import UserRole
from dsbuild.web.render import page
from dsbuild.web.visit import Visitor

ABOUT = {
    UserRole.REVIEWER: "decides sentences and settles speakers",
    UserRole.ADJUDICATOR: "reviews, and decides where two reviewers differ",
    UserRole.MANAGER: "sees totals, opens rounds, sets the team’s defaults; reads no text",
    UserRole.ADMIN: "everything, and the accounts",
    UserRole.READ_ONLY: "reads everything, changes nothing",
}


def team(visit: Visitor) -> HTMLResponse:
    """The team's defaults."""
    return page(visit, "team.html", team=teams.team(visit.store))


def rounds(visit: Visitor) -> HTMLResponse:
    """The rounds of the review."""
    return page(visit, "rounds.html", rounds=all_rounds.everything(visit.store))


def users(visit: Visitor) -> HTMLResponse:
    """The accounts."""
    return page(visit, "users.html", accounts=accounts.everyone(visit.store), about=ABOUT)


def export(visit: Visitor) -> HTMLResponse:
    """The formats that the decisions can be had in."""
    return page(visit, "export.html", formats=())
