"""Whether a name is somebody's, and no place's, paper's or body's."""

from dsbuild.quotes.roster.mentioned import Named
from dsbuild.quotes.roster.names import Form, folded, given_name
from dsbuild.quotes.roster.vocabulary import Vocabulary

_PLACES = frozenset(
    {"san", "santa", "saint", "puerto", "fort", "port", "mount", "lake", "camp", "villa", "río", "rio", "el"}
)
_PLACE_ENDS = frozenset({
    "heights", "hills", "road", "street", "avenue", "beach", "springs", "falls", "grove", "valley", "creek", "island",
    "islands", "city", "town", "county", "village", "square", "gap", "ridge", "harbor", "harbour", "junction",
    "crossing", "gardens", "plaza", "station", "airport", "hospital", "school", "college", "university", "clinic",
    "centre", "center", "library", "towers", "mall", "prison", "stadium", "museum", "township", "borough", "district",
    "province", "terrace", "lane", "boulevard", "highway", "pass", "bay", "peninsula", "isle", "forest", "desert",
    "quad", "quadrangle", "campus", "wharf", "quay", "pier", "bridge", "tower", "camp", "mosque", "church", "cathedral", "hotel", "inn", "house", "subcommittee", "committee", "conference",
})  # fmt: skip
"""Last words of names of places."""
_OUTLETS = frozenset({
    "times", "herald", "tribune", "gazette", "chronicle", "monitor", "courier", "weekly", "monthly", "quarterly", "magazine",
    "observer", "telegraph", "examiner", "inquirer", "journal", "review", "dispatch", "bulletin", "news", "radio",
    "television", "tv", "network", "channel", "press", "daily", "broadcasting", "newsletter", "gazeta", "diario",
})  # fmt: skip
"""Last words of names of papers and stations."""
_PARTIES = frozenset(
    {"Democrats", "Republicans", "Tories", "Conservatives", "Liberals", "Christians", "Muslims", "Socialists"}
)


def tells_body(word: str, words: Vocabulary) -> bool:
    """Whether a word of a name is one of a body's or a state's."""
    low = word.lower()
    return low in words.heads or low in words.bodies or low in words.state


def is_person(name: str, form: Form, introduced: bool, named: Named, words: Vocabulary) -> bool:
    """Whether a name is a person's; `introduced` tells that the article says what bears it is, or does."""
    low = name.lower()
    if low in named.whole or low in named.bodies:
        return low not in named.bodies
    if len(form) > 1 and form[-1].lower() in _PLACE_ENDS and not introduced:
        return False
    given = introduced and len(form) > 1 and given_name(form[0], words.genders) is not None
    if len(form) > 1 and form[-1].lower() in _OUTLETS and given_name(form[0], words.genders) is None:
        return False
    if (
        (form[-1].lower() in words.heads and not given)
        or (len(form) == 1 and low in words.not_names)
        or name in _PARTIES
    ):
        return False
    if len(form) > 1 and form[0].lower() in _PLACES:
        return introduced and not name.isupper()
    return _has_given_name(form, words, introduced=introduced) or (introduced and not name.isupper())


def _has_given_name(form: Form, words: Vocabulary, *, introduced: bool) -> bool:
    if len(form) > 1 and given_name(form[0], words.genders_before_surname) is not None:
        return True
    given = any(given_name(part, words.genders) is not None for part in form[: max(1, len(form) - 1)])
    return (given or folded(form[0]) in {"abu", "umm", "um"}) and (len(form) > 1 or introduced)
