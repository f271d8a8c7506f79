"""The floors that the rules have reached on gold: nothing may fall below them unnoticed.

`seeds/gold` is read twice; its held-out third is only reported and never tuned on. `news/` was written by three
desks for developing, `houses/` by many more, `unread/` last; all were read once, and no model is fitted to the last.
"""

from pathlib import Path

import pytest

from dsbuild.evaluation import report

ROOT = Path(__file__).parent.parent.parent
FLOORS = {
    ("seeds/gold", "tune"): {
        "spans": 0.99,
        "kept": 0.99,
        "quoted_extremist_speech": 0.87,
        "casualty_statistic": 0.96,
    },
    ("seeds/gold", "heldout"): {
        "spans": 0.98,
        "kept": 0.96,
        "quoted_extremist_speech": 0.70,
        "casualty_statistic": 0.82,
    },
    ("tests/golden/houses/gold", "all"): {
        "spans": 0.98,
        "kept": 0.98,
        "quoted_extremist_speech": 0.89,
        "casualty_statistic": 0.95,
        "speaker": 0.90,
        "status": 0.78,
    },
    ("tests/golden/unread/gold", "all"): {
        "spans": 0.97,
        "kept": 0.97,
        "quoted_extremist_speech": 0.85,
        "speaker": 0.88,
        "status": 0.65,
    },
    ("tests/golden/news/gold", "all"): {
        "spans": 0.97,
        "kept": 0.97,
        "quoted_extremist_speech": 0.85,
        "casualty_statistic": 0.95,
    },
}


@pytest.mark.parametrize(("gold", "split"), FLOORS)
def test_the_rules_do_not_fall_below_what_they_have_reached(gold: str, split: str) -> None:
    result = report.evaluate(ROOT / gold, split=split)
    floors = {f"{measure}.f1": least for measure, least in FLOORS[gold, split].items()}
    assert not report.below(result, floors)
    assert split != "all" or few_are_wronged(result)


def test_few_of_the_seeds_are_called_extremists_who_are_not() -> None:
    assert few_are_wronged(report.evaluate(ROOT / "seeds/gold"))


def few_are_wronged(result: report.Report) -> bool:
    """Whether few are called extremists who are not: a mourner's words labelled as extremist hurt most."""
    tally, reportage = result.scores["quoted_extremist_speech"].tally, result.scores["reportage"].tally
    return tally.extra < 0.015 * (reportage.right + reportage.missing)
