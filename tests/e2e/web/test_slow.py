"""To the end of the queue, whatever is slow: nobody is shown a decided sentence unasked, no key goes astray."""

import json
import time
from itertools import count, cycle, pairwise

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import expect

from dsbuild.review import queue, team
from tests.e2e.web.conftest import Site, filled, saved, serving
from tests.unit.review.kit import made_up, write_build

STATE = "document.querySelector('#work').hidden ? document.querySelector('#rest').dataset.state : document.querySelector('#sentence').dataset.id"
"""The id of the sentence on the screen, else what stands in its place."""
RECORD = f"""() => {{
  window.pressed = [];
  addEventListener("keydown", () => window.pressed.push({STATE}), {{ capture: true }});
}}"""
"""Keeps what was on the screen at each key, which may have come since somebody looked."""
PLACES = {"fetching", "begin", "break", "cap", "nothing", "fault"}


def leave(site: Site, user: str, few: int) -> None:
    """Leaves so many sentences for anybody in the queue; the rest is another's for an hour."""
    from datetime import UTC, datetime, timedelta

    import sqlalchemy as sa

    from dsbuild.review.tables import task
    from dsbuild.review.times import stamp

    with site.store.write() as connection:
        waiting = connection.execute(
            sa.select(task.c.sentence).where(task.c.state == 0).order_by(task.c["class"], task.c.rank)
        ).scalars()
        held = {"holder": site.user(user).id, "held_until": stamp(datetime.now(UTC) + timedelta(hours=1))}
        connection.execute(sa.update(task).where(task.c.sentence.in_(list(waiting)[few:])).values(**held))


def to_the_end(page, seconds: float = 60) -> list[str]:
    """Presses `a` on whatever sentence is there, as soon as it is there, until nothing is left; the ids pressed on."""
    page.evaluate(RECORD)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        now = page.evaluate(STATE)
        if now == "nothing":
            return [one for one in page.evaluate("window.pressed") if one not in PLACES]
        page.keyboard.press("a")  # where no sentence is, the key does nothing
        if now in PLACES:
            page.wait_for_timeout(20)
    raise AssertionError(f"no end after {seconds} s: {now}, {page.evaluate('window.pressed.length')} keys")


def slow(page, pattern: str, seconds: float) -> None:
    """Each answer to these requests is late, before it reaches the server and on the way back."""

    def late(route) -> None:
        page.wait_for_timeout(seconds * 500)
        answer = route.fetch()
        page.wait_for_timeout(seconds * 500)
        route.fulfill(response=answer)

    page.route(pattern, late)


@pytest.mark.parametrize(
    ("events", "batches"),
    [(0, 0), (0.3, 0), (0, 0.6), (0.3, 0.6)],
    ids=["quick", "events", "batches", "both"],
)
def test_each_sentence_is_shown_once_until_nothing_is_left(site: Site, events: float, batches: float) -> None:
    leave(site, "bea", 36)
    page = site.page("bo")
    if events:
        slow(page, "**/api/events", events)
    if batches:
        slow(page, "**/api/next", batches)
    site.begin(page)
    seen = to_the_end(page)
    assert len(seen) == len(set(seen)) >= 36
    expect(page.locator("#rest")).to_contain_text("Nothing waits for you")
    saved(page)
    made = [json.loads(row["body"])["sentence"] for row in site.events("decide")]
    assert made == seen


@pytest.fixture
def larger(chromium, tmp_path_factory: pytest.TempPathFactory):
    """A site with some hundred and fifty sentences to look at."""
    folder = tmp_path_factory.mktemp("larger")
    loaded = filled(folder / "loaded.db", write_build(folder, made_up(600)))
    with serving(loaded, folder, chromium) as site:
        yield site
        assert site.heard == []


def test_all_sentences_of_a_queue_by_keyboard_as_a_person_does(larger: Site) -> None:
    """Accepts, chooses, is unsure, skips, looks around, thinks again; each sentence has its last answer in the end."""
    team.save_team(larger.store, team.Team(break_after=60))
    page = larger.page("bo")
    larger.begin(page)
    ways = cycle(
        [["a"], ["1", "a"], ["2", "a"], ["c", "a"], ["3", "3", "a"], ["u"], ["2", "3", "a"], ["s", "1"]]
    )
    meant: dict[str, tuple[bool, bool, bool] | None] = {}
    breaks = [0]
    for number in count():
        now = page.evaluate(STATE)
        if now == "nothing":
            break
        if now == "break":
            breaks.append(len(meant))
            page.keyboard.press("a")  # no key goes through a break
            page.keyboard.press("2")
            page.get_by_role("button", name="Go on without a break").click()
            continue
        if now in PLACES:
            page.wait_for_timeout(20)
            continue
        assert now not in meant, "shown again unasked"
        way = next(ways)
        for key in way:
            if key in {"a", "u"}:
                meant[now] = (*chosen(page), key == "u")
            page.keyboard.press(key)
            if key == "s":
                meant[now] = None
                page.locator("dialog#skip[open]").wait_for()
            if key == "c" and page.locator("dialog#whole[open]").count():
                page.keyboard.press("Escape")
        if number % 25 == 24 and way[-1] == "a":
            page.keyboard.press("z")
            assert page.evaluate(STATE) == now
            page.keyboard.press("1")
            meant[now] = (*chosen(page), False)
            page.keyboard.press("a")
    saved(page)
    assert len(meant) >= 120
    assert len(breaks) > 2
    assert all(0 < then - before <= 60 for before, then in pairwise(breaks)), breaks
    stands = {}
    for row in larger.events("decide"):
        body = json.loads(row["body"])
        stands[body["sentence"]] = (body["extremist"], body["casualty"], body["unsure"])
    assert stands == {one: said for one, said in meant.items() if said}
    assert not queue.next_items(larger.store, larger.user("bo"), 50).items


def chosen(page) -> tuple[bool, bool]:
    """What the keys show: whether an extremist speaks, whether casualties are counted."""
    return tuple(
        page.locator(f"#{name}").get_attribute("aria-pressed") == "true" for name in ("speech", "casualty")
    )


def test_a_refill_that_never_comes_is_waited_for_and_the_end_is_not_claimed(site: Site) -> None:
    leave(site, "bea", 36)
    page = site.page("bo")
    gone = []
    site.begin(page)

    def hold(route) -> None:
        while not gone:
            page.wait_for_timeout(50)
        route.continue_()

    page.route("**/api/next", hold)
    seen = []
    while (now := page.evaluate(STATE)) not in PLACES:
        seen.append(now)
        page.keyboard.press("a")
    assert now == "fetching"
    expect(page.locator("#rest")).to_contain_text("Fetching sentences")
    for key in "a12u3jz":  # z takes back the last, which is shown then
        page.keyboard.press(key)
    assert page.evaluate(STATE) == seen[-1]
    page.keyboard.press("a")
    gone.append("the hindrance")
    rest = to_the_end(page)
    assert not set(rest) & set(seen)
    saved(page)
    kinds = [row["kind"] for row in site.events()]
    assert kinds.count("decide") == len(seen) + len(rest) + 1
    assert kinds.count("undo") == 1


def test_going_past_the_last_comes_to_what_was_passed_over(site: Site) -> None:
    leave(site, "bea", 12)
    page = site.page("bo")
    site.begin(page)
    first = page.evaluate(STATE)
    passed = [first]
    while (page.keyboard.press("j"), page.evaluate(STATE))[1] != first:
        passed.append(page.evaluate(STATE))
    assert len(passed) == len(set(passed)) >= 12
    assert not site.events()
    assert to_the_end(page) == passed
    page.keyboard.press("k")
    assert page.evaluate(STATE) == passed[-1]
    expect(page.locator("#what")).to_contain_text("You said")
    page.keyboard.press("j")
    expect(page.locator("#rest")).to_contain_text("Nothing waits for you")


def test_what_somebody_else_took_or_settled_leaves_the_line(site: Site) -> None:
    leave(site, "bea", 36)
    page = site.page("bo")
    site.begin(page)
    held = [item.id for item in queue.next_items(site.store, site.user("bo"), 1).items]
    leave(site, "bea", 0)  # the leases ran out meanwhile, and another took them
    seen = []
    while page.evaluate(STATE) not in PLACES:
        seen.append(page.evaluate(STATE))
        page.keyboard.press("k" if len(seen) == 1 else "a")
        if len(seen) == 12:
            page.wait_for_timeout(1500)  # the batch that no longer holds them
    assert len(seen) < len(held)
