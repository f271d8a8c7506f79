"""Answers given in another tool, taken into the log: checked against the text, each once."""

import re
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.review import checks, events, log, taskstate
from dsbuild.review.errors import ImportRefusedError, InvalidError
from dsbuild.review.fold import Entry, canonical
from dsbuild.review.interchange import FORMATS
from dsbuild.review.interchange.record import Taken, Vote
from dsbuild.review.roles import UserRole
from dsbuild.review.secret import OUTSIDE
from dsbuild.review.store import Store, get_meta, guideline, set_meta
from dsbuild.review.tables import round_, sentence, verdict
from dsbuild.review.tables import user as users
from dsbuild.review.users import NAME

SPACE = uuid.UUID("f3f1c9a4-6a7e-4c8b-9b7e-2c7a1de0a001")
ROUNDS = 10_000


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a file: answers taken, those known already, and those of sentences not in the build."""

    taken: int
    known: int
    unknown: tuple[str, ...]
    people: int


def take(store: Store, text: str, name: str) -> TakenIn:
    """Takes the answers in a file of another tool into the log; all of them or none.

    A file is refused when it was taken before (by the hash of its content), when a sentence's text is not the one
    under review, when a label or an offset is wrong, or when an answer comes twice.

    Raises:
        ImportRefusedError: the file is refused; the message says where and why.
        InvalidError: there is no such format.
    """
    if name not in FORMATS:
        raise InvalidError(f"--format: found {name!r:.40}, expected one of {', '.join(FORMATS)}")
    digest = sha256(text.encode(errors="surrogatepass")).hexdigest()
    found = list(FORMATS[name].read(text))
    with store.write() as connection:
        if when := get_meta(connection, f"taken {digest}"):
            raise ImportRefusedError(f"the same file was imported on {when[:10]}; nothing to do")
        set_meta(connection, f"taken {digest}", store.now())
        taking = _Taking(store, connection, f"{name} {digest[:16]}")
        for place, vote, identity in _checked(connection, found, taking):
            taking.vote(place, identity, vote)
        return TakenIn(taking.taken, taking.known, tuple(sorted(taking.unknown)), len(taking.people))


def _checked(
    connection: Connection, found: list[Taken], taking: "_Taking"
) -> Iterator[tuple[str, Vote, str]]:
    texts = _texts(connection, {one.sentence for one in found})
    seen: Counter[tuple[str, str]] = Counter()
    for one in found:
        if one.sentence not in texts:
            taking.unknown.add(one.sentence)
            continue
        if one.text is not None and one.text != texts[one.sentence]:
            raise ImportRefusedError(
                f"{one.place}: the text of {one.sentence} is not the one under review; export again, and change no text"
            )
        for vote in one.votes:
            seen[one.sentence, vote.id] += 1
            if seen[one.sentence, vote.id] > 1:
                raise ImportRefusedError(f"{one.place}: the answer {vote.id} comes twice; keep one of them")
            yield one.place, vote, one.sentence


def _texts(connection: Connection, ids: set[str]) -> dict[str, str]:
    newest = checks.newest(connection)
    found: dict[str, str] = {}
    wanted = sorted(one for one in ids if re.fullmatch(r"[0-9a-f]{16}-[0-9a-f]{12}-\d{1,9}", one))
    for start in range(0, len(wanted), 500):
        asked = sa.select(sentence.c.id, sentence.c.text).where(
            sentence.c.id.in_(wanted[start : start + 500]), sentence.c.build == newest
        )
        found |= {row[0]: row[1] for row in connection.execute(asked)}
    return found


class _Taking:
    """An import that is under way."""

    def __init__(self, store: Store, connection: Connection, source: str) -> None:
        self._store, self._connection, self._source = store, connection, source
        self._rules, self._guideline = events.rules_version(connection), guideline()[1]
        self.people: dict[str, int] = {}
        self.unknown: set[str] = set()
        self.taken = self.known = 0

    def vote(self, place: str, identity: str, vote: Vote) -> None:
        """Takes one answer."""
        at = vote.at or self._store.now()
        before = log.find(self._connection, _event_id(vote.id))
        if before is not None and before.kind == "import" and vote.at and vote.at > before.said["at"]:
            event, number = _event_id(f"{vote.id} {at}"), before.said["round"]
            if log.find(self._connection, event) is not None:
                self.known += 1
                return
        elif before is not None:
            self.known += 1
            return
        else:
            event, number = _event_id(vote.id), self._round(identity, vote.round)
        self._append(place, event, identity, number, at, vote)

    def _append(self, place: str, event: str, identity: str, number: int, at: str, vote: Vote) -> None:
        if (
            "\x00" in vote.note
            or any("\ud800" <= one <= "\udfff" for one in vote.note)
            or len(vote.note) > 4000
        ):
            raise ImportRefusedError(
                f"{place}: the note cannot be stored (too long, a NUL, or half a surrogate pair)"
            )
        body: Mapping[str, object] = {
            "kind": "import",
            "sentence": identity,
            "round": number,
            "extremist": vote.answer.extremist,
            "casualty": vote.answer.casualty,
            "unsure": vote.answer.unsure,
            "note": vote.note,
            "at": at,
            "source": self._source,
        }
        subject = f"sentence/{identity}/{number}"
        entry = Entry(
            0, event, self._store.now(), self._person(place, vote.by), "import", subject,
            log.revision(self._connection, subject), canonical(body), canonical({}),
            self._rules, self._guideline, "", "",
        )  # fmt: skip
        log.append(self._connection, entry)
        taskstate.follow(self._connection, subject, entry.user)
        self.taken += 1

    def _round(self, identity: str, wanted: int | None) -> int:
        """The round of an answer: its own where that is free, else the first in which nobody answered."""
        asked = sa.select(verdict.c.round).where(verdict.c.sentence == identity)
        full = {row[0] for row in self._connection.execute(asked)}
        number = wanted if wanted is not None and 0 < wanted <= ROUNDS and wanted not in full else 1
        while number in full:
            number += 1
        known = sa.select(round_.c.number).where(round_.c.number == number)
        if self._connection.execute(known).first() is None:
            now = self._store.now()
            made = {
                "name": "from another tool",
                "blind": True,
                "share": 1.0,
                "opened_at": now,
                "closed_at": now,
            }
            self._connection.execute(sa.insert(round_).values(number=number, **made))
        return number

    def _person(self, place: str, by: str) -> int:
        """The account that stands for somebody of another tool; nobody can sign in with it."""
        name = OUTSIDE + " ".join(by.split()).casefold()
        if len(name) > NAME or not name.isprintable() or name == OUTSIDE:
            raise ImportRefusedError(
                f"{place}: found the reviewer {by!r:.80}, expected 1 to {NAME - 1} printable characters"
            )
        if name not in self.people:
            asked = sa.select(users.c.id).where(users.c.name == name)
            number = self._connection.execute(asked).scalar()
            if number is None:
                made = {"name": name, "role": UserRole.REVIEWER, "disabled": True, "settings": "{}"}
                insert = sa.insert(users).values(**made, created_at=self._store.now()).returning(users.c.id)
                number = self._connection.execute(insert).scalar_one()
            self.people[name] = number
        return self.people[name]


def _event_id(given: str) -> str:
    """The id of the event for an answer: its own where that is one of a client, else one made of it."""
    try:
        known = uuid.UUID(given)
    except ValueError:
        known = uuid.uuid5(SPACE, given)
    return str(known)
