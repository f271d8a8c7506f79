"""Who only asks, or is only asked about, right before an answer: `A. B. asked why. “Because,” he said.`, `I mentioned C. D.`."""

import re

from dsbuild.quotes.roster.cast import Cast
from dsbuild.quotes.roster.reading import BOUNDARY, PERSON, QUOTED, Reading

ASKS = re.compile(
    r"(?:,(?:[^,;:.“”\"]{1,80},)?)?(?: (?:then|also|again|later|had|finally|next|once more|repeatedly|now)){0,2}"
    r" (?:ask(?:s|ed)?|press(?:es|ed)|inquire[sd]?|enquire[sd]?|want(?:s|ed) to know|demand(?:s|ed) to know|wonder(?:s|ed)(?: aloud)?)"
    r"(?: (?:him|her|the [\w-]+|(?:[A-Z][\w’'.-]+ ?){1,3}))?(?: again| directly| outright)?"
    r" (?:how|why|what|when|where|which|who|whom|whose|if|whether|about|on)\b"
    r"|(?:,(?:[^,;:.“”\"]{1,80},)?)?(?: (?:then|also|again|later|had|next|now)){0,2}"
    r" (?:put it to|puts it to|suggest(?:s|ed) to|challeng(?:es|ed)|confront(?:s|ed)|question(?:s|ed)|cross-examin(?:es|ed)|tackle[sd]|quizze[sd]|grill(?:s|ed)|remind(?:s|ed)) (?:him|her|the [\w-]+|[A-Z][\w’'.-]+)\b"
)
"""What follows the name of whoever asks, to the end of the sentence or what is asked."""
ASKED_BY = re.compile(
    r"(?:On|To|At|After|Following|Answering|Before) (?:(?:the|a|an|another|one|this|that|his|her) )?(?:(?:further|direct|same|repeated|next|last) )?"
    r"(?:question|questions|query|queries|insistence|prompting|request|remark|questioning|cross-examination) (?:of|by|from|put by|asked by|whether)\b"
)
"""What opens a sentence with whose question somebody answers."""
ASKED = frozenset({"asked", "asks", "pressed", "presses", "questioned", "challenged", "quizzed", "grilled"})
ABOUT = frozenset(
    {
        "if",
        "whether",
        "what",
        "why",
        "how",
        "when",
        "where",
        "who",
        "which",
        "whose",
        "about",
        "on",
        "for",
        "to",
        "again",
    }
)
"""What follows whoever is asked."""
OFFICE = frozenset("doelmjukaFN#")
"""Classes of words before the name of whoever is asked."""
LONGEST = 80
"""Words of a sentence in which somebody asks, at most."""
CLOSING = 4
"""Signs between a question and the pronoun behind it, at most."""


def asker(players: Cast, reading: Reading, index: int) -> int | None:
    """Who asked in the sentence before, where `he` or `she` speaks beside the quotation that answers and asks nothing itself."""
    beside = QUOTED in reading.classes[index - 2 : index] and reading.classes[index + 1] == "S"
    here = players.sentence(index) if beside else 0
    return None if here < 2 or _asks_itself(reading, index) else _asked_in(players, reading, here - 1)


def asked(players: Cast, reading: Reading, index: int, gender: str) -> int | None:
    """Whom somebody asked in the sentence before, where `he` or `she` speaks beside the quotation that answers; who asked where it asks on.

    `A. B. asked C. D. why. “Because,” he said.`, `A. B. asked her: “Can you drive?” She could.`
    """
    beside = QUOTED in reading.classes[index - 2 : index] and reading.classes[index + 1] == "S"
    here = players.sentence(index) if beside or reading.classes[index - 1] == BOUNDARY else 0
    if here < 2:
        return None
    asks_on = beside and _asks_itself(reading, index)
    number = here - 1
    person = (
        _asked_in(players, reading, number) if asks_on else _answers(players, reading, number, beside=beside)
    )
    return None if person is None or players.genders.get(person, gender) != gender else person


def _answers(players: Cast, reading: Reading, number: int, *, beside: bool) -> int | None:
    """Who is named as asked in a sentence that quotes nobody, or nothing but the question (`“Why?” the judge asked A. B.`)."""
    start, stop = players.boundaries[number - 1] + 1, players.boundaries[number]
    quotes = QUOTED in reading.classes[start + 1 : stop]
    if stop - start > LONGEST or (beside and quotes) or not (beside or quotes):
        return None
    quoted = quotes or reading.classes[start] == QUOTED
    asking = next((at for at in range(start, stop) if reading.low[at] in ASKED), None)
    if asking is None or not (quoted or PERSON in reading.classes[start:asking]):
        return None
    at = asking + 1
    while at < stop and reading.classes[at] in OFFICE:
        at += 1
    about = reading.classes[at + 1] in (",", ";", BOUNDARY) if quoted else reading.low[at + 1] in ABOUT
    if not about:
        return None
    if reading.low[at] in ("him", "her"):
        return None if reading.low[at + 1] == "to" else players.heard.get(at)
    return players.who.get(at)


def _asks_itself(reading: Reading, index: int) -> bool:
    """Whether the quotation before the pronoun ends in a question."""
    at = reading.starts[index] - 1
    before = reading.text[max(0, at - CLOSING) : at + 1].rstrip(" ,”\"'’»“")
    return before.endswith("?")


def _asked_in(players: Cast, reading: Reading, number: int) -> int | None:
    start, stop = players.boundaries[number - 1] + 1, players.boundaries[number]
    if stop - start > LONGEST or QUOTED in reading.classes[start:stop]:
        return None
    by = ASKED_BY.match(reading.text, reading.starts[start])
    for at in range(start, stop):
        if reading.classes[at] != PERSON or at not in players.who:
            continue
        if by is not None or ASKS.match(reading.text, reading.ends[at], reading.ends[stop - 1]):
            return players.who[at]
    return None
