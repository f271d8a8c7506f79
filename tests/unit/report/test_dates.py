from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsbuild.report.dates import event_day

WEDNESDAY = date(2031, 3, 5)
FORMS = [
    "Nine people were killed on {0.day} {0:%B} {0.year}.",
    "On {0:%B} {0.day}, {0.year}, nine people were killed.",
    "Nine people were killed on the {0.day}th of {0:%B} {0.year}.",
    "{0:%b}. {0.day}, {0.year}: nine killed",
    "NINE DIED ON {0.day} {0:%B} {0.year}.",
    "Killed on {0:%Y-%m-%d}: 9",
]


@given(st.dates(date(1900, 1, 1), date(2030, 12, 31)), st.sampled_from(FORMS))
def test_a_day_written_in_full_is_that_day(day: date, form: str) -> None:
    assert event_day(form.format(day), WEDNESDAY) == day
    assert event_day(form.format(day), None) == day


@given(st.integers(0, 6), st.sampled_from(["on {0:%A}", "{0:%A}", "on {0:%A} night", "this {0:%A}"]))
def test_a_weekday_is_the_latest_one_up_to_publication(back: int, form: str) -> None:
    day = WEDNESDAY - timedelta(days=back)
    assert event_day(f"Nine people were killed {form.format(day)}.", WEDNESDAY) == day


@given(st.integers(1, 364))
def test_a_day_without_a_year_is_the_latest_one(back: int) -> None:
    day = WEDNESDAY - timedelta(days=back)
    assert event_day(f"On {day.day} {day:%B} nine people were killed.", WEDNESDAY) == day


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Nine people were killed yesterday.", date(2031, 3, 4)),
        ("Nine people were killed last night.", date(2031, 3, 4)),
        ("Nine people were killed two streets away today.", date(2031, 3, 5)),
        ("Nine people were killed last Wednesday.", date(2031, 2, 26)),
        ("The blast three days ago killed nine; 3 days ago, they said.", date(2031, 3, 2)),
        ("On Tuesday 4 March nine people were killed.", date(2031, 3, 4)),
        ("Nine people were killed on 29 February.", date(2028, 2, 29)),
        ("Nine people were killed on Monday, police said on Tuesday.", date(2031, 3, 3)),
    ],
)
def test_the_day_of_the_event(sentence: str, day: date) -> None:
    assert event_day(sentence, WEDNESDAY) == day


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine people were killed.",
        "Nine people have been killed since Monday.",
        "Between 3 March and 4 March nine people were killed.",
        "Nine people were killed on Monday and three on Tuesday.",
        "Nine people were killed, police said on Tuesday.",
        "The inquest into the nine deaths opens next Friday.",
        "Nine people were killed on 31 February 2030.",
        "Nine people were killed on 6 March 2031.",
        "They may kill 12 people.",
        "Nine people were killed in March 2030.",
        "Someone dies there every Friday.",
    ],
)
def test_no_day_where_none_is_stated(sentence: str) -> None:
    assert event_day(sentence, WEDNESDAY) is None


@pytest.mark.parametrize(
    "sentence", ["Nine died on Tuesday.", "Nine died yesterday.", "Nine died on 3 March."]
)
def test_relative_days_need_a_day_of_publication(sentence: str) -> None:
    assert event_day(sentence, None) is None


@given(st.text(), st.none() | st.dates())
def test_any_text_has_a_day_up_to_publication_or_none(sentence: str, published: date | None) -> None:
    day = event_day(sentence, published)
    assert day is None or published is None or day <= published
