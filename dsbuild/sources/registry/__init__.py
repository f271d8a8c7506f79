"""The registry of a seeds folder, `sources.toml`: which articles there are, whose they are, which never come back."""

from dsbuild.sources.registry.add import Added, add
from dsbuild.sources.registry.model import (
    RegisteredArticle,
    Registry,
    RemovedArticle,
    load,
    redistributable,
    validated,
)
from dsbuild.sources.registry.remove import Removed, remove
from dsbuild.sources.registry.status import RowState, RowStatus, status

__all__ = [
    "Added",
    "RegisteredArticle",
    "Registry",
    "Removed",
    "RemovedArticle",
    "RowState",
    "RowStatus",
    "add",
    "load",
    "redistributable",
    "remove",
    "status",
    "validated",
]
