"""One article against its gold: for each measure what is right, what is too much and what is missing.

The items are the gold's units, its sentences and its dropped stretches. A unit is compared with the predicted
sentence that shares most characters with it, if that is more than half of the unit. Nothing that the gold
marks `unsure` is scored.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dsbuild.evaluation.gold import Gold, GoldDropped, GoldSentence, GoldSpeaker
from dsbuild.evaluation.predicted import Predicted
from dsbuild.labels.voice import plain
from dsbuild.model import Label

H = TypeVar("H", bound=Hashable)
#: The measures, in the order in which they are shown.
MEASURES = (
    "spans", "kept", "dropped", "block_kind", *Label, "figures", "figures_with_bounds",
    "speaker", "role", "status", "extremist_speaker", "extremist_status",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a measure was right, too much and missing."""

    right: int = 0
    extra: int = 0
    missing: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.extra + other.extra, self.missing + other.missing)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A place where gold and prediction differ: `wanted` and `found` say how, `rules` what fired there."""

    measure: str
    start: int
    end: int
    wanted: str
    found: str
    rules: tuple[str, ...] = ()


@dataclass(slots=True)
class Comparison:
    """The tallies and mistakes of one article."""

    tallies: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(MEASURES, Tally()))
    mistakes: list[Mistake] = field(default_factory=list)

    def count(self, measure: str, tally: Tally) -> None:
        """Adds to a measure."""
        self.tallies[measure] += tally


def compare(gold: Gold, predicted: Sequence[Predicted]) -> Comparison:
    """The tallies and mistakes of one article; `predicted` is in order of the text."""
    result = Comparison()
    _spans(gold, predicted, result)
    for unit, sentence in _aligned(gold, predicted):
        if isinstance(unit, GoldDropped):
            _dropped(unit, sentence, result)
        else:
            _kept(unit, sentence, result)
    return result


def _spans(gold: Gold, predicted: Sequence[Predicted], result: Comparison) -> None:
    sure = [unit for unit in gold.sentences if "span" not in unit.unsure]
    unsure = [(unit.start, unit.end) for unit in gold.sentences if "span" in unit.unsure]
    unsure += [(unit.start, unit.end) for unit in gold.dropped]
    wanted = {(unit.start, unit.end) for unit in sure}
    found = {(sentence.start, sentence.end): sentence for sentence in predicted}
    extra = [
        span for span in found.keys() - wanted if not any(a < span[1] and span[0] < b for a, b in unsure)
    ]
    result.count("spans", Tally(len(wanted & found.keys()), len(extra), len(wanted - found.keys())))
    for start, end in sorted(wanted - found.keys()):
        result.mistakes.append(Mistake("spans", start, end, "a sentence", "none with these ends"))


def _aligned(
    gold: Gold, predicted: Sequence[Predicted]
) -> Iterator[tuple[GoldSentence | GoldDropped, Predicted | None]]:
    ends = [sentence.end for sentence in predicted]
    for unit in gold.units:
        best, most = None, 0
        for sentence in predicted[bisect_right(ends, unit.start) :]:
            if sentence.start >= unit.end:
                break
            shared = min(unit.end, sentence.end) - max(unit.start, sentence.start)
            if shared > most:
                best, most = sentence, shared
        yield unit, best if 2 * most > unit.end - unit.start else None


def _dropped(unit: GoldDropped, sentence: Predicted | None, result: Comparison) -> None:
    if sentence is None:
        result.count("dropped", Tally(right=1))
        return
    result.count("dropped", Tally(missing=1))
    result.count("kept", Tally(extra=1))
    result.mistakes.append(
        Mistake("kept", unit.start, unit.end, f"dropped as {unit.kind}", f"kept as {sentence.kind}")
    )
    for label in sentence.labels - {Label.REPORTAGE}:
        result.count(label, Tally(extra=1))


def _kept(unit: GoldSentence, sentence: Predicted | None, result: Comparison) -> None:
    if sentence is None:
        result.count("kept", Tally(missing=1))
        result.count("dropped", Tally(extra=1))
        result.mistakes.append(Mistake("kept", unit.start, unit.end, f"kept as {unit.kind}", "dropped"))
    else:
        result.count("kept", Tally(right=1))
        _kind(unit, sentence, result)
    _labels(unit, sentence, result)
    _figures(unit, sentence, result)
    _speaker(unit, sentence, result)


def _kind(unit: GoldSentence, sentence: Predicted, result: Comparison) -> None:
    if "kind" in unit.unsure:
        return
    same = sentence.kind is unit.kind
    result.count("block_kind", Tally(right=same, extra=not same, missing=not same))
    if not same:
        result.mistakes.append(Mistake("block_kind", unit.start, unit.end, unit.kind, sentence.kind))


def _labels(unit: GoldSentence, sentence: Predicted | None, result: Comparison) -> None:
    voice = {Label.REPORTAGE, Label.QUOTED_EXTREMIST_SPEECH}
    for label in Label:
        if ("voice" if label in voice else "casualty") in unit.unsure:
            continue
        wanted = label in unit.labels
        found = sentence is not None and label in sentence.labels
        result.count(label, Tally(wanted and found, found and not wanted, wanted and not found))
        if wanted != found and label is not Label.REPORTAGE:
            result.mistakes.append(
                Mistake(
                    label,
                    unit.start,
                    unit.end,
                    "yes" if wanted else "no",
                    "yes" if found else "no",
                    sentence.rules if sentence else (),
                )
            )


def _figures(unit: GoldSentence, sentence: Predicted | None, result: Comparison) -> None:
    if "casualty" in unit.unsure:
        return
    found = sentence.counts if sentence else ()
    bounds = Counter((count.kind, count.count_min, count.count_max) for count in unit.counts)
    told = Counter((count.kind, count.count_min, count.count_max) for count in found)
    result.count("figures_with_bounds", _multiset(bounds, told))
    values = Counter((count.kind, count.count_min or count.count_max) for count in unit.counts)
    result.count(
        "figures",
        _multiset(values, Counter((count.kind, count.count_min or count.count_max) for count in found)),
    )
    if bounds != told and bounds and told:
        result.mistakes.append(
            Mistake(
                "figures_with_bounds",
                unit.start,
                unit.end,
                _figures_told(bounds),
                _figures_told(told),
                sentence.rules if sentence else (),
            )
        )


def _multiset(wanted: Counter[H], found: Counter[H]) -> Tally:
    right = (wanted & found).total()
    return Tally(right, found.total() - right, wanted.total() - right)


def _figures_told(counts: Iterable[tuple[object, ...]]) -> str:
    return ", ".join(" ".join(str(part) for part in count) for count in counts)


def _speaker(unit: GoldSentence, sentence: Predicted | None, result: Comparison) -> None:
    """Speakers are scored where the gold, or the prediction, names one; role and status where the gold does."""
    wanted = unit.speaker if unit.speaker and unit.speaker.name else None
    if "speaker" in unit.unsure:
        return
    found = sentence.speaker if sentence else None
    right = bool(wanted and found and same_person(wanted, found))
    result.count("speaker", Tally(right, bool(found) and not right, bool(wanted) and not right))
    extremist = Label.QUOTED_EXTREMIST_SPEECH in unit.labels
    if extremist:
        result.count("extremist_speaker", Tally(right, bool(found) and not right, bool(wanted) and not right))
    rules = sentence.rules if sentence else ()
    if (wanted or found) and not right:
        result.mistakes.append(
            Mistake(
                "speaker",
                unit.start,
                unit.end,
                wanted.name or "" if wanted else "nobody",
                found or "nobody",
                rules,
            )
        )
    if wanted and "role" not in unit.unsure:
        same = sentence is not None and sentence.role is wanted.role
        result.count("role", Tally(right=same, extra=not same and bool(found), missing=not same))
        if not same:
            result.mistakes.append(
                Mistake(
                    "role", unit.start, unit.end, wanted.role, str(sentence.role if sentence else None), rules
                )
            )
    if wanted and wanted.status and "status" not in unit.unsure:
        same = sentence is not None and sentence.status is wanted.status
        result.count("status", Tally(right=same, extra=not same and bool(found), missing=not same))
        if extremist:
            result.count(
                "extremist_status", Tally(right=same, extra=not same and bool(found), missing=not same)
            )
        if not same:
            result.mistakes.append(
                Mistake(
                    "status",
                    unit.start,
                    unit.end,
                    wanted.status,
                    str(sentence.status if sentence else None),
                    rules,
                )
            )


def same_person(wanted: GoldSpeaker, found: str) -> bool:
    """Whether a name is one of those that the gold accepts, without regard to case, accents and punctuation."""
    return _plain(found) in {_plain(name) for name in (wanted.name or "", *wanted.aliases)}


def _plain(name: str) -> str:
    return plain(name).removeprefix("the ")
