"""From staged shards to the folder of a build: plan, write, describe, publish."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from dsbuild.model import Label
from dsbuild.release import reviews
from dsbuild.release.disk import folders
from dsbuild.release.disk.entry import entry
from dsbuild.release.documents.describe import describe
from dsbuild.release.options import Built, NothingToBuildError, Options, Repeat, UnloadableError
from dsbuild.release.planning.plan import plan
from dsbuild.release.planning.tables import write_tables
from dsbuild.release.tables.tally import Tally, tally

__all__ = ["Built", "NothingToBuildError", "Options", "Repeat", "UnloadableError", "finalise"]


def finalise(staged: Path, dist: Path, options: Options) -> Built:
    """What was built from the staged shards into `dist/<name>/builds/<digest>`, where `dist/<name>/dev` then leads.

    Memory is bounded by a row group and an index of the articles. The bytes depend on the annotations and
    the options, not on the shards, their order, or the process.

    Raises:
        NothingToBuildError: no article is staged, or none with a sentence.
        UnloadableError: the folder, or a split, has a name that `datasets` cannot load.
        InvalidRowsError: a row lacks a value, or holds a class that does not exist.
    """
    home = dist / options.name
    _check_loadable(home, options.shares)
    planned = plan(staged, options)
    if not planned.sentences:
        raise NothingToBuildError(
            f"{options.name}: found {len(planned.articles)} articles and no sentence in them, expected at least one"
        )
    with folders.workplace(home) as folder:
        files = write_tables(staged, folder, planned)
        files += reviews.write(folder, files, options.decisions)
        counted = tally(folder, files)
        options = replace(options, crossings=planned.crossings)
        digest = describe(folder, files, counted, options).digest[:16]
        build, unchanged = folders.publish(folder, home, digest, partial(entry, home))
    return Built(
        path=home / folders.LINK,
        folder=build,
        digest=digest,
        policy=options.policy,
        articles=len(planned.articles),
        kept=counted.blocks.total(),
        dropped=counted.dropped.total(),
        sentences=planned.sentences,
        by_label={label: _by_split(counted, label) for label in Label},
        articles_by_split={
            split: rows for (config, split), rows in planned.rows.items() if config == "articles"
        },
        needs_review=counted.needs_review,
        review_reasons=dict(sorted(counted.reasons.items(), key=lambda pair: (-pair[1], pair[0]))),
        withheld=planned.withheld,
        repeats=planned.repeats,
        crossings=planned.crossings,
        groups=len(set(planned.group_of.values())),
        unchanged=unchanged,
    )


def _check_loadable(home: Path, splits: Iterable[str]) -> None:
    if "[" in str(home.resolve()):
        raise UnloadableError(
            f"{home.resolve()}: found `[` in the path, where `datasets` finds no files; build elsewhere (--dist)"
        )
    for split in splits:
        if not re.fullmatch(r"\w+", split):
            raise UnloadableError(
                f"splits: found {split!r}, expected letters, digits and `_`, as `datasets` does"
            )


def _by_split(counted: Tally, label: Label) -> dict[str, int]:
    return {
        split: counted.labels[split, label] for split in counted.sentences if counted.labels[split, label]
    }
