import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsbuild.release.planning.splits import assign

SHARES = {"train": 80, "validation": 10, "test": 10}
counts = st.lists(st.integers(0, 50), min_size=3, max_size=3)
corpora = st.dictionaries(st.text("abcdef0123456789", min_size=4, max_size=8), counts, max_size=40)


def corpus(groups, seed=7):
    """Groups as articles are: of very different lengths, each rich or poor in a label."""
    chance = random.Random(seed)
    return {
        f"g-{number:04}": [
            int(length * (1 - quoted)),
            int(length * quoted),
            chance.choice([0, 0, 0, 1, 2]),
        ]
        for number in range(groups)
        for length, quoted in [(chance.randint(5, 150), chance.choice([0, 0, 0, 0.1, 0.6]))]
    }


def share(sizes, assigned, split, label):
    total = sum(held[label] for held in sizes.values())
    return sum(sizes[group][label] for group, of in assigned.items() if of == split) / total


@given(corpora, st.randoms())
def test_every_group_has_one_split_whatever_their_order(sizes, chance):
    shuffled = list(sizes.items())
    chance.shuffle(shuffled)
    assigned = assign(sizes, SHARES, "seed")
    assert assigned == assign(dict(shuffled), SHARES, "seed")
    assert assigned.keys() == sizes.keys()
    assert set(assigned.values()) <= SHARES.keys()


@given(corpora)
def test_three_groups_with_sentences_fill_three_splits(sizes):
    filled = {of for group, of in assign(sizes, SHARES, "seed").items() if any(sizes[group])}
    with_sentences = sum(any(held) for held in sizes.values())
    assert len(filled) >= min(with_sentences, 3) or with_sentences == 2
    if with_sentences:
        assert "train" in filled


@pytest.mark.parametrize("groups", [1, 2])
def test_train_goes_first_when_there_are_few(groups):
    assert "train" in assign(corpus(groups), SHARES, "seed").values()


@pytest.mark.parametrize(("groups", "off"), [(30, 0.12), (300, 0.03), (5000, 0.003)])
def test_each_split_has_its_share_of_each_label(groups, off):
    sizes = corpus(groups)
    assigned = assign(sizes, SHARES, "seed")
    for split, percent in SHARES.items():
        for label in range(3):
            assert share(sizes, assigned, split, label) == pytest.approx(percent / 100, abs=off)


def test_length_does_not_decide():
    sizes = corpus(2000)
    assigned = assign(sizes, SHARES, "seed")
    means = [
        sum(sum(sizes[group]) for group, of in assigned.items() if of == split)
        / sum(of == split for of in assigned.values())
        for split in SHARES
    ]
    assert max(means) < 1.4 * min(means)


def test_the_seed_decides():
    sizes = corpus(50)
    assert assign(sizes, SHARES, "one") != assign(sizes, SHARES, "other")


def test_a_split_without_a_share_stays_empty():
    assert set(assign(corpus(20), {"train": 1, "test": 0}, "seed").values()) == {"train"}


def test_shares_that_are_all_nothing_are_refused():
    with pytest.raises(ValueError, match="expected one above 0"):
        assign(corpus(3), {"train": 0}, "seed")


def test_no_groups_no_splits():
    assert assign({}, SHARES, "seed") == {}
