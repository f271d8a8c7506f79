"""A build becomes what is reviewed: whole or not at all, once, and decisions stay with their sentences."""

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from dsbuild.review import articles, items, queue, reading, verify
from dsbuild.review.errors import ImportRefusedError
from dsbuild.review.importing import import_build
from dsbuild.review.store import Store
from dsbuild.review.tasks import WORDS, Why
from dsbuild.review.values import Answer, User
from tests.unit.review.kit import MadeUp, decide, do, made_up, write_build


def test_every_sentence_and_article_is_there(store: Store, small: Path, ann: User) -> None:
    found = reading.open_build(small)
    rows = [row for batch in reading.sentences(found) for row in batch]
    assert len(rows) == 1000
    for row in rows[::97]:
        item = items.item(store, ann, row["id"])
        assert (item.text, item.start, item.end, item.position) == (
            row["text"],
            row["start"],
            row["end"],
            row["position"],
        )
        view = articles.view(store, ann, row["article_id"])
        assert "".join(piece.text for piece in view.pieces) == _text(small, row["article_id"])
        for mark in item.marks:
            assert item.text[mark.start : mark.end] == mark.words


def _text(build: Path, identity: str) -> str:
    return next(
        row["text"]
        for batch in reading.articles(reading.open_build(build))
        for row in batch
        if row["article_id"] == identity
    )


def test_the_project_s_own_build_is_taken(store: Store, built: Path, ann: User) -> None:
    done = import_build(store, built)
    assert done.sentences > 1500
    listing = articles.listing(store, count=200)
    for head in listing.articles:
        view = articles.view(store, ann, head.id)
        assert "".join(piece.text for piece in view.pieces) == _text(built, head.id)
    assert any(piece.dropped for piece in view.pieces)


def test_the_same_build_twice_is_refused(store: Store, small: Path) -> None:
    with pytest.raises(ImportRefusedError, match="were imported on"):
        import_build(store, small)


def test_withheld_text_is_refused_with_the_remedy(store: Store, tmp_path: Path) -> None:
    build = write_build(tmp_path / "b", made_up(50), withheld=True)
    with pytest.raises(ImportRefusedError, match=r"withheld.*--text full.*hydrate"):
        import_build(store, build)


def test_a_nul_in_a_text_is_kept_or_refused(store: Store, tmp_path: Path) -> None:
    build = write_build(tmp_path / "b", [[MadeUp("A\x00b is here.", reasons=("weak_cue",))]])
    if store.sqlite:
        assert import_build(store, build).sentences == 1
    else:
        with pytest.raises(ImportRefusedError, match="holds a NUL"):
            import_build(store, build)


def broken_manifest(build: Path) -> None:
    (build / "manifest.json").write_text("{", encoding="utf-8")


def no_manifest(build: Path) -> None:
    (build / "manifest.json").unlink()


def strange_manifest(build: Path) -> None:
    (build / "manifest.json").write_text("[1]", encoding="utf-8")


def changed_table(build: Path) -> None:
    table = next((build / "sentences").iterdir())
    table.write_bytes(table.read_bytes()[:-1] + b"x")


def missing_table(build: Path) -> None:
    next((build / "articles").iterdir()).unlink()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (broken_manifest, "cannot be read"),
        (no_manifest, "found no manifest.json"),
        (strange_manifest, "cannot be read"),
        (changed_table, "has changed since it was built"),
        (missing_table, "cannot be read"),
    ],
)
def test_a_harmed_build_is_refused_and_nothing_changes(store: Store, tmp_path: Path, harm, told: str) -> None:
    build = write_build(tmp_path / "b", made_up(50, seed=3))
    harm(build)
    before = articles.listing(store, count=200)
    with pytest.raises(ImportRefusedError, match=told):
        import_build(store, build)
    assert articles.listing(store, count=200) == before


def test_decisions_stay_with_their_sentences_and_the_gone_are_told(
    store: Store, tmp_path: Path, ann: User
) -> None:
    handed = queue.next_items(store, ann, 6).items
    for item in handed:
        decide(store, ann, item, extremist=True, casualty=True)
    speaker = next(card for item in queue.next_items(store, ann, 50).items for card in item.speakers)
    do(
        store,
        ann,
        "speaker",
        article=speaker.article_id,
        speaker=speaker.name,
        revision=0,
        role="other",
        status=None,
    )
    queue.give_back(store, ann)
    gone = handed[0]
    made = [
        [dataclasses.replace(one, casualty=not one.casualty) if number == 4 else one for one in article]
        for number, article in enumerate(made_up(1000))
    ]
    kept = [
        [] if f"Article {number}" == gone.article.title else article for number, article in enumerate(made)
    ]
    done = import_build(store, write_build(tmp_path / "b", kept, rules="r2"))
    lost = {item.id for item in handed if item.article.id == gone.article.id}
    assert set(done.orphaned) >= lost
    assert done.carried == len(handed) + 1 - len(done.orphaned)
    for item in handed:
        if item.id not in lost:
            assert items.item(store, ann, item.id).mine == Answer(extremist=True, casualty=True)
    assert done.changed == len(made[4])
    whys = set()
    while batch := queue.next_items(store, ann, 50, carry_on=True).items:
        whys |= {item.why for item in batch}
        assert not {item.id for item in batch} & {item.id for item in handed}
        for item in batch:
            decide(store, ann, item)
    assert WORDS[Why.CHANGED] in whys
    assert verify.verify(store).ok


def test_a_build_without_a_needed_column_is_refused(store: Store, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    build = write_build(tmp_path / "b", made_up(50, seed=5))
    table = next((build / "sentences").iterdir())
    pq.write_table(pq.read_table(table).drop_columns(["evidence"]), table)
    told = json.loads((build / "manifest.json").read_text())
    from hashlib import sha256

    next(one for one in told["files"] if one["path"].startswith("sentences"))["sha256"] = sha256(
        table.read_bytes()
    ).hexdigest()
    (build / "manifest.json").write_text(json.dumps(told))
    with pytest.raises(ImportRefusedError, match="found no column evidence"):
        import_build(store, build)
    shutil.rmtree(build)


def test_what_the_rules_say_is_kept_apart_from_what_people_decided(root: Path, lexicon) -> None:
    from dsbuild import pipeline
    from dsbuild.model import Decisions, Label, SentenceDecision
    from dsbuild.release.staging.rows import sentence_rows
    from dsbuild.review.importing import _by_rules
    from dsbuild.settings import TextPolicy
    from tests.unit.review.test_speakers import articles as every_article

    compared = 0
    for article in every_article(root)[:12]:
        before = pipeline.annotate(article, lexicon)
        columns = sentence_rows(before, TextPolicy.FULL)
        keys = list(dict.fromkeys(columns["text_sha256"]))
        turned = Decisions(sentences={(key, 0): SentenceDecision("d", (Label.REPORTAGE,)) for key in keys})
        after = sentence_rows(pipeline.annotate(article, lexicon, turned), TextPolicy.FULL)
        for number, labels in enumerate(columns["labels"]):
            row = {name: after[name][number] for name in ("evidence", "casualties", "decided_by")}
            if row["decided_by"] == "review":
                compared += 1
                names = [list(Label)[index] for index in labels]
                assert _by_rules(row) == (Label.QUOTED_EXTREMIST_SPEECH in names)
                assert bool(row["casualties"]) == (Label.CASUALTY_STATISTIC in names)
    assert compared > 400
