"""Who is at the door: the session of a request, the right that its route asks for, and the token it must carry."""

import hmac
import secrets
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, Response

from dsbuild.review import sessions
from dsbuild.review.errors import NotAllowedError, SignInError
from dsbuild.review.roles import Right, may
from dsbuild.review.store import Store
from dsbuild.review.values import Session, User
from dsbuild.web.config import Config
from dsbuild.web.guard import READING

VISITOR = "dsbuild_visitor"


class TokenError(NotAllowedError):
    """A request that changes something came without the token of its session."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request by somebody who may make it.

    `session` is None on the few routes that are open to all; `visitor` is then what the browser is known by.
    """

    store: Store
    config: Config
    path: str
    csrf: str
    session: Session | None = None
    visitor: str = ""

    @property
    def user(self) -> User:
        """Who it is.

        Raises:
            SignInError: nobody is signed in.
        """
        if self.session is None:
            raise SignInError("Sign in first.")
        return self.session.user

    def may(self, right: Right) -> bool:
        """Whether whoever it is has a right."""
        return self.session is not None and may(self.session.user.role, right)


def cookie_name(config: Config) -> str:
    """The session's cookie; the prefix makes browsers insist on TLS and on this very host."""
    return "__Host-dsbuild" if config.secure else "dsbuild"


def keep_session(response: Response, config: Config, session: Session) -> None:
    """Gives the browser its session, which no script can read and no other site can send."""
    _keep(response, config, cookie_name(config), session.token)
    response.delete_cookie(VISITOR, path="/")


def keep_visitor(response: Response, visit: Visit) -> None:
    """Gives a browser without a session what it is known by until it signs in."""
    if visit.visitor:
        _keep(response, visit.config, VISITOR, visit.visitor)


def drop_session(response: Response, config: Config) -> None:
    """Takes the session from the browser."""
    name = cookie_name(config)
    response.delete_cookie(name, path="/", secure=config.secure, httponly=True, samesite="lax")


def _keep(response: Response, config: Config, name: str, value: str) -> None:
    response.set_cookie(name, value, httponly=True, secure=config.secure, samesite="lax", path="/")


class Doorkeeper:
    """Admits a request: who, by its cookie; may they, by the route's right; meant, by the token it carries."""

    def __init__(self, store: Store, config: Config, rights: dict[tuple[str, str], Right | None]) -> None:
        self._store = store
        self._config = config
        self._rights = rights
        self._key = secrets.token_bytes(32)

    def admitted(self, request: Request) -> Visit:
        """The visit.

        Raises:
            SignInError: nobody is signed in, and the route is not open to all.
            NotAllowedError: the role has not the right, or the token is missing or another's.
            KeyError: the route has no rule; `app.create` has made sure that none is without.
        """
        right = self._rights[request.method.replace("HEAD", "GET"), request.scope["route"].path]
        visit = self.seen(request)
        if right is not None and not visit.may(right):
            role = visit.user.role.replace("_", " ")
            raise NotAllowedError(f"Your role, {role}, does not allow this; an admin can change it.")
        if request.method not in READING:
            given = request.headers.get("x-csrf-token", "")
            if not hmac.compare_digest(given.encode(), visit.csrf.encode()):
                raise TokenError("The page is out of date; reload it and try again.")
        return visit

    def seen(self, request: Request) -> Visit:
        """Who it is, admitted or not."""
        path = request.url.path
        if session := self._session(request):
            return Visit(self._store, self._config, path, session.csrf, session)
        known = request.cookies.get(VISITOR, "")
        visitor = known if known.isalnum() and len(known) == 32 else secrets.token_hex(16)
        csrf = hmac.digest(self._key, visitor.encode(), "sha256").hex()
        return Visit(self._store, self._config, path, csrf, visitor=visitor)

    def _session(self, request: Request) -> Session | None:
        token = request.cookies.get(cookie_name(self._config))
        if not token:
            return None
        try:
            return sessions.session(self._store, token)
        except SignInError:
            return None


def admitted(request: Request) -> Visit:
    """The visit of a request; every route depends on it."""
    doorkeeper: Doorkeeper = request.app.state.doorkeeper
    return doorkeeper.admitted(request)


Visitor = Annotated[Visit, Depends(admitted)]
