"""The part that an article gives each of its people: how early and by how many words it names them, and whether they say `we`.

Small things, each of which says little: whoever is named by one word (`Gonzalo`, `Abu Omar` is two), named early and
speaks for several, in an article that names an armed group, is one of them more often than not, and has left where the
article tells of leaving again and again.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dsbuild.model import Quotation
from dsbuild.quotes.roster.cast import Cast

PART = "P:"
"""What such a feature begins with."""
LEAVING = re.compile(
    r"\b(?:former(?:ly)?|ex-|once|left the|leav(?:e|es|ing) (?:the|it|them)|learn to leave|way out|walk(?:ed|ing) away|got out|want(?:s|ed)? out|exit|defect\w*|desert(?:ed|er|ers)|surrender\w*|amnesty"
    r"|rehabilitat\w+|de-?radicali[sz]\w+|reintegrat\w+|demobili[sz]\w+|memoir|forgive\w*|forgave|years ago|used to|parole\w*|probation|served \w+ years)\b"
)
"""Words of an article on people who left."""
MOST = 4
"""How often they are told, at most."""
LATEST = 4
"""The place in the order of first mention from which on it counts no more."""
_WORD = re.compile(r"[\w’']+")
_WE = frozenset({"we", "us", "our", "ours"})
OFTEN = (0.04, 0.09)
"""Shares of somebody's words that are `we` or `our`: few up to the first, many from the second on."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that an article gives its people.

    `order` is who is named first, second …, `plural` how often each says `we`, `leaving` how often the article tells of leaving.
    """

    cast: Cast
    armed: bool
    leaving: int
    order: dict[int, int]
    plural: dict[int, int]

    def of(self, person: int) -> set[str]:
        """The features of a person's part."""
        found = {
            f"{PART}bodies{int(self.armed)}",
            f"{PART}we{self.plural.get(person, 0)}",
            f"{PART}leaving{self.leaving}",
        }
        if person in self.order:
            found.add(f"{PART}order{min(self.order[person], LATEST)}")
            if " " not in self.cast.name(person):
                found.add(f"{PART}one-word")
        return found


def parts(cast: Cast, text: str, *, armed: bool) -> Parts:
    """The parts of all people of a cast; `armed` tells whether the article names an extremist organisation."""
    order = {person: place for place, person in enumerate(sorted(cast.first, key=cast.first.__getitem__))}
    return Parts(cast, armed, min(len(LEAVING.findall(text)), MOST), order, {})


def plurals(text: str, quotations: Sequence[Quotation], speakers: Iterable[int | None]) -> dict[int, int]:
    """For each speaker by which degree they say `we`: 0 not at all, 3 very often."""
    spoken: Counter[int] = Counter()
    plural: Counter[int] = Counter()
    for quotation, person in zip(quotations, speakers, strict=True):
        if person is not None and quotation.speech:
            words = _WORD.findall(text[quotation.start : quotation.end].lower())
            spoken[person] += len(words)
            plural[person] += sum(map(_WE.__contains__, words))
    return {person: _degree(plural[person], spoken[person]) for person in spoken}


def _degree(plural: int, spoken: int) -> int:
    few, many = OFTEN
    share = plural / max(spoken, 1)
    return 0 if not share else 1 if share < few else 2 if share < many else 3
