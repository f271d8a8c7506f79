"""Articles put together from paragraphs of all house styles: whatever stands beside whatever, nothing fails."""

from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import dsbuild

ROOT = Path(__file__).parent.parent.parent


@cache
def paragraphs() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds/open").glob("*.txt"))]
    return [line for text in texts for line in text.split("\n") if line.strip()]


@st.composite
def recombined(draw: st.DrawFn) -> str:
    picked = draw(st.lists(st.integers(0, len(paragraphs()) - 1), min_size=5, max_size=40))
    return "\n\n".join(paragraphs()[number] for number in picked)


@given(recombined())
def test_any_paragraphs_make_an_article(text: str) -> None:
    annotation = dsbuild.annotate(text)
    roster = {speaker.name for speaker in annotation.speakers}
    for quotation in annotation.quotations:
        assert quotation.speaker is None or quotation.speaker in roster
    for speaker in annotation.speakers:
        assert speaker.quotations == sum(
            quotation.speaker == speaker.name for quotation in annotation.quotations if quotation.speech
        )
