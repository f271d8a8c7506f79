"""The queue, and a sentence on its own: the same page, once handed out and once looked up."""

from typing import Annotated

from fastapi import Path, Query
from fastapi.responses import HTMLResponse, RedirectResponse

from dsbuild.review.acts import SkipReason
from dsbuild.review.roles import Right
from dsbuild.web import guide
from dsbuild.web.render import page
from dsbuild.web.visit import Visit, Visitor
from dsbuild.web.words import named

FIRST = (
    (Right.REVIEW, "/queue"),
    (Right.BROWSE, "/articles"),
    (Right.PROGRESS, "/progress"),
)
SKIPS = {
    SkipReason.DISTRESSING: "Distressing: not for me",
    SkipReason.NOT_ENOUGH_CONTEXT: "Not enough context to tell",
    SkipReason.LANGUAGE: "A language I do not read",
    SkipReason.BROKEN_TEXT: "Broken text, or no sentence",
    SkipReason.CONFLICT_OF_INTEREST: "I know the people, or have a stake",
    SkipReason.OTHER: "Another reason",
}


def home(visit: Visitor) -> RedirectResponse:
    """The first page that a role has."""
    return RedirectResponse(next(path for right, path in FIRST if visit.may(right)), 303)


def queue(visit: Visitor) -> HTMLResponse:
    """The queue."""
    return _desk(visit, None, 1)


def sentence(
    visit: Visitor,
    sentence: Annotated[str, Path(max_length=100)],
    round: Annotated[int, Query(ge=1, le=10_000)] = 1,  # noqa: A002 - its name in the address
) -> HTMLResponse:
    """One sentence, looked up."""
    return _desk(visit, sentence, round)


def _desk(visit: Visit, sentence: str | None, number: int) -> HTMLResponse:
    settings = visit.user.settings
    shown = {
        "sentence": sentence,
        "round": number,
        "review": visit.may(Right.REVIEW),
        "keys_on": settings.keys_on,
        "keys": dict(settings.keys),
        "context": settings.context,
        "skips": [
            {"value": reason, "words": SKIPS.get(reason, named(reason).capitalize())} for reason in SkipReason
        ],
    }
    return page(visit, "queue.html", page=shown, guideline=guide.html()[0])
