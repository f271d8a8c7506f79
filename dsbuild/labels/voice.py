"""The rules that decide between the reporter's voice and extremist speech.

Each looks at one quotation of a sentence, or at the sentence where it holds none, and yields evidence.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dsbuild.labels.heard import Piece
from dsbuild.lexicon import Lexicon
from dsbuild.model import Block, BlockKind, Effect, Evidence, Label, Quotation, Role, Rule, Sentence

EXTREMIST = Label.QUOTED_EXTREMIST_SPEECH
NO_SPEECH = "V003"
"""The rule of words in marks that are no speech."""
_WORD = re.compile(r"[^\W_]+")
LONGEST = 40
"""Code points of one word, at most."""
_SIGNS = dict.fromkeys(map(ord, "“”‘’–—…"), " ")


class Heard(NamedTuple):
    """A sentence, the block it stands in and what it holds of quotations; `quotations` are those cut to the sentence."""

    text: str
    sentence: Sentence
    block: Block
    pieces: tuple[Piece, ...]
    quotations: tuple[Quotation, ...]
    lexicon: Lexicon
    extremists: bool


def extremist_speaks(heard: Heard) -> Iterator[Evidence]:
    """Evidence where quoted words are attributed to an extremist actor."""
    for piece in _speech(heard, extremist=True):
        if not _is_worship(heard, piece.whole) and not is_word(heard.text, piece.here):
            attribution = piece.here.attribution
            basis = f"attributed by {attribution}" if attribution else ""
            yield Evidence("V001", EXTREMIST, piece.here.start, piece.here.end, basis)


def only_worship(heard: Heard) -> Iterator[Evidence]:
    """Evidence against where an extremist's quoted words are a formula of worship and nothing else."""
    for piece in _speech(heard, extremist=True):
        if _is_worship(heard, piece.whole):
            yield Evidence("V002", EXTREMIST, piece.here.start, piece.here.end)


def no_speech(heard: Heard) -> Iterator[Evidence]:
    """Evidence against where words in quotation marks name a thing, or are held at arm's length."""
    for quotation in heard.quotations:
        if not quotation.speech or is_word(heard.text, quotation):
            yield Evidence(NO_SPEECH, EXTREMIST, quotation.start, quotation.end)


def somebody_else(heard: Heard) -> Iterator[Evidence]:
    """Evidence against where quoted words are those of somebody who is no extremist actor."""
    for quotation in (piece.here for piece in _speech(heard, extremist=False)):
        if quotation.speaker is not None and quotation.speaker_role is not Role.UNKNOWN:
            yield Evidence(
                "V004", EXTREMIST, quotation.start, quotation.end, f"role {quotation.speaker_role}"
            )


def nobody_told(heard: Heard) -> Iterator[Evidence]:
    """Evidence against where nobody can be told to be the speaker."""
    for quotation in (piece.here for piece in _speech(heard, extremist=False)):
        if quotation.speaker is None:
            yield Evidence("V005", EXTREMIST, quotation.start, quotation.end)


def unquoted_statement(heard: Heard) -> Iterator[Evidence]:
    """Evidence against where a statement is printed as the article itself, without quotation marks."""
    sentence = heard.sentence
    if heard.pieces or not heard.extremists or heard.block.kind is not BlockKind.BODY:
        return
    words = heard.text[sentence.start : sentence.end]
    found = _statement(heard.lexicon).match(words)
    if found:
        yield Evidence("V006", EXTREMIST, sentence.start + found.start(), sentence.start + found.end())


def is_word(text: str, quotation: Quotation) -> bool:
    """Whether it is one word in somebody else's sentence, which is too little to be theirs."""
    if quotation.utterance or not quotation.speech or quotation.end - quotation.start > LONGEST:
        return False
    return len(text[quotation.start : quotation.end].split()) == 1


def _speech(heard: Heard, *, extremist: bool) -> list[Piece]:
    return [
        piece
        for piece in heard.pieces
        if piece.here.speech and (piece.here.speaker_role is Role.EXTREMIST) is extremist
    ]


def _is_worship(heard: Heard, quotation: Quotation) -> bool:
    return _is_formula(heard.text[quotation.start : quotation.end], heard.lexicon)


@lru_cache(maxsize=64)
def _is_formula(quoted: str, lexicon: Lexicon) -> bool:
    words = plain(quoted)
    return len(words) <= 200 and _worship(lexicon).fullmatch(words) is not None


def plain(words: str) -> str:
    """The words in lower case without accents and punctuation, one space between two."""
    bare = words.casefold().translate(_SIGNS)
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(bare))


@lru_cache(maxsize=8)
def _worship(lexicon: Lexicon) -> re.Pattern[str]:
    formulas = sorted({plain(formula) for formula in lexicon.voice.worship.words}, key=len, reverse=True)
    one = "|".join(map(re.escape, formulas))
    return re.compile(rf"(?:{one})(?: (?:{one}))*")


@lru_cache(maxsize=8)
def _statement(lexicon: Lexicon) -> re.Pattern[str]:
    openings = "|".join(map(re.escape, lexicon.voice.statement_openings.words))
    return re.compile(rf"(?:{openings})\b", re.IGNORECASE)


UNQUOTED = Rule(
    "V006", "not quoted: a statement without quotation marks", unquoted_statement, Effect.RULES_OUT
)
"""The one rule that sees something where nothing is quoted."""
RULES: tuple[Rule[[Heard], Iterator[Evidence]], ...] = (
    Rule("V001", "quoted words are attributed to an extremist actor", extremist_speaks),
    Rule("V002", "not speech of its own: a formula of worship alone", only_worship, Effect.RULES_OUT),
    Rule(NO_SPEECH, "not speech: a name of a thing, or scare quotes", no_speech, Effect.RULES_OUT),
    Rule("V004", "not an extremist's: somebody else speaks", somebody_else, Effect.RULES_OUT),
    Rule("V005", "not attributed: nobody can be told to be the speaker", nobody_told, Effect.RULES_OUT),
    UNQUOTED,
)
_OF_EXTREMISTS, _OF_NO_SPEECH, _OF_OTHERS = RULES[:2], RULES[2:3], RULES[3:5]


def rules_for(heard: Heard) -> tuple[Rule[[Heard], Iterator[Evidence]], ...]:
    """The rules that can see something in a sentence, by whose words it holds."""
    if not heard.pieces:
        return (UNQUOTED,) if heard.extremists else ()
    roles = {
        quotation.speaker_role is Role.EXTREMIST
        if quotation.speech and not is_word(heard.text, quotation)
        else None
        for quotation in heard.quotations
    }
    return (
        (_OF_EXTREMISTS if True in roles else ())
        + (_OF_NO_SPEECH if None in roles else ())
        + (_OF_OTHERS if False in roles else ())
    )
