"""The pictures in docs/review/: taken of a demo review; `just screenshots` writes them there."""

import os
import struct
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from dsbuild.review import adjudication, articles
from dsbuild.review import speakers as speakers_of
from dsbuild.review.demo import work
from tests.e2e.web.conftest import Loaded, Site, serving

HEAVIEST = 200_000


@pytest.fixture(scope="module")
def demo(chromium, loaded: Loaded, tmp_path_factory: pytest.TempPathFactory):
    with serving(loaded, tmp_path_factory.mktemp("demo"), chromium) as site:
        work(site.store)
        yield site


@pytest.fixture(scope="module")
def pictures(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = (
        root / "docs" / "review"
        if os.environ.get("DSBUILD_SCREENSHOTS")
        else tmp_path_factory.mktemp("pictures")
    )
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def queue(site: Site, page) -> None:
    site.begin(page)
    page.mouse.move(0, 0)


def speakers(site: Site, page) -> None:
    found = articles.listing(site.store).articles
    rosters = ((head.id, speakers_of.roster(site.store, site.user("bo"), head.id)) for head in found)
    place = next(
        one for one, cards in rosters if cards and cards[0].role == "extremist" and not cards[0].settled
    )
    page.goto(f"{site.url}/articles/{place}/speakers")
    row = page.locator(".speaker").first
    row.get_by_label("Role").select_option("victim_or_witness")
    row.locator("summary").click()
    row.locator("[data-sentences] li").first.wait_for()


def article(site: Site, page) -> None:
    page.goto(f"{site.url}/articles/{articles.listing(site.store).articles[1].id}")


def dispute(site: Site, page) -> None:
    page.goto(f"{site.url}/adjudication/{adjudication.waiting(site.store, site.user('cy'))[0].item.id}")
    page.locator("#sentence[data-id]").wait_for()


def opened(path: str):
    return lambda site, page: page.goto(site.url + path)


SHOTS = {
    "queue": ("bo", queue),
    "speakers": ("bo", speakers),
    "article": ("bo", article),
    "adjudication": ("cy", dispute),
    "agreement": ("ann", opened("/agreement")),
    "rules": ("ann", opened("/rules")),
    "progress": ("ann", opened("/progress")),
}
LOOKS = {
    "": {"viewport": {"width": 1120, "height": 700}, "color_scheme": "light"},
    "-dark": {"viewport": {"width": 1120, "height": 700}, "color_scheme": "dark"},
    "-narrow": {"viewport": {"width": 390, "height": 780}, "color_scheme": "light"},
}
TAKEN = [(name, "") for name in SHOTS] + [("queue", "-dark"), ("queue", "-narrow"), ("speakers", "-dark")]


@pytest.mark.parametrize(("name", "look"), TAKEN, ids=lambda one: one)
def test_a_picture_of_the_page(demo: Site, pictures: Path, name: str, look: str) -> None:
    who, show = SHOTS[name]
    page = demo.page(who, reduced_motion="reduce", **LOOKS[look])
    show(demo, page)
    file = pictures / f"{name}{look}.png"
    page.screenshot(path=file)
    page.context.close()
    size = file.stat().st_size
    width, height = struct.unpack(">II", file.read_bytes()[16:24])
    assert (width, height) == tuple(LOOKS[look]["viewport"].values())
    assert 15_000 < size < HEAVIEST  # neither blank nor heavy
    assert demo.heard == []
