"""Agreement against other people's code, the error rate against the truth, and who is shown what."""

import random
from itertools import pairwise

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from dsbuild.model import Label
from dsbuild.review import adjudication, agreement, audit, items, progress, queue, rounds, rules
from dsbuild.review.coefficients import Stratum, alpha, kappa, stratified, wilson
from dsbuild.review.errors import InvalidError, NotAllowedError
from dsbuild.review.store import Store
from dsbuild.review.tasks import WORDS, Why
from dsbuild.review.values import User
from tests.unit.review.kit import Clock, decide, do

ANSWERS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=2, max_size=60)


@given(answers=ANSWERS)
def test_kappa_is_that_of_scikit_learn(answers: list[tuple[int, int]]) -> None:
    first, second = zip(*answers, strict=True)
    ours = kappa(answers)
    if ours is None:
        assert len(set(first) | set(second)) == 1
    else:
        assert ours == pytest.approx(cohen_kappa_score(first, second))


@given(units=st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), min_size=2, max_size=40))
def test_alpha_is_that_of_krippendorff(units: list[list[str]]) -> None:
    ours = alpha({str(n): [unit] for n, unit in enumerate(units)}).value
    pairable = [unit for unit in units if len(unit) > 1]
    if len({one for unit in pairable for one in unit}) < 2:
        assert ours is None
        return
    table = np.full((4, len(units)), np.nan)
    for place, unit in enumerate(units):
        for rater, one in enumerate(unit):
            table[rater, place] = "abc".index(one)
    assert ours == pytest.approx(krippendorff.alpha(reliability_data=table, level_of_measurement="nominal"))


def test_what_has_no_figure_says_why() -> None:
    assert kappa([]) is None
    assert "nobody answered" in alpha({}).undefined
    assert "nobody answered" in alpha({"a": [["x"]]}).undefined
    assert "every answer was the same" in alpha({"a": [["x", "x"]], "b": [["x", "x"]]}).undefined
    one = alpha({"a": [["x", "y"], ["x", "x"]]})
    assert one.value is not None
    assert "one article" in one.undefined
    assert wilson(0, 0).value is None
    assert stratified([]).value is None
    assert (
        "nobody has looked yet at: b" in stratified([Stratum("a", 5, 5, 1), Stratum("b", 9, 0, 0)]).undefined
    )


def test_the_interval_of_alpha_covers_the_truth() -> None:
    draw = random.Random(1)
    hits = 0
    truth = _simulated(draw, 20_000).value
    assert truth is not None
    for _ in range(100):
        found = _simulated(draw, 40)
        assert found.low is not None
        assert found.high is not None
        hits += found.low <= truth <= found.high
    assert hits >= 85


def _simulated(draw: random.Random, clusters: int):
    units: dict[str, list[list[int]]] = {}
    for cluster in range(clusters):
        share = draw.betavariate(2, 3)
        truths = [draw.random() < share for _ in range(8)]
        units[str(cluster)] = [[truth is not (draw.random() < 0.1) for _ in range(2)] for truth in truths]
    return alpha(units)


@pytest.mark.parametrize("rates", [(0.3, 0.02), (0.5, 0.001), (0.05, 0.05), (0.0, 0.0)])
def test_the_error_rate_is_unbiased_and_its_interval_covers(rates: tuple[float, float]) -> None:
    draw = random.Random(2)
    flagged, sure = (
        [draw.random() < rates[0] for _ in range(800)],
        [draw.random() < rates[1] for _ in range(9000)],
    )
    truth = (sum(flagged) + sum(sure)) / 9800
    found = []
    for _ in range(300):
        looked, drawn = draw.sample(flagged, 300), [one for one in sure if draw.random() < 0.05]
        found.append(
            stratified(
                [Stratum("flagged", 800, 300, sum(looked)), Stratum("sure", 9000, len(drawn), sum(drawn))]
            )
        )
    values = [one.value for one in found if one.value is not None]
    assert sum(values) / len(values) == pytest.approx(truth, abs=0.003)
    covered = sum(
        one.low <= truth <= one.high for one in found if one.low is not None and one.high is not None
    )
    assert covered >= 0.9 * len(found)


def reviewed(store: Store, ann: User, ben: User, many: int = 40) -> None:
    for number, item in enumerate(queue.next_items(store, ann, many).items):
        decide(
            store,
            ann,
            item,
            extremist=item.rules.extremist is not (number % 4 == 0),
            casualty=item.rules.casualty,
            note="of ann",
        )
    rounds.open_blind(store, "again", 1.0)
    for number, item in enumerate(queue.next_items(store, ben, many).items):
        decide(
            store,
            ben,
            item,
            extremist=item.rules.extremist is not (number % 5 == 0),
            casualty=item.rules.casualty,
            unsure=number == 3,
        )


def test_the_report_compares_pairs_under_pseudonyms(store: Store, ann: User, ben: User) -> None:
    reviewed(store, ann, ben)
    found = agreement.report(store)
    pair = found.pairs[0]
    assert (pair.label, pair.n, found.unsure) == (Label.QUOTED_EXTREMIST_SPEECH, 39, 1)
    assert sum(pair.confusion.values()) == 39
    assert 0 < pair.observed < 1
    assert not {"ann", "ben"} & {pair.one, pair.other}
    assert [one.label for one in found.alphas] == [*list(Label)[1:], "both"]
    assert found.alphas[0].alpha.low is not None
    assert found.alphas[0].alpha.low < found.alphas[0].alpha.value < found.alphas[0].alpha.high


def test_what_people_differ_on_waits_for_somebody_else(
    store: Store, ann: User, ben: User, judge: User
) -> None:
    reviewed(store, ann, ben)
    waiting = adjudication.waiting(store, judge)
    assert len(waiting) == adjudication.how_many(store, judge) > 5
    dispute = waiting[0]
    shown = repr(dispute)
    assert not [name for name in ("'ann'", "'ben'") if name in shown]
    assert {one.label for one in dispute.answers} == {"A", "B"}
    for person_ in (ann, ben):
        with pytest.raises(NotAllowedError):
            adjudication.waiting(store, person_)
    said = {
        "sentence": dispute.item.id,
        "extremist": False,
        "casualty": False,
        "category": "slip",
        "reason": "page 3",
    }
    with pytest.raises(NotAllowedError):
        do(store, ann, "adjudicate", **said, revision=0)
    made = do(store, judge, "adjudicate", **said, revision=dispute.revision)
    assert dispute.item.id not in [one.item.id for one in adjudication.waiting(store, judge)]
    assert adjudication.dispute(store, judge, dispute.item.id).ruled is not None
    do(store, judge, "undo", event=made.id)
    assert dispute.item.id in [one.item.id for one in adjudication.waiting(store, judge)]


def test_nobody_adjudicates_their_own(store: Store, ann: User, ben: User, judge: User) -> None:
    first = queue.next_items(store, judge, 1).items[0]
    decide(store, judge, first, extremist=True)
    rounds.open_blind(store, "again", 1.0)
    second = queue.next_items(store, ann, 1).items[0]
    decide(store, ann, second, casualty=True)
    assert adjudication.waiting(store, judge) == ()
    with pytest.raises(NotAllowedError, match="somebody else"):
        do(
            store,
            judge,
            "adjudicate",
            sentence=first.id,
            revision=0,
            extremist=True,
            casualty=True,
            category="slip",
            reason="x",
        )
    agreed = queue.next_items(store, ann, 1).items[0]
    decide(store, ann, agreed)
    with pytest.raises(InvalidError, match="nobody differs"):
        do(
            store,
            judge,
            "adjudicate",
            sentence=agreed.id,
            revision=0,
            extremist=True,
            casualty=True,
            category="slip",
            reason="x",
        )


def test_the_rules_are_told_what_was_upheld(store: Store, ann: User, ben: User) -> None:
    handed = [
        item
        for item in queue.next_items(store, ann, 50).items
        if any(mark.rule == "V004" for mark in item.marks)
    ]
    for number, item in enumerate(handed):
        decide(store, ann, item, extremist=number == 0, casualty=item.rules.casualty)
    found = rules.report(store)
    line = next(one for one in found.rules if one.rule == "V004")
    assert (line.upheld, line.overturned, line.rules_out) == (len(handed) - 1, 1, True)
    assert line.overturned_examples == (handed[0].id,)
    assert line.fired > len(handed)
    assert rules.report(store, ann).rules[0].overturned_examples == ()
    assert "drawn at random" in found.error.rate.undefined


def test_the_error_rate_of_the_rules_comes_out_right(store: Store, clock: Clock, ann: User) -> None:
    wrong = done = 0
    while batch := queue.next_items(store, ann, 50, carry_on=True).items:
        for item in batch:
            err = done % 10 == 0
            wrong += err
            done += 1
            decide(store, ann, item, extremist=item.rules.extremist is not err, casualty=item.rules.casualty)
        clock.on(minutes=1)
    error = rules.report(store).error
    assert error.rate.value is not None
    assert error.rate.low < 0.1 < error.rate.high
    assert sum(one.population for one in error.strata) == 1000
    assert sum(one.reviewed for one in error.strata) == done
    assert error.strata[-1].name == WORDS[Why.SAMPLE]
    total = progress.totals(store)
    assert total is not None
    assert (total.agreed, total.relabelled, sum(total.waiting.values())) == (done, wrong, 0)
    assert progress.mine(store, ann).decided == done


def test_the_log_reads_newest_first_and_filters(store: Store, ann: User, ben: User, judge: User) -> None:
    reviewed(store, ann, ben, 10)
    everything = audit.page(store, judge)
    assert [one.seq for one in everything.entries] == list(range(20, 0, -1))
    assert {one.by for one in audit.page(store, judge, who="ANN").entries} == {"ann"}
    some = audit.page(store, judge, count=8)
    rest = audit.page(store, judge, count=100, before=some.before)
    assert (*some.entries, *rest.entries) == everything.entries
    assert all(one > other for one, other in pairwise(entry.seq for entry in rest.entries))
    identity = everything.entries[0].body["sentence"]
    assert {entry.body["sentence"] for entry in audit.page(store, judge, subject=identity).entries} == {
        identity
    }
    assert audit.page(store, judge, kind="skip").entries == ()
    assert audit.page(store, judge, subject="100%_\x00'").entries == ()
    with pytest.raises(NotAllowedError):
        audit.page(store, ann)


def test_a_reviewer_sees_no_comment_of_another(store: Store, ann: User, ben: User, judge: User) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    do(store, ann, "comment", sentence=item.id, text="I think it is speech")
    assert items.item(store, ben, item.id).remarks == ()
    assert [one.by for one in items.item(store, judge, item.id).remarks] == ["ann"]
