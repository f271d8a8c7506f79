from dsbuild import catalogue


def test_meaning_is_blind_to_comments_layout_and_docstrings() -> None:
    bare = "def f(x):\n    return {'a': x, 'b': f'{x!r}'}\n"
    dressed = '''def f(
    x,  # the number
):
    """Says what it does."""

    # why
    return {
        "a": x,
        "b": f"{x!r}",
    }
'''
    assert catalogue.meaning(bare) == catalogue.meaning(dressed)
    assert catalogue.meaning(bare) != catalogue.meaning(bare.replace("'a'", "'c'"))


def test_the_version_is_the_same_twice() -> None:
    first = catalogue.version()
    catalogue.version.cache_clear()
    assert catalogue.version() == first
    assert len(first) == 16
