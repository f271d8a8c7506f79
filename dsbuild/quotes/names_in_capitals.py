"""Which words of a text in capitals stand in names: of people, of offices before them, of organisations."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dsbuild.lexicon import Lexicon
from dsbuild.quotes.words import grammar

ENDINGS = (
    "ing", "ings", "ed", "ly", "tion", "tions", "ment", "ments", "ness", "ity", "ities", "ous", "ful", "less", "able", "ible", "ive", "ives",
    "ism", "ist", "ists", "ance", "ence", "ship", "age", "ages", "ward", "wards",
)  # fmt: skip
"""Endings of common words."""
OFFICES = frozenset({
    "captain", "colonel", "major", "lieutenant", "sergeant", "corporal", "commander", "general", "admiral", "inspector", "minister", "president",
    "senator", "judge", "bishop", "archbishop", "cardinal", "king", "queen", "governor", "mayor", "ambassador", "premier",
})  # fmt: skip
"""Offices that are large before a name alone."""
SHORT = frozenset({
    "cpl.", "pfc.", "brig.", "adm.", "msgr.", "supt.", "insp.", "det.", "cmdr.", "senor", "senora",
})  # fmt: skip
"""Forms of address that no list holds."""
CALLING = frozenset({"himself", "herself", "themselves", "named", "alias", "nicknamed", "dubbed"})
"""Words before a name by which somebody goes."""
KNOWN = frozenset({"known", "name", "himself", "herself", "themselves", "signs", "signed"})
"""Words before `as` and a name."""
WITHIN = frozenset(
    {"of", "and", "the", "for", "de", "la", "el", "los", "las", "du", "des", "del", "di", "da", "do"}
)
"""Words within names that stay small."""
PARTING = frozenset({
    "at", "in", "on", "by", "to", "with", "from", "who", "which", "that", "was", "were", "is", "has", "had", "said", "and",
})  # fmt: skip
"""Words that stand in no name of an organisation."""
CAUSES = {
    "of": frozenset({
        "army", "brigade", "brigades", "sons", "guardians", "soldiers", "order", "legion", "brotherhood", "league", "knights", "volunteers",
        "defenders", "martyrs", "sword", "shield",
    }),
    "for": frozenset({"front", "movement", "union", "committee", "league", "party", "army"}),
}  # fmt: skip
"""Heads of an organisation's name that stand before these words and the rest of it."""
NAMED = 3
"""Words of a person's name that nobody knows, at most."""
LONGEST = 6
"""Words of an organisation's name before its last one, and letters of an acronym, at most."""
WHOLE = 12
"""Words before an acronym in brackets among which the name stands that it shortens, at most."""


@dataclass(frozen=True, slots=True)
class Known:
    """Words in lower case by the case that they take."""

    small: frozenset[str]
    given: frozenset[str]
    titles: frozenset[str]
    heads: frozenset[str]
    verbs: frozenset[str]
    determiners: frozenset[str]


@dataclass(frozen=True, slots=True)
class Copy:
    """A text in capitals: its words, each with where it begins, and the words that are known."""

    text: str
    words: tuple[tuple[int, str], ...]
    known: Known

    def low(self, index: int) -> str:
        """A word in small letters, without the full stop behind it."""
        return self.words[index][1].lower().rstrip(".") if 0 <= index < len(self.words) else ""

    def gap(self, index: int) -> str:
        """What stands between a word and the one before it; a full stop where there is none."""
        if not 0 < index < len(self.words):
            return "."
        start, word = self.words[index - 1]
        return (
            "."
            if word.endswith(".") and len(word) > LONGEST
            else self.text[start + len(word) : self.words[index][0]]
        )

    def before(self, index: int) -> str:
        """The word in small letters right before this one, with its full stop; nothing where a sign parts them."""
        return self.words[index - 1][1].lower() if self.gap(index) in (" ", "\n") else ""

    def in_brackets(self, index: int) -> bool:
        """Whether the word stands alone in brackets."""
        start, word = self.words[index]
        return (
            self.text[start - 1 : start] == "("
            and self.text[start + len(word) : start + len(word) + 1] == ")"
        )

    def is_strange(self, low: str, *, ends: bool = False) -> bool:
        """Whether a word is none that is known; one that `ends` a name may end as common words do."""
        return (
            bool(low)
            and low not in self.known.small | self.known.verbs
            and (ends or not low.endswith(ENDINGS))
        )


def names(copy: Copy) -> tuple[set[int], set[str]]:
    """The numbers of the words that stand in names, surnames that go on alone among them, and the acronyms of names."""
    large: set[int] = set()
    surnames: set[str] = set()
    for index in range(len(copy.words)):
        low = copy.low(index)
        after_name = bool(copy.before(index)) and index - 1 in large
        named = after_name or _leads(copy, index)
        if low in copy.known.verbs:
            continue
        if low in copy.known.given and (named or (low not in copy.known.small and _goes_on(copy, index))):
            large.add(index)
        elif named and copy.is_strange(low, ends=after_name):
            large.add(index)
            surnames |= {low} - OFFICES - copy.known.titles
        elif low in copy.known.heads:
            large.update(_organisation(copy, index) or _of_cause(copy, index))
    for run in _runs(copy):
        if large.isdisjoint(run) and _speaks(copy, run):
            large.update(run)
            surnames.add(copy.low(run[-1]))
    acronyms = {
        word for index, (_, word) in enumerate(copy.words) if _is_acronym(word) and copy.in_brackets(index)
    }
    for index, (_, word) in enumerate(copy.words):
        if word in acronyms and copy.in_brackets(index):
            large.update(_shortened(copy, index))
    large |= {index for index in range(len(copy.words)) if copy.low(index) in surnames}
    return large | {
        index - 1 for index in large if copy.before(index) in OFFICES and _leads(copy, index)
    }, acronyms


def _leads(copy: Copy, index: int) -> bool:
    """Whether the word before calls somebody by the name that stands here: an office without an article, `himself`, `known as`."""
    before = copy.before(index)
    if before == "as":
        return copy.before(index - 1) in KNOWN
    if before in OFFICES:
        return copy.before(index - 1) not in copy.known.determiners
    return before in CALLING | copy.known.titles | SHORT


def _runs(copy: Copy) -> Iterator[range]:
    """Two or three words in a row that nobody knows."""
    first = 0
    for index in range(len(copy.words) + 1):
        known = not copy.is_strange(copy.low(index)) or any(map(str.isdigit, copy.low(index)))
        if known or not copy.before(index):
            if 2 <= index - first <= NAMED:
                yield range(first, index)
            first = index + known


def _speaks(copy: Copy, run: range) -> bool:
    """Whether words stand where a speaker's name does: beside a verb of speech, or before an age."""
    before = copy.before(run[0])
    if before in copy.known.verbs | copy.known.determiners:
        return before in copy.known.verbs
    following = copy.low(run.stop)
    return following.isdigit() if copy.gap(run.stop) == ", " else following in copy.known.verbs


def _goes_on(copy: Copy, index: int) -> bool:
    """Whether a given name is one here: a surname, an age or a verb of speech follows, and no article leads up to it."""
    if copy.before(index) in copy.known.determiners:
        return False
    following = copy.low(index + 1)
    if copy.gap(index + 1) == ", ":
        return following.isdigit()
    if copy.gap(index + 1) not in (" ", "\n"):
        return False
    return following in copy.known.verbs or len(following) == 1 or copy.is_strange(following, ends=True)


def _organisation(copy: Copy, head: int) -> list[int]:
    """The words of the name of an organisation that ends with this head and `the` opens; nothing where it is none."""
    for first in range(head - 1, max(head - LONGEST - 1, -1), -1):
        if copy.low(first) in PARTING or copy.gap(first + 1) not in (" ", "\n"):
            return []
        if copy.low(first) in ("the", "a", "an"):
            strange = any(copy.is_strange(_whose(copy.low(i))) for i in range(first + 1, head))
            return [*range(first + 1, head + 1)] if copy.low(first) == "the" and strange else []
    return []


def _of_cause(copy: Copy, head: int) -> list[int]:
    """The words of the name of an organisation that opens with this head: `THE SACRED ARMY OF THE WHITE BOLO`."""
    link = copy.low(head + 1)
    if copy.low(head) not in CAUSES.get(link, ()) or not copy.before(head + 1):
        return []
    tail = []
    for index in range(head + 2, min(head + 2 + LONGEST, len(copy.words))):
        low = copy.low(index)
        if not copy.before(index) or low in PARTING or low in copy.known.verbs:
            break
        tail.append(index)
    opens = head - (copy.before(head) not in {*copy.known.determiners, ""} and copy.before(head - 1) == "the")
    named = copy.before(opens) == "the" and any(copy.is_strange(copy.low(i)) for i in tail)
    return [*range(opens, head + 1), *tail] if named else []


def _is_acronym(word: str) -> bool:
    return 1 < len(word) <= LONGEST and word.isalpha()


def _shortened(copy: Copy, index: int) -> Iterator[int]:
    """The words before an acronym whose first letters it is: `THE FRONT FOR THE DELIVERANCE OF THE PLATEAU (FDP)`."""
    found, here = [], index - 1
    for letter in reversed(copy.words[index][1]):
        while here >= 0 and copy.low(here) in WITHIN:
            here -= 1
        if here < max(index - WHOLE, 0) or copy.words[here][1][0] != letter:
            return
        found.append(here)
        here -= 1
    yield from found


def _whose(low: str) -> str:
    """A word without what makes it an owner."""
    return low.replace("’", "'").removesuffix("'s").removesuffix("'")


@cache
def known_to(lexicon: Lexicon) -> Known:
    """The words of the lexicon by the case that they take."""
    words = grammar(lexicon)
    roles = lexicon.roles
    nouns = {part for entry in roles.nouns.values() for word in entry.words for part in word.split()}
    others = {part for entry in roles.words.values() for word in entry.words for part in word.split()}
    closed = (
        *(words.cues, words.statements, words.negations, words.carriers, words.pronouns, words.determiners),
        *(words.prepositions, words.boundaries, words.openers, words.times, words.persons),
    )
    small = frozenset().union(nouns, others, *closed)
    plurals = {word + "s" for word in nouns | words.persons}
    given = lexicon.given_names
    return Known(
        small=frozenset(small | plurals) - frozenset(roles.titles.words),
        given=frozenset((*given.female.words, *given.male.words, *given.either.words)),
        titles=frozenset(roles.titles.words) | frozenset(word for word in others if word.endswith(".")),
        heads=frozenset(roles.bodies.words) | {"forces", "guerrillas"},
        verbs=words.cues | words.statements,
        determiners=words.determiners,
    )
