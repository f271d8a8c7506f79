"""Puts the text back into a release that withholds it, from the articles themselves, each known by its sha256."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from dsbuild.lexicon.strict import Strict
from dsbuild.release.disk.folders import sync_tree
from dsbuild.release.disk.spool import Spool
from dsbuild.release.documents import manifest
from dsbuild.release.documents.frontmatter import described, header
from dsbuild.release.places.opened import Opened, batches, splits
from dsbuild.release.progress import Progress, silent
from dsbuild.release.tables.columns import ALL_CONFIGS
from dsbuild.release.tables.writer import SplitWriter, WrittenFile
from dsbuild.sources import Limits, Raw, Refusal, discover, parse

FILE = "hydrated.json"
_WANTED = ["article_id", "sha256", "source_sha256", "path", "title", "publisher", "url", "extractor"]
_NOTE = """
> **Hydrated.** The text of {found:,} of {wanted:,} articles was put back into release {version}, from whoever has them.
> Their rights stay with their publishers: do not pass this copy on.
"""


class HydrationError(RuntimeError):
    """Nothing was written; the message says why."""


class NothingWithheldError(HydrationError):
    """The release withholds no text."""


class MissingArticle(Strict):
    """An article whose text is still withheld, and why."""

    article_id: str
    sha256: str
    path: str
    title: str | None
    publisher: str | None
    url: str | None
    why: str


class HydratedRelease(Strict):
    """The release that a hydrated copy was made of."""

    name: str
    version: str
    digest: str


class Hydrated(Strict):
    """What was put back: counts of articles and sentences, and the articles that were not found."""

    release: HydratedRelease
    path: str
    withheld: int
    hydrated: int
    sentences: int
    missing: tuple[MissingArticle, ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The articles whose text is withheld, by the sha256 of their text; and what was found in their stead."""

    rows: dict[str, dict[str, str]]
    instead: dict[str, str]


def hydrate(release: Opened, seeds: Sequence[str], out: Path, progress: Progress = silent) -> Hydrated:
    """What was put back into a copy of the release, written to `out`, whole or not at all.

    The Parquet files are those of a release with all text, byte for byte, where no article is missing.

    Raises:
        NothingWithheldError: there is nothing to put back.
        HydrationError: no article's text was found, or `out` is taken, or a sentence is not what the release says.
        RegistryError: a registry among the seeds is wrong.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise HydrationError(f"{out}: found something there; name a folder that is new or empty (-o)")
    wanted = _wanted(release)
    if not wanted.rows:
        raise NothingWithheldError(f"{release.place}: found no text withheld; load it as it is")
    out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".hydrate-", dir=out.parent) as work, ExitStack() as open_files:
        texts = open_files.enter_context(Spool(Path(work) / "texts"))
        _find(wanted, seeds, texts, progress)
        found = sum(row["article_id"] in texts for row in wanted.rows.values())
        if not found:
            raise HydrationError(_nothing(release, seeds, wanted))
        folder = Path(work) / "dataset"
        files = [file for config in ALL_CONFIGS for file in _filled(release, config, folder, texts, progress)]
        told = Hydrated(
            release=HydratedRelease(
                name=release.manifest.name, version=release.manifest.version, digest=release.manifest.digest
            ),
            path=str(out),
            withheld=len(wanted.rows),
            hydrated=found,
            sentences=_sentences(files, folder),
            missing=tuple(_missing(wanted, texts)),
        )
        _describe(folder, release, files, told)
        sync_tree(folder)
        if out.exists():
            out.rmdir()
        shutil.move(folder, out)
    return told


def _wanted(release: Opened) -> _Wanted:
    rows: dict[str, dict[str, str]] = {}
    for split in splits(release, "articles"):
        for batch in batches(release, "articles", split, [*_WANTED, "text"]):
            withheld = batch.filter(batch["text"].is_null())
            rows |= {row["sha256"]: row for row in withheld.select(_WANTED).to_pylist()}
    return _Wanted(rows, {})


def _find(wanted: _Wanted, seeds: Sequence[str], texts: Spool, progress: Progress) -> None:
    """Keeps the texts that are wanted; notes where an article's file is there and its text is another."""
    by_source = {row["source_sha256"]: digest for digest, row in wanted.rows.items()}
    limits = Limits()
    for raw in discover(seeds, limits):
        if not isinstance(raw, Raw):
            continue
        progress("articles read", 1, 0)
        article = parse(replace(raw, registered=None), limits)
        if isinstance(article, Refusal):
            continue
        if article.sha256 in wanted.rows:
            texts.add(article.article_id, article.text)
        elif digest := by_source.get(article.source_sha256):
            made_by = wanted.rows[digest]["extractor"] or "another release of dsbuild"
            wanted.instead[digest] = (
                f"{raw.uri} is its file, and gives another text with {article.extractor or 'this release of dsbuild'}; "
                f"read it with {made_by}"
            )


def _filled(
    release: Opened, config: str, folder: Path, texts: Spool, progress: Progress
) -> Iterator[WrittenFile]:
    total = release.manifest.rows(config)
    for split, held in splits(release, config).items():
        with SplitWriter(folder, config, split, sum(file.rows or 0 for file in held)) as writer:
            for batch in batches(release, config, split):
                writer.add(_with_text(batch, config, texts))
                progress(f"{config} written", batch.num_rows, total)
        yield from writer.files


def _with_text(rows: pa.RecordBatch, config: str, texts: Spool) -> pa.RecordBatch:
    """The rows with the texts that were found; those that had theirs keep it."""
    if "text" not in rows.schema.names or not rows["text"].null_count:
        return rows
    names = [
        "article_id",
        "text",
        *(["start", "end", "text_sha256"] if config == "sentences" else ["sha256"]),
    ]
    filled = [row["text"] or _text(row, texts) for row in rows.select(names).to_pylist()]
    place = rows.schema.get_field_index("text")
    return rows.set_column(place, rows.schema.field(place), pa.array(filled, pa.string()))


def _text(row: Mapping[str, object], texts: Spool) -> str | None:
    text = texts.get(str(row["article_id"]))
    if text is None or "text_sha256" not in row:
        return text
    sentence = text[row["start"] : row["end"]]  # type: ignore[index]  # int32 columns
    if sha256(sentence.encode()).hexdigest() != row["text_sha256"]:
        raise HydrationError(
            f"article {row['article_id']}: found other words at {row['start']}-{row['end']} than the release has; "
            "check it with `dsbuild verify`"
        )
    return sentence


def _sentences(files: Sequence[WrittenFile], folder: Path) -> int:
    """The sentences that have their text."""
    import pyarrow.parquet as pq

    read = (
        pq.read_table(folder / file.path, columns=["text"]) for file in files if file.config == "sentences"
    )
    return sum(table.num_rows - table["text"].null_count for table in read)


def _missing(wanted: _Wanted, texts: Spool) -> Iterator[MissingArticle]:
    for digest, row in sorted(wanted.rows.items()):
        if row["article_id"] not in texts:
            why = wanted.instead.get(digest, "not among the seeds")
            told = {name: row[name] for name in ("article_id", "sha256", "path", "title", "publisher", "url")}
            yield MissingArticle(**told, why=why)


def _describe(folder: Path, release: Opened, files: Sequence[WrittenFile], told: Hydrated) -> None:
    """Writes the card with the figures of these files, and what was put back. There is no manifest: it is no release."""
    card = release.folder.read("README.md").decode()
    front = header(card)
    shown = re.findall(r"^  - split: (\w+)$", front, flags=re.MULTILINE)
    files = sorted(files, key=lambda file: shown.index(file.split))
    new = described(front, files, manifest.contents(files), release.manifest.version)
    note = _NOTE.format(found=told.hydrated, wanted=told.withheld, version=told.release.version)
    (folder / "README.md").write_text(card.replace(front, new + note, 1), encoding="utf-8", newline="\n")
    said = json.dumps(told.model_dump(mode="json", exclude={"path"}), ensure_ascii=False, indent=2)
    (folder / FILE).write_text(said + "\n", encoding="utf-8", newline="\n")


def _nothing(release: Opened, seeds: Sequence[str], wanted: _Wanted) -> str:
    said = "".join(f"\n{why}" for why in sorted(wanted.instead.values()))
    return (
        f"{release.place}: found none of its {len(wanted.rows):,} withheld articles in {', '.join(seeds)}, expected the "
        f"articles as they were built; name the folder that holds them (--seeds){said}"
    )
