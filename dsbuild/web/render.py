"""Pages from templates: everything that is put in is escaped, and no style or script stands in a page."""

from functools import cache
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from dsbuild.review.roles import Right
from dsbuild.web import static_files, words
from dsbuild.web.visit import Visit, keep_visitor

NAVIGATION = (
    ("Queue", "/queue", Right.REVIEW),
    ("Articles", "/articles", Right.BROWSE),
    ("Adjudication", "/adjudication", Right.ADJUDICATE),
    ("Agreement", "/agreement", Right.AGREEMENT),
    ("Rules", "/rules", Right.RULES),
    ("Progress", "/progress", Right.PROGRESS),
)
MENU = (
    ("Guideline", "/guideline", Right.OWN),
    ("Settings", "/settings", Right.OWN),
    ("Audit log", "/audit", Right.AUDIT),
    ("Rounds", "/rounds", Right.ROUNDS),
    ("Team", "/team", Right.TEAM),
    ("Users", "/users", Right.USERS),
    ("Export", "/export", Right.EXPORT),
)


@cache
def environment() -> Environment:
    """The templates."""
    made = Environment(
        loader=PackageLoader("dsbuild.web"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["static"] = static_files.prefix()
    made.filters |= words.FILTERS
    return made


def page(visit: Visit, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """A page for a visit."""
    session = visit.session
    shown: dict[str, Any] = {
        "visit": visit,
        "user": session.user if session else None,
        "theme": session.user.settings.theme if session else "auto",
        "navigation": [(name, path) for name, path, right in NAVIGATION if visit.may(right)],
        "menu": [(name, path) for name, path, right in MENU if visit.may(right)],
        **values,
    }
    made = HTMLResponse(environment().get_template(template).render(shown), status)
    keep_visitor(made, visit)
    return made
