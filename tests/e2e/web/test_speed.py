"""From a key to the next sentence on the screen, with a large build loaded (all of it with DSBUILD_FULL=1)."""

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from tests.e2e.web.conftest import filled, moved, serving, shown
from tests.unit.review.kit import made_up, write_build

SAMPLED, WHOLE = 10_000, 500_000
P95 = 50
"""Milliseconds from the key press until the next sentence is painted."""
MEASURE = """
window.times = [];
addEventListener("keydown", (event) => {
  const pressed = event.timeStamp;
  requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => window.times.push(performance.now() - pressed); channel.port2.postMessage(0); });
}, { capture: true });
"""


@pytest.fixture(scope="module")
def large(chromium, full: bool, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("large")
    loaded = filled(folder / "loaded.db", write_build(folder, made_up(WHOLE if full else SAMPLED)))
    with serving(loaded, tmp_path_factory.mktemp("served"), chromium) as site:
        yield site


def test_the_next_sentence_is_there_within_fifty_milliseconds(large) -> None:
    page = large.page("bo")
    page.add_init_script(MEASURE)
    large.begin(page)
    slow = []
    for _ in range(3):  # what else runs on the machine may spoil one batch, not three
        page.evaluate("() => void (window.times.length = 0)")
        for _ in range(60):
            first = shown(page)
            page.keyboard.press("a")
            moved(page, first)
        page.wait_for_timeout(300)  # until the last is painted
        times = sorted(page.evaluate("window.times"))
        assert len(times) >= 60
        slow.append(times[int(0.95 * len(times))])
        print(f"key to next sentence: median {times[len(times) // 2]:.1f} ms, p95 {slow[-1]:.1f} ms")
        if slow[-1] < P95:
            break
    assert min(slow) < P95
    assert large.heard == []
