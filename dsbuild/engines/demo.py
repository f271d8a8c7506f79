"""A build of the project's own open articles, made on the spot."""

from importlib import resources
from pathlib import Path

from dsbuild.engines.build import BuildError, Order, build


def sample(dist: Path) -> Path:
    """The folder of the build, in `dist/sample`.

    Raises:
        BuildError: the articles are not installed.
    """
    packaged = Path(str(resources.files("dsbuild") / "sample"))
    seeds = packaged if packaged.is_dir() else Path(__file__).parents[2] / "seeds"
    if not (seeds / "open").is_dir():
        raise BuildError(f"{seeds}: found no sample articles; install dsbuild again")
    return build(Order(sources=(str(seeds),), dist=dist, name="sample")).path
