"""The day of an event, where a sentence states it: `on 3 March`, `last Friday`, `yesterday`.

Strict: a sentence of two days, of a stretch (`since Monday`), or whose only day is when somebody spoke
(`police said on Tuesday`) has none. Lenient parsers find a day in every sentence, most of them wrong.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905
OFFSETS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "yesterday": 1, "last night": 1, "the day before yesterday": 2,
}  # fmt: skip
MONTH = r"(?P<{}>(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\b\.?|" + "|".join(MONTHS) + r")"
ORDINAL = r"(?:st|nd|rd|th)?"
DATE = re.compile(
    r"\b(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2})"
    rf"|(?P<d1>\d{{1,2}}){ORDINAL} (?:of )?{MONTH.format('m1')}(?:,? (?P<y1>\d{{4}}))?"
    rf"|{MONTH.format('m2')} (?P<d2>\d{{1,2}}){ORDINAL}(?![\d,.:]*\d)(?:,? (?P<y2>\d{{4}}))?"
    rf"|(?:(?P<which>last|next|this|every|each) )?(?P<weekday>{'|'.join(WEEKDAYS)})(?! (?:night )?(?:and|to) \w+day)"
    rf"|(?P<relative>{'|'.join(sorted(OFFSETS, key=len, reverse=True))})"
    r"|(?P<ago>\d{1,2}) days ago"
    r")\b",
    re.IGNORECASE,
)
STRETCH = re.compile(r"\b(?:since|until|till|from|between|by|before|after)\s+(?:the\s+)?$", re.IGNORECASE)
SPOKEN = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|added|statement|tweeted|wrote)\b[^,;:.!?\d]{0,40}$",
    re.IGNORECASE,
)


def event_day(sentence: str, published: date | None) -> date | None:
    """The one day that the sentence gives to what it tells, never after `published`; None where there is none.

    A weekday is the latest one up to the day of publication, or before it after `last`; so is a day of the
    month without a year. Relative days without a date of publication are unknown.
    """
    days: set[date | None] = set()
    for match in DATE.finditer(sentence):
        before = sentence[: match.start()]
        if STRETCH.search(before) or match["which"] in {"next", "every", "each"}:
            return None
        if not SPOKEN.search(before):
            days.add(_day(match, published))
    (day,) = days if len(days) == 1 else (None,)
    return None if day and published and day > published else day


def _day(match: re.Match[str], published: date | None) -> date | None:
    if match["iso"]:
        return _valid(*map(int, match["iso"].split("-")))
    if month := match["m1"] or match["m2"]:
        number, of_month = _month(month), int(match["d1"] or match["d2"])
        year = match["y1"] or match["y2"]
        return _valid(int(year), number, of_month) if year else _latest(number, of_month, published)
    if published is None:
        return None
    if weekday := match["weekday"]:
        back = (published.weekday() - WEEKDAYS.index(weekday.lower())) % 7
        return published - timedelta(days=back or 7 * ((match["which"] or "").lower() == "last"))
    days = int(match["ago"]) if match["ago"] else OFFSETS[match["relative"].lower()]
    return published - timedelta(days=days)


def _month(name: str) -> int:
    return next(index for index, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(month: int, day: int, published: date | None) -> date | None:
    """The latest such day up to the day of publication; 29 February may be years back."""
    return next(_up_to(month, day, published), None) if published else None


def _up_to(month: int, day: int, published: date) -> Iterator[date]:
    for year in range(published.year, max(1, published.year - 8), -1):
        found = _valid(year, month, day)
        if found and found <= published:
            yield found
