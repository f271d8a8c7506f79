import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, ValidationError, model_validator

from dsbuild.lexicon.strict import Strict, explained
from dsbuild.lexicon.toml import line_of
from dsbuild.sources.raw import REGISTRY_FILE, RegistryError

RESERVED = "all-rights-reserved"
# SPDX ids (https://spdx.org/licenses/, of any case) of licences under which anybody may redistribute for any purpose; so
# none that forbids commercial use (CC-BY-NC…) or derivatives (CC-BY-ND…), because a dataset is one.
OPEN = re.compile(
    r"CC0-1\.0|CC-PDDC|CC-BY(-SA)?-\d\.\d(-(AT|AU|DE|IGO|JP|NL|UK|US))?|PDDL-1\.0|ODC-By-1\.0|ODbL-1\.0"
    r"|MIT|MIT-0|0BSD|BSD-[23]-Clause|Apache-2\.0|Unlicense|OGL-UK-[123]\.0|OGL-Canada-2\.0|GFDL-1\.3-[a-z-]+"
    r"|CDLA-Permissive-[12]\.0|etalab-2\.0|NLOD-[12]\.0|public-domain",
    re.IGNORECASE,
)

Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Said = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Day = Annotated[date, Field(strict=True)]
Rights = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.+-]{0,99}$")]


def redistributable(rights: str) -> bool:
    """Whether the licence, an SPDX id or `public-domain`, lets anybody redistribute the text for any purpose."""
    return OPEN.fullmatch(rights) is not None


def _inside(path: str) -> str:
    parts = PurePosixPath(path).parts
    if (
        not parts
        or path.startswith("/")
        or ".." in parts
        or "\\" in path
        or ":" in parts[0]
        or not path.isprintable()
    ):
        raise ValueError("expected a path relative to the registry's folder, with `/` and without `..`")
    return PurePosixPath(path).as_posix()


class RegisteredArticle(Strict):
    """An article of the registry; `path` is relative to its folder, `sha256` of the text in UTF-8."""

    id: Id
    path: Annotated[str, AfterValidator(_inside)]
    sha256: Sha256
    title: Said | None = None
    publisher: Said | None = None
    published: Day | None = None
    language: Said | None = None
    url: Said | None = None
    rights: Rights = RESERVED
    added: Day

    @model_validator(mode="after")
    def _id_of_its_text(self) -> Self:
        if not self.sha256.startswith(self.id):
            raise ValueError(f"expected the id {self.sha256[:16]}, the first 16 digits of the sha256")
        return self


class RemovedArticle(Strict):
    """An article that was taken out and is never built again."""

    id: Id
    sha256: Sha256
    removed: Day
    reason: Said


class Registry(Strict):
    """All that `sources.toml` says."""

    article: tuple[RegisteredArticle, ...] = Field(default=())
    removed: tuple[RemovedArticle, ...] = Field(default=())

    @cached_property
    def by_sha256(self) -> dict[str, RegisteredArticle]:
        """The registered articles by the sha256 of their text."""
        return {article.sha256: article for article in self.article}

    @cached_property
    def gone(self) -> dict[str, RemovedArticle]:
        """The removed articles by the sha256 of their text."""
        return {article.sha256: article for article in self.removed}


def load(folder: Path) -> Registry:
    """The registry of the folder.

    Raises:
        RegistryError: it is missing, or wrong: a line for each thing, with file, line, finding and remedy.
    """
    file = folder / REGISTRY_FILE
    try:
        data = file.read_bytes()
    except OSError as error:
        raise RegistryError(
            f"{file.as_posix()}: found no registry ({error.strerror}); make one with `dsbuild init`"
        ) from None
    return validated(data, file.as_posix())


def validated(data: bytes, file: str) -> Registry:
    """The registry that the bytes of `file` hold.

    Raises:
        RegistryError: as `load`.
    """
    try:
        text = data.decode()
        held = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RegistryError(f"{file}:{line}: found bytes that are not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"at line (\d+)", str(error))
        place = match[1] if match else str(text.count("\n") + 1)
        raise RegistryError(f"{file}:{place}: found malformed TOML ({error}); mend it") from None
    try:
        registry = Registry.model_validate(held)
    except ValidationError as error:
        told = zip(error.errors(include_url=False), explained(error, file, Registry), strict=True)
        placed = (line.replace(file, f"{file}:{line_of(text, problem['loc'])}", 1) for problem, line in told)
        raise RegistryError("\n".join(placed)) from None
    if repeats := list(_repeats(registry, text, file)):
        raise RegistryError("\n".join(repeats))
    return registry


def _repeats(registry: Registry, text: str, file: str) -> Iterator[str]:
    rows = [("article", number, article.id) for number, article in enumerate(registry.article)]
    rows += [("removed", number, article.id) for number, article in enumerate(registry.removed)]
    first: dict[str, tuple[str, int]] = {}
    for table, number, article_id in rows:
        if article_id in first:
            here, there = line_of(text, (table, number, "id")), line_of(text, (*first[article_id], "id"))
            yield f"{file}:{here}: found the id {article_id} of line {there} again; delete one of the tables"
        first.setdefault(article_id, (table, number))
