"""How the commands speak: tables, JSON, errors."""

import json
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, Protocol, TypeVar

import click

T = TypeVar("T", bound="Value")


class Value(Protocol):
    """What a command finds: a pydantic model."""

    def model_dump(self, *, mode: str) -> dict[str, Any]:
        """Its values, as JSON has them."""


DONE, REFUSED_SOME, NOTHING = 0, 1, 2
WRONG, FAILED, UNCHANGED, REFUSED = 1, 2, 3, 4


def table(rows: Sequence[Sequence[object]], *, header: bool = True) -> str:
    """The rows in columns, figures to the right; the first row is the header."""
    cells = [[_cell(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    right = [all(isinstance(row[column], int) for row in rows[header:]) for column in range(len(widths))]
    lines = [
        "  ".join(
            cell.rjust(width) if flush else cell.ljust(width)
            for cell, width, flush in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in cells
    ]
    if header:
        lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(lines)


def _cell(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def as_json(value: object) -> str:
    """The value as JSON for scripts: keys in order, nothing escaped that needs no escape."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def answer(found: T, text: Callable[[T], str], *, json: bool) -> None:
    """Prints what a command found: as JSON, every character of it, for scripts; as text for people."""
    if json:
        click.echo(as_json(found.model_dump(mode="json")))
    else:
        say(text(found))


def say(text: str, *, err: bool = False) -> None:
    """Prints a text, on standard error if so asked; what could steer the terminal is shown as blanks."""
    click.echo("".join(char if char.isprintable() or char == "\n" else " " for char in text), err=err)


def fail(message: object, code: int = NOTHING) -> NoReturn:
    """Ends the command with an error on standard error."""
    say(f"error: {message}", err=True)
    sys.exit(code)
