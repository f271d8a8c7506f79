"""How far reviewers agree: by pair, over all, and with what is known. Nobody is named."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.model import Label
from dsbuild.review.coefficients import Estimate, alpha, kappa, wilson
from dsbuild.review.secret import pseudonym, secret
from dsbuild.review.store import Store
from dsbuild.review.tables import gold, gold_answer, verdict

Votes = dict[str, dict[int, tuple[bool, bool]]]

#: What is compared: each label by itself, and both together.
QUESTIONS: Mapping[str, Callable[[tuple[bool, bool]], object]] = {
    Label.QUOTED_EXTREMIST_SPEECH: lambda vote: vote[0],
    Label.CASUALTY_STATISTIC: lambda vote: vote[1],
    "both": lambda vote: vote,
}


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two reviewers on one label. `confusion` counts (one's answer, the other's); kappa None is undefined."""

    one: str
    other: str
    label: str
    n: int
    observed: float
    kappa: float | None
    confusion: Mapping[tuple[bool, bool], int]


@dataclass(frozen=True, slots=True)
class AlphaOf:
    """Krippendorff's alpha of a label over the `n` sentences with two answers or more, by `raters` people."""

    label: str
    n: int
    raters: int
    alpha: Estimate


@dataclass(frozen=True, slots=True)
class GoldScore:
    """How often the answers to hidden sentences were the known ones; `people` is how many answered any."""

    label: str
    n: int
    people: int
    right: Estimate


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """All of it; `unsure` counts answers left out because their author could not say."""

    pairs: tuple[PairAgreement, ...]
    alphas: tuple[AlphaOf, ...]
    gold: tuple[GoldScore, ...]
    unsure: int


def report(store: Store) -> AgreementReport:
    """How far the reviewers agree by now; every round counts."""
    with store.read() as connection:
        votes, unsure = _votes(connection)
        key = secret(connection)
        known = _gold(connection)
    return AgreementReport(
        tuple(
            PairAgreement(
                pseudonym(key, pair.one), pseudonym(key, pair.other), label, *_compared(pair.answers(label))
            )
            for pair in _pairs(votes)
            for label in list(QUESTIONS)[:2]
        ),
        tuple(_alpha(votes, label) for label in QUESTIONS),
        known,
        unsure,
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    one: int
    other: int
    votes: tuple[tuple[tuple[bool, bool], tuple[bool, bool]], ...]

    def answers(self, label: str) -> list[tuple[object, object]]:
        says = QUESTIONS[label]
        return [(says(one), says(other)) for one, other in self.votes]


def _votes(connection: Connection) -> tuple[Votes, int]:
    votes: Votes = {}
    unsure = 0
    asked = sa.select(
        verdict.c.sentence, verdict.c.user, verdict.c.extremist, verdict.c.casualty, verdict.c.unsure
    ).order_by(verdict.c.round)
    for identity, user, extremist, casualty, could_not_say in connection.execute(asked):
        if could_not_say:
            unsure += 1
        else:
            votes.setdefault(identity, {})[user] = (extremist, casualty)
    return {identity: found for identity, found in votes.items() if len(found) > 1}, unsure


def _pairs(votes: Votes) -> list[_Pair]:
    together: dict[tuple[int, int], list[tuple[tuple[bool, bool], tuple[bool, bool]]]] = {}
    for found in votes.values():
        for one, other in combinations(sorted(found), 2):
            together.setdefault((one, other), []).append((found[one], found[other]))
    return [_Pair(*pair, tuple(found)) for pair, found in sorted(together.items())]


def _compared(
    answers: list[tuple[object, object]],
) -> tuple[int, float, float | None, dict[tuple[bool, bool], int]]:
    same = sum(one == other for one, other in answers) / len(answers)
    counts = Counter((bool(one), bool(other)) for one, other in answers)
    return len(answers), same, kappa(answers), dict(sorted(counts.items()))


def _alpha(votes: Votes, label: str) -> AlphaOf:
    says = QUESTIONS[label]
    units: dict[str, list[list[object]]] = {}
    for identity, found in votes.items():
        units.setdefault(identity[:16], []).append([says(vote) for vote in found.values()])
    raters = {user for found in votes.values() for user in found}
    return AlphaOf(label, len(votes), len(raters), alpha(units))


def _gold(connection: Connection) -> tuple[GoldScore, ...]:
    asked = sa.select(
        gold_answer.c.user,
        gold_answer.c.extremist == gold.c.extremist,
        gold_answer.c.casualty == gold.c.casualty,
    ).join(gold, gold.c.sentence == gold_answer.c.sentence)
    rows = connection.execute(asked.where(sa.not_(gold_answer.c.unsure))).all()
    people = len({row[0] for row in rows})
    return tuple(
        GoldScore(label, len(rows), people, wilson(sum(bool(row[place]) for row in rows), len(rows)))
        for place, label in enumerate(list(QUESTIONS)[:2], 1)
    )
