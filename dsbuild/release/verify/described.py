"""Whether what describes the rows says what they are: manifest, card, Croissant, schemas."""

import json
import re
from collections.abc import Iterator
from typing import Any

from dsbuild.release.documents import croissant
from dsbuild.release.documents import manifest as manifests
from dsbuild.release.documents.frontmatter import header
from dsbuild.release.places.opened import Opened, splits
from dsbuild.release.tables.columns import ALL_CONFIGS, CONFIGS, features_yaml, present, stored_schema
from dsbuild.release.verify.model import Problem

README = "README.md"
_RELEASE = re.compile(r"\d+\.\d+\.\d+")


def described(release: Opened, unread: set[str]) -> Iterator[Problem]:
    """What the description says otherwise than the files; `unread` are files that are known to be damaged."""
    told = release.manifest
    name = release.folder.root.rpartition("/")[2]
    if _RELEASE.fullmatch(name) and name != told.version:
        yield _of_manifest(
            "version", f"found {told.version}, expected that of the folder, {name}; move it back"
        )
    expected = manifests.contents(file for config in ALL_CONFIGS for file in told.of(config))
    if dict(told.contents) != expected:
        yield _of_manifest("contents", f"found {dict(told.contents)}, expected {expected}")
    if README not in unread:
        yield from _card(release)
    if croissant.FILE not in unread:
        yield from _croissant(release)


def schemas(release: Opened) -> Iterator[Problem]:
    """What the Parquet files have otherwise than the columns are; their bytes are sound."""
    for config in ALL_CONFIGS:
        for file in release.manifest.of(config):
            with release.folder.parquet(file.path) as parquet:
                rows, found = parquet.metadata.num_rows, parquet.schema_arrow
            if rows != file.rows:
                yield Problem(
                    file=file.path,
                    message=f"found {rows:,} rows, expected {file.rows} as the manifest has it",
                )
            wanted = stored_schema(config)
            if release.manifest.schemas.get(config) == manifests.schema_hash(config):
                for column in wanted.names:
                    if column not in found.names:
                        yield Problem(file=file.path, column=column, message="found no such column")
                    elif found.field(column).type != wanted.field(column).type:
                        message = (
                            f"found the type {found.field(column).type}, expected {wanted.field(column).type}"
                        )
                        yield Problem(file=file.path, column=column, message=message)
                if (found.metadata or {}).get(b"huggingface") != (wanted.metadata or {})[b"huggingface"]:
                    yield Problem(
                        file=file.path, message="found other features in its metadata than its columns have"
                    )


def _card(release: Opened) -> Iterator[Problem]:
    import yaml

    try:
        front: dict[str, Any] = yaml.safe_load(header(release.folder.read(README).decode()).strip("-\n"))
        configs = {config["config_name"]: config for config in front["configs"]}
        infos = {info["config_name"]: info for info in front["dataset_info"]}
    except (ValueError, KeyError, TypeError, yaml.YAMLError) as error:
        yield Problem(file=README, message=f"found front matter that cannot be read ({error})")
        return
    for config in present([*CONFIGS, *configs, *release.manifest.contents]):
        if config not in configs or config not in infos:
            yield Problem(file=README, message=f"found no config `{config}`")
            continue
        yield from _config(release, config, configs[config], infos[config])


def _config(release: Opened, config: str, said: dict[str, Any], info: dict[str, Any]) -> Iterator[Problem]:
    told = release.manifest
    held = splits(release, config)
    pairs = {
        "version": (str(said.get("version")), told.version),
        "description": (told.contents[config] in str(said.get("description")), True),
        "data_files": (
            {file.get("split"): file.get("path") for file in said.get("data_files", ())},
            {split: f"{config}/{split}-*.parquet" for split in held},
        ),
        "features": (info.get("features"), json.loads(json.dumps(features_yaml(config)))),
        "splits": (
            {split.get("name"): split.get("num_examples") for split in info.get("splits", ())},
            {split: sum(file.rows or 0 for file in files) for split, files in held.items()},
        ),
    }
    if told.schemas.get(config) != manifests.schema_hash(config):
        del pairs["features"]
    for key, (found, expected) in pairs.items():
        if found != expected:
            message = f"{config}: `{key}`: found {found!s:.200}, expected {expected!s:.200}"
            yield Problem(file=README, message=message)


def _croissant(release: Opened) -> Iterator[Problem]:
    try:
        text = json.dumps(json.loads(release.folder.read(croissant.FILE)))
    except ValueError as error:
        yield Problem(file=croissant.FILE, message=f"found no JSON ({error})")
        return
    for config in ALL_CONFIGS:
        for file in release.manifest.of(config):
            if file.sha256 not in text:
                yield Problem(file=croissant.FILE, message=f"found no sha256 {file.sha256} of {file.path}")


def _of_manifest(key: str, message: str) -> Problem:
    return Problem(file=manifests.FILE, message=f"`{key}`: {message}")
