"""Text -> the language it is written in, told offline and the same on every machine; what is not wanted is told."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from dsbuild.model import Article
from dsbuild.sources.raw import Notice

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH, ANY = "en", "any"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Common in any English text, and hardly words of another language that is written in Latin letters.
COMMON = frozenset(
    {"the", "of", "and", "to", "that", "was", "for", "with", "his", "her", "said", "they", "were"}
)
COMMON |= {"which", "from", "have", "had", "this", "by", "are", "not", "but", "who", "been", "their", "it"}
COMMON |= {
    "has",
    "would",
    "there",
    "when",
    "what",
    "after",
    "about",
    "you",
    "she",
    "is",
    "on",
    "at",
    "as",
    "be",
}
SURE_ENGLISH, SURE_OTHER = 0.2, 0.06
FEWEST_WORDS = 20
GLANCE, MOST_CHARACTERS = 4_000, 20_000
LEAST_PROBABILITY, MOST_ENGLISH = 0.5, 0.01


@dataclass(frozen=True, slots=True)
class Spoken:
    """The ISO 639-1 code of a text's language, None when it cannot be told; `sure` enough to act on it."""

    code: str | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """An article with its language filled in, whether it is `wanted`, and what is worth telling."""

    article: Article
    wanted: bool
    notice: Notice | None = None


def heard(article: Article, wanted: Collection[str]) -> Heard:
    """The article by its language; left out only where the text is surely in one that is not wanted.

    What the file says of its language stays, unless the text surely is in another.
    """
    found = spoken(article.text)
    said = (article.language or "").partition("-")[0].casefold()
    if found.code and (not said or (found.sure and said != found.code)):
        article = replace(article, language=found.code)
    if ANY in wanted:
        return Heard(article, wanted=True)
    if found.sure and found.code not in wanted:
        message = f"written in `{found.code}`; left out (`--language {found.code}` or `any` builds it)"
        return Heard(article, wanted=False, notice=Notice(article.path, article.place, message))
    if found.code not in wanted:
        message = "too short or too mixed to tell its language; built as if it were English"
        return Heard(article, wanted=True, notice=Notice(article.path, article.place, message))
    return Heard(article, wanted=True)


def spoken(text: str) -> Spoken:
    """The language of a text by its words; that of a mixed text, or of a few words, is not sure.

    English is told by the share of its common words, which is above a third in prose, a tenth at most
    elsewhere. Only what is not English by that goes to the identifier, which must agree.
    """
    words = WORD.findall(text[:GLANCE].casefold())
    if not words:
        return Spoken(None, sure=False)
    share = sum(word in COMMON for word in words) / len(words)
    if share >= SURE_ENGLISH:
        return Spoken(ENGLISH, sure=len(words) >= FEWEST_WORDS)
    ranked = {
        str(code): float(probability) for code, probability in _identifier().rank(text[:MOST_CHARACTERS])
    }
    code = max(ranked, key=ranked.__getitem__)
    if ranked[code] < LEAST_PROBABILITY:
        return Spoken(None, sure=False)
    other = ranked.get(ENGLISH, 0.0) <= MOST_ENGLISH and share <= SURE_OTHER
    return Spoken(code, sure=other and _is_long(text, words))


def _is_long(text: str, words: list[str]) -> bool:
    """Whether there are words enough to judge by; a script without spaces counts by its characters."""
    return len(words) >= FEWEST_WORDS or (len(text) >= 3 * FEWEST_WORDS and not text.isascii())


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
