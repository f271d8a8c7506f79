"""What the rows of a config are known and ordered by."""

from collections.abc import Mapping

from dsbuild.release.places.opened import Opened
from dsbuild.release.tables.columns import CONFIGS

KEY: Mapping[str, str] = {"sentences": "id", "articles": "article_id", "reviews": "decision_id"}
"""The column that identifies a row."""
ORDER: Mapping[str, str] = {"sentences": "article_id", "articles": "article_id", "reviews": "article_id"}
"""The column that the rows of a split come in order of; equal values stand together."""


def shared(first: Opened, second: Opened) -> tuple[str, ...]:
    """The configs that a side has rows of."""
    return tuple(config for config in CONFIGS if first.manifest.of(config) or second.manifest.of(config))
