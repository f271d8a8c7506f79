from dsbuild.release.duplicates import FirstSeen, alone


def test_the_first_of_a_group_stands_for_the_rest():
    seen = FirstSeen(["g-a", "g-a", "g-b"])
    assert seen.duplicates("g-a", ["a-1", "a-2", "a-3"], ["x", "y", "x"]) == [None, None, "a-1"]
    assert seen.duplicates("g-b", ["b-1"], ["x"]) == [None]
    assert seen.duplicates("g-a", ["c-1", "c-2"], ["y", "z"]) == ["a-2", None]


def test_a_group_is_forgotten_with_its_last_article():
    seen = FirstSeen(["g-a", "g-b"])
    seen.duplicates("g-a", ["a-1"], ["x"])
    assert not seen._first


def test_alone_each_article_is_its_own_group():
    assert alone(["ab", "cd"]) == {"ab": "g-ab", "cd": "g-cd"}
