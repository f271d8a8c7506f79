"""Sentence ends in texts that imitate styles of which no corpus is at hand; how they were written is in their README."""

import re
from pathlib import Path

import pytest

import dsbuild

FOLDER = Path(__file__).parent / "segmentation"
# In per cent; a probe has some thirty ends, so that one more fault costs it about two.
LEAST_OF_A_PROBE = 90.0
LEAST_OF_A_SET = {"first": 98.5, "second": 99.0, "third": 98.0}
PROBES = sorted(FOLDER.glob("*/*.txt"))


def probe(path: Path) -> tuple[str, set[int]]:
    """The text of a file of a sentence a line and a blank line between paragraphs, and where its sentences end."""
    text, ends = "", set()
    for paragraph in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        text += "\n\n" if text else ""
        for number, sentence in enumerate(paragraph.split("\n")):
            text += f" {sentence}" if number else sentence
            ends.add(len(text))
    return text, ends


def f1(paths: list[Path]) -> float:
    right = said = 0
    for path in paths:
        text, ends = probe(path)
        found = {end for _, end in dsbuild.sentence_spans(text)}
        right += len(found & ends)
        said += len(found) + len(ends)
    return 200 * right / said


@pytest.mark.parametrize("path", PROBES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_style_falls_below_what_was_reached(path: Path) -> None:
    assert f1([path]) >= LEAST_OF_A_PROBE


@pytest.mark.parametrize("name", LEAST_OF_A_SET)
def test_no_set_falls_below_what_was_reached(name: str) -> None:
    paths = sorted((FOLDER / name).glob("*.txt"))
    assert len(paths) >= 6
    assert f1(paths) >= LEAST_OF_A_SET[name]
