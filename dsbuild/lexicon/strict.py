"""The base of every model at an edge, and the errors that a person can act on."""

import difflib
import tomllib
from importlib import resources
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError


class Strict(BaseModel):
    """A frozen model that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class WordList(Strict):
    """Words of one use and where the list comes from."""

    source: str
    words: tuple[str, ...]


M = TypeVar("M", bound=BaseModel)


def packaged(name: str, model: type[M]) -> M:
    """The packaged file `name`, validated.

    Raises:
        ValueError: the file does not hold what `model` expects; the message names file, place and remedy.
    """
    raw = resources.files("dsbuild.lexicon").joinpath(name).read_text(encoding="utf-8")
    try:
        return model.model_validate(tomllib.loads(raw))
    except ValidationError as error:
        raise ValueError("\n".join(explained(error, f"dsbuild/lexicon/{name}", model))) from None


def explained(error: ValidationError, file: str, model: type[BaseModel]) -> list[str]:
    """A line for each thing that is wrong: file, path, what was found, what was expected, what to do."""
    return [_line(problem, file, model) for problem in error.errors(include_url=False)]


def _line(problem: object, file: str, model: type[BaseModel]) -> str:
    assert isinstance(problem, dict)
    path = ".".join(str(part) for part in problem["loc"])
    where = f"{file}: {path}" if path else file
    if problem["type"] != "extra_forbidden":
        return f"{where}: found {problem['input']!r:.80}: {problem['msg']}"
    known = list(_fields_at(model, problem["loc"][:-1]))
    near = difflib.get_close_matches(str(problem["loc"][-1]), known, n=1)
    remedy = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known) or 'nothing'}"
    return f"{where}: unknown key; {remedy}"


def _fields_at(model: type[BaseModel], path: tuple[int | str, ...]) -> tuple[str, ...]:
    here: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, int) or here is None:
            continue
        inner = here.model_fields[part].annotation if part in here.model_fields else None
        here = next((arg for arg in (inner, *getattr(inner, "__args__", ())) if _is_model(arg)), None)
    return tuple(here.model_fields) if here else ()


def _is_model(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, BaseModel)
