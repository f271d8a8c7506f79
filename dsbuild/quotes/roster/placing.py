"""Where in its sentence somebody is mentioned, which tells how much they are in the reader's mind."""

from dsbuild.quotes.roster.pronouns import SUBJECT_OF
from dsbuild.quotes.roster.reading import BOUNDARY, PERSON, QUOTED, Reading
from dsbuild.quotes.roster.salience import Place

HEARD = frozenset({"told", "tells", "asked", "according"})
"""Words of speech after which somebody stands who hears."""
BEFORE_VERB = frozenset(",rzc")
"""Classes that stand between a quotation and a verb of speech before its subject."""
ALIAS = 7
"""Words back to the opening of a clause, at most."""
REPORTER = frozenset({"i", "we", "me", "us"})
"""Words for whoever writes."""
MEETS = frozenset({
    "meet", "meets", "met", "reach", "reached", "find", "found", "visit", "visited", "visiting", "interview", "interviewed", "join", "joined",
    "phone", "phoned", "rang", "called", "telephoned", "followed", "accompanied", "watched", "see", "saw", "texted", "emailed", "located", "traced",
    "with", "to", "down", "ask", "asked", "press", "pressed",
})  # fmt: skip
"""What stands right before whomever a reporter meets, who goes on to speak."""
RAISES = frozenset({
    "mention", "mentions", "mentioned", "mentioning", "raise", "raised", "raising", "cite", "cited", "name", "named", "quote", "quoted",
    "discuss", "discussed", "describe", "described", "bring up", "brought up", "bring", "brought", "about",
})  # fmt: skip
"""What a reporter does with whom somebody is asked about."""
MEETS_OR_RAISES = MEETS | RAISES
CALLING = "doelmjukaFN#"
"""Classes of words between what a reporter does and a name."""


def place_of(reading: Reading, index: int, before: str, after: str, *, heads: bool) -> Place:
    """Where in its sentence the word at `index` mentions somebody."""
    tells = before == "S" and index > 1 and reading.classes[index - 2] in PERSON + "h"
    if after == "S" or (
        before == "S" and not tells and reading.low[index - 1] not in HEARD and _inverted(reading, index)
    ):
        return Place.SPEAKER
    deals = None if after == "p" else _reporters(reading, index)
    if deals is not None and reading.low[deals] in RAISES:
        return Place.TOPIC
    asks = before == "S" and index > 1 and reading.word(index - 2) in ("I", "we", "We")
    if heads or asks or (deals is not None and reading.low[deals] in MEETS):
        return Place.HEAD
    if after == "p":
        return Place.OWNER
    if before in "fO!s" or before == "S":
        return Place.OBJECT
    return Place.SUBJECT if after in SUBJECT_OF else Place.ASIDE


def _inverted(reading: Reading, index: int) -> bool:
    """Whether a name after a verb of speech is its subject (`“Never,” said A. B.`), and not of whom somebody tells (`A. B., for the defence, said C. D. had`)."""
    for at in range(index - 2, max(index - ALIAS, -1), -1):
        if reading.classes[at] in BEFORE_VERB:
            continue
        return reading.classes[at] in (QUOTED, BOUNDARY)
    return True


def _reporters(reading: Reading, index: int) -> int | None:
    """The word that tells what a reporter does with whoever is named at `index`, in the clause before it."""
    at = index - 1
    while (
        at > 0
        and reading.classes[at] in CALLING
        and index - at < ALIAS
        and reading.low[at] not in MEETS_OR_RAISES
    ):
        at -= 1
    at -= reading.low[at] == "up"
    for opens in range(at - 1, max(at - 2 * ALIAS, 0), -1):
        if reading.classes[opens] in ";q|P" or reading.low[opens] in ("he", "she", "they"):
            return None
        if reading.low[opens] in REPORTER:
            return at
    return None


def is_topic(reading: Reading, index: int) -> bool:
    """Whether a reporter only brings somebody up, who is not the one to answer (`I mentioned A. B.`)."""
    at = _reporters(reading, index)
    return at is not None and reading.low[at] in RAISES
