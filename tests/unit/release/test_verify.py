"""Any damage is found, and told with file, row and column."""

import json
import random
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dsbuild.release.documents import manifest as manifests
from dsbuild.release.places.opened import opened
from dsbuild.release.tables.columns import stored_schema
from dsbuild.release.tables.writer import SETTINGS, file_sha256
from dsbuild.release.verify import verify, verify_place
from dsbuild.settings import TextPolicy

CLOSED = {"rights": "all-rights-reserved"}


@pytest.fixture
def release(make_release, annotate) -> Path:
    made = [annotate(number) for number in range(12)]
    return make_release([*made, annotate(12, kept=()), annotate(13, **CLOSED)], policy=TextPolicy.OPEN).folder


@pytest.fixture
def copy(release, tmp_path) -> Path:
    """A release that may be damaged."""
    folder = tmp_path / "copy" / release.name
    shutil.copytree(release, folder)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in verify_place(str(folder)).problems]


def test_a_sound_one(release):
    found = verify(opened(str(release)))
    assert found.ok
    assert found.rows_checked
    assert (found.articles, found.sentences, found.version) == (14, 65, "1.0.0")


def test_every_flipped_bit_is_found(copy, full):
    chance = random.Random(7)
    files = sorted(path for path in copy.rglob("*") if path.is_file() and path.stat().st_size)
    sizes = [path.stat().st_size for path in files]
    for path in files + chance.choices(files, sizes, k=1000 if full else 20):
        flipped_bit(copy, path, chance)


def flipped_bit(copy: Path, path: Path, chance: random.Random) -> None:
    whole = path.read_bytes()
    place, bit = chance.randrange(len(whole)), chance.randrange(8)
    path.write_bytes(bytes([*whole[:place], whole[place] ^ (1 << bit), *whole[place + 1 :]]))
    found = problems(copy)
    path.write_bytes(whole)
    name = path.relative_to(copy).as_posix()
    assert any(line.startswith(name) for line in found), f"bit {bit} of byte {place} of {name}: {found}"


def test_damage_in_a_column_is_located(copy):
    path = next(copy.glob("sentences/train-*"))
    column = pq.read_metadata(path).row_group(0).column(6)
    assert column.path_in_schema == "text"
    whole = bytearray(path.read_bytes())
    begin = column.dictionary_page_offset if column.has_dictionary_page else column.data_page_offset
    whole[begin + column.total_compressed_size // 2] ^= 1
    path.write_bytes(whole)
    found = problems(copy)
    assert any(
        "row 0, column `text`: the damage is in this column, in rows 0 to " in line for line in found
    ), found
    assert not verify_place(str(copy)).rows_checked


@pytest.mark.parametrize("where", [4, -9])
def test_damage_at_the_ends_of_a_file(copy, where):
    path = next(copy.glob("articles/train-*"))
    whole = bytearray(path.read_bytes())
    whole[where] ^= 1
    path.write_bytes(whole)
    assert any("sha256" in line for line in problems(copy))


def test_files_that_are_missing_too_many_cut_or_renamed(copy):
    (copy / "sentences" / "train-extra.parquet").write_bytes(b"PAR1")
    (copy / "README.md").unlink()
    cut = copy / "croissant.json"
    cut.write_bytes(cut.read_bytes()[:-1])
    found = problems(copy)
    assert any(line.startswith("sentences/train-extra.parquet: found a file that") for line in found)
    assert any(line.startswith("README.md: found no such file") for line in found)
    assert any(line.startswith("croissant.json: found") and "bytes, expected" in line for line in found)
    assert len(found) == 3


def test_a_release_under_another_version(copy):
    moved = copy.rename(copy.with_name("3.0.0"))
    (line,) = problems(moved)
    assert line == "manifest.json: `version`: found 1.0.0, expected that of the folder, 3.0.0; move it back"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"name": 1}', "\x00"])
def test_a_manifest_that_is_none(copy, text):
    (copy / "manifest.json").write_text(text)
    (line, *_) = problems(copy)
    assert line.startswith("manifest.json: ")


def test_a_manifest_written_otherwise(copy):
    path = copy / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text())))
    assert "other bytes than were written" in problems(copy)[0]


def rewritten(folder: Path, config: str, edit) -> Path:
    """The release with the rows of one file edited, and all its hashes made to fit."""
    path = max(folder.glob(f"{config}/train-*"))
    held = pq.read_table(path)
    rows = held.to_pylist()
    edited = edit(rows) or rows
    pq.write_table(pa.Table.from_pylist(edited, schema=stored_schema(config)), path, **SETTINGS)
    told = json.loads((folder / "manifest.json").read_text())
    old = next(
        file["sha256"] for file in told["files"] if file["path"] == path.relative_to(folder).as_posix()
    )
    contents = told["contents"][config]
    for file in told["files"]:
        if file["path"] == path.relative_to(folder).as_posix():
            file |= {"size": path.stat().st_size, "sha256": file_sha256(path), "rows": len(edited)}
    parsed = [manifests.ManifestFile(**file) for file in told["files"] if file["path"].endswith(".parquet")]
    told["contents"] = manifests.contents(parsed)
    for name in ("README.md", "croissant.json"):
        text = (
            (folder / name)
            .read_text()
            .replace(contents, told["contents"][config])
            .replace(old, file_sha256(path))
        )
        (folder / name).write_text(
            text.replace(f'"num_examples": {len(rows)}', f'"num_examples": {len(edited)}')
        )
    for file in told["files"]:
        if not file["path"].endswith(".parquet"):
            file |= {
                "size": (folder / file["path"]).stat().st_size,
                "sha256": file_sha256(folder / file["path"]),
            }
    value = manifests.Manifest.model_validate({**told, "digest": "0" * 64})
    value = value.model_copy(update={"digest": manifests.digest(value)})
    (folder / "manifest.json").write_text(manifests.as_json(value))
    return path


def put(place: int, **values):
    """An edit of a row."""
    return lambda rows: rows[place].update(values)


def span(column, **values):
    """An edit of the first struct of a row's list, in the first row that has one."""
    return lambda rows: next(row for row in rows if row[column])[column][0].update(values)


SENTENCE_EDITS = {
    "label out of range": (put(3, label=3), 3, "label"),
    "label negative": (put(3, label=-1), 3, "label"),
    "another of the labels": (put(3, label=1), 3, "label"),
    "two voices": (put(3, labels=[0, 1]), 3, "labels"),
    "no voice": (put(3, labels=[]), 3, "labels"),
    "a class of a list": (put(3, labels=[0, 7]), 3, "labels"),
    "a role of no list": (put(3, speaker_role=9), 3, "speaker_role"),
    "null": (put(3, group_id=None), 3, "group_id"),
    "another group": (put(3, group_id="g-x"), 3, "group_id"),
    "another publisher": (put(3, publisher="P"), 3, "publisher"),
    "other words": (put(0, text="Other words."), 0, "text"),
    "no words": (put(0, text=None), 0, "text"),
    "another hash": (put(0, text_sha256="ab" * 32), 0, "text_sha256"),
    "another id": (put(0, id="x"), 0, "id"),
    "another position": (put(2, position=7), 2, "position"),
    "a span moved": (lambda rows: rows[2].update(start=rows[2]["start"] + 1), 2, "text"),
    "a span of nothing": (lambda rows: rows[2].update(end=rows[2]["start"]), 2, "end"),
    "a span outside": (put(4, end=9_999_999), 4, "end"),
    "a span across blocks": (lambda rows: rows[2].update(end=rows[2]["end"] + 2), 2, "start"),
    "another block": (put(0, block=2), 0, "block"),
    "a quotation outside": (span("quotations", end=9_999_999), 1, "quotations"),
    "a quotation backwards": (span("quotations", start=9_999, end=9_000), 1, "quotations"),
    "a quotation's role": (span("quotations", role="pirate"), 1, "quotations.role"),
    "evidence outside": (span("evidence", end=9_999_999), 1, "evidence"),
    "a count below its minimum": (span("casualties", count_max=0, count_min=2), 2, "casualties.count_max"),
    "a negative count": (span("casualties", count_min=-1), 2, "casualties.count_min"),
    "an unknown kind": (span("casualties", kind="maimed"), 2, "casualties.kind"),
    "a share above one": (put(1, quoted_share=1.5), 1, "quoted_share"),
    "an unknown reason": (put(2, review_reasons=["tired"]), 2, "review_reasons"),
    "a flag without a reason": (put(0, needs_review=True), 0, "needs_review"),
    "decided by nobody": (put(0, decided_by="nobody"), 0, "decided_by"),
    "a repeat of nothing": (put(4, duplicate_of="x"), 4, "duplicate_of"),
    "a repeat of other words": (lambda rows: rows[4].update(duplicate_of=rows[0]["id"]), 4, "duplicate_of"),
    "a repeat of a repeat": (lambda rows: rows[3].update(duplicate_of=rows[4]["id"]), 3, "duplicate_of"),
    "rows in another order": (lambda rows: [rows[5], *rows[:5], *rows[6:]], 1, "article_id"),
    "a row twice": (lambda rows: [rows[0], *rows], 1, "id"),
    "a row gone": (lambda rows: rows[1:], 0, "position"),
    "an article of nowhere": (put(0, article_id="0" * 16), 0, "article_id"),
}  # fmt: skip


@pytest.mark.parametrize("name", SENTENCE_EDITS)
def test_what_is_wrong_with_a_sentence(name, copy):
    edit, row, column = SENTENCE_EDITS[name]
    path = rewritten(copy, "sentences", edit)
    found = verify_place(str(copy)).problems
    places = [(problem.file, problem.row, problem.column) for problem in found]
    assert (path.relative_to(copy).as_posix(), row, column) in places, list(map(str, found))


ARTICLE_EDITS = {
    "other text": (put(0, text="Other."), "sha256"),
    "another hash": (put(0, sha256="ab" * 32), "article_id"),
    "a block outside": (span("blocks", end=9_999_999), "blocks"),
    "blocks in another order": (lambda rows: rows[0]["blocks"].reverse(), "blocks"),
    "an unknown block": (span("blocks", kind="chart"), "blocks.kind"),
    "a dropped stretch outside": (span("dropped", end=9_999_999), "dropped"),
    "an unknown status": (span("speakers", status="retired"), "speakers.status"),
    "null": (put(0, path=None), "path"),
    "text that is withheld": (put(0, rights="all-rights-reserved"), "text"),
    "text that is not withheld": (put(0, text=None), "text"),
    "rows in another order": (lambda rows: rows[::-1], "article_id"),
}


@pytest.mark.parametrize("name", ARTICLE_EDITS)
def test_what_is_wrong_with_an_article(name, copy):
    edit, column = ARTICLE_EDITS[name]
    path = rewritten(copy, "articles", edit)
    found = verify_place(str(copy)).problems
    places = [(problem.file, problem.column) for problem in found]
    assert (path.relative_to(copy).as_posix(), column) in places, list(map(str, found))


def test_an_article_and_a_group_in_two_splits(copy):
    (test,) = copy.glob("articles/test-*")
    row = pq.read_table(test).to_pylist()[0]
    rewritten(copy, "articles", lambda rows: sorted([*rows, row], key=lambda one: one["article_id"]))
    found = problems(copy)
    assert any("column `article_id`: found" in line and "here and in train" in line for line in found), found
    assert any(
        "column `group_id`: found the group" in line and "expected one split" in line for line in found
    ), found


def test_columns_and_features(copy):
    path = max(copy.glob("sentences/train-*"))
    table = pq.read_table(path)

    def without(rows):
        return rows

    rewritten(copy, "sentences", without)
    assert not problems(copy)
    pq.write_table(table.drop_columns(["quoted_share"]), path, **SETTINGS)
    assert problems(copy)


def test_many_problems_are_told_in_part(copy):
    def edit(rows):
        for row in rows:
            row |= {"text_sha256": "ab" * 32, "text": "x", "publisher": "y", "id": "z", "position": 999}

    rewritten(copy, "sentences", edit)
    found = verify_place(str(copy))
    assert len(found.problems) == 100
    assert found.more > 50
