"""How much one sentence tells that whoever it names made a text that the article quotes."""

from collections.abc import Sequence
from dataclasses import dataclass

from dsbuild.quotes.closed import BEING, DATES
from dsbuild.quotes.issuing import (
    ATTRIBUTED,
    BEARING,
    BORNE,
    CLAIMING,
    COMING,
    DIARIES,
    DISPLAYED,
    ISSUED,
    PAGES,
    PUBLISHED,
    RECEIVED,
    SHOWN,
    SPOKEN,
    UNSURE,
    WRITTEN,
)
from dsbuild.quotes.roster.reading import EXTREMIST, PERSON
from dsbuild.quotes.roster.shapes import NAME

CLAUSES = frozenset({
    "", "after", "as", "because", "before", "since", "that", "until", "when", "where", "which", "while",
})  # fmt: skip
"""Words before the subject of a clause."""
KEEPING = frozenset({"keep", "keeps", "kept"})
"""What those do with a diary who write it."""
SIGNING = frozenset({"signed", "headed"})
ADDRESSED = frozenset({"to", "against", "about", "on", "with", "between"})
"""Prepositions before whoever a text is for or about."""
SURE = 5.0
MADE = 3.0
PEN_NAME = 2.4
NAMED_ALONE = 2.0
CLAIMED = 2.4
WITHOUT_TEXT = 0.6
"""How much less somebody's writing counts where the sentence names no text."""
NEW = frozenset({"a", "an", "his", "her", "its", "their", "another"})
"""What stands before a text of whoever is told of."""
DETERMINED = 4
"""Words from that to the text, at most."""
SAYING = frozenset("SQWE")
"""Classes of verbs by which something is said in a text."""
KNOWN = frozenset((EXTREMIST, PERSON, NAME))
"""Classes of those who can issue a text wherever they are named."""
BEFORE_HEAD = frozenset("dHaNx")
"""Classes of words before the first noun of a sentence."""
TITLED = frozenset("oelmkjPNM")
"""Classes of words before which a noun is none of its own."""
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
        kind, ahead = self.classes[at], self.classes[at + 1 : at + 2]
        if kind not in (EXTREMIST, PERSON) and ahead and ahead in TITLED:
            return 0.0
        if kind not in KNOWN:
            return 0.0 if later or not set(self.classes[:at]) <= BEFORE_HEAD else self._acts(at)
        tied = self._tied(at)
        if tied:
            return tied
        return self._afterwards(at) if later else self._acts(at)

    def gets(self, at: int) -> bool:
        """Whether who is named at word `at` is told to have found or received a text, or stands beside one that is shown."""
        verbs = self.low[at + 1 : at + 1 + ACTS]
        lead = self._lead(at)
        shown = not (RECEIVED.isdisjoint(verbs) and DISPLAYED.isdisjoint(self.low))
        return bool(self.texts) and (shown or (lead >= 0 and self.low[lead] in ADDRESSED))

    def is_own(self, at: int) -> bool:
        """Whether a possessive pronoun at word `at` owns a text: `her letters`, `its next statement`."""
        return self.low[at] in ("his", "her", "its", "their") and any(
            text in (at + 1, at + 2) and "p" not in self.classes[at:text] for text in self.texts
        )

    def _tied(self, at: int) -> float:
        """By a possessor, `signed by`, `from` or `the initials of`."""
        known = self.classes[at] != NAME
        if self.classes[at + 1 : at + 2] == "p" and self._owns(at):
            return SURE if known else 0.0
        if self.classes[at] == PERSON and self._is_kept():
            return SURE - 1
        lead = self._lead(at, ",")
        if lead < 0:
            return 0.0
        word, before = self.low[lead], self.low[lead - 1] if lead else ""
        if word in SIGNING:
            return PEN_NAME if self.classes[at] == PERSON else SURE
        if (word == "of" and before in BORNE) or (at and self.low[at - 1] in BORNE):
            return SURE - 1
        signed = word == "by" and before in SIGNING
        return SURE if signed or (known and self._leads(lead, word, before)) else 0.0

    def _owns(self, at: int) -> bool:
        near = range(at + 2, min(at + 2 + OWNED, len(self.low)))
        borne = not BEARING.isdisjoint(self.low[:at])
        return any(i in self.texts or self.low[i] in PAGES or (borne and self.low[i] in BORNE) for i in near)

    def _is_kept(self) -> bool:
        """Whether a text is found with whoever else is told of: `a note found in his pocket`."""
        found = (
            at for at, word in enumerate(self.low) if word in RECEIVED and any(t < at for t in self.texts)
        )
        return any(
            self.low[at + 1 : at + 2] and self.low[at + 2 : at + 3] in (["his"], ["her"]) for at in found
        )

    def _leads(self, lead: int, word: str, before: str) -> bool:
        """Whether a text is tied to the name by the word that leads to it: `attributed to`, `a letter from`, `posted on a site by`."""
        if word == "of":
            return before in PAGES or lead - 1 in self.texts
        if word in ("from", "by") and (
            lead - 1 in self.texts or (before in BEING and self.low[0] in ("it", "they"))
        ):
            return True
        text = max((text for text in self.texts if text < lead), default=None)
        if text is None:
            made = word == "by" and before == "made"  # `was made by A. in a letter`
            return made and any("in" in self.low[max(text - 3, lead) : text] for text in self.texts)
        if word == "by":
            near = self.low[max(text, lead - ACTS) + 1 : lead]
            return before in SPOKEN or not (PUBLISHED | WRITTEN).isdisjoint(near)
        return (word == "to" and before in ATTRIBUTED) or (word == "from" and before in COMING)

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
        lead, kind = self._lead(at), self.classes[at]
        if lead >= 0 and self._governs(lead, at):
            return 0.0
        start = self._verb(at)
        related = at > 0 and self.low[at - 1] in ("that", "which")
        if start is None or (kind == NAME and not self._is_body(at, related=related)):
            return 0.0
        for verb in range(start, min(start + (ACTS if kind in KNOWN else 2), len(self.low))):
            points = self._by_verb(at, verb, related=related)
            if points is not None:
                return points
            if self.classes[verb] in "XPqc;S":
                break
        return NAMED_ALONE if self.texts and self._alone(at) else 0.0

    def _governs(self, lead: int, at: int) -> bool:
        """Whether the preposition at word `lead` governs the name, and no date or text before it (`On Monday the Front`, `In a letter she said`)."""
        dated = "d" in self.classes[lead + 2 : at] or self.low[lead + 1] in DATES
        within = self.low[lead] == "in" and any(lead < text < at for text in self.texts)
        return self.classes[lead] in "fO" and self.low[lead] not in CLAUSES and not (dated or within)

    def _is_body(self, at: int, *, related: bool) -> bool:
        """Whether a name of which nothing is known can be whose text it is: it heads the sentence, or the clause on a text."""
        heads = " " in self.low[at] and at not in self.texts and set(self.classes[1:at]) <= BEFORE_HEAD
        return heads or (related and bool(self.texts) and self.texts[0] < at)

    def _verb(self, at: int) -> int | None:
        """Where their verb can stand, behind an aside between commas; nowhere where they stand in one themselves."""
        if self.classes[at + 1 : at + 2] != ",":
            return at + 1
        if any(self.classes[i] in "XP" and self.classes[i + 1] == "," for i in range(at)):
            return None
        end = self.classes.find(",", at + 2, at + ASIDE)
        return at + 2 if end < 0 else end + 1

    def _by_verb(self, at: int, verb: int, *, related: bool) -> float | None:
        word, kind = self.low[verb], self.classes[at]
        if word in WRITTEN or (word in KEEPING and not DIARIES.isdisjoint(self.low)):
            without = MADE - WITHOUT_TEXT if kind in KNOWN else 0.0
            return MADE + 0.5 if self.texts else without
        ahead = [text for text in self.texts if text > verb]
        new = kind in KNOWN or any(not NEW.isdisjoint(self.low[text - DETERMINED : text]) for text in ahead)
        if word in ISSUED and kind != NAME and new and (related or ahead):
            return MADE + 0.5
        if self.classes[verb] in SAYING and self._in_text(at, verb):
            return MADE
        return 0.0 if word in RECEIVED or word in SHOWN else None

    def _in_text(self, at: int, verb: int) -> bool:
        """Whether they say it in the text (`In a letter to the court, A. B. said`, `A. B. claimed it in a letter`)."""
        for text in self.texts:
            near = range(text - 1, max(text - ACTS, -1), -1)
            lead = next((i for i in near if self.low[i] in ("in", "on", "with")), None)
            if lead is not None and (text < at or verb < lead <= verb + 2):
                return self.low[lead + 1] in NEW
        return False

    def _alone(self, at: int) -> bool:
        """Whether nobody else is named beside the text."""
        others = sum(kind in (EXTREMIST, PERSON) for kind in self.classes)
        somebody = self.classes[at] in (EXTREMIST, PERSON) and self.low[at] not in (
            "he",
            "she",
            "his",
            "her",
            "him",
        )
        return somebody and others == 1 and DISPLAYED.isdisjoint(self.low)

    def _afterwards(self, at: int) -> float:
        """By what is told after it: `it was theirs`, `A. B. wrote it`."""
        rest = self.low[at + 1 : at + CLAIMS]
        if not UNSURE.isdisjoint(self.low):
            return 0.0
        made = next((n for n, word in enumerate(rest[:ACTS]) if word in PUBLISHED | WRITTEN), None)
        wrote = made is not None and not {"it", "them"}.isdisjoint(rest[made : made + 3])
        sent = self.classes[at] == EXTREMIST and "it" in rest and not ISSUED.isdisjoint(rest)
        return CLAIMED if wrote or sent or not CLAIMING.isdisjoint(rest) else 0.0
