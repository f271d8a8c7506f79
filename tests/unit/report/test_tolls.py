from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dsbuild.report.tolls import Figure, tolls

WEDNESDAY = date(2031, 3, 5)


def row(*counts: tuple[int, int | None, str], text: str | None = "They died.", repeat: str | None = None):
    """A row whose counts are (least, most, rule) of the killed."""
    return {
        "article_id": "a",
        "group_id": "g",
        "published": WEDNESDAY,
        "text": text,
        "casualties": [
            {"count_min": least, "count_max": most, "kind": "killed", "start": at, "end": at + 1}
            for at, (least, most, _) in enumerate(counts)
        ],
        "evidence": [{"rule": rule, "start": at, "end": at + 1} for at, (*_, rule) in enumerate(counts)],
        "duplicate_of": repeat,
    }


def test_two_sources_that_differ_conflict_and_are_not_summed() -> None:
    (toll,) = tolls([row((12, 12, "C003"), (15, 15, "C029"))])
    assert (toll.minimum, toll.maximum, toll.conflicting) == (12, 15, True)
    assert toll.figures == (Figure(12, 12), Figure(15, 15))


def test_figures_that_one_number_fits_do_not_conflict() -> None:
    (toll,) = tolls([row((41, None, "C003"), (45, 45, "C008"), (0, 50, "C008"))])
    assert (toll.minimum, toll.maximum, toll.conflicting) == (0, None, False)


def test_parts_and_other_times_are_no_tolls() -> None:
    (toll,) = tolls([row((23, 23, "C003"), (4, 4, "C013"), (9, 9, "C025"))])
    assert (toll.minimum, toll.maximum, toll.parts, toll.other_times) == (23, 23, 1, 1)
    assert not tolls([row((4, 4, "C013"))])


def test_each_day_stands_apart_and_withheld_text_has_none() -> None:
    found = tolls(
        [
            row((3, 3, "C003"), text="Three died on Tuesday."),
            row((5, 5, "C003"), text="Five died on Monday."),
            row((7, 7, "C003"), text=None),
            row((3, 3, "C003"), text="Three died on Tuesday.", repeat="x"),
        ]
    )
    assert [(toll.event_date, toll.minimum) for toll in found] == [
        (None, 7),
        (date(2031, 3, 3), 5),
        (date(2031, 3, 4), 3),
    ]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1))
def test_minimum_and_maximum_hold_every_figure_in_any_order(counts: list[tuple[int, int]]) -> None:
    rows = [row((least, least + more, "C003")) for least, more in counts]
    (toll,) = tolls(rows)
    assert tolls(rows[::-1]) == [toll]
    assert toll.maximum is not None
    assert all(toll.minimum <= least <= least + more <= toll.maximum for least, more in counts)
    fits = any(all(least <= n <= least + more for least, more in counts) for n in range(101))
    assert toll.conflicting is not fits
