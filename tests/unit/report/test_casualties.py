from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dsbuild.report.casualties import Month, months

MARCH, MAY = date(2031, 3, 3), date(2031, 5, 1)


def row(
    group: str,
    *counts: tuple[int, int | None, str],
    published: date | None = MARCH,
    repeat: str | None = None,
    rule: str = "C003",
):
    told = [
        {"count_min": least, "count_max": most, "kind": kind, "start": at, "end": at + 1}
        for at, (least, most, kind) in enumerate(counts)
    ]
    return {
        "group_id": group,
        "article_id": group,
        "published": published,
        "casualties": told,
        "evidence": [{"rule": rule, "start": at, "end": at + 1} for at in range(len(told))],
        "duplicate_of": repeat,
    }


def test_a_month_has_its_highest_toll_at_least_and_the_sum_of_groups_at_most() -> None:
    found = months([row("a", (9, 9, "killed"), (14, 14, "injured")), row("b", (3, 3, "killed"))])
    assert found == [Month("2031-03", "injured", 1, 1, 0, 14, 14), Month("2031-03", "killed", 2, 2, 0, 9, 12)]


def test_conflicting_tolls_of_a_group_are_not_summed() -> None:
    (month,) = months([row("a", (7, 7, "killed")), row("a", (9, 9, "killed"), published=MAY)])
    assert month == Month("2031-03", "killed", 1, 1, 1, 9, 9)


def test_parts_and_figures_of_another_year_are_no_tolls() -> None:
    whole, part = row("a", (23, 23, "killed")), row("a", (4, 4, "killed"), rule="C013")
    (month,) = months([whole, part, row("a", (187, 187, "killed"), rule="C025")])
    assert month == Month("2031-03", "killed", 1, 1, 0, 23, 23)


def test_an_open_toll_leaves_the_month_open() -> None:
    (month,) = months([row("a", (41, None, "killed")), row("b", (2, 2, "killed"))])
    assert (month.at_least, month.at_most) == (41, None)


def test_repeats_count_once_and_undated_articles_stand_apart() -> None:
    (month,) = months(
        [row("a", (5, 5, "killed"), published=None), row("a", (6, 6, "killed"), published=None, repeat="x")]
    )
    assert month == Month("undated", "killed", 1, 1, 0, 5, 5)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 50), st.integers(0, 50)), min_size=1))
def test_bounds_hold_whatever_the_order(counts: list[tuple[str, int, int]]) -> None:
    rows = [row(group, (least, least + more, "killed")) for group, least, more in counts]
    (month,) = months(rows)
    assert months(rows[::-1]) == [month]
    assert month.at_most is not None
    assert month.at_least <= month.at_most <= sum(least + more for _, least, more in counts)
