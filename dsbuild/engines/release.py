"""The recipe of a release: check that the build is of what is here, then compare, describe and place it."""

import platform
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from dsbuild import sources
from dsbuild.engines.build import Order, dataset_name, last_release, options
from dsbuild.engines.inputs import articles, inputs
from dsbuild.release import releasing
from dsbuild.release.diff.version import Bump
from dsbuild.release.disk import provenance
from dsbuild.release.documents import manifest
from dsbuild.release.places.opened import WORKING, Opened, opened
from dsbuild.settings import FILE, TextPolicy
from dsbuild.sources import registry
from dsbuild.version import __version__

REMEDY = "run `dsbuild build`, look at `dsbuild diff latest dev`, then release"
ABOUT = {
    "articles": "the articles",
    "decisions": "the decisions",
    "gold": "the gold",
    "lexicon": "the lexicon",
    "registry": "the registry",
    "rules": "the rules",
    "segmenter": "the segmenter's rules or parameters",
    "settings": FILE,
}


def release(
    order: Order,
    policy: TextPolicy,
    *,
    dry_run: bool = False,
    key: Path | None = None,
    released: date | None = None,
    at_most: Bump = Bump.MAJOR,
) -> releasing.Released:
    """The next release of what was built, in `dist/<name>/X.Y.Z`; on a dry run nothing is written.

    Beside it stands what attests to it, signed if there is a key. `released` is the day that it says it is of,
    `at_most` the largest part of the version that may go up.

    Raises:
        KeyFileError: the key cannot be used.
        PlaceError: there is no build, or it is damaged.
        BuildError: the release before cannot be read.
        RefusedError: what is here is not what was built, a line for each thing; or more of the version would go up than may.
        NothingChangedError: the release before says the same.
    """
    started = datetime.now(UTC)
    signer = provenance.signer(key) if key else None
    name = dataset_name(order)
    home = order.dist / name
    build = opened(WORKING, home)
    last = last_release(order.previous, home)
    limits = sources.Limits(article_bytes=order.settings.limits.article_bytes)
    now = inputs(order.sources, order.settings, order.settings_text, articles(order.sources, limits))
    if wrong := list(_changed(build, last, now)):
        raise releasing.RefusedError("\n".join([*wrong, REMEDY]))
    told = options(order, name, now, last)
    draft = releasing.Draft(
        build=build,
        last=last,
        options=replace(told, policy=policy, crossings=build.manifest.crossings, released=released),
        home=home,
        removed=_removed(order.sources),
        attest=partial(provenance.attest, home, started=started, signer=signer),
        progress=order.progress,
        at_most=at_most,
    )
    return releasing.release(draft, dry_run=dry_run)


def _changed(build: Opened, last: Opened | None, now: dict[str, str]) -> Iterator[str]:
    """What is not as it was when the build was made."""
    held = build.manifest
    for name, digest in now.items():
        if held.inputs.get(name) != digest:
            yield f"{ABOUT[name]} changed since the build"
    if not _follows(build, last):
        followed = f"release {held.previous.version}" if held.previous else "no release"
        yield f"the build follows {followed}, and the newest is {last.manifest.version if last else 'gone'}"
    made_with = {"dsbuild": held.dsbuild, "Python": held.python, **held.libraries}
    here = {"dsbuild": __version__, "Python": platform.python_version(), **manifest.libraries()}
    for tool, version in here.items():
        if made_with.get(tool) != version:
            yield f"built with {tool} {made_with.get(tool)}, and {version} is here"


def _follows(build: Opened, last: Opened | None) -> bool:
    """Whether the build took over the groups and splits of the last release, or the release was made of it."""
    held = build.manifest
    if last is None:
        return held.previous is None
    if held.previous == last.manifest.previous and held.inputs == last.manifest.inputs:
        return True
    return held.previous is not None and held.previous.digest == last.manifest.digest


def _removed(places: tuple[str, ...]) -> dict[str, str]:
    """The reasons by the ids of the articles that the registries took out for good."""
    folders = [Path(place) for place in places if "://" not in place]
    registries = (registry.load(folder) for folder in folders if (folder / sources.REGISTRY_FILE).is_file())
    return {removed.id: removed.reason for registry in registries for removed in registry.removed}
