"""What the clients of the Hub and of buckets raise, told as one kind of error."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec

from dsbuild.release.publish.errors import FailedError, RefusedError, TakenError

_RAISED = {"httpx2": ("HTTPError",), "httpx": ("HTTPError",), "botocore": ("BotoCoreError", "ClientError")}
_MODULES = {"botocore": "botocore.exceptions"}


def transport_errors() -> tuple[type[Exception], ...]:
    """The errors of the libraries that are here and that are no `OSError`."""
    return tuple(
        getattr(import_module(_MODULES.get(library, library)), name)
        for library, names in _RAISED.items()
        if find_spec(library)
        for name in names
    )


@contextmanager
def told(place: str, access: str) -> Iterator[None]:
    """Tells what a place's client raises as a `FailedError`; `access` says what to do where it refuses.

    Raises:
        FailedError: the client failed; the message says at what, and what to do.
    """
    failures: tuple[type[Exception], ...] = (OSError, ValueError, RuntimeError, *transport_errors())
    try:
        yield
    except (RefusedError, FailedError, TakenError):
        raise
    except failures as error:
        first = _first(error)
        status = getattr(getattr(first, "response", None), "status_code", None)
        if status in {401, 403, 404} or isinstance(first, PermissionError):
            raise FailedError(f"{place}: refused ({_words(first)}); {access}") from error
        raise FailedError(f"{place}: {_words(first)}; run it again, it goes on where it stopped") from error


def _first(error: BaseException) -> BaseException:
    """The error that the others were raised from, if they only wrap it."""
    while isinstance(error, RuntimeError) and error.__cause__ is not None:
        error = error.__cause__
    return error


def _words(error: BaseException) -> str:
    return " ".join(str(error).split())[:300].rstrip(". ") or type(error).__name__
