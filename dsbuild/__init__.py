"""Versioned datasets that tell reporting about extremism from extremism, built from news articles.

The names here are stable. Importing the package imports nothing heavy: each function brings what it needs.
Offsets are code points of the text, spans are half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dsbuild.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dsbuild.engines.build import Result
    from dsbuild.model import Annotation, Casualty, Quotation

__all__ = ["__version__", "annotate", "build", "casualties", "quotations", "sentence_spans"]


def sentence_spans(text: str, language: str = "english") -> list[tuple[int, int]]:
    """The span of every sentence of a text, in order, trimmed of white space; nothing is dropped.

    `language` is an English name or an ISO 639-1 code; for others than English, NLTK's `punkt_tab` has to be on the
    machine.

    Raises:
        LanguageError: the data of the language is not on this machine; the message says how to get it.
    """
    from dsbuild import lexicon, pipeline, sentences

    if language == "english":
        return pipeline.sentence_spans(text, lexicon.load())
    how = sentences.segmenter(sentences.of_language(language))
    return pipeline.sentence_spans(text, lexicon.load(), how)


def quotations(text: str) -> list[Quotation]:
    """The direct quotations of an article's text, in order, marks included, with who speaks.

    Each has `start`, `end`, `speaker` (None when nobody can be told to be), `speaker_role` and
    `speaker_status`.

    Raises:
        UnicodeEncodeError: the text holds a lone surrogate.
    """
    return [quotation for quotation in annotate(text).quotations if quotation.speech]


def casualties(text: str) -> list[Casualty]:
    """The counts of people killed, injured or missing in a text, in order.

    Each has `start` and `end` of the number phrase, `count_min`, `count_max` (None when open) and `kind`.
    """
    from dsbuild import lexicon, pipeline

    return pipeline.casualties(text, lexicon.load())


def annotate(text: str) -> Annotation:
    """An article's blocks, sentences with labels and evidence, and the roster of its speakers.

    Raises:
        UnicodeEncodeError: the text holds a lone surrogate.
    """
    from dsbuild import lexicon, pipeline
    from dsbuild.model import article_from_text

    return pipeline.annotate(article_from_text(text), lexicon.load())


def build(
    sources: Sequence[str | Path] = ("seeds",),
    *,
    dist: str | Path = "dist",
    name: str | None = None,
    text: str = "full",
) -> Result:
    """Builds a dataset from articles and writes it to `dist/<name>/dev`; what was built, kept, dropped and refused.

    `sources` are files, folders, globs or fsspec URLs; `text` is `full`, `open` or `none`.

    Raises:
        BuildError: nothing could be built, or an input stops the build; the message says what to do.
    """
    from pathlib import Path

    from dsbuild.engines import build as engine
    from dsbuild.settings import TextPolicy

    order = engine.Order(tuple(map(str, sources)), Path(dist), name, TextPolicy(text))
    return engine.build(order)
