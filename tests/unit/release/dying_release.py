"""A program that releases, and dies at the nth thing that it does to the disk: `dying_release.py CONFTEST WORK N…`.

For each N a child releases until then, with `os._exit` as sudden as `kill -9`, and a line says what is there after.
"""

import importlib.util
import json
import shutil
import sys
from functools import partial
from pathlib import Path

from deaths import child, dies

from dsbuild.release.options import Previous
from dsbuild.release.places.opened import opened, versions
from dsbuild.release.releasing import Draft, NothingChangedError, Options, release
from dsbuild.release.verify import verify_place

spec = importlib.util.spec_from_file_location("made", sys.argv[1])
made = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made)
work = Path(sys.argv[2])
base = work / "base" / "gazette"
TOUCHES = {
    "open",
    "os.chmod",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.utime",
    "shutil.rmtree",
}


def build(numbers: range, previous: Previous | None) -> None:
    staged = work / f"staged-{len(numbers)}"
    staged.mkdir(parents=True)
    made.write_shard(map(made.annotation, numbers), staged, 0, made.TextPolicy.FULL)
    known = made.taken_over(opened("1.0.0", base)) if previous else made.TakenOver()
    options = Options("gazette", made.TextPolicy.FULL, previous=previous, taken_over=known)
    made.finalise(staged, base.parent, options)


def draft(home: Path) -> Draft:
    last = opened("1.0.0", home) if (home / "1.0.0").exists() else None
    previous = Previous(version="1.0.0", digest=last.manifest.digest) if last else None
    return Draft(opened("dev", home), last, Options("gazette", made.TextPolicy.FULL, previous=previous), home)


def releases(home: Path) -> None:
    release(draft(home))


def ended(home: Path) -> None:
    try:
        release(draft(home))
    except NothingChangedError:
        raise AssertionError from None


def settled(home: Path) -> None:
    last = opened("latest", home)
    previous = Previous(version=last.manifest.version, digest=last.manifest.digest)
    options = Options("gazette", made.TextPolicy.FULL, previous=previous)
    try:
        release(Draft(opened("dev", home), last, options, home))
    except NothingChangedError:
        return
    raise AssertionError("what was released is not what was built")


build(range(4), None)
release(draft(base))
first = opened("1.0.0", base).manifest
build(range(8), Previous(version="1.0.0", digest=first.digest))
for number in map(int, sys.argv[3:]):
    home = work / str(number) / "gazette"
    shutil.copytree(base, home, symlinks=True)
    died = dies(partial(releases, home), number, TOUCHES, home)
    there = versions(home)
    assert there in (["1.0.0"], ["1.0.0", "1.1.0"]), there
    for version in there:
        assert verify_place(version, home).ok, version
    assert opened("1.0.0", home).manifest == first
    led = "path: 1.1.0/" in (home / "README.md").read_text(encoding="utf-8")
    assert not led or "1.1.0" in there
    assert child(partial(ended if there == ["1.0.0"] else settled, home)) == 0
    assert versions(home) == ["1.0.0", "1.1.0"]
    assert verify_place("1.1.0", home).ok
    assert "path: 1.1.0/" in (home / "README.md").read_text(encoding="utf-8")
    assert not [path for path in (home / "1.1.0").rglob("*") if path.stat().st_mode & 0o222]
    assert {path.name for path in home.iterdir()} == {".lock", "1.0.0", "1.1.0", "README.md", "builds", "dev"}
    print(json.dumps({"number": number, "died": died, "kept": there == ["1.0.0"]}), flush=True)
    shutil.rmtree(home)
