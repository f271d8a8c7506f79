"""What a word with a capital can be: an office, a form of address, an organisation, the opening of a name."""

import re
from functools import lru_cache

from dsbuild.lexicon.actors import Organisation
from dsbuild.quotes.closed import DATES, DATING
from dsbuild.quotes.roster.mentioned import Named
from dsbuild.quotes.roster.noun_phrases import REMEMBERED
from dsbuild.quotes.roster.offices import offices
from dsbuild.quotes.roster.shapes import PIECE, PLAIN, Entry
from dsbuild.quotes.roster.vocabulary import Vocabulary, normal

LONGEST_DATING = 8
SPACED = re.compile(r"\S+")
OFFICES = frozenset("omMlejv")
SHORTEST, SHOUTED = 3, 8
"""Below how many letters a name in a line of capitals is a word (`IS`), and how much of the line tells."""
GOES_ON = re.compile(r" of (?:the )?[A-Z]| al-| [A-Z][a-z]")
"""What makes another name of one that is not sure: `National Liberation Army of Barnagarh`, `Red Brigade North`."""


ADDRESSES = frozenset(
    {"dr", "prof", "mr", "mrs", "ms", "rev", "fr", "sir", "dame", "lady", "lord", "mx", "malam"}
)


SURNAMES = frozenset(
    {
        "king",
        "queen",
        "dean",
        "bishop",
        "pope",
        "major",
        "marshal",
        "guard",
        "ranger",
        "justice",
        "marine",
        "canon",
    }
    | {
        "deacon",
        "monk",
        "abbot",
        "provost",
        "principal",
        "chief",
        "judge",
        "prince",
        "earl",
        "duke",
        "boss",
        "head",
    }
    | {
        "general",
        "constable",
        "sheriff",
        "mayor",
        "knight",
        "gunner",
        "sergeant",
        "elder",
        "fan",
        "ultra",
        "brown-shirt",
    }
)


_SMALL = frozenset("dHhwfOcrbznSi")


@lru_cache(REMEMBERED)
def is_plain_name(run: str, words: Vocabulary) -> bool:
    """Whether all of a run of capitals is one name wherever it stands: none of its words means anything else."""
    pieces, parts = PIECE.findall(run), run.split()
    if not (run[:1].isupper() and pieces and run.startswith(pieces[0]) and run.endswith(pieces[-1])):
        return False
    if (len(parts) > 1 and parts[0].lower() in DATES) or parts[-1].lower() in words.bodies:
        return False
    if any(_means_more(piece.lower().rstrip("."), words) for piece in pieces):
        return False
    return not offices(parts, words, opening=True)


@lru_cache(REMEMBERED)
def small_entry(word: str, words: Vocabulary) -> Entry | None:
    """What one word with a capital means where it can be nothing but the same word in small letters: `The`, `Some`."""
    low = word.lower()
    entry = words.lookup.get(low)
    if entry is None or not entry.kind or not PIECE.fullmatch(word) or "." in word:
        return None
    named = low in words.titles or low in words.genders_before_surname or low in words.bodies
    named = named or low.replace("-", " ").partition(" ")[0] in words.organisation_lengths
    return None if named else entry


def is_dated(text: str, start: int) -> bool:
    """Whether a word that dates stands before a month or a day (`In April A. B.`)."""
    before = text[max(0, start - LONGEST_DATING) : start].lower().split()
    return bool(before) and before[-1] in DATING


def _means_more(low: str, words: Vocabulary) -> bool:
    """Whether a word can be something else than part of a name, or open an organisation's."""
    known = low in words.lookup or low in words.titles or low in words.not_names or low in ADDRESSES
    return known or low.replace("-", " ").partition(" ")[0] in words.organisation_lengths


def is_phrase(low: str, text: str, start: int, words: Vocabulary) -> bool:
    """Whether a phrase of the vocabulary opens here: `National Guard`."""
    entry = words.lookup.get(low)
    return entry is not None and any(
        text[start : start + len(phrase)].lower() == phrase for phrase, _ in entry.phrases
    )


def means(low: str, text: str, start: int, words: Vocabulary) -> bool:
    """Whether a word is one of the vocabulary, by itself or by the phrase that it opens here."""
    entry = words.lookup.get(low)
    if entry is None or entry.kind:
        return entry is not None
    return is_phrase(low, text, start, words)


def may_open(low: str, words: Vocabulary) -> bool:
    """Whether the name of an organisation can open with the word."""
    return low not in words.not_names and words.classes.get(low, PLAIN) not in _SMALL


def is_body_name(pieces: list[str], words: Vocabulary) -> bool:
    """Whether a run of capitals ends as names of organisations do, and no state is in it."""
    if pieces[-1].lower() not in words.bodies:
        return False
    return all(words.classes.get(piece.lower()) != "o" for piece in pieces[:-1])


def organisation_at(
    text: str, start: int, end: int, words: Vocabulary
) -> tuple[Organisation, int, bool] | None:
    """The organisation of the lexicon whose name opens here, where that ends, and whether the name is sure."""
    window = normal(text[start : min(start + 80, end)])
    if len(window) != min(start + 80, end) - start:
        return None
    first = window.split(" ", 1)[0].rstrip(".,;:)'\"”").removesuffix("'s")
    longest = words.organisation_lengths.get(first, 0)
    for length in range(min(longest, len(parts := window.split(" "))), 0, -1):
        name = " ".join(parts[:length])
        for candidate in (name, name.rstrip(".,;:)'\"”?!"), name.rstrip(".,;:)'\"”?!").removesuffix("'s")):
            known = words.organisations.get(candidate)
            stop = start + len(candidate)
            if known is None:
                continue
            sure = known[1] and not text[start:stop].endswith(" state")
            if sure or _is_exact(text, start, stop, words.exact.get(candidate, frozenset())):
                return known[0], stop, known[1]
    return None


def _is_exact(text: str, start: int, stop: int, exact: frozenset[str]) -> bool:
    """Whether a name stands here as one of `exact` is written, with its article, and is not the half of another."""
    name = text[start:stop]
    articled = text[max(0, start - 4) : start].lower() == "the " and f"the {name}" in exact
    goes_on = GOES_ON.match(text, stop)
    whole = name.isupper() or goes_on is None or (" " not in name and goes_on[0].istitle())
    if len(name) < SHORTEST and text[max(0, start - SHOUTED) : stop + SHOUTED].isupper():
        return False
    return whole and (articled or name in exact)


def has_surname(text: str, start: int, last: int, words: Vocabulary) -> bool:
    """Whether a name goes on in a run after a given name that is a word as well: `Will Smith`, not `Will Police`."""
    following = text[start:last].split()
    return (
        bool(following)
        and following[0].lower() not in words.lookup
        and following[0].lower() not in words.heads
    )


def is_body(name: str, named: Named, words: Vocabulary) -> bool:
    """Whether a name that opens as an office does is an organisation's: `General Staff`."""
    low = name.lower()
    first, _, rest = low.partition(" ")
    opens = bool(rest) and " " not in rest and (first in words.titles or first in words.offices)
    return (
        opens and low in named.bodies and low not in words.classes and normal(name) not in words.organisations
    )


def is_named(word: str, named: Named) -> bool:
    """Whether a word that means something else as well is part of a speaker's name."""
    return word[0].isupper() and word.lower() in named.common


def begins_at(text: str, first: int, last: int, titled: int) -> int:
    """Where the name begins after `titled` words of a run."""
    return [match.start() for match in SPACED.finditer(text, first, last)][titled] if titled else first


def ends_as_body(name: str, words: Vocabulary, before: str) -> bool:
    """Whether a name ends as names of bodies do, or is an acronym with an article; `before` is the class before it."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    return (
        last in words.bodies
        or last.removesuffix("s") in words.bodies
        or (before == "d" and name.isupper() and len(name) > 1)
    )
