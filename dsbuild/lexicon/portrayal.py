"""Phrases by which people show who they are, and the little language in which they are written."""

from itertools import product

from dsbuild.lexicon.strict import Strict, WordList

ANY = "_"
"""Any one word."""


class Portrayal(Strict):
    """Phrases by the rule that they speak for: in quoted words of one's `own`, and `told` by the article."""

    own: dict[str, WordList]
    told: dict[str, WordList]


def spelled_out(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Every run of words that a phrase stands for: `a/b` are two words in one place, `word?` may be missing."""
    places = [
        (*piece.removesuffix("?").split("/"), *([""] if piece.endswith("?") else []))
        for piece in phrase.split()
    ]
    return tuple(tuple(word for word in run if word) for run in product(*places))
