"""The catalogue of rules itself: ids, and for each rule sentences on which it must fire and must stay silent."""

import re
from pathlib import Path

import pytest

import dsbuild
from dsbuild import catalogue
from dsbuild.model import Annotation

EXAMPLES = Path(__file__).parent.parent / "rules"


def fired(annotation: Annotation) -> set[str]:
    """The ids of all rules that left a trace in an annotation."""
    ids = {block.rule for block in annotation.blocks} | {dropped.rule for dropped in annotation.dropped}
    for quotation in annotation.quotations:
        ids |= {quotation.rule, quotation.attribution or ""}
    for speaker in annotation.speakers:
        ids |= set(speaker.basis)
    for sentence in annotation.sentences:
        ids |= {piece.rule for piece in sentence.evidence} | {count.rule for count in sentence.casualties}
    return ids


def segmentation(text: str) -> set[str]:
    from dsbuild import lexicon, sentences

    return {decision.rule for decision in sentences.trace(text, lexicon.load())}


def examples(rule: str) -> list[tuple[bool, str]]:
    lines = (EXAMPLES / f"{rule}.txt").read_text(encoding="utf-8").splitlines()
    found = [
        re.fullmatch(r"(fires|silent): (.+)", line) for line in lines if line and not line.startswith("#")
    ]
    assert all(found), f"{rule}.txt: a line is neither `fires: …`, `silent: …` nor a comment"
    return [(match[1] == "fires", match[2].replace(r"\n", "\n")) for match in found if match]


def test_ids_are_given_once() -> None:
    ids = [rule.id for rule in catalogue.RULES]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[LSQARCV]\d{3}", rule) for rule in ids)


def test_descriptions_are_one_line_and_different() -> None:
    said = [rule.description for rule in catalogue.RULES]
    assert len(said) == len(set(said))
    assert all(line and "\n" not in line and len(line) <= 110 for line in said)


def test_no_example_without_rule() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.txt")} == {rule.id for rule in catalogue.RULES}


@pytest.mark.parametrize("rule", [rule.id for rule in catalogue.RULES])
def test_rule_fires_and_stays_silent(rule: str) -> None:
    table = examples(rule)
    assert sum(fires for fires, _ in table) >= 2, f"{rule} needs two examples on which it fires"
    assert sum(not fires for fires, _ in table) >= 2, f"{rule} needs two examples on which it stays silent"
    for fires, text in table:
        seen = segmentation(text) if rule.startswith("S") else fired(dsbuild.annotate(text))
        assert (rule in seen) is fires, f"{rule} {'stays silent' if fires else 'fires'} on: {text}"
