"""Tallies of hand-made predictions, and scores of hand-made tallies."""

from dataclasses import replace

import pytest

from dsbuild.evaluation.compare import MEASURES, Tally, compare, same_person
from dsbuild.evaluation.gold import Gold, GoldCount, GoldDropped, GoldSentence, GoldSpeaker
from dsbuild.evaluation.predicted import Count, Predicted
from dsbuild.evaluation.scores import Score, scores
from dsbuild.model import BlockKind, CasualtyKind, DropKind, Label, Role, Status

SPEECH = (Label.QUOTED_EXTREMIST_SPEECH,)
STATISTIC = (Label.REPORTAGE, Label.CASUALTY_STATISTIC)
ADEN = GoldSpeaker(name="Karim Aden", aliases=("Aden",), role=Role.EXTREMIST, status=Status.CURRENT)
GOLD = Gold(
    article_id="0" * 16,
    sha256="0" * 64,
    style="wire",
    split="tune",
    sentences=(
        GoldSentence(start=0, end=10, kind=BlockKind.BODY, labels=SPEECH, speaker=ADEN),
        GoldSentence(start=11, end=20, kind=BlockKind.BODY, labels=STATISTIC, counts=(GoldCount(start=12, end=14, count_min=9, count_max=None, kind=CasualtyKind.KILLED),)),
    ),
    dropped=(GoldDropped(start=21, end=30, kind=DropKind.LINK),),
)  # fmt: skip
FIRST = Predicted(0, 10, BlockKind.BODY, frozenset(SPEECH), "Aden", Role.EXTREMIST, Status.CURRENT, (), ())
SECOND = Predicted(11, 20, BlockKind.BODY, frozenset(STATISTIC), None, None, None, (Count(12, 14, 9, None, CasualtyKind.KILLED),), ())  # fmt: skip


def tallies(*predicted: Predicted) -> dict[str, Tally]:
    return compare(GOLD, predicted).tallies


def test_all_right() -> None:
    found = tallies(FIRST, SECOND)
    assert found["spans"] == Tally(2, 0, 0)
    assert found["kept"] == Tally(2, 0, 0)
    assert found["dropped"] == Tally(1, 0, 0)
    assert found["figures_with_bounds"] == found["figures"] == Tally(1, 0, 0)
    assert (
        found["speaker"] == found["role"] == found["status"] == found["extremist_speaker"] == Tally(1, 0, 0)
    )
    assert not compare(GOLD, [FIRST, SECOND]).mistakes


def test_a_wrong_bound_is_a_right_figure() -> None:
    wrong = replace(SECOND, counts=(Count(12, 14, 9, 9, CasualtyKind.KILLED),))
    found = tallies(FIRST, wrong)
    assert found["figures"] == Tally(1, 0, 0)
    assert found["figures_with_bounds"] == Tally(0, 1, 1)


def test_a_missed_label_and_a_false_one() -> None:
    found = tallies(replace(FIRST, labels=frozenset(STATISTIC)), SECOND)
    assert found[Label.QUOTED_EXTREMIST_SPEECH] == Tally(0, 0, 1)
    assert found[Label.CASUALTY_STATISTIC] == Tally(1, 1, 0)
    assert found[Label.REPORTAGE] == Tally(1, 1, 0)


def test_dropped_text_that_is_kept_counts_against_kept_and_its_labels() -> None:
    found = tallies(FIRST, SECOND, replace(FIRST, start=21, end=30))
    assert found["kept"] == Tally(2, 1, 0)
    assert found["dropped"] == Tally(0, 0, 1)
    assert found[Label.QUOTED_EXTREMIST_SPEECH] == Tally(1, 1, 0)


def test_kept_text_that_is_dropped() -> None:
    found = tallies(FIRST)
    assert found["kept"] == Tally(1, 0, 1)
    assert found["dropped"] == Tally(1, 1, 0)
    assert found["spans"] == Tally(1, 0, 1)


def test_two_sentences_in_one_are_a_span_error_only() -> None:
    found = tallies(replace(FIRST, end=20))
    assert found["spans"] == Tally(0, 1, 2)
    assert found["kept"] == Tally(2, 0, 0)


def test_unsure_is_not_scored() -> None:
    unsure = GOLD.model_copy(
        update={
            "sentences": (
                GOLD.sentences[0].model_copy(update={"unsure": ("voice", "speaker")}),
                GOLD.sentences[1],
            )
        }
    )
    found = compare(
        unsure, [replace(FIRST, labels=frozenset({Label.REPORTAGE}), speaker="Nobody"), SECOND]
    ).tallies
    assert found[Label.QUOTED_EXTREMIST_SPEECH] == Tally()
    assert found["speaker"] == Tally()


@pytest.mark.parametrize("name", ["Karim Aden", "karim aden", "Aden", "Kárim Aden", "the Aden"])
def test_names_are_compared_without_case_accents_and_article(name: str) -> None:
    assert same_person(ADEN, name)


def test_scores_and_their_interval() -> None:
    even = dict.fromkeys(MEASURES, Tally(9, 1, 1))
    worse = dict.fromkeys(MEASURES, Tally(5, 5, 5))
    score = scores([even, worse] * 10)["spans"]
    assert score.f1 == pytest.approx(0.7)
    assert score.low is not None
    assert score.high is not None
    assert 0.5 < score.low < 0.7 < score.high < 0.9
    assert Score(Tally()).f1 is None
    assert Score(Tally(3, 1, 0)).precision == 0.75
    assert Score(Tally(3, 0, 1)).recall == 0.75
