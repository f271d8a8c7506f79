"""The group of each article, given the groups and splits of the last release.

A group keeps its name, its articles and its split for good. New articles that belong together, and to no
group, found one, named after the first of them by id. Those that belong to one group join it. Those that
belong to several, which then stay as they are, join the one whose split comes last (test before validation
before train), and of these the first by name: so no article of a release comes to resemble a new one that
people train on. What then resembles an article of another split is told as a crossing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dsbuild.release.groups.links import Links
from dsbuild.release.groups.united import United
from dsbuild.release.options import Crossing, TakenOver


@dataclass(frozen=True, slots=True)
class Grouping:
    """The group of each article by id, and the links that lead from one split of the last release to another."""

    group_of: Mapping[str, str]
    links: tuple[tuple[str, str], ...]

    def crossings(self, split_of: Mapping[str, str], order: Sequence[str]) -> tuple[Crossing, ...]:
        """One for each article that resembles one of another split, `split_of` being that of each group.

        Of two splits it is the article in the later that is told.
        """
        found: dict[str, Crossing] = {}
        for pair in self.links:
            placed = [(_rank(split_of[self.group_of[one]], order), one) for one in pair]
            if placed[0][0] != placed[1][0]:
                (_, near), (_, article) = sorted(placed)
                crossing = Crossing(
                    article_id=article,
                    split=split_of[self.group_of[article]],
                    near=near,
                    near_split=split_of[self.group_of[near]],
                )
                found[article] = min(found.get(article, crossing), crossing, key=lambda one: one.near)
        return tuple(found[article] for article in sorted(found))


def group(ids: Sequence[str], pairs: Links, known: TakenOver, order: Sequence[str]) -> Grouping:
    """The group of each article; `ids` are sorted, `pairs` are links between them, `order` is that of the splits."""
    united = United(len(ids))
    first: dict[str, int] = {}
    for place, article in enumerate(ids):
        if article in known.group_of:
            united.unite(place, first.setdefault(known.group_of[article], place))
    for one, other in pairs:
        united.unite(int(one), int(other))
    components: dict[int, list[str]] = {}
    for place, article in enumerate(ids):
        components.setdefault(united.root(place), []).append(article)
    taken = set(known.group_of.values())
    group_of: dict[str, str] = {}
    for members in components.values():
        old = {known.group_of[article] for article in members if article in known.group_of}
        name = _chosen(old, known, order) if old else _new(members, taken)
        group_of |= {article: known.group_of.get(article, name) for article in members}
    apart = (
        (ids[one], ids[other]) for one, other in pairs.tolist() if group_of[ids[one]] != group_of[ids[other]]
    )
    return Grouping(group_of, tuple(apart))


def _chosen(groups: set[str], known: TakenOver, order: Sequence[str]) -> str:
    return min(groups, key=lambda name: (-_rank(known.split_of[name], order), name))


def _new(members: Sequence[str], taken: set[str]) -> str:
    """A name that no group has or had in the last release."""
    for article in members:
        if (name := f"g-{article}") not in taken:
            return name
    number = 2
    while (name := f"g-{members[0]}-{number}") in taken:
        number += 1
    return name


def _rank(split: str, order: Sequence[str]) -> int:
    """The place of a split in their order; one that has no share any more comes first."""
    return order.index(split) if split in order else -1
