"""Our own: a sentence a line, with every answer to it. The whole truth is the database; this is for scripts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dsbuild.review.interchange import record as r


def write(records: Iterable[r.Record]) -> Iterator[str]:
    """A line a sentence."""
    for one in records:
        yield r.line(
            {
                "id": one.id,
                "article_id": one.article,
                "start": one.start,
                "end": one.end,
                "block": one.block,
                "text": one.text,
                "text_sha256": one.sha256,
                "title": one.title,
                "url": one.url,
                "rules": {
                    "version": one.rules_version,
                    "labels": one.rules.labels,
                    "evidence": [
                        {"start": span.start, "end": span.end, "rule": span.label, "words": span.words}
                        for span in one.spans
                    ],
                    "review_reasons": one.reasons,
                },
                "answers": [_vote(vote) for vote in one.votes],
            }
        )


def _vote(vote: r.Vote) -> dict[str, Any]:
    return {
        "id": vote.id,
        "reviewer": vote.by,
        "at": vote.at,
        "round": vote.round,
        "labels": vote.answer.labels,
        "unsure": vote.answer.unsure,
        "note": vote.note,
    }


def read(text: str) -> Iterator[r.Taken]:
    """What a file of lines says."""
    for place, one in r.read_lines(text):
        words = r.want(place, one, "text", str)
        evidence = r.want(place, r.want(place, one, "rules", dict), "evidence", list)
        r.checked_spans(place, words, ((e.get("start"), e.get("end"), e.get("words")) for e in evidence))
        votes = tuple(_taken(place, vote) for vote in r.want(place, one, "answers", list))
        yield r.Taken(place, r.want(place, one, "id", str), words, votes)


def _taken(place: str, vote: Mapping[str, Any]) -> r.Vote:
    return r.Vote(
        r.want(place, vote, "id", str),
        r.want(place, vote, "reviewer", str),
        r.utc(place, vote.get("at")),
        r.answer_of(place, r.want(place, vote, "labels", list), unsure=vote.get("unsure") is True),
        r.want(place, vote, "round", int),
        r.want(place, vote, "note", str),
    )


FORMAT = r.Format(
    "native",
    "JSON lines of dsbuild's own",
    ".jsonl",
    "application/jsonl",
    ("speakers", "rulings"),
    write,
    read,
)
