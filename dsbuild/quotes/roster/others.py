"""Who `he` and `she` are not: whoever acts on them, whom they tell, who asks them."""

import re

from dsbuild.quotes.roster.cast import HE_SHE, Cast
from dsbuild.quotes.roster.reading import Reading
from dsbuild.quotes.roster.salience import Place

_TELLS = re.compile(r"h[rz]{0,2}S(?P<to>f?)[dH]?[aoelmjukFN#]{0,4}?P")
ADDRESSING = frozenset({
    "told", "tells", "asked", "asks", "warned", "warns", "reminded", "informed", "assured", "advised", "telling", "answered", "interrupted",
})  # fmt: skip
"""Words of speech before whoever hears."""
ASKED_WHEN = frozenset({"when", "after", "once", "as", "while", "whenever"})
PARTICIPLES = frozenset({
    "asked", "questioned", "pressed", "challenged", "told", "shown", "interviewed", "cross-examined", "confronted", "reminded", "prompted",
    "urged", "warned", "contacted", "quizzed", "led", "examined", "interrupted", "invited", "pushed", "approached", "queried", "grilled",
})  # fmt: skip
ANSWERING = frozenset(
    {"replying", "answering", "responding", "speaking", "talking", "turning", "addressing", "writing"}
)
"""Participles that open a sentence before whoever hears."""
UNDER = re.compile(
    r"(?:Under|During|In|On)(?: further| close| later)? (?:questioning|cross[- ]examination|examination|interrogation|answer|reply|response|questions|interview)\b"
)
WITHIN = frozenset(
    {"in", "on", "during", "at", "through", "under", "with", "from", "after", "before", "over", "for"}
)
"""Words that open a sentence with where somebody speaks or writes (`In a note read out by A. B., he said`)."""
TO = frozenset({"by", "from", "to", "of", "with"})
WHETHER = frozenset({"what", "why", "how", "where", "when", "whom", "which", "whether", "if"})
ASKED = frozenset({"asked", "asks", "know", "pressed"})
MAY = frozenset({"could", "might", "may", "can", "should"})
NEWEST = 8
"""Mentions before `he` among which stands who asked, at most."""
CALLING = 5
"""Words of an office before the name of whoever asks, at most."""


def actor(players: Cast, reading: Reading, index: int) -> int | None:
    """Who acts on `him` or `her` in the same clause, and so is somebody else."""
    last = players.events[-1] if players.events else None
    if last is None or last.sentence != players.sentence(index) or last.at >= index:
        return None
    if last.place is Place.OWNER:
        return None  # `his office quotes him`
    between = reading.classes[last.at + 1 : index]
    goes_on = {"c", "w", ";"}.isdisjoint(between) and "S" not in between[:-1]
    return last.person if goes_on else None


def other_than(players: Cast, reading: Reading, index: int) -> int | None:
    """Who `he` or `she` is not: whoever is told, or asks in the words that open the sentence (`When the officer asked why, he replied`)."""
    start = players.boundaries[players.sentence(index) - 1] + 1
    opens = reading.low[start]
    if opens in ASKED_WHEN:
        asks = (
            _speaks
            if reading.classes[index + 1 : index + 2] == ["S"] or reading.classes[index - 1] == ","
            else None
        )
    else:
        dealt = opens in PARTICIPLES or opens in ANSWERING
        dealt = dealt or (opens in WITHIN and reading.classes[index - 1] == ",")
        dealt = dealt or UNDER.match(reading.text, reading.starts[start]) is not None
        asks = _is_led if dealt else None
    for event in players.events[-NEWEST:]:
        somebody = start <= event.at < index and reading.low[event.at] not in HE_SHE
        if asks and somebody and asks(reading, event.at):
            return event.person
    return _asker(players, reading, index, start) or _hearer(players, reading, index)


def _asker(players: Cast, reading: Reading, index: int, start: int) -> int | None:
    """Who asks what somebody else does (`A. B. asked why he had come`), and not whether they may themselves."""
    asking = next(
        (at for at in range(index - 2, max(index - CALLING, start), -1) if reading.low[at] in ASKED), None
    )
    if reading.low[index - 1] not in WHETHER or asking is None or reading.low[index + 1] in MAY:
        return None
    return next((e.person for e in reversed(players.events[-NEWEST:]) if start <= e.at < asking), None)


def _speaks(reading: Reading, at: int) -> bool:
    """Whether whoever is mentioned speaks: `the cousin objected`, `A. B., for the defence, asked`."""
    stop = next((i for i in range(at + 1, at + NEWEST) if reading.classes[i] in "|h;q"), at + NEWEST)
    return "S" in reading.classes[at + 1 : min(stop, at + CALLING)]


def _is_led(reading: Reading, at: int) -> bool:
    """Whether `by`, `from` or `to` leads up to a mention with nothing between but an office."""
    for before in range(at - 1, at - CALLING - 1, -1):
        if reading.low[before] in TO:
            return True
        if reading.classes[before] not in "doelmjukaFN#HrS,":
            return False
    return False


def _hearer(players: Cast, reading: Reading, index: int) -> int | None:
    """To whom `he` or `she` speaks (`he told A. B.`, `he said to Sergeant A. B.`), who is somebody else."""
    told = _TELLS.match("".join(reading.classes[index : index + 2 * CALLING]))
    if told is None:
        return None
    last = told.end("to") - 1
    said = reading.low[index + last]
    if said not in ADDRESSING and not (told["to"] and said == "to"):
        return None
    return players.who.get(index + told.end() - 1)
