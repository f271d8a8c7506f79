"""An article as the rules of roles see it."""

import re
from collections.abc import Container, Sequence
from itertools import islice

from dsbuild.model import Quotation, Sentence
from dsbuild.quotes.attributed import Attribution
from dsbuild.quotes.narration import labels
from dsbuild.quotes.roster.cast import Cast
from dsbuild.quotes.roster.casting import cast
from dsbuild.quotes.roster.kinds import attacks_in, has_group
from dsbuild.quotes.roster.mentioned import named_by
from dsbuild.quotes.roster.noun_phrases import Setting
from dsbuild.quotes.roster.organisations import Organisations, organisations
from dsbuild.quotes.roster.owners import ECHO
from dsbuild.quotes.roster.persons import apposed
from dsbuild.quotes.roster.reader import read
from dsbuild.quotes.roster.reading import EXTREMIST, Reading
from dsbuild.quotes.roster.scene import Scene, clauses, deeds, doings
from dsbuild.quotes.roster.several import together
from dsbuild.quotes.roster.vocabulary import Vocabulary

EVENT = re.compile(
    r"\W(?:a(?:ttack\w*|mbush\w*|mbulances?|valanche)|b(?:laze|omb\w*|odies|urn(?:ed|t)|urst)|c(?:rash\w*|ollaps\w+|yclone)|d(?:ead|ied|eaths?|erail\w+|rowned)"
    r"|e(?:xplo\w+|arthquake|vacuat\w+)|f(?:ire|lood\w*|unerals?)|gunm[ae]n|h(?:urricane|ospital)|injured|killed|landslide|m(?:issing|emorial|ourn\w*)|quake"
    r"|r(?:escue\w*|obbe[rd]\w*|ubble)|s(?:torm|irens?|tranded|wept|urvivors?|hooting|hells?|helling)|t(?:remor|rapped|yphoon)|victims?|w(?:ounded|ildfires?|reck\w*))\b"
)
"""Words, in small letters and behind a sign, of an article on an event that people saw or suffered."""
EVENTS = 12
"""Such words that are looked at."""
HAPPENED = 2
"""Such words that make an article one on an event."""
ENDED = re.compile(
    r"\b(?:[Ii]t|group|cell|movement|militia|organi[sz]ation|which|and) (?:\w+ )?(?:dissolved itself|disbanded(?: itself)?"
    r"|(?:was|has been|were) (?:broken up|dissolved|disbanded)|(?:has )?(?:since )?(?:fallen|fell) apart)"
    r"|\b[Nn]ow[- ](?:defunct|disbanded|dissolved)\b"
)

_DISSOLVED = re.compile(r"X(?:\([^()|]{1,3}\))?(?:,[^|;]{1,30},)?[zbr]{0,3}[Fas]")
"""An organisation and what it was or did."""
_GONE = frozenset({"dissolved", "disbanded", "defunct", "demobilised", "demobilized"})
_BY_ORDER = re.compile(
    r" (?:by|on) (?:an? |the )?(?:\w+ )?(?:orders?|courts?|judges?|states?|governments?|decree|ministr(?:y|ies|er)|minister|authorit(?:y|ies)|law)\b"
)
"""A ban, which ends nothing."""


ENDING = ("dissol", "disband", "broken up", "apart", "defunct")
"""What `ENDED` needs, one of it."""


def scene_of(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    words: Vocabulary,
) -> tuple[Scene, Organisations]:
    """The article as the rules of roles see it, and its extremist organisations."""
    named = named_by(text, attributions, words)
    reading = read(text, sentences, quotations, named, words, labels(quotations, attributions))
    bodies = organisations(reading, named.whole, words, apposed(reading))
    asked = next(
        (q.start for q, a in zip(quotations, attributions, strict=True) if a.interviewee and a.rule != ECHO),
        None,
    )
    return _scene(reading, bodies, cast(reading, named, words, asked)), bodies


def _scene(reading: Reading, bodies: Organisations, players: Cast) -> Scene:
    classes = "".join(reading.classes)
    there = set(classes)
    governing = frozenset(
        i for i, key in bodies.keys.items() if key in bodies.known and bodies.known[key].governs
    )
    over = any(word in reading.text for word in ENDING) and ENDED.search(reading.text) is not None
    bodies.ended = over
    dissolved = {bodies.keys[m.start()] for m in _DISSOLVED.finditer(classes) if _says_so(reading, m, bodies)}
    ended = frozenset(
        i
        for i, key in bodies.keys.items()
        if over or key in dissolved or (key in bodies.known and bodies.known[key].dissolved)
    )
    armed = EXTREMIST in there or "M" in there or has_group(classes)
    setting = Setting(
        organisation=EXTREMIST in there,
        cause=bool(there & set("XMxTyZ")),
        armed=armed,
        heated=armed or bool(there & set("BRZ&!T")) or attacks_in(reading.text) > 0,
        eventful=_is_eventful(reading.text, 1 if armed else HAPPENED),
        over=_all_over(classes, bodies, dissolved),
    )
    lists = together(classes, players.who)
    told = clauses(classes, players.who, lists)
    done = deeds(told, reading)
    doing = doings(done, reading.text)
    return Scene(
        classes, classes[::-1], reading, players, setting, governing, ended, told, done, doing, lists
    )


def _all_over(classes: str, bodies: Organisations, dissolved: Container[str]) -> bool:
    """Whether the article names extremist organisations, and says or lets us know of each that it is no more."""
    keys = {key for i, key in bodies.keys.items() if classes[i] == EXTREMIST}
    return bool(keys) and all(
        key in dissolved or (key in bodies.known and bodies.known[key].dissolved) for key in keys
    )


def _says_so(reading: Reading, match: re.Match[str], bodies: Organisations) -> bool:
    """Whether a sentence says that the organisation with which it begins is no more."""
    gone = match.start() in bodies.keys and reading.low[match.end() - 1] in _GONE
    return gone and _BY_ORDER.match(reading.text, reading.ends[match.end() - 1]) is None


def _is_eventful(text: str, fewest: int) -> bool:
    """Whether the text holds so many different words of an event among the first of them."""
    told = set()
    for word in islice(EVENT.finditer(" " + text.lower()), EVENTS):
        told.add(word[0][1:])
        if len(told) == fewest:
            return True
    return False
