"""Rules for numbers that are the subject of harm: `12 people were killed`."""

from dataclasses import replace

from dsbuild.counts.binding import (
    Binding,
    Scene,
    counts_people,
    ends_phrase,
    from_group,
    governor,
    is_verbal,
    is_zero,
)
from dsbuild.counts.harm import ACTIVE, harm_before, suffered
from dsbuild.counts.numerals import Form
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Reading
from dsbuild.counts.verbs import Group, group
from dsbuild.counts.vocabulary import NOBODY_HEADS, Head, Voice
from dsbuild.model import CasualtyKind, Rule

REACH = 40
NEAR = 12
JOINED = 4
RELATIVE = frozenset({"who", "that", "which"})
INTRODUCING = frozenset(
    {
        "with",
        "that",
        "than",
        "and",
        "or",
        "after",
        "before",
        "when",
        "where",
        "while",
        "as",
        "because",
        "but",
        "although",
        "if",
    }
)
NO_SUBJECT = frozenset({"by", "from", "in", "at", "near", "against", "for", "to", "into"})
ADJECTIVES = frozenset({"young", "old", "earlier", "previous", "latest", "recent"})
ASIDES = frozenset({",", "(", "–", "—"})
ASIDE_ENDS = frozenset({",", ")", "–", "—", ";"})
COORDINATING = frozenset({"and", "or", ",", "including", "(", "–", "—", "-"})
OF_THE = frozenset({"the", "those"})
SHARED = frozenset({"the", "other", "another", "his", "her", "their", "least", "at", "all"})


def _suffers(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if phrase.whole is not None and (part := participle(reading, phrase)):
        return _of_the_harmed(reading, phrase, part)
    at = _verb_at(reading, phrase)
    relative = reading.word(at) in RELATIVE
    found = group(reading, at + relative)
    if found and is_zero(phrase) and reading.word(found.first - 1) in {"the", "those"}:
        found = group(reading, found.last)
    elif found and phrase.partitive and not relative and reading.word(found.first - 1) in OF_THE:
        found = _became_of(reading, found)
    if found is None or (is_zero(phrase) and found.active):
        return None
    if found.active and not relative and _of_relatives(reading, phrase, found.last):
        found = replace(found, active=False)
    if not counts_people(reading, phrase, loose=_loose(found)) or not _governs(
        reading, phrase, found, relative=relative
    ):
        return None
    return from_group("C003", found)


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


def _loose(found: Group) -> bool:
    """Whether the harm asks for people: ships vanish too."""
    return found.loose or found.kind is CasualtyKind.MISSING


def _verb_at(reading: Reading, phrase: Phrase) -> int:
    """Where the verb may begin, over `, all`, `all of whom`, `, who`."""
    at = phrase.last
    alone = phrase.bare and phrase.number.high == 1
    if reading.word(at) == "," and reading.word(at + 1) in {"who", "all", "both"} and not alone:
        at += 1
    if reading.word(at) in {"all", "both"} and reading.word(at + 1) == "of":
        at += 3
    return at


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
        found.singular and phrase.number.low > 1 and phrase.number.form is not Form.NONE
    ):
        return False
    return reading.word(at) not in NO_SUBJECT


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


def _suffers_far(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if phrase.head in NOBODY_HEADS or not _subject(reading, phrase):
        return None
    found = _shared(scene, index) or _far_group(scene, phrase)
    if found is None or found.active or not counts_people(reading, phrase, loose=_loose(found)):
        return None
    return from_group("C004", found)


def _shared(scene: Scene, index: int) -> Group | None:
    """The participle of the next number in a headline: `2 soldiers, 1 civilian killed`."""
    reading, phrase = scene.at(index)
    following = scene.starts.get(phrase.last + 1)
    opens = not reading.word(phrase.number.first - 1)[:1].isalnum()
    if following is None or not opens or reading.word(phrase.last) not in {",", "and", "&"}:
        return None
    found = participle(reading, scene.phrases[following])
    return found if found and not found.passive else None


def _subject(reading: Reading, phrase: Phrase) -> bool:
    """Whether the phrase may be the subject of a verb far after it."""
    at = governor(reading, phrase.number.first)
    while reading.word(at) in ADJECTIVES:
        at = governor(reading, at)
    word = reading.word(at)
    if word == "of":
        return reading.near(at - 1, "totals")
    if word in INTRODUCING or reading.is_a(at, "reporting", "adverbs"):
        return True
    return not (reading.is_a(at, "be", "auxiliaries", "modals", "prepositions") or is_verbal(reading, at))


def _far_group(scene: Scene, phrase: Phrase) -> Group | None:
    """The verb group of the clause that the phrase is the subject of, over asides and further subjects."""
    reading, at = scene.reading, phrase.last
    reach = min(len(reading.words), at + (NEAR if is_zero(phrase) else REACH))
    relative = aside = False
    telling = reading.vocabulary.telling
    while at < reach:
        if reading.words[at] not in telling and at not in scene.starts and reading.word(at + 1) != "to":
            at += 1
            continue
        if reading.marks(at, "subordinators") or _another_clause(scene, at):
            return None
        if resumed := _over_partitive(scene, at):
            at = resumed
            continue
        follows = reading.word(at - 1) in RELATIVE and at > phrase.last
        relative = relative or (reading.words[at] in {"who", "that"} and at <= phrase.last + 1)
        aside = aside or reading.words[at] in RELATIVE
        found = None
        if reading.is_a(at, "be", "auxiliaries", "modals") or suffered(reading, at):
            found = group(reading, at)
            follows = follows and not _coordinated(reading, phrase, at - 1)
            if found and not follows and _agrees(reading, phrase, at, found):
                return found
            if found is None and not relative and not aside:
                return None
            relative = aside = False
        elif _reports(reading, at):
            return None
        at = found.last if found else at + 1
    return None


def _coordinated(reading: Reading, phrase: Phrase, at: int) -> bool:
    """Whether the `who` at `at` takes up the phrase and what one `and` adds: `26 children and staff who`."""
    joined = reading.word(phrase.last) in {"and", "or"} and phrase.last < at <= phrase.last + JOINED
    return joined and all(
        reading.words[here].isalpha() and not reading.is_a(here, "determiners", "prepositions")
        for here in range(phrase.last + 1, at)
    )


def _reports(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    finite = reading.is_a(at, "reporting") and not word.endswith("ing") and word not in RELATIVE
    return finite and reading.word(at - 1) != ","


def _another_clause(scene: Scene, at: int) -> bool:
    """Whether a number at `at` begins another clause rather than going on the subject."""
    met = scene.starts.get(at)
    if met is None or met in scene.out:
        return False
    reading, phrase = scene.at(met)
    if phrase.partitive and reading.word(at - 1) in ASIDES:
        return False
    here = at - 1
    while reading.word(here) in SHARED:
        here -= 1
    word = reading.word(here)
    if phrase.bare and word in {"and", "or"}:
        return True
    return word not in COORDINATING and not reading.is_a(here, "prepositions")


def _over_partitive(scene: Scene, at: int) -> int | None:
    """Where the aside ends that a partitive at `at` opens: `, two of whom died,`."""
    met = scene.starts.get(at)
    reading = scene.reading
    if met is None or not scene.phrases[met].partitive or reading.word(at - 1) not in ASIDES:
        return None
    end = scene.phrases[met].last
    reach = min(len(reading.words), end + REACH)
    while end < reach and reading.words[end] not in ASIDE_ENDS:
        end += 1
    return end + 1 if end < reach else None


def _agrees(reading: Reading, phrase: Phrase, at: int, found: Group) -> bool:
    """Whether number and verb agree; verbs that show none must be near."""
    if found.plural or found.singular:
        one = is_zero(phrase) or phrase.number.low == phrase.number.high == 1
        return found.singular if one else found.plural
    if reading.word(at - 1) in {"a", "an", "the", "his", "her", "their", "of"}:
        return False
    harmed, near = suffered(reading, at), at - phrase.last
    if harmed and Voice.HAPPENS not in harmed.phrase.voices:
        between = reading.words[phrase.last : at]
        return (
            near <= 5
            and reading.is_a(phrase.last, "prepositions")
            and {"a", "an", "and", ","}.isdisjoint(between)
        )
    return near <= NEAR or reading.word(at - 1) in {",", ")", "–", "—"}


SUFFERS = Rule("C003", "the subject of the words of harm right after it: `12 people were killed`", _suffers)
SUFFERS_FAR = Rule(
    "C004", "the subject of words of harm further on: `12 people on a bus were killed`", _suffers_far
)
