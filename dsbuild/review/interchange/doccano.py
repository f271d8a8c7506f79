"""doccano: text classification, JSON lines. What it does not know it keeps beside `text` and `label`, and gives back."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dsbuild.review.interchange import record as r

SPACE = uuid.UUID("0d5a6f0e-6a51-4a38-8f6e-6d2a7b1a9b10")


def write(records: Iterable[r.Record]) -> Iterator[str]:
    """A line an answer; a sentence without any has one line, labelled as the rules do."""
    for one in records:
        base = {
            "text": one.text,
            "sentence_id": one.id,
            "text_sha256": one.sha256,
            "article_id": one.article,
            "start": one.start,
            "end": one.end,
        }
        if not one.votes:
            yield r.line({**base, "label": list(one.rules.labels), "by": "rules"})
        for vote in one.votes:
            labels = [*vote.answer.labels, *([r.UNSURE] if vote.answer.unsure else [])]
            said = {"by": vote.by, "decision_id": vote.id, "at": vote.at, "round": vote.round}
            yield r.line({**base, "label": labels, **said, "Comments": [vote.note] if vote.note else []})


def read(text: str) -> Iterator[r.Taken]:
    """What a file of lines says."""
    for place, one in r.read_lines(text):
        words, identity = r.want(place, one, "text", str), r.want(place, one, "sentence_id", str)
        if one.get("by") != "rules":
            yield r.Taken(place, identity, words, (_vote(place, one),))


def _vote(place: str, one: Mapping[str, Any]) -> r.Vote:
    labels = r.want(place, one, "label", list)
    notes = one.get("Comments") or []
    number = one.get("round")
    return r.Vote(
        str(one.get("decision_id") or uuid.uuid5(SPACE, f"{one['sentence_id']} {labels} {one.get('by')}")),
        str(one.get("by") or "doccano"),
        r.utc(place, one["at"]) if "at" in one else "",
        r.answer_of(place, [label for label in labels if label != r.UNSURE], unsure=r.UNSURE in labels),
        number if isinstance(number, int) else None,
        "\n".join(str(note) for note in notes) if isinstance(notes, list) else "",
    )


FORMAT = r.Format(
    "doccano",
    "doccano: text classification, JSON lines",
    ".jsonl",
    "application/jsonl",
    ("speakers", "rulings", "evidence"),
    write,
    read,
)
