"""One event for one act, whatever is sent how often, by whom and when."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from dsbuild.review import events, items, log, queue, users, verify
from dsbuild.review.acts import ACT
from dsbuild.review.errors import (
    ConflictError,
    InvalidError,
    MissingError,
    NotAllowedError,
    ReusedIdError,
)
from dsbuild.review.roles import UserRole
from dsbuild.review.store import Store
from dsbuild.review.values import User
from tests.unit.review.kit import decide, decision, do, new_id, person


def test_the_same_act_ten_times_at_once_is_one_event(store: Store, ann: User) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    sent = decision(item, extremist=True)
    with ThreadPoolExecutor(10) as pool:
        receipts = list(pool.map(lambda _: events.record(store, ann, sent), range(10)))
    assert len(set(receipts)) == 1
    assert verify.verify(store).events == 1


def test_an_id_with_another_body_is_refused_and_nothing_is_written(
    store: Store, ann: User, ben: User
) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    sent = decision(item, extremist=True)
    events.record(store, ann, sent)
    for other, user in ((sent.model_copy(update={"casualty": True}), ann), (sent, ben)):
        with pytest.raises(ReusedIdError, match="new id"):
            events.record(store, user, other)
    assert verify.verify(store).events == 1


def test_of_two_on_one_revision_one_is_told_both_versions(store: Store, ann: User, ben: User) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    decide(store, ann, item, extremist=True, note="the court says so")
    sent = decision(item, casualty=True, note="I read it otherwise")
    with pytest.raises(ConflictError) as raised:
        events.record(store, ben, sent)
    conflict = raised.value
    assert conflict.status == 409
    assert conflict.theirs is not None
    assert (conflict.theirs.by, conflict.theirs.note) == ("ann", "the court says so")
    assert conflict.theirs.answer is not None
    assert conflict.theirs.answer.extremist
    assert (conflict.mine.by, conflict.mine.note) == ("ben", "I read it otherwise")
    assert "revision 1" in str(conflict)
    assert verify.verify(store).events == 1
    again = sent.model_copy(update={"id": new_id(), "revision": conflict.revision})
    assert events.record(store, ben, again).revision == 2


def test_a_revision_of_the_future_is_refused(store: Store, ann: User) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    with pytest.raises(InvalidError, match="newest is 0"):
        events.record(store, ann, decision(item, revision=3))


def test_undo_brings_back_what_stood_before(store: Store, ann: User) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    decide(store, ann, item, extremist=True)
    second = decide(store, ann, items.item(store, ann, item.id), casualty=True)
    do(store, ann, "undo", event=second.id)
    mine = items.item(store, ann, item.id)
    assert mine.mine is not None
    assert (mine.mine.extremist, mine.mine.casualty) == (True, False)
    assert mine.revision == 3
    do(store, ann, "undo", event=mine.event)
    assert items.item(store, ann, item.id).mine is None
    assert item.id in [one.id for one in queue.next_items(store, ann, 50).items]


def test_undo_is_for_ones_own_last_event(store: Store, ann: User, ben: User) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    first = decide(store, ann, item, extremist=True)
    with pytest.raises(NotAllowedError, match="somebody else's"):
        do(store, ben, "undo", event=first.id)
    decide(store, ann, items.item(store, ann, item.id), casualty=True)
    with pytest.raises(InvalidError, match="decided again since"):
        do(store, ann, "undo", event=first.id)
    with pytest.raises(MissingError):
        do(store, ann, "undo", event=new_id())
    comment = do(store, ann, "comment", sentence=item.id, text="hm")
    with pytest.raises(InvalidError, match="cannot be undone"):
        do(store, ann, "undo", event=comment.id)


def test_a_bulk_is_all_or_nothing_and_undone_at_once(store: Store, ann: User) -> None:
    found = queue.next_items(store, ann, 4).items
    answers = [{"sentence": one.id, "revision": 0, "extremist": False, "casualty": False} for one in found]
    broken = [*answers[:3], {**answers[3], "revision": 7}]
    with pytest.raises(InvalidError):
        do(store, ann, "bulk", answers=broken)
    assert verify.verify(store).events == 0
    made = do(store, ann, "bulk", answers=answers)
    assert all(items.item(store, ann, one.id).mine for one in found)
    do(store, ann, "undo", event=made.id)
    assert not any(items.item(store, ann, one.id).mine for one in found)
    assert verify.verify(store).ok


@pytest.mark.parametrize("role", [UserRole.MANAGER, UserRole.READ_ONLY])
def test_who_may_not_review_writes_nothing(store: Store, ann: User, role: UserRole) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    other = person(store, "other", role)
    with pytest.raises(NotAllowedError, match="may not decide"):
        events.record(store, other, decision(item))
    with pytest.raises(NotAllowedError):
        queue.next_items(store, other)
    assert verify.verify(store).events == 0


def test_a_disabled_user_writes_nothing(store: Store, ann: User) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    users.disable(store, "ann")
    with pytest.raises(NotAllowedError):
        events.record(store, ann, decision(item))


def test_what_is_not_there_is_refused(store: Store, ann: User) -> None:
    with pytest.raises(MissingError):
        do(
            store,
            ann,
            "decide",
            sentence=f"{'0' * 16}-{'0' * 12}-0",
            revision=0,
            extremist=True,
            casualty=False,
        )
    item = queue.next_items(store, ann, 1).items[0]
    with pytest.raises(MissingError, match="round 9"):
        events.record(store, ann, decision(item, round=9))


@pytest.mark.parametrize(
    "said",
    [
        {"id": "not-a-uuid"},
        {"sentence": "1 OR 1=1"},
        {"revision": -1},
        {"revision": True},
        {"extremist": "yes"},
        {"note": "a\x00b"},
        {"note": "\ud800"},
        {"note": "x" * 5000},
        {"round": 0},
        {"labels": ["reportage"]},
    ],
)
def test_hostile_acts_do_not_get_past_the_edge(said: dict[str, object]) -> None:
    good = {
        "kind": "decide",
        "id": new_id(),
        "sentence": f"{'0' * 16}-{'0' * 12}-0",
        "revision": 0,
        "extremist": True,
        "casualty": False,
    }
    ACT.validate_python(good, strict=True)
    with pytest.raises(ValueError, match="validation error"):
        ACT.validate_python({**good, **said}, strict=True)


def test_the_log_says_what_was_seen_and_by_which_rules(store: Store, ann: User) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    sent = decision(item)
    events.record(store, ann, sent)
    with store.read() as connection:
        entry = log.find(connection, sent.id)
    assert entry is not None
    assert item.seen in entry.seen
    assert entry.rules_version == "r1"
    assert len(entry.guideline_version) == 16


def test_a_word_of_an_act_cannot_break_out_of_sql(store: Store, ann: User) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    words = "'; DROP TABLE event; -- \\ % _ \U0001f4a5 \u202e \n é"
    do(store, ann, "comment", sentence=item.id, text=words)
    assert items.item(store, ann, item.id).remarks[0].text == words


def test_skipping_gives_the_sentence_to_others_alone(store: Store, ann: User, ben: User) -> None:
    item = queue.next_items(store, ann, 1).items[0]
    do(store, ann, "skip", sentence=item.id, reason="distressing")
    assert item.id not in [one.id for one in queue.next_items(store, ann, 50).items]
    assert queue.next_items(store, ben, 1).items[0].id == item.id
