import re

from dsbuild.layout.page import OPENERS
from dsbuild.layout.vocabulary import Vocabulary, folded

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")
HANDLE = re.compile(r"@\w+")
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}")
URL = re.compile(r"(?:https?://|www\.)\S+")
LONGEST_NAME = 5
LONGEST_MINOR, FEWEST_MAJOR = 3, 4
NAME_BREAKS = re.compile(r"\s*(?:,|\||/|;|&|·|•|\band\b|\bund\b|\bet\b|\by\b|\boch\b)\s*")


def is_name(text: str, words: Vocabulary) -> bool:
    """Whether the text has the shape of a personal name: two to five capitalised words, particles apart."""
    parts = WORD.findall(text)
    if not 2 <= len(parts) <= LONGEST_NAME or any(mark in text for mark in OPENERS if mark not in "'’"):
        return False
    if not parts[0][0].isupper() and folded(parts[0]) not in words.particles:
        return False
    return all(_in_name(part, words) for part in parts) and len(parts[-1]) > 1


def is_names(text: str, words: Vocabulary) -> bool:
    """Whether the text is one name, or names joined by commas and `and`."""
    names = [name for name in NAME_BREAKS.split(text.strip()) if name]
    return bool(names) and all(is_name(name, words) for name in names)


def is_title_case(text: str) -> bool:
    """Whether most of the longer words of five or more are capitalised, as American headlines are."""
    longer = [word for word in WORD.findall(text) if len(word) > LONGEST_MINOR]
    return len(longer) >= FEWEST_MAJOR and sum(word[0].isupper() for word in longer) * 5 >= len(longer) * 4


def is_newsroom(text: str, words: Vocabulary) -> bool:
    """Whether the text says where somebody of a newsroom works: `Middle East correspondent`, `in Paris`."""
    parts = WORD.findall(text)
    known = [folded(part).removesuffix("'s") in words.newsroom for part in parts]
    named = any(
        there and folded(part) not in words.functions for part, there in zip(parts, known, strict=True)
    )
    return named and all(
        there or (part[0].isupper() and folded(part) not in words.functions)
        for part, there in zip(parts, known, strict=True)
    )


def is_credit(text: str, words: Vocabulary) -> bool:
    """Whether the text holds nothing but names, agencies and the words of credits."""
    parts = [part for part in re.split(r"[\s/|,;:()\[\]–—]+", URL.sub("", text)) if part]
    return bool(parts) and len(parts) <= 14 and all(_in_credit(part, words) for part in parts)


def names_agency(text: str, words: Vocabulary) -> bool:
    """Whether the text names a news or picture agency in the form that credits do."""
    parts = re.split(r"[\s/|,;:()\[\].–—-]+", folded(text))
    return any(part in words.agencies for part in parts)


def _in_name(part: str, words: Vocabulary) -> bool:
    low = folded(part)
    if low in words.particles:
        return True
    if low.endswith("'s"):
        return False
    return part[0].isupper() and low not in words.functions and not any(char.isdigit() for char in part)


def _in_credit(part: str, words: Vocabulary) -> bool:
    if folded(part).strip(".") in words.credit or folded(part) in words.particles:
        return True
    first = part.lstrip("@©\"'")
    return not first or not first[0].islower() or part[0] == "@" or "." in part[:-1]
