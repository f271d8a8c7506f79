"""Texts kept on disk, found again by their article's id: memory is bounded by their number, not by their length."""

from pathlib import Path
from types import TracebackType
from typing import Self


class Spool:
    """Texts in one file that grows; the newest read is held."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("x+b")
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0
        self._held: tuple[str, str] = ("", "")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __contains__(self, article_id: str) -> bool:
        return article_id in self._places

    def add(self, article_id: str, text: str) -> None:
        """Keeps a text."""
        data = text.encode()
        self._file.seek(self._end)
        self._file.write(data)
        self._places[article_id] = (self._end, len(data))
        self._end += len(data)

    def get(self, article_id: str) -> str | None:
        """The text of an article; None where none was kept."""
        if article_id not in self._places:
            return None
        if self._held[0] != article_id:
            start, size = self._places[article_id]
            self._file.seek(start)
            self._held = (article_id, self._file.read(size).decode())
        return self._held[1]
