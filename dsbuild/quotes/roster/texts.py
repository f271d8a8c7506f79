"""Whose a text is: a statement, a leaflet, a video that the article quotes."""

import re
from dataclasses import dataclass

from dsbuild.lexicon.roles import WordClass
from dsbuild.quotes.roster.cast import HE_SHE
from dsbuild.quotes.roster.organisations import Organisations
from dsbuild.quotes.roster.reading import EXTREMIST, PERSON
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.scene import Scene

_TAIL = re.compile(r"[^|q;PX]{0,12}X")
_OFFICIAL_TEXT = re.compile(r"o(?:[rzb]{0,2}S)?f?d?a(?![a-zA-Z])|afd?o")
_SIGNED = re.compile(r"(?<=\|)[hd][^|]{0,3}s(?:Od?)(?:a{0,2}[oem]?)[PX]")
SENTENCES = 12
ITS = WordClass.ITS.value
_LEFT = re.compile(
    r"(?:leaflet|letter|manifesto|communiqu[eé]|fl[yi]er|pamphlet|poster|graffiti|banner|sticker|slogan|tract|handbill|note|message"
    r"|e-?mail|audio|recording|video|tape|bulletin|notice|stencil|sheet|card|ultimatum|warning|threat)s?",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:code ?word|claiming|claimed|on behalf|recognised|recognized|responsib\w+|device|devices|bombs?|warning|telephoned|phoned|rang|call)\b"
)
_OTHERS = frozenset("PNokvejl")
_AFTER_ATTACK = re.compile(
    r"\b(?:attack|explosion|bomb\w*|blast|raid|killing|shooting|fire|siege)\b", re.IGNORECASE
)
_DEFINITE = frozenset({"the", "this", "that"})
_READ = frozenset({"read", "reads", "proclaimed", "proclaims", "ran"})
_VOICES = frozenset({"caller", "announcer", "narrator", "voice", "voiceover", "voice-over"})
"""Who is heard in a call or a recording, and speaks for whoever made it."""
MENTIONED = 40


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of an article; `carriers` are words for them, `own` those for what armed groups issue."""

    scene: Scene
    organisations: Organisations
    carriers: frozenset[str]
    own: frozenset[str] = frozenset()

    def carried(self, words: range) -> Reference | None:
        """Whose a statement, a video or a letter is, where the words are one: the subject of its sentence."""
        if not words or not any(self.carries(i) for i in words):
            return None
        start = max(self.scene.classes.rfind("|", 0, words.start), words.start - MENTIONED)
        stop = min(words.stop + 4, len(self.scene.classes))
        for index in (*range(start, words.start), *range(words.stop, stop)):
            if (maker := self.maker(index)) is not None:
                return maker
        tail = _TAIL.match(self.scene.classes, words.stop)
        if tail and tail[0].endswith(EXTREMIST):
            return self._body(tail.end() - 1)
        his = next((i for i in words if self.scene.reading.word(i).lower() in {"his", "her"}), None)
        if his is not None:
            gender = HE_SHE[self.scene.reading.word(his).lower()]
            owner = self.scene.cast.antecedent(words[0], gender, named=True)
            return None if owner is None else Reference(person=owner)
        if self.scene.reading.word(words.start).lower() not in _DEFINITE:
            return self._left_behind(words, start)
        return self.introduced_text(start)

    def _left_behind(self, words: range, start: int) -> Reference | None:
        """The article's one organisation for a leaflet or a letter that an attack left, where nobody else is named."""
        reading, classes = self.scene.reading, self.scene.classes
        if not any(_LEFT.fullmatch(reading.word(i)) for i in words):
            return None
        stop = min(words.stop + MENTIONED // 2, len(classes) - 1)
        near = reading.text[reading.starts[max(start, 0)] : reading.ends[stop]].partition("\n")[0]
        if _AFTER_ATTACK.search(near) and not set(classes[start : words.start]) & set("PN"):
            return next(iter(self._only_body()), None)
        end = classes.find("|", words.stop)
        if _OTHERS & set(classes[start:end]):
            return None
        before = classes.rfind("|", 0, max(start, 0))
        named = next((i for i in range(start, max(before, 0), -1) if classes[i] == EXTREMIST), None)
        return None if named is None else self._body(named)

    def issued(self, words: range) -> Reference | None:
        """The organisation whose text the words are: `handwritten posters`, or `one of them` where that can be read."""
        if not words or self.scene.classes[words.start : words.stop].strip("dha#") == "P":
            return None
        if self.heading(words):
            found = self.carried(words)
        elif self.is_read(words):
            found = self.introduced_text(self.scene.classes.rfind("|", 0, words.start))
        else:
            return None
        return found if found is not None and found.organisation is not None else None

    def heading(self, words: range) -> bool:
        """Whether the last noun of these words is one for a text: `handwritten posters`."""
        stop = next((i for i in words if i > words.start and self.scene.classes[i] == "f"), words.stop)
        return self.scene.reading.word(stop - 1).lower().removesuffix("s") in self.own or self.carries(
            stop - 1
        )

    def is_read(self, words: range) -> bool:
        """Whether `one of them read` makes a text of the words."""
        if words.stop >= len(self.scene.classes) or PERSON in self.scene.classes[words.start : words.stop]:
            return False
        return self.scene.reading.word(words.stop).lower() in _READ

    def of_caller(self, words: range) -> bool:
        """Whether the words mean who called for an armed group, or is heard in its recording."""
        if (
            not any(self.scene.reading.word(i).lower() in _VOICES for i in words)
            or not self.organisations.names
        ):
            return False
        start = self._back(words.start, 3)
        near = self.scene.reading.text[
            self.scene.reading.starts[start] : self.scene.reading.ends[words.stop - 1]
        ]
        return EXTREMIST in self.scene.classes[start : words.stop] or (
            _CALLS.search(near) is not None and len(self.organisations.names) == 1
        )

    def _back(self, index: int, sentences: int) -> int:
        for _ in range(sentences + 1):
            index = self.scene.classes.rfind("|", max(index - 3 * MENTIONED, 0), max(index, 0))
            if index < 0:
                return 0
        return index

    def maker(self, index: int) -> Reference | None:
        """Who a word is, where it is an organisation or a person."""
        if self.scene.classes[index] == EXTREMIST:
            return self._body(index)
        person = self.scene.cast.who.get(index)
        return None if person is None else Reference(person=person)

    def introduced_text(self, before: int) -> Reference | None:
        """Whose a text is that an earlier sentence introduced: that sentence's organisation, else its person."""
        end = before
        for _ in range(SENTENCES):
            start = self.scene.classes.rfind("|", max(end - 3 * MENTIONED, 0), max(end, 0))
            if start < 0:
                return None
            span = range(start, end)
            carried = [i for i in span if self.carries(i)]
            if carried:
                makers = [maker for i in span if not self._is_he(i) and (maker := self.maker(i)) is not None]
                bodies = [maker for maker in makers if maker.organisation is not None] or self._of_its(span)
                if not bodies and re.search(r"M|x[tm]|G", self.scene.classes[start:end]):
                    bodies = self._only_body()
                if (
                    not bodies
                    and not makers
                    and not _OFFICIAL_TEXT.search(self.scene.classes, start, carried[0] + 4)
                ):
                    nobody = not set(self.scene.classes[start:end]) & set("oevljk")
                    bodies = self._signed(end, before) or (self._only_body() if nobody else [])
                if bodies or makers or _OFFICIAL_TEXT.search(self.scene.classes, start, carried[0] + 4):
                    return next(iter(bodies or makers), None)
            end = start
        return None

    def _is_he(self, index: int) -> bool:
        return self.scene.reading.word(index).lower() in HE_SHE

    def _of_its(self, span: range) -> list[Reference]:
        """The organisation that `its` means among these words."""
        if ITS not in self.scene.classes[span.start : span.stop]:
            return []
        before = (i for i in range(span.start, max(span.start - 3 * MENTIONED, -1), -1))
        named = next((i for i in before if self.scene.classes[i] == EXTREMIST), None)
        return [] if named is None else [self._body(named)]

    def _only_body(self) -> list[Reference]:
        """The article's organisation, where it has one only."""
        names = list(self.organisations.names)
        return [Reference(organisation=names[0])] if len(names) == 1 else []

    def _signed(self, start: int, before: int) -> list[Reference]:
        """Who signed a text, where the sentence after the one that introduced it tells: `signed by A.`."""
        stop = min(start + MENTIONED // 2, before)
        signed = _SIGNED.search(self.scene.classes, start, max(stop, start))
        if signed is None or self.scene.reading.word(signed.start()).lower() not in {"it", "the"}:
            return []
        maker = self.maker(signed.end() - 1)
        return [] if maker is None else [maker]

    def carries(self, index: int) -> bool:
        """Whether a word is a word for a text."""
        word = self.scene.reading.word(index).lower()
        return word in self.carriers or word in _VOICES or word.removesuffix("s") in self.carriers

    def _body(self, index: int) -> Reference:
        return Reference(organisation=self.organisations.keys.get(index))
