import gzip
import json
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from dsbuild.model import Article
from dsbuild.sources import Format, Limits, Notice, Raw, Refusal, discover, parse

TEXT = "Bridge opens in Tolna\n\nNobody was hurt when the old one fell.\n"
LIMITS = Limits()


def found(*sources: Path | str, limits: Limits = LIMITS) -> list[Raw | Refusal | Notice]:
    return list(discover([str(source) for source in sources], limits))


def articles(things: Sequence[object]) -> list[Article]:
    parsed = [parse(thing, LIMITS) for thing in things if isinstance(thing, Raw)]
    assert not [thing for thing in parsed if isinstance(thing, Refusal)]
    return [thing for thing in parsed if isinstance(thing, Article)]


def told(things: Sequence[object]) -> list[str]:
    refused = [parse(thing, LIMITS) if isinstance(thing, Raw) else thing for thing in things]
    return [str(thing) for thing in refused if not isinstance(thing, Article)]


def test_every_form_of_an_article_has_one_identity(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(TEXT.encode("utf-16")))
    (tmp_path / "c.TXT.zst").write_bytes(
        zstandard.compress(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    )
    (tmp_path / "d.jsonl").write_text(json.dumps({"text": TEXT}) + "\n")
    pq.write_table(pa.table({"text": [TEXT]}), tmp_path / "e.parquet")
    (tmp_path / "f.parquet.gz").write_bytes(gzip.compress((tmp_path / "e.parquet").read_bytes()))
    read = articles(found(tmp_path))
    assert [article.path for article in read] == [
        "a.txt", "b.txt.gz", "c.TXT.zst", "d.jsonl", "e.parquet", "f.parquet.gz",
    ]  # fmt: skip
    assert {article.text for article in read} == {TEXT}
    assert len({article.sha256 for article in read}) == 1
    assert [article.place for article in read] == [None, None, None, 1, 1, 1]


def test_folders_are_read_in_order_without_hidden_and_other_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.html", ".git/x.txt", "._a.txt", "notes.md", "restricted/r.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    things = found(tmp_path)
    assert [thing.path for thing in things] == ["a.txt", "b/1.html", "b/2.txt", "restricted/r.txt"]


def test_a_file_that_several_sources_name_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert len(found(tmp_path / "a.txt", tmp_path, f"{tmp_path}/*.txt", f"file://{tmp_path}/a.txt")) == 1


def test_globs_match_files_and_folders(tmp_path: Path) -> None:
    for name in ("x/1.txt", "x/y/2.txt", "z/3.jsonl", "x/.hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text('{"text": "Words."}')
    assert [thing.path for thing in found(f"{tmp_path}/**/*.txt")] == ["x/1.txt", "x/y/2.txt"]
    assert [thing.path for thing in found(f"{tmp_path}/[x]")] == ["1.txt", "y/2.txt"]
    assert told(found(f"{tmp_path}/*.csv"))[0].startswith(f"{tmp_path}/*.csv: found no article")


def test_a_name_with_brackets_is_a_name(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(TEXT)
    assert [thing.path for thing in found(tmp_path / "a[1].txt")] == ["a[1].txt"]


def test_symbolic_link_loops_are_survived_and_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(TEXT)
    (tmp_path / "in/back").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    things = found(tmp_path)
    assert [thing.path for thing in things if isinstance(thing, Raw)] == ["in/a.txt"]
    assert [type(thing) for thing in things if not isinstance(thing, Raw)] == [Refusal, Refusal, Notice]
    assert found(f"{tmp_path}/**/*.txt")


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "latin.txt").write_bytes("Señor Åkesson ate piña.".encode("latin-1"))
    (tmp_path / "large.txt").write_bytes(b"word " * 1_000_001)
    (tmp_path / "broken.txt.gz").write_bytes(b"no gzip")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 no")
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    things = found(tmp_path)
    assert [article.path for article in articles([t for t in things if t.path.endswith("good.txt")])] == [
        "good.txt"
    ]
    messages = {Path(message.partition(":")[0]).name: message for message in told(things)}
    assert messages.keys() == {
        "empty.txt", "blank.txt", "binary.txt", "latin.txt", "large.txt", "broken.txt.gz", "broken.parquet", "pipe.txt",
    }  # fmt: skip
    assert all(": found " in message and "; " in message for message in messages.values())
    assert "5,000,000 bytes" in messages["large.txt"]


@pytest.fixture
def nobody() -> Iterator[None]:
    """Who may not read what its mode forbids; root may read everything."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield
    if root:
        os.seteuid(0)


@pytest.fixture
def forbidden() -> Iterator[Path]:
    """A file that nobody may read, in a folder that everybody may enter; found once, so that all is imported."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.txt")
        file.write_text(TEXT)
        file.chmod(0)
        file.parent.chmod(0o755)
        found(file.parent)
        yield file


def test_a_file_that_may_not_be_read_is_told(forbidden: Path, nobody: None) -> None:
    assert told(found(forbidden.parent)) == [
        f"{forbidden}: found a file that may not be read; change its permissions"
    ]


@pytest.mark.parametrize("name", ["nothing.txt", "notes.md"])
def test_a_source_that_is_no_article_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.md").touch()
    assert len(told(found(tmp_path / name))) == 1


def test_a_file_name_that_is_not_utf_8_is_told_with_escapes(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(TEXT)
    assert articles(found(tmp_path))[0].path == "caf\\xe9.txt"


LINES = [
    '{"text": "One bridge fell.", "title": " A  bridge ", "date": "2021-05-03T10:00:00Z", "rights": "CC0-1.0"}',
    '{"text": ',
    '["no object"]',
    '{"title": "no text"}',
    '{"text": 7}',
    "",
    '{"text": "\\ud800 lone"}',
    '{"text": "fine", "title": "\\udfff"}',
    '{"text": "nul \\u0000"}',
    '{"text": "undated", "published": "June 8"}',
    "[" * 100_000,
    '{"n": ' + "9" * 10_000 + "}",
    '{"html": "<html><body><article><h1>Two</h1><p>Two bridges fell, they said.</p></article></body></html>"}',
]
FOUND = {
    2: "malformed JSON at column 10",
    3: "a JSON list",
    4: "no `text` and no `html`",
    5: "`text` that is a int",
    7: "a lone surrogate in `text`",
    8: "a lone surrogate in `title`",
    9: "a NUL character",
    10: "`published` 'June 8' that is no date",
    11: "",  # too deep for one interpreter, unclosed for another
    12: "JSON that cannot be read",
}


def test_a_bad_line_is_refused_with_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(LINES))
    parsed = [parse(raw, LIMITS) for raw in found(tmp_path) if isinstance(raw, Raw)]
    refused = {thing.place: thing for thing in parsed if isinstance(thing, Refusal)}
    assert refused.keys() == FOUND.keys()
    assert {place: refused[place].found[: len(start)] for place, start in FOUND.items()} == FOUND
    first, last = (thing for thing in parsed if isinstance(thing, Article))
    assert (first.title, first.published, first.rights) == ("A bridge", date(2021, 5, 3), "CC0-1.0")
    assert (last.place, last.title, last.extractor is not None) == (13, "Two", True)
    assert str(refused[2]).startswith(f"{tmp_path}/a.jsonl:2: found malformed JSON at column 10")


def test_a_huge_line_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "' + "x" * 20_000_000 + '"}\n{"text": "Words."}\n')
    things = found(tmp_path)
    assert [(type(thing), thing.place) for thing in things] == [(Refusal, 1), (Raw, 2)]


def test_rows_of_parquet_keep_their_columns(tmp_path: Path) -> None:
    rows = {
        "text": ["One bridge.", None, "x" * 5_000_001, "Four."],
        "published": pa.array([date(2021, 5, 3), None, None, None]),
        "url": ["https://t.example/1", None, None, None],
        "other": [1, 2, 3, 4],
    }
    pq.write_table(pa.table(rows), tmp_path / "a.parquet")
    things = found(tmp_path)
    assert [(type(thing), thing.place) for thing in things] == [(Raw, 1), (Raw, 2), (Refusal, 3), (Raw, 4)]
    first = parse(things[0], LIMITS)
    assert isinstance(first, Article)
    assert (first.published, first.url) == (date(2021, 5, 3), "https://t.example/1")
    assert isinstance(parse(things[1], LIMITS), Refusal)


def test_parquet_without_text_and_parquet_that_explodes_are_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table({"body": ["x"]}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"text": ["x" * 3_000_000]}), tmp_path / "b.parquet", compression="zstd")
    first, second = told(found(tmp_path, limits=Limits(decompressed_bytes=1_000_000)))
    assert "found columns body" in first
    assert "200-fold" in second


def test_urls_are_read_through_fsspec(tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    for name in ("/news/a.txt", "/news/sub/b.txt", "/news/notes.md", "/news/.hidden/c.txt"):
        memory.pipe_file(name, TEXT.encode())
    try:
        assert [thing.path for thing in found("memory://news")] == ["a.txt", "sub/b.txt"]
        assert [thing.path for thing in found("memory://news/*.txt")] == ["a.txt"]
        assert [(thing.uri, thing.path) for thing in found("memory://news/sub/b.txt")] == [
            ("memory:///news/sub/b.txt", "b.txt")
        ]
        assert "found no article" in told(found("memory://news/*.csv"))[0]
    finally:
        memory.rm("/news", recursive=True)


@pytest.mark.parametrize(
    ("url", "message"), [("s3://bucket/a.txt", "dsbuild[s3]"), ("nosuch://a/b.txt", "nosuch")]
)
def test_a_url_of_a_protocol_that_is_not_here_is_told(
    url: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    assert message in told(found(url))[0]


def test_a_raw_article_survives_pickling(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (raw,) = found(tmp_path)
    assert pickle.loads(pickle.dumps(raw)) == raw
    assert (raw.format, raw.size) == (Format.TEXT, len(TEXT))


def test_one_article_is_in_memory_at_a_time(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXT)
    stream = discover([str(tmp_path)], LIMITS)
    next(stream)
    (tmp_path / "2.txt").unlink()
    assert [type(thing) for thing in stream] == [Raw, Refusal]
