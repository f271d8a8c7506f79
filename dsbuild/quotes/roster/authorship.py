"""How much one sentence tells that whoever it names made a text that the article quotes."""

from collections.abc import Sequence
from dataclasses import dataclass

from dsbuild.quotes.roster.making import (
    ATTRIBUTED,
    BEARING,
    CLAIMING,
    CLAUSES,
    COMING,
    DIARIES,
    GETTING,
    KEEPING,
    MAKING,
    PLACES,
    PUBLISHED,
    RECEIVING,
    SHOWN,
    SPOKEN,
    UNSURE,
    WRITING,
)
from dsbuild.quotes.roster.reading import EXTREMIST, PERSON
from dsbuild.quotes.roster.shapes import NAME

SURE = 5.0
MADE = 3.0
NAMED_ALONE = 2.0
CLAIMED = 2.4
WITHOUT_TEXT = 0.6
"""How much less somebody's writing counts where the sentence names no text."""
JOINING = frozenset("dahHoemMljp#itgxyFGAkvu@")
"""Classes of words between a preposition and the name it leads to (`attributed to the group’s emir A. B.`)."""
LED = 9
"""Words from a preposition to the name it leads to, at most."""
OWNED = 4
"""Words after a possessor in which what they own stands, at most."""
ASIDE = 20
"""Words between two commas after a name, at most."""
ACTS = 6
"""Words after a name in which their verb stands, at most."""
CLAIMS = 24
"""The same of what is claimed afterwards."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence by the classes of its words and the words in lower case; `texts` are those for texts."""

    classes: str
    low: Sequence[str]
    texts: Sequence[int]

    def points(self, at: int, *, later: bool) -> float:
        """How much it tells that the name at word `at` made a text; `later` where it follows that text."""
        tied = self._tied(at)
        if tied:
            return tied
        return self._afterwards(at) if later else self._acts(at)

    def gets(self, at: int) -> bool:
        """Whether who is named at word `at` is told to have found or received a text, or stands beside one that is shown."""
        verbs = self.low[at + 1 : at + 1 + ACTS]
        return bool(self.texts) and not (GETTING.isdisjoint(verbs) and SHOWN.isdisjoint(self.low))

    def _tied(self, at: int) -> float:
        """By a possessor, `signed by`, `from` or `the initials of`."""
        if self.classes[at + 1 : at + 2] == "p" and self._owns(at):
            return SURE if self.classes[at] != NAME else 0.0
        lead = self._lead(at, ",")
        if lead < 0:
            return 0.0
        word, before = self.low[lead], self.low[lead - 1] if lead else ""
        if word == "signed" or (word == "by" and before == "signed"):
            return SURE
        if word == "of" and before in BEARING:
            return SURE - 1
        return SURE if self.classes[at] != NAME and self._leads(lead, word, before) else 0.0

    def _owns(self, at: int) -> bool:
        near = range(at + 2, min(at + 2 + OWNED, len(self.low)))
        return any(i in self.texts or self.low[i] in PLACES for i in near)

    def _leads(self, lead: int, word: str, before: str) -> bool:
        """Whether a text is tied to the name by the word that leads to it: `attributed to`, `a letter from`."""
        of_it = lead - 1 in self.texts and word in ("by", "from", "of")
        if of_it or (word == "of" and before in PLACES):
            return True
        if (
            word in ("from", "by")
            and before in ("was", "is", "were", "are")
            and self.low[0] in ("it", "they")
        ):
            return True  # `It was from the …`
        ties = (word == "to" and before in ATTRIBUTED) or (word == "from" and before in COMING)
        by = word == "by" and before in PUBLISHED | WRITING | SPOKEN
        return (ties or by) and any(text < lead for text in self.texts)

    def _lead(self, at: int, also: str = "") -> int:
        """The word before the phrase that the name at `at` ends, `also` the classes it runs over; -1 where it opens all."""
        lead = at - 1
        while lead >= 0 and at - lead < LED and (self.classes[lead] in JOINING or self.classes[lead] in also):
            if self.low[lead] in CLAUSES or self.low[lead] == "to":
                break
            lead -= 1
        return lead

    def _acts(self, at: int) -> float:
        """By what it tells that they do."""
        lead = self._lead(at)
        if lead >= 0 and self.classes[lead] in "fO" and self.low[lead] not in CLAUSES:
            return 0.0
        start = self._verb(at)
        related = at > 0 and self.low[at - 1] in ("that", "which")
        if start is None or (
            self.classes[at] == NAME and not (related and self.texts and self.texts[0] < at)
        ):
            return 0.0
        for verb in range(start, min(start + ACTS, len(self.low))):
            points = self._by_verb(at, verb, related=related)
            if points is not None:
                return points
            if self.classes[verb] in "XPqc;S":
                break
        return NAMED_ALONE if self.texts and self._alone(at) else 0.0

    def _verb(self, at: int) -> int | None:
        """Where their verb can stand, behind an aside between commas; nowhere where they stand in one themselves."""
        if self.classes[at + 1 : at + 2] != ",":
            return at + 1
        if any(self.classes[i] in "XP" and self.classes[i + 1] == "," for i in range(at)):
            return None
        end = self.classes.find(",", at + 2, at + ASIDE)
        return at + 2 if end < 0 else end + 1

    def _by_verb(self, at: int, verb: int, *, related: bool) -> float | None:
        word = self.low[verb]
        if word in WRITING or (word in KEEPING and not DIARIES.isdisjoint(self.low)):
            return MADE + 0.5 if self.texts else MADE - WITHOUT_TEXT
        if word in MAKING and self.classes[at] != NAME and any(related or text > verb for text in self.texts):
            return MADE + 0.5
        if self.classes[verb] == "S" and EXTREMIST not in self.classes and self._in_text(at, verb):
            return MADE
        return 0.0 if word in RECEIVING else None

    def _in_text(self, at: int, verb: int) -> bool:
        """Whether they say it in the text (`In a letter to the court, A. B. said`)."""
        for text in self.texts:
            near = range(text - 1, max(text - ACTS, -1), -1)
            lead = next((i for i in near if self.low[i] in ("in", "on", "with")), None)
            if lead is not None and (text < at or lead == verb + 1):
                return self.low[lead + 1] in ("a", "an", "his", "her", "its", "another")
        return False

    def _alone(self, at: int) -> bool:
        """Whether nobody else is named beside the text."""
        others = sum(kind in (EXTREMIST, PERSON) for kind in self.classes)
        return self.classes[at] != NAME and others == 1 and SHOWN.isdisjoint(self.low)

    def _afterwards(self, at: int) -> float:
        """By what is told after it: `it was theirs`, `A. B. wrote it`."""
        rest = self.low[at + 1 : at + CLAIMS]
        if not UNSURE.isdisjoint(self.low):
            return 0.0
        made = next((n for n, word in enumerate(rest[:ACTS]) if word in PUBLISHED | WRITING), None)
        wrote = made is not None and not {"it", "them"}.isdisjoint(rest[made : made + 3])
        sent = self.classes[at] == EXTREMIST and "it" in rest and not MAKING.isdisjoint(rest)
        return CLAIMED if wrote or sent or not CLAIMING.isdisjoint(rest) else 0.0
