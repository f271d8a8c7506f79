"""A folder that is read: local, or anywhere that fsspec reaches."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self

if TYPE_CHECKING:
    import pyarrow.parquet as pq


class PlaceError(ValueError):
    """A place that cannot be read as asked: what was named, what was found, what to do."""


class DamagedError(PlaceError):
    """A build or release is there, and is not as it was written."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder: `root` is its path on this disk where `filesystem` is None, else its path there."""

    root: str
    filesystem: Any = None
    protocol: str = ""

    def __str__(self) -> str:
        return f"{self.protocol}{self.root}"

    def __truediv__(self, path: str) -> Self:
        """The folder, or the file, under a relative path."""
        return type(self)(f"{self.root}/{path}", self.filesystem, self.protocol)

    @property
    def path(self) -> Path | None:
        """Where it lies on this disk; None elsewhere."""
        return Path(self.root) if self.filesystem is None else None

    @property
    def around(self) -> Self:
        """The folder around it, with what stands beside a release; on the Hub the repository as it is now."""
        outer = self.root.partition("@")[0] if self.protocol == "hf://" else self.root.rpartition("/")[0]
        return type(self)(outer, self.filesystem, self.protocol)

    def has(self, name: str) -> bool:
        """Whether a file of this name is there."""
        with _told(str(self / name)):
            if self.filesystem is None:
                return Path(self.root, name).is_file()
            return bool(self.filesystem.isfile(f"{self.root}/{name}"))

    def names(self) -> list[str]:
        """The relative paths of all that is no folder, at any depth, sorted."""
        with _told(str(self)):
            if self.filesystem is None:
                root = Path(self.root)
                found = (path for path in root.rglob("*") if path.is_symlink() or not path.is_dir())
                return sorted(path.relative_to(root).as_posix() for path in found)
            prefix = self.root.rstrip("/") + "/"
            return sorted(name.removeprefix(prefix) for name in self.filesystem.find(self.root))

    def folders(self) -> list[str]:
        """The names of the folders right in it."""
        with _told(str(self)):
            if self.filesystem is None:
                return [path.name for path in Path(self.root).iterdir() if path.is_dir()]
            listed = self.filesystem.ls(self.root, detail=True)
            return [
                entry["name"].rstrip("/").rpartition("/")[2]
                for entry in listed
                if entry["type"] == "directory"
            ]

    def size(self, name: str) -> int:
        """The bytes of a file."""
        with _told(str(self / name)):
            if self.filesystem is None:
                return Path(self.root, name).stat().st_size
            return int(self.filesystem.size(f"{self.root}/{name}"))

    def open(self, name: str) -> BinaryIO:
        """A file's bytes, to be closed."""
        with _told(str(self / name)):
            if self.filesystem is None:
                return Path(self.root, name).open("rb")
            found: BinaryIO = self.filesystem.open(f"{self.root}/{name}", "rb")
            return found

    def read(self, name: str) -> bytes:
        """All of a small file."""
        with self.open(name) as file, _told(str(self / name)):
            return file.read()

    @contextmanager
    def parquet(self, name: str) -> "Iterator[pq.ParquetFile]":
        """A Parquet file, open; its pages are held against their checksums as they are read."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        with self.open(name) as file:
            try:
                with pq.ParquetFile(file, page_checksum_verification=True) as parquet:
                    yield parquet
            except (pa.ArrowException, OSError) as error:
                raise DamagedError(
                    f"{self / name}: found rows that cannot be read ({error}); `dsbuild verify` says where"
                ) from None


def folder_at(place: str) -> Folder:
    """The folder at a path or URL, links followed so that it stays the same while it is read.

    Raises:
        PlaceError: it is not there, or cannot be reached.
    """
    if place.startswith("file://"):
        place = place.removeprefix("file://")
    if "://" not in place:
        path = Path(place)
        if not path.is_dir():
            found = "a file" if path.exists() else "nothing"
            raise PlaceError(f"{place}: found {found}, expected the folder of a build or a release")
        return Folder(str(path.resolve()))
    protocol = place.split("://", 1)[0] + "://"
    with _told(place):
        import fsspec

        try:
            filesystem, root = fsspec.core.url_to_fs(place)
        except (ValueError, ImportError) as error:
            remedy = "install `dsbuild[s3]`" if protocol == "s3://" else "name a folder or another URL"
            raise PlaceError(f"{place}: found a place that cannot be opened ({error}); {remedy}") from None
        if not filesystem.isdir(root):
            raise PlaceError(f"{place}: found nothing, expected a release; check the name, and the token")
    return Folder(root.rstrip("/"), filesystem, protocol)


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Tells what cannot be read as a `PlaceError`."""
    try:
        yield
    except PlaceError:
        raise
    except FileNotFoundError:
        raise PlaceError(f"{place}: found nothing there; check the name") from None
    except Exception as error:  # noqa: BLE001 - every host's client has errors of its own
        raise PlaceError(
            f"{place}: found a place that cannot be read ({error}); check the connection, and the token"
        ) from None
