"""How far a command has come, told on a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dsbuild.release.progress import Progress


@contextmanager
def meter(*, quiet: bool) -> Iterator[Progress]:
    """What shows on standard error how far things are, a bar for each thing that is counted; on a terminal only."""
    from dsbuild.release.progress import silent

    if quiet or not sys.stderr.isatty():
        yield silent
        return
    bars = _Bars()
    try:
        yield bars.advance
    finally:
        bars.close()


class _Bars:
    """One bar after the other; each goes when the next comes."""

    def __init__(self) -> None:
        self._what = ""
        self._bar: Any = None

    def advance(self, what: str, done: int, total: int) -> None:
        """Moves the bar of what is counted."""
        from tqdm import tqdm

        if what != self._what or self._bar is None:
            self.close()
            self._what = what
            self._bar = tqdm(desc=what, total=total or None, unit="", unit_scale=True, leave=False)
        self._bar.update(done)

    def close(self) -> None:
        """Takes the bar away."""
        if self._bar is not None:
            self._bar.close()
