import re

import pyarrow.parquet as pq
import pytest

from dsbuild.release.tables.redact import withheld
from dsbuild.settings import TextPolicy
from dsbuild.sources.registry import redistributable

RESTRICTED = "all-rights-reserved"


@pytest.mark.parametrize(
    "rights", ["CC0-1.0", "CC-BY-4.0", "CC-BY-SA-3.0-IGO", "PDDL-1.0", "ODC-By-1.0", "MIT", "Apache-2.0"]
)
def test_open_licences_are_published_under_open_alone(rights):
    assert redistributable(rights.lower())
    assert not withheld(rights, TextPolicy.OPEN)
    assert withheld(rights, TextPolicy.NONE)


@pytest.mark.parametrize(
    "rights", [RESTRICTED, "", "CC-BY-NC-4.0", "CC-BY-ND-4.0", "CC-BY-4.0-ish", "unknown"]
)
def test_whatever_else_is_withheld(rights):
    assert withheld(rights, TextPolicy.OPEN)
    assert not withheld(rights, TextPolicy.FULL)


def words_of(text):
    return re.findall(r"\w+", text.lower())


def runs(text, length=5):
    words = words_of(text)
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}


def runs_of(annotations):
    return {run for made in annotations for line in made.article.text.splitlines() for run in runs(line)}


def published(folder):
    """Every text that a build holds: its files as they are, and every value of its columns."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".parquet":
            table = pq.read_table(path)
            yield repr(table.schema) + repr(table.schema.metadata)
            for column in table.columns:
                yield from map(repr, column.to_pylist())
        elif path.is_file():
            yield path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("policy", "rights"), [(TextPolicy.OPEN, RESTRICTED), (TextPolicy.NONE, "CC0-1.0")])
def test_no_five_words_of_a_withheld_article_are_published(policy, rights, build, annotate):
    held = [annotate(number, rights=rights, title=f"Harrowmere {number}") for number in range(6)]
    shown = [annotate(number, title=f"Harrowmere {number}") for number in range(6, 8)]
    open_runs, held_runs = runs_of(shown), runs_of(held)
    built = build([held, shown], policy=policy)
    said = {run for text in published(built.folder.parent.parent) for run in runs(text)}
    if policy is TextPolicy.OPEN:
        assert open_runs <= said
        assert not said & (held_runs - open_runs)
        assert built.withheld == 6
    else:
        assert not said & held_runs
        assert built.withheld == 8


def test_offsets_hashes_and_labels_stay(build, annotate):
    full = build([map(annotate, range(6))], name="full")
    none = build([map(annotate, range(6))], name="none", policy=TextPolicy.NONE)
    for config in ("sentences", "articles"):
        tables = [pq.read_table(built.folder / config) for built in (full, none)]
        assert tables[1]["text"].null_count == tables[1].num_rows
        assert tables[0].drop(["text"]) == tables[1].drop(["text"])


def test_the_card_shows_nothing_that_may_not_be_passed_on_even_where_the_build_holds_it(build, annotate):
    held = [annotate(number, rights=RESTRICTED) for number in range(6)]
    built = build([held])
    card = (built.folder / "README.md").read_text(encoding="utf-8")
    assert not runs(card) & runs_of(held)
