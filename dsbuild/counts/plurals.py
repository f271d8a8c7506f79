"""Plurals of English nouns."""

from collections.abc import Iterable, Iterator, Mapping


def with_plurals(words: Iterable[str], irregular: Mapping[str, str]) -> Iterator[str]:
    """Each noun and its plural."""
    for word in words:
        yield word
        yield plural(word, irregular)


def plural(noun: str, irregular: Mapping[str, str]) -> str:
    """The plural of an English noun, by its ending where it is not listed."""
    for singular, listed in irregular.items():
        if noun == singular or (noun.endswith(singular) and singular in {"man", "woman", "child"}):
            return noun.removesuffix(singular) + listed
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
