"""Whether what attests to a release, beside it, is about this release, and signed by whom it should be."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dsbuild.release.disk import provenance
from dsbuild.release.documents import manifest
from dsbuild.release.options import WORKING_VERSION
from dsbuild.release.places.opened import Opened
from dsbuild.release.verify.model import Problem


def attested(release: Opened, keys: Sequence[Path]) -> Iterator[Problem]:
    """What is wrong with the attestation; with keys, one has to be there and signed by one of them.

    Raises:
        KeyFileError: a key cannot be used.
    """
    if release.manifest.version == WORKING_VERSION:
        if keys:
            yield Problem(file=manifest.FILE, message="found a working build, which nothing attests to")
        return
    name = provenance.beside(release.manifest.version)
    held = next((folder for folder in (release.folder, release.folder.around) if folder.has(name)), None)
    if held is not None:
        for message in provenance.check(held.read(name), release.folder.read(manifest.FILE), keys):
            yield Problem(file=name, message=message)
    elif keys:
        yield Problem(file=name, message="found no such file beside the release, expected its signature")
