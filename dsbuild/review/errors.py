"""What the review refuses, each with what to do; `status` is the HTTP status that says the same."""

from dataclasses import dataclass
from typing import ClassVar

from dsbuild.review.values import Version


class ReviewError(Exception):
    """Something the review refuses; nothing was written."""

    status: ClassVar[int] = 400


class InvalidError(ReviewError):
    """What was sent cannot be meant: an unknown sentence, an exception that is not the speaker's."""

    status = 422


class ReusedIdError(ReviewError):
    """The id of an event came again with another body."""

    status = 422


class MissingError(ReviewError):
    """There is no such thing."""

    status = 404


class NotAllowedError(ReviewError):
    """The role does not allow it, or it is one's own."""

    status = 403


class BlindError(NotAllowedError):
    """It would show what another reviewer said before one's own answer."""


class SignInError(ReviewError):
    """Nobody is signed in, or not with these words."""

    status = 401


class TooManyAttemptsError(SignInError):
    """Too many failed attempts; `seconds` says how long to wait."""

    status = 429

    def __init__(self, seconds: int) -> None:
        super().__init__(f"found too many failed attempts; try again in {seconds} seconds")
        self.seconds = seconds


class ImportRefusedError(ReviewError):
    """A build, or a file of another tool, cannot be imported; the message says why and what to do."""


class StoreError(ReviewError):
    """The database cannot be used; the message says why and what to do."""

    status = 503


@dataclass(eq=False)
class ConflictError(ReviewError):
    """Somebody decided the same thing meanwhile: `theirs` holds, `mine` is kept for its author to send again.

    `revision` is what the next attempt must be made on.
    """

    status: ClassVar[int] = 409

    subject: str
    revision: int
    mine: Version
    theirs: Version | None

    def __str__(self) -> str:
        by = self.theirs.by if self.theirs else "nobody"
        return f"{self.subject}: decided meanwhile by {by}, now at revision {self.revision}; look at both and send again"
