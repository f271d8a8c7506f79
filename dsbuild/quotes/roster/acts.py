"""What the sentences of an article say that a name does and suffers, by the words around it."""

from collections.abc import Iterator
from enum import IntEnum

from dsbuild.quotes.roster.company import BLAMED, Lists
from dsbuild.quotes.roster.reading import Reading
from dsbuild.quotes.roster.sayings import Saying, sayings

REACH = 22
"""Words after a name that are read, at most."""
NEAR = 4
"""Words between a name and what it hangs on, at most."""


class Act(IntEnum):
    """What words around a name show of it."""

    DEED = 0
    VIOLENCE = 1
    THREAT = 2
    BLAMED = 3
    TIED = 4
    DEALING = 5
    FORBIDDEN = 6
    PART = 7
    TRIED = 8
    ARMS = 9
    FOE = 10
    SERVED = 11
    OWNED = 12
    BODY = 13
    CRIME = 14


_MODIFIERS = frozenset("dxyZFAMgH#")
_OPENERS = frozenset("Scw;:,Oi")
_NAMES = frozenset("NPXq")
_SUBJECTS = frozenset("doaMBt")
_BE = frozenset({"was", "were", "been", "being", "is", "are", "be", "get", "got"})
_NOT = frozenset({"not", "never", "nor", "neither", "denied", "denies", "deny", "denying"})
_CLAUSE = frozenset(
    {"after", "when", "as", "while", "because", "since", "where", "until", "if", "but", "before"}
)
_OPENING = _CLAUSE | {"that", "whose"}
_ITSELF = frozenset({"it", "they", "its", "their", "who", "which"})
_STOP = frozenset({";", ":", "he", "she", "i", "we", "you"})
_HELD = frozenset({"member", "members", "leader", "leaders", "men", "women", "boys", "brothers", "comrades"})
_OF = frozenset({"of", "from", "for", "in", "with", "to", "inside", "within"})
_MAY_END = _STOP | _NOT | _CLAUSE


def acts(reading: Reading, classes: str, known: Lists) -> dict[Act, list[int]]:
    """For each kind of act the words whose names are shown by it."""
    found: dict[Act, list[int]] = {act: [] for act in Act}
    for said in sayings(reading, classes):
        if known.telling.isdisjoint(said.words):
            continue
        common = set(_sentence(said, known))
        for at, index in said.names:
            shown = {*common, *_before(said, at, known), *_after(said, at, known)}
            if Act.TRIED not in common or not _is_held(said, at):
                shown.discard(Act.TRIED)
            for act in shown:
                found[act].append(index)
    return found


def _sentence(said: Saying, known: Lists) -> Iterator[Act]:
    """What the words of a sentence show of all its names."""
    if not known.gangs.isdisjoint(said.words):
        yield Act.CRIME
    elif not known.weapons.isdisjoint(said.words):
        yield Act.ARMS
    if not known.trials.isdisjoint(said.words):
        yield Act.TRIED


def _first(said: Saying, at: int) -> int:
    """Where the noun phrase that ends with this name begins."""
    here = at
    while here and at - here < NEAR and said.kinds[here - 1] in _MODIFIERS:
        here -= 1
    return here


def _before(said: Saying, at: int, known: Lists) -> Iterator[Act]:
    """What the words that lead up to a name tell of it."""
    words, here = said.words, _first(said, at)
    if not known.forbidding.isdisjoint(words[max(here - 1, 0) : at]):
        yield Act.FORBIDDEN
    for stop in {here, at} - {0}:
        if words[stop - 1] in known.leads:
            yield from _leading(words, stop, known)
    if here > 1 and words[here - 1] in _OF:
        yield from _whole(words, here - 1, known)


def _leading(words: list[str], stop: int, known: Lists) -> Iterator[Act]:
    """What phrases such as `blamed on` that end before this word tell of the name that follows."""
    if known.blamed.before(words, stop) or (words[stop - 1] == "by" and _done(words, stop - 1, known)):
        yield Act.BLAMED
    if known.dealings.before(words, stop) or _between(words, stop, known):
        yield Act.DEALING
    if known.ties.before(words, stop):
        yield Act.TIED


def _whole(words: list[str], of: int, known: Lists) -> Iterator[Act]:
    """What the noun before `of` tells of the name after it."""
    if words[of - 1] in known.servants:
        yield Act.SERVED
    elif known.parts.before(words, of):
        yield Act.PART
    elif known.belongings.before(words, of):
        yield Act.OWNED


def _is_held(said: Saying, at: int) -> bool:
    """Whether `members of` or the like leads up to the name."""
    here = _first(said, at)
    return here > 1 and said.words[here - 1] in _OF and said.words[here - 2] in _HELD


def _between(words: list[str], here: int, known: Lists) -> bool:
    """Whether these words lead on from `a ceasefire between`."""
    if words[here - 1] not in {"and", "between"} or "between" not in words[max(here - 2 * NEAR, 0) : here]:
        return False
    return not known.conflicts.isdisjoint(words[max(here - 3 * NEAR, 0) : here])


def _done(words: list[str], by: int, known: Lists) -> bool:
    """Whether `by` follows what armed groups do to others, with at most an adverbial between."""
    return any(known.after_by.before(words, stop) for stop in range(by, max(by - 3, 0), -1))


def _after(said: Saying, at: int, known: Lists) -> Iterator[Act]:
    """What the words that follow a name tell of it."""
    words, kinds = said.words, said.kinds
    here = at + 1
    if kinds[here : here + 1] == ["p"]:
        here = _owned(said, here + 1, known)
        if not here:
            return
    if long := _part(words, here, known):
        strict = known.parts.at(words, here) and kinds[at + 1] != "p"
        yield Act.PART if strict else Act.OWNED
        here += long
    if _is_subject(said, at, known):
        if "which" in words[here : here + 2]:
            yield Act.BODY
        yield from _predicate(said, here, known)


def _owned(said: Saying, here: int, known: Lists) -> int:
    """Where the part stands that a possessor is followed by; none for nothing."""
    for index in range(here, min(len(said.words), here + NEAR)):
        if _part(said.words, index, known):
            return index
        if said.kinds[index] not in "axyr#":
            break
    return 0


def _part(words: list[str], here: int, known: Lists) -> int:
    """How many words tell here of what armed groups consist of, or have."""
    return (known.parts.at(words, here) or known.belongings.at(words, here)) if here < len(words) else 0


def _predicate(said: Saying, start: int, known: Lists) -> Iterator[Act]:
    """What the verbs from this word on tell of their subject, as long as it is theirs."""
    words, kinds = said.words, said.kinds
    for here in range(start, min(len(words), start + REACH)):
        word, kind = words[here], kinds[here]
        if (kind in _NAMES or word in _MAY_END) and _ends(said, here):
            return
        if word == "itself" or (word == "its" and here < start + NEAR):
            yield Act.BODY
        if word in known.verbs:
            yield from _verb(words, here, known)
        if kind == "S" and _is_other(said, here + 1):
            return


def _ends(said: Saying, here: int) -> bool:
    """Whether what stands here ends what is said of the subject before it."""
    word, kind = said.words[here], said.kinds[here]
    if kind in _NAMES:
        return kind != "N" or said.words[here - 1] not in {"(", ","}
    follows = said.words[here + 1] if here + 1 < len(said.words) else ""
    return word in _STOP or word in _NOT or (word in _CLAUSE and follows not in _ITSELF)


def _is_other(said: Saying, here: int) -> bool:
    """Whether somebody else than the subject is spoken of from this word on."""
    return here < len(said.words) and said.kinds[here] in _SUBJECTS and said.words[here] not in _ITSELF


def _verb(words: list[str], here: int, known: Lists) -> Iterator[Act]:
    """What a verb at this word tells of its subject."""
    before = words[max(here - 2, 0) : here]
    passive = bool(before) and (before[-1] in _BE or (before[-1].endswith("ly") and before[0] in _BE))
    if passive and words[here] in known.forbidding:
        yield Act.FORBIDDEN
    if passive and words[here] in BLAMED and not known.weapons.isdisjoint(words[here : here + 2 * NEAR]):
        yield Act.BLAMED
    if passive and not words[here].endswith("ing"):
        return
    if known.deeds.at(words, here) or (words[here] in known.captors and _is_of_captives(words, here, known)):
        yield Act.DEED
    if long := known.violence.at(words, here):
        yield Act.VIOLENCE
        if not known.opponents.isdisjoint(words[here + long : here + long + NEAR]):
            yield Act.FOE
    if known.threats.at(words, here):
        yield Act.THREAT


def _is_of_captives(words: list[str], here: int, known: Lists) -> bool:
    """Whether words near this one tell of captives."""
    return not known.captives.isdisjoint(words[max(here - REACH, 0) : here + REACH])


def _is_subject(said: Saying, at: int, known: Lists) -> bool:
    """Whether a name opens a clause, by itself or behind `members of`."""
    words, kinds, here = said.words, said.kinds, _first(said, at)
    if not here:
        return True
    if kinds[here - 1] in _OPENERS or words[here - 1] in _OPENING:
        return words[here - 1] != "by"
    if words[here - 1] in _OF and here > 1:
        return (
            words[here - 2] in _HELD or bool(known.parts.before(words, here - 1)) or kinds[here - 2] in "MBm"
        )
    return here <= 2 and kinds[here - 1] in "ra"
