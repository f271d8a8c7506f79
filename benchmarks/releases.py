"""How long, and in how much memory, `dsbuild diff` and `dsbuild verify` take: two made-up releases of a size.

    python benchmarks/releases.py --rows 1000000 --rows 3000000 --verify --docs docs/releases.md

One sentence in a hundred is relabelled in the second, one article in a hundred gone, one in a hundred new.
The sentences hold what real ones do: quotations, counts, evidence, text.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import page
import pyarrow as pa

from dsbuild.release.documents import croissant
from dsbuild.release.documents import manifest as manifests
from dsbuild.release.documents.frontmatter import configs_yaml, dataset_info_yaml
from dsbuild.release.options import Options
from dsbuild.release.tables.columns import ARTICLES, SENTENCES
from dsbuild.release.tables.writer import SplitWriter
from dsbuild.settings import TextPolicy

LENGTH = 25
"""Sentences of an article."""
SPLITS = {"train": 80, "validation": 10, "test": 10}
PUBLISHERS = [f"The {name} Gazette" for name in ("Harrow", "Kasra", "Brannock", "Sallow", "Tarn", "Ellery")]
EVIDENCE = [
    [{"rule": rule, "label": label, "start": 0, "end": 20, "note": ""}]
    for rule, label in (
        ("V003", "reportage"),
        ("V001", "quoted_extremist_speech"),
        ("C001", "casualty_statistic"),
    )
]


def release(folder: Path, articles: np.ndarray, relabelled: bool, version: str) -> Path:
    """A release of articles with these numbers; with `relabelled`, one sentence in a hundred has another label."""
    names = sorted((sha256(text_of(number).encode()).hexdigest(), number) for number in articles.tolist())
    shares = np.cumsum(list(SPLITS.values())) / sum(SPLITS.values())
    files = []
    for split, low, high in zip(SPLITS, [0, *shares[:-1]], shares, strict=True):
        held = [(digest, number) for digest, number in names if low <= (number % 100) / 100 < high]
        with SplitWriter(folder, "articles", split, len(held)) as writer:
            for digest, number in held:
                writer.add(article(digest, number))
        files += writer.files
        with SplitWriter(folder, "sentences", split, len(held) * LENGTH) as writer:
            for digest, number in held:
                writer.add(sentences(digest, number, relabelled))
        files += writer.files
    options = Options("made-up", TextPolicy.FULL, version=version)
    contents = manifests.contents(files)
    front = f"---\nconfigs:\n{configs_yaml(files, contents, version)}\ndataset_info:\n{dataset_info_yaml(files)}\n---\n"
    (folder / "README.md").write_text(front, encoding="utf-8")
    (folder / croissant.FILE).write_text(json.dumps([file.sha256 for file in files]), encoding="utf-8")
    told = manifests.manifest(folder, files, options)
    (folder / manifests.FILE).write_text(manifests.as_json(told), encoding="utf-8")
    return folder


def words(number: int, position: int) -> str:
    return f"Sentence {position} of article {number}: “we will not leave the valley,” said a commander, and {position} died."


def text_of(number: int) -> str:
    return " ".join(words(number, position) for position in range(LENGTH))


def spans(number: int) -> tuple[np.ndarray, np.ndarray]:
    lengths = np.array([len(words(number, position)) for position in range(LENGTH)])
    starts = np.concatenate([[0], np.cumsum(lengths + 1)[:-1]])
    return starts, starts + lengths


def article(digest: str, number: int) -> pa.RecordBatch:
    text = text_of(number)
    row = {
        "article_id": digest[:16],
        "sha256": digest,
        "source_sha256": digest,
        "path": f"{number}.txt",
        "title": f"Article {number}",
        "publisher": PUBLISHERS[number % len(PUBLISHERS)],
        "published": None,
        "language": "en",
        "url": f"https://gazette.example/{number}",
        "rights": "CC0-1.0",
        "extractor": None,
        "text": text,
        "blocks": [{"kind": "body", "start": 0, "end": len(text)}],
        "dropped": [],
        "speakers": [],
        "group_id": f"g-{digest[:16]}",
    }
    return pa.RecordBatch.from_pydict({name: [value] for name, value in row.items()}, schema=ARTICLES)


def sentences(digest: str, number: int, relabelled: bool) -> pa.RecordBatch:
    starts, ends = spans(number)
    texts = [words(number, position) for position in range(LENGTH)]
    hashes = [sha256(text.encode()).hexdigest() for text in texts]
    labels = [
        1 if relabelled and (number * LENGTH + position) % 100 == 0 else 0 for position in range(LENGTH)
    ]
    constant = {
        "article_id": digest[:16],
        "block": 2,
        "speaker": "Karim Aden",
        "speaker_role": 0,
        "speaker_status": "current",
        "quoted_share": 0.3,
        "needs_review": False,
        "review_reasons": [],
        "decided_by": "rules",
        "duplicate_of": None,
        "group_id": f"g-{digest[:16]}",
        "publisher": PUBLISHERS[number % len(PUBLISHERS)],
        "published": None,
        "rights": "CC0-1.0",
        "url": f"https://gazette.example/{number}",
    }
    columns = {
        **{name: [value] * LENGTH for name, value in constant.items()},
        "id": [f"{digest[:16]}-{found[:12]}-0" for found in hashes],
        "position": list(range(LENGTH)),
        "start": starts,
        "end": ends,
        "text": texts,
        "text_sha256": hashes,
        "label": labels,
        "labels": [[label] for label in labels],
        "quotations": [
            [
                {
                    "start": start,
                    "end": start + 9,
                    "speaker": "Karim Aden",
                    "role": "extremist",
                    "status": "current",
                    "cue": None,
                    "open": False,
                }
            ]
            for start in starts.tolist()
        ],
        "casualties": [
            [{"count_min": place, "count_max": None, "kind": "killed", "start": end - 3, "end": end}]
            for place, end in enumerate(ends.tolist())
        ],
        "evidence": [EVIDENCE[label] for label in labels],
    }
    return pa.RecordBatch.from_pydict(
        {field.name: columns[field.name] for field in SENTENCES}, schema=SENTENCES
    )


def measured(*command: str, folder: Path) -> SimpleNamespace:
    """Wall seconds, CPU seconds and the largest resident size in MB of a `dsbuild` command in a folder, and what it printed."""
    begin = time.monotonic()
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen([sys.executable, "-m", "dsbuild", *command], stdout=out, cwd=folder)
        _, status, usage = os.wait4(child.pid, 0)
        out.seek(0)
        printed = out.read().decode()
    return SimpleNamespace(
        code=os.waitstatus_to_exitcode(status),
        wall=time.monotonic() - begin,
        cpu=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss / 1000,
        out=printed,
    )


RUNS = {
    "diff": ("diff", "one", "other", "--json"),
    "diff --rows": ("diff", "one", "other", "--rows"),
    "verify": ("verify", "one", "--json"),
}
KINDS = ("added", "removed", "relabelled", "changed")


def sized(rows: int, work: Path, commands: Sequence[str]) -> dict[str, Any]:
    """What the commands took on two releases of so many sentences, made in `work` unless they are there."""
    count = rows // LENGTH
    one, other = work / "one", work / "other"
    if not (other / manifests.FILE).exists():
        release(one, np.arange(count), relabelled=False, version="1.0.0")
        release(other, np.arange(count // 100, count + count // 100), relabelled=True, version="2.0.0")
    told: dict[str, Any] = {"rows": count * LENGTH}
    for name in commands:
        run = measured(*RUNS[name], folder=work)
        told[name] = {
            "exit": run.code,
            "seconds": round(run.wall, 1),
            "cpu": round(run.cpu, 1),
            "mb": round(run.memory),
        }
        if name == "diff":
            changes = json.loads(run.out)["sentences"]
            told[name] |= {kind: changes[kind]["rows"] for kind in KINDS}
        if name == "diff --rows":
            told[name]["lines"] = run.out.count("\n")
    return told


def table(sizes: Sequence[Mapping[str, Any]]) -> str:
    """The figures as Markdown, a row a size and command."""
    rows = [
        f"| {told['rows']:,} | `{name}` | {figures['cpu']:.0f} | {figures['mb']:,} |"
        for told in sizes
        for name, figures in told.items()
        if name in RUNS
    ]
    head = ["| sentences of each side | command | CPU seconds | MB at most |", "|--:|---|--:|--:|"]
    return "\n".join([*head, *rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, action="append", help="the size; may be given again")
    parser.add_argument("--verify", action="store_true", help="measure `dsbuild verify` too")
    parser.add_argument("--work", type=Path, help="where the releases are made, and kept")
    parser.add_argument("--docs", type=Path, help="renew the table between the marks of that page")
    arguments = parser.parse_args()
    commands = [name for name in RUNS if arguments.verify or name != "verify"]
    sizes = []
    for rows in arguments.rows or [100_000]:
        with tempfile.TemporaryDirectory() as temporary:
            work = arguments.work / str(rows) if arguments.work else Path(temporary)
            sizes.append(sized(rows, work, commands))
        print(json.dumps(sizes[-1], indent=2), flush=True)
    if arguments.docs:
        page.renew(arguments.docs, measured=table(sizes))


if __name__ == "__main__":
    main()
