"""People without a name: who was brought in last, and what the words for them tell."""

import re
from dataclasses import dataclass

from dsbuild.model import Role, Status
from dsbuild.quotes.roster.cast import HE_SHE
from dsbuild.quotes.roster.noun_phrases import PHRASE, Said, said_by
from dsbuild.quotes.roster.reading import EXTREMIST, PERSON, QUOTED
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.scene import Scene

_SPACE = re.compile(r"\s+")
_SOMEBODY = re.compile(rf"(?=[d])(?<=[|,;qcSOwf]){PHRASE}(?=w|[|,;qzbS]|[sa])")
_NEWCOMER = re.compile(rf"\|d{PHRASE.replace('(?P<det>', '(?P<own>')}")
_DEFINITE = re.compile(rf"\|d{PHRASE.replace('(?P<det>', '(?P<own>')}(?=[a-zA-Z!&|;,])")
_NAME_ACTS = re.compile(r"\|N[rz]?[sV]")
"""A name that nothing else in the article shows to be somebody's, and what they do (`Krane grinned.`)."""
BESIDE = 14
"""Words from a description to the comma behind it, at most."""
OPENED = 4
"""Sentences back in which somebody is looked for whom a description alone tells of, at most."""
_ONE_OF_MEN = re.compile(r"(?:d|#|td?|#fd?)+t$")
_MEN = re.compile(r"(?P<civil>[ovl])|[tM]")
_ARMED_MEN = re.compile(
    r"\b(?:[Aa]rmed|[Mm]asked|[Hh]ooded) (?:\w+ )?(?:men|youths)\b|\b(?:[Gg]unmen|[Mm]ilitiamen)\b"
)
_RECRUITED = re.compile(
    r"\W+(?:who|that) (?:used to|once|had|helped) (?:\w+ ){0,3}(?:recruit\w*|fight|fought|train\w*)\b"
)
_CLAUSE = re.compile(r".,?w[^|;q]{1,14}")
_IS_IN = re.compile(r"[JI][dHFZxyagN#]{0,5}(?:X|G|M|@)|[&]fd?X|[fO]a?fX|mfd?[axyZ]{0,2}X|[DL]d?X")
_AS = re.compile(rf"(?:O|i|b){PHRASE}")
_FIGURE = re.compile(r"(?<=[|,])d(?P<np>[as]?t)")
_HEADS = "mMBRoveljukt"
_ONE = frozenset({"a", "an", "another", "one"})
_VOICE = frozenset({"narrator", "voiceover", "voice-over"})
_MEMBERS = frozenset(
    {
        "member",
        "recruiter",
        "recruit",
        "follower",
        "disciple",
        "adherent",
        "cadre",
        "lieutenant",
        "commander",
        "user",
    }
    | {
        "administrator",
        "moderator",
        "announcer",
        "poster",
        "operative",
        "convert",
        "prisoner",
        "founder",
    }
)
_SEVERAL = frozenset("voujelMR")
"""Classes of nouns that tell what each of several is."""
RECENT = 30
MENTIONED = 40


def unnamed(scene: Scene, carriers: frozenset[str]) -> "Unnamed":
    """The people without a name in an article."""
    return Unnamed(scene, carriers)


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The people without a name in an article; `carriers` are words for texts."""

    scene: Scene
    carriers: frozenset[str]

    def unnamed(self, here: int) -> Reference | None:
        """Somebody without a name who was brought in after the last person before this word."""
        classes = self.scene.classes
        start = max(classes.rfind(PERSON, max(here - RECENT, 0), here) + 1, here - RECENT, 0)
        found = [
            m
            for m in _SOMEBODY.finditer(classes, start, here)
            if self._indefinite(m) and not self._is_beside(m)
        ]
        if not found:
            return None
        told = [(m, self._says(m)) for m in found]
        match, said = next((pair for pair in reversed(told) if pair[1]), told[-1])
        named = self.scene.cast.who.get(match.start() - 2)
        if named is not None and classes[match.start() - 2 : match.start()] == "P,":
            return Reference(person=named)  # `A. B., a nurse who hid there, said so.`
        reading = self.scene.reading
        last = match.start("np") + (said.head if said else 0)
        text = reading.text[reading.starts[match.start("np")] : reading.ends[last]]
        return Reference(description="the " + _SPACE.sub(" ", text), said=said) if said else None

    def newcomer(self, here: int) -> Reference | None:
        """A militant without a name of whom the sentence before this one tells."""
        classes = self.scene.classes
        ends = classes.rfind("|", max(here - RECENT, 0), here)
        while ends > 0 and classes[ends - 1] == QUOTED:
            ends = classes.rfind("|", max(ends - RECENT, 0), ends)
        opens = classes.rfind("|", max(ends - 2 * RECENT, 0), max(ends, 0))
        if not 0 <= opens < ends or any(self._named(i) for i in range(opens, ends)):
            return None
        match = _NEWCOMER.match(classes, opens, ends)
        if match and self._is_beside(match):
            return None
        said = self._says(match) if match and self._first(match.start() + 1) in _ONE else None
        if said is None and self._shown_in_text(range(opens, ends)):
            match, said = _FIGURE.search(classes, opens, ends), Said(Role.EXTREMIST, 1)
        if match is None or said is None or said.role is not Role.EXTREMIST:
            return None
        reading = self.scene.reading
        text = reading.text[reading.starts[match.start("np")] : reading.ends[match.end("np") - 1]]
        return Reference(description="the " + _SPACE.sub(" ", text), said=said)

    def definite(self, here: int) -> Reference | None:
        """Whoever opens one of the sentences before, told of as known though nothing tells their name: `The gunman`."""
        classes, reading = self.scene.classes, self.scene.reading
        end = here
        for _ in range(OPENED):
            end = classes.rfind("|", max(end - 2 * RECENT, 0), max(end, 0))
            if end >= 0 and _NAME_ACTS.match(classes, end) and " " not in reading.word(end + 1):
                return Reference(description=reading.word(end + 1))
            match = _DEFINITE.match(classes, end) if end >= 0 else None
            if match and not any(i in reading.plurals for i in range(*match.span("np"))):
                head = max(match["np"].rfind(kind) for kind in _HEADS)
                stop = match.start("np") + head + 1 if head >= 0 else match.end("np")
                words = range(match.start("np"), stop)
                text = _SPACE.sub(" ", reading.text[reading.starts[words[0]] : reading.ends[words[-1]]])
                found = Reference(description="the " + text, said=self._says(match))
                if self._first(match.start() + 1) == "the" and found.is_one:
                    return found
        return None

    def _is_beside(self, match: re.Match[str]) -> bool:
        """Whether the description is the own one of whoever the clause after it means: `A former member of the Front, he …`."""
        classes = self.scene.classes
        comma = classes.find(",", match.end(), match.end() + BESIDE)
        plain = comma > 0 and not set(classes[match.end() : comma]) & set("|qS;")
        return plain and classes[comma + 1] == PERSON and self._first(comma + 1) in HE_SHE

    def _first(self, index: int) -> str:
        return self.scene.reading.low[index]

    def _named(self, index: int) -> bool:
        return self.scene.classes[index] == PERSON and self._first(index) not in HE_SHE

    def _shown_in_text(self, words: range) -> bool:
        """Whether these words tell of a video or a letter of an extremist organisation."""
        return any(self.scene.classes[i] == EXTREMIST for i in words) and any(
            self._first(i) in self.carriers for i in words
        )

    def _says(self, match: re.Match[str]) -> Said | None:
        said = said_by(match["np"], match["of"], self.scene.setting)
        last = match.end("np") - 1
        noun = self.scene.reading.low[last].split()[-1]
        words = range(match.start(), match.end("np"))
        return said or self.one_of_them(words, noun) or self.told_of(words)

    def _indefinite(self, match: re.Match[str]) -> bool:
        plural = any(i in self.scene.reading.plurals for i in range(*match.span()))
        return self.scene.reading.low[match.start()] in {"a", "an", "another"} and not plural

    def one_of_them(self, words: range, noun: str) -> Said | None:
        """What `a former member` and `one of the men` tell where the article is on one group."""
        if not self.scene.setting.organisation:
            return None
        kinds = self.scene.classes[words.start : words.stop]
        after = self.scene.classes[words.stop : words.stop + 3]
        if _ONE_OF_MEN.match(kinds) and self._their_men(words):
            return Said(Role.EXTREMIST, 1)
        its = after.startswith("f") and self.scene.reading.low[words.stop + 1] in ("its", "their")
        if noun in _MEMBERS and "o" not in kinds and (its or not after.startswith("f")):
            return Said(Role.EXTREMIST, 1, Status.FORMER if "F" in kinds else None)
        return None

    def one_of_those(self, words: range) -> Said | None:
        """What `one of them` is where the sentence before tells of several survivors, officers, lawyers last."""
        classes, reading = self.scene.classes, self.scene.reading
        if reading.low[words.start] != "one of" or not classes.startswith("h", words.start + 1):
            return None
        ends = classes.rfind("|", max(words.start - RECENT, 0), words.start)
        opens = max(classes.rfind("|", max(ends - RECENT, 0), max(ends, 0)), 0)
        for index in range(words.start - 1, opens, -1):
            if index in reading.plurals and classes[index] in _SEVERAL:
                former = "F" if classes[index - 1] == "F" else ""
                return said_by(former + classes[index], "", self.scene.setting)
        return None

    def _their_men(self, words: range) -> bool:
        """Whether the men spoken of last are the group's: armed, masked, or with its leader."""
        start = max(words.start - 3 * MENTIONED, 0)
        seen = list(_MEN.finditer(self.scene.classes, start, words.start))
        armed = bool(seen) and seen[-1]["civil"] is None
        return armed and _ARMED_MEN.search(self.scene.reading.text) is not None

    def told_of(self, words: range) -> Said | None:
        """What the words or a clause after them tell: `a neo-Nazi website`, `a man who said he fought for …`."""
        classes, reading = self.scene.classes, self.scene.reading
        inside = classes[words.start : words.stop]
        if set(inside) & set("xMZ") and any(reading.low[i].removesuffix("s") in self.carriers for i in words):
            return Said(Role.EXTREMIST, 1)
        past = _RECRUITED.match(reading.text, reading.ends[words.stop - 1])
        if past and self.scene.setting.organisation and inside[-1:] in set("tYu"):
            return Said(Role.EXTREMIST, 1, Status.FORMER)
        if _VOICE & {reading.low[i] for i in words}:
            start = max(classes.rfind("|", max(words.start - RECENT, 0), words.start) - RECENT, 0)
            if EXTREMIST in classes[start : words.start]:
                return Said(Role.EXTREMIST, 1)
        clause = _CLAUSE.match(classes, words.stop - 1)
        if clause is None or inside[-1:] not in set("tYu"):
            return None
        if _IS_IN.search(clause[0]):
            return Said(Role.EXTREMIST, 1)
        phrase = _AS.search(clause[0])
        said = said_by(phrase["np"], phrase["of"], self.scene.setting) if phrase else None
        return said._replace(head=0) if said and said.role is Role.EXTREMIST else None
