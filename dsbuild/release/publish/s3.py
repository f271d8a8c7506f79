"""Releases in a bucket: `s3://BUCKET/PREFIX/X.Y.Z/`, a version being there when its manifest is, which is sent last."""

import json
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dsbuild.release.disk import notice
from dsbuild.release.documents import manifest
from dsbuild.release.places.opened import ordered
from dsbuild.release.progress import Progress
from dsbuild.release.publish.errors import FailedError, RefusedError, TakenError
from dsbuild.release.publish.failures import told
from dsbuild.release.publish.parcel import Parcel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TRIES = 5


class Bucket:
    """A bucket, or a prefix in it. Nothing in it is ever overwritten but the notices of withdrawal.

    Endpoint, region and credentials are what the AWS tools take: `AWS_ENDPOINT_URL`, `AWS_PROFILE` and so on.
    """

    def __init__(self, place: str) -> None:
        self.place = place
        self.access = "check the credentials (AWS_PROFILE, AWS_ACCESS_KEY_ID …) and what they may do"

    def manifest(self, version: str) -> bytes | None:
        """The manifest published as this version; None while none is."""
        with self._told() as s3:
            return _read(s3, f"{self.address(version)}/{manifest.FILE}")

    def versions(self) -> list[str]:
        """The versions that are published there, the oldest first."""
        with self._told() as s3:
            try:
                names = [path.rpartition("/")[2] for path in s3.ls(self.place, detail=False)]
            except FileNotFoundError:
                return []
            return [name for name in ordered(names) if s3.exists(f"{self.address(name)}/{manifest.FILE}")]

    def notices(self) -> notice.Notices:
        """Which of them are withdrawn."""
        with self._told() as s3:
            return notice.parse(_read(s3, f"{self.place}/{notice.FILE}"))

    def put(self, parcel: Parcel, progress: Progress) -> None:
        """Sends each file unless it is there, the manifest last; what an earlier run has sent stays."""
        at = self.address(parcel.version)
        with self._told() as s3:
            for name, digest in parcel.hashes.items():
                if not _create(s3, parcel.folder / name, f"{at}/{name}", digest):
                    raise RefusedError(
                        f"{at}/{name}: found other bytes, left by an unfinished publish of another release; "
                        f"if nobody is publishing it now, remove {at}/ and run it again"
                    )
                progress("bytes sent", (parcel.folder / name).stat().st_size, parcel.size)
            if parcel.attestation:  # whoever came first has attested to the same manifest
                s3_path = f"{self.place}/{parcel.attestation.name}"
                _create(s3, parcel.attestation, s3_path, "")
            digest = sha256(parcel.manifest).hexdigest()
            if not _create(s3, parcel.folder / manifest.FILE, f"{at}/{manifest.FILE}", digest):
                raise TakenError(f"{at}: appeared meanwhile")

    def settle(self, version: str) -> None:
        """Does nothing: the manifest comes last, so a version that is there has nothing left undone."""

    def address(self, version: str) -> str:
        """The version's prefix."""
        return f"{self.place}/{version}"

    def loading(self, parcel: Parcel) -> str:
        """The line of Python that loads a published release."""
        at = f"{self.address(parcel.version)}/sentences"
        files = {split: f"{at}/{split}-*.parquet" for split in parcel.splits}
        return f'load_dataset("parquet", data_files={json.dumps(files)})'

    def mark(self, version: str, mark: notice.Notice | None) -> None:
        """Puts the notice into `withdrawn.json`; of two at once one starts again from what the other has written."""
        path = f"{self.place}/{notice.FILE}"
        with self._told() as s3:
            for _ in range(TRIES):
                etag = _etag(s3, path)
                held = notice.parse(_read(s3, path) if etag else None)
                notices = held.marked(version, mark)
                if notices is held or _replace(s3, path, notices.as_json().encode(), etag):
                    return
        raise FailedError(f"{path}: somebody else kept changing it; run it again")

    @contextmanager
    def _told(self) -> "Iterator[Any]":
        """A connection; its errors are told as ours."""
        try:
            from s3fs import S3FileSystem
        except ImportError:
            raise RefusedError("s3://: found no s3fs; install it with `pip install 'dsbuild[s3]'`") from None
        with told(self.place, self.access):
            yield S3FileSystem(skip_instance_cache=True, use_listings_cache=False)


def _create(s3: Any, file: Path, path: str, digest: str) -> bool:
    """Whether the file stands there afterwards, sent now or before; False where other bytes do, which stay."""
    there = s3.info(path)["size"] if s3.exists(path) else None
    if there is None and _unless_taken(lambda: s3.put_file(str(file), path, mode="create")):
        return True
    return there in {None, file.stat().st_size} and _hash(s3, path) == digest


def _read(s3: Any, path: str) -> bytes | None:
    s3.invalidate_cache()
    try:
        data: bytes = s3.cat_file(path)
    except FileNotFoundError:
        return None
    return data


def _etag(s3: Any, path: str) -> str | None:
    """What tells the versions of an object apart; None where there is none."""
    bucket, _, key = path.removeprefix("s3://").partition("/")
    try:
        head: dict[str, str] = s3.call_s3("head_object", Bucket=bucket, Key=key)
    except FileNotFoundError:
        return None
    return head["ETag"]


def _replace(s3: Any, path: str, data: bytes, etag: str | None) -> bool:
    """Whether the data took the place of what had the ETag, or of nothing; False where something else is there by now."""
    bucket, _, key = path.removeprefix("s3://").partition("/")
    only_if = {"IfMatch": etag} if etag else {"IfNoneMatch": "*"}
    return _unless_taken(lambda: s3.call_s3("put_object", Bucket=bucket, Key=key, Body=data, **only_if))


def _hash(s3: Any, path: str) -> str:
    digest = sha256()
    with s3.open(path, "rb", cache_type="readahead") as file:
        while block := file.read(2**23):
            digest.update(block)
    return digest.hexdigest()


def _unless_taken(write: "Callable[[], object]") -> bool:
    """Whether the write went through; False when somebody else's came first."""
    from botocore.exceptions import ClientError

    try:
        write()
    except FileExistsError:
        return False
    except (OSError, ClientError) as error:
        if "PreconditionFailed" in str(error) or "pre-conditions" in str(error):
            return False
        raise
    return True
