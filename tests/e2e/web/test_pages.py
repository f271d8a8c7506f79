"""Every page opens, for whoever may see it, in light and dark, wide and narrow, without a serious finding of axe."""

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import expect

from dsbuild.review import adjudication, articles, queue, rounds
from dsbuild.review.acts import ACT
from dsbuild.review.events import record
from dsbuild.web.routes import ROUTES
from tests.e2e.web.conftest import Site, uuid

PAGES = [route.path for route in ROUTES if route.page and route.path != "/"]
SIGNED_OUT = {"/login", "/enrol", "/enter"}
AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
}


@pytest.fixture(scope="module")
def busy(shared_site: Site) -> Site:
    """A site on which things have happened: decisions, a blind round, a dispute, a speaker settled, a remark."""
    store = shared_site.store
    bo, bea = shared_site.user("bo"), shared_site.user("bea")
    batch = queue.next_items(store, bo, 12)
    for at, item in enumerate(batch.items):
        decide(store, bo, item, extremist=at % 2 == 0)
    record(
        store,
        bo,
        ACT.validate_python(
            {"kind": "comment", "id": uuid(), "sentence": batch.items[0].id, "text": "Who is this?"}
        ),
    )
    rounds.open_blind(store, "second reading", 1.0)
    for at, item in enumerate(queue.next_items(store, bea, 12).items):
        decide(store, bea, item, extremist=at % 3 == 0)
    busiest = articles.listing(store).articles[0]
    card = articles.view(store, bo, busiest.id).speakers[0]
    settle = {
        "kind": "speaker",
        "id": uuid(),
        "article": busiest.id,
        "speaker": card.name,
        "revision": card.revision,
    }
    record(store, bo, ACT.validate_python({**settle, "role": "extremist", "status": "former"}))
    return shared_site


def decide(store, user, item, *, extremist: bool) -> None:
    body = {
        "kind": "decide",
        "id": uuid(),
        "sentence": item.id,
        "round": item.round,
        "revision": item.revision,
    }
    record(
        store,
        user,
        ACT.validate_python({**body, "extremist": extremist, "casualty": False, "seen": item.seen}),
    )


def place(site: Site, path: str) -> str:
    """An address that a route's path stands for."""
    ann = site.user("ann")
    if "{" not in path:
        return site.url + path
    head = articles.listing(site.store).articles[0]
    view = articles.view(site.store, ann, head.id)
    sentence = next(piece.sentence for piece in view.pieces if piece.sentence)
    if path.startswith("/adjudication"):
        sentence = adjudication.waiting(site.store, site.user("cy"))[0].item.id
    return site.url + path.format(article=head.id, sentence=sentence, rule="V001")


def opened(site: Site, path: str, **options):
    who = None if path in SIGNED_OUT else "cy" if path.startswith("/adjudication") else "ann"
    page = site.page(who, **{"reduced_motion": "reduce", **options})  # no colour is caught half-way
    response = page.goto(place(site, path))
    assert response.status == 200
    if path in {"/queue", "/sentences/{sentence}"}:
        page.locator("#rest button:visible, #work:visible").first.wait_for()
    return page


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_in_light_and_dark_and_fits_a_narrow_window(busy: Site, path: str) -> None:
    page = opened(busy, path)
    if path == "/queue":
        go_on(page)
        page.keyboard.press("c")
    for details in page.locator("details").all():
        details.evaluate("(one) => void (one.open = true)")
    check_in_both_colours(page)
    for details in page.locator("details").all():
        details.evaluate("(one) => void (one.open = false)")
    page.set_viewport_size({"width": 360, "height": 740})
    wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= room
    page.context.close()


def test_the_queues_dialogs_are_accessible_in_light_and_dark(busy: Site) -> None:
    page = opened(busy, "/queue")
    go_on(page)
    for key in ("s", "n", "g", "?"):
        page.keyboard.press(key)
        page.locator("dialog[open]").wait_for()
        check_in_both_colours(page)
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)


def go_on(page) -> None:
    page.get_by_role("button", name="Begin").click()
    page.locator("#sentence").wait_for()


def check_in_both_colours(page) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        check(Axe().run(page, options=AXE_OPTIONS))


def check(found) -> None:
    serious = [
        f"{one['id']} ({one['impact']}): {node['target']} {node['failureSummary']}"
        for one in found.response["violations"]
        for node in one["nodes"]
        if one["impact"] in {"serious", "critical", "moderate"}
    ]
    assert serious == []


def test_light_and_dark_are_the_systems_until_one_chooses(busy: Site) -> None:
    grounds = {}
    for colours in ("light", "dark"):
        page = opened(busy, "/progress", color_scheme=colours)
        grounds[colours] = ground(page)
    assert grounds["light"] != grounds["dark"]
    page = busy.page("bea", color_scheme="dark")
    page.goto(busy.url + "/progress")
    page.locator("#menu summary").click()
    with page.expect_response("**/api/theme"):
        page.locator("#theme").click()
    expect(page.locator("#theme")).to_have_text("Colours: light")
    assert ground(page) == grounds["light"]
    page.reload()
    assert ground(page) == grounds["light"]


def ground(page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


def test_nothing_moves_when_less_motion_is_asked_for(busy: Site) -> None:
    page = opened(busy, "/progress")
    moving = page.evaluate(
        "() => [...document.querySelectorAll('*')].filter((one) => { const css = getComputedStyle(one); return css.animationName !== 'none' || css.transitionDuration.split(',').some((time) => parseFloat(time) > 0); }).length"
    )
    assert moving == 0


def test_focus_is_seen_and_the_page_can_be_skipped_to(busy: Site) -> None:
    page = opened(busy, "/articles")
    page.keyboard.press("Tab")
    focused = page.evaluate(
        "[document.activeElement.className, getComputedStyle(document.activeElement).outlineStyle]"
    )
    assert focused == ["skip-link", "solid"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_managers_read_no_text(busy: Site) -> None:
    page = busy.page("di")
    page.goto(busy.url + "/")
    page.wait_for_url("**/progress")
    texts = [
        piece.text
        for piece in articles.view(
            busy.store, busy.user("ann"), articles.listing(busy.store).articles[0].id
        ).pieces
        if piece.sentence
    ]
    for path in ("/progress", "/agreement", "/rules", "/rules/V001", "/rounds", "/team"):
        page.goto(busy.url + path)
        assert not any(len(text) > 30 and text in page.content() for text in texts)
    assert page.goto(busy.url + "/articles").status == 403


def test_who_only_reads_is_offered_nothing_to_decide(busy: Site) -> None:
    page = busy.page("ed")
    page.goto(place(busy, "/sentences/{sentence}"))
    expect(page.locator("#held")).to_contain_text("looks on")
    page.goto(place(busy, "/articles/{article}/speakers"))
    assert page.get_by_role("button", name="Settle").count() == 0


def test_the_audit_log_is_filtered_and_verified(busy: Site) -> None:
    page = opened(busy, "/audit")
    page.locator("#kind").select_option("speaker")
    page.get_by_role("button", name="Show").click()
    assert page.locator("tbody tr").count() == 1
    page.get_by_role("button", name="Verify the chain").click()
    expect(page.locator("#verified")).to_contain_text("All is well")


def test_rules_link_to_examples(busy: Site) -> None:
    page = opened(busy, "/rules")
    page.get_by_role("link", name="V001", exact=True).click()
    page.locator(".examples a").first.click()
    page.locator("#sentence").wait_for()


def test_nothing_was_heard(busy: Site) -> None:
    """Last of the module: no page broke the policy, failed in its script or asked for anything from outside."""
    assert busy.heard == []
