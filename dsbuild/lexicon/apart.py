"""Words of a text, found at the speed of `str.split`."""

import re


def apart(text: str, word: re.Pattern[str]) -> list[str]:
    """What `word.findall(text)` finds, of a pattern that takes letters and digits whole and no white space."""
    words: list[str] = []
    for chunk in text.split():
        if chunk.isalnum():
            words.append(chunk)
        else:
            words += word.findall(chunk)
    return words
