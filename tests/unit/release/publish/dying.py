"""A program that publishes to a folder and dies: `dying.py WORK KILLS TOUCH…`.

For each TOUCH a child dies at the nth thing that it does to the disk there, with `os._exit`; then KILLS children are
killed at a random moment. After each death what is there is whole or not there; a line says which. Then publishing
again ends, and leaves nothing else.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from dsbuild.release.publish.publishing import State, publish
from tests.servers.check import whole
from tests.servers.releases import release
from tests.unit.release.deaths import born, child, dies, ended

work, kills = Path(sys.argv[1]), int(sys.argv[2])
place = work / "public"
folder = release(work / "dist" / "gazette")
earlier = release(work / "dist" / "gazette", "0.9.0", range(3))
TOUCHES = {
    "open",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.mkdir",
    "os.symlink",
    "shutil.rmtree",
    "shutil.copyfile",
}


def publishes() -> None:
    publish(folder, str(place))


def good(version: str) -> bool:
    """Whether a version is there; whole, if it is."""
    found = place / version
    if not found.exists():
        return False
    assert whole((found / "manifest.json").read_bytes(), lambda name: (found / name).read_bytes())
    return True


def check(how: str, died: bool) -> None:
    there = good("1.0.0")
    assert good("0.9.0")
    readme = (place / "README.md").read_text(encoding="utf-8")
    led = {line.split("/")[0].split()[-1] for line in readme.splitlines() if line.startswith("    path: ")}
    assert led <= {"0.9.0", "1.0.0"}
    assert good(*led)
    print(json.dumps({"how": how, "died": died, "there": there}), flush=True)
    state = publish(folder, str(place)).state
    assert state is (State.THERE_ALREADY if there else State.PUBLISHED)
    assert good("1.0.0")
    assert "path: 1.0.0/sentences/train-*" in (place / "README.md").read_text(encoding="utf-8")
    assert not (place / ".work").exists()
    assert {path.name for path in place.iterdir()} - {".work"} == {".lock", "README.md", "0.9.0", "1.0.0"}


def fresh() -> None:
    shutil.rmtree(place, ignore_errors=True)
    publish(earlier, str(place))


for number in map(int, sys.argv[3:]):
    fresh()
    check("touch", dies(publishes, number, TOUCHES, place))

fresh()
started = time.monotonic()
child(publishes)
usual = time.monotonic() - started
chance = random.Random(7)
for _ in range(kills):
    fresh()
    pid = born(publishes)
    time.sleep(chance.uniform(0, 1.1 * usual))
    os.kill(pid, signal.SIGKILL)
    check("kill", ended(pid) == -signal.SIGKILL)
