from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from dsbuild.release.options import TakenOver
from dsbuild.release.planning.duplicates import firsts

NOTHING = TakenOver()


def digest(word):
    return sha256(word.encode()).hexdigest()


def article(name, *words):
    """The article as the finaliser gives it: its id, the ids of its sentences, the hashes of their words."""
    seen, ids = {}, []
    for word in words:
        seen[word] = seen.get(word, -1) + 1
        ids.append(f"{name}-{digest(word)[:12]}-{seen[word]}")
    return name, ids, [digest(word) for word in words]


def repeats(articles, group_of, known=NOTHING):
    """For each article, which sentence each of its sentences repeats: its article and occurrence."""
    found = firsts(articles, group_of, known)
    return {
        name: [
            of and f"{of[: of.index('-')]}{of[of.rindex('-') :]}"
            for of in found.duplicates(group_of[name], ids, digests)
        ]
        for name, ids, digests in articles
    }


def test_the_first_by_id_stands_for_the_rest_of_its_group():
    made = [article("a", "x", "y", "x"), article("b", "x"), article("c", "y", "z")]
    groups = {"a": "g-1", "b": "g-2", "c": "g-1"}
    assert repeats(made, groups) == {"a": [None, None, "a-0"], "b": [None], "c": ["a-0", None]}


def test_what_was_first_in_the_last_release_stays_first():
    made = [article("a", "x", "x"), article("b", "x"), article("c", "x")]
    groups = dict.fromkeys("abc", "g")
    known = TakenOver({"b": "g", "c": "g"}, {"g": "train"}, frozenset({made[1][1][0]}))
    assert repeats(made, groups, known) == {"a": ["c-0", "c-0"], "b": ["c-0"], "c": [None]}
    gone = TakenOver({"b": "g"}, {"g": "train"}, frozenset({made[1][1][0]}))
    assert repeats(made[:2], groups, gone) == {"a": ["b-0", "b-0"], "b": [None]}


corpora = st.dictionaries(
    st.text("0123456789abcdef", min_size=4, max_size=4),
    st.tuples(st.sampled_from("GH"), st.lists(st.sampled_from("uvwxyz"), max_size=6)),
    max_size=12,
)


@given(corpora, st.sets(st.text("0123456789abcdef", min_size=4, max_size=4)))
def test_what_repeats_points_to_what_does_not(corpus, old):
    made = [article(name, *words) for name, (_, words) in sorted(corpus.items())]
    group_of = {name: group for name, (group, _) in corpus.items()}
    known = TakenOver({name: group_of[name] for name in sorted(corpus.keys() & old)})
    found = firsts(made, group_of, known)
    of = {id_: first for name, ids, digests in made for id_, first in zip(ids, found.duplicates(group_of[name], ids, digests), strict=True)}  # fmt: skip
    said = {
        id_: (group_of[name], words)
        for name, ids, digests in made
        for id_, words in zip(ids, digests, strict=True)
    }
    for id_, first in of.items():
        assert first is None or (of[first] is None and said[first] == said[id_])
    assert sum(first is None for first in of.values()) == len(set(said.values()))
