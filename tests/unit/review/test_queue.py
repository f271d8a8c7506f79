"""Each sentence to one person in a round; leases that end; the order; care for who looks."""

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path

import pytest

from dsbuild.review import articles, care, events, hidden_gold, items, queue, rounds, team, users
from dsbuild.review.errors import BlindError, InvalidError, MissingError, NotAllowedError
from dsbuild.review.importing import import_build
from dsbuild.review.roles import UserRole
from dsbuild.review.store import Store
from dsbuild.review.tasks import WORDS, Why
from dsbuild.review.values import Settings, User
from tests.unit.review.kit import Clock, decide, decision, do, made_up, person, write_build

EVERYTHING = 50
FULL = bool(os.environ.get("DSBUILD_FULL"))
EACH = 200 if FULL else 4


def test_nothing_is_handed_to_two_people(store: Store, tmp_path: Path) -> None:
    if FULL:
        import_build(store, write_build(tmp_path / "build", made_up(60_000, seed=9)))
    people = [person(store, f"reviewer {number}") for number in range(50)]

    def work(user: User) -> list[str]:
        handed: list[str] = []
        for _ in range(EACH // 2):
            for item in queue.next_items(store, user, 2, carry_on=True).items:
                handed.append(item.id)
                decide(store, user, item)
        return handed

    with ThreadPoolExecutor(50) as pool:
        handed = [one for found in pool.map(work, people) for one in found]
    assert len(handed) == 50 * EACH
    assert max(Counter(handed).values()) == 1


def test_what_is_held_comes_first_until_it_is_decided(store: Store, ann: User) -> None:
    first = queue.next_items(store, ann, 3).items
    again = queue.next_items(store, ann, 5).items
    assert [one.id for one in again[:3]] == [one.id for one in first]
    assert len(again) == 5
    decide(store, ann, first[1])
    assert first[1].id not in [one.id for one in queue.next_items(store, ann, 5).items]


def test_a_lease_ends_and_says_who_holds_it(store: Store, clock: Clock, ann: User, ben: User) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    assert items.item(store, ben, item.id).others_hold == "ann"
    assert queue.next_items(store, ben, 1).items[0].id != item.id
    queue.give_back(store, ben)
    clock.on(minutes=queue.LEASE_MINUTES + 1)
    taken = queue.next_items(store, ben, 1).items[0]
    assert taken.id == item.id
    assert item.id not in [one.id for one in queue.next_items(store, ann, 5).items]


def test_a_decision_after_the_lease_ended_counts_when_nobody_took_it(
    store: Store, clock: Clock, ann: User
) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    clock.on(hours=2)
    decide(store, ann, item, extremist=True)
    assert items.item(store, ann, item.id).mine is not None


def test_the_order_is_that_of_the_design(store: Store, ann: User) -> None:
    seen: list[str] = []
    while batch := queue.next_items(store, ann, EVERYTHING, carry_on=True).items:
        for item in batch:
            seen.append(item.why)
            decide(store, ann, item)
    places = [list(WORDS.values()).index(why) for why in seen]
    assert places == sorted(places)
    assert set(seen) == {WORDS[why] for why in (Why.CONFLICT, Why.SPEAKER, Why.WEAK, Why.SAMPLE)}


def test_an_article_stays_together(store: Store, ann: User) -> None:
    batch = queue.next_items(store, ann, EVERYTHING).items
    runs = [key for key, _ in groupby(batch, key=lambda item: (item.why, item.article.id))]
    assert len(runs) == len(set(runs))
    assert len(runs) < len(batch)


def test_topics_opted_out_of_are_left_to_others(store: Store, ann: User, ben: User) -> None:
    settings = Settings(opt_out=("TOWN", "Ben Marsh"), opt_out_casualties=True)
    ann = users.save_settings(store, ann, settings)
    for item in queue.next_items(store, ann, EVERYTHING).items:
        assert "town" not in item.text.casefold()
        assert "Ben Marsh" not in [one.speaker for one in item.quotations]
        assert not item.rules.casualty
    assert any("town" in one.text for one in queue.next_items(store, ben, EVERYTHING).items)


def test_a_break_is_due_and_a_cap_holds(store: Store, clock: Clock, ann: User) -> None:
    team.save_team(store, team.Team(break_after=3, break_minutes=10, daily_cap=8))
    for item in queue.next_items(store, ann, 3).items:
        decide(store, ann, item)
    paused = queue.next_items(store, ann, 3)
    assert (paused.items, paused.exposure.pause) == ((), "break")
    went_on = queue.next_items(store, ann, 3, carry_on=True)
    assert (len(went_on.items), went_on.exposure.since_break) == (3, 0)
    assert [one.id for one in queue.next_items(store, ann, 3).items] == [one.id for one in went_on.items]
    queue.take_break(store, ann)
    assert care.exposure_of(store, ann).since_break == 0
    clock.on(minutes=11)
    for _ in range(5):
        decide(store, ann, queue.next_items(store, ann, 1, carry_on=True).items[0])
    capped = queue.next_items(store, ann, 3, carry_on=True).exposure
    assert (capped.today, capped.pause) == (8, "cap")
    clock.on(hours=24)
    assert queue.next_items(store, ann, 1).items
    own = users.save_settings(store, ann, Settings(daily_cap=1))
    decide(store, own, queue.next_items(store, own, 1).items[0])
    assert care.exposure_of(store, own).pause == "cap"


def test_a_blind_round_never_asks_the_same_person_nor_tells_of_the_other(
    store: Store, ann: User, ben: User, judge: User
) -> None:
    first = queue.next_items(store, ann, 20).items
    for item in first:
        decide(store, ann, item, extremist=True, note="a telling note")
    opened = rounds.open_blind(store, "again", 1.0)
    assert opened.tasks == 20
    assert queue.next_items(store, ann, 5).round == 1
    batch = queue.next_items(store, ben, EVERYTHING)
    assert batch.round == 2
    assert {one.id for one in batch.items} == {one.id for one in first}
    shown = repr(batch)
    assert "ann" not in shown
    assert "telling" not in shown
    assert all(
        (one.mine, one.revision, one.event, one.why) == (None, 0, None, queue.SECOND) for one in batch.items
    )
    view = articles.view(store, ben, first[0].article.id)
    piece = next(one for one in view.pieces if one.sentence == first[0].id)
    assert piece.state != "decided"
    assert piece.answer == first[0].rules
    with pytest.raises(BlindError):
        queue.next_items(store, judge, 1, 2)
    with pytest.raises(BlindError):
        events.record(store, ann, decision(first[0], round=2))


def test_who_was_shown_an_answer_is_not_asked_blind(store: Store, ann: User, ben: User) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    decide(store, ann, item, extremist=True)
    with pytest.raises(Exception, match="decided meanwhile"):
        events.record(store, ben, decision(item))
    rounds.open_blind(store, "again", 1.0)
    assert queue.next_items(store, ben, 5).round == 1


def test_a_speaker_settled_by_another_is_hidden_while_one_answers_blind(
    store: Store, ann: User, ben: User
) -> None:
    from dsbuild.review import speakers

    item = next(one for one in queue.next_items(store, ann, EVERYTHING).items if one.speakers)
    card = item.speakers[0]
    said = {"article": card.article_id, "speaker": card.name, "revision": 0}
    do(store, ann, "speaker", **said, role="extremist", status="former")
    decide(store, ann, item)
    queue.give_back(store, ann)
    rounds.open_blind(store, "again", 1.0)
    handed = queue.next_items(store, ben, 5).items[0]
    assert handed.id == item.id
    assert handed.rules == item.rules
    assert (handed.speakers[0].settled, handed.speakers[0].hidden) == (None, True)
    assert speakers.roster(store, ben, card.article_id)[0].settled is None
    with pytest.raises(BlindError):
        do(store, ben, "speaker", **said, role="other", status=None)
    decide(store, ben, handed)
    assert items.item(store, ben, item.id).speakers[0].settled is not None


def test_a_round_of_nothing_is_refused_and_a_closed_one_takes_nothing(
    store: Store, ann: User, ben: User
) -> None:
    with pytest.raises(InvalidError):
        rounds.open_blind(store, "again", 0.5)
    for item in queue.next_items(store, ann, 3).items:
        decide(store, ann, item)
    with pytest.raises(InvalidError):
        rounds.open_blind(store, "again", 1.5)
    rounds.open_blind(store, "again", 1.0)
    handed = queue.next_items(store, ben, 1, 2).items[0]
    rounds.close(store, 2)
    with pytest.raises(InvalidError, match="closed"):
        events.record(store, ben, decision(handed))
    with pytest.raises(MissingError):
        queue.next_items(store, ben, 1, 2)
    with pytest.raises(InvalidError):
        rounds.close(store, 1)


def test_hidden_gold_comes_among_the_others_and_counts_apart(store: Store, ann: User) -> None:
    from dsbuild.review import agreement, verify

    with store.read() as connection:
        import sqlalchemy as sa

        from dsbuild.review.tables import sentence, task, verdict

        quiet = sa.select(sentence.c.id).where(sentence.c.id.not_in(sa.select(task.c.sentence))).limit(30)
        known = [row[0] for row in connection.execute(quiet)]
    assert hidden_gold.hide(store, [(one, False, False) for one in known], "test") == 30
    met, handed = 0, 0
    while batch := queue.next_items(store, ann, EVERYTHING, carry_on=True).items:
        for item in batch:
            handed += 1
            met += item.id in known
            assert "gold" not in item.why
            decide(store, ann, item, extremist=item.id in known[:15])
    gone_back = items.item(store, ann, next(one for one in known if items.item(store, ann, one).mine))
    decide(store, ann, gone_back, casualty=True)
    assert 0.01 < met / handed < 0.08
    score = agreement.report(store).gold[0]
    assert score.n == met
    assert verify.verify(store).ok
    with store.read() as connection:
        decided = {row[0] for row in connection.execute(sa.select(verdict.c.sentence))}
    assert not decided & set(known)


def test_managers_are_handed_nothing(store: Store) -> None:
    with pytest.raises(NotAllowedError):
        queue.next_items(store, person(store, "max", UserRole.MANAGER))
