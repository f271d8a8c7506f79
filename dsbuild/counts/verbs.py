"""What a verb group says has happened to its subject, and whether it has happened at all."""

from typing import NamedTuple

from dsbuild.counts.harm import gone, in_hospital, is_patient, named, outcome, suffered
from dsbuild.counts.reading import Harmed, Reading
from dsbuild.counts.vocabulary import Head, Voice
from dsbuild.model import CasualtyKind

LONGEST = 14
ASIDE = 22
AMONG = 9
PLURAL = frozenset({"were", "are", "have", "weren't", "aren't", "haven't"})
SINGULAR = frozenset({"was", "is", "has", "wasn't", "isn't", "hasn't"})
WERE_NOT = frozenset({"wasn't", "weren't", "isn't", "aren't"})
OUTSIDE_CLASSES = frozenset({"to", "feared", "fear"})
ANOTHER_CLAUSE = frozenset({"when", "where", "while", "as", "because"})


class Group(NamedTuple):
    """A verb group that ends in harm at the words `[first, last)`: `were reported to have been killed`.

    `real` is False when it is only possible, planned or to come; `feared` and `negated` as the words say.
    `active` tells that its subject does the harm; `passive` that an auxiliary makes it certain that it suffers
    it; `plural` and `singular` which subject the auxiliary asks for.
    """

    first: int
    last: int
    kind: CasualtyKind
    loose: bool = False
    real: bool = True
    feared: bool = False
    negated: bool = False
    active: bool = False
    passive: bool = False
    plural: bool = False
    singular: bool = False


class Auxiliaries(NamedTuple):
    """What the words of a verb group before its harm say."""

    be: bool = False
    have: bool = False
    modal: bool = False
    to_come: bool = False
    reported: bool = False
    feared: bool = False
    negated: bool = False
    first: str = ""


NO_AUXILIARIES = Auxiliaries()


def group(reading: Reading, at: int) -> Group | None:
    """The verb group at `at` when it ends in harm."""
    if not (
        reading.word(at) in reading.vocabulary.telling or reading.adverb(at) or reading.word(at + 1) == "to"
    ):
        return None
    before = NO_AUXILIARIES
    for here in range(at, min(len(reading.words), at + LONGEST)):
        harmed = suffered(reading, here) or (before.be and in_hospital(reading, here)) or None
        if before.negated and (unseen := gone(reading, here)):
            return _group(reading, unseen, before)._replace(negated=False)
        if harmed and not (before.modal and not before.be and harmed.phrase.voices <= {Voice.PAST}):
            return _group(reading, harmed, before)
        if reading.words[here] == "among" and (before.be or here == at):
            return _among(reading, here, before)
        following = _auxiliary(reading, here, before)
        if following is None:
            later = _later(reading, here) if before.be and not (before.modal or before.to_come) else None
            return _group(reading, later, before) if later else None
        before = following
    return None


def _auxiliary(reading: Reading, at: int, before: Auxiliaries) -> Auxiliaries | None:
    """What the group says with the word at `at`, None when it is none of a verb group."""
    word = reading.words[at]
    if word not in reading.vocabulary.classes and word not in OUTSIDE_CLASSES:
        return before if reading.adverb(at) else None
    if reading.is_a(at, "negations"):
        before = before._replace(negated=True)
    if word == "to":
        return before._replace(
            to_come=before.to_come or not before.reported, be=before.be and not before.reported
        )
    if reading.is_a(at, "modals"):
        estimate = word in {"may", "must"} and reading.word(at + 1) == "have"
        return before._replace(modal=not estimate)
    if reading.is_a(at, "be", "auxiliaries"):
        be = word in WERE_NOT or reading.is_a(at, "be")
        first = before.first or ("" if before.be or before.have else word)
        return before._replace(be=before.be or be, have=before.have or not be, first=first)
    feared, reported, links = (
        word in {"feared", "fear"},
        reading.is_a(at, "reported"),
        reading.is_a(at, "links"),
    )
    if feared or reported or links:
        told = before.reported or (reported and not feared)
        return before._replace(feared=before.feared or feared, reported=told, be=True)
    return before if reading.adverb(at) else None


def _group(reading: Reading, harmed: Harmed, before: Auxiliaries) -> Group:
    last, kind = outcome(reading, harmed)
    participle = Voice.PAST in harmed.phrase.voices and Voice.STATE not in harmed.phrase.voices
    suffers = is_patient(reading, last)
    happened = before.have and not (suffers and Voice.HAPPENS in harmed.phrase.voices)
    return Group(
        first=harmed.first,
        last=last,
        kind=kind,
        loose=harmed.phrase.loose,
        real=not (before.modal or before.to_come),
        feared=before.feared,
        negated=before.negated,
        active=participle and not before.be and (happened or not suffers),
        passive=before.be,
        plural=before.first in PLURAL,
        singular=before.first in SINGULAR,
    )


def _later(reading: Reading, at: int) -> Harmed | None:
    """The harm of a later participle of the same subject: `were lined up against a wall and shot`."""
    if not reading.word(at)[-1:].isalpha():
        return None
    for here in range(at, min(len(reading.words), at + ASIDE)):
        word = reading.words[here]
        verb = here > at and word != "being" and reading.is_a(here, "be", "auxiliaries", "modals")
        that = word == "that" and reading.vocabulary.heads.get(reading.word(here + 1)) is Head.DURATION
        if verb or word in ANOTHER_CLAUSE or (reading.marks(here, "relatives") and not that):
            return None
        if word not in {"and", "then", "being", ","}:
            continue
        if word == "and" and (unseen := _never_seen(reading, here + 1) or _still(reading, here + 1)):
            return unseen
        harmed = suffered(reading, reading.skip(here + 1))
        if harmed and harmed.phrase.voices != {Voice.STATE}:
            dies = Voice.HAPPENS in harmed.phrase.voices
            return harmed if dies or is_patient(reading, harmed.last) else None
    return None


def _never_seen(reading: Reading, at: int) -> Harmed | None:
    """`have not been seen since`."""
    here, denied = at, False
    while reading.is_a(here, "be", "auxiliaries", "negations"):
        here, denied = here + 1, denied or reading.is_a(here, "negations")
    return gone(reading, here) if denied else None


def _still(reading: Reading, at: int) -> Harmed | None:
    """`are still missing`, of the subject of a verb before."""
    be = reading.is_a(at, "be") or reading.near(at, "remaining")
    harmed = suffered(reading, reading.skip(at + 1)) if be else None
    return harmed if harmed and harmed.phrase.voices <= {Voice.STATE, Voice.COUNTED} else None


def _among(reading: Reading, at: int, before: Auxiliaries) -> Group | None:
    """`were among the dead`, `were among those killed`."""
    for here in range(at + 1, min(len(reading.words), at + AMONG)):
        if harmed := named(reading, here):
            flags = before._replace(be=True)
            return _group(reading, harmed, flags)._replace(last=harmed.last, kind=harmed.phrase.kind)
        if reading.words[here] == "victims":
            return Group(here, here + 1, CasualtyKind.KILLED, passive=True)
        if reading.words[here] == "," or reading.marks(here, "be", "relatives"):
            return None
    return None
