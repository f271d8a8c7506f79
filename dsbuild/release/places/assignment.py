"""What a release settled for those after it: read from its rows."""

from dsbuild.release.options import TakenOver
from dsbuild.release.places.opened import Opened, batches, splits


def taken_over(release: Opened) -> TakenOver:
    """The groups and splits of a release; holds two short texts an article, and one a repeated sentence."""
    group_of: dict[str, str] = {}
    split_of: dict[str, str] = {}
    for split in splits(release, "articles"):
        for batch in batches(release, "articles", split, ["article_id", "group_id"]):
            groups = batch["group_id"].to_pylist()
            group_of.update(zip(batch["article_id"].to_pylist(), groups, strict=True))
            split_of.update(dict.fromkeys(groups, split))
    repeats = (
        id_
        for split in splits(release, "sentences")
        for batch in batches(release, "sentences", split, ["id", "duplicate_of"])
        for id_ in batch.filter(batch["duplicate_of"].is_valid())["id"].to_pylist()
    )
    return TakenOver(group_of, split_of, frozenset(repeats))
