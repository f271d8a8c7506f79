"""The review at size: import and export with their memory, and how long a reviewer waits for the next sentence.

    python benchmarks/review.py [--sentences 100000] [--db sqlite:///…|postgresql://…]

Times are of the wall, and of the processor in brackets: the latter do not depend on what else the machine does.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

from tests.unit.review.kit import act, made_up, write_build

INTERCHANGE = ("native", "label-studio")


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("--sentences", type=int, default=100_000)
    told.add_argument("--db")
    told.add_argument("--step", choices=["import", "export", "review"], help=argparse.SUPPRESS)
    told.add_argument("--build", help=argparse.SUPPRESS)
    asked = told.parse_args()
    if asked.step:
        step(asked.step, asked.db, asked.build)
        return
    with tempfile.TemporaryDirectory() as folder:
        build = write_build(Path(folder) / "build", made_up(asked.sentences))
        url = asked.db or f"sqlite:///{folder}/review.db"
        print(f"{asked.sentences:,} sentences on {url.split(':')[0]}")
        for name in ("import", "export", "review"):
            command = [sys.executable, __file__, "--step", name, "--db", url, "--build", str(build)]
            subprocess.run(command, check=True)


def step(name: str, url: str, build: str) -> None:
    from dsbuild.review import events, export, queue, users  # noqa: F401  imported before memory is looked at
    from dsbuild.review.importing import import_build
    from dsbuild.review.interchange import FORMATS  # noqa: F401
    from dsbuild.review.store import open_store

    store = open_store(url)
    import pyarrow.parquet  # noqa: F401

    before = memory()
    if name == "import":
        with timed("import"):
            import_build(store, Path(build))
        print(f"  {memory() - before:.0f} MB more memory")
    elif name == "export":
        for form in INTERCHANGE:
            with timed(f"export {form}"):
                size = sum(len(chunk) for chunk in export.chunks(store, form, "all"))
            print(f"  {size / 1e6:.0f} MB written; {memory() - before:.0f} MB more memory")
    else:
        review(store)


def review(store: object) -> None:
    """A reviewer decides 300 sentences; each is timed from the key to the next one being there."""
    from dsbuild.review import events, queue, users
    from dsbuild.review.roles import UserRole
    from dsbuild.review.store import Store

    assert isinstance(store, Store)
    ann = users.add(store, f"ann-{uuid.uuid4().hex[:6]}", UserRole.REVIEWER).user
    waits: dict[str, list[float]] = {"next": [], "decide": []}
    for _ in range(100):
        began = time.perf_counter()
        items = queue.next_items(store, ann, 3, carry_on=True).items
        waits["next"].append(time.perf_counter() - began)
        for item in items:
            sent = act(
                "decide",
                sentence=item.id,
                round=item.round,
                revision=item.revision,
                extremist=False,
                casualty=False,
            )
            began = time.perf_counter()
            events.record(store, ann, sent)
            waits["decide"].append(time.perf_counter() - began)
    for what, found in waits.items():
        cuts = statistics.quantiles(found, n=20)
        print(
            f"{what}: median {statistics.median(found) * 1000:.1f} ms, p95 {cuts[18] * 1000:.1f} ms of {len(found)}"
        )


class timed:  # noqa: N801
    """Prints how long its block took."""

    def __init__(self, what: str) -> None:
        self.what = what

    def __enter__(self) -> None:
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def __exit__(self, *_: object) -> None:
        wall, cpu = time.perf_counter() - self.wall, time.process_time() - self.cpu
        print(f"{self.what}: {wall:.1f} s ({cpu:.1f} s)")


def memory() -> float:
    """The most memory that this process has held, in MB."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
