"""Punkt's parameters from a corpus, by NLTK's trainer."""

from collections.abc import Iterable
from pathlib import Path

from dsbuild.sentences.parameters import ABBREVIATIONS, COLLOCATIONS, ORTHOGRAPHY, STARTERS, Parameters

# NLTK's 0.3 takes many a word that a small corpus shows only at the end of sentences.
ABBREVIATION = 1.0


def train(texts: Iterable[str]) -> Parameters:
    """The parameters of the language of `texts`, each a document; some megabytes of one language serve well."""
    from nltk.tokenize.punkt import PunktTrainer

    trainer = PunktTrainer()
    trainer.ABBREV = ABBREVIATION
    for text in texts:
        trainer.train(text, finalize=False)
    learned = trainer.get_params()
    return Parameters(
        abbreviations=frozenset(learned.abbrev_types),
        collocations=frozenset(learned.collocations),
        starters=frozenset(learned.sent_starters),
        orthography=dict(learned.ortho_context),
    )


def write(parameters: Parameters, folder: Path) -> None:
    """Write the four files, sorted, so that equal parameters give equal bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / ABBREVIATIONS, parameters.abbreviations)
    _write(folder / COLLOCATIONS, ("\t".join(pair) for pair in parameters.collocations))
    _write(folder / STARTERS, parameters.starters)
    _write(
        folder / ORTHOGRAPHY, (f"{word}\t{flags}" for word, flags in parameters.orthography.items() if flags)
    )


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8", newline="\n")
