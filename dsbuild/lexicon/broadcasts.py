"""Who tells a broadcast: the hosts and correspondents among those whose turns a transcript marks."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_][\w-]*(?:['’.][\w-]+)*")
_PLACE = re.compile(r"\s*[,(]")
_NAME = r"(?:[^\W\d_a-z][\w'’-]{1,30} ){0,3}[^\W\d_a-z][\w'’-]{1,30}"
_REPORTS = re.compile(
    rf"\b({_NAME}) (?:reports?(?! to\b)|reporting\b|has (?:this|the|our|more)\b|(?:filed|sent|brings us|prepared) (?:this|the)\b|has been (?:looking|following|reporting))"
)
_SIGNS_OFF = re.compile(
    rf"(?:\b(?:[Ff]or|FOR) [^.\n]{{2,80}}, |\b(?:Reporting|reporting) [^.\n]{{2,80}}, )(?:I['’]m|I am|this is|This is) ({_NAME})"
)


def name_in(label: str) -> str:
    """What a marker says before its comma or bracket, without its colon."""
    return _PLACE.split(label, maxsplit=1)[0].strip(" \t\u00a0:：*_-–—[]")


def last_name(label: str) -> str:
    """The last word of a marker's name in small letters, empty without one."""
    words = _WORD.findall(name_in(label))
    return words[-1].lower() if words else ""


def broadcasters(labels: Iterable[str], text: str, callings: frozenset[str]) -> frozenset[str]:
    """The last names of those whom a label calls by one of `callings` (`ANN LEE, HOST:`), or whom such a page makes report."""
    named = {last_name(label) for label in labels} - {""}
    called = {last_name(label) for label in labels if _is_called(label, callings)} - {""}
    if not called:
        return frozenset()
    reporting = {last_name(found[1]) for found in _REPORTS.finditer(text)}
    reporting |= {last_name(found[1]) for found in _SIGNS_OFF.finditer(text)}
    return frozenset(called | (reporting & named))


def _is_called(label: str, callings: frozenset[str]) -> bool:
    """Whether a label has a calling behind its name, or before one of two words or more."""
    name = name_in(label)
    behind = {word.lower() for word in _WORD.findall(label[label.find(name) + len(name) :])}
    own = [word.lower() for word in _WORD.findall(name)]
    return bool(own) and (
        not behind.isdisjoint(callings) or (len(own) > 2 and own[0] in callings and own[-1] not in callings)
    )
