"""Every refusal as an answer: JSON for scripts, a page for people; it says what was found and what to do."""

import logging
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from pydantic import BaseModel, TypeAdapter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dsbuild.review.errors import ConflictError, ReusedIdError, ReviewError, SignInError, TooManyAttemptsError
from dsbuild.review.values import Version
from dsbuild.web.guard import PROBES, READING
from dsbuild.web.render import page
from dsbuild.web.visit import Doorkeeper, TokenError

LOG = logging.getLogger("dsbuild.web")
_VERSION = TypeAdapter(Version)


class Problem(BaseModel):
    """What an answer that is no success says; `code` is for scripts, `detail` for people."""

    code: str
    detail: str


def install(app: FastAPI) -> None:
    """Makes the app answer every exception by this module."""
    app.add_exception_handler(ReviewError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _failed)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, ReviewError)
    status = type(error).status
    if status == 401 and not _for_scripts(request) and not isinstance(error, TooManyAttemptsError):
        place = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?next={quote(place, safe='')}", 303)
    headers: dict[str, str] = {}
    extra: dict[str, Any] = {}
    if isinstance(error, TooManyAttemptsError):
        headers["Retry-After"] = str(error.seconds)
    if status == 503:
        headers["Retry-After"] = "1"
    if isinstance(error, ConflictError):
        extra = {
            "subject": error.subject,
            "revision": error.revision,
            "mine": _VERSION.dump_python(error.mine, mode="json"),
            "theirs": _VERSION.dump_python(error.theirs, mode="json") if error.theirs else None,
        }
    return _answer(request, status, _code(error), str(error), headers, extra)


def _code(error: ReviewError) -> str:
    if isinstance(error, TokenError):
        return "csrf"
    if isinstance(error, ConflictError):
        return "conflict"
    if isinstance(error, ReusedIdError):
        return "reused_id"
    if isinstance(error, TooManyAttemptsError):
        return "too_many_attempts"
    if isinstance(error, SignInError):
        return "sign_in"
    return {403: "not_allowed", 404: "missing", 422: "invalid", 503: "busy"}.get(
        type(error).status, "refused"
    )


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = [
        f"{'.'.join(str(part) for part in problem['loc'][1:]) or 'the request'}: {problem['msg']}"
        for problem in error.errors()
    ]
    return _answer(request, 422, "invalid", "; ".join(told[:20]))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = "There is no such page." if error.status_code == 404 else error.detail
    return _answer(request, error.status_code, "http", detail, dict(error.headers or {}))


def _failed(request: Request, error: Exception) -> Response:
    LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return _answer(
        request, 500, "failed", "Something went wrong here; it has been written to the server's log."
    )


def _answer(
    request: Request,
    status: int,
    code: str,
    detail: str,
    headers: dict[str, str] | None = None,
    extra: dict[str, Any] | None = None,
) -> Response:
    if _for_scripts(request):
        return JSONResponse({"code": code, "detail": detail, **(extra or {})}, status, headers)
    doorkeeper: Doorkeeper = request.app.state.doorkeeper
    made = page(
        doorkeeper.seen(request), "problem.html", status, code=code, detail=detail, status_code=status
    )
    made.headers.update(headers or {})
    return made


def _for_scripts(request: Request) -> bool:
    path = request.url.path
    return path.startswith("/api/") or path in PROBES or request.method not in READING
