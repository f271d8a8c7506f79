"""What those who run a review do: accounts, rounds, the team's defaults, export."""

from collections.abc import Iterator
from typing import Annotated
from urllib.parse import quote

from fastapi import Path
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from dsbuild.lexicon.strict import Strict
from dsbuild.review import rounds, users
from dsbuild.review import team as teams
from dsbuild.review.roles import UserRole
from dsbuild.review.rounds import RoundInfo
from dsbuild.review.team import Team
from dsbuild.review.users import Link
from dsbuild.web.api.account import Name, Nothing, Told
from dsbuild.web.visit import Visitor

UserName = Annotated[str, Path(max_length=200)]


class NewUser(Strict):
    """An account to be made."""

    name: Name
    role: UserRole


class NewRole(Strict):
    """The role that an account gets."""

    role: UserRole


class NewRound(Strict):
    """A blind second review of a share (0 to 1) of what has been reviewed."""

    name: Name
    share: Annotated[float, Field(gt=0, le=1)]


class OneTimeLink(BaseModel):
    """A link by which the owner of an account sets a password, once; it is shown now and kept nowhere."""

    detail: str
    link: str
    expires_at: str


def add_user(visit: Visitor, body: NewUser) -> OneTimeLink:
    """Makes an account, and the link for its owner."""
    return _told(visit, users.add(visit.store, body.name, body.role))


def new_link(visit: Visitor, name: UserName, body: Nothing) -> OneTimeLink:
    """A new link for somebody who has no password yet, or forgot it."""
    return _told(visit, users.ask_link(visit.store, name))


def disable(visit: Visitor, name: UserName, body: Nothing) -> Told:
    """Shuts an account: its sessions end now."""
    users.disable(visit.store, name)
    return Told(detail=f"{name} can no longer sign in; their decisions stay.")


def enable(visit: Visitor, name: UserName, body: Nothing) -> Told:
    """Opens a shut account again."""
    users.enable(visit.store, name)
    return Told(detail=f"{name} can sign in again.")


def role(visit: Visitor, name: UserName, body: NewRole) -> Told:
    """Gives an account another role."""
    users.set_role(visit.store, name, body.role)
    return Told(detail=f"{name} has the role {body.role.replace('_', ' ')} now, and has to sign in again.")


def team(visit: Visitor, body: Team) -> Told:
    """Keeps the team's defaults."""
    teams.save_team(visit.store, body)
    return Told(detail="Saved.")


def open_round(visit: Visitor, body: NewRound) -> RoundInfo:
    """Opens a blind second review."""
    return rounds.open_blind(visit.store, body.name, body.share)


def close_round(visit: Visitor, number: Annotated[int, Path(ge=1, le=10_000)], body: Nothing) -> Told:
    """Closes a round: nothing more of it is handed out."""
    rounds.close(visit.store, number)
    return Told(detail=f"Round {number} is closed.")


def download(visit: Visitor, format: Annotated[str, Path(max_length=40)]) -> StreamingResponse:
    """The decisions in a format, as a file."""
    raise NotImplementedError


def _told(visit: Visitor, made: Link) -> OneTimeLink:
    link = f"{visit.config.address}/enrol#{quote(made.token)}"
    detail = f"Give this link to {made.user.name}; it works once."
    return OneTimeLink(detail=detail, link=link, expires_at=made.expires_at)


def _unused() -> Iterator[bytes]:
    yield b""
