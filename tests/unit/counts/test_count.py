import re
from random import Random
from time import process_time

import pytest

from dsbuild import casualties, sentence_spans
from dsbuild.counts import RULES, count
from dsbuild.lexicon import load
from dsbuild.model import Counts, Effect, Sentence


def split(text: str) -> list[Sentence]:
    return [Sentence(match.start(), match.end(), 0) for match in re.finditer(r"\S[^.]*\.?", text)]


def test_counts_are_parallel_to_sentences_and_stand_in_the_text() -> None:
    text = "It rained. Twelve people were killed. Nobody spoke. At least 3 were hurt."
    found = count(text, split(text), load())
    assert [len(counts.casualties) for counts in found] == [0, 1, 0, 1]
    assert [text[c.start : c.end] for counts in found for c in counts.casualties] == ["Twelve", "At least 3"]


def test_offsets_are_code_points_whatever_stands_before() -> None:
    text = "İ𝟜“é” – 12 people were killed."
    (found,) = count(text, [Sentence(0, len(text), 0)], load())
    assert [text[c.start : c.end] for c in found.casualties] == ["12"]


def test_a_sentence_without_harm_or_number_has_nothing() -> None:
    for text in ("", "It rained.", "The man was killed.", "Twelve people sang."):
        assert count(text, [Sentence(0, len(text), 0)], load()) == (Counts(),)
    assert count("", [], load()) == ()


def test_a_number_that_is_ruled_out_says_by_what() -> None:
    text = "Scott Arlen, 43, was killed in 1987 by two gunmen."
    (found,) = count(text, [Sentence(0, len(text), 0)], load())
    assert [(text[r.start : r.end], r.rule) for r in found.ruled_out][:2] == [
        ("43", "C101"),
        ("1987", "C103"),
    ]
    assert found.casualties == ()


def test_a_subset_looks_at_the_sentence_before_only_when_that_counts() -> None:
    subset = "Three of them were children."
    for first, expected in (("Nine people were killed. ", 2), ("Nine people were arrested. ", 0)):
        text = first + subset
        found = count(text, split(text), load())
        assert sum(len(counts.casualties) for counts in found) == expected


def test_rules_have_ids_of_their_own_and_say_what_they_do() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert re.fullmatch(r"C\d{3}", rule.id)
        assert (rule.effect is Effect.RULES_OUT) == rule.description.startswith("not a casualty")


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "killed ",
        "12 ",
        "12 killed ",
        "12 people, ",
        "killed and ",
        "two of the ",
        "hundreds of ",
        "dead 1,",
        "not ",
        "toll of 12 ",
        "the number was 12 ",
        "not 12 but ",
        "killed: 12 ",
        "shot down two, ",
        "suffered lost 2 ",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit)) + " dead"
    begun = process_time()
    count(text, [Sentence(0, len(text), 0)], load())
    assert process_time() - begun < 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people were killed. Two were children.", [9, 2]),
        ("Nine people were killed. The figure rose to 12. They included two nurses.", [9, 12, 2]),
        ("Nine people were killed. Two policemen gave evidence.", [9]),
        ("Nine people were killed and two arrested. They included a nurse and two clerks.", [9]),
        ("Nine people were killed. It rained. Two were children.", [9]),
    ],
)
def test_a_sentence_goes_on_with_those_counted_right_before(text: str, expected: list[int]) -> None:
    found = count(text, split(text), load())
    assert [casualty.count_min for counts in found for casualty in counts.casualties] == expected


def test_splitting_only_what_is_worth_reading_loses_no_count() -> None:
    """A count may go on over paragraphs, and only a stretch without numbers ends it."""
    lines = [
        "Twelve people were killed in Orvale.",
        "Three of them were children.",
        "It rained. Nobody spoke for 10 minutes.",
        "A report misstated the number of dead.",
        "It was 14, not 15.",
        "The council met.",
        "The year before, nine.",
        "The wounded were taken to hospital.",
    ]
    for seed in range(60):
        text = "\n".join(Random(seed).choices(lines, k=40))
        whole = [Sentence(start, end, 0) for start, end in sentence_spans(text)]
        expected = [found for counts in count(text, whole, load()) for found in counts.casualties]
        assert casualties(text) == expected
        assert expected
