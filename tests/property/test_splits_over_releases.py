"""A corpus that grows, shrinks and is relabelled: what was released stays in its group and its split."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dsbuild.release import groups
from dsbuild.release.options import TakenOver
from dsbuild.release.planning import splits

SHARES = {"train": 80, "validation": 10, "test": 10}
ORDER = tuple(SHARES)
articles = st.integers(0, 400).map("{:04}".format)
sizes = st.lists(st.integers(0, 40), min_size=3, max_size=3)


class Releases(RuleBasedStateMachine):
    """Articles with the ties between them; each release is assigned with the one before as its input."""

    @initialize(corpus=st.dictionaries(articles, sizes, min_size=1, max_size=20))
    def first(self, corpus):
        self.corpus = dict(corpus)
        self.ties = set()
        self.shares = dict(SHARES)
        self.known = TakenOver()
        self.ever = {}

    @rule(more=st.dictionaries(articles, sizes, max_size=12))
    def grow(self, more):
        self.corpus = {**more, **self.corpus}

    @rule(chance=st.randoms(use_true_random=False))
    def shrink(self, chance):
        if len(self.corpus) > 1:
            del self.corpus[chance.choice(sorted(self.corpus))]

    @rule(pairs=st.lists(st.tuples(articles, articles), max_size=6))
    def resemble(self, pairs):
        self.ties |= {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}

    @rule(test=st.sampled_from([0, 10, 30]))
    def ask_for_other_shares(self, test):
        self.shares = {"train": 80, "validation": 10, "test": test}

    @rule(chance=st.randoms(use_true_random=False))
    def relabel(self, chance):
        self.corpus[chance.choice(sorted(self.corpus))] = [chance.randint(0, 40) for _ in range(3)]

    @rule()
    def release(self):
        ids = tuple(sorted(self.corpus))
        places = {article: place for place, article in enumerate(ids)}
        tied = sorted((places[a], places[b]) for a, b in self.ties if a in places and b in places)
        pairs = np.array(tied, dtype=np.int64).reshape(-1, 2)
        grouped = groups.group(ids, pairs, self.known, tuple(self.shares))
        held = {}
        for article, group in grouped.group_of.items():
            held[group] = [
                a + b for a, b in zip(held.get(group, [0, 0, 0]), self.corpus[article], strict=True)
            ]
        fixed = {group: split for group, split in self.known.split_of.items() if group in held}
        split_of = splits.assign(held, self.shares, "seed", fixed)
        self.check(grouped, split_of, pairs)
        self.known = TakenOver(dict(grouped.group_of), split_of)

    def check(self, grouped, split_of, pairs):
        group_of, before = grouped.group_of, self.known
        for article, group in before.group_of.items():
            if article in group_of:
                assert group_of[article] == group, "a group is never renamed"
                assert split_of[group] == before.split_of[group], "an article never moves"
        crossing = {
            frozenset((one.article_id, one.near)) for one in grouped.crossings(split_of, tuple(self.shares))
        }
        ids = sorted(self.corpus)
        new = Counter()
        for one, other in ((ids[a], ids[b]) for a, b in pairs.tolist()):
            if split_of[group_of[one]] != split_of[group_of[other]]:
                assert one in before.group_of or other in before.group_of, (
                    "new articles that are alike stay together"
                )
                new.update((one, other))
        assert {article for pair in crossing for article in pair} <= new.keys()
        assert bool(crossing) == bool(new), "what resembles an article of another split is told"
        for split, share in self.shares.items():
            assert share or split not in {split_of[group_of[a]] for a in group_of if a not in before.group_of and group_of[a] not in before.split_of}  # fmt: skip

    @invariant()
    def every_group_has_one_split(self):
        assert set(self.known.group_of.values()) == self.known.split_of.keys()


Releases.TestCase.settings = settings(
    max_examples=settings.default.max_examples, stateful_step_count=20, deadline=None
)
TestReleases = Releases.TestCase


@pytest.mark.parametrize("start", [10, 60])
def test_the_shares_are_kept_as_a_corpus_grows(start):
    chance = np.random.default_rng(5)
    held = {f"g-{number:05}": chance.integers(0, 40, 3).tolist() for number in range(2000)}
    names, known = sorted(held), {}
    for count in range(start, 2001, 245):
        now = {name: held[name] for name in names[:count]}
        assigned = splits.assign(now, SHARES, "seed", known)
        assert known.items() <= assigned.items()
        known = assigned
    totals = np.sum([held[name] for name in known], axis=0)
    for split, share in SHARES.items():
        part = np.sum([held[name] for name, of in known.items() if of == split], axis=0) / totals
        assert np.allclose(part, share / 100, atol=0.015), (split, part)
