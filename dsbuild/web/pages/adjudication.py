"""Where reviewers differ: what waits, and one sentence with both answers side by side."""

from typing import Annotated

from fastapi import Path
from fastapi.responses import HTMLResponse
from pydantic import TypeAdapter

from dsbuild.review import adjudication
from dsbuild.review.acts import ErrorCategory
from dsbuild.review.adjudication import Dispute
from dsbuild.web import guide
from dsbuild.web.render import page
from dsbuild.web.visit import Visitor

PAGE = 50
_DISPUTE = TypeAdapter(Dispute)


def listing(visit: Visitor) -> HTMLResponse:
    """What waits for this adjudicator."""
    found = adjudication.waiting(visit.store, visit.user, PAGE)
    many = adjudication.how_many(visit.store, visit.user)
    return page(visit, "adjudication.html", found=found, many=many)


def dispute(visit: Visitor, sentence: Annotated[str, Path(max_length=100)]) -> HTMLResponse:
    """One of them."""
    found = adjudication.dispute(visit.store, visit.user, sentence)
    others = [
        one.item.id for one in adjudication.waiting(visit.store, visit.user, 2) if one.item.id != sentence
    ]
    return page(
        visit,
        "dispute.html",
        dispute=found,
        categories=list(ErrorCategory),
        guideline=guide.html()[0],
        page={
            "dispute": _DISPUTE.dump_python(found, mode="json"),
            "next": f"/adjudication/{others[0]}" if others else "/adjudication",
            "keys_on": visit.user.settings.keys_on,
            "keys": dict(visit.user.settings.keys),
            "context": visit.user.settings.context,
        },
    )
