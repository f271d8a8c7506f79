"""Who may do what: the one table that the web app, its tests and the docs read."""

from collections.abc import Mapping
from enum import StrEnum


class UserRole(StrEnum):
    """What somebody is to the review."""

    REVIEWER = "reviewer"
    ADJUDICATOR = "adjudicator"
    MANAGER = "manager"
    ADMIN = "admin"
    READ_ONLY = "read_only"


class Right(StrEnum):
    """Something that a role may do."""

    REVIEW = "review"
    SETTLE = "settle"
    BROWSE = "browse"
    ADJUDICATE = "adjudicate"
    AGREEMENT = "agreement"
    RULES = "rules"
    PROGRESS = "progress"
    AUDIT = "audit"
    ROUNDS = "rounds"
    TEAM = "team"
    USERS = "users"
    EXPORT = "export"
    OWN = "own"


_R, _A, _M, _ADMIN, _READ = UserRole

#: Every right and the roles that have it. `own` is one's own password, settings and sign-out, and the guideline.
ROLES: Mapping[Right, frozenset[UserRole]] = {
    Right.REVIEW: frozenset({_R, _A, _ADMIN}),
    Right.SETTLE: frozenset({_R, _A, _ADMIN}),
    Right.BROWSE: frozenset({_R, _A, _ADMIN, _READ}),
    Right.ADJUDICATE: frozenset({_A, _ADMIN}),
    Right.AGREEMENT: frozenset({_A, _M, _ADMIN, _READ}),
    Right.RULES: frozenset({_R, _A, _M, _ADMIN, _READ}),
    Right.PROGRESS: frozenset(UserRole),
    Right.AUDIT: frozenset({_A, _ADMIN, _READ}),
    Right.ROUNDS: frozenset({_M, _ADMIN}),
    Right.TEAM: frozenset({_M, _ADMIN}),
    Right.USERS: frozenset({_ADMIN}),
    Right.EXPORT: frozenset({_ADMIN}),
    Right.OWN: frozenset(UserRole),
}


def may(role: UserRole, right: Right) -> bool:
    """Whether a role has a right."""
    return role in ROLES[right]
