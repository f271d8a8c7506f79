"""The kinds of the lines of five real articles, where somebody has put them."""

from pathlib import Path

import pytest

from dsbuild.layout import lay_out
from dsbuild.lexicon import load
from dsbuild.model import BlockKind, DropKind, article_from_text

KINDS: dict[str, dict[str, list[int]]] = {
    "b4e792d7088cddb6": {
        "navigation": [1, 32],
        "timestamp": [2],
        "widget": [33, 34, 35, 36],
        "link": [16, 24],
        "headline": [4],
        "body": [6, 8, 10, 12, 14, 18, 20, 22, 26, 28, 30],
    },
    "0548fdbab0c73e88": {
        "pull_quote": [1, 43, 50, 76],
        "headline": [3],
        "standfirst": [5, 7, 9, 11, 13],
        "timestamp": [15],
        "caption": [30, 46, 63, 88, 96],
        "credit": [32, 48, 65, 90],
        "subheading": [67],
        "link": [93, 114],
        "question": [103, 107],
        "answer": [105, 109],
        "fact_box": [117, 119, 121, 123, 125],
        "sign_off": [127],
    },
    "dc79fade4fcf8497": {
        "headline": [1],
        "standfirst": [3],
        "byline": [5],
        "timestamp": [6],
        "caption": [7],
        "invitation": [51, 53, 56, 58],
    },
    "890a03b5b6af3112": {
        "pull_quote": [1, 46, 68, 91],
        "headline": [3],
        "timestamp": [15],
        "caption": [40, 48, 56, 85],
        "question": [76, 93, 103, 107],
        "answer": [78, 95, 105, 109],
        "body": [21, 87, 89, 99, 101, 111],
        "fact_box": [113, 115, 117, 119, 121],
        "link": [123],
        "sign_off": [126],
    },
    "b5bf59fe8c92f438": {
        "navigation": [1],
        "headline": [3, 5],
        "subheading": [24, 34, 50],
        "invitation": [64],
    },
}


@pytest.mark.parametrize("article", KINDS)
def test_lines(article: str, publishers: Path) -> None:
    (path,) = publishers.glob(f"*{article}.txt")
    text = path.read_text(encoding="utf-8")
    layout = lay_out(article_from_text(text), load())
    kinds = {
        text.count("\n", 0, piece.start) + 1: str(piece.kind) for piece in (*layout.blocks, *layout.dropped)
    }
    expected = {line: kind for kind, lines in KINDS[article].items() for line in lines}
    assert {line: kinds[line] for line in expected} == expected
    drops = {str(kind) for kind in DropKind}
    assert {line for line, kind in kinds.items() if kind in drops} == {
        line for line, kind in expected.items() if kind in drops
    }
    assert set(kinds.values()) <= drops | {str(kind) for kind in BlockKind}
