"""How articles speak of armed groups, and a page on which names are looked at."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from dsbuild.quotes.roster.acts import Act
from dsbuild.quotes.roster.reading import Reading, last_word
from dsbuild.quotes.roster.vocabulary import Vocabulary

ALIAS = r"(?:\([^()|]{1,6}\))?"


ARMED = r"(?:[ZxM][ZxyMaN]{0,3}[gG]|G(?![pmoveljut])|gf[d#t]{0,2}[axyZ]{0,2}(?:G|[xM]{1,2}[gm]|M)|of[d#t]{1,2}(?:G|[xM][gm]|M))"


CAUSE = r"y[yaN]{0,2}g"


DEED = r"g(?:f[^|;,fO]{1,5})?,?[dw]z?r?!"


KIND = rf"(?:{ARMED}|{CAUSE}|{DEED})"


_GROUP = re.compile(rf"(?<!N){KIND}")


_ATTACKS = re.compile(
    r"\W(?:a(?:ttacks?|mbush\w*|rson|ssault)|b(?:omb(?:ings?|ed|s)?|lasts?)|cease-?fire|detonated|extremis\w+|fighters"
    r"|g(?:unm[ae]n|renades?|uerrill\w+)|h(?:ostages?|ijack\w+)|insurgen\w+|jihad\w*|k(?:illings?|idnapp\w+)"
    r"|m(?:urders?|assacres?|ilitant\w*|ilitia\w*)|neo-?nazis?|p(?:lot(?:s|ted|ting)?|oison\w+)"
    r"|r(?:esponsib\w+|aids?|ebels?)|s(?:hootings?|iege)|t(?:hreatened|erroris\w+|ruce)|violence)\b"
)
"""Words of violence in lower case, by their first letter, each behind a sign, which the engine finds at once."""


_PLACED = frozenset({"in", "at", "near", "from", "outside", "to", "into", "around"})
_TIES = frozenset("mMBGgt")


BACK = 60


AHEAD = 2


@lru_cache(maxsize=4)
def attacks_in(text: str) -> int:
    """How many words of violence the text holds, of which no more than `AHEAD` are counted."""
    return len([*islice(_ATTACKS.finditer(" " + text.lower()), AHEAD)])


@dataclass(frozen=True, slots=True)
class Page:
    """An article as a string of word classes, what is needed to look words up, and what its names do.

    `names` are its names in lower case, each with the number of its word, `forms` the same with each name once.
    """

    reading: Reading
    classes: str
    words: Vocabulary
    names: Sequence[tuple[int, str]]
    forms: Sequence[tuple[int, str]]
    acts: Mapping[Act, Sequence[int]]

    def low(self, index: int) -> str:
        """The word in lower case."""
        return self.reading.low[index] if index >= 0 else ""


class Cue(NamedTuple):
    """What a rule saw on the name at word `at`; `sure` tells that the name is shown to be a body's."""

    at: int
    sure: bool = False


Cues = Iterator[Cue]


SECTS = frozenset({"sect", "cult", "outfit"})


def is_body(page: Page, index: int) -> bool:
    """Whether the name at this word is made as those of bodies are, or its acronym follows."""
    name = page.reading.word(index)
    return name.split()[-1].lower() in page.words.heads or page.classes[index + 1 : index + 3] == "(N"


@lru_cache(maxsize=4)
def armed_groups(classes: str) -> tuple[re.Match[str], ...]:
    """Where the article speaks of armed groups in words, named or not."""
    return tuple([match for match in _GROUP.finditer(classes) if _fits(classes, match)])


def has_group(classes: str) -> bool:
    """Whether the article speaks of an armed group in words, named or not."""
    return bool(armed_groups(classes))


def kinds(reading: Reading, classes: str) -> frozenset[str]:
    """The nouns that the article uses for armed groups: militia, alliance, sect."""
    found = set()
    for match in armed_groups(classes):
        head = next((i for i in range(*match.span()) if classes[i] in "gGo"), match.start())
        found.add(last_word(reading.word(head)))
    return frozenset(found)


def _fits(classes: str, match: re.Match[str]) -> bool:
    """Whether a kind of group is an armed one, or one of a cause in an article on violence."""
    return bool(set(match[0]) & set("ZxMG!")) or ("y" in match[0] and bool(set(classes) & set("xMTGXB")))


def placed(page: Page, index: int) -> bool:
    """Whether the name at this word is a place: `in`, `near` or `from` stands before it."""
    if index < 1 or page.classes[index - 1] != "f" or page.low(index - 1) not in _PLACED:
        return False
    return not (
        page.classes[index - 2 : index - 1] in _TIES
        or page.low(index - 2) in {"loyal", "allegiance", "linked", "tied"}
    )
