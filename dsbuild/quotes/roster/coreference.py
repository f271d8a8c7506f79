"""Whom the words that attribute a quotation mean: a person, an organisation, or somebody without a name."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from dsbuild.model import Role
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.closed import SOMEBODY
from dsbuild.quotes.interviews import told_to
from dsbuild.quotes.roster import ties
from dsbuild.quotes.roster.bodies import BODIES, body_before, company, press_office
from dsbuild.quotes.roster.callers import Callers
from dsbuild.quotes.roster.cast import HE_SHE
from dsbuild.quotes.roster.definite import VOICES, is_people, withheld
from dsbuild.quotes.roster.described import gender_of
from dsbuild.quotes.roster.introduced import ORGANS
from dsbuild.quotes.roster.noun_phrases import PHRASE, Said, said_by
from dsbuild.quotes.roster.onlookers import asked, heckles, pictured
from dsbuild.quotes.roster.organisations import Organisations
from dsbuild.quotes.roster.reading import EXTREMIST, PERSON, last_word
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.scene import Scene
from dsbuild.quotes.roster.signing import given_to, goes_by, held_to_be
from dsbuild.quotes.roster.taken_up import Introduced
from dsbuild.quotes.roster.texts import Texts
from dsbuild.quotes.roster.unnamed import Unnamed

_SPACE = re.compile(r"\s+")
_PHRASE = re.compile(PHRASE)
_LEADS_ON = re.compile(r"[aoemMljuF]{0,3}P")
_OFFICE = re.compile(r"(?:cd?[aolmN]{1,3}),[aoF]{0,2}P(?=[,(|Sc])")
_BESIDE = re.compile(r",[oelmjuF]{1,3}P(?=(?:f[dN]{0,2}N)?[,(|S])|,P(?=,|i[PN])")
_IS_CALLED = re.compile(
    r"(?:,?w?[brz]{0,2}|,?w[^|;qP]{0,8}?|,d[^|;qP,]{0,5})i[dHomMle]{0,3}P(?![qd])"  # nobody is named who is called `a liar`
)
_MORE = re.compile(r"(?:[fO][dH]?[FAZCKxyXNMmBRoveljukgGpaT@#]{1,4}){1,2}(?=[,|;wsSzbVJDLKQ!&r(])")
"""What else is told of somebody right behind what they are (`a senior adviser to a rival campaign,`)."""
_DEFINITE = frozenset({"the", "this", "that"})
MENTIONED = 40


_ANYBODY = frozenset({"a", "an", "one", "another", "some", "several", "others", "someone", "somebody", "two"})


@dataclass(slots=True)
class Resolver:
    """What is needed to tell whom a mention means."""

    scene: Scene
    organisations: Organisations
    introduced: Introduced
    not_names: frozenset[str]
    alike: Mapping[str, frozenset[str]]
    unnamed: Unnamed
    texts: Texts
    callers: Callers

    def resolve(self, mention: Mention, before: Reference | None, *, reads: bool) -> Reference | None:
        """Whom a mention means, after a quotation of `before`, which `reads` as texts do; None when nobody can be told."""
        reading = self.scene.reading
        words = self._words(mention)
        if mention.kind is MentionKind.PRONOUN:
            text = words and self.texts.taken_up(words[0], reads=reads)
            return text or self._pronoun(mention, words, before)
        people = [i for i in words if reading.classes[i] == PERSON]
        bodies = [i for i in words if reading.classes[i] == EXTREMIST]
        if mention.kind is MentionKind.NAME and people:
            return Reference(person=self.scene.cast.who[people[-1]])
        if mention.kind is not MentionKind.DESCRIPTION and bodies and not people:
            return self._body(bodies[0])
        if (
            words
            and is_people(self.scene.reading, words, self.not_names)
            and (someone := self.scene.cast.antecedent(words[0], None, named=True)) is not None
        ):
            return self._person(someone)
        return self._told_of(mention, words, before)

    def _told_of(self, mention: Mention, words: range, before: Reference | None) -> Reference | None:
        """Whom words without a name mean: who is named beside them, who made the text, somebody described."""
        named = self._named_after(words)
        if named is not None:
            return Reference(person=named, said=self._signed_so(words))
        return self.texts.issuer(words) or self._other(mention, words, before)

    def _other(self, mention: Mention, words: range, before: Reference | None) -> Reference | None:
        """Whom words mean that are no text by somebody known; nobody where something is only written somewhere."""
        if self.texts.is_written(words):
            return None
        return press_office(self.scene, self.organisations, words) or self._description(
            mention, words, before
        )

    def _said(self, words: range, said: Said | None) -> Said | None:
        """What the noun of a description tells, of a caller for whom they called."""
        if said is not None and said.role is not Role.OTHER:
            return said
        if self.callers.speaks_for_group(words) or (said and ties.speaks_for(self.scene, words)):
            return Said(Role.EXTREMIST, 2, head=said.head if said else 0)
        if said is None and words and self.texts.is_of_others(words):
            return Said(Role.OTHER, 2)
        return said

    def _named_after(self, words: range) -> int | None:
        """The person whose name the description goes on to: `police commissioner` before a name."""
        if words and (heard := held_to_be(self.scene, words.stop)) is not None:
            return self.scene.cast.who.get(heard)
        end = _LEADS_ON.match(self.scene.classes, words.stop) if words else None
        end = end or (_BESIDE.match(self.scene.classes, words.stop) if words else None)
        end = end or (_OFFICE.match(self.scene.classes, words.stop) if words else None)
        end = end or (_IS_CALLED.match(self.scene.classes, words.stop) if words else None)
        end = end or (goes_by(self.scene, words.stop) if words else None)
        if end is None or self._is_handle(end.end() - 1):
            return given_to(self.scene, words.stop) if words and end is None else None
        return self.scene.cast.who.get(end.end() - 1)

    def _is_handle(self, index: int) -> bool:
        """Whether a name is an account's (`Kelder Police @KelderPolice`)."""
        reading = self.scene.reading
        return reading.text[max(reading.starts[index] - 1, 0)] == "@"

    def _signed_so(self, words: range) -> Said | None:
        """What a description tells of whoever signs by the name after it (`its secretary, who signs as A. B.`)."""
        if not words or goes_by(self.scene, words.stop) is None:
            return None
        at = words.start + 2 * (self.scene.classes[words.start : words.start + 2] in {"Pp", "Np"})
        match = _PHRASE.match(self.scene.classes, at, words.stop)
        return self._said(words, said_by(match["np"], match["of"], self.scene.setting) if match else None)

    def _words(self, mention: Mention) -> range:
        reading = self.scene.reading
        first = bisect_left(reading.ends, mention.start + 1)
        return range(first, bisect_left(reading.starts, mention.end, lo=first))

    def _body(self, index: int) -> Reference:
        return Reference(organisation=self.organisations.keys.get(index))

    def _pronoun(self, mention: Mention, words: range, before: Reference | None) -> Reference | None:
        text = self.scene.reading.text[mention.start : mention.end].lower()
        gender = HE_SHE.get(text)
        if gender is None:
            mine = text == "i" and not told_to(self.scene.reading.text)
            return None if mine else self._they(words, before, text)
        if words and (newcomer := self.unnamed.newcomer(words[0]) or pictured(self.scene, words[0])):
            return newcomer
        if words and (at := asked(self.scene, words[0])) is not None:
            return self._in_mind(range(at, at + 1), gender)
        meant = next((self.scene.cast.who[index] for index in words if index in self.scene.cast.who), None)
        if meant is None and words and text not in ("he", "she"):
            meant = self.scene.cast.heard.get(words[0])
            meant = self.scene.cast.antecedent(words[0], gender) if meant is None else meant
        if meant is not None:
            return self._person(meant)
        fits = (
            before
            and before.person is not None
            and self.scene.cast.genders.get(before.person, gender) == gender
        )
        if fits or (before and before.description and before.is_one and _can_be(before.description, gender)):
            return before
        return self._in_mind(words, gender) if words else None

    def _in_mind(self, words: range, gender: str) -> Reference | None:
        """Whoever a pronoun means that nothing has placed: somebody without a name, or who is most in mind."""
        if unnamed := self.unnamed.unnamed(words[0]):
            return unnamed
        found = self.scene.cast.antecedent(words[0], gender)
        return self.unnamed.definite(words[0]) if found is None else self._person(found)

    def is_pronoun(self, attribution: Attribution) -> bool:
        """Whether `he` or `she` is all that names the speaker."""
        mention = attribution.mention
        if mention is None or mention.kind is not MentionKind.PRONOUN:
            return False
        return self.scene.reading.text[mention.start : mention.end].lower() in HE_SHE

    def _person(self, person: int) -> Reference | None:
        """The person of this number, by the description where they have no name."""
        person = self.scene.cast.same.get(person, person)
        told = self.scene.cast.described.get(person)
        if told is None:
            return Reference(person=person)
        if (named := self._named_after(range(told.first, told.stop))) is not None:
            return Reference(person=named)
        reading = self.scene.reading
        more = _MORE.match(self.scene.classes, told.stop) if reading.low[told.first] in _ANYBODY else None
        end = reading.ends[(more.end() if more else told.stop) - 1]
        mention = Mention(reading.starts[told.first], end, MentionKind.DESCRIPTION)
        return self._description(mention, range(told.first, told.stop), None)

    def _they(self, words: range, before: Reference | None, text: str) -> Reference | None:
        if text == "who" and words:
            found = self.scene.cast.antecedent(words[0], None)
            return None if found is None else self._person(found)
        if text == "it" and words and (body := body_before(self.scene, self.organisations, words[0])):
            return body
        if text == "it" and before and last_word(before.description or "") in BODIES:
            return before
        if before and (before.plural or before.organisation):
            return before
        several = self._several(words, {"their": "they", "its": "it"}.get(text, text))
        person = before is not None and before.person is not None
        return several or (None if person and text in ("their", "its") else before)

    def _several(self, words: range, text: str) -> Reference | None:
        """The organisation, the people or the text spoken of last before the pronoun `text`."""
        classes, reading = self.scene.classes, self.scene.reading
        for index in range(words[0] - 1, max(words[0] - MENTIONED, -1), -1) if words else ():
            if classes[index] == EXTREMIST and text in {"they", "it"}:
                return self._body(index)
            if text == "they" and index in reading.plurals and classes[index] in "Mvotuk":
                said = said_by(classes[index], "", self.scene.setting)
                return Reference(description=f"the {reading.low[index]}", said=said, plural=True)
        if text != "it" or not words:
            return None
        return self.texts.taken_up(words[0], reads=True)

    def _description(self, mention: Mention, words: range, before: Reference | None) -> Reference | None:
        reading, classes = self.scene.reading, self.scene.classes
        same = self.scene.cast.same.get(-1 - words.start) if words else None
        told = None if same is None else self.scene.cast.described.get(same)
        own = told is not None and told.first == words.start
        if same is not None and not own:
            return self._person(same)
        owned = bool(words) and classes[words.start : words.start + 2] in {"Pp", "Np"}
        one_of = bool(words) and classes[words.start : words.start + 2] == "dd"
        match = _PHRASE.match(classes, words.start + 2 * owned + one_of, words.stop) if words else None
        phrase, complement = (match["np"], match["of"]) if match else ("", "")
        said = self._said(words, said_by(phrase, complement, self.scene.setting))
        first = reading.low[words[0]] if words else ""
        noun_at = match.start("np") + said.head if match and said else self._noun(match)
        noun = last_word(reading.word(noun_at)) if noun_at is not None else ""
        if not noun and words and last_word(reading.word(words[-1])) in self.alike:
            noun = last_word(reading.word(words[-1]))
        if (
            words
            and first in _DEFINITE
            and said is None
            and "t" in phrase
            and len(words) <= 2 + ("F" in phrase)
            and (unnamed := self.unnamed.unnamed(words[0]))
        ):
            return unnamed
        named = bool(words) and first in _DEFINITE and noun not in VOICES and not own
        named = named and not withheld(reading, words[-1])
        if named and (person := self.introduced.person(words, noun, said)) is not None:
            taken_up = self.scene.cast.described.get(person)
            if taken_up is None or taken_up.first < words.start:
                return self._person(person)
        if said is None and words:
            said = (
                self.unnamed.told_of(words)
                or self.unnamed.one_of_them(words, noun)
                or self.unnamed.one_of_those(words)
                or (heckles(self.scene, words) if first in _ANYBODY else None)
            )
        organ = match is not None and "X" in complement and reading.low[match.end("np") - 1] in ORGANS
        of_body = said is None and not set(phrase) & set("ovelj") and "X" in phrase
        if match and (organ or of_body):
            return self._body(classes.index("X", match.start("of" if organ else "np")))
        plural = noun_at in reading.plurals or (bool(words) and any(i in reading.plurals for i in words))
        if said is None and words:
            said = company(self.scene.classes, words)
        told = self.scene.cast.described.get(-1 - words.start) if words else None
        end = reading.ends[told.stop - 1] if told and last_word(reading.word(told.head)) == "one" else 0
        name = _SPACE.sub(" ", reading.text[mention.start : max(end, mention.end)]).split(",")[0].strip()
        first_word = name.split(" ")[0]
        if first_word.lower() in {"the", "a", "an", "his", "her", "their", "one", "two", "both", "another"}:
            name = name.lower() if name.isupper() else name[0].lower() + name[1:]
        nobody = not name or (name.lower() in self.not_names and name.lower() not in SOMEBODY)
        return None if nobody else Reference(description=name, said=said, plural=plural)

    def _noun(self, match: re.Match[str] | None) -> int | None:
        """Where the last noun for a person stands in a phrase that tells no role."""
        found = max((match["np"].rfind(kind) for kind in "mokl"), default=-1) if match else -1
        return match.start("np") + found if match and found >= 0 else None


def _can_be(description: str, gender: str) -> bool:
    """Whether `he` or `she` can mean somebody described so, who is no acronym."""
    told = {gender_of(last_word(word)) for word in description.lower().split()} - {None}
    return not description.isupper() and (not told or gender in told)
