"""The YAML that `datasets` loads a folder by, between the `---` of a README."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dsbuild.release.tables.columns import CONFIGS, features_yaml, present
from dsbuild.release.tables.writer import WrittenFile

ABOUT = {
    "sentences": "one row a sentence, with its labels and their evidence",
    "articles": "one row an article, with its blocks and its speakers",
    "reviews": "one row a decision of a reviewer, under a pseudonym",
}


def configs_yaml(files: Sequence[WrittenFile], contents: Mapping[str, str], version: str) -> str:
    """The `configs`: which files are which split of which config.

    The hash in the description is part of the loader's cache key, which would else give the rows of an
    earlier build, or of another dataset with the same name, version and splits.
    """
    lines = []
    for config in present(file.config for file in files):
        lines += [
            f"- config_name: {config}",
            *(["  default: true"] if config == CONFIGS[0] else []),
            f"  version: {version}",
            f"  description: {_flow(f'{ABOUT[config]}; content sha256:{contents[config]}')}",
            "  data_files:",
        ]
        for split in _splits(config, files):
            lines += [f"  - split: {split}", f"    path: {config}/{split}-*.parquet"]
    return "\n".join(lines)


def dataset_info_yaml(files: Sequence[WrittenFile]) -> str:
    """The `dataset_info`: features, and what each split holds."""
    lines = []
    for config in present(file.config for file in files):
        of_config = [file for file in files if file.config == config]
        lines += [f"- config_name: {config}", "  features:"]
        lines += [f"  - {_flow(feature)}" for feature in features_yaml(config)]
        lines += ["  splits:"]
        lines += [
            f"  - {_flow(_split_info(split, [file for file in of_config if file.split == split]))}"
            for split in _splits(config, files)
        ]
        lines += [
            f"  download_size: {sum(file.size for file in of_config)}",
            f"  dataset_size: {sum(file.arrow_bytes for file in of_config)}",
        ]
    return "\n".join(lines)


def header(readme: str) -> str:
    """The front matter of a README, its `---` included.

    Raises:
        ValueError: it has none.
    """
    if found := re.match(r"---\n.*?\n---\n", readme, re.DOTALL):
        return found[0]
    raise ValueError("found a README without front matter, expected one that starts with `---`")


def described(
    front_matter: str, files: Sequence[WrittenFile], contents: Mapping[str, str], version: str
) -> str:
    """The front matter with the `configs` and the `dataset_info` of these files."""
    kept = front_matter[: front_matter.index("\nconfigs:\n") + 1]
    return f"{kept}configs:\n{configs_yaml(files, contents, version)}\ndataset_info:\n{dataset_info_yaml(files)}\n---\n"


def moved(front_matter: str, place: str) -> str:
    """The front matter for a README further up, from which the data files lie under `place`."""
    return re.sub(r"^    path: ", f"    path: {place}/", front_matter, flags=re.MULTILINE)


def quoted(value: str | Sequence[str]) -> str:
    """A text, or a list of them, as YAML."""
    return _flow(value)


def _splits(config: str, files: Iterable[WrittenFile]) -> list[str]:
    return list(dict.fromkeys(file.split for file in files if file.config == config))


def _split_info(split: str, files: Sequence[WrittenFile]) -> dict[str, Any]:
    return {
        "name": split,
        "num_bytes": sum(file.arrow_bytes for file in files),
        "num_examples": sum(file.rows for file in files),
    }


def _flow(value: Any) -> str:
    """A value in YAML's flow style, which JSON is a part of."""
    return json.dumps(value, ensure_ascii=False)
