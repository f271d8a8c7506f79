"""The loop: build, release, review, apply, build, release. What people decided is what the dataset says."""

import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from datasets import load_dataset
from sqlalchemy import select

from dsbuild.model import Label, Role
from dsbuild.review import articles, events, items, queue, speakers, users
from dsbuild.review.roles import UserRole
from dsbuild.review.secret import secret
from dsbuild.review.store import Store, open_store
from dsbuild.review.tables import settlement
from dsbuild.review.values import Item
from tests.unit.review.kit import act, decide, do

TEXT = """Council votes on bridge

The council voted on Monday to close the old bridge at Sallow Ford for a year, and {extra}.

“We warned them about that bridge for ten years,” said Mara Okafor, a baker. “Nobody listened.”

“We will not forget this,” Okafor said.

A bomb killed 12 people in the market of {place} on Friday, police said.
"""


LOOP = ("--name", "loop", "--dist", "dist")


def run(folder: Path, *command: str, code: int = 0) -> str:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "dsbuild",
            *(str(folder / "dist") if word == "dist" else word for word in command),
        ],
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
    )
    assert done.returncode == code, done.stderr + done.stdout
    return done.stdout + done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number, place in enumerate(("Alder", "Birch", "Cedar", "Doverel")):
        (seeds / f"{number}.txt").write_text(
            TEXT.format(place=place, extra=f"{number + 2} others followed"), encoding="utf-8"
        )
    return tmp_path


def everything(store: Store, user: users.User) -> list[Item]:
    """Every sentence of every article."""
    found = (articles.view(store, user, head.id) for head in articles.listing(store).articles)
    return [
        items.item(store, user, piece.sentence) for view in found for piece in view.pieces if piece.sentence
    ]


def opened(project: Path) -> Store:
    return open_store(f"sqlite:///{project}/review.db")


def test_what_people_decide_is_what_the_next_release_says(project: Path) -> None:
    run(project, "build", "seeds", *LOOP)
    assert "1.0.0" in run(project, "release", "seeds", *LOOP, "--text", "full")
    run(project, "review", "import", "dist/loop/dev")
    store = opened(project)
    ann = users.add(store, "ann", UserRole.REVIEWER).user
    settled, relabelled, answers = _review(store, ann)
    store.close()
    run(project, "review", "apply")
    told = run(project, "build", "seeds", *LOOP, "--json")
    decisions = json.loads(told[told.index("{") :])["decisions"]
    assert set(decisions["applied"]) == {settled, relabelled}
    assert (decisions["orphaned"], decisions["conflicting"]) == ([], [])
    rows = {row["id"]: row for row in _rows(project / "dist/loop/dev", "sentences")}
    labels = list(Label)
    for identity, labelled in answers.items():
        assert [labels[number] for number in rows[identity]["labels"]] == list(labelled)
    assert {identity for identity, row in rows.items() if row["decided_by"] == "review"} == answers.keys()
    diff = run(project, "diff", "latest", "dev", *LOOP)
    assert f"decision {relabelled}" in diff
    assert f"decision {settled}" in diff
    assert "2.0.0" in run(project, "release", "seeds", *LOOP, "--text", "full")
    run(project, "verify", "latest", *LOOP)
    changes = (project / "dist/loop/2.0.0/CHANGES.md").read_text(encoding="utf-8")
    assert relabelled in changes
    _check_reviews(project, store, settled, relabelled)


def _review(store: Store, ann: users.User) -> tuple[str, str, dict[str, tuple[Label, ...]]]:
    """The ids of a settlement and of a decision, and the labels that they must give."""
    batch = everything(store, ann)
    item = next(one for one in batch if one.speakers)
    card = item.speakers[0]
    preview = speakers.preview(store, ann, card.article_id, card.name, Role.EXTREMIST, "current")
    assert preview.changes >= 3
    receipt = do(
        store,
        ann,
        "speaker",
        article=card.article_id,
        speaker=card.name,
        revision=0,
        role="extremist",
        status="current",
    )
    answers = {change.id: change.after.labels for change in preview.sentences}
    other = next(one for one in batch if one.article.id != card.article_id)
    sent = act("decide", sentence=other.id, revision=other.revision, extremist=False, casualty=True)
    decided = events.record(store, ann, sent)
    answers[other.id] = (Label.REPORTAGE, Label.CASUALTY_STATISTIC)
    assert items.item(store, ann, other.id).mine is not None
    return receipt.id, decided.id, answers


def _rows(folder: Path, config: str) -> list[dict]:
    return [
        row for file in sorted((folder / config).glob("*.parquet")) for row in pq.read_table(file).to_pylist()
    ]


def _check_reviews(project: Path, store: Store, settled: str, relabelled: str) -> None:
    release = project / "dist/loop/2.0.0"
    rows = {row["decision_id"]: row for row in _rows(release, "reviews")}
    assert rows.keys() == {settled, relabelled}
    assert rows[settled]["kind"] == "speaker"
    assert rows[relabelled]["round"] == 1
    known = {row["id"] for row in _rows(release, "sentences")}
    assert rows[relabelled]["sentence_id"] in known
    names = {row["reviewer"] for row in rows.values()}
    assert len(names) == 1
    assert not names & {"ann", "1"}
    told = b"".join(file.read_bytes() for file in release.rglob("*") if file.is_file())
    with store.read() as connection:
        assert secret(connection).encode() not in told
        assert connection.execute(select(settlement.c.speaker)).scalar() == "Mara Okafor"
    store.close()
    loaded = load_dataset(str(release), "reviews")
    assert sum(split.num_rows for split in loaded.values()) == 2
    feature = next(iter(loaded.values())).features["speaker_role"]
    assert feature.names == list(Role)


def test_a_build_that_nobody_decided_on_has_no_reviews(project: Path) -> None:
    run(project, "build", "seeds", *LOOP)
    assert not (project / "dist/loop/dev/reviews").exists()
    assert "reviews" not in (project / "dist/loop/dev/README.md").read_text(encoding="utf-8").split("---")[1]


def test_what_people_differ_on_is_left_to_the_rules_and_told(project: Path) -> None:
    run(project, "build", "seeds", *LOOP)
    run(project, "review", "import", "dist/loop/dev")
    store = opened(project)
    ann, ben = (users.add(store, name, UserRole.REVIEWER).user for name in ("ann", "ben"))
    item = everything(store, ann)[0]
    decide(store, ann, item, extremist=True)
    from dsbuild.review import rounds

    rounds.open_blind(store, "again", 1.0)
    second = queue.next_items(store, ben, 1).items[0]
    decide(store, ben, second, casualty=True)
    assert "1 in conflict" in run(project, "review", "apply", code=1)
    told = run(project, "build", "seeds", *LOOP, "--json")
    decisions = json.loads(told[told.index("{") :])["decisions"]
    assert (len(decisions["applied"]), len(decisions["conflicting"])) == (0, 2)
    judge = users.add(store, "judge", UserRole.ADJUDICATOR).user
    ruling = do(
        store,
        judge,
        "adjudicate",
        sentence=item.id,
        revision=0,
        extremist=False,
        casualty=True,
        category="slip",
        reason="the guideline says so",
    )
    run(project, "review", "apply")
    told = run(project, "build", "seeds", *LOOP, "--json")
    assert json.loads(told[told.index("{") :])["decisions"]["applied"] == [ruling.id]
    (row,) = [row for row in _rows(project / "dist/loop/dev", "reviews") if row["adjudicated"]]
    assert (row["reason"], row["round"]) == ("slip", None)
    (project / "seeds/0.txt").unlink()
    store.close()
    (project / "seeds/decisions.jsonl").write_text(
        (project / "seeds/decisions.jsonl").read_text(encoding="utf-8") + "{}\n", encoding="utf-8"
    )
    assert "decisions.jsonl:4" in run(project, "review", "apply", code=2)
