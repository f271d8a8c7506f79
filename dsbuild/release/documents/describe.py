"""What describes the Parquet files of a folder: card, Croissant, settings as used, manifest."""

from collections.abc import Sequence
from pathlib import Path

from dsbuild.release.documents import card, croissant, manifest
from dsbuild.release.documents.manifest import Manifest
from dsbuild.release.documents.quality import quality
from dsbuild.release.options import Options
from dsbuild.release.tables.tally import Tally
from dsbuild.release.tables.writer import WrittenFile
from dsbuild.settings import FILE as SETTINGS_FILE


def describe(folder: Path, files: Sequence[WrittenFile], counted: Tally, options: Options) -> Manifest:
    """The manifest of the folder, after writing what describes its files; it comes last and has all their hashes."""
    contents = manifest.contents(files)
    summary, licence = card.summary(counted), card.licence(counted) or "see the data card"
    write(folder / "README.md", card.card(files, contents, counted, options, quality(folder, options.gold)))
    write(folder / croissant.FILE, croissant.croissant(files, options, summary, licence))
    write(folder / SETTINGS_FILE, options.settings_text)
    told = manifest.manifest(folder, files, options)
    write(folder / manifest.FILE, manifest.as_json(told))
    return told


def write(path: Path, text: str) -> None:
    """Writes a text as UTF-8, its lines ended as they are."""
    path.write_text(text, encoding="utf-8", newline="\n")
