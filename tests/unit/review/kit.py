"""What the tests of the review share: people, acts, and builds made of made-up sentences."""

import json
import random
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dsbuild.model import BlockKind, Label, Role
from dsbuild.release.tables.columns import stored_schema
from dsbuild.review import events, users
from dsbuild.review.acts import ACT
from dsbuild.review.roles import UserRole
from dsbuild.review.store import Store
from dsbuild.review.values import Item, Receipt, User


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def on(self, **later: float) -> None:
        self.now += timedelta(**later)


def person(store: Store, name: str = "ann", role: UserRole = UserRole.REVIEWER) -> User:
    return users.add(store, name, role).user


def new_id() -> str:
    return str(uuid.uuid4())


def act(kind: str, **said: Any) -> Any:
    return ACT.validate_python({"kind": kind, "id": new_id(), **said})


def do(store: Store, user: User, kind: str, **said: Any) -> Receipt:
    return events.record(store, user, act(kind, **said))


def decision(item: Item, *, extremist: bool = False, casualty: bool = False, **said: Any) -> Any:
    return act(
        "decide",
        **{
            "sentence": item.id,
            "round": item.round,
            "revision": item.revision,
            "extremist": extremist,
            "casualty": casualty,
            "seen": item.seen,
            **said,
        },
    )


def decide(store: Store, user: User, item: Item, **said: Any) -> Receipt:
    return events.record(store, user, decision(item, **said))


@dataclass(frozen=True)
class MadeUp:
    """A sentence of a made-up build."""

    text: str
    extremist: bool = False
    casualty: bool = False
    reasons: tuple[str, ...] = ()
    speaker: str | None = None
    role: Role = Role.OTHER


def made_up(many: int, seed: int = 0, flagged: float = 0.2) -> Iterator[list[MadeUp]]:
    """Articles of about 25 made-up sentences each, that hold `many` in all."""
    draw = random.Random(seed)
    while many:
        size = min(many, draw.randint(15, 35))
        many -= size
        yield [_made_up(draw, flagged) for _ in range(size)]


def _made_up(draw: random.Random, flagged: float) -> MadeUp:
    words = " ".join(draw.choice(WORDS) for _ in range(draw.randint(5, 28)))
    quoted = draw.random() < 0.25
    speaker = draw.choice(("Ada Holt", "Ben Marsh", "the Front")) if quoted else None
    extremist = speaker == "the Front"
    doubtful = draw.random() < flagged
    return MadeUp(
        text=f"“{words},” said {speaker}." if quoted else f"{words.capitalize()}.",
        extremist=extremist,
        casualty=draw.random() < 0.08,
        reasons=(draw.choice(REASONS),) if doubtful else (),
        speaker=speaker,
        role=Role.EXTREMIST if extremist else Role.OFFICIAL,
    )


WORDS = [
    "market",
    "bridge",
    "river",
    "town",
    "council",
    "police",
    "blast",
    "night",
    "road",
    "school",
    "ship",
    "mayor",
    "report",
    "spoke",
    "walked",
    "closed",
]
REASONS = ("role_unknown", "weak_cue", "speaker_unresolved", "rules_conflict", "low_evidence")


def write_build(
    folder: Path, articles: Iterable[Sequence[MadeUp]], *, rules: str = "r1", withheld: bool = False
) -> Path:
    """A build on disk with these sentences, as `dsbuild build` writes one; some thousands are held at a time.

    An article without sentences is left out; those after it keep their numbers.
    """
    with ExitStack() as files:
        tables = {config: _Table(folder, config, files) for config in ("sentences", "articles")}
        for number, article in enumerate(articles):
            if article:
                sentences, about = _rows(number, article, withheld=withheld)
                tables["sentences"].add(sentences)
                tables["articles"].add([about])
    found = [table.told() for table in tables.values()]
    told = {
        "name": "made-up",
        "version": "0.0.0",
        "contents": {config: sha256(str(found).encode()).hexdigest() for config in tables},
        "inputs": {"rules": rules},
        "files": found,
    }
    (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


class _Table:
    """A table of a build that is being written."""

    GROUP = 20_000

    def __init__(self, folder: Path, config: str, files: ExitStack) -> None:
        self._folder, self._path = folder, folder / config / "train-00000-of-00001.parquet"
        self._path.parent.mkdir(parents=True)
        self._schema = stored_schema(config)
        self._file = files.enter_context(pq.ParquetWriter(self._path, self._schema, compression="zstd"))
        files.callback(self._flush)
        self._rows: list[dict[str, Any]] = []
        self._many = 0

    def add(self, rows: list[dict[str, Any]]) -> None:
        self._rows += rows
        if len(self._rows) >= self.GROUP:
            self._flush()

    def _flush(self) -> None:
        self._file.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
        self._many += len(self._rows)
        self._rows = []

    def told(self) -> dict[str, Any]:
        """Its line in the manifest."""
        digest = sha256(self._path.read_bytes()).hexdigest()
        name = self._path.relative_to(self._folder).as_posix()
        return {"path": name, "rows": self._many, "sha256": digest, "size": 0}


def _rows(
    number: int, article: Sequence[MadeUp], *, withheld: bool
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The rows of an article's sentences, and its own."""
    rows: list[dict[str, Any]] = []
    text = "\n".join(sentence.text for sentence in article) + f"\n{number}"
    identity = sha256(text.encode()).hexdigest()[:16]
    seen: dict[str, int] = {}
    start, speakers = 0, {}
    for position, one in enumerate(article):
        end = start + len(one.text)
        digest = sha256(one.text.encode()).hexdigest()
        occurrence = seen[digest] = seen.get(digest, -1) + 1
        labels = [label for label in Label if _holds(one, label)]
        quotations, evidence = [], []
        if one.speaker:
            speakers[one.speaker] = one.role
            close = start + one.text.index("”") + 1 if "”" in one.text else end
            status = "current" if one.role is Role.EXTREMIST else None
            quotations = [
                {
                    "start": start,
                    "end": close,
                    "speaker": one.speaker,
                    "role": one.role,
                    "status": status,
                    "cue": None,
                    "open": False,
                }
            ]
            rule = "V001" if one.extremist else "V004"
            evidence = [
                {
                    "rule": rule,
                    "label": Label.QUOTED_EXTREMIST_SPEECH,
                    "start": start,
                    "end": close,
                    "note": "",
                }
            ]
        row = {
            "id": f"{identity}-{digest[:12]}-{occurrence}",
            "article_id": identity,
            "position": position,
            "block": list(BlockKind).index(BlockKind.BODY),
            "start": start,
            "end": end,
            "text": None if withheld else one.text,
            "text_sha256": digest,
            "label": list(Label).index(labels[0]),
            "labels": [list(Label).index(label) for label in labels],
            "quotations": quotations,
            "quoted_share": 0.0,
            "casualties": [{"count_min": 3, "count_max": 3, "kind": "killed", "start": start, "end": end}]
            if one.casualty
            else [],
            "evidence": evidence,
            "needs_review": bool(one.reasons),
            "review_reasons": list(one.reasons),
            "decided_by": "rules",
            "group_id": identity,
            "rights": "CC0-1.0",
        }
        rows.append(row)
        start = end + 1
    about = {
        "article_id": identity,
        "sha256": sha256(text.encode()).hexdigest(),
        "source_sha256": "",
        "path": f"{number}.txt",
        "title": f"Article {number}",
        "rights": "CC0-1.0",
        "text": None if withheld else text,
        "blocks": [{"kind": "body", "start": 0, "end": len(text)}],
        "dropped": [],
        "speakers": [
            {
                "name": name,
                "aliases": [],
                "role": role,
                "status": "current" if role is Role.EXTREMIST else None,
                "basis": ["R001"],
                "quotations": 1,
            }
            for name, role in speakers.items()
        ],
        "group_id": identity,
    }
    return rows, about


def _holds(one: MadeUp, label: Label) -> bool:
    if label is Label.CASUALTY_STATISTIC:
        return one.casualty
    return (label is Label.QUOTED_EXTREMIST_SPEECH) is one.extremist
