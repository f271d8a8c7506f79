"""Whom `he` and `she` mean by more than who is most in mind: a name that follows, whoever posts."""

import re

from dsbuild.quotes.roster.cast import Cast
from dsbuild.quotes.roster.reading import PERSON, Reading
from dsbuild.quotes.roster.salience import Place

ANSWERING = (
    "shot back",
    "fired back",
    "retorted",
    "countered",
    "replied",
    "responded",
    "answered",
    "hit back",
)
"""Verbs of whoever answers the one who spoke right before."""
ASKED_WHEN = frozenset({"when", "after", "once", "as", "while", "asked", "questioned", "pressed", "to"})
"""Words that open a sentence with who is answered in it."""
AHEAD = 18
"""Words from the opening of a sentence to its main clause's subject, at most."""
OPENING = frozenset({
    "on", "in", "when", "while", "after", "before", "although", "though", "as", "because", "since", "if", "once", "where", "until",
    "whenever", "despite", "from", "at",
})  # fmt: skip
"""Words that open a clause before the main one."""
DEALT = frozenset({
    "asked", "questioned", "pressed", "challenged", "told", "invited", "ordered", "reminded", "urged", "shown", "warned", "given", "offered",
    "led", "taken", "prompted", "confronted", "interviewed",
})  # fmt: skip
"""Participles that open a sentence with what is done to its subject (`Asked by the judge whether he knew, A. B. rose`)."""
POSTING = frozenset(
    {
        "posted",
        "tweeted",
        "blogged",
        "typed",
        "uploaded",
        "livestreamed",
        "streamed",
        "reposted",
        "retweeted",
        "shared",
    }
)
POSTED = re.compile(
    r"\b(?:posts?|posted|posting|tweets?|tweeted|forums?|handle|username|accounts?|profile|manifesto|online|Telegram|Facebook|Twitter|Gab"
    r"|channel|blog|blogged|message board|imageboard|chat ?rooms?|messages|livestream\w*|uploaded|internet|web ?site|social media|user name|screen name)\b"
)
POSTS_BACK = 6
"""Sentences before a pronoun that tell of whose posts, at most."""
EVENTS = 48
ACTS = frozenset("aIxBTR")
"""Classes of words that can tell what somebody does, where no list holds it as a verb."""
SUBJECT_OF = frozenset("bzsVJLDCWKQE&!r,w")
"""Classes of words after the subject of a clause."""


def named_ahead(players: Cast, reading: Reading, index: int, gender: str) -> int | None:
    """Whom the main clause names, where the pronoun stands in one that opens the sentence (`On Gab, where he raged, A. B. had`)."""
    start = players.boundaries[players.sentence(index) - 1]
    opening = reading.classes[start + 1 : index]
    if index - start > AHEAD or not opening or "q" in opening:
        return None
    opens = reading.low[start + 1]
    if opens not in DEALT and (opens not in OPENING or any(kind in opening for kind in "PMov")):
        return None
    for at in range(index + 2, min(index + AHEAD, len(reading.classes) - 1)):
        kind = reading.classes[at]
        if kind in "|q;h":
            return None
        if kind == PERSON:
            person = players.who[at]
            acts = reading.classes[at + 1] in SUBJECT_OF | {"S"} or (
                opens in DEALT and reading.classes[at + 1] in ACTS
            )
            fits = reading.classes[at - 1] == "," and acts
            fits = fits and players.genders.get(person, gender) == gender
            return person if fits and reading.classes[at + 1] != "," else None
    return None


def posting_before(players: Cast, reading: Reading, index: int, gender: str) -> int | None:
    """Whose posts the sentences before tell of, where the pronoun's verb is to post."""
    if reading.word(index + 1).lower() not in POSTING:
        return None
    here = players.sentence(index)
    for event in reversed(players.events[-EVENTS:]):
        if here - event.sentence > POSTS_BACK:
            return None
        if event.sentence == here or event.place not in (Place.HEAD, Place.SUBJECT, Place.OWNER):
            continue
        start, end = players.boundaries[event.sentence - 1], event.sentence
        stop = players.boundaries[end] if end < len(players.boundaries) else len(reading.classes) - 1
        told = reading.text[reading.starts[start] : reading.ends[stop - 1]]
        fits = players.genders.get(event.person, gender) == gender
        if fits and POSTED.search(told):
            return event.person
    return None


def answered(players: Cast, reading: Reading, index: int) -> int | None:
    """Whom `he` answers, who spoke in the sentence before and is somebody else (`“…,” A. B. said. “…,” he shot back`)."""
    if not " ".join(reading.low[index + 1 : index + 3]).startswith(ANSWERING):
        return None
    number = players.sentence(index) - 1
    if reading.low[players.boundaries[number] + 1] in ASKED_WHEN:
        return None  # `When his friend asked why, he replied`
    for event in reversed(players.events[-EVENTS:]):
        if event.sentence < number:
            return None
        speaks = event.place is Place.SPEAKER or (event.person < 0 and event.place is Place.HEAD)
        if event.sentence == number and speaks:
            return event.person
    return None
