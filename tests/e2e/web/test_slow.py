"""A slow server, a slow refill, the end of the queue: nobody is shown a decided sentence unasked, no key goes astray."""

import json
import time

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import expect

from tests.e2e.web.conftest import Site, saved

STATE = "document.querySelector('#work').hidden ? document.querySelector('#rest').dataset.state : document.querySelector('#sentence').dataset.id"
"""The id of the sentence on the screen, else what stands in its place."""
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
    """Presses `a` on whatever sentence is there, as soon as it is there, until nothing is left; the ids shown."""
    seen: list[str] = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        now = page.evaluate(STATE)
        if now == "nothing":
            return seen
        if now in PLACES:
            page.keyboard.press("a" if len(seen) % 2 else "u")  # nothing is there: the key does nothing
            page.wait_for_timeout(20)
            continue
        seen.append(now)
        page.keyboard.press("a")
    raise AssertionError(f"no end after {seconds} s: {page.evaluate(STATE)}, {len(seen)} shown")


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
