"""Deaths as sudden as `kill -9`, for the programs of the kill tests: at the nth thing that is done to the disk."""

import os
import sys
from collections.abc import Callable, Collection
from pathlib import Path


def born(act: Callable[[], object]) -> int:
    """The process that does this, and ends."""
    if pid := os.fork():
        return pid
    act()
    os._exit(0)


def ended(pid: int) -> int:
    """The exit code of a process, once it has one; negative is a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def child(act: Callable[[], object]) -> int:
    """The exit code of a process that does this."""
    return ended(born(act))


def dies(act: Callable[[], object], number: int, touches: Collection[str], place: Path) -> bool:
    """Whether a process that does this died, as it was to at the nth of these audit events below a place."""
    left = number

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in touches and str(place) in str(arguments[:2]):
            left -= 1
            if left < 0:
                os._exit(9)

    def doomed() -> None:
        sys.addaudithook(hook)
        act()

    return child(doomed) == 9
