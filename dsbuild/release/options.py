"""What a build is told, and what it tells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dsbuild.lexicon.strict import Strict
from dsbuild.model import Label
from dsbuild.review.decisions import Told
from dsbuild.settings import Card, TextPolicy
from dsbuild.version import __version__

WORKING_VERSION = "0.0.0"


def _default_shares() -> Mapping[str, float]:
    return {"train": 80, "validation": 10, "test": 10}


class Previous(Strict):
    """The release before: its version, and the digest of its manifest."""

    version: str
    digest: str


class Crossing(Strict):
    """An article that resembles one of another split, and stays where it is: rows of a release never move."""

    article_id: str
    split: str
    near: str
    near_split: str


class Historic(Strict):
    """A release in the history of a dataset; `summary` says in a line what it changed."""

    version: str
    digest: str
    summary: str


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What the last release settled for good: the group of each article, the split of each group.

    `repeats` are the ids of its sentences that say again what another said first.
    """

    group_of: Mapping[str, str] = field(default_factory=dict)
    split_of: Mapping[str, str] = field(default_factory=dict)
    repeats: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Options:
    """What the finaliser is told.

    `version` is `0.0.0` for a working build. `inputs` are the hashes of what went in, by what it is
    (`rules`, `registry`, `decisions`). `shares` are the sizes of the splits, in order, of any total.
    `rules` are the descriptions of the rules by id, for the card. `previous` is the release before,
    `taken_over` what it settled, and `history` all that were released, the oldest first. `crossings` are found
    while grouping; `decisions` are the lines that the build was given. `gold` are the folders of gold to
    measure the labels against, `released` is the day of the release, None where it shall not depend on the day.
    """

    name: str
    policy: TextPolicy
    version: str = WORKING_VERSION
    settings_text: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=_default_shares)
    seed: str = "dsbuild"
    card: Card = field(default_factory=Card)
    rules: Mapping[str, str] = field(default_factory=dict)
    previous: Previous | None = None
    taken_over: TakenOver = field(default_factory=TakenOver)
    history: tuple[Historic, ...] = ()
    summary: str = ""
    crossings: tuple[Crossing, ...] = ()
    decisions: tuple[Told, ...] = ()
    gold: tuple[Path, ...] = ()
    released: date | None = None

    @property
    def title(self) -> str:
        """What people call the dataset."""
        return self.card.pretty_name or self.name

    @property
    def citation(self) -> str:
        """How to cite it, as the settings say, else by its title and version."""
        return self.card.citation or f"{self.title}, version {self.version}, made with dsbuild {__version__}."


@dataclass(frozen=True, slots=True, order=True)
class Repeat:
    """An article left out because another has the same text: where it was read, and the path `of` the one kept."""

    article_id: str
    path: str
    place: int | None
    of: str


@dataclass(frozen=True, slots=True)
class Built:
    """What was built. `path` is the link to load it by, `folder` the immutable folder that it leads to.

    `kept` and `dropped` count stretches of pages: blocks and furniture. `by_label` counts the sentences
    of each label in each split; one with two labels counts under both. `withheld` counts the articles
    whose text is left out. `crossings` are articles that resemble one of another split. `unchanged` tells that the very same build was there already.
    """

    path: Path
    folder: Path
    digest: str
    policy: TextPolicy
    articles: int
    kept: int
    dropped: int
    sentences: int
    by_label: Mapping[Label, Mapping[str, int]]
    articles_by_split: Mapping[str, int]
    needs_review: int
    review_reasons: Mapping[str, int]
    withheld: int
    repeats: tuple[Repeat, ...]
    crossings: tuple[Crossing, ...]
    groups: int
    unchanged: bool


class NothingToBuildError(RuntimeError):
    """No article came, or none that holds a sentence."""


class UnloadableError(RuntimeError):
    """What would be built could not be loaded by `datasets`."""
