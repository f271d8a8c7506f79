import pytest

from dsbuild import sentences
from dsbuild.lexicon import load

ALL = {rule.id for rule in sentences.RULES}


def cut(text: str, rules: set[str]) -> list[str]:
    return [text[start:end] for start, end in sentences.spans(text, load(), rules=rules)]


@pytest.mark.parametrize(
    ("rule", "text", "without"),
    [
        (
            "S010",
            "He left (it rained. Nobody came) at noon.",
            ["He left (it rained.", "Nobody came) at noon."],
        ),
        ("S020", "“Where?” asked the judge.", ["“Where?”", "asked the judge."]),
        ("S021", "“Why?” Hamid asked.", ["“Why?”", "Hamid asked."]),
        ("S001", "A headline\nThe men left.", ["A headline\nThe men left."]),
    ],
)
def test_a_rule_switched_off_is_silent(rule: str, text: str, without: list[str]) -> None:
    assert cut(text, ALL) == [text[start:end] for start, end in sentences.spans(text, load())] != without
    assert cut(text, ALL - {rule} - ({"S031"} if rule == "S020" else set())) == without


def test_without_any_break_a_blank_line_splits_nothing() -> None:
    assert cut("A headline\n\nThe men left. It rained.", ALL - {"S001", "S002"}) == [
        "A headline\n\nThe men left.",
        "It rained.",
    ]


def test_no_rule_is_punkt_alone_inside_a_span_too() -> None:
    text = "Mr. Lind. A headline\nThe men left. It rained."
    assert sentences.spans(text, load(), 10, rules=[]) == [(10, 34), (35, 45)]


def test_an_unknown_rule_is_told() -> None:
    with pytest.raises(ValueError, match="found no rule S999, expected of S001, S002"):
        sentences.spans("It rained.", load(), rules=["S010", "S999"])
