import json
from pathlib import Path

import pytest

from dsbuild.model import Label, Role, Status
from dsbuild.review import decisions

ARTICLE = "0123456789abcdef"
SPEAKER = {"kind": "speaker", "decision_id": "d1", "article_id": ARTICLE, "speaker": "Karim Aden", "role": "extremist", "status": "former"}  # fmt: skip
SENTENCE = {"kind": "sentence", "decision_id": "d2", "article_id": ARTICLE, "text_sha256": "a" * 64, "labels": ["casualty_statistic", "reportage"]}  # fmt: skip


def written(path: Path, *lines: object) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_decisions_are_read_by_article(tmp_path: Path) -> None:
    read = decisions.read(written(tmp_path / "decisions.jsonl", SPEAKER, SENTENCE))
    assert list(read) == [ARTICLE]
    assert read[ARTICLE].speakers["Karim Aden"].role is Role.EXTREMIST
    assert read[ARTICLE].speakers["Karim Aden"].status is Status.FORMER
    assert read[ARTICLE].sentences["a" * 64, 0].labels == (Label.REPORTAGE, Label.CASUALTY_STATISTIC)
    assert decisions.ids(read) == {"d1", "d2"}


def test_no_file_holds_no_decisions(tmp_path: Path) -> None:
    assert decisions.read(tmp_path / "decisions.jsonl") == {}


def test_of_two_decisions_the_later_holds(tmp_path: Path) -> None:
    later = {**SPEAKER, "decision_id": "d3", "role": "other", "status": None}
    read = decisions.read(written(tmp_path / "decisions.jsonl", SPEAKER, later))
    assert read[ARTICLE].speakers["Karim Aden"].decision_id == "d3"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({**SPEAKER, "role": "hero"}, "role"),
        ({**SPEAKER, "status": None}, "an extremist has the status"),
        ({**SENTENCE, "labels": ["casualty_statistic"]}, "exactly one voice label"),
        ({**SENTENCE, "text": "words"}, "text"),
        ({"kind": "guess"}, "kind"),
    ],
)
def test_a_line_that_cannot_be_read_is_told(tmp_path: Path, line: object, told: str) -> None:
    path = written(tmp_path / "decisions.jsonl", SPEAKER, line)
    with pytest.raises(decisions.DecisionsError) as raised:
        decisions.read(path)
    assert f"{path}:2: " in str(raised.value)
    assert told in str(raised.value)


def by(reviewer: str | None, decision: str, **said: object) -> dict[str, object]:
    return {**SENTENCE, "decision_id": decision, "reviewer": reviewer, "labels": ["reportage"], **said}


def test_people_who_differ_are_left_to_the_rules_and_told(tmp_path: Path) -> None:
    other = by("r-2", "d3", labels=["quoted_extremist_speech"])
    lines = decisions.lines(written(tmp_path / "decisions.jsonl", by("r-1", "d2"), other, SPEAKER))
    assert decisions.by_article(lines)[ARTICLE].sentences == {}
    assert decisions.by_article(lines)[ARTICLE].speakers
    assert decisions.conflicting(lines) == {"d2", "d3"}


def test_people_who_agree_decide_and_one_may_change_their_mind(tmp_path: Path) -> None:
    same = [by("r-1", "d2", labels=["quoted_extremist_speech"]), by("r-2", "d3"), by("r-1", "d4")]
    lines = decisions.lines(written(tmp_path / "decisions.jsonl", *same))
    assert decisions.by_article(lines)[ARTICLE].sentences["a" * 64, 0].decision_id == "d4"
    assert decisions.conflicting(lines) == set()


def test_a_ruling_goes_before_all(tmp_path: Path) -> None:
    ruling = by("r-3", "d4", adjudicated=True, labels=["reportage", "casualty_statistic"])
    differ = [by("r-1", "d2"), ruling, by("r-2", "d3", labels=["quoted_extremist_speech"])]
    lines = decisions.lines(written(tmp_path / "decisions.jsonl", *differ))
    assert decisions.by_article(lines)[ARTICLE].sentences["a" * 64, 0].decision_id == "d4"
    assert decisions.conflicting(lines) == set()


def test_several_files_are_read_as_one(tmp_path: Path) -> None:
    one = written(tmp_path / "one.jsonl", by("r-1", "d2"))
    other = written(tmp_path / "other.jsonl", by("r-2", "d3", labels=["quoted_extremist_speech"]), SPEAKER)
    lines = decisions.read_all((one, other, tmp_path / "none.jsonl"))
    assert len(lines) == 3
    assert decisions.conflicting(lines) == {"d2", "d3"}
