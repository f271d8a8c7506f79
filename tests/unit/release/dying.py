"""A program that builds, and dies at the nth thing that it does to the disk: `dying.py CONFTEST WORK N…`.

For each N a child builds until then, with `os._exit` as sudden as `kill -9`, and a line says what is there after.
"""

import hashlib
import importlib.util
import json
import sys
from functools import partial
from pathlib import Path

from deaths import child, dies

spec = importlib.util.spec_from_file_location("made", sys.argv[1])
made = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made)
work = Path(sys.argv[2])
home = work / "dist" / "gazette"
TOUCHES = {
    "open",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.mkdir",
    "os.symlink",
    "os.utime",
    "shutil.rmtree",
}


def stage(name: str, numbers: range) -> Path:
    folder = work / name
    folder.mkdir(parents=True)
    made.write_shard(map(made.annotation, numbers), folder, 0, made.TextPolicy.FULL)
    return folder


def build(staged: Path) -> str:
    return made.finalise(staged, work / "dist", made.Options("gazette", made.TextPolicy.FULL)).digest


def whole() -> tuple[str, ...]:
    """The builds that are there, each held against its manifest; then what `dev` and the README lead to."""
    for folder in (home / "builds").iterdir():
        raw = (folder / "manifest.json").read_bytes()
        assert json.loads(raw)["digest"].startswith(folder.name)
        for file in json.loads(raw)["files"]:
            assert hashlib.sha256((folder / file["path"]).read_bytes()).hexdigest() == file["sha256"]
    dev = (home / "dev").resolve(strict=True).name
    readme = (home / "README.md").read_text(encoding="utf-8")
    led = {line.split("/")[1] for line in readme.splitlines() if "path: builds/" in line}
    assert len(led) == 1
    assert (home / "builds" / min(led)).is_dir()
    return dev, min(led)


first, second = stage("first", range(4)), stage("second", range(4, 8))
for number in map(int, sys.argv[3:]):
    assert child(partial(build, first)) == 0
    good = whole()
    assert len(set(good)) == 1
    died = dies(partial(build, second), number, TOUCHES, home)
    print(json.dumps({"number": number, "died": died, "kept": whole() == good}), flush=True)
    assert child(partial(build, second)) == 0
    assert not (home / ".work").exists()
    assert {path.name for path in home.iterdir()} == {".lock", "README.md", "builds", "dev"}
    assert len(set(whole())) == 1
