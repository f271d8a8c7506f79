"""What the log adds up to. Pure: a subject's state is the last event on it that was not taken back.

Subjects are `sentence/<id>/<round>`, `skip/<id>/<round>/<user>`, `speaker/<article>/<name>`, `ruling/<id>`,
`gold/<id>/<user>`, `comment/<id>`.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

GENESIS = "0" * 64
Row = tuple[str, dict[str, Any]]
"""A row of a projection: the table's name and its columns."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as it stands in the log; `body` and `seen` are the JSON that was hashed."""

    seq: int
    id: str
    at: str
    user: int
    kind: str
    subject: str
    base: int
    body: str
    seen: str
    rules_version: str
    guideline_version: str
    previous: str
    hash: str

    @property
    def said(self) -> dict[str, Any]:
        """The body, read."""
        value: dict[str, Any] = json.loads(self.body)
        return value


def canonical(value: object) -> str:
    """JSON with keys in order and nothing but ASCII: equal values give equal bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def digest(entry: Entry) -> str:
    """The hash of an event over all that it says and the hash before it."""
    told = [
        *(entry.previous, entry.seq, entry.id, entry.at, entry.user, entry.kind, entry.subject, entry.base),
        *(entry.body, entry.seen, entry.rules_version, entry.guideline_version),
    ]
    return sha256(canonical(told).encode()).hexdigest()


def subjects(entry: Entry, target: Callable[[str], Entry]) -> tuple[str, ...]:
    """What an event is about; an undo is about what its target was, which `target` finds by id."""
    if entry.kind == "undo":
        return subjects(target(entry.said["event"]), target)
    if entry.kind == "bulk":
        said = entry.said
        return tuple(f"sentence/{answer['sentence']}/{said['round']}" for answer in said["answers"])
    return (entry.subject,)


def standing(entries: Sequence[Entry]) -> Entry | None:
    """The last event on a subject that was not taken back; an undo takes back one event."""
    undone = {entry.said["event"] for entry in entries if entry.kind == "undo"}
    left = (entry for entry in reversed(entries) if entry.kind != "undo" and entry.id not in undone)
    return next(left, None)


def row(subject: str, entry: Entry) -> Row | None:
    """The row of a projection that says what stands of a subject; None for a comment."""
    kind, rest = subject.split("/", 1)
    return _ROWS[kind](rest, entry) if kind in _ROWS else None


def _labels(entry: Entry, identity: str) -> Mapping[str, Any]:
    said = entry.said
    if entry.kind == "bulk":
        said = next(answer for answer in said["answers"] if answer["sentence"] == identity)
    return said


def _verdict(rest: str, entry: Entry) -> Row:
    identity, number = rest.split("/")
    said = _labels(entry, identity)
    return "verdict", {
        "sentence": identity,
        "round": int(number),
        "user": entry.user,
        "extremist": said["extremist"],
        "casualty": said["casualty"],
        "unsure": said.get("unsure", False),
        "event": entry.id,
        "seq": entry.seq,
        "at": entry.at,
    }


def _gold(rest: str, entry: Entry) -> Row:
    identity, who = rest.split("/")
    said = entry.said
    return "gold_answer", {
        "sentence": identity,
        "user": int(who),
        "extremist": said["extremist"],
        "casualty": said["casualty"],
        "unsure": said["unsure"],
        "event": entry.id,
        "seq": entry.seq,
    }


def _skip(rest: str, entry: Entry) -> Row:
    identity, number, who = rest.split("/")
    return "skipped", {
        "sentence": identity,
        "round": int(number),
        "user": int(who),
        "reason": entry.said["reason"],
    }


def _settlement(rest: str, entry: Entry) -> Row:
    article, speaker = rest.split("/", 1)
    said = entry.said
    return "settlement", {
        "article": article,
        "speaker": speaker,
        "role": said["role"],
        "status": said["status"],
        "exceptions": canonical(said["exceptions"]),
        "user": entry.user,
        "event": entry.id,
        "seq": entry.seq,
        "at": entry.at,
    }


def _ruling(rest: str, entry: Entry) -> Row:
    said = entry.said
    return "ruling", {
        "sentence": rest,
        "user": entry.user,
        "extremist": said["extremist"],
        "casualty": said["casualty"],
        "category": said["category"],
        "event": entry.id,
        "seq": entry.seq,
        "at": entry.at,
    }


_ROWS: Mapping[str, Callable[[str, Entry], Row]] = {
    "sentence": _verdict,
    "gold": _gold,
    "skip": _skip,
    "speaker": _settlement,
    "ruling": _ruling,
}


@dataclass(frozen=True, slots=True)
class Folded:
    """All that a log adds up to: the rows of the projections, and each subject's events by number."""

    rows: tuple[Row, ...]
    touches: Mapping[str, tuple[int, ...]]


def fold(log: Iterable[Entry]) -> Folded:
    """What a whole log adds up to."""
    by_id: dict[str, Entry] = {}
    by_subject: dict[str, list[Entry]] = {}
    for entry in log:
        by_id[entry.id] = entry
        for subject in subjects(entry, by_id.__getitem__):
            by_subject.setdefault(subject, []).append(entry)
    rows = []
    for subject, entries in by_subject.items():
        stands = standing(entries)
        made = row(subject, stands) if stands else None
        if made:
            rows.append(made)
    return Folded(
        tuple(rows), {subject: tuple(one.seq for one in entries) for subject, entries in by_subject.items()}
    )
