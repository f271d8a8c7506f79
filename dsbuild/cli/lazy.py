"""A group of commands, each of which is imported when it is called."""

from collections.abc import Callable, Mapping
from typing import Any

import click


class Lazy(click.Group):
    """A group that knows its commands by name and what each is for, and takes one from `load` when it is called."""

    def __init__(
        self, *args: Any, known: Mapping[str, str], load: Callable[[str], click.Command], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        self._load = load

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in order."""
        return list(self.known)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now; None where there is none."""
        return self._load(cmd_name) if cmd_name in self.known else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes what each command is for, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.known.items()))
