import re
from pathlib import Path

import pytest

from dsbuild.counts import count
from dsbuild.lexicon import load
from dsbuild.model import Sentence

TABLE = Path(__file__).with_name("sentences.txt")
COUNT = re.compile(r"(\d+)(?:-(\d+)|(\+))? (killed|injured|missing|unspecified)")


def rows() -> list[tuple[str, str]]:
    lines = (
        line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    )
    return [(text.strip(), expected.strip()) for text, expected in (line.split("=>") for line in lines)]


def counted(text: str) -> str:
    (found,) = count(text, [Sentence(0, len(text), 0)], load())
    return ", ".join(written(c.count_min, c.count_max, c.kind) for c in found.casualties) or "-"


def written(low: int, high: int | None, kind: str) -> str:
    return f"{low}{'+' if high is None else '' if high == low else f'-{high}'} {kind}"


@pytest.mark.parametrize(("text", "expected"), rows())
def test_sentence(text: str, expected: str) -> None:
    assert expected == "-" or all(COUNT.fullmatch(item) for item in expected.split(", "))
    assert counted(text) == expected
