"""What the pages make of values: paragraphs, addresses, words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsbuild.review.values import Answer
from dsbuild.review.views import Piece
from dsbuild.web import guide, words
from dsbuild.web.pages.articles import paragraphs, web_address
from dsbuild.web.pages.log import place


def test_paragraphs_lose_no_sentence_and_number_them_in_order() -> None:
    pieces = (
        Piece(0, 3, "One", "s-0", "headline", Answer(extremist=False, casualty=True), "open"),
        Piece(3, 5, "\n\n"),
        Piece(5, 8, "nav", dropped="navigation"),
        Piece(8, 9, "\n"),
        Piece(9, 12, "Two", "s-1", "body", Answer(extremist=True, casualty=False), "mine"),
        Piece(12, 13, " "),
        Piece(13, 18, "Three", "s-2", "body", Answer(extremist=False, casualty=False), "rules"),
    )
    found = list(paragraphs(pieces))
    assert [line.kind for line in found] == ["headline", "", "body"]
    shown = [piece for line in found for piece in line.pieces if piece.sentence]
    assert [(one.sentence, one.position) for one in shown] == [("s-0", 0), ("s-1", 1), ("s-2", 2)]
    assert shown[0].classes == "reportage casualty_statistic doubt"
    assert shown[1].classes == "quoted_extremist_speech decided"


@pytest.mark.parametrize("url", ["https://example.org/a", "http://example.org"])
def test_web_addresses_are_linked(url: str) -> None:
    assert web_address(url) == url


@given(
    st.one_of(
        st.sampled_from(["javascript:x", "data:,x", "//a.b", "/a", "ftp://a", "http:", "http://[", None]),
        st.text(),
    )
)
def test_nothing_else_is_linked(url: str | None) -> None:
    made = web_address(url)
    assert made is None or made.lower().startswith(("http://", "https://"))


def test_the_guideline_shows_html_as_text_and_has_a_version() -> None:
    text, version = guide.html()
    assert "<h2>Labels</h2>" in text
    assert "<table>" in text
    assert "<script" not in text
    assert len(version) >= 16


@pytest.mark.parametrize(
    ("value", "said"), [(None, "undefined"), (0.0, "0.00"), (-0.001, "0.00"), (-0.17, "−0.17"), (1, "1.00")]
)
def test_a_coefficient(value: float | None, said: str) -> None:
    assert words.figure(value) == said


def test_examples_in_a_description_are_set_apart_and_escaped() -> None:
    assert words.described("a name: `<b>A.</b>` here") == "a name: <i>&lt;b&gt;A.&lt;/b&gt;</i> here"


@pytest.mark.parametrize(
    ("subject", "page"),
    [
        ("sentence/a-b-0/2", "/sentences/a-b-0?round=2"),
        ("ruling/a-b-0", "/sentences/a-b-0"),
        ("speaker/abc/Jo/an “X”", "/articles/abc/speakers#Jo/an%20%E2%80%9CX%E2%80%9D"),
        ("team", ""),
    ],
)
def test_an_event_leads_to_what_it_was_about(subject: str, page: str) -> None:
    assert place(subject) == page
