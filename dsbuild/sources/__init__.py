"""Files -> articles. `discover` finds their bytes, `parse` reads them; `registry` keeps the seeds."""

from dsbuild.sources.discover import discover
from dsbuild.sources.language import heard
from dsbuild.sources.parse import parse
from dsbuild.sources.raw import (
    REGISTRY_FILE,
    Format,
    HashMismatch,
    Limits,
    Notice,
    Raw,
    Refusal,
    RegistryError,
)

__all__ = [
    "REGISTRY_FILE",
    "Format",
    "HashMismatch",
    "Limits",
    "Notice",
    "Raw",
    "Refusal",
    "RegistryError",
    "discover",
    "heard",
    "parse",
]
