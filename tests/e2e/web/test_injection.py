"""Words that look like scripts stay words, wherever they stand: text, title, speaker, publisher, URL, note, name."""

import json
from urllib.parse import quote

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
from playwright.sync_api import expect

from dsbuild.engines.build import Order, build
from dsbuild.review import articles, queue, speakers
from dsbuild.review.acts import ACT
from dsbuild.review.events import record
from tests.e2e.web.conftest import Site, filled, serving, uuid
from tests.e2e.web.payloads import PAYLOADS

PROBE = "window.ran = []; window.pwned = (...args) => { window.ran.push(location.href + ' ' + args); };"
URLS = (
    "javascript:pwned()",
    "data:text/html,<script>pwned()</script>",
    "https://x.invalid/'onclick=pwned()//",
)


def article(at: int, payload: str) -> dict[str, str]:
    line = " ".join(payload.split())
    return {
        "text": f"{line}\n\nPolice {at} said {line} and 12 people were killed.\n\n"
        f"“We shall be back {at} {line},” said Karim {line} Aden, a commander of the Harrow Front, a banned militia.\n\n"
        f"“It was loud {at},” said {line}, a witness.",
        "title": payload,
        "publisher": payload,
        "url": URLS[at % len(URLS)] if at % 2 else payload,
    }


@pytest.fixture(scope="module")
def hostile(chromium, tmp_path_factory: pytest.TempPathFactory):
    """A site whose every word is a payload; 200 articles, and notes, remarks and settled speakers with them."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = [json.dumps(article(at, payload)) for at, payload in enumerate(PAYLOADS)]
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    made = build(Order(sources=(str(folder / "a.jsonl"),), dist=folder / "dist", name="hostile"))
    loaded = filled(folder / "loaded.db", made.path)
    served = tmp_path_factory.mktemp("served")
    with serving(loaded, served, chromium) as site:
        ann = site.user("ann")
        for at, payload in enumerate(PAYLOADS[::8]):
            (item, *_) = queue.next_items(site.store, ann, 1).items
            one = {"sentence": item.id, "id": uuid()}
            record(site.store, ann, ACT.validate_python({"kind": "comment", **one, "text": payload}))
            answer = {
                "round": 1,
                "revision": 0,
                "extremist": at % 2 == 0,
                "casualty": False,
                "seen": item.seen,
            }
            record(
                site.store,
                ann,
                ACT.validate_python({"kind": "decide", **one, "id": uuid(), **answer, "note": payload}),
            )
        yield site


def test_there_are_two_hundred() -> None:
    assert len(set(PAYLOADS)) == 200


def test_the_listeners_hear_what_they_listen_for(site: Site) -> None:
    page = site.page("ann")
    page.goto(site.url + "/progress")
    page.evaluate(
        "() => { const one = document.createElement('img'); one.src = 'https://evil.invalid/x.png'; document.body.append(one); }"
    )
    page.evaluate(
        "() => { const one = document.createElement('p'); try { one.setAttribute('onclick', 'pwned()'); } catch { /* trusted types */ } }"
    )
    page.wait_for_timeout(300)
    heard = " ".join(site.heard)
    site.heard.clear()
    assert "CSP img-src https://evil.invalid" in heard
    assert "CSP require-trusted-types-for" in heard


def test_nothing_runs_anywhere(hostile: Site, full: bool) -> None:
    page = hostile.page("ann")
    page.add_init_script(PROBE)
    found, after = [], ""
    paths = []
    while after is not None:
        listing = articles.listing(hostile.store, "", after, 50)
        found += listing.articles
        paths.append(f"/articles?after={quote(after)}")
        after = listing.after
    assert len(found) == 200
    ann = hostile.user("ann")
    paths += [
        "/articles",
        "/audit",
        "/rules",
        "/progress",
        "/export",
        "/articles?search=<script>pwned()</script>",
    ]
    for head in found if full else found[::9]:
        sentence = next(
            piece.sentence for piece in articles.view(hostile.store, ann, head.id).pieces if piece.sentence
        )
        paths += [f"/articles/{head.id}", f"/articles/{head.id}/speakers", f"/sentences/{sentence}"]
    for path in paths:
        page.goto(hostile.url + path)
        if path.startswith("/sentences"):
            page.locator("#sentence").wait_for()
            page.keyboard.press("c")
        assert page.evaluate("window.ran") == [], path
    assert hostile.heard == []


def test_links_to_a_source_are_http_or_nothing(hostile: Site) -> None:
    page = hostile.page("ann")
    for head in articles.listing(hostile.store, "", "", 12).articles:
        page.goto(f"{hostile.url}/articles/{head.id}")
        for link in page.locator("a").all():
            assert link.evaluate("(one) => one.protocol") in {"http:", "https:"}


def test_the_queue_shows_the_words_as_they_are(hostile: Site) -> None:
    page = hostile.page("bo")
    page.add_init_script(PROBE)
    hostile.begin(page)
    items = {item.id: item for item in queue.next_items(hostile.store, hostile.user("bo"), 20).items}
    for _ in range(20):
        place = page.locator("#sentence")
        item = items[place.get_attribute("data-id")]
        assert place.evaluate("(one) => one.textContent") == item.text
        assert place.locator("> :not(mark)").count() == 0
        page.keyboard.press("a")
        if len(items) > 1:
            expect(place).not_to_have_attribute("data-id", item.id)
    assert page.evaluate("window.ran") == []
    assert hostile.heard == []


def test_a_note_and_a_speaker_typed_by_a_reviewer_stay_words(hostile: Site) -> None:
    page = hostile.page("bea")
    page.add_init_script(PROBE)
    hostile.begin(page)
    for payload in PAYLOADS[:40]:
        page.keyboard.press("n")
        page.locator("#note-text").fill(payload)
        page.keyboard.press("Control+Enter")
        expect(page.locator("dialog[open]")).to_have_count(0)
        words = f"Note: {payload.strip()}"
        expect(page.locator("#note-line")).to_have_js_property("textContent", words)
    head = articles.listing(hostile.store).articles[0]
    card = speakers.roster(hostile.store, hostile.user("bea"), head.id)[0]
    page.goto(f"{hostile.url}/articles/{head.id}/speakers")
    page.get_by_role("button", name="Settle").first.click()
    expect(
        page.locator(f'[data-speaker="{card.name}"] [data-state]')
        if '"' not in card.name
        else page.locator("[data-state]").first
    ).to_contain_text("Settled")
    assert page.evaluate("window.ran") == []
    assert hostile.heard == []
