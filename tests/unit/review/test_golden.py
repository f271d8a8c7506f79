"""What each tool is given, byte for byte: a change of these files is a change for everybody who reads them."""

import json
import os
from pathlib import Path

import pytest

from dsbuild.review.interchange import FORMATS
from dsbuild.review.interchange.record import Record, Span, Vote
from dsbuild.review.values import Answer

GOLDEN = Path(__file__).parents[2] / "golden" / "review"
TEXT = "“We 💥 will be back,” said Karim Aden; 12 people were killed."
RECORDS = (
    Record(
        id="0123456789abcdef-aaaaaaaaaaaa-0",
        article="0123456789abcdef",
        start=120,
        end=120 + len(TEXT),
        text=TEXT,
        sha256="a" * 64,
        block="body",
        title="A blast in Kasra",
        url="https://www.example.org/kasra",
        rules=Answer(extremist=True, casualty=True),
        rules_version="0f0f0f0f0f0f0f0f",
        spans=(Span(0, 20, "V001", TEXT[0:20]), Span(38, 47, "C001", TEXT[38:47])),
        reasons=("role_contested",),
        votes=(
            Vote("11111111-1111-4111-8111-111111111111", "r-00000000000a", "2026-03-02T09:00:00.000001Z", Answer(True, False), 1, "a note"),
            Vote("22222222-2222-4222-8222-222222222222", "r-00000000000b", "2026-03-02T10:00:00.000002Z", Answer(False, True, unsure=True), 2),
        ),
    ),
    Record(
        "0123456789abcdef-bbbbbbbbbbbb-0", "0123456789abcdef", 200, 214, "It rained\u2028hard.", "b" * 64, "headline", None, None,
        Answer(extremist=False, casualty=False), "0f0f0f0f0f0f0f0f", (), (), (),
    ),
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_format_is_as_it_was(name: str) -> None:
    form = FORMATS[name]
    file = GOLDEN / f"{name}{form.suffix}"
    text = "".join(form.write(RECORDS))
    if os.environ.get("DSBUILD_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="\n")
    assert file.read_bytes() == text.encode()
    votes = [vote for taken in form.read(text) for vote in taken.votes]
    assert votes == list(RECORDS[0].votes)


def test_spans_hold_their_words_where_they_are_counted_in_code_points() -> None:
    tasks = json.loads((GOLDEN / "label-studio.json").read_text(encoding="utf-8"))
    values = [one["value"] for one in tasks[0]["predictions"][0]["result"] if one["type"] == "labels"]
    assert [tasks[0]["data"]["text"][value["start"] : value["end"]] for value in values] == [
        value["text"] for value in values
    ]
    assert values[1]["text"] == "12 people"
