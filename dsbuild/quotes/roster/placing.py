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
    "tried", "try", "messaged",
})  # fmt: skip
"""What stands right before whomever a reporter meets, who goes on to speak."""
RAISES = frozenset({
    "mention", "mentions", "mentioned", "mentioning", "raise", "raised", "raising", "cite", "cited", "name", "named", "quote", "quoted",
    "discuss", "discussed", "describe", "described", "bring up", "brought up", "bring", "brought", "about",
})  # fmt: skip
"""What a reporter does with whom somebody is asked about."""
MEETS_OR_RAISES = MEETS | RAISES
COMES = frozenset(
    {"came", "comes", "come", "coming", "arrived", "followed", "heard", "quote", "lines", "word", "words"}
    | {
        "rebuke",
        "response",
        "reaction",
        "criticism",
        "reply",
        "answer",
        "praise",
        "warning",
        "denial",
        "protest",
        "objection",
    }
)
"""Words of a sentence that tell from whom something comes."""
STANDS = frozenset({
    "sat", "sits", "stood", "stands", "came", "comes", "lives", "lived", "waits", "waited", "walked", "walks", "knelt", "watched", "is", "was",
    "spoke", "were",
})  # fmt: skip
"""Verbs before their subject, behind where it is."""
WHERE = frozenset(
    {
        "among",
        "beside",
        "next",
        "here",
        "there",
        "outside",
        "inside",
        "behind",
        "opposite",
        "standing",
        "sitting",
        "watching",
        "also",
    }
)
COMING = 6
"""Words between them and from whom, at most."""
VERBAL = frozenset("bzsSVJLDCWKQE&!h")
FARTHEST = 40
"""Words back to the opening of a sentence, at most."""
SPEAKING = frozenset(
    {
        "spoke",
        "talked",
        "speaks",
        "talks",
        "spoken",
        "talking",
        "met",
        "meets",
        "sat",
        "corresponded",
        "introduced",
        "interview",
        "encounter",
        "meeting",
        "conversation",
    }
)
"""What somebody does with or to whomever they meet."""
REACHED = frozenset(
    {
        "met",
        "meets",
        "reached",
        "interviewed",
        "visited",
        "phoned",
        "telephoned",
        "contacted",
        "found",
        "traced",
        "tracked",
    }
)
"""Verbs of meeting somebody."""
CALLING = "doelmjukaFN#"
"""Classes of words between what a reporter does and a name."""
CALLED = frozenset("wirhzbt,")
"""Classes of words between a description and the name by which it goes (`a man who called himself A.`)."""


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
    met = asks or (deals is not None and reading.low[deals] in MEETS)
    if heads or met or (after != "p" and (_answers(reading, index) or _is_met(reading, index, after))):
        return Place.HEAD
    if after == "p":
        return Place.OWNER
    if (before in "fO!s" and reading.low[index] not in ("he", "she")) or before == "S":
        goes_on = after == "," and reading.low[index + 2 : index + 3] == ["who"]
        return Place.SUBJECT if goes_on else Place.OBJECT
    return Place.SUBJECT if after in SUBJECT_OF else Place.ASIDE


def _inverted(reading: Reading, index: int) -> bool:
    """Whether a name after a verb of speech is its subject (`“Never,” said A. B.`), and not of whom somebody tells (`A. B., for the defence, said C. D. had`)."""
    for at in range(index - 2, max(index - ALIAS, -1), -1):
        if reading.classes[at] in BEFORE_VERB:
            continue
        return reading.classes[at] in (QUOTED, BOUNDARY)
    return True


def _lead(reading: Reading, index: int) -> int:
    """The word before what the person named at `index` is called."""
    at = index - 1
    while at > 0 and reading.classes[at] in CALLING and index - at < ALIAS:
        at -= 1
    return at


def _opening(reading: Reading, index: int) -> int:
    """Where the sentence of the word at `index` opens; the word itself where that is far away."""
    at = index
    while at > max(0, index - FARTHEST) and reading.classes[at - 1] != BOUNDARY:
        at -= 1
    return at if reading.classes[at - 1] == BOUNDARY else index


def _answers(reading: Reading, index: int) -> bool:
    """Whether something comes from whoever is named at `index`, who goes on to speak (`The reply came from A. B.`, `More from A. B., who`)."""
    at = _lead(reading, index)
    if reading.low[at] not in ("from", "with", "to", "by"):
        return _stands(reading, index)
    if reading.low[at - 1 : at + 1] == ["according", "to"]:
        return reading.classes[index + 1] == BOUNDARY
    opens = _opening(reading, index)
    if opens == index:
        return False
    words = reading.low[opens:at]
    if reading.low[at] != "from":
        return words[:1] in (["over"], ["now"], ["back"]) and len(words) < 3
    if not COMES.isdisjoint(words[-COMING:]):
        return True
    verbless = not any(kind in VERBAL for kind in reading.classes[opens:at])
    return (
        0 < len(words) < COMING
        and verbless
        and reading.classes[opens] not in ("f", "O")
        and reading.classes[index + 1] in (",", BOUNDARY, "(")
    )


def _stands(reading: Reading, index: int) -> bool:
    """Whether whoever is named at `index` stands or sits where the sentence opens with (`In the gallery sat A. B.`)."""
    at = index - 1
    while at > 0 and reading.classes[at] in CALLING and reading.low[at] not in STANDS and index - at < ALIAS:
        at -= 1
    opens = _opening(reading, index)
    return (
        opens < at
        and reading.low[at] in STANDS
        and (reading.classes[opens] in ("f", "O") or reading.low[opens] in WHERE)
    )


def _is_met(reading: Reading, index: int, after: str) -> bool:
    """Whether whoever is named at `index`, and what they are, is met or reached by somebody (`The Post spoke to A. B., who`)."""
    if reading.low[index - 1] in ("call", "called", "name", "named"):
        opens = _opening(reading, index)
        return not SPEAKING.isdisjoint(reading.low[opens:index]) and not REPORTER.isdisjoint(
            reading.low[opens:index]
        )
    if after not in (",", "("):
        return False
    at = _lead(reading, index)
    opens = _opening(reading, index)
    talked = not SPEAKING.isdisjoint(reading.low[max(opens, at - ALIAS) : at])
    met = reading.low[at] in REACHED or (reading.low[at] in ("with", "to") and talked)
    return met and "q" not in reading.classes[opens:index]


def _reporters(reading: Reading, index: int) -> int | None:
    """The word that tells what a reporter does with whoever is named at `index`, in the clause before it."""
    at, named = index - 1, "i" in reading.classes[max(index - 3, 0) : index]
    while (
        at > 0
        and (reading.classes[at] in CALLING or (named and reading.classes[at] in CALLED))
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
