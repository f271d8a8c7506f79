"""How much work a stage does for a text, in calls of functions: time would tell of the machine as well."""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TypeVar

from dsbuild import counts, labels, layout, lexicon, quotes, sentences
from dsbuild.model import article_from_text

T = TypeVar("T")
MOST = {"layout": 2700, "quotes": 7500, "counts": 2500, "labels": 1200}
"""Calls for each thousand bytes of dense text, a good tenth more than there are, or half as many again."""


def test_stages_do_no_more_work_than_they_did(root: Path) -> None:
    """A stage that grows this much looks something up again and again: see `benchmarks/speed.py --profile`."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(root.glob("seeds/open/*.txt"))[::4]]
    annotated(texts[0], Counter())  # what is made once a process
    calls: Counter[str] = Counter()
    for text in texts:
        annotated(text, calls)
    size = sum(len(text.encode()) for text in texts) / 1000
    assert {stage: calls[stage] / size for stage in MOST if calls[stage] / size > MOST[stage]} == {}


def annotated(text: str, calls: Counter[str]) -> None:
    """Annotates a text; the calls of each stage are added to `calls`."""
    article, words = article_from_text(text), lexicon.load()

    def counted(stage: str, work: Callable[[], T]) -> T:
        def called(_frame: FrameType, event: str, _argument: object) -> None:
            calls[stage] += event in ("call", "c_call")

        sys.setprofile(called)
        try:
            return work()
        finally:
            sys.setprofile(None)

    page = counted("layout", lambda: layout.lay_out(article, words))
    split = sentences.segment(text, page.blocks, words)
    quoted = counted("quotes", lambda: quotes.find(text, page, split, words))
    found = counted("counts", lambda: counts.count(text, split, words))
    counted("labels", lambda: labels.label(text, page.blocks, split, quoted, found, words))
