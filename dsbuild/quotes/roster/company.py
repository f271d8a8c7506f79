"""The words by which articles tell what armed groups do, ready to look up."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dsbuild.lexicon.groups import Groups

BLAMED = frozenset({"accused", "suspected", "blamed", "wanted"})
BODILY = frozenset({"which", "its", "itself"})
"""Words that take up a body."""
LEADING = frozenset({"by", "and", "between"})
"""Words before a name that others lead up to: `blown up by`, `a ceasefire between`."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a list, and how many words those have that open or end with a word, the most first."""

    phrases: frozenset[tuple[str, ...]]
    first: dict[str, tuple[int, ...]]
    last: dict[str, tuple[int, ...]]

    def at(self, words: list[str], index: int) -> int:
        """How many words the longest phrase takes that opens here; none for nothing."""
        for size in self.first.get(words[index], ()):
            phrase = tuple(words[index : index + size])
            if phrase in self.phrases:
                return len(phrase)
        return 0

    def before(self, words: list[str], index: int) -> int:
        """How many words the longest phrase takes that ends before this word; none for nothing."""
        if index < 1:
            return 0
        for size in self.last.get(words[index - 1], ()):
            if size <= index and tuple(words[index - size : index]) in self.phrases:
                return size
        return 0


def phrases(words: Iterable[str]) -> Phrases:
    """The phrases, ready to look up."""
    known = frozenset(tuple(word.split()) for word in words)
    first: dict[str, dict[int, None]] = {}
    last: dict[str, dict[int, None]] = {}
    for phrase in sorted(known, key=len, reverse=True):
        first.setdefault(phrase[0], {})[len(phrase)] = None
        last.setdefault(phrase[-1], {})[len(phrase)] = None
    return Phrases(known, {k: tuple(v) for k, v in first.items()}, {k: tuple(v) for k, v in last.items()})


@dataclass(frozen=True, slots=True)
class Lists:
    """The words of the lexicon, ready to look up.

    `verbs` are all words that a verb of these opens with, `leads` those that lead up to a name, `telling` those without
    one of which a sentence tells nothing of its names.
    """

    deeds: Phrases
    violence: Phrases
    threats: Phrases
    after_by: Phrases
    blamed: Phrases
    ties: Phrases
    dealings: Phrases
    forbidding: frozenset[str]
    parts: Phrases
    belongings: Phrases
    trials: frozenset[str]
    weapons: frozenset[str]
    opponents: frozenset[str]
    servants: frozenset[str]
    civil: frozenset[str]
    nations: frozenset[str]
    foreign: frozenset[str]
    places: frozenset[str]
    gangs: frozenset[str]
    texts: frozenset[str]
    captives: frozenset[str]
    captors: frozenset[str]
    conflicts: frozenset[str]
    verbs: frozenset[str]
    leads: frozenset[str]
    telling: frozenset[str]


def _telling(groups: Groups, common: frozenset[str]) -> frozenset[str]:
    """A word for each phrase of the lists, a seldom one where it has one."""
    listed = (
        *(groups.deeds, groups.violence, groups.threats, groups.after_by, groups.blamed, groups.ties),
        *(groups.dealings, groups.parts, groups.belongings, groups.forbidding, groups.trials, groups.weapons),
        *(groups.servants, groups.gangs, groups.conflicts, groups.captives),
    )
    phrases = (phrase.split() for words in listed for phrase in words.words)
    seldom = (max(phrase, key=lambda word: (word not in common, len(word))) for phrase in phrases)
    return frozenset(seldom) | BODILY


@cache
def lists(groups: Groups, common: frozenset[str]) -> Lists:
    """The lists of a lexicon, made once; `common` words tell little."""
    deeds, violence, threats = (phrases(g.words) for g in (groups.deeds, groups.violence, groups.threats))
    blamed, ties, dealings = (phrases(g.words) for g in (groups.blamed, groups.ties, groups.dealings))
    verbs = (deeds.first, violence.first, threats.first, groups.forbidding.words, groups.captors.words)
    return Lists(
        deeds=deeds,
        violence=violence,
        threats=threats,
        after_by=phrases(groups.after_by.words),
        blamed=blamed,
        ties=ties,
        dealings=dealings,
        parts=phrases(groups.parts.words),
        belongings=phrases(groups.belongings.words),
        forbidding=frozenset(groups.forbidding.words),
        trials=frozenset(groups.trials.words),
        weapons=frozenset(groups.weapons.words),
        opponents=frozenset(groups.opponents.words),
        servants=frozenset(groups.servants.words),
        civil=frozenset(groups.civil.words),
        nations=frozenset(groups.nations.words),
        foreign=frozenset(groups.foreign.words),
        places=frozenset(groups.places.words),
        gangs=frozenset(groups.gangs.words),
        texts=frozenset(groups.texts.words),
        captives=frozenset(groups.captives.words),
        captors=frozenset(groups.captors.words),
        conflicts=frozenset(groups.conflicts.words),
        verbs=frozenset(BLAMED).union(*verbs),
        leads=frozenset(LEADING).union(blamed.last, ties.last, dealings.last),
        telling=_telling(groups, common),
    )
