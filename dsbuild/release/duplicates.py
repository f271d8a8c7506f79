"""Sentences that say again what their group said before."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence


class FirstSeen:
    """Knows the first sentence with given words in each group; articles come in order of their ids.

    Forgets a group with its last article, so that memory is bounded by the groups that are open.
    """

    def __init__(self, groups: Iterable[str]) -> None:
        self._to_come = Counter(groups)
        self._first: dict[str, dict[str, str]] = {}

    def duplicates(self, group: str, ids: Sequence[str], digests: Sequence[str]) -> list[str | None]:
        """For each sentence of the group's next article the id of the first with these words, None for that one."""
        first = self._first.setdefault(group, {})
        firsts = [first.setdefault(digest, id_) for id_, digest in zip(ids, digests, strict=True)]
        self._to_come[group] -= 1
        if not self._to_come[group]:
            del self._first[group]
        return [None if known == id_ else known for id_, known in zip(ids, firsts, strict=True)]


def alone(article_ids: Iterable[str]) -> Mapping[str, str]:
    """The group of each article where each is a group of its own."""
    return {article_id: f"g-{article_id}" for article_id in article_ids}
