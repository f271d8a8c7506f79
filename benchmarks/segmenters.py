"""The segmenters to compare, each through the part of its API that gives offsets."""

from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

Spans = list[tuple[int, int]]
Segment = Callable[[str], Spans]
REFERENCE = "NLTK Punkt"


def nltk_model() -> Path:
    """NLTK's English Punkt model, which the wheel of llama-index-core carries; nothing else of it is used."""
    for file in metadata.files("llama-index-core") or ():
        if str(file).endswith("punkt_tab/english/abbrev_types.txt"):
            return Path(str(file.locate())).parent
    raise LookupError("llama-index-core holds no punkt_tab/english")


def _ours() -> Segment:
    import dsbuild

    return dsbuild.sentence_spans


def _engine() -> Segment:
    from dsbuild import lexicon, sentences

    words = lexicon.load()
    return lambda text: sentences.spans(text, words)


def _ours_as_punkt() -> Segment:
    from dsbuild import lexicon, sentences
    from dsbuild.sentences import parameters

    learned, words = parameters.read(nltk_model()), lexicon.load()
    return lambda text: sentences.spans(text, words, parameters=learned, rules=())


def _nltk() -> Segment:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    from dsbuild.sentences import parameters

    read, learned = parameters.read(nltk_model()), PunktParameters()
    learned.abbrev_types = set(read.abbreviations)
    learned.collocations = set(read.collocations)
    learned.sent_starters = set(read.starters)
    learned.ortho_context.update(read.orthography)
    tokenizer = PunktSentenceTokenizer(learned)
    return lambda text: list(tokenizer.span_tokenize(text))


def _nupunkt() -> Segment:
    from nupunkt import sent_spans

    return sent_spans


def _blingfire() -> Segment:
    from blingfire import text_to_sentences_and_offsets

    return lambda text: text_to_sentences_and_offsets(text)[1]


def _pysbd() -> Segment:
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [(piece.start, piece.end) for piece in segmenter.segment(text)]


def _spacy() -> Segment:
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return lambda text: [(piece.start_char, piece.end_char) for piece in pipeline(text).sents]


def _syntok() -> Segment:
    from syntok import segmenter

    def segment(text: str) -> Spans:
        pieces = (tokens for paragraph in segmenter.analyze(text) for tokens in paragraph if tokens)
        return [(tokens[0].offset, tokens[-1].offset + len(tokens[-1].value)) for tokens in pieces]

    return segment


def _sentence_splitter() -> Segment:
    """It gives no offsets, and squeezes white space: its sentences are looked up again without any."""
    from sentence_splitter import SentenceSplitter

    splitter = SentenceSplitter(language="en")

    def segment(text: str) -> Spans:
        solid = [at for at, character in enumerate(text) if not character.isspace()]
        spans, seen = [], 0
        for piece in splitter.split(text):
            if size := len("".join(piece.split())):
                spans.append((solid[seen], solid[min(seen + size, len(solid)) - 1] + 1))
                seen = min(seen + size, len(solid) - 1)
        return spans

    return segment


def _sentencex() -> Segment:
    import sentencex

    return lambda text: [
        (piece["start_index"], piece["end_index"]) for piece in sentencex.get_sentence_boundaries("en", text)
    ]


class Segmenter(NamedTuple):
    """What loads a segmenter, and the distribution that it comes from."""

    load: Callable[[], Segment]
    distribution: str

    def version(self) -> str:
        """As installed."""
        return metadata.version(self.distribution)


SEGMENTERS = {
    "dsbuild `sentence_spans`": Segmenter(_ours, "dsbuild"),
    "dsbuild `spans`": Segmenter(_engine, "dsbuild"),
    "dsbuild `spans`, rules off": Segmenter(_ours_as_punkt, "dsbuild"),
    REFERENCE: Segmenter(_nltk, "nltk"),
    "nupunkt": Segmenter(_nupunkt, "nupunkt"),
    "BlingFire": Segmenter(_blingfire, "blingfire"),
    "pySBD": Segmenter(_pysbd, "pysbd"),
    "spaCy sentencizer": Segmenter(_spacy, "spacy"),
    "syntok": Segmenter(_syntok, "syntok"),
    "sentence-splitter": Segmenter(_sentence_splitter, "sentence-splitter"),
    "sentencex": Segmenter(_sentencex, "sentencex"),
}
