"""The queue in a real browser: every key, and what it leaves in the log."""

import json

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import expect

from dsbuild.review.acts import SkipReason
from dsbuild.web.keys import ACTIONS
from tests.e2e.web.conftest import Site, moved, saved, shown


def bodies(site: Site, kind: str) -> list[dict]:
    return [json.loads(row["body"]) for row in site.events(kind)]


@pytest.fixture
def page(site: Site):
    made = site.page("bo")
    site.begin(made)
    return made


def test_accept_takes_what_the_rules_say(site: Site, page) -> None:
    first = shown(page)
    said = page.locator("#rules-say").inner_text()
    page.keyboard.press("a")
    assert shown(page) != first
    saved(page)
    (made,) = bodies(site, "decide")
    assert made["extremist"] == ("quoted extremist speech" in said)
    assert made["casualty"] == ("casualty" in said)
    assert made["unsure"] is False
    assert made["revision"] == 0


@pytest.mark.parametrize(("keys", "extremist"), [("1", False), ("2", True), ("21", False), ("12", True)])
def test_voice_keys_choose_one_of_two(site: Site, page, keys: str, extremist: bool) -> None:
    for key in keys:
        page.keyboard.press(key)
    pressed = {
        name: page.locator(f"#{name}").get_attribute("aria-pressed") for name in ("reportage", "speech")
    }
    assert pressed == {"reportage": str(not extremist).lower(), "speech": str(extremist).lower()}
    page.keyboard.press("a")
    saved(page)
    assert bodies(site, "decide")[0]["extremist"] is extremist


def test_casualty_key_switches_on_and_off(site: Site, page) -> None:
    before = page.locator("#casualty").get_attribute("aria-pressed")
    page.keyboard.press("3")
    assert page.locator("#casualty").get_attribute("aria-pressed") != before
    page.keyboard.press("a")
    saved(page)
    assert bodies(site, "decide")[0]["casualty"] is (before == "false")


def test_unsure(site: Site, page) -> None:
    first = shown(page)
    page.keyboard.press("u")
    assert shown(page) != first
    saved(page)
    assert bodies(site, "decide")[0]["unsure"] is True


def test_skip_asks_for_a_reason_and_takes_a_digit(site: Site, page) -> None:
    for number in range(1, len(SkipReason) + 1):
        first = shown(page)
        page.keyboard.press("s")
        page.locator("dialog#skip[open]").wait_for()
        page.keyboard.press(str(number))
        moved(page, first)
    saved(page)
    assert [one["reason"] for one in bodies(site, "skip")] == list(SkipReason)


def test_skip_can_be_left_with_escape(site: Site, page) -> None:
    first = shown(page)
    page.keyboard.press("s")
    page.keyboard.press("Escape")
    assert shown(page) == first
    assert not site.events()


def test_undo_takes_back_and_the_next_answer_holds(site: Site, page) -> None:
    first = shown(page)
    page.keyboard.press("2")
    page.keyboard.press("a")
    page.keyboard.press("z")
    assert shown(page) == first
    page.keyboard.press("1")
    page.keyboard.press("a")
    assert shown(page) != first
    saved(page)
    assert [row["kind"] for row in site.events()] == ["decide", "undo", "decide"]
    assert bodies(site, "decide")[1]["extremist"] is False
    assert page.locator("dialog[open]").count() == 0


def test_undo_works_after_a_reload(site: Site, page) -> None:
    first = shown(page)
    page.keyboard.press("a")
    saved(page)
    page.reload()
    page.locator("#sentence").wait_for()
    assert shown(page) != first
    page.keyboard.press("z")
    expect(page.locator("#sentence")).to_have_attribute("data-id", first)
    saved(page)
    assert [row["kind"] for row in site.events()] == ["decide", "undo"]


def test_undo_of_a_skip(site: Site, page) -> None:
    first = shown(page)
    page.keyboard.press("s")
    page.locator("dialog#skip[open]").wait_for()
    page.keyboard.press("1")
    moved(page, first)
    page.keyboard.press("z")
    assert shown(page) == first
    page.keyboard.press("a")
    saved(page)
    assert [row["kind"] for row in site.events()] == ["skip", "undo", "decide"]


def test_nothing_to_undo_is_told(site: Site, page) -> None:
    page.keyboard.press("z")
    assert "Nothing to undo" in page.locator("#told").inner_text()


def test_next_and_previous_decide_nothing(site: Site, page) -> None:
    first = shown(page)
    page.keyboard.press("j")
    assert shown(page) != first
    page.keyboard.press("k")
    assert shown(page) == first
    assert not site.events()


def test_going_back_and_answering_again(site: Site, page) -> None:
    page.keyboard.press("1")
    page.keyboard.press("a")
    saved(page)
    page.keyboard.press("k")
    assert "You said: reportage" in page.locator("#what").inner_text()
    page.keyboard.press("2")
    page.keyboard.press("a")
    saved(page)
    assert [one["extremist"] for one in bodies(site, "decide")] == [False, True]
    assert [one["revision"] for one in bodies(site, "decide")] == [0, 1]


def test_context_is_folded_then_two_around_then_the_whole_article(site: Site, page) -> None:
    assert page.locator("#after").is_hidden()
    page.keyboard.press("c")
    assert page.locator("#after").is_visible() or page.locator("#before").is_visible()
    page.keyboard.press("c")
    page.locator("#whole-text .here").wait_for()
    assert page.locator("#sentence").inner_text().strip() in page.locator("#whole-text").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_guideline_and_help_open_over_the_sentence(site: Site, page) -> None:
    page.keyboard.press("g")
    assert "casualty_statistic" in page.locator("dialog#guide").inner_text()
    page.keyboard.press("a")  # no key acts behind a dialog
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    told = page.locator("dialog#help").inner_text()
    assert all(words in told for _, words in ACTIONS.values())
    page.keyboard.press("Escape")
    assert not site.events()


def test_a_note_goes_with_the_decision_and_keys_do_not_act_while_typing(site: Site, page) -> None:
    first = shown(page)
    page.keyboard.press("n")
    page.locator("#note-text").wait_for()
    page.keyboard.type("aus Kontext: 12 z 😀 éa")
    page.keyboard.press("Control+Enter")
    assert shown(page) == first
    expect(page.locator("#note-line")).to_contain_text("aus Kontext")
    page.keyboard.press("a")
    saved(page)
    (made,) = bodies(site, "decide")
    assert made["note"] == "aus Kontext: 12 z 😀 éa"


def test_a_remark_is_posted_at_once(site: Site, page) -> None:
    page.keyboard.press("n")
    page.locator("#note-text").fill("Is this the same Karim?")
    page.get_by_role("button", name="Post as a remark").click()
    site.await_events("comment", 1)
    assert bodies(site, "comment")[0]["text"] == "Is this the same Karim?"


def test_people_opens_the_speakers_of_the_article(site: Site, page) -> None:
    page.keyboard.press("p")
    page.wait_for_url("**/speakers")


def test_keys_do_not_act_on_repeat_or_with_a_modifier(site: Site, page) -> None:
    first = shown(page)
    page.keyboard.down("a")
    for _ in range(5):
        page.keyboard.down("a")  # what a held key sends
    page.keyboard.up("a")
    page.keyboard.press("Alt+a")
    second = shown(page)
    assert second != first
    saved(page)
    assert len(site.events("decide")) == 1


def test_keys_can_be_changed_and_switched_off(site: Site) -> None:
    page = site.page("bo")
    page.goto(site.url + "/settings")
    page.locator("#key-accept").fill("x")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()
    site.begin(page)
    page.keyboard.press("a")
    assert not page.evaluate("Object.keys(localStorage).length")
    page.keyboard.press("x")
    saved(page)
    assert len(site.events("decide")) == 1
    page.goto(site.url + "/settings")
    page.get_by_label("Keys act in the queue").uncheck()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()
    page.goto(site.url + "/queue")
    page.locator("#sentence").wait_for()
    page.keyboard.press("x")
    page.wait_for_timeout(200)
    assert len(site.events("decide")) == 1
    page.get_by_role("button", name="Accept").click()
    saved(page)
    assert len(site.events("decide")) == 2


def test_settings_list_the_keys_that_the_script_acts_on(site: Site, page) -> None:
    acted = page.evaluate(
        """async () => (await import(document.querySelector('script[type=module]').src.replace('page.js', 'keys.js'))).ACTIONS"""
    )
    assert {name: tuple(told) for name, told in acted.items()} == dict(ACTIONS)


def test_everything_works_by_pointer_too(site: Site, page) -> None:
    page.locator("#speech").click()
    page.get_by_role("button", name="Save the change").or_(page.get_by_role("button", name="Accept")).click()
    saved(page)
    assert bodies(site, "decide")[0]["extremist"] is True
    page.get_by_role("button", name="undo").click()
    saved(page)
    assert [row["kind"] for row in site.events()] == ["decide", "undo"]


def test_the_warning_comes_first_and_a_break_when_it_is_due(site: Site) -> None:
    page = site.page("bo")
    page.goto(site.url + "/settings")
    page.locator("#break-after").fill("3")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()
    page.goto(site.url + "/queue")
    page.get_by_text("threaten or praise violence").wait_for()
    assert page.locator("#work").is_hidden()
    page.keyboard.press("Enter")
    page.locator("#sentence").wait_for()
    for _ in range(3):
        page.keyboard.press("a")
    page.get_by_role("heading", name="Time for a break").wait_for()
    saved(page)
    page.reload()
    page.get_by_role("heading", name="Time for a break").wait_for()
    page.get_by_role("button", name="Go on without a break").click()
    page.locator("#sentence").wait_for()
    page.keyboard.press("a")
    saved(page)
    assert len(site.events("decide")) == 4


def test_the_cap_of_a_day_ends_the_day(site: Site) -> None:
    page = site.page("bo")
    page.goto(site.url + "/settings")
    page.locator("#daily-cap").fill("2")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()
    site.begin(page)
    for _ in range(2):
        page.keyboard.press("a")
    saved(page)
    page.goto(site.url + "/queue")
    page.get_by_role("heading", name="That is enough for today").wait_for()


def test_marks_hold_the_words_that_they_say(site: Site, page) -> None:
    for _ in range(30):
        assert page.locator("#told").inner_text() == ""
        page.keyboard.press("j")
