"""A build becomes the sentences, articles and tasks of the review; decisions made before stay with their sentences."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.model import Label
from dsbuild.pipeline import REVIEW
from dsbuild.review import reading, tasks, taskstate
from dsbuild.review.errors import ImportRefusedError
from dsbuild.review.items import RULES_OUT
from dsbuild.review.secret import secret
from dsbuild.review.store import Store
from dsbuild.review.tables import article, build, round_, ruling, sentence, settlement, verdict

EXAMPLES = 12


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `carried` counts the decisions whose sentence or speaker is in the new build.

    `orphaned` names the sentences, and the speakers as `article: name`, that were decided and have gone.
    """

    name: str
    version: str
    articles: int
    sentences: int
    queued: int
    changed: int
    carried: int
    orphaned: tuple[str, ...]


def import_build(store: Store, path: Path) -> Imported:
    """Makes a build what is reviewed; all of it or nothing.

    Raises:
        ImportRefusedError: it is imported already, its text is withheld, or it cannot be read.
    """
    found = reading.open_build(path)
    extremist, casualty = (
        reading.class_names(found, "labels").index(label)
        for label in (Label.QUOTED_EXTREMIST_SPEECH, Label.CASUALTY_STATISTIC)
    )
    blocks = reading.class_names(found, "block")
    with store.write() as connection:
        number = _register(store, connection, found)
        first = number == 1
        settled = _Import(number, secret(connection), blocks, extremist, casualty)
        if not first:
            tasks.withdraw(connection)
        for rows in reading.sentences(found):
            settled.sentences(connection, rows, fresh=first)
        for rows in reading.articles(found):
            settled.articles(connection, rows, fresh=first)
        changed = 0 if first else tasks.queue_changed(connection, number, settled.seed)
        tasks.refresh(connection)
        taskstate.settle_all(connection)
        connection.execute(
            sa.update(build)
            .where(build.c.id == number)
            .values(articles=settled.many_articles, sentences=settled.many_sentences, rules=settled.told())
        )
        connection.execute(sa.text("ANALYZE"))  # the planner learns how many of what there are
        carried, orphaned = decided_and_gone(connection)
        return Imported(
            found.name,
            found.version,
            settled.many_articles,
            settled.many_sentences,
            tasks.open_in(connection, 1),
            changed,
            carried,
            orphaned,
        )


def current(connection: Connection) -> int | None:
    """The number of the build that is reviewed now; None before the first import."""
    return connection.execute(sa.select(sa.func.max(build.c.id))).scalar()


def decided_and_gone(connection: Connection) -> tuple[int, tuple[str, ...]]:
    """How many decisions found their sentence or speaker in the newest build, and which did not."""
    newest = current(connection)
    there, gone = 0, set()
    for table in (verdict, ruling):
        asked = sa.select(table.c.sentence, sentence.c.build).join(
            sentence, sentence.c.id == table.c.sentence
        )
        for identity, number in connection.execute(asked):
            there += number == newest
            if number != newest:
                gone.add(identity)
    rosters: dict[str, frozenset[str]] = {}
    settled = sa.select(settlement.c.article, settlement.c.speaker, article.c.build, article.c.speakers).join(
        article, article.c.id == settlement.c.article
    )
    for identity, name, number, speakers in connection.execute(settled):
        if identity not in rosters:
            rosters[identity] = frozenset(one["name"] for one in json.loads(speakers))
        found = number == newest and name in rosters[identity]
        there += found
        if not found:
            gone.add(f"{identity}: {name}")
    return there, tuple(sorted(gone))


def _register(store: Store, connection: Connection, found: reading.BuildFolder) -> int:
    known = connection.execute(
        sa.select(build.c.id, build.c.imported_at).where(build.c.digest == found.digest)
    ).first()
    if known:
        raise ImportRefusedError(
            f"{found.path}: the same rows were imported on {known[1][:10]}; nothing to do"
        )
    number = (current(connection) or 0) + 1
    connection.execute(
        sa.insert(build).values(
            id=number,
            digest=found.digest,
            name=found.name,
            version=found.version,
            rules_version=found.rules_version,
            imported_at=store.now(),
            articles=0,
            sentences=0,
            rules="{}",
        )
    )
    if number == 1:
        opened = {"name": "first", "blind": False, "share": 1.0, "opened_at": store.now()}
        connection.execute(sa.insert(round_).values(number=1, **opened))
    return number


class _Import:
    """Takes the rows of a build in turn, and counts them."""

    def __init__(self, number: int, seed: str, blocks: Sequence[str], extremist: int, casualty: int) -> None:
        self.number, self.seed, self._blocks = number, seed, blocks
        self._extremist, self._casualty = extremist, casualty
        self.many_sentences = self.many_articles = 0
        self._in_article: Counter[str] = Counter()
        self._flagged: Counter[str] = Counter()
        self._speakers: dict[str, Counter[str]] = {}
        self._fired: Counter[str] = Counter()
        self._examples: dict[str, list[str]] = {}

    def sentences(self, connection: Connection, rows: Iterable[Mapping[str, Any]], *, fresh: bool) -> None:
        """Keeps sentences and queues the ones to look at."""
        kept, queued = [], []
        for row in rows:
            if "\x00" in row["text"] and connection.dialect.name != "sqlite":
                raise ImportRefusedError(
                    f"{row['id']}: holds a NUL, which PostgreSQL cannot store; take it out of the article, or use SQLite"
                )
            made = self._sentence(row)
            kept.append(made)
            if task := tasks.task_of(made, row["review_reasons"], self.seed):
                queued.append(task)
        self.many_sentences += len(kept)
        tasks.store_rows(connection, sentence, kept, fresh=fresh, remember=True)
        tasks.store_tasks(connection, queued)

    def articles(self, connection: Connection, rows: Iterable[Mapping[str, Any]], *, fresh: bool) -> None:
        """Keeps articles, whose sentences came before."""
        kept = [self._article(row) for row in rows]
        self.many_articles += len(kept)
        tasks.store_rows(connection, article, kept, fresh=fresh)

    def told(self) -> str:
        """How often each rule fired, with examples, as JSON."""
        return json.dumps(
            {
                rule: {"fired": count, "examples": self._examples[rule]}
                for rule, count in sorted(self._fired.items())
            }
        )

    def _sentence(self, row: Mapping[str, Any]) -> dict[str, Any]:
        labels, identity, held_in = row["labels"], row["id"], row["article_id"]
        reviewed = row["decided_by"] == "review"
        self._in_article[held_in] += 1
        self._flagged[held_in] += row["needs_review"]
        detail = {name: row[column] for name, column in _DETAIL.items() if row[column]}
        if detail:
            self._tally(identity, held_in, row)
        return {
            "id": identity,
            "build": self.number,
            "article": held_in,
            "position": row["position"],
            "block": self._blocks[row["block"]],
            "start": row["start"],
            "end": row["end"],
            "text": row["text"],
            "sha256": row["text_sha256"],
            "occurrence": int(identity.rsplit("-", 1)[1]),
            "extremist": _by_rules(row) if reviewed else self._extremist in labels,
            "casualty": bool(row["casualties"]) if reviewed else self._casualty in labels,
            "needs_review": row["needs_review"],
            "reviewed": reviewed,
            "was": None,
            "detail": json.dumps(detail, ensure_ascii=False) if detail else "{}",
        }

    def _tally(self, identity: str, held_in: str, row: Mapping[str, Any]) -> None:
        if row["quotations"]:
            spoken = self._speakers.setdefault(held_in, Counter())
            spoken.update({one["speaker"] for one in row["quotations"] if one["speaker"]})
        for rule in {piece["rule"] for piece in row["evidence"]}:
            self._fired[rule] += 1
            examples = self._examples.setdefault(rule, [])
            if len(examples) < EXAMPLES:
                examples.append(identity)

    def _article(self, row: Mapping[str, Any]) -> dict[str, Any]:
        identity, published = row["article_id"], row["published"]
        decides = self._speakers.get(identity, Counter())
        speakers = [{**one, "decides": decides.get(one["name"], 0)} for one in row["speakers"]]
        return {
            "id": identity,
            "build": self.number,
            "title": row["title"],
            "publisher": row["publisher"],
            "published": published.isoformat() if published else None,
            "url": row["url"],
            "rights": row["rights"],
            "text": row["text"],
            "blocks": json.dumps(row["blocks"]),
            "dropped": json.dumps(row["dropped"]),
            "speakers": json.dumps(speakers, ensure_ascii=False),
            "sentences": self._in_article[identity],
            "needs_review": self._flagged[identity],
        }


def _by_rules(row: Mapping[str, Any]) -> bool:
    """Whether the rules alone say that an extremist speaks, where a person's decision is the label."""
    return any(
        piece["label"] == Label.QUOTED_EXTREMIST_SPEECH and piece["rule"] not in RULES_OUT
        for piece in row["evidence"]
        if piece["rule"] != REVIEW
    )


_DETAIL = {
    "quotations": "quotations",
    "casualties": "casualties",
    "evidence": "evidence",
    "reasons": "review_reasons",
}
