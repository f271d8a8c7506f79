"""Argilla 2: records as `Record.to_dict` gives and `from_dict` takes them.

Questions `voice` (label), `casualty` (label: yes, no), `note` (text); the field is `text`. Argilla keeps neither the time
nor an id of a response: those we know travel in the metadata, keyed by the user's id.
"""

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dsbuild.review.errors import ImportRefusedError
from dsbuild.review.interchange import record as r

SPACE = uuid.UUID("5c0e6ab2-8f0e-4a0b-9d27-6f1c1d8d4b11")


def write(records: Iterable[r.Record]) -> Iterator[str]:
    """A record a sentence: what the rules say as suggestions, each answer as responses of a user."""
    return r.json_list(_record(one) for one in records)


def _record(one: r.Record) -> dict[str, Any]:
    agent = f"dsbuild {one.rules_version}"
    responses: dict[str, list[dict[str, str]]] = {"voice": [], "casualty": [], "note": []}
    known = {}
    for vote in one.votes:
        user = str(uuid.uuid5(SPACE, vote.by))
        known[user] = {"id": vote.id, "reviewer": vote.by, "at": vote.at, "round": vote.round}
        voice = r.UNSURE if vote.answer.unsure else vote.answer.labels[0]
        responses["voice"].append({"value": voice, "user_id": user})
        responses["casualty"].append({"value": _yes(vote.answer.casualty), "user_id": user})
        if vote.answer.unsure:
            known[user]["leaning"] = vote.answer.labels[0]
        if vote.note:
            responses["note"].append({"value": vote.note, "user_id": user})
    return {
        "id": one.id,
        "fields": {"text": one.text},
        "metadata": {
            "text_sha256": one.sha256,
            "article_id": one.article,
            "start": one.start,
            "end": one.end,
            "block": one.block,
            "title": one.title or "",
            "url": one.url or "",
            "review_reasons": list(one.reasons),
            "answers": json.dumps(known, separators=(",", ":")),
        },
        "suggestions": {
            "voice": {"value": one.rules.labels[0], "score": None, "agent": agent},
            "casualty": {"value": _yes(one.rules.casualty), "score": None, "agent": agent},
        },
        "responses": {name: found for name, found in responses.items() if found},
        "vectors": {},
        "status": "completed" if one.votes else "pending",
    }


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def read(text: str) -> Iterator[r.Taken]:
    """What a file of records says."""
    for place, one in r.read_list(text):
        words = r.want(place, r.want(place, one, "fields", dict), "text", str)
        responses = r.want(place, one, "responses", dict)
        metadata = one.get("metadata") if isinstance(one.get("metadata"), dict) else {}
        assert isinstance(metadata, dict)
        known = r.an_object(place, r.parsed(str(metadata.get("answers") or "{}"), place))
        voices = _by_user(place, responses, "voice")
        casualties, notes = _by_user(place, responses, "casualty"), _by_user(place, responses, "note")
        votes = tuple(
            _vote(place, user, voice, casualties.get(user, "no"), notes.get(user, ""), known.get(user, {}))
            for user, voice in voices.items()
        )
        yield r.Taken(place, r.want(place, one, "id", str), words, votes)


def _by_user(place: str, responses: Mapping[str, Any], question: str) -> dict[str, str]:
    found = responses.get(question) or []
    if not isinstance(found, list):
        raise ImportRefusedError(f"{place}: {question}: expected a list of responses")
    return {r.want(place, one, "user_id", str): r.want(place, one, "value", str) for one in found}


def _vote(place: str, user: str, voice: str, casualty: str, note: str, known: Mapping[str, Any]) -> r.Vote:
    unsure = voice == r.UNSURE
    if casualty not in {"yes", "no"}:
        raise ImportRefusedError(f"{place}: casualty: found {casualty!r:.60}, expected yes or no")
    leaning = known.get("leaning", r.REPORTAGE)
    labels = [leaning if unsure else voice, *([r.CASUALTY] if casualty == "yes" else [])]
    number = known.get("round")
    return r.Vote(
        str(known.get("id") or uuid.uuid5(SPACE, f"{place} {user} {labels} {note}")),
        str(known.get("reviewer") or f"argilla-{user}"),
        r.utc(place, known["at"]) if "at" in known else "",
        r.answer_of(place, labels, unsure=unsure),
        number if isinstance(number, int) else None,
        note,
    )


FORMAT = r.Format(
    "argilla",
    "Argilla 2: records as JSON",
    ".json",
    "application/json",
    ("speakers", "rulings", "evidence"),
    write,
    read,
)
