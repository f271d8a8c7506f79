"""Signing in and out, and what is one's own."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import Request, Response
from pydantic import BaseModel, Field

from dsbuild.lexicon.strict import Strict
from dsbuild.review import queue, sessions, users
from dsbuild.review.team import Chosen
from dsbuild.web.visit import Visitor, drop_session, keep_session, keep_visitor

Name = Annotated[str, Field(min_length=1, max_length=200)]
Password = Annotated[str, Field(min_length=1, max_length=1000)]


class SignIn(Strict):
    """Who signs in, and where they wanted to go: a path of this app."""

    name: Name
    password: Password
    next: Annotated[str, Field(max_length=2000)] = "/"


class Enrolment(Strict):
    """The token of a one-time link, and the password to set."""

    token: Annotated[str, Field(min_length=1, max_length=200)]
    password: Password


class Entry(Strict):
    """The token of a one-time link that signs in without a password."""

    token: Annotated[str, Field(min_length=1, max_length=200)]


class PasswordChange(Strict):
    """One's password as it was and as it is to be."""

    old: Password
    new: Password


class Theme(Strict):
    """The colours somebody likes; `auto` is the system's."""

    theme: Annotated[str, Field(pattern="^(auto|light|dark)$")]


class Nothing(Strict):
    """An empty object: what is sent when the path says it all."""


class Told(BaseModel):
    """That it is done, in words; `next` is the page to go on with, if another."""

    detail: str
    next: str = ""


class SessionInfo(BaseModel):
    """Who is signed in, by name (None: nobody), and the token that what they send must carry."""

    user: str | None
    csrf: str


def health() -> dict[str, str]:
    """That the app runs; it asks no database and tells nothing."""
    return {"status": "ok"}


def ready(visit: Visitor) -> dict[str, str]:
    """That the database answers too; 503 where it does not."""
    visit.store.check_answers()
    return {"status": "ok"}


def session(visit: Visitor, response: Response) -> SessionInfo:
    """Who is signed in, and the token."""
    keep_visitor(response, visit)
    return SessionInfo(user=visit.session.user.name if visit.session else None, csrf=visit.csrf)


def login(visit: Visitor, request: Request, response: Response, body: SignIn) -> Told:
    """Signs in."""
    address = request.client.host if request.client else ""
    made = sessions.sign_in(visit.store, body.name, body.password, address)
    if visit.session:
        sessions.sign_out(visit.store, visit.session.token)
    keep_session(response, visit.config, made)
    return Told(detail=f"Signed in as {made.user.name}.", next=own_path(body.next))


def enrol(visit: Visitor, request: Request, response: Response, body: Enrolment) -> Told:
    """Sets the password that a one-time link allows, and signs in with it."""
    user = users.enrol(visit.store, body.token, body.password)
    address = request.client.host if request.client else ""
    made = sessions.sign_in(visit.store, user.name, body.password, address)
    keep_session(response, visit.config, made)
    return Told(detail=f"The password is set. Signed in as {user.name}.", next="/")


def enter(visit: Visitor, response: Response, body: Entry) -> Told:
    """Signs in with a one-time link that was made to sign in, as the demo's."""
    made = sessions.enter(visit.store, body.token)
    keep_session(response, visit.config, made)
    return Told(detail=f"Signed in as {made.user.name}.", next="/")


def logout(visit: Visitor, response: Response, body: Nothing) -> Told:
    """Ends the session, and gives back what its user held."""
    assert visit.session
    queue.give_back(visit.store, visit.user)
    sessions.sign_out(visit.store, visit.session.token)
    drop_session(response, visit.config)
    return Told(detail="Signed out.", next="/login")


def password(visit: Visitor, response: Response, body: PasswordChange) -> Told:
    """Sets another password; every session ends."""
    users.change_password(visit.store, visit.user, body.old, body.new)
    drop_session(response, visit.config)
    return Told(detail="The password is changed. Sign in with it.", next="/login")


def settings(visit: Visitor, body: Chosen) -> Told:
    """Keeps one's settings."""
    users.save_settings(visit.store, visit.user, body.settings())
    return Told(detail="Saved.")


def theme(visit: Visitor, body: Theme) -> Told:
    """Keeps the colours."""
    users.save_settings(visit.store, visit.user, replace(visit.user.settings, theme=body.theme))
    return Told(detail="Saved.")


def description(request: Request) -> dict[str, Any]:
    """The OpenAPI description of what stands under `/api/`."""
    made: dict[str, Any] = request.app.openapi()
    return made


def own_path(path: str) -> str:
    """A path of this app; `/` for anything that could lead elsewhere."""
    plain = path.startswith("/") and not path.startswith("//") and path.isprintable() and "\\" not in path
    return path if plain and not path.startswith("/api/") else "/"
