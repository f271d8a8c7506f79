"""How far two readers agree on the gold of the same articles: Cohen's kappa of what they say of each unit."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dsbuild.evaluation.gold import Gold, GoldDropped, GoldSentence
from dsbuild.model import Label
from dsbuild.review.coefficients import kappa

Unit = GoldSentence | GoldDropped


def _labels(unit: Unit) -> tuple[Label, ...]:
    return unit.labels if isinstance(unit, GoldSentence) else ()


def _figures(unit: Unit) -> Hashable:
    if isinstance(unit, GoldDropped):
        return None
    return tuple((count.kind, count.count_min, count.count_max) for count in unit.counts)


#: What the readers are compared on: a name, and what a unit says; None where it says nothing.
QUESTIONS: dict[str, Callable[[Unit], Hashable]] = {
    "kept": lambda unit: isinstance(unit, GoldSentence),
    "extremist": lambda unit: Label.QUOTED_EXTREMIST_SPEECH in _labels(unit),
    "casualty": lambda unit: Label.CASUALTY_STATISTIC in _labels(unit),
    "kind": lambda unit: unit.kind,
    "role": lambda unit: unit.speaker.role if isinstance(unit, GoldSentence) and unit.speaker else None,
    "figures": _figures,
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two readers on one question: the share of units on which they agree, kappa (None where undefined), units."""

    question: str
    observed: float
    kappa: float | None
    units: int


def agreements(pairs: Iterable[tuple[Gold, Gold]]) -> list[Agreement]:
    """The agreement on each question over articles that two readers read.

    A unit of the first is compared with the unit of the second that shares most characters with it.
    """
    units = [both for one, other in pairs for both in _aligned(one, other)]
    return [_agreement(name, [(says(a), says(b)) for a, b in units]) for name, says in QUESTIONS.items()]


def _agreement(question: str, answers: Sequence[tuple[Hashable, Hashable]]) -> Agreement:
    same = sum(one == other for one, other in answers) / len(answers)
    return Agreement(question, same, kappa(answers), len(answers))


def same_spans(pairs: Iterable[tuple[Gold, Gold]]) -> float:
    """The F1 of the one reader's sentence spans against the other's."""
    shared = total = 0
    for one, other in pairs:
        first = {(unit.start, unit.end) for unit in one.sentences}
        second = {(unit.start, unit.end) for unit in other.sentences}
        shared += 2 * len(first & second)
        total += len(first) + len(second)
    return shared / total if total else 1.0


def _aligned(one: Gold, other: Gold) -> Iterator[tuple[Unit, Unit]]:
    there = other.units
    ends = [unit.end for unit in there]
    for unit in one.units:
        overlapping = []
        for candidate in there[bisect_right(ends, unit.start) :]:
            if candidate.start >= unit.end:
                break
            overlapping.append((min(unit.end, candidate.end) - max(unit.start, candidate.start), candidate))
        if overlapping:
            yield unit, max(overlapping, key=lambda found: found[0])[1]
