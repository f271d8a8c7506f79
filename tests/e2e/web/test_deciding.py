"""Speakers settled once, reviewers who differ, accounts and rounds: the other pages that change something."""

import json

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import expect

from dsbuild.review import articles, queue, speakers
from dsbuild.review.acts import ACT
from dsbuild.review.events import record
from tests.e2e.web.conftest import PASSWORD, Site, saved, shown, uuid


def speaker_page(site: Site, who: str = "bo"):
    """The speakers of the article most in doubt that has several, and the card of the first."""
    user = site.user(who)
    heads = articles.listing(site.store).articles
    head = next(head for head in heads if len(speakers.roster(site.store, user, head.id)) > 1)
    page = site.page(who)
    page.goto(f"{site.url}/articles/{head.id}/speakers")
    card = speakers.roster(site.store, site.user(who), head.id)[0]
    return page, head.id, card


def test_settling_a_speaker_shows_what_it_decides_before_it_is_done(site: Site) -> None:
    page, article, card = speaker_page(site)
    row = page.locator(".speaker").first
    row.get_by_label("Role").select_option("victim_or_witness")
    expect(row.get_by_label("Status")).to_be_hidden()
    expect(row.locator("summary")).to_contain_text(f"This decides {card.decides} sentences; ")
    row.locator("summary").click()
    expect(row.locator("[data-sentences] li")).to_have_count(card.decides)
    assert not site.events()
    row.locator("[data-sentences] input").first.uncheck()
    expect(row.locator("summary")).to_contain_text(f"This decides {card.decides - 1} sentences")
    row.get_by_role("button", name="Settle").click()
    expect(row.locator("[data-state]")).to_contain_text("Settled. victim or witness, by bo")
    saved(page)
    (made,) = site.events("speaker")
    body = json.loads(made["body"])
    assert (body["role"], len(body["exceptions"])) == ("victim_or_witness", 1)
    after = speakers.roster(site.store, site.user("bo"), article)[0]
    assert after.settled.role == "victim_or_witness"
    row.get_by_role("button", name="Undo").click()
    expect(row.locator("[data-state]")).to_contain_text("Taken back")
    site.await_events("undo", 1)
    saved(page)
    page.reload()
    expect(page.locator(".speaker").first.locator("[data-state]")).to_contain_text("Not settled")


def test_a_role_chosen_before_the_script_has_come_is_previewed_once_it_runs(site: Site) -> None:
    user = site.user("bo")
    head = articles.listing(site.store).articles[0]
    card = speakers.roster(site.store, user, head.id)[0]
    page = site.page("bo")
    held = []
    page.route("**/js/speakers.js", lambda route: held.append(route))  # noqa: PLW0108
    page.goto(f"{site.url}/articles/{head.id}/speakers", wait_until="commit")
    row = page.locator(".speaker").first
    row.get_by_label("Role").select_option("journalist" if card.role != "journalist" else "expert")
    page.wait_for_timeout(50)
    held[0].continue_()
    expect(row.locator("summary")).to_contain_text(f"This decides {card.decides} sentence")
    expect(row.locator("summary")).to_contain_text("label")


def test_speakers_by_keyboard_alone(site: Site) -> None:
    page, _, card = speaker_page(site)
    page.locator(".speaker").first.get_by_label("Role").focus()
    page.keyboard.type("ext")  # a select takes the first letters of what is wanted
    page.keyboard.press("Tab")
    page.keyboard.press("c")
    page.keyboard.press("Enter")
    expect(page.locator(".speaker").nth(1).get_by_label("Role")).to_be_focused()
    saved(page)
    (made,) = site.await_events("speaker", 1)
    body = json.loads(made["body"])
    assert (body["speaker"], body["role"], body["status"]) == (card.name, "extremist", "current")


def test_the_last_speaker_leads_to_the_next_article(site: Site) -> None:
    page, article, _ = speaker_page(site)
    following = articles.next_to_settle(site.store, articles.view(site.store, site.user("bo"), article).head)
    for row in page.locator(".speaker").all():
        row.get_by_role("button", name="Settle").click()
    expect(page.get_by_role("link", name="Next article")).to_be_focused()
    saved(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/articles/{following.id}/speakers")


def test_settling_decides_the_sentences_that_wait_in_the_queue(site: Site) -> None:
    page, article, card = speaker_page(site)
    page.locator(".speaker").first.get_by_role("button", name="Settle").click()
    site.await_events("speaker", 1)
    page.goto(f"{site.url}/articles/{article}")
    # What is in doubt for another reason still waits.
    pieces = articles.view(site.store, site.user("bo"), article).pieces
    decided = sum(piece.state == "speaker" for piece in pieces)
    assert card.decides / 2 < decided <= card.decides
    expect(page.locator("a.s.decided")).to_have_count(decided)
    expect(page.locator(".head")).to_contain_text(f"{decided} decided, {decided} of them by who speaks")
    page.goto(f"{site.url}/articles")
    row = page.locator(f'tr:has(a[href="/articles/{article}"])')
    expect(row).to_contain_text(f"{decided} by who speaks")


def test_two_people_settle_one_speaker_and_the_second_is_asked(site: Site) -> None:
    one, _, _ = speaker_page(site, "bo")
    other, _, _ = speaker_page(site, "ann")
    one.locator(".speaker").first.get_by_label("Role").select_option("official")
    one.locator(".speaker").first.get_by_role("button", name="Settle").click()
    saved(one)
    other.locator(".speaker").first.get_by_label("Role").select_option("expert")
    other.locator(".speaker").first.get_by_role("button", name="Settle").click()
    dialog = other.locator("dialog#refused")
    expect(dialog).to_contain_text("official")
    expect(dialog).to_contain_text("expert")
    dialog.get_by_role("button", name="Keep mine").click()
    assert json.loads(site.await_events("speaker", 2)[1]["body"])["role"] == "expert"


def differ(site: Site, many: int = 3) -> list[str]:
    """Sentences on which bo and bea differ, by way of a blind round that an admin opens in the browser."""
    bo, bea = site.user("bo"), site.user("bea")
    first = queue.next_items(site.store, bo, many).items
    for item in first:
        answer(site, bo, item, extremist=True)
    page = site.page("ann")
    page.goto(site.url + "/rounds")
    page.get_by_label("Name").fill("second reading")
    page.get_by_label("Share").fill("100")
    page.get_by_role("button", name="Open it").click()
    expect(
        page.get_by_role("cell", name="second reading").or_(
            page.get_by_role("rowheader", name="second reading")
        )
    ).to_be_visible()
    again = queue.next_items(site.store, bea, many).items
    assert {item.round for item in again} == {2}
    for item in again:
        answer(site, bea, item, extremist=False)
    return [item.id for item in first]


def answer(site: Site, user, item, *, extremist: bool) -> None:
    body = {
        "kind": "decide",
        "id": uuid(),
        "sentence": item.id,
        "round": item.round,
        "revision": item.revision,
    }
    labels = {"extremist": extremist, "casualty": False, "seen": item.seen, "note": f"because {extremist}"}
    record(site.store, user, ACT.validate_python({**body, **labels}))


def test_a_blind_round_and_an_adjudicator_who_sees_no_names(site: Site) -> None:
    disputed = differ(site)
    page = site.page("cy")
    page.goto(site.url + "/adjudication")
    expect(page.get_by_text("3 sentences wait")).to_be_visible()
    page.get_by_role("link", name="Begin").click()
    page.locator("#sentence").wait_for()
    first = shown(page)
    text = page.locator("main").inner_text()
    assert "because True" in text
    assert "because False" in text
    content = page.content()
    assert '"bo"' not in content
    assert '"bea"' not in content
    page.get_by_role("button", name="Rule and go on").click()
    expect(page.locator("#told")).to_contain_text("Choose a voice first")
    page.keyboard.press("2")
    page.keyboard.press("3")
    page.get_by_label("What went wrong").select_option("wrong_role")
    page.get_by_label("Reason").fill("He left in 2020; former members count.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#sentence")).not_to_have_attribute("data-id", first)
    (made,) = site.await_events("adjudicate", 1)
    body = json.loads(made["body"])
    assert body["sentence"] == first
    assert body["sentence"] in disputed
    assert (body["extremist"], body["category"]) == (True, "wrong_role")
    assert shown(page) in set(disputed) - {first}
    page.get_by_role("button", name="Take A’s").click()
    assert page.locator('.voices [aria-pressed="true"]').count() >= 1


def test_a_second_reviewer_sees_nothing_of_the_first(site: Site) -> None:
    disputed_by_one = queue.next_items(site.store, site.user("bo"), 2).items
    for item in disputed_by_one:
        answer(site, site.user("bo"), item, extremist=True)
    from dsbuild.review import rounds

    rounds.open_blind(site.store, "second", 1.0)
    page = site.page("bea")
    heard = []
    page.on("response", lambda response: heard.append(response) if "/api/" in response.url else None)
    site.begin(page)
    told = [
        json.dumps(response.json(), ensure_ascii=False)
        for response in heard
        if response.request.method == "POST"
    ]
    for item in disputed_by_one:
        page.goto(f"{site.url}/sentences/{item.id}?round=2")
        page.locator("#sentence").wait_for()
        assert "because True" not in page.content()
        page.goto(f"{site.url}/articles/{item.article.id}")
        assert page.locator(f'a[href="/sentences/{item.id}"].decided').count() == 0
    assert told
    assert not any("because True" in one for one in told)


def test_nobody_adjudicates_their_own(site: Site) -> None:
    item = queue.next_items(site.store, site.user("cy"), 1).items[0]
    answer(site, site.user("cy"), item, extremist=True)
    from dsbuild.review import rounds

    rounds.open_blind(site.store, "second", 1.0)
    again = next(
        one for one in queue.next_items(site.store, site.user("bo"), 5, 2).items if one.id == item.id
    )
    answer(site, site.user("bo"), again, extremist=False)
    page = site.page("cy")
    page.goto(site.url + "/adjudication")
    expect(page.get_by_text("Nothing waits for you")).to_be_visible()
    assert page.goto(f"{site.url}/adjudication/{item.id}").status == 403
    page = site.page("ann")
    assert page.goto(f"{site.url}/adjudication/{item.id}").status == 200


def test_an_account_from_its_making_to_its_end(site: Site) -> None:
    admin = site.page("ann")
    admin.goto(site.url + "/users")
    admin.get_by_label("New user").fill("Nia Okoro")
    admin.get_by_role("button", name="Make the account").click()
    link = admin.locator(".told .mono").inner_text()
    owner = site.page(None)
    owner.goto(link)
    owner.get_by_label("Password").fill("a sentence to remember")
    owner.get_by_role("button", name="Set it and sign in").click()
    owner.wait_for_url("**/queue")
    owner.locator("#menu summary").click()
    owner.get_by_role("button", name="Sign out").click()
    owner.wait_for_url("**/login")
    owner.get_by_label("Name").fill("Nia Okoro")
    owner.get_by_label("Password").fill("wrong words here")
    owner.get_by_role("button", name="Sign in").click()
    expect(owner.get_by_role("alert")).to_contain_text("found no such name and password")
    owner.get_by_label("Password").fill("a sentence to remember")
    owner.get_by_role("button", name="Sign in").click()
    owner.wait_for_url("**/queue")
    admin.reload()
    admin.get_by_role("button", name="Disable nia okoro").click()
    expect(admin.get_by_role("button", name="Enable nia okoro")).to_be_visible()
    owner.goto(site.url + "/queue")
    owner.wait_for_url("**/login?next=%2Fqueue")


def test_an_entry_link_signs_in_once(site: Site) -> None:
    from dsbuild.review import users

    link = f"{site.url}/enter#{users.entry_link(site.store, 'bo').token}"
    page = site.page(None)
    page.goto(link)
    page.wait_for_url("**/queue")
    again = site.page(None)
    again.goto(link)
    expect(again.get_by_role("alert")).not_to_be_empty()


def test_a_wanted_page_is_where_signing_in_leads(site: Site) -> None:
    page = site.page(None)
    page.goto(site.url + "/articles?search=harbour")
    page.get_by_label("Name").fill("bo")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles?search=harbour")


def test_every_format_downloads(site: Site) -> None:
    item = queue.next_items(site.store, site.user("bo"), 1).items[0]
    answer(site, site.user("bo"), item, extremist=True)
    page = site.page("ann")
    page.goto(site.url + "/export")
    links = page.get_by_role("link", name="Download").all()
    assert len(links) >= 6
    for link in links:
        with page.expect_download() as arrives:
            link.click()
        file = arrives.value
        assert file.path().stat().st_size > 0
        assert file.suggested_filename.startswith("decisions-")


def test_the_teams_defaults_hold_for_all(site: Site) -> None:
    page = site.page("di")
    page.goto(site.url + "/team")
    page.get_by_label("The warning before a batch").fill("It is rough today.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    other = site.page("bo")
    other.goto(site.url + "/queue")
    expect(other.get_by_text("It is rough today.")).to_be_visible()
