"""Every route and the right it asks for: the one table, which the app is made from and the tests go through."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dsbuild.review.roles import Right
from dsbuild.web.api import account, looking, manage, work
from dsbuild.web.guard import PROBES
from dsbuild.web.pages import account as account_pages
from dsbuild.web.pages import adjudication, articles, figures, log, queue, team


@dataclass(frozen=True, slots=True)
class Route:
    """A path, its method, who may (None: everybody, signed in or not) and what answers.

    `status` is what an answer without a fault says.
    """

    method: str
    path: str
    right: Right | None
    answer: Callable[..., Any]
    status: int = 200

    @property
    def page(self) -> bool:
        """Whether it answers people (HTML) and not scripts (JSON)."""
        return not self.path.startswith("/api/") and self.path not in PROBES


ROUTES: tuple[Route, ...] = (
    Route("GET", "/", Right.OWN, queue.home),
    Route("GET", "/login", None, account_pages.login),
    Route("GET", "/enrol", None, account_pages.enrol),
    Route("GET", "/enter", None, account_pages.enter),
    Route("GET", "/healthz", None, account.health),
    Route("GET", "/readyz", None, account.ready),
    Route("GET", "/queue", Right.REVIEW, queue.queue),
    Route("GET", "/sentences/{sentence}", Right.BROWSE, queue.sentence),
    Route("GET", "/articles", Right.BROWSE, articles.listing),
    Route("GET", "/articles/{article}", Right.BROWSE, articles.article),
    Route("GET", "/articles/{article}/speakers", Right.BROWSE, articles.speakers),
    Route("GET", "/adjudication", Right.ADJUDICATE, adjudication.listing),
    Route("GET", "/adjudication/{sentence}", Right.ADJUDICATE, adjudication.dispute),
    Route("GET", "/agreement", Right.AGREEMENT, figures.agreement),
    Route("GET", "/rules", Right.RULES, figures.rules),
    Route("GET", "/rules/{rule}", Right.RULES, figures.rule),
    Route("GET", "/progress", Right.PROGRESS, figures.progress),
    Route("GET", "/audit", Right.AUDIT, log.audit),
    Route("GET", "/guideline", Right.OWN, account_pages.guideline),
    Route("GET", "/settings", Right.OWN, account_pages.settings),
    Route("GET", "/team", Right.TEAM, team.team),
    Route("GET", "/rounds", Right.ROUNDS, team.rounds),
    Route("GET", "/users", Right.USERS, team.users),
    Route("GET", "/export", Right.EXPORT, team.export),
    Route("GET", "/api/openapi.json", Right.OWN, account.description),
    Route("GET", "/api/session", None, account.session),
    Route("POST", "/api/login", None, account.login),
    Route("POST", "/api/enrol", None, account.enrol),
    Route("POST", "/api/enter", None, account.enter),
    Route("POST", "/api/logout", Right.OWN, account.logout),
    Route("POST", "/api/password", Right.OWN, account.password),
    Route("POST", "/api/settings", Right.OWN, account.settings),
    Route("POST", "/api/theme", Right.OWN, account.theme),
    Route("POST", "/api/next", Right.REVIEW, work.next_items),
    Route("POST", "/api/give-back", Right.REVIEW, work.give_back),
    Route("POST", "/api/break", Right.REVIEW, work.take_break),
    Route("POST", "/api/events", Right.REVIEW, work.record),
    Route("GET", "/api/sentences/{sentence}", Right.BROWSE, looking.sentence),
    Route("GET", "/api/articles/{article}", Right.BROWSE, looking.article),
    Route("GET", "/api/articles/{article}/preview", Right.SETTLE, looking.preview),
    Route("GET", "/api/verify", Right.AUDIT, looking.verify),
    Route("GET", "/api/export/{format}", Right.EXPORT, manage.download),
    Route("POST", "/api/team", Right.TEAM, manage.team),
    Route("POST", "/api/rounds", Right.ROUNDS, manage.open_round),
    Route("POST", "/api/rounds/{number}/close", Right.ROUNDS, manage.close_round),
    Route("POST", "/api/users", Right.USERS, manage.add_user),
    Route("POST", "/api/users/{name}/link", Right.USERS, manage.new_link),
    Route("POST", "/api/users/{name}/disable", Right.USERS, manage.disable),
    Route("POST", "/api/users/{name}/enable", Right.USERS, manage.enable),
    Route("POST", "/api/users/{name}/role", Right.USERS, manage.role),
)
