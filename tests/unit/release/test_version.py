import pytest

from dsbuild.release.diff.model import Changes, Count, Difference, Moved, Schema, Side
from dsbuild.release.diff.version import Bump, after, bump
from dsbuild.settings import TextPolicy

NONE = Count()
SOME = Count(rows=3)
KINDS = ("added", "removed", "relabelled", "changed", "evidence", "moved")


def changes(**told):
    return Changes(**dict.fromkeys(KINDS, NONE) | told)


def difference(sentences=None, articles=None, schemas=(), files=()):
    side = Side(
        place="p", name="n", version="1.2.3", digest="d", text=TextPolicy.FULL, articles=1, sentences=1
    )
    return Difference(
        first=side,
        second=side,
        sentences=sentences or changes(),
        articles=articles or changes(),
        schemas=schemas,
        files=files,
    )


@pytest.mark.parametrize("config", ["sentences", "articles"])
@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("added", Bump.MINOR),
        ("evidence", Bump.MINOR),
        ("removed", Bump.MAJOR),
        ("relabelled", Bump.MAJOR),
        ("changed", Bump.MAJOR),
        ("moved", Bump.MAJOR),
    ],
)
def test_the_part_that_goes_up(config, kind, part):
    found, why = bump(difference(**{config: changes(**{kind: SOME})}))
    assert found is part
    assert len(why) == 1
    assert why[0].startswith(f"3 {config} ")


@pytest.mark.parametrize("kind", KINDS)
def test_reviews_are_about_the_label(kind):
    assert bump(difference().model_copy(update={"reviews": changes(**{kind: SOME})}))[0] is Bump.MINOR


def test_other_columns_are_major():
    schema = Schema(config="articles", only_first=(), only_second=("byline: string",))
    assert bump(difference(schemas=(schema,))) == (Bump.MAJOR, ("articles: other columns",))


def test_the_same_rows_are_a_patch():
    assert bump(difference(files=("README.md",))) == (Bump.PATCH, ("other README.md",))
    assert bump(difference(articles=changes(provenance=2)))[0] is Bump.PATCH


def test_a_minor_change_does_not_hide_a_major_one():
    moved = Moved(before="train", after="test", rows=3)
    told = changes(added=SOME, moved=SOME, moves=(moved,))
    assert bump(difference(told))[0] is Bump.MAJOR


@pytest.mark.parametrize(
    ("version", "part", "next_one"),
    [
        ("1.0.0", Bump.PATCH, "1.0.1"),
        ("1.9.9", Bump.MINOR, "1.10.0"),
        ("9.9.9", Bump.MAJOR, "10.0.0"),
    ],
)
def test_the_version_that_follows(version, part, next_one):
    assert after(version, part) == next_one
