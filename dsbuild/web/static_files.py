"""The script, the styles and the icon, under a path that changes with their bytes, so browsers may keep them."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"


@cache
def version() -> str:
    """The first 12 hex digits of a hash of all of them."""
    digest = sha256()
    for file in sorted(FOLDER.rglob("*")):
        if file.is_file():
            digest.update(file.relative_to(FOLDER).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def prefix() -> str:
    """Where they are served: `/static/<version>`."""
    return f"/static/{version()}"


class Kept(StaticFiles):
    """Static files that browsers keep for good, because another version has another path."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, to be kept."""
        response = await super().get_response(path, scope)
        if response.status_code == 200:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
