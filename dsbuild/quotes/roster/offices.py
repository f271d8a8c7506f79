"""How much of a run of capitals is an office, a calling or a byname, and where the name begins."""

from collections.abc import Sequence

from dsbuild.quotes.roster.vocabulary import DAYS, OFFICES, Vocabulary

AGENTS = ("er", "or", "ist", "man", "ent", "ant", "ee", "ian", "ie", "ore", "ess")
"""Endings of nouns for people."""
RANKED = frozenset({"major", "marshal", "commodore"})
"""Ranks that are given names as well, which before two names are ranks."""
QUALIFYING = frozenset({
    "old", "placed", "born", "based", "ranked", "seeded", "raised", "educated", "trained", "appointed", "elected",
    "turned", "time", "range", "wing", "right", "left", "speaking", "winning", "backed", "led", "bound", "generation",
})  # fmt: skip
"""Last parts of adjectives of two parts that stand before a name."""
FIELDS = ("ology", "ography", "onomy", "istry", "onomics", "itics", "osophy", "ences")
"""Endings of what somebody teaches (`Professor of Sociology A. B.`)."""
BYNAMES = frozenset({"old", "big", "little", "young", "peace", "mother", "local", "veteran", "tiny", "lone"})
"""Words that stand before a given name and are no part of it."""
WITHIN = frozenset({"sheikh", "sheik", "shaykh", "haji", "hajji", "syed", "prince", "ka"})
"""Forms of address that also stand inside a name (`Omar Sheikh Nur`)."""


def offices(pieces: Sequence[str], words: Vocabulary, *, opening: bool) -> int:
    """How many of the words that open a run of capitals are an office rather than the name: `Majority Leader Jo Doe`.

    `opening` tells that the run opens a sentence, where any word is large.
    """
    for at in range(len(pieces) - 1, 0, -1):
        last, following = pieces[at - 1], pieces[at].lower()
        low = last.lower().partition("-")[0]
        office = low in words.titles or (
            words.classes.get(low, "") in OFFICES and (low not in words.genders or low in RANKED)
        )
        office = office or _is_office(pieces, at - 1, words)
        office = office and not (at > 1 and low in WITHIN and pieces[at - 2].lower() in words.genders)
        named_so = following in words.genders_before_surname or following in DAYS
        if following in words.genders or (office and named_so and len(pieces) > at + 1):
            short = 1 < len(last.rstrip(".")) < 5 and len(pieces) > at + 1
            ranked = (
                at > 1 and len(pieces[at - 2]) < 5 and _is_office(pieces, at - 2, words)
            )  # `Det Con A. B.`
            if office or (short and (last.isupper() or ranked)):
                return at
        elif office and low in words.genders_before_surname and at == 1 and low not in RANKED:
            continue
        elif office and len(pieces) > at + 1 and not any(_is_common(p, words) for p in pieces[at:]):
            return at
    if (opening and _is_word(pieces, words)) or _qualifies(pieces):
        return 1
    return _before_given(pieces, words)


def _before_given(pieces: Sequence[str], words: Vocabulary) -> int:
    """How many words that nobody is called stand before a given name and a surname: `Big Jim Tate`, `Estonian Rasmus Kivi`."""
    for at in range(1, min(len(pieces) - 1, 3)):
        first = pieces[at - 1].lower()
        common = first in words.not_names or first.endswith(FIELDS) or first in BYNAMES
        if first in words.genders or not common:
            return 0
        if pieces[at].lower() in words.genders:
            return at
    return 0


def _is_office(pieces: Sequence[str], at: int, words: Vocabulary) -> bool:
    """Whether a word is a calling or belongs to one, and no name goes on in it: `Clerk Jo Doe`, not `Ann Clerk Li`."""
    low = pieces[at].lower().rstrip(".")
    if at and pieces[at - 1].lower() in words.genders:
        return False
    return low in words.offices or (low in words.office_words and len(pieces) > at + 2)


def _qualifies(pieces: Sequence[str]) -> bool:
    """Whether the first of three words is an adjective of two parts: `Second-placed Rui Leite`."""
    first, dash, last = pieces[0].lower().rpartition("-")
    return (
        bool(dash and first) and len(pieces) > 2 and pieces[0].split("-")[-1].islower() and last in QUALIFYING
    )


def _is_word(pieces: Sequence[str], words: Vocabulary) -> bool:
    """Whether the first word is large only because it opens the sentence: `Customer Tino Marrero`."""
    if len(pieces) < 3 or pieces[1].lower() not in words.genders:
        return False
    first = pieces[0].lower()
    return first.endswith(AGENTS) and first not in words.genders and first not in words.particles


def _is_common(piece: str, words: Vocabulary) -> bool:
    low = piece.lower()
    return low in words.lookup or low in words.heads or low in words.bodies or low in words.not_names
