"""The audit log."""

import json
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import Query
from fastapi.responses import HTMLResponse

from dsbuild.review import audit as audits
from dsbuild.web.render import page
from dsbuild.web.visit import Visitor


def audit(
    visit: Visitor,
    kind: Annotated[str, Query(max_length=20)] = "",
    who: Annotated[str, Query(max_length=200)] = "",
    subject: Annotated[str, Query(max_length=200)] = "",
    since: Annotated[str, Query(max_length=10, pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = "",
    before: Annotated[int | None, Query(ge=0, le=2**53)] = None,
) -> HTMLResponse:
    """Events, newest first, that fit the filters."""
    asked = {"kind": kind, "who": who, "subject": subject, "since": since}
    found = audits.page(
        visit.store,
        visit.user,
        kind=kind or None,
        who=who or None,
        subject=subject or None,
        since=since or None,
        before=before,
    )
    further = (
        urlencode({**{k: v for k, v in asked.items() if v}, "before": found.before}) if found.before else ""
    )
    shown = [
        (
            entry,
            place(entry.subject),
            json.dumps(dict(entry.body), ensure_ascii=False, indent=1),
            json.dumps(dict(entry.seen), ensure_ascii=False),
        )
        for entry in found.entries
    ]
    return page(visit, "audit.html", entries=shown, asked=asked, kinds=audits.KINDS, further=further)


def place(subject: str) -> str:
    """The page of what an event was about; empty where it has none."""
    kind, _, rest = subject.partition("/")
    first, _, after = rest.partition("/")
    if kind == "speaker":
        return f"/articles/{quote(first)}/speakers#{quote(after)}"
    if kind in {"sentence", "comment", "ruling"} and first:
        return f"/sentences/{quote(first)}" + (f"?round={quote(after)}" if after else "")
    return ""
