"""`dsbuild init`."""

from pathlib import Path

import click

from dsbuild.cli import told

SETTINGS = """\
# The settings of this dataset; every key is optional. `dsbuild schemas` writes their JSON Schema.
name = "{name}"

[build]
sources = ["seeds"]
text = "full" # a working build on one's own machine; a release withholds what no licence opens

[splits]
train = 80
validation = 10
test = 10
"""
REGISTRY = """\
# The registry of articles: `dsbuild seeds add FILE…` writes an [[article]] for each.
"""
IGNORED = """\
# Articles that may not be redistributed stay on this machine.
*
!.gitignore
"""


@click.command(name="init", short_help="Make a seeds folder, a registry and a dsbuild.toml.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path(), metavar="[DIR]")
def command(folder: Path) -> None:
    """Make a seeds folder, a registry and a dsbuild.toml in DIR (by default here).

    Nothing that is there already is touched.

    \b
    Example:
      dsbuild init my-dataset && cd my-dataset
      dsbuild seeds add ~/articles/*.html --rights CC-BY-4.0
      dsbuild build
    """
    import re

    name = re.sub(r"[^A-Za-z0-9_-]+", "-", folder.resolve().name).strip("-_") or "dataset"
    files = {
        folder / "dsbuild.toml": SETTINGS.format(name=name),
        folder / "seeds" / "sources.toml": REGISTRY,
        folder / "seeds" / "restricted" / ".gitignore": IGNORED,
    }
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                click.echo(f"kept   {path}")
            else:
                path.write_text(content, encoding="utf-8")
                click.echo(f"wrote  {path}")
        (folder / "seeds" / "open").mkdir(exist_ok=True)
    except OSError as error:
        told.fail(f"{error.filename}: {error.strerror}; choose a folder that can be written")
    click.echo("\nnext:  dsbuild seeds add FILE…   then   dsbuild build")
