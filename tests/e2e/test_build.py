"""`dsbuild build` as its users run it: as a process, on files, with `datasets` reading what it wrote."""

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.conftest import ARTICLE, Run

ROOT = Path(__file__).parent.parent.parent
LOAD = """
import json, sys
from datasets import load_dataset
loaded = load_dataset(sys.argv[1], sys.argv[2])
feature = next(iter(loaded.values())).features.get("label")
print(json.dumps({"rows": {k: v.num_rows for k, v in loaded.items()},
                  "columns": next(iter(loaded.values())).column_names,
                  "labels": feature.names if feature else None,
                  "first": [row for rows in loaded.values() for row in rows][:400]}, default=str))
"""


def loaded(path: Path, config: str, env: dict[str, str]) -> dict:
    done = subprocess.run([sys.executable, "-c", LOAD, str(path), config], capture_output=True, text=True, env=env, check=True)  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def digests(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_folder_becomes_a_dataset_that_loads(cli: Run, news: Path, tmp_path: Path, offline) -> None:
    done = cli("build", news)
    assert "quoted_extremist_speech" in done.stdout
    assert "load_dataset(" in done.stdout
    sentences = loaded(tmp_path / "dist/news/dev", "sentences", offline)
    articles = loaded(tmp_path / "dist/news/dev", "articles", offline)
    assert sentences["labels"] == ["reportage", "quoted_extremist_speech", "casualty_statistic"]
    assert sum(articles["rows"].values()) == 3
    speech = [row for row in sentences["first"] if row["label"] == 1]
    assert {row["speaker"] for row in speech} == {"Karim Aden"}
    assert len(speech) == 3
    assert not [row for row in sentences["first"] if "newsletter" in row["text"]]
    split_of = {}
    for row in sentences["first"]:
        split_of.setdefault(row["article_id"], set()).add(row["group_id"])
    assert all(len(groups) == 1 for groups in split_of.values())


def test_json_says_the_same_by_its_schema(cli: Run, news: Path) -> None:
    import jsonschema

    said = json.loads(cli("build", news, "--json").stdout)
    jsonschema.validate(said, json.loads((ROOT / "schemas/build.schema.json").read_text()))
    assert said["articles"] == 3
    assert sum(said["by_label"]["quoted_extremist_speech"].values()) == 3


def test_bad_inputs_are_told_and_the_others_built(cli: Run, news: Path) -> None:
    (news / "empty.txt").write_bytes(b"")
    (news / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (news / "latin.txt").write_bytes("El ni\xf1o cay\xf3 en la monta\xf1a. ".encode("latin-1"))
    (news / "huge.txt").write_bytes(b"word " * 2_000_000)
    (news / "folder.txt").mkdir()
    (news / "loop").symlink_to(news, target_is_directory=True)
    (news / "repeat.txt").write_text(ARTICLE, encoding="utf-8")
    (news / "bomb.txt.gz").write_bytes(gzip.compress(b" " * 200_000_000))
    lines = [
        json.dumps({"text": ARTICLE.replace("Sallow Ford", "Aru"), "title": "Aru"}),
        "{broken",
        json.dumps({"title": "no text"}),
    ]
    (news / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = cli("build", news, "--json", code=1)
    said = json.loads(done.stdout)
    told = {(Path(thing["path"]).name, thing["place"]) for thing in said["refused"]}
    assert {("empty.txt", None), ("binary.txt", None), ("latin.txt", None)} <= told
    assert {("huge.txt", None), ("bomb.txt.gz", None)} <= told
    assert {("many.jsonl", 2), ("many.jsonl", 3)} <= told
    assert said["articles"] == 4
    assert any("repeat.txt" in notice["path"] or "1.txt" in notice["path"] for notice in said["notices"])
    assert "refused: " in done.stderr


@pytest.mark.parametrize("args", [["nowhere"], ["empty"]])
def test_nothing_to_build_leaves_nothing(cli: Run, tmp_path: Path, args: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    done = cli("build", *args, code=2)
    assert "nothing built" in done.stderr
    assert not (tmp_path / "dist").exists() or not any((tmp_path / "dist").iterdir())


def test_a_registered_article_that_changed_stops_the_build(cli: Run, tmp_path: Path) -> None:
    cli("init")
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    cli("seeds", "add", "a.txt", "--rights", "CC0-1.0")
    cli("build")
    kept = digests((tmp_path / "dist").resolve())
    (registered,) = (tmp_path / "seeds/open").iterdir()
    registered.write_text(ARTICLE + "More.", encoding="utf-8")
    done = cli("build", code=2)
    assert registered.name in done.stderr
    assert digests((tmp_path / "dist").resolve()) == kept


def test_a_removed_article_is_never_built_again(cli: Run, tmp_path: Path) -> None:
    cli("init")
    for name, text in (("a.txt", ARTICLE), ("b.txt", ARTICLE.replace("Sallow Ford", "Kasra"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    cli("seeds", "add", "a.txt", "b.txt", "--rights", "CC0-1.0")
    rows = json.loads(cli("seeds", "status", "--json").stdout)
    assert [row["state"] for row in rows] == ["present", "present"]
    cli("seeds", "remove", rows[0]["id"], "--reason", "asked by the publisher")
    assert json.loads(cli("build", "--json").stdout)["articles"] == 1
    assert "removed" in cli("seeds", "add", "a.txt", "b.txt", code=2).stderr


def test_the_same_bytes_whatever_the_order_process_and_place(
    cli: Run, news: Path, tmp_path: Path, offline
) -> None:
    cli("build", news, "--name", "one")
    first = digests((tmp_path / "dist/one/dev").resolve())
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    names = sorted(news.iterdir(), reverse=True)
    env = {**offline, "PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Kathmandu"}
    command = [
        sys.executable,
        "-m",
        "dsbuild",
        "build",
        *map(str, names),
        "--name",
        "one",
        "--dist",
        str(elsewhere),
    ]
    subprocess.run(command, cwd=tmp_path, env=env, check=True, capture_output=True)
    assert digests((elsewhere / "one/dev").resolve()) == first


def test_withheld_text_is_nowhere(cli: Run, news: Path, tmp_path: Path) -> None:
    cli("build", news, "--text", "open")
    (news / "open.jsonl").write_text(json.dumps({"text": "It rained in Kasra all day.", "rights": "CC0-1.0"}))
    cli("build", news, "--text", "open")
    import pyarrow.parquet as pq

    folder = (tmp_path / "dist/news/dev").resolve()
    runs = {" ".join(words[n : n + 5]) for words in [ARTICLE.split()] for n in range(len(words) - 4)}
    texts = []
    for path in folder.rglob("*"):
        if path.suffix == ".parquet":
            texts.append(json.dumps(pq.read_table(path).to_pylist(), default=str, ensure_ascii=False))
        elif path.is_file():
            texts.append(path.read_text(encoding="utf-8"))
    everything = " ".join(" ".join(texts).split())
    title = "Blast at Sallow Ford market kills nine"
    assert "It rained in Kasra all day." in everything
    assert not [run for run in runs if run in everything and run not in title]


def test_streaming_and_features(cli: Run, news: Path, tmp_path: Path, offline) -> None:
    cli("build", news)
    code = """
import sys
from datasets import load_dataset, load_dataset_builder
rows = [row for split in load_dataset(sys.argv[1], streaming=True).values() for row in split]
info = load_dataset_builder(sys.argv[1]).info
print(len(rows), info.features["block"].names[0], info.features["labels"])
"""
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "dist/news/dev")], env=offline, capture_output=True, text=True, check=True)  # fmt: skip
    assert "headline" in done.stdout


def test_a_rebuild_in_place_gives_the_new_rows(cli: Run, news: Path, tmp_path: Path, offline) -> None:
    cli("build", news)
    before = loaded(tmp_path / "dist/news/dev", "sentences", offline)
    (news / "4.txt").write_text(ARTICLE.replace("Sallow Ford", "Aru"), encoding="utf-8")
    cli("build", news)
    after = loaded(tmp_path / "dist/news/dev", "sentences", offline)
    assert sum(after["rows"].values()) > sum(before["rows"].values())


def test_two_datasets_side_by_side(cli: Run, news: Path, tmp_path: Path, offline) -> None:
    cli("build", news, "--name", "a")
    cli("build", news / "1.txt", "--name", "b")
    a, b = (loaded(tmp_path / f"dist/{name}/dev", "articles", offline) for name in "ab")
    assert sum(a["rows"].values()) == 3
    assert sum(b["rows"].values()) == 1


def test_a_kill_at_any_moment_leaves_the_last_good_build(
    cli: Run, news: Path, tmp_path: Path, offline, *, full: bool
) -> None:
    cli("build", news)
    dev = tmp_path / "dist/news/dev"
    good = {dev.resolve().name: digests(dev.resolve())}
    began = time.monotonic()
    (news / "4.txt").write_text(ARTICLE.replace("Sallow Ford", "Aru"), encoding="utf-8")
    cli("build", news)
    seconds = time.monotonic() - began
    good[dev.resolve().name] = digests(dev.resolve())
    chance = random.Random(5)
    for _ in range(200 if full else 8):
        (news / "4.txt").write_text(
            ARTICLE.replace("Sallow Ford", chance.choice(["Aru", "Lorn"])), encoding="utf-8"
        )
        command = [sys.executable, "-m", "dsbuild", "build", str(news)]
        process = subprocess.Popen(
            command, cwd=tmp_path, env=offline, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.5, 1.0) * seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = digests(dev.resolve())
        assert "manifest.json" in now
        assert good.setdefault(dev.resolve().name, now) == now
    cli("build", news)
    left = [path.name for path in (tmp_path / "dist/news").iterdir() if path.name.startswith(".")]
    assert not [name for name in left if "staged" in name or "tmp" in name], left
    assert len(list((tmp_path / "dist/news/builds").iterdir())) <= 3


def test_the_publishers_articles(cli: Run, publishers: Path, tmp_path: Path, offline) -> None:
    said = json.loads(cli("build", publishers, "--name", "five", "--json").stdout)
    assert said["articles"] == 5
    speech = loaded(tmp_path / "dist/five/dev", "sentences", offline)
    assert said["sentences"] == pytest.approx(368, abs=8)
    rows = speech["first"]
    by_article = {}
    ids = {
        row["article_id"]: Path(row["path"]).name[:3]
        for row in loaded(tmp_path / "dist/five/dev", "articles", offline)["first"]
    }
    for row in rows:
        by_article.setdefault(ids[row["article_id"]], []).append(row)
    assert not [row for row in by_article["004"] if 1 in row["labels"]]
    assert sum(1 in row["labels"] for row in rows) == pytest.approx(134, abs=8)
    assert sum(2 in row["labels"] for row in rows) == pytest.approx(6, abs=1)


def test_the_projects_own_seeds(cli: Run, tmp_path: Path) -> None:
    said = json.loads(cli("build", ROOT / "seeds", "--config", ROOT / "dsbuild.toml", "--json").stdout)
    assert said["name"] == "dsbuild-sample"
    assert said["articles"] >= 8
    assert not said["refused"]
    assert all(sum(counts.values()) for counts in said["by_label"].values())
    assert os.path.islink(tmp_path / "dist/dsbuild-sample/dev")  # noqa: PTH114
