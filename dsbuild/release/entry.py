"""`dist/<name>/README.md`: what loads the newest release, or the newest build, by the dataset's own folder."""

import re
from pathlib import Path

from dsbuild.release.frontmatter import header, moved

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_TEXT = """
# {name}

This folder holds every build and release of the dataset. Loaded as it is, it gives `{place}`:

```python
from datasets import load_dataset

sentences = load_dataset("path/to/{name}")              # the newest
sentences = load_dataset("path/to/{name}/dev")          # the newest build
articles = load_dataset("path/to/{name}", "articles")
```

Should `load_dataset` ever give rows that are not in the files, its cache is stale: every build puts a hash of its
contents into `configs[].description`, which is part of the cache's key, so keep that line when you copy a card;
`load_dataset(…, download_mode="force_redownload")` reads the files anew.
"""


def entry(home: Path, build: Path) -> str:
    """The README of a dataset's folder: it leads to the newest release, or to this build while there is none.

    It names the build's immutable folder, not the link `dev`, so that the figures that it gives are
    those of the files that it leads to, even between the two being swapped.
    """
    releases = sorted((version, path) for path in home.iterdir() if (version := _version(path)))
    newest = releases[-1][1] if releases else build
    place = newest.relative_to(home).as_posix()
    front_matter = header((newest / "README.md").read_text(encoding="utf-8"))
    return moved(front_matter, place) + _TEXT.format(name=home.name, place=place)


def _version(path: Path) -> tuple[int, ...]:
    found = _VERSION.fullmatch(path.name)
    return tuple(map(int, found.groups())) if found and (path / "README.md").is_file() else ()
