"""A folder of releases, on a disk that others read: `DIR/X.Y.Z/`, and a README that loads the newest."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dsbuild.release.disk import folders, notice
from dsbuild.release.disk.entry import entry
from dsbuild.release.documents import manifest
from dsbuild.release.places.opened import versions
from dsbuild.release.progress import Progress
from dsbuild.release.publish.errors import FailedError, TakenError
from dsbuild.release.publish.parcel import Parcel


class Directory:
    """A folder of releases. A version appears in it by one rename, so it is whole or not there."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.place = str(home)
        self.access = "check who may write there"

    def manifest(self, version: str) -> bytes | None:
        """The manifest published as this version; None while none is, no bytes where a folder without one is in the way."""
        with self._told():
            file = self.home / version / manifest.FILE
            if file.is_file():
                return file.read_bytes()
            return b"" if file.parent.exists() else None

    def versions(self) -> list[str]:
        """The versions that are published there, the oldest first."""
        return versions(self.home)

    def notices(self) -> notice.Notices:
        """Which of them are withdrawn."""
        return notice.read(self.home)

    def put(self, parcel: Parcel, progress: Progress) -> None:
        """Copies the release beside its place and renames it there; what a dead run left unfinished goes first."""
        with self._told(), folders.workplace(self.home) as work:
            for name in (*parcel.hashes, manifest.FILE):
                copy = work / name
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(parcel.folder / name, copy)
                progress("bytes sent", copy.stat().st_size, parcel.size)
            folders.sync_tree(work)
            with folders.locked(self.home):
                self._appear(work, parcel)

    def settle(self, version: str) -> None:
        """Leads the README to the newest, and sweeps up, where a run died right after the version had appeared."""
        with self._told():
            if (self.home / folders.WORK).exists():
                with folders.workplace(self.home):
                    pass
            readme = self.home / "README.md"
            if not readme.is_file() or readme.read_text(encoding="utf-8") != self._entry(version):
                with folders.locked(self.home):
                    self._lead(version)

    def address(self, version: str) -> str:
        """The version's folder."""
        return str(self.home / version)

    def loading(self, parcel: Parcel) -> str:
        """The line of Python that loads a published release."""
        return f"load_dataset({self.address(parcel.version)!r})"

    def mark(self, version: str, mark: notice.Notice | None) -> None:
        """Puts the notice into `withdrawn.json`, and leads the README to the newest version that stands."""
        with self._told(), folders.locked(self.home):
            notices = notice.read(self.home).marked(version, mark)
            folders.replace_text(self.home / notice.FILE, notices.as_json())
            self._lead(version)

    def _appear(self, work: Path, parcel: Parcel) -> None:
        target = self.home / parcel.version
        if target.exists():
            raise TakenError(f"{target}: appeared meanwhile")
        if parcel.attestation:
            folders.replace_text(
                self.home / parcel.attestation.name, parcel.attestation.read_text(encoding="utf-8")
            )
        work.rename(target)
        folders.sync(self.home)
        self._lead(parcel.version)

    def _lead(self, version: str) -> None:
        folders.replace_text(self.home / "README.md", self._entry(version))

    def _entry(self, version: str) -> str:
        return entry(self.home, self._newest_build(version))

    def _newest_build(self, version: str) -> Path:
        """What the README leads to while no release stands: the newest build, or else this version."""
        link = self.home / folders.LINK
        return self.home / link.readlink() if link.is_symlink() else self.home / version

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tells the system's errors as ours."""
        try:
            yield
        except OSError as error:
            where = error.filename or self.place
            raise FailedError(f"{where}: {error.strerror or error}; mend it and run it again") from error
