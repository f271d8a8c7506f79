"""The rows of a build written again, under the text policy of a release."""

from pathlib import Path

from dsbuild.release.places.opened import Opened, batches, splits
from dsbuild.release.progress import Progress, silent
from dsbuild.release.tables.columns import ALL_CONFIGS
from dsbuild.release.tables.redact import redacted_batch
from dsbuild.release.tables.writer import SplitWriter, WrittenFile
from dsbuild.settings import TextPolicy


def recast(build: Opened, folder: Path, policy: TextPolicy, progress: Progress = silent) -> list[WrittenFile]:
    """The files written: those of the build, without the text that the policy withholds; holds a row group.

    Raises:
        PlaceError: the build is damaged.
        InvalidRowsError: a row of the build lacks a value, or holds a class that does not exist.
    """
    written = []
    total = sum(map(build.manifest.rows, ALL_CONFIGS))
    for config in ALL_CONFIGS:
        for split, files in splits(build, config).items():
            rows = sum(file.rows or 0 for file in files)
            with SplitWriter(folder, config, split, rows) as writer:
                for batch in batches(build, config, split):
                    writer.add(redacted_batch(batch, policy))
                    progress("rows written", batch.num_rows, total)
            written += writer.files
    return written
