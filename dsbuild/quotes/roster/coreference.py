"""Whom the words that attribute a quotation mean: a person, an organisation, or somebody without a name."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from dsbuild.model import Role
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.roster.cast import HE_SHE
from dsbuild.quotes.roster.noun_phrases import PHRASE, Said, said_by
from dsbuild.quotes.roster.organisations import Organisations
from dsbuild.quotes.roster.reading import EXTREMIST, PERSON, last_word
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.roles import Standing
from dsbuild.quotes.roster.scene import Finding, Scene
from dsbuild.quotes.roster.shapes import AGED
from dsbuild.quotes.roster.texts import Texts
from dsbuild.quotes.roster.unnamed import Unnamed

_SPACE = re.compile(r"\s+")
_PHRASE = re.compile(PHRASE)
_LEADS_ON = re.compile(r"[aoemMljuF]{0,3}P")
_SUBJECT = re.compile(
    r"[|,;ci](?:[rc],?)?d?[yxZFa]{0,2}(?P<body>[XoNg])(?:\([NX]\))?(?=,|[rz]{0,2}[SQE]|(?<=X)z?[rn]?[bVs!])"
)
BODIES_BACK = 3
"""Sentences before `it` in which its body is the subject."""
_BESIDE = re.compile(r",[oelmjuF]{1,3}P(?=(?:f[dN]{0,2}N)?[,(|S])|,P(?=,)")
_IS_CALLED = re.compile(r",?w?[brz]{0,2}i[dHomMle]{0,3}P|,?w[^|;qP]{0,8}?i[dHomMle]{0,3}P")
_FEMALE = frozenset({"woman", "girl", "mother", "wife", "sister", "daughter", "widow", "spokeswoman"})
_MALE = frozenset({"man", "boy", "father", "husband", "brother", "son", "widower", "spokesman"})
_DEFINITE = frozenset({"the", "this", "that"})
WHENCE = ("an", "ish", "ese", "ch", "ek", "i", "ton", "man", "ic", "woman")
"""How words for somebody of a nation end."""
MENTIONED = 40
RECENT = 6
"""Sentences in which somebody can stand whom a noun of the same kind takes up."""


@dataclass(slots=True)
class Resolver:
    """What is needed to tell whom a mention means."""

    scene: Scene
    organisations: Organisations
    standing: Mapping[int, Standing]
    nouns: Mapping[int, frozenset[str]]
    not_names: frozenset[str]
    alike: Mapping[str, frozenset[str]]
    unnamed: Unnamed
    texts: Texts

    def resolve(self, mention: Mention, before: Reference | None) -> Reference | None:
        """Whom a mention means, after a quotation of `before`; None when nobody can be told."""
        reading = self.scene.reading
        words = self._words(mention)
        if mention.kind is MentionKind.PRONOUN:
            return self._pronoun(mention, words, before)
        people = [i for i in words if reading.classes[i] == PERSON]
        bodies = [i for i in words if reading.classes[i] == EXTREMIST]
        if mention.kind is MentionKind.NAME and people:
            return Reference(person=self.scene.cast.who[people[-1]])
        if mention.kind is not MentionKind.DESCRIPTION and bodies and not people:
            return self._body(bodies[0])
        if (
            words
            and self._is_people(words)
            and (someone := self.scene.cast.antecedent(words[0], None, named=True)) is not None
        ):
            return self._person(someone)
        named = self._named_after(words)
        return Reference(person=named) if named is not None else self._description(mention, words, before)

    def _is_people(self, words: range) -> bool:
        """Whether the words tell nothing but whence somebody is: `the Belgian`."""
        reading = self.scene.reading
        last = reading.word(words[-1])
        opens = words[0] > 0 and reading.word(words[0] - 1 if len(words) == 1 else words[0]).lower() == "the"
        return (
            opens
            and len(words) < 3
            and last[0].isupper()
            and last.lower() in self.not_names
            and last.lower().endswith(WHENCE)
        )

    def _named_after(self, words: range) -> int | None:
        """The person whose name the description goes on to: `police commissioner` before a name."""
        end = _LEADS_ON.match(self.scene.classes, words.stop) if words else None
        end = end or (_BESIDE.match(self.scene.classes, words.stop) if words else None)
        end = end or (_IS_CALLED.match(self.scene.classes, words.stop) if words else None)
        return self.scene.cast.who.get(end.end() - 1) if end else None

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
            return self._they(words, before, text)
        if words and (newcomer := self.unnamed.newcomer(words[0])):
            return newcomer
        for index in words:
            if index in self.scene.cast.who:
                return self._person(self.scene.cast.who[index])
        fits = (
            before
            and before.person is not None
            and self.scene.cast.genders.get(before.person, gender) == gender
        )
        if fits or (before and before.description and not before.plural):
            return before
        if words and (unnamed := self.unnamed.unnamed(words[0])):
            return unnamed
        found = self.scene.cast.antecedent(words[0], gender) if words else None
        return None if found is None else self._person(found)

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
        reading = self.scene.reading
        mention = Mention(reading.starts[told.first], reading.ends[told.stop - 1], MentionKind.DESCRIPTION)
        return self._description(mention, range(told.first, told.stop), None)

    def _they(self, words: range, before: Reference | None, text: str) -> Reference | None:
        if text == "who" and words:
            found = self.scene.cast.antecedent(words[0], None)
            return None if found is None else self._person(found)
        if text == "it" and words and (body := self._body_before(words[0])) is not None:
            return body
        if before and (before.plural or before.organisation):
            return before
        for index in range(words[0] - 1, max(words[0] - MENTIONED, -1), -1) if words else ():
            if self.scene.classes[index] == EXTREMIST and text in {"they", "it"}:
                return self._body(index)
            if (
                text == "they"
                and index in self.scene.reading.plurals
                and self.scene.classes[index] in "Mvotuk"
            ):
                said = said_by(self.scene.classes[index], "", self.scene.setting)
                return Reference(
                    description=f"the {self.scene.reading.word(index).lower()}", said=said, plural=True
                )
        return before

    def _body_before(self, here: int) -> Reference | None:
        """The body that `it` means: the subject of what was said or done last, where that is no person."""
        reading, classes = self.scene.reading, self.scene.classes
        end = here
        for _ in range(BODIES_BACK):
            start = classes.rfind("|", max(0, end - MENTIONED), max(end, 0))
            if start < 0:
                return None
            subject = _SUBJECT.search(classes, start, end)
            if subject is not None:
                index = subject.start("body")
                if classes[index] == EXTREMIST:
                    return self._body(index)
                if classes[index] == "g":
                    return None
                said = self._company(range(index, index + 1))
                return Reference(description=reading.word(index), said=said)
            end = start
        return None

    def _description(self, mention: Mention, words: range, before: Reference | None) -> Reference | None:
        reading, classes = self.scene.reading, self.scene.classes
        if words and (same := self.scene.cast.same.get(-1 - words.start)) is not None:
            return self._person(same)
        owned = bool(words) and classes[words.start : words.start + 2] in {"Pp", "Np"}
        one_of = bool(words) and classes[words.start : words.start + 2] == "dd"
        match = _PHRASE.match(classes, words.start + 2 * owned + one_of, words.stop) if words else None
        phrase, complement = (match["np"], match["of"]) if match else ("", "")
        said = said_by(phrase, complement, self.scene.setting)
        first = reading.word(words[0]).lower() if words else ""
        noun_at = match.start("np") + said.head if match and said else self._noun(match)
        noun = last_word(reading.word(noun_at)) if noun_at is not None else ""
        if not noun and words and last_word(reading.word(words[-1])) in self.alike:
            noun = last_word(reading.word(words[-1]))
        if (
            words
            and first in _DEFINITE
            and said is None
            and "t" in phrase
            and (unnamed := self.unnamed.unnamed(words[0]))
        ):
            return unnamed
        if words and first in _DEFINITE and (person := self._introduced(words, noun, said)) is not None:
            taken_up = self.scene.cast.described.get(person)
            if taken_up is None or taken_up.first < words.start:
                return self._person(person)
        if said is None and words:
            said = self.unnamed.told_of(words) or self.unnamed.one_of_them(words, noun)
        if match and said is None and not set(phrase) & set("ovelj") and "X" in phrase:
            return self._body(match.start("np") + phrase.index("X"))
        if said is None and (carried := self.texts.carried(words)) is not None:
            return carried
        plural = noun_at in reading.plurals or (bool(words) and any(i in reading.plurals for i in words))
        if said is None and words:
            said = self._company(words)
        name = _SPACE.sub(" ", reading.text[mention.start : mention.end]).split(",")[0].strip()
        first_word = name.split(" ")[0]
        if first_word.lower() in {"the", "a", "an", "his", "her", "their", "one", "two", "both", "another"}:
            name = name.lower() if name.isupper() else name[0].lower() + name[1:]
        nobody = not name or name.lower() in self.not_names
        return None if nobody else Reference(description=name, said=said, plural=plural)

    def _noun(self, match: re.Match[str] | None) -> int | None:
        """Where the last noun for a person stands in a phrase that tells no role."""
        found = max((match["np"].rfind(kind) for kind in "mokl"), default=-1) if match else -1
        return match.start("np") + found if match and found >= 0 else None

    def _company(self, words: range) -> Said | None:
        """What is said of a body that is no extremist organisation: a ministry, a court, an agency."""
        kinds = [self.scene.classes[i] for i in words]
        for kind, role in (("o", Role.OFFICIAL), ("j", Role.JOURNALIST), ("N", Role.OTHER)):
            if kind in kinds:
                return Said(role, 1)
        return None

    def _introduced(self, words: range, noun: str, said: Said | None) -> int | None:
        """The person whom a definite description takes up again."""
        cast, reading = self.scene.cast, self.scene.reading
        here = words[0]
        if any(index in reading.plurals for index in words):
            return None
        told = next((i for i in words if i in cast.who or self.scene.classes[i] == AGED), None)
        if told is not None:
            return cast.who[told] if told in cast.who else self._of_age(told)
        latest = list(islice((p for p in reversed(cast.first) if cast.first[p] < here), MENTIONED))
        same = next((p for p in latest if noun and noun in self.nouns.get(p, ())), None)
        if same is None and noun:
            same = self._described_before(here, noun)
        if same is None and noun:
            same = self._alike(here, noun)
        if same is not None or (said and said.role is not Role.EXTREMIST):
            return same
        if said:
            return self._extremist(latest, said)
        if len(words) == 2 and self.scene.classes[words[1]] == "t":
            last = reading.word(words[-1]).lower()
            return cast.antecedent(here, "she" if last in _FEMALE else "he" if last in _MALE else None)
        return None

    def _described_before(self, here: int, noun: str) -> int | None:
        """The person without a name whom the same noun described before."""
        cast = self.scene.cast
        number = cast.sentence(here)
        for person, told in reversed(cast.described.items()):
            near = told.first < here and number - cast.sentence(told.first) <= MENTIONED // 4
            if near and last_word(self.scene.reading.word(told.head)) == noun:
                return person
        return None

    def _alike(self, here: int, noun: str) -> int | None:
        """The person spoken of in the last sentences for whom the article has a noun of the same kind."""
        cast, kind = self.scene.cast, self.alike.get(noun, frozenset())
        number = cast.sentence(here)
        for near in range(number, max(number - RECENT, -1), -1):
            for person in cast.subjects.get(near, ()):
                if cast.first.get(person, here) < here and not kind.isdisjoint(self.nouns.get(person, ())):
                    return person
        return None

    def _of_age(self, index: int) -> int | None:
        """The person of the age that a word tells."""
        age = re.sub(r"\D.*", "", self.scene.reading.word(index))
        same = [p for p, years in self.scene.cast.ages.items() if years == age]
        return same[-1] if same else self.scene.cast.antecedent(index, None)

    def _extremist(self, latest: Sequence[int], said: Said) -> int | None:
        """The one of the latest people whom a description of an extremist fits, where few do."""
        fits = [p for p in latest if self.standing.get(p, Standing()).role is Role.EXTREMIST]
        same_status = [p for p in fits if said.status and self.standing[p].status is said.status]
        chosen = same_status or fits
        return chosen[0] if chosen and len(chosen) <= 3 else None


def nouns_of(found: Sequence[Finding]) -> dict[int, frozenset[str]]:
    """For each person the nouns that the article uses for them."""
    nouns: dict[int, set[str]] = {}
    for finding in found:
        if finding.noun:
            nouns.setdefault(finding.person, set()).add(finding.noun)
    return {person: frozenset(those) for person, those in nouns.items()}
