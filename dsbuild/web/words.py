"""How the app says what the code calls by name."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from dsbuild.model import Label
from dsbuild.review.values import Answer

NAMES: Mapping[str, str] = {
    "reportage": "reportage",
    "quoted_extremist_speech": "quoted extremist speech",
    "casualty_statistic": "casualty statistic",
    "victim_or_witness": "victim or witness",
    "read_only": "read-only",
    "open": "not reviewed",
    "held": "somebody is at it",
    "mine": "decided by you",
    "decided": "decided",
    "speaker": "decided by its speaker",
    "rules": "by the rules",
}
REASONS: Mapping[str, str] = {
    "speaker_unresolved": "nobody could be told to be the speaker",
    "weak_cue": "the speaker is a guess",
    "role_unknown": "the speaker's role is not known",
    "role_contested": "the article calls the speaker two things",
    "rules_conflict": "rules speak for and against the same words",
    "unquoted_statement": "a statement printed without quotation marks",
    "unclosed_quotation": "a quotation that is never closed",
    "low_evidence": "the label hangs on a few words",
}


def named(value: object) -> str:
    """A member of an enumeration, or a key of the review, in words."""
    return NAMES.get(str(value), str(value).replace("_", " "))


def labels(answer: Answer) -> list[str]:
    """The labels of an answer, by their names in the code."""
    return [str(label) for label in Label if label in answer.labels]


def when(stamp: str | None) -> str:
    """A time of the log to the minute, in UTC."""
    return f"{stamp[:10]} {stamp[11:16]} UTC" if stamp else ""


def count(number: int | None) -> str:
    """A number with thin spaces between thousands; a dash for none."""
    return "–" if number is None else f"{number:,}".replace(",", "\u202f")


def share(value: float | None, digits: int = 1) -> str:
    """A share from 0 to 1 in percent; a dash for none."""
    return "–" if value is None else f"{100 * value:.{digits}f} %"


def figure(value: float | None) -> str:
    """A coefficient with two decimals; `undefined` for none."""
    return "undefined" if value is None else f"{round(value, 2) + 0:.2f}".replace("-", "−")


def described(description: str) -> Markup:
    """A rule's description; what stands between backticks is an example."""
    parts = description.split("`")
    return Markup("").join(
        Markup("<i>{}</i>").format(part) if at % 2 else part for at, part in enumerate(parts)
    )


FILTERS: Mapping[str, Callable[..., Any]] = {
    "named": named,
    "labels": labels,
    "when": when,
    "count": count,
    "share": share,
    "figure": figure,
    "described": described,
}
