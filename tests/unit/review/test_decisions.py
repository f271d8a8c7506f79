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
