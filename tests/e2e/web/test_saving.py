"""Every decision arrives, and arrives once: offline, over a reload, with the database locked, from two browsers."""

import json
import sqlite3
import threading
import time

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import expect

from tests.e2e.web.conftest import Site, moved, saved, shown


def decide(page, many: int) -> list[str]:
    """Accepts so many sentences; their ids."""
    seen = []
    for _ in range(many):
        seen.append(shown(page))
        page.keyboard.press("a")
        moved(page, seen[-1])
    return seen


def test_offline_and_reloaded_everything_arrives_once(site: Site, full: bool) -> None:
    page = site.page("bo")
    site.begin(page)
    online = decide(page, 2)
    saved(page)
    page.context.set_offline(True)
    offline = decide(page, 9)
    expect(page.locator("#saved")).to_contain_text("9 decisions kept here")
    page.wait_for_timeout(60_000 if full else 2_500)
    assert len(site.events("decide")) == 2
    page.context.set_offline(False)
    page.reload()
    made = site.await_events("decide", 11)
    saved(page)
    assert [json.loads(row["body"])["sentence"] for row in made] == [*online, *offline]
    expect(page.locator("#sentence")).to_be_visible()
    assert shown(page) not in {*online, *offline}


def test_the_page_goes_on_when_sentences_run_out_offline_and_comes_back(site: Site) -> None:
    page = site.page("bo")
    site.begin(page)
    page.context.set_offline(True)
    for _ in range(60):
        if page.locator("#work").is_hidden():
            break
        page.keyboard.press("a")
    expect(page.locator("#rest")).to_contain_text("kept on this computer")
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('dsbuild.outbox')).length")
    assert kept >= 10
    page.context.set_offline(False)
    site.await_events("decide", kept, seconds=25)
    expect(page.locator("#sentence")).to_be_visible(timeout=20_000)
    saved(page)


def test_a_locked_database_delays_and_loses_nothing(site: Site) -> None:
    page = site.page("bo")
    site.begin(page)
    lock = sqlite3.connect(site.store.engine.url.database, isolation_level=None, check_same_thread=False)
    lock.execute("BEGIN IMMEDIATE")
    release = threading.Timer(3, lambda: (lock.execute("ROLLBACK"), lock.close()))
    release.start()
    started = time.monotonic()
    seen = decide(page, 8)
    assert time.monotonic() - started < 3, "the screen waited for the database"
    made = site.await_events("decide", 8)
    assert [json.loads(row["body"])["sentence"] for row in made] == seen
    release.join()
    saved(page)


def test_an_answer_that_is_lost_on_the_way_back_is_not_doubled(site: Site) -> None:
    page = site.page("bo")
    site.begin(page)
    cut = iter([True, True])

    def lose(route) -> None:
        if next(cut, False):
            route.fetch()  # the server has it, the browser never hears of it
            route.abort()
        else:
            route.continue_()

    page.route("**/api/events", lose)
    page.keyboard.press("a")
    saved(page)
    assert len(site.events("decide")) == 1


def test_who_looks_a_sentence_up_is_told_who_is_at_it(site: Site) -> None:
    one, other = site.page("bo"), site.page("ann")
    site.begin(one)
    other.goto(f"{site.url}/sentences/{shown(one)}")
    expect(other.locator("#held")).to_have_text("bo is at this sentence now.")
    expect(other.locator("#deciding")).to_be_hidden()


def test_who_is_second_sees_both_and_keeps_their_own_words(site: Site) -> None:
    one, other = site.page("ann"), site.page("ann")
    site.begin(one)
    place = f"{site.url}/sentences/{shown(one)}"
    for page in (one, other):
        page.goto(place)
        page.locator("#sentence").wait_for()
    one.keyboard.press("1")
    one.keyboard.press("a")
    saved(one)
    other.keyboard.press("2")
    other.keyboard.press("n")
    other.locator("#note-text").fill("these are his words")
    other.get_by_role("button", name="Keep with my decision").click()
    expect(other.locator("#note-line")).to_contain_text("his words")
    other.keyboard.press("a")
    dialog = other.locator("dialog#refused")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("these are his words")
    expect(dialog).to_contain_text("quoted extremist speech")
    expect(dialog).to_contain_text("reportage")
    assert len(site.events("decide")) == 1
    other.reload()  # the words outlive a reload
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Keep mine").click()
    made = site.await_events("decide", 2)
    assert json.loads(made[1]["body"])["note"] == "these are his words"
    assert json.loads(made[1]["body"])["revision"] == 1
    saved(other)


def test_who_is_second_can_take_theirs(site: Site) -> None:
    one, other = site.page("ann"), site.page("ann")
    site.begin(one)
    place = f"{site.url}/sentences/{shown(one)}"
    for page in (one, other):
        page.goto(place)
        page.locator("#sentence").wait_for()
    one.keyboard.press("1")
    one.keyboard.press("a")
    saved(one)
    other.keyboard.press("2")
    other.keyboard.press("a")
    other.get_by_role("button", name="Take theirs").click()
    saved(other)
    assert len(site.events("decide")) == 1


def test_a_session_that_ends_keeps_the_decisions_until_one_is_back(site: Site) -> None:
    from dsbuild.review import sessions

    page = site.page("bo")
    site.begin(page)
    sessions.sign_out(site.store, site.tokens["bo"])
    seen = decide(page, 3)
    expect(page.locator("#saved")).to_contain_text("sign in again")
    assert not site.events()
    page.get_by_role("link", name="sign in again").click()
    page.get_by_label("Name").fill("bo")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/queue")
    made = site.await_events("decide", 3)
    assert [json.loads(row["body"])["sentence"] for row in made] == seen


def test_another_person_on_the_same_computer_does_not_send_them(site: Site) -> None:
    page = site.page("bo")
    site.begin(page)
    page.context.set_offline(True)
    decide(page, 2)
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "dsbuild", "value": site.tokens["bea"], "url": site.url}])
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto(site.url + "/progress")
    saved(page)
    page.wait_for_timeout(500)
    assert not site.events()
    page.context.add_cookies([{"name": "dsbuild", "value": site.tokens["bo"], "url": site.url}])
    page.reload()
    made = site.await_events("decide", 2)
    assert {row["user"] for row in made} == {site.user("bo").id}


def test_what_one_tab_decides_another_does_not_ask_again(site: Site) -> None:
    one = site.page("bo")
    site.begin(one)
    other = one.context.new_page()
    site.begin(other)
    assert shown(one) == shown(other)
    seen = decide(one, 3)
    expect(other.locator("#sentence")).to_have_attribute("data-id", shown(one))
    more = decide(other, 2)
    expect(one.locator("#sentence")).to_have_attribute("data-id", shown(other))
    one.keyboard.press("k")
    expect(one.locator("#what")).to_contain_text("You said")
    made = site.await_events("decide", 5)
    assert {json.loads(row["body"])["sentence"] for row in made} == {*seen, *more}
    assert one.locator("dialog[open]").count() == other.locator("dialog[open]").count() == 0


def test_storage_that_is_full_stops_the_screen_and_says_so(site: Site) -> None:
    page = site.page("bo")
    site.begin(page)
    page.evaluate(
        "() => void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); })"
    )
    first = shown(page)
    page.keyboard.press("a")
    expect(page.locator("#told")).to_contain_text("cannot keep decisions")
    assert shown(page) == first
    assert not site.events()
