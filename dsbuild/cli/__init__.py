"""The command line: a file a command, each loaded when it is called, so that `--help` is instant."""

import difflib
import errno
from importlib import import_module

import click

from dsbuild.cli import told
from dsbuild.cli.lazy import Lazy
from dsbuild.version import __version__

COMMANDS = {
    "build": "Build a dataset from articles into dist/NAME/dev.",
    "release": "Make a release of the build, its version computed.",
    "diff": "Say what differs between two builds or releases.",
    "verify": "Check a build or release, every byte and row of it.",
    "list": "List the releases of a dataset.",
    "show": "Show what a release holds and what it was made of.",
    "publish": "Publish a release to the Hub, a bucket or a folder.",
    "hydrate": "Put withheld text back, from the articles themselves.",
    "yank": "Withdraw a release wherever it was published.",
    "explain": "Show a sentence with its evidence drawn under it.",
    "init": "Make a seeds folder, a registry and a dsbuild.toml.",
    "seeds": "Show, add and remove the registered articles.",
    "gold": "Check gold, and edit it as text.",
    "evaluate": "Measure the rules, or a build, against gold.",
    "segmenter": "Train the sentence segmenter on texts of your own.",
    "stats": "Show what a build says, added up.",
    "review": "Settle speakers once and sentences fast, in a web app.",
    "report": "Write a page with plots of a build or release.",
    "schemas": "Write the JSON Schemas, or check them.",
    "completion": "Print the completion script of a shell.",
}


def _load(name: str) -> click.Command:
    command = import_module(f"dsbuild.cli.{name}").command
    assert isinstance(command, click.Command)
    return command


class _Guessing(Lazy):
    """A group that says which command may have been meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        near = difflib.get_close_matches(args[0], self.known, n=1)
        if args[0] not in self.known and near:
            ctx.fail(f"found no command {args[0]!r}; did you mean {near[0]!r}?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; what the system refuses is told as an error, not as a fault of ours."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads what we print has gone
                raise
            told.fail(f"{error.filename}: {error.strerror}" if error.filename else error)


@click.group(
    cls=_Guessing,
    known=COMMANDS,
    load=_load,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
)
@click.version_option(__version__, prog_name="dsbuild")
def main() -> None:
    """Build datasets that tell reporting about extremism from extremism.

    \b
    Examples:
      dsbuild build                      the articles of seeds/ into dist/NAME/dev
      dsbuild build news/ --name news    a folder of .txt, .html, .jsonl, .parquet
      dsbuild explain 'A bomb killed 12 people, police said.'
      dsbuild explain news/page.html:14  why the 14th sentence has its labels
    """
