"""Where in a TOML file a key stands, for errors that name the line."""

import re
from collections.abc import Sequence

_HEAD = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"\s*[\"']?([\w.-]+)[\"']?\s*=")


def line_of(text: str, place: Sequence[int | str]) -> int:
    """The line, from 1, that sets the key at `place`; that of its table's head where no line does.

    An int in `place` picks a table of an array: `("article", 2, "path")`.
    """
    table: list[int | str] = []
    seen: dict[str, int] = {}
    found = 1
    for number, line in enumerate(text.split("\n"), 1):
        if head := _HEAD.match(line):
            table = list(head[2].split("."))
            if head[1] == "[[":
                seen[head[2]] = seen.get(head[2], -1) + 1
                table.append(seen[head[2]])
            if table and table == list(place[: len(table)]):
                found = number
        elif key := _KEY.match(line):
            path = [*table, *key[1].split(".")]
            if len(table) < len(place) <= len(path) and path[: len(place)] == list(place):
                return number
    return found
