"""Whose a text is: a statement, a leaflet, a video that the article quotes."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from dsbuild.lexicon.roles import WordClass
from dsbuild.quotes.roster.cast import HE_SHE
from dsbuild.quotes.roster.organisations import Organisations
from dsbuild.quotes.roster.reading import EXTREMIST, PERSON
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.scene import Scene

_TAIL = re.compile(r"[^|q;PX]{0,12}X")
_OFFICIAL_TEXT = re.compile(r"o(?:[rzb]{0,2}S)?f?d?a(?![a-zA-Z])|afd?o")
_BEARS = re.compile(
    r"\b(?:signed (?:by|in the name of|on behalf of|with the name of)"
    r"|(?:bore|bears|bearing|carried|carries|carrying) the (?:name|initials|logo|flag|seal|stamp|mark|emblem|signature|symbol) of)\b"
)
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
_MOURNERS = frozenset("vk")
"""Classes of those who leave cards and flowers where somebody was killed."""
_OTHERS_TEXT = re.compile(r"[oevljkP]p[ad]{0,2}[^|]$|[oevljk]a?[^|]$|[oevljkP][^|X]{0,4}S[fda]{0,3}[^|]$")
NEAR = 4
"""Words beside a text in which whose it is stands, at most."""
_AFTER_ATTACK = re.compile(
    r"\b(?:attack|explosion|bomb\w*|blast|raid|killing|shooting|fire|siege)\b", re.IGNORECASE
)
_DEFINITE = frozenset({"the", "this", "that"})
_MASKED = frozenset(
    {
        "masked",
        "hooded",
        "balaclava",
        "balaclavas",
        "gloved",
        "rifle",
        "kalashnikov",
        "fatigues",
        "camouflage",
    }
)
"""How those who speak for an armed group show themselves."""
_ANYBODY = frozenset({"man", "woman", "somebody", "someone", "person"})
_FOR_THEM = re.compile(
    r"\b(?:code ?words?|on behalf of|claiming to (?:speak|represent|be)|claimed to (?:speak|represent|be)|purporting to|(?:describing|described) (?:him|her)self as a"
    r"|said (?:he|she) (?:was|spoke|represented|belonged|had been with|had joined))\b"
)
_READ = frozenset({"read", "reads", "proclaimed", "proclaims", "ran"})
_VOICES = frozenset({"caller", "announcer", "narrator", "voice", "voiceover", "voice-over"})
_HEARD = _VOICES | _MASKED
_CALLERS = _HEARD | _ANYBODY
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
        his = next((i for i in words if self.scene.reading.low[i] in {"his", "her"}), None)
        if his is not None:
            gender = HE_SHE[self.scene.reading.low[his]]
            owner = self.scene.cast.antecedent(words[0], gender, named=True)
            return None if owner is None else Reference(person=owner)
        if self.scene.reading.low[words.start] not in _DEFINITE:
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
        if (signed := self._signed_later(words.stop)) is not None:
            return signed
        if _OTHERS & set(classes[start:end]):
            return None
        before = classes.rfind("|", 0, max(start, 0))
        named = next((i for i in range(start, max(before, 0), -1) if classes[i] == EXTREMIST), None)
        mourned = _MOURNERS & set(classes[max(before, 0) : end])
        return None if named is None or mourned else self._body(named)

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

    def issued_before(self, index: int) -> Reference | None:
        """The organisation that `it` means: whose text the sentence before brings in."""
        start = self.scene.classes.rfind("|", 0, index)
        before = self._back(start, 0)
        if not any(self.carries(i) for i in range(before, max(start, 0))):
            return None
        found = self.introduced_text(start)
        return found if found is not None and found.organisation is not None else None

    def heading(self, words: range) -> bool:
        """Whether the last noun of these words is one for a text: `handwritten posters`."""
        stop = next((i for i in words if i > words.start and self.scene.classes[i] == "f"), words.stop)
        return self.scene.reading.low[stop - 1].removesuffix("s") in self.own or self.carries(stop - 1)

    def is_read(self, words: range) -> bool:
        """Whether `one of them read` makes a text of the words."""
        if words.stop >= len(self.scene.classes) or PERSON in self.scene.classes[words.start : words.stop]:
            return False
        return self.scene.reading.low[words.stop] in _READ

    def of_caller(self, words: range) -> bool:
        """Whether the words mean who called for an armed group, is heard in its recording or speaks for it in a mask."""
        if not words or not self.organisations.names:
            return False
        low = {part for i in words for part in self.scene.reading.low[i].split()}
        if low.isdisjoint(_CALLERS):
            return False
        start, stop = self._back(words.start, 3), self._ahead(words.stop)
        starts, ends = self.scene.reading.starts, self.scene.reading.ends
        near = self.scene.reading.text[starts[start] : ends[stop]]
        if low.isdisjoint(_HEARD):
            return _FOR_THEM.search(near, max(starts[words.start] - starts[start] - MENTIONED, 0)) is not None
        return EXTREMIST in self.scene.classes[start:stop] or (
            _CALLS.search(near) is not None and len(self.organisations.names) == 1
        )

    def _ahead(self, index: int) -> int:
        """The end of the sentence after the one that this word stands in."""
        for _ in range(2):
            found = self.scene.classes.find("|", index + 1, index + 3 * MENTIONED)
            index = index if found < 0 else found
        return min(index, len(self.scene.classes) - 1)

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
                official = _OFFICIAL_TEXT.search(self.scene.classes, start, carried[0] + 4) is not None
                nobody = not official and not any(self._of_others(i) for i in carried)
                if nobody and not bodies and re.search(r"M|x[tm]|G", self.scene.classes[start:end]):
                    bodies = self._only_body()
                if not bodies and not makers and not official:
                    bodies = self._signed(end, before) or (self._only_body() if nobody else [])
                if bodies or makers or not nobody:
                    return next(iter(bodies or makers), None)
            end = start
        return self._spoken_of(before)

    def _spoken_of(self, before: int) -> Reference | None:
        """The article's one organisation, where the sentences right before speak of it and of nobody else who writes."""
        span = self.scene.classes[self._back(before, 1) : before]
        return next(iter(self._only_body()), None) if EXTREMIST in span and not _OTHERS & set(span) else None

    def _of_others(self, index: int) -> bool:
        """Whether the text is somebody's who is no militant: `the family’s letter`, `a statement from the ministry`."""
        classes = self.scene.classes
        if _OTHERS_TEXT.search(classes, max(index - 2 * NEAR, 0), index + 1):
            return True
        joint = self.scene.reading.low[index + 1] if index + 1 < len(classes) else ""
        return joint in {"from", "of", "by"} and bool(
            _OTHERS & set(classes[index + 2 : index + 2 + NEAR].partition("|")[0])
        )

    def _is_he(self, index: int) -> bool:
        return self.scene.reading.low[index] in HE_SHE

    def _of_its(self, span: range) -> list[Reference]:
        """The organisation that `its` means among these words."""
        if ITS not in self.scene.classes[span.start : span.stop]:
            return []
        before = (i for i in range(span.start, max(span.start - 3 * MENTIONED, -1), -1))
        named = next((i for i in before if self.scene.classes[i] == EXTREMIST), None)
        return [] if named is None else [self._body(named)]

    def _only_body(self) -> list[Reference]:
        """The article's organisation, where it has one only, or names one twice as often as any other."""
        ranked = Counter(self.organisations.keys.values()).most_common(2)
        names = list(self.organisations.names)
        if len(names) > 1 and len(ranked) > 1 and ranked[0][1] >= 2 * ranked[1][1]:
            names = [ranked[0][0]]
        return [Reference(organisation=names[0])] if len(names) == 1 else []

    def _signed(self, start: int, before: int) -> list[Reference]:
        """Who signed a text, where the sentence after the one that introduced it tells: `signed by A.`."""
        stop = min(start + MENTIONED // 2, before)
        signed = _SIGNED.search(self.scene.classes, start, max(stop, start))
        if signed is None or self.scene.reading.low[signed.start()] not in {"it", "the"}:
            return []
        maker = self.maker(signed.end() - 1)
        return [] if maker is None else [maker]

    def _signed_later(self, index: int) -> Reference | None:
        """The organisation by which a text is signed, or whose name it bears, as one of the next sentences tells."""
        reading = self.scene.reading
        stop = self._ahead(self._ahead(index))
        signed = _BEARS.search(reading.text, reading.starts[index], reading.ends[stop])
        if signed is None:
            return None
        first = bisect_left(reading.starts, signed.end())
        near = range(first, min(first + NEAR, len(self.scene.classes)))
        return next((self._body(i) for i in near if self.scene.classes[i] == EXTREMIST), None)

    def carries(self, index: int) -> bool:
        """Whether a word is a word for a text."""
        word = self.scene.reading.low[index]
        return word in self.carriers or word in _VOICES or word.removesuffix("s") in self.carriers

    def _body(self, index: int) -> Reference:
        return Reference(organisation=self.organisations.keys.get(index))
