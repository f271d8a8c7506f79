"""Prodigy: the `choice` view, JSON lines as `db-out` writes and `db-in` reads them."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from dsbuild.model import Label
from dsbuild.review.errors import ImportRefusedError
from dsbuild.review.interchange import record as r
from dsbuild.review.times import stamp

OPTIONS = [{"id": str(label), "text": str(label).replace("_", " ")} for label in Label]
SPACE = uuid.UUID("8a1f4d0b-3d2c-4a57-9d7b-0e9f2f6a1c22")


def write(records: Iterable[r.Record]) -> Iterator[str]:
    """A line an answer; a sentence without any has one line, with what the rules say as the choice to start from."""
    for one in records:
        base = {
            "text": one.text,
            "meta": {
                "sentence_id": one.id,
                "text_sha256": one.sha256,
                "article_id": one.article,
                "start": one.start,
                "end": one.end,
                "rules": list(one.rules.labels),
            },
            "options": OPTIONS,
            "spans": [
                {"start": span.start, "end": span.end, "label": span.label, "text": span.words}
                for span in one.spans
            ],
        }
        if not one.votes:
            yield r.line({**base, "accept": list(one.rules.labels)})
        for vote in one.votes:
            yield r.line({**base, **_answer(vote)})


def _answer(vote: r.Vote) -> dict[str, Any]:
    return {
        "accept": list(vote.answer.labels),
        "answer": "ignore" if vote.answer.unsure else "accept",
        "_annotator_id": vote.by,
        "_session_id": vote.by,
        "_timestamp": int(datetime.fromisoformat(vote.at).timestamp()),
        "decision_id": vote.id,
        "at": vote.at,
        "round": vote.round,
        "note": vote.note,
    }


def read(text: str) -> Iterator[r.Taken]:
    """What a file of lines says; `ignore` is unsure, `reject` is no answer."""
    for place, one in r.read_lines(text):
        words = r.want(place, one, "text", str)
        identity = r.want(place, r.want(place, one, "meta", dict), "sentence_id", str)
        spans = one.get("spans") or []
        if not isinstance(spans, list):
            raise ImportRefusedError(f"{place}: spans: expected a list")
        named = [r.an_object(place, span) for span in spans]
        r.checked_spans(
            place, words, ((span.get("start"), span.get("end"), span.get("text")) for span in named)
        )
        if one.get("answer") in {"accept", "ignore"}:
            yield r.Taken(place, identity, words, (_vote(place, identity, one),))


def _vote(place: str, identity: str, one: Mapping[str, Any]) -> r.Vote:
    labels = r.want(place, one, "accept", list)
    by = one.get("_annotator_id") or one.get("_session_id") or "prodigy"
    number, told = one.get("round"), one.get("_timestamp")
    at = r.utc(place, one["at"]) if "at" in one else ""
    if not at and isinstance(told, int | float):
        at = stamp(datetime.fromtimestamp(told, UTC))
    return r.Vote(
        str(one.get("decision_id") or uuid.uuid5(SPACE, f"{identity} {by} {told}")),
        str(by),
        at,
        r.answer_of(place, labels, unsure=one["answer"] == "ignore"),
        number if isinstance(number, int) else None,
        str(one.get("note") or ""),
    )


FORMAT = r.Format(
    "prodigy",
    "Prodigy: the choice view, JSON lines",
    ".jsonl",
    "application/jsonl",
    ("speakers", "rulings"),
    write,
    read,
)
