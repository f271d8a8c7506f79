"""How the rules fare under review: how often each fired and was upheld, and how often they err."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild import catalogue
from dsbuild.model import Label
from dsbuild.review.cast import SEES_ALL
from dsbuild.review.coefficients import Estimate, Stratum, stratified
from dsbuild.review.final import Outcome, outcomes, rules_said
from dsbuild.review.items import RULES_OUT
from dsbuild.review.store import Store
from dsbuild.review.tables import article, build, sentence, settlement, task
from dsbuild.review.tasks import WORDS, State, Why
from dsbuild.review.values import User

EXAMPLES = 12


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule: how often it fired in the build, and how often people upheld or overturned what it spoke for.

    `examples` are sentences on which it fired; `overturned_examples` sentences, or articles for a rule on speakers,
    on which people said otherwise: only for those who see what each reviewer said.
    """

    rule: str
    description: str
    rules_out: bool
    fired: int
    upheld: int
    overturned: int
    examples: tuple[str, ...]
    overturned_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """How many of all sentences the rules label otherwise than people do, estimated from those looked at."""

    rate: Estimate
    strata: tuple[Stratum, ...]


@dataclass(frozen=True, slots=True)
class RulesReport:
    """How the rules fare, by id, and all together."""

    version: str
    rules: tuple[RuleLine, ...]
    error: ErrorRate


def report(store: Store, user: User | None = None) -> RulesReport:
    """How the rules fare in the build under review, as far as a user may know; None sees all."""
    sees = user is None or user.role in SEES_ALL
    with store.read() as connection:
        latest = connection.execute(sa.select(build).order_by(build.c.id.desc()).limit(1)).mappings().first()
        if latest is None:
            return RulesReport("", (), ErrorRate(Estimate(None, undefined="no build was imported"), ()))
        fired: Mapping[str, Mapping[str, object]] = json.loads(latest["rules"])
        found = outcomes(connection)
        tally = _Tally()
        for identity, extremist, casualty, detail in rules_said(connection, latest["id"], found):
            tally.sentence(identity, (extremist, casualty), json.loads(detail), found[identity])
        for row in _settled(connection, latest["id"]):
            tally.speaker(*row)
        error = _error(connection, latest["id"], latest["sentences"], tally.wrong)
    return RulesReport(
        latest["rules_version"],
        tuple(tally.line(rule, told, sees=sees) for rule, told in sorted(fired.items()) if rule != "review"),
        error,
    )


class _Tally:
    """Counts what was upheld and overturned."""

    def __init__(self) -> None:
        self.upheld: Counter[str] = Counter()
        self.overturned: dict[str, list[str]] = {}
        self.wrong: dict[str, bool] = {}

    def sentence(
        self,
        identity: str,
        said: tuple[bool, bool],
        detail: Mapping[str, list[dict[str, str]]],
        outcome: Outcome,
    ) -> None:
        """Takes a sentence that people agreed on."""
        if outcome.answer is None:
            return
        labels = outcome.answer.labels
        self.wrong[identity] = said != (outcome.answer.extremist, outcome.answer.casualty)
        for rule, label in {(piece["rule"], piece["label"]) for piece in detail.get("evidence", ())}:
            self._count(rule, identity, right=(Label(label) in labels) is not (rule in RULES_OUT))

    def speaker(self, article: str, speaker: Mapping[str, object], role: str, status: str | None) -> None:
        """Takes a speaker that people settled."""
        right = (speaker["role"], speaker["status"]) == (role, status)
        basis = speaker["basis"]
        assert isinstance(basis, list)
        for rule in basis:
            self._count(rule, article, right=right)

    def _count(self, rule: str, identity: str, *, right: bool) -> None:
        if right:
            self.upheld[rule] += 1
        else:
            self.overturned.setdefault(rule, []).append(identity)

    def line(self, rule: str, told: Mapping[str, object], *, sees: bool) -> RuleLine:
        """The report's line of a rule."""
        fired, examples = told["fired"], told["examples"]
        assert isinstance(fired, int)
        assert isinstance(examples, list)
        wrong = self.overturned.get(rule, [])
        return RuleLine(
            rule,
            catalogue.description(rule),
            rule in RULES_OUT,
            fired,
            self.upheld[rule],
            len(wrong),
            tuple(examples),
            tuple(wrong[:EXAMPLES]) if sees else (),
        )


def _settled(
    connection: Connection, newest: int
) -> Iterator[tuple[str, Mapping[str, object], str, str | None]]:
    asked = (
        sa.select(
            settlement.c.article,
            settlement.c.speaker,
            settlement.c.role,
            settlement.c.status,
            article.c.speakers,
        )
        .join(article, article.c.id == settlement.c.article)
        .where(article.c.build == newest)
    )
    for identity, name, role, status, speakers in connection.execute(asked):
        for speaker in json.loads(speakers):
            if speaker["name"] == name:
                yield identity, speaker, role, status


def _error(connection: Connection, newest: int, population: int, wrong: Mapping[str, bool]) -> ErrorRate:
    """The strata are the classes of the queue; what the rules are sure of is known from the sample alone."""
    asked = (
        sa.select(task.c["class"], task.c.sentence, sentence.c.reviewed)
        .join(sentence, sentence.c.id == task.c.sentence)
        .where(task.c.round == 1, task.c.state != State.WITHDRAWN, sentence.c.build == newest)
    )
    queued: Counter[Why] = Counter()
    reviewed: Counter[Why] = Counter()
    errors: Counter[Why] = Counter()
    for number, identity, _ in connection.execute(asked):
        why = Why(number)
        queued[why] += 1
        if identity in wrong:
            reviewed[why] += 1
            errors[why] += wrong[identity]
    before = connection.execute(
        sa.select(sa.func.count()).where(
            sentence.c.build == newest,
            sentence.c.reviewed,
            sa.not_(sa.exists().where(task.c.sentence == sentence.c.id, task.c.round == 1)),
        )
    ).scalar()
    sure = population - (before or 0) - sum(queued[why] for why in Why if why is not Why.SAMPLE)
    strata = tuple(
        Stratum(WORDS[why], sure if why is Why.SAMPLE else queued[why], reviewed[why], errors[why])
        for why in Why
    )
    return ErrorRate(stratified(strata), tuple(one for one in strata if one.population))
