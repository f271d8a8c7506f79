"""Rules for numbers that are the subject of harm: `12 people were killed`."""

from dsbuild.counts.binding import (
    Binding,
    Scene,
    counts_people,
    ends_phrase,
    from_group,
    governor,
    is_zero,
)
from dsbuild.counts.harm import ACTIVE, harm_before, is_patient, suffered
from dsbuild.counts.numerals import Form, in_members
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Reading
from dsbuild.counts.verbs import Group, group
from dsbuild.counts.vocabulary import Head, Voice
from dsbuild.model import CasualtyKind, Rule

NEAR = 12
DENIAL = 8
RELATIVE = frozenset({"who", "that", "which"})
NO_SUBJECT = frozenset({"by", "from", "in", "at", "near", "against", "for", "to", "into"})
OF_THE = frozenset({"the", "those"})


def _suffers(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if phrase.whole is not None and (part := participle(reading, phrase)):
        return _of_the_harmed(reading, phrase, part)
    at = _verb_at(reading, phrase)
    relative = reading.word(at) in RELATIVE
    found = group(reading, at + relative)
    if phrase.number.form is Form.ANY and not denied(reading, phrase.number.first):
        return None
    if found and is_zero(phrase) and reading.word(found.first - 1) in {"the", "those"}:
        found = group(reading, found.last)
    elif found and phrase.partitive and not relative and reading.word(found.first - 1) in OF_THE:
        found = _became_of(reading, found)
    if found is None or (is_zero(phrase) and found.active) or _died_there(reading, phrase, found):
        return None
    if found.active and not relative and _of_relatives(reading, phrase, found.last):
        found = found._replace(active=False)
    if not counts_people(reading, phrase, loose=is_loose(found)) or not _governs(
        reading, phrase, found, relative=relative
    ):
        return None
    return from_group("C003", found)


def _died_there(reading: Reading, phrase: Phrase, found: Group) -> bool:
    """Whether `in hospital` only says where: `18 died at the scene and three more in hospital`."""
    further = (
        reading.word(phrase.number.first - 1) == "and" and phrase.bare and reading.word(found.first) == "in"
    )
    return (
        further
        and not found.passive
        and "died" in reading.words[max(0, phrase.number.first - NEAR) : phrase.number.first]
    )


def denied(reading: Reading, first: int) -> bool:
    """Whether words before an `any` deny what follows it."""
    before = range(max(0, first - DENIAL), first)
    if reading.near(first - 1, "perceiving"):
        return False
    return "whether" not in reading.words[before.start : first] and any(
        reading.is_a(here, "negations") or reading.words[here].startswith("den") for here in before
    )


def _became_of(reading: Reading, harmed: Group) -> Group | None:
    """What became of `one of the injured, a girl of nine, died`: the verb's kind, none when all went well."""
    at = harmed.last
    if reading.word(at) == ",":
        closing = (here for here in range(at + 1, at + NEAR) if reading.word(here) == ",")
        at = next(closing, at) + 1
    found = group(reading, at)
    if found:
        return found
    return None if reading.has("survival", harmed.last, harmed.last + NEAR) else harmed


def _of_relatives(reading: Reading, phrase: Phrase, last: int) -> bool:
    """Whether the verb of `families of the 12 people killed laid` is the next one, not the participle."""
    object_follows = reading.is_a(last, "determiners") or reading.word(last) in reading.vocabulary.starters
    return reading.word(governor(reading, phrase.number.first)) == "of" and not object_follows


def is_loose(found: Group) -> bool:
    """Whether the harm asks for people: ships vanish too."""
    return found.loose or found.kind is CasualtyKind.MISSING


def _verb_at(reading: Reading, phrase: Phrase) -> int:
    """Where the verb may begin, over `, all`, `all of whom`, `, who`."""
    at = phrase.last
    alone = phrase.bare and phrase.number.high == 1
    if reading.word(at) == "," and reading.word(at + 1) in {"who", "all", "both"} and not alone:
        at += 1
    harmed = (
        reading.harm(at + 1, Voice.PAST) if reading.word(at) == "," and phrase.head is Head.PEOPLE else None
    )
    if (
        harmed
        and reading.is_a(harmed.last, "subordinators", "prepositions")
        and is_patient(reading, harmed.last)
    ):
        at += 1
    if reading.word(at) == "," and phrase.head is Head.PEOPLE and _aside(reading, at + 1):
        return reading.skip(at + 1)
    if reading.word(at) in {"all", "both"} and reading.word(at + 1) == "of":
        at += 3
    return at


def _aside(reading: Reading, at: int) -> bool:
    """Whether an adverb and a participle alone stand between commas: `two others, apparently wounded, fled`."""
    harmed = reading.harm(reading.skip(at), Voice.PAST, Voice.STATE) if reading.adverb(at) else None
    return harmed is not None and reading.word(harmed.last) in {",", ")"}


def _governs(reading: Reading, phrase: Phrase, found: Group, *, relative: bool) -> bool:
    harmed = suffered(reading, found.first)
    happens = harmed is not None and Voice.HAPPENS in harmed.phrase.voices
    if not relative and (found.passive or happens) and not _may_be_subject(reading, phrase, found):
        return False
    if found.passive:
        return True
    if reading.word(found.first) == "in" and harm_before(reading, phrase.number.first, *ACTIVE):
        return False
    states = reading.harm(found.first, Voice.STATE) is not None
    return not (phrase.bare and states) or _ends(reading, found.last)


def _ends(reading: Reading, at: int) -> bool:
    """Whether no noun follows that the words before `at` could qualify."""
    return not reading.word(at)[:1].isalpha() or ends_phrase(reading, at)


def _may_be_subject(reading: Reading, phrase: Phrase, found: Group) -> bool:
    """Whether number and verb agree and no preposition makes the phrase part of another (`a mother of three`)."""
    at = governor(reading, phrase.number.first)
    group_of = reading.word(at) == "of" and reading.near(at - 1, "totals")
    if group_of:
        return reading.word(governor(reading, at - 1)) not in NO_SUBJECT | {"of"}
    if reading.word(at) == "of" or (
        found.singular
        and phrase.number.low > 1
        and phrase.number.form is not Form.NONE
        and not of_members(reading, phrase)
    ):
        return False
    return reading.word(at) not in NO_SUBJECT


def of_members(reading: Reading, phrase: Phrase) -> bool:
    """Whether the number is part of a word for one body: `the six-man crew was`."""
    return in_members(reading.words[phrase.number.core])


def participle(reading: Reading, phrase: Phrase) -> Group | None:
    """The bare participle, or relative clause, right after the phrase, or after `men and boys`."""
    at = phrase.last
    if (
        reading.word(at) in {"and", "or"}
        and reading.vocabulary.heads.get(reading.word(at + 1)) is Head.PEOPLE
    ):
        at += 2
    relative = reading.word(at) in ({"who", "that", "to"} if phrase.whole is None else {"who", "that"})
    if not relative and not reading.harm(at, Voice.PAST):
        return None
    found = group(reading, at + relative)
    return found if found and not found.active and (relative or found.first == at) else None


def _of_the_harmed(reading: Reading, phrase: Phrase, part: Group) -> Binding | None:
    """What became of the one of `one of the 12 people wounded later died`; `he was one of the 12` is no count."""
    if reading.is_a(phrase.number.first - 1, "be", "prepositions"):
        return None
    return from_group("C003", group(reading, part.last) or part)


SUFFERS = Rule("C003", "the subject of the words of harm right after it: `12 people were killed`", _suffers)
