"""What is published: a release's files, the manifest last, and what attests to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from dsbuild.release.disk import provenance
from dsbuild.release.documents import manifest
from dsbuild.release.options import WORKING_VERSION
from dsbuild.release.publish.errors import RefusedError
from dsbuild.settings import TextPolicy


@dataclass(frozen=True, slots=True)
class Parcel:
    """A release as it is sent. `attestation` is the file beside the folder that attests to the manifest, if any."""

    folder: Path
    told: manifest.Manifest
    manifest: bytes
    attestation: Path | None

    @property
    def title(self) -> str:
        """What the release is called."""
        return f"{self.told.name} {self.told.version}"

    @property
    def version(self) -> str:
        """The version, `X.Y.Z`."""
        return self.told.version

    @property
    def hashes(self) -> Mapping[str, str]:
        """The sha256 of each of its files, by the path in it, in the order in which they go; the manifest is not among them."""
        return {file.path: file.sha256 for file in self.told.files}

    @property
    def size(self) -> int:
        """All its bytes."""
        return sum(file.size for file in self.told.files) + len(self.manifest)

    @property
    def splits(self) -> tuple[str, ...]:
        """The splits that have sentences."""
        return tuple(dict.fromkeys(manifest.split_of(file.path) for file in self.told.of("sentences")))

    @property
    def restricted(self) -> bool:
        """Whether it may hold text that its publisher does not let anybody pass on."""
        return self.told.text is TextPolicy.FULL


def parcel(folder: Path) -> Parcel:
    """What would be published of a release's folder.

    Raises:
        RefusedError: it has no manifest, or one that cannot be read, or it is a working build.
    """
    file = folder / manifest.FILE
    try:
        data = file.read_bytes()
        told = manifest.Manifest.model_validate_json(data)
    except OSError:
        raise RefusedError(
            f"{folder}: found no {manifest.FILE}, expected a release; make one with `dsbuild release`"
        ) from None
    except ValidationError as error:
        raise RefusedError(
            f"{file}: found no manifest that can be read ({error.error_count()} faults); release again"
        ) from None
    if told.version == WORKING_VERSION:
        raise RefusedError(
            f"{folder}: found a working build, expected a release; make one with `dsbuild release`"
        )
    attestation = folder.parent / provenance.beside(told.version)
    return Parcel(folder, told, data, attestation if attestation.is_file() else None)
