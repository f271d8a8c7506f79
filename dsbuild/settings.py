"""`dsbuild.toml`: what a team settles once for its dataset."""

import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from dsbuild.lexicon.strict import Strict, explained
from dsbuild.lexicon.toml import line_of

FILE = "dsbuild.toml"
NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,95}$"
Name = Annotated[str, Field(pattern=NAME)]
Code = Annotated[str, Field(pattern=r"^([a-z]{2,3}|any)$", description="ISO 639-1 code, or any")]


class TextPolicy(StrEnum):
    """Whose text a build holds: everybody's, that of sources whose licence allows it, or nobody's."""

    FULL = "full"
    OPEN = "open"
    NONE = "none"


class Build(Strict):
    """What `dsbuild build` reads and writes when the command line does not say."""

    sources: tuple[str, ...] = ("seeds",)
    text: TextPolicy = TextPolicy.FULL
    languages: tuple[Code, ...] = ("en",)
    jobs: Annotated[int, Field(ge=0, le=256, description="worker processes; 0 for one a core")] = 0


class Release(Strict):
    """What `dsbuild release` does when the command line does not say."""

    text: TextPolicy = TextPolicy.OPEN


class Splits(Strict):
    """The share of each split, by size; they are made to add up to one."""

    train: Annotated[float, Field(ge=0)] = 80
    validation: Annotated[float, Field(ge=0)] = 10
    test: Annotated[float, Field(ge=0)] = 10
    seed: str = "dsbuild"


class SegmenterSettings(Strict):
    """How sentences are told apart. For a language other than English, the rules that ask for English words are off."""

    language: Annotated[
        str, Field(description="its English name or ISO 639-1 code, with NLTK's `punkt_tab` on the machine")
    ] = "english"
    parameters: Annotated[
        str | None,
        Field(description="a folder that `dsbuild segmenter train` wrote, instead of the language's"),
    ] = None
    rules_off: Annotated[tuple[str, ...], Field(description="ids of rules of segmentation to leave out")] = ()


class LimitSettings(Strict):
    """What is refused because no article is that large."""

    article_bytes: Annotated[int, Field(gt=0, description="bytes of one article, decompressed")] = 5_000_000


class Card(Strict):
    """What the data card says of the people behind the dataset."""

    pretty_name: str | None = None
    curated_by: str | None = None
    homepage: str | None = None
    contact: Annotated[str | None, Field(description="whom to ask to have an article taken out")] = None
    labels_license: Annotated[
        str | None,
        Field(
            pattern=r"^[A-Za-z0-9][A-Za-z0-9.+-]{0,99}$",
            description="SPDX id of the licence of labels, offsets and evidence; text keeps that of its source",
        ),
    ] = None
    citation: Annotated[str | None, Field(description="how to cite the dataset, plain or BibTeX")] = None


class Settings(Strict):
    """The settings of a dataset."""

    name: Name | None = None
    build: Build = Build()
    release: Release = Release()
    splits: Splits = Splits()
    segmenter: SegmenterSettings = SegmenterSettings()
    limits: LimitSettings = LimitSettings()
    card: Card = Card()


class SettingsError(ValueError):
    """The settings file cannot be obeyed; the message has a line for each thing that is wrong."""


def read(path: Path) -> Settings:
    """The settings in a file; all defaults where there is none.

    Raises:
        SettingsError: it is no TOML, or holds what nobody knows; each with file, line and remedy.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    return parse(text, str(path))


def parse(text: str, file: str = FILE) -> Settings:
    """The settings in a TOML text; raises as `read` does."""
    try:
        return Settings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file}: found no TOML: {error}; mend the line it names") from None
    except ValidationError as error:
        lines = [line_of(text, problem["loc"]) for problem in error.errors(include_url=False)]
        told = explained(error, file, Settings)
        numbered = (
            said.replace(f"{file}: ", f"{file}:{line}: ", 1) for said, line in zip(told, lines, strict=True)
        )
        raise SettingsError("\n".join(numbered)) from None
