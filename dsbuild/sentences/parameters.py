"""What Punkt learned of a language, in the four files of NLTK's `punkt_tab` format."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

ABBREVIATIONS = "abbrev_types.txt"
COLLOCATIONS = "collocations.tab"
STARTERS = "sent_starters.txt"
ORTHOGRAPHY = "ortho_context.tab"
FILES = (ABBREVIATIONS, COLLOCATIONS, STARTERS, ORTHOGRAPHY)

LANGUAGES = {
    "sq": "albanian", "cs": "czech", "da": "danish", "nl": "dutch", "en": "english", "et": "estonian",
    "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "it": "italian", "ml": "malayalam",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ru": "russian", "sl": "slovene", "es": "spanish",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip


class LanguageError(LookupError):
    """Nobody has trained Punkt on the language here; the message says how to get its parameters."""


@dataclass(frozen=True, slots=True, eq=False)
class Parameters:
    """Punkt's parameters, as Kiss & Strunk (2006) define them; words are in lower case.

    `orthography` holds the contexts in which a word was seen, as the sum of NLTK's flags.
    """

    abbreviations: frozenset[str]
    collocations: frozenset[tuple[str, str]]
    starters: frozenset[str]
    orthography: Mapping[str, int]


def read(folder: Traversable) -> Parameters:
    """The parameters that `folder` holds.

    Raises:
        FileNotFoundError: one of the four files is not there.
        ValueError: a line is not what the format says; the message names file and line.
    """
    return Parameters(
        abbreviations=frozenset(word for (word,) in _rows(folder, ABBREVIATIONS, 1)),
        collocations=frozenset((first, second) for first, second in _rows(folder, COLLOCATIONS, 2)),
        starters=frozenset(word for (word,) in _rows(folder, STARTERS, 1)),
        orthography={word: int(flags) for word, flags in _rows(folder, ORTHOGRAPHY, 2)},
    )


@cache
def english() -> Parameters:
    """The packaged English parameters, read once a process."""
    return read(resources.files("dsbuild.sentences") / "english")


@cache
def of_language(language: str) -> Parameters:
    """The parameters of a language: English ones are packaged, others those of NLTK's `punkt_tab` on this machine.

    `language` is the name in English in small letters, as NLTK names it, or an ISO 639-1 code.

    Raises:
        LanguageError: the data of the language is not on this machine.
    """
    name = LANGUAGES.get(language, language)
    if name == "english":
        return english()
    from nltk.data import find

    if not name.isalpha():
        raise LanguageError(
            f"found language {language!r}, expected a name such as german, or a code such as de"
        )
    try:
        folder = find(f"tokenizers/punkt_tab/{name}/")
    except LookupError:
        raise LanguageError(
            f"found no Punkt parameters of {name!r} on this machine; `python -m nltk.downloader punkt_tab` gets"
            f" those of {', '.join(sorted(set(LANGUAGES.values())))}, and `dsbuild segmenter train` makes others"
        ) from None
    return read(Path(str(folder)))


def _rows(folder: Traversable, name: str, columns: int) -> list[list[str]]:
    lines = (folder / name).read_text(encoding="utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line]
    for number, row in enumerate(rows, start=1):
        if len(row) != columns:
            raise ValueError(f"{name}:{number}: found {len(row)} columns, expected {columns}; train it again")
    return rows
