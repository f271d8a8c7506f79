"""The rule for people whom somebody lost, mourned or buried, and for those a ship or an army lost."""

from dsbuild.counts.binding import Binding, Scene, governor
from dsbuild.counts.phrases import Phrase
from dsbuild.counts.reading import Reading
from dsbuild.counts.subjects import of_members
from dsbuild.counts.vocabulary import Head, Voice
from dsbuild.model import CasualtyKind, Rule

COVERED = 14
CAUSED = 9
LIST = 20
ON_BOARD = ["on", "board"]
BURYING = frozenset({"bury", "buries", "buried", "burying"})
LOSING = frozenset({"lost", "losing", "loses", "lose", "loss"})


def _bereaved(scene: Scene, index: int) -> Binding | None:
    reading, phrase = scene.at(index)
    if of_members(reading, phrase) and _sunk(reading, phrase.last):
        return Binding("C010", CasualtyKind.KILLED)
    if not reading.has("lost", 0, phrase.number.first):
        return None
    if any(lost(reading, phrase) for lost in (_to_violence, _buried, _all_hands, _of_an_army)) or (
        _of_its_own(scene, index) or _admitted(scene, index)
    ):
        return Binding("C010", CasualtyKind.KILLED)
    return _of_kin(reading, phrase)


def _of_kin(reading: Reading, phrase: Phrase) -> Binding | None:
    """`lost her two sons`, `lost four comrades`."""
    shared = phrase.partitive and phrase.whole is None
    head = "" if phrase.at is None else reading.words[phrase.at]
    kin = head in reading.vocabulary.kin
    if not kin and (shared or head not in reading.vocabulary.bereavable):
        return None
    at = phrase.number.first - 1
    while not reading.near(at, "lost") and (reading.is_a(at, "determiners") or reading.near(at, "household")):
        at -= 1
    if not reading.near(at, "lost") or not (kin or reading.words[at] in LOSING):
        return None
    real = not (reading.is_a(at - 1, "modals") or reading.word(at - 1) == "to")
    return Binding("C010", CasualtyKind.KILLED, real=real)


def _to_violence(reading: Reading, phrase: Phrase) -> bool:
    """`lost 118 of its members to attacks`, `lost 61 councilmen, all murdered`."""
    at = governor(reading, phrase.number.first)
    if reading.words[max(0, at - 1) : at + 1] == [",", "and"] or reading.word(at) in {",", "and"}:
        at = next((here for here in range(at, max(-1, at - LIST), -1) if reading.words[here] in LOSING), -1)
    if at < 0 or reading.word(at) not in LOSING or phrase.head is not Head.PEOPLE:
        return False
    if reading.is_a(at - 1, "modals") or reading.word(at - 1) == "to":
        return False
    after = range(phrase.last, phrase.last + CAUSED)
    ends = next(
        (here for here in after if reading.word(here) in {".", ";", ""} or reading.is_a(here, "be")),
        after.stop,
    )
    if reading.word(phrase.last) == "to" and reading.word(phrase.last + 1) != "the":
        return _violent(reading, phrase.last, ends)
    return _violent(reading, phrase.last, ends) or _all_harmed(reading, phrase.last)


def _violent(reading: Reading, first: int, last: int) -> bool:
    heads = reading.vocabulary.heads
    words = reading.words[first:last]
    deadly = any(heads.get(word) in (Head.ATTACK, Head.WEAPON) for word in words)
    return deadly or reading.has("violence", first, last) or reading.has("wars", first, last)


def _all_harmed(reading: Reading, first: int) -> bool:
    """Whether a list of people ends with `, all murdered`."""
    for at in range(first, first + LIST):
        if reading.word(at) == "all" and reading.word(at - 1) == ",":
            return reading.harm(at + 1, Voice.PAST, Voice.STATE) is not None
        if reading.word(at) in {"", ".", ";"} or reading.is_a(at, "be", "auxiliaries"):
            return False
    return False


def _sunk(reading: Reading, last: int) -> bool:
    """`the six-man crew was lost`."""
    lost = next((at for at in range(last, last + CAUSED) if reading.word(at) == "lost"), None)
    return lost is not None and reading.is_a(lost - 1, "be")


def _all_hands(reading: Reading, phrase: Phrase) -> bool:
    """`with the loss of all 81 on board`."""
    at = governor(reading, phrase.number.first)
    lost = reading.word(at) == "of" and reading.word(at - 1) == "loss"
    lost = lost or (
        reading.word(at) == "with" and reading.word(at + 1) == "all" and reading.word(at - 1) == "lost"
    )
    aboard = reading.word(phrase.last) == "aboard" or reading.words[phrase.last : phrase.last + 2] == ON_BOARD
    return lost and (aboard or (phrase.head is Head.PEOPLE and phrase.last == phrase.number.last + 1))


def _admitted(scene: Scene, index: int) -> bool:
    """`11 were killed; the rebels admit the loss of four`."""
    reading, phrase = scene.at(index)
    at = governor(reading, phrase.number.first)
    loss = (
        reading.word(at) == "of"
        and reading.word(at - 1) == "loss"
        and phrase.head in (Head.BARE, Head.PEOPLE)
    )
    return loss and any(host.kind is CasualtyKind.KILLED for host in scene.bound.values())


def _of_an_army(reading: Reading, phrase: Phrase) -> bool:
    """`the column had lost four`, when that is all it says."""
    at = governor(reading, phrase.number.first)
    alone = phrase.bare and not reading.word(phrase.last)[:1].isalnum() and reading.near(at, "lost")
    subject = at - 1
    while reading.is_a(subject, "auxiliaries", "adverbs"):
        subject -= 1
    return alone and reading.near(subject, "armies")


def _of_its_own(scene: Scene, index: int) -> bool:
    """`killed 9,000 insurgents and lost 700 of its own`."""
    reading, phrase = scene.at(index)
    last = phrase.number.last
    own = (
        reading.word(last) == "of" and reading.is_a(last + 1, "pronouns") and reading.word(last + 2) == "own"
    )
    lost = reading.word(governor(reading, phrase.number.first)) in LOSING
    return own and lost and any(host.kind is CasualtyKind.KILLED for host in scene.bound.values())


def _buried(reading: Reading, phrase: Phrase) -> bool:
    """`buried 22 people`, `we buried nine`; not by a landslide."""
    at = governor(reading, phrase.number.first)
    verb = reading.word(at)
    if verb not in BURYING or reading.is_a(at - 1, "be", "modals") or reading.word(at - 1) == "to":
        return False
    if reading.has("covering", at - COVERED, phrase.last + COVERED):
        return False
    return phrase.head is Head.PEOPLE or (phrase.bare and reading.near(at - 1, "buriers"))


BEREAVED = Rule("C010", "kin and comrades whom somebody lost: `lost two sons`", _bereaved)
