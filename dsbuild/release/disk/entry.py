"""`dist/<name>/README.md`: what loads the newest release, or the newest build, by the dataset's own folder."""

import re
from pathlib import Path

from dsbuild.release.disk import notice
from dsbuild.release.documents.frontmatter import header, moved

LINK = "dev"

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_TEXT = """
# {name}

This folder holds {holds} of the dataset. Loaded as it is, it gives `{place}`:

```python
from datasets import load_dataset

sentences = load_dataset("path/to/{name}")  # the newest
{lines}
articles = load_dataset("path/to/{name}", "articles")
```
{withdrawn}
Should `load_dataset` ever give rows that are not in the files, its cache is stale: every build puts a hash of its
contents into `configs[].description`, which is part of the cache's key, so keep that line when you copy a card;
`load_dataset(…, download_mode="force_redownload")` reads the files anew.
"""


def entry(home: Path, build: Path) -> str:
    """The README of a dataset's folder: it leads to the newest release that stands, or to this build while there is none.

    It names the build's immutable folder, not the link `dev`, so that the figures that it gives are
    those of the files that it leads to, even between the two being swapped. Where all releases are withdrawn
    and there is no build, it leads to the newest of them.
    """
    notices = notice.read(home)
    releases = sorted((version, path) for path in home.iterdir() if (version := _version(path)))
    standing = [path for _, path in releases if not notices.of(path.name)]
    working = (home / LINK).exists() or not releases
    newest = standing[-1] if standing else build if working else releases[-1][1]
    place = newest.relative_to(home).as_posix()
    front_matter = header((newest / "README.md").read_text(encoding="utf-8"))
    loads = ([LINK] if working else []) + [path.name for path in standing[-1:]]
    return moved(front_matter, place) + _TEXT.format(
        name=home.name,
        holds="every build and release" if working else "the releases",
        place=place,
        lines="\n".join(_line(home.name, folder) for folder in loads),
        withdrawn="".join(f"\n**Withdrawn.** {told}.\n" for told in notices.withdrawn),
    )


def _line(name: str, folder: str) -> str:
    comment = "the newest build" if folder == LINK else "this very release"
    return f'sentences = load_dataset("path/to/{name}/{folder}")  # {comment}'


def _version(path: Path) -> tuple[int, ...]:
    found = _VERSION.fullmatch(path.name)
    return tuple(map(int, found.groups())) if found and (path / "README.md").is_file() else ()
