"""Differences are found whole, between any two builds, and mirrored when the two change places."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsbuild.model import Evidence, Label, ReviewReason
from dsbuild.release.diff import Quotable, as_markdown, as_text, changed_rows, diff
from dsbuild.release.diff.equality import differing
from dsbuild.release.places.opened import batches, opened, splits
from dsbuild.release.tables.columns import SCHEMAS, class_fields

REPORTAGE, SPEECH = Label.REPORTAGE, Label.QUOTED_EXTREMIST_SPEECH
INNER = pa.struct([("n", pa.int32()), ("words", pa.list_(pa.string()))])
TYPES = {
    "flat": (pa.string(), st.none() | st.sampled_from(["", "a", "b"])),
    "share": (pa.float32(), st.none() | st.sampled_from([0.0, 0.5])),
    "labels": (pa.list_(pa.int64()), st.none() | st.lists(st.none() | st.integers(0, 2), max_size=3)),
    "nested": (
        pa.list_(INNER),
        st.none()
        | st.lists(
            st.none()
            | st.fixed_dictionaries(
                {
                    "n": st.none() | st.integers(0, 1),
                    "words": st.none() | st.lists(st.sampled_from("ab"), max_size=2),
                }
            ),
            max_size=3,
        ),
    ),
}


@pytest.mark.parametrize("name", TYPES)
@given(data=st.data())
def test_differing_is_what_python_says(name, data):
    kind, value = TYPES[name]
    pairs = data.draw(
        st.lists(value.flatmap(lambda one: st.tuples(st.just(one), st.just(one) | value)), max_size=8)
    )
    one, other = (pa.array([pair[side] for pair in pairs], kind) for side in (0, 1))
    expected = [a != b for a, b in zip(one.to_pylist(), other.to_pylist(), strict=True)]
    assert differing(one, other).tolist() == expected
    if len(pairs) > 1:  # a slice has an offset
        assert differing(one[1:], other[1:]).tolist() == expected[1:]


@pytest.fixture
def compared(build, tmp_path):
    """What differs between two builds of annotations."""

    def run(first, second, examples=5, quotable=Quotable.HELD, **options):
        sides = [
            opened(str(build([made], dist=tmp_path / place, **options).folder))
            for place, made in (("one", first), ("two", second))
        ]
        return diff(*sides, examples, quotable)

    return run


def kinds(changes):
    return {
        kind: rows
        for kind in ("added", "removed", "relabelled", "changed", "evidence", "moved")
        if (rows := getattr(changes, kind).rows)
    }


def with_sentence(annotation, place, **changed):
    sentences = list(annotation.sentences)
    sentences[place] = replace(sentences[place], **changed)
    return replace(annotation, sentences=tuple(sentences))


def test_a_build_and_itself(compared, annotate):
    made = [annotate(number) for number in range(12)]
    found = compared(made, made)
    assert found.same
    assert not kinds(found.sentences)
    assert not kinds(found.articles)
    assert "the same, byte for byte" in as_text(found)


def test_added_and_removed(compared, annotate):
    shares = {"train": 1}
    found = compared([annotate(n) for n in range(6)], [annotate(n) for n in range(2, 9)], shares=shares)
    assert kinds(found.sentences) == {"added": 15, "removed": 10}
    assert kinds(found.articles) == {"added": 3, "removed": 2}
    assert found.sentences.added.by_label == {REPORTAGE: 9, SPEECH: 3, Label.CASUALTY_STATISTIC: 3}
    assert found.sentences.added.by_source == {"The Harrowmere Gazette": 15}
    shown = [example for example in found.sentences.examples if example.kind == "added"]
    assert len({example.id[:16] for example in shown}) == len(shown) == 3, "an example of each article"


def test_relabelled_by_which_rule(compared, annotate):
    one = annotate(1)
    spoken = Evidence("V009", SPEECH, one.sentences[0].start, one.sentences[0].end)
    other = with_sentence(one, 0, labels=(SPEECH,), evidence=(spoken,))
    found = compared([one, annotate(2)], [other, annotate(2)], shares={"train": 1})
    assert kinds(found.sentences) == {"relabelled": 1}
    (way,) = found.sentences.transitions
    assert (way.before, way.after, way.rows, way.because) == ((REPORTAGE,), (SPEECH,), 1, {"+V009": 1})
    (back,) = compared([other], [one]).sentences.transitions
    assert (back.before, back.after, back.because) == ((SPEECH,), (REPORTAGE,), {"-V009": 1})
    assert "reportage → quoted_extremist_speech: 1 by +V009 1" in as_text(found)


def test_relabelled_by_a_decision(compared, annotate):
    one = annotate(1)
    decided = Evidence("review", REPORTAGE, one.sentences[1].start, one.sentences[1].end, "decision d-17")
    other = with_sentence(
        one, 1, labels=(REPORTAGE,), evidence=(decided, *one.sentences[1].evidence), decided_by_review=True
    )
    found = compared([one], [other])
    assert found.sentences.transitions[0].because == {"+review": 1}
    assert found.sentences.examples[0].decisions == ("d-17",)
    assert "decision d-17" in as_text(found)
    assert "decision d-17" in as_markdown(found)


def test_evidence_and_flags_are_no_change_of_the_rest(compared, annotate):
    one = annotate(1)
    moved = replace(one.sentences[1].evidence[0], end=one.sentences[1].start + 30)
    other = with_sentence(one, 1, evidence=(moved,), review_reasons=(ReviewReason.WEAK_CUE,))
    found = compared([one], [other])
    assert kinds(found.sentences) == {"evidence": 1}
    assert found.sentences.examples[0].what == ("evidence", "needs_review", "review_reasons")
    assert not kinds(found.articles)


def test_the_basis_of_a_role_is_evidence(compared, annotate):
    one = annotate(1)
    other = replace(one, speakers=(replace(one.speakers[0], basis=("R001", "R002")),))
    found = compared([one], [other]).articles
    assert kinds(found) == {"evidence": 1}
    assert found.examples[0].what == ("speakers",)
    renamed = replace(one, speakers=(replace(one.speakers[0], basis=("R001", "R002"), name="O. Vale"),))
    assert kinds(compared([one], [renamed]).articles) == {"changed": 1}


def test_bibliography_is_a_change_and_provenance_is_none(compared, annotate):
    found = compared([annotate(1)], [annotate(1, publisher="The Ferry Post")])
    assert found.sentences.columns == {"publisher": 5}
    assert found.articles.columns == {"publisher": 1}
    found = compared([annotate(1)], [annotate(1, path="elsewhere.txt", source_sha256="cd" * 32)])
    assert not kinds(found.articles)
    assert found.articles.provenance == 1


def test_moved_between_splits(compared, annotate, build, tmp_path):
    made = [annotate(number) for number in range(4)]
    one = opened(str(build([made], dist=tmp_path / "one", shares={"train": 1}).folder))
    other = opened(str(build([made], dist=tmp_path / "two", shares={"test": 1}).folder))
    found = diff(one, other)
    assert kinds(found.sentences) == {"moved": 20}
    assert [(move.before, move.after, move.rows) for move in found.sentences.moves] == [("train", "test", 20)]


def test_text_that_is_withheld_is_shown_nowhere(compared, annotate):
    closed = {"rights": "all-rights-reserved"}
    one = [annotate(1, **closed), annotate(2, **closed), annotate(3)]
    other = [
        annotate(1, publisher="P", **closed),
        annotate(3, publisher="P"),
        annotate(4, **closed),
        annotate(5),
    ]
    found = compared(one, other, quotable=Quotable.OPEN)
    told = as_markdown(found) + as_text(found)
    for number, shown in ((1, False), (2, False), (3, True), (4, False), (5, True)):
        assert (annotate(number).article.text[:30] in told) is shown, number
    held = compared(one, other)
    assert annotate(2).article.text[:30] in as_text(held), "who holds both may see both"


def test_markdown_breaks_no_table(compared, annotate):
    found = compared([annotate(1)], [annotate(1), annotate(2, publisher="a|b", title="<b>x|y\nz</b>")])
    for line in as_markdown(found).splitlines():
        if line.startswith("| added"):
            assert line.count("|") - line.count("\\|") in {5, 7}
            assert "<b>" not in line


@pytest.mark.parametrize("examples", [0, 1, 100])
def test_as_many_examples_as_asked(compared, annotate, examples):
    found = compared([annotate(n) for n in range(3)], [annotate(n) for n in range(3, 9)], examples=examples)
    assert len([one for one in found.sentences.examples if one.kind == "added"]) == min(examples, 6)


def test_articles_longer_than_a_batch(compared, annotate, monkeypatch):
    from dsbuild.release.diff import align

    monkeypatch.setattr(align, "BATCH", {"sentences": 2, "articles": 1})
    first, second = [annotate(n) for n in range(9)], [annotate(n) for n in range(4, 14)]
    found = compared(first, second, shares={"train": 1})
    assert kinds(found.sentences) == {"added": 25, "removed": 20}
    assert kinds(found.articles) == {"added": 5, "removed": 4}


def held(release):
    """All rows of a release, by config and id, classes by name, with their splits."""
    rows = {}
    for config in ("sentences", "articles"):
        classes = dict(class_fields(SCHEMAS[config]))
        for split in splits(release, config):
            for batch in batches(release, config, split):
                for row in batch.to_pylist():
                    for column, names in classes.items():
                        value = row[column]
                        row[column] = (
                            [names[index] for index in value]
                            if isinstance(value, list)
                            else value
                            if value is None
                            else names[value]
                        )
                    rows[config, row["id" if config == "sentences" else "article_id"]] = {
                        **row,
                        "split": split,
                    }
    return rows


def applied(changes, rows):
    """The rows after these changes; each change fits the row as it was."""
    for change in changes:
        key = change.config, change.id
        if change.before is None:
            assert key not in rows
            rows[key] = dict(change.after)
            continue
        assert {name: rows[key][name] for name in change.before} == change.before
        if change.after is None:
            del rows[key]
        else:
            rows[key] = {**rows[key], **change.after}
    return rows


edits = st.dictionaries(st.integers(0, 7), st.sampled_from(["gone", "relabel", "flag", "publisher", "path"]))


@settings(max_examples=settings.default.max_examples // 4)
@given(st.sets(st.integers(0, 9)), edits)
def test_what_is_found_is_what_was_done_and_mirrors(more, done):
    import tempfile
    from pathlib import Path

    from dsbuild.release.finalise import Options, finalise
    from dsbuild.release.staging.stage import write_shard
    from dsbuild.settings import TextPolicy
    from tests.unit.release import conftest

    def edited(number, edit):
        if edit == "publisher":
            return conftest.annotation(number, publisher="Another")
        if edit == "path":
            return conftest.annotation(number, path="elsewhere")
        made = conftest.annotation(number)
        if edit == "relabel":
            return with_sentence(made, 2, labels=(REPORTAGE,))
        return with_sentence(made, 0, review_reasons=(ReviewReason.ROLE_UNKNOWN,)) if edit == "flag" else made

    def built(work, annotations):
        (work / "staged").mkdir(parents=True)
        write_shard(annotations, work / "staged", 0, TextPolicy.FULL)
        options = Options("gazette", TextPolicy.FULL, shares={"train": 1})
        return opened(str(finalise(work / "staged", work / "dist", options).folder))

    with tempfile.TemporaryDirectory() as folder:
        one = built(Path(folder, "one"), [conftest.annotation(number) for number in range(8)])
        changed = [edited(number, done.get(number)) for number in range(8) if done.get(number) != "gone"]
        new = [conftest.annotation(20 + number) for number in more]
        if not changed and not new:
            return
        other = built(Path(folder, "two"), [*changed, *new])
        found, back = diff(one, other), diff(other, one)
        rows = list(changed_rows(one, other))
        assert applied(rows, held(one)) == held(other)
    for config in ("sentences", "articles"):
        told = Counter(kind for row in rows if row.config == config for kind in row.kinds)
        assert told == kinds(getattr(found, config))
    count = {
        edit: list(done.values()).count(edit) for edit in ("gone", "relabel", "flag", "publisher", "path")
    }
    expected = {
        "added": 5 * len(more),
        "removed": 5 * count["gone"],
        "relabelled": count["relabel"],
        "changed": 5 * count["publisher"],
        "evidence": count["flag"],
    }
    assert kinds(found.sentences) == {kind: rows for kind, rows in expected.items() if rows}
    assert found.articles.provenance == count["path"]
    for config in ("sentences", "articles"):
        here, there = getattr(found, config), getattr(back, config)
        assert (here.added, here.removed) == (there.removed, there.added)
        for kind in ("changed", "evidence", "relabelled", "moved"):
            assert getattr(here, kind).rows == getattr(there, kind).rows
        assert here.columns == there.columns
        ways = {(way.before, way.after, way.rows) for way in here.transitions}
        assert ways == {(way.after, way.before, way.rows) for way in there.transitions}
    assert found.same is (not done and not more)


def test_rows_out_of_order_are_told(build, annotate, tmp_path, monkeypatch):
    from dsbuild.release.diff import align
    from dsbuild.release.places.opened import PlaceError

    made = opened(str(build([[annotate(number) for number in range(6)]], shares={"train": 1}).folder))
    real = align.batches

    def shuffled(*args, **options):
        for batch in real(*args, **options):
            yield batch.take(pa.array(np.arange(batch.num_rows)[::-1].copy()))

    monkeypatch.setattr(align, "batches", shuffled)
    monkeypatch.setattr(align, "BATCH", {"sentences": 4, "articles": 4})
    with pytest.raises(PlaceError, match="rows out of order"):
        diff(made, made)
