"""What holds for every request before a route is looked for, and for every answer.

The host must be ours, a request that changes something must be JSON, of our own origin and not too long;
answers say what the browser must refuse. No session is looked at here: that is `door.py`.
"""

import json

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dsbuild.web.config import Config

READING = frozenset({"GET", "HEAD"})
PROBES = frozenset({"/healthz", "/readyz"})
"""What a load balancer asks, by whatever name it knows this machine; they tell nothing."""
CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
LONGEST = 2_000_000
"""Bytes of a request's body: settling a speaker of a whole book fits, a flood does not."""

_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
POLICY = "; ".join(f"{what} {whence}" for what, whence in _SOURCES.items())
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
YEAR = 31_536_000


class Guard:
    """The app behind its guard."""

    def __init__(self, app: ASGIApp, config: Config) -> None:
        self._app = app
        self._config = config
        self._hosts = config.allowed_hosts()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or passes it on."""
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
                return
            await self._app(scope, receive, send)
            return
        sealed = _sealed(send, self._config.secure)
        headers = Headers(scope=scope)
        probed = scope["path"] in PROBES and scope["method"] in READING
        refusal = None if probed else self._refusal(scope["method"], headers)
        if refusal:
            await _refuse(sealed, *refusal)
        elif scope["method"] in CHANGING:
            await self._bounded(scope, receive, sealed)
        else:
            await self._app(scope, receive, sealed)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str, str] | None:
        """Why a request is refused by its head alone: status, code and words; None when it is not."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return (
                421,
                "host",
                "This host is not served here; start with --public or --host-name to serve it.",
            )
        if method in READING:
            return None
        origin = headers.get("origin", "").lower()
        foreign = headers.get("sec-fetch-site", "same-origin") != "same-origin"
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        length = headers.get("content-length", "0")
        counted = length.isascii() and length.isdigit()
        wrong = (
            (method not in CHANGING, 405, "method", f"{method} is not answered here."),
            (
                foreign or origin != self._config.origin_of(hosts[0]),
                403,
                "origin",
                "Only pages of this app may change something.",
            ),
            (kind != "application/json", 415, "json", "Only JSON (Content-Type: application/json) is taken."),
            (not counted or int(length) > LONGEST, 413, "long", f"A request has at most {LONGEST} bytes."),
        )
        return next(((status, code, words) for holds, status, code, words in wrong if holds), None)

    async def _bounded(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Reads the whole body, at most `LONGEST` bytes, before anything acts on it."""
        parts: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > LONGEST:
                await _refuse(send, 413, "long", f"A request has at most {LONGEST} bytes.")
                return
            if not message.get("more_body"):
                break
        whole: Message | None = {"type": "http.request", "body": b"".join(parts), "more_body": False}

        async def replay() -> Message:
            nonlocal whole
            given, whole = whole, None
            return given if given is not None else await receive()

        await self._app(scope, replay, send)


def _sealed(send: Send, secure: bool) -> Send:
    """Sends with the headers that every answer has; what is not static is never stored."""

    async def sealing(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if secure:
                headers["Strict-Transport-Security"] = f"max-age={YEAR}"
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sealing


async def _refuse(send: Send, status: int, code: str, detail: str) -> None:
    body = json.dumps({"code": code, "detail": detail}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
