"""Every rule there is, and the one version of all of them."""

import ast
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from dsbuild import counts, labels, layout, quotes, sentences
from dsbuild.model import Rule

RULES: tuple[Rule[..., Any], ...] = (
    *layout.RULES,
    *sentences.RULES,
    *quotes.RULES,
    *counts.RULES,
    *labels.RULES,
)
_CODE = ("layout", "sentences", "quotes", "counts", "labels", "pipeline.py")
_DATA = ("lexicon", "sentences")


@cache
def description(rule: str) -> str:
    """What the rule with this id sees, in one line; empty for an id that no rule has."""
    return next((known.description for known in RULES if known.id == rule), "")


@cache
def version() -> str:
    """The first 16 hex digits of a hash of the words and of the rules' code without comments and layout."""
    root = resources.files("dsbuild")
    digest = sha256()
    for place in _CODE:
        for name, file in _files(root / place, ".py"):
            digest.update(f"{name}\n{meaning(file.read_text(encoding='utf-8'))}\n".encode())
    for place in _DATA:
        for name, file in _files(root / place, ".toml", ".txt", ".tab"):
            digest.update(name.encode() + b"\n" + sha256(_values(file)).digest())
    return digest.hexdigest()[:16]


@cache
def words() -> str:
    """The first 16 hex digits of a hash of the words alone."""
    digest = sha256()
    for name, file in _files(resources.files("dsbuild") / "lexicon", ".toml", ".tab"):
        digest.update(name.encode() + b"\n" + sha256(_values(file)).digest())
    return digest.hexdigest()[:16]


def _files(place: Traversable, *endings: str) -> Iterator[tuple[str, Traversable]]:
    if place.is_dir():
        for inner in sorted(place.iterdir(), key=lambda found: found.name):
            yield from ((f"{place.name}/{name}", file) for name, file in _files(inner, *endings))
    elif place.name.endswith(endings):
        yield place.name, place


def _values(file: Traversable) -> bytes:
    """What a data file says: for TOML its values, without comments and layout."""
    if not file.name.endswith(".toml"):
        return file.read_bytes()
    import json
    import tomllib

    values = tomllib.loads(file.read_text(encoding="utf-8"))
    return json.dumps(values, sort_keys=True, ensure_ascii=False, default=str).encode()


def meaning(code: str) -> str:
    """Python code without comments, layout and docstrings, the same in every version of Python."""
    return _said(ast.parse(code))


def _said(node: object) -> str:
    if isinstance(node, list):
        return "[" + ",".join(map(_said, node)) + "]"
    if not isinstance(node, ast.AST):
        return repr(node)
    fields = (
        (name, _body(value) if name == "body" and isinstance(value, list) else value)
        for name, value in ast.iter_fields(node)
        if value is not None and value != [] and name not in {"type_comment", "kind", "ctx"}
    )
    return f"{type(node).__name__}({','.join(f'{name}={_said(value)}' for name, value in fields)})"


def _body(statements: list[ast.stmt]) -> list[ast.stmt]:
    """The statements without those that only say something: docstrings."""
    return [
        statement
        for statement in statements
        if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
    ]
