"""Punkt (Kiss & Strunk 2006) as NLTK's `PunktSentenceTokenizer` decides it, without NLTK.

Kiss, Tibor and Strunk, Jan (2006): Unsupervised Multilingual Sentence Boundary Detection.
Computational Linguistics 32: 485-525.
"""

import re
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from dsbuild.sentences.parameters import Parameters

BEGIN_UPPER, MIDDLE_UPPER, UNKNOWN_UPPER, BEGIN_LOWER, MIDDLE_LOWER, UNKNOWN_LOWER = (
    1 << n for n in range(1, 7)
)
UPPER = BEGIN_UPPER | MIDDLE_UPPER | UNKNOWN_UPPER
LOWER = BEGIN_LOWER | MIDDLE_LOWER | UNKNOWN_LOWER

# NLTK's expressions run on the `regex` module, whose white space leaves out the four ASCII separators.
SPACE = r"[^\S\x1c-\x1f]"
SOLID = r"[\S\x1c-\x1f]"
AFTER_WORD = r"""[)";}\]*:@'({\[‘’“”«»?!]"""
DASHES_OR_DOTS = rf"(?:-{{2,}}|\.{{2,}}|(?:\.{SPACE}){{2,}}\.)"

# Words and numbers without marks, which are one token; marks that are always a token each.
PLAIN_TOKEN = re.compile(r"\w+(?:\.\w+)*")
ALONE = frozenset(')"]}')

CANDIDATE = re.compile(rf"[.?!](?={AFTER_WORD}|{SPACE}+({SOLID}+))")
TOKEN = re.compile(
    rf"{DASHES_OR_DOTS}"
    rf"""|(?=[^("`{{\[:;&\#*@)}}\]\-,]){SOLID}+?(?={SPACE}|$|{AFTER_WORD}|{DASHES_OR_DOTS}"""
    rf"|,(?=$|{SPACE}|{AFTER_WORD}|{DASHES_OR_DOTS}))"
    rf"|{SOLID}"
)
REALIGNED = re.compile(rf"""["')\]}}‘’“”«»]+?(?:{SPACE}+|(?=--)|$)""", re.MULTILINE)
NUMBER = re.compile(r"^-?[.,]?\d[\d,.-]*\.?$")
# What Unicode calls alphabetic beside letters: joiners, circled and squared letters.
ALPHABETIC = re.compile(
    "[\u200c\u200d\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]"
)


def spans(text: str, parameters: Parameters) -> list[tuple[int, int]]:
    """The sentence spans of `text` as NLTK's `span_tokenize` gives them."""
    return list(_realigned(text, _slices(text, parameters)))


def breaks(context: str, parameters: Parameters) -> bool:
    """Whether a sentence ends in `context`: the word before a mark, the mark, and what follows it."""
    found = False
    tokens = _tokens(context, parameters)
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if found:
            return True
        if after is not None:
            _reconsider(token, after, parameters)
        found = token.ends
    return False


def breaks_between(word: str, following: str, parameters: Parameters) -> bool:
    """Whether a sentence ends at the full stop between two words, each of which is one token, as `breaks` has it."""
    token, after = _first_pass(f"{word}.", parameters), _first_pass(following, parameters)
    _reconsider(token, after, parameters)
    return token.ends


def always_ends(chunk: str, parameters: Parameters) -> bool:
    """Whether a sentence ends at the full stop after `chunk`, which holds no white space, whatever follows.

    That is so where the full stop is a token of its own, after what closes, and after a single token that is no
    abbreviation, initial or number.
    """
    if parameters.collocations:
        return False
    if chunk[-1:] in ALONE:
        return True
    one = len(chunk) > 1 and not chunk[0].isdigit() and PLAIN_TOKEN.fullmatch(chunk) is not None
    return one and chunk.lower() not in parameters.abbreviations


def opens_a_sentence(word: str, parameters: Parameters) -> bool | None:
    """Whether the case of `word` says that a sentence begins with it; None when the training did not tell."""
    return _orthography(word, word.lower(), parameters)


@dataclass(slots=True)
class _Token:
    text: str
    type: str
    ends: bool = False
    abbreviated: bool = False

    @property
    def bare(self) -> str:
        return self.type[:-1] if len(self.type) > 1 and self.type[-1] == "." else self.type

    @property
    def as_next(self) -> str:
        return self.bare if self.ends else self.type


def _tokens(context: str, parameters: Parameters) -> list[_Token]:
    lines = (line for line in context.split("\n") if line.strip())
    return [_first_pass(match.group(), parameters) for line in lines for match in TOKEN.finditer(line)]


def _first_pass(word: str, parameters: Parameters) -> _Token:
    token = _Token(word, NUMBER.sub("##number##", word.lower()))
    if word in (".", "?", "!"):
        token.ends = True
    elif word.startswith("..") and not word.strip("."):
        token.abbreviated = True
    elif word.endswith(".") and not word.endswith(".."):
        stem = word[:-1].lower()
        known = parameters.abbreviations
        token.abbreviated = stem in known or stem.rsplit("-", 1)[-1] in known
        token.ends = not token.abbreviated
    return token


def _reconsider(token: _Token, after: _Token, parameters: Parameters) -> None:
    if not token.text.endswith("."):
        return
    kind, next_kind = token.bare, after.as_next
    initial = len(token.text) == 2 and _is_letter(token.text[0])
    if (kind, next_kind) in parameters.collocations:
        token.ends = False
        return
    opens = _orthography(after.text, next_kind, parameters)
    capital = after.text[0].isupper()
    if token.abbreviated and not initial and (opens or (capital and next_kind in parameters.starters)):
        token.ends = True
    elif initial or kind == "##number##":
        seen_lower = parameters.orthography.get(next_kind, 0) & LOWER
        if opens is False or (opens is None and initial and capital and not seen_lower):
            token.ends = False


def _is_letter(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category in ("Nl", "Pc") or ALPHABETIC.match(character) is not None


def _orthography(word: str, kind: str, parameters: Parameters) -> bool | None:
    if word in (";", ":", ",", ".", "!", "?"):
        return False
    contexts = parameters.orthography.get(kind, 0)
    if word[0].isupper() and contexts & LOWER and not contexts & MIDDLE_UPPER:
        return True
    if word[0].islower() and (contexts & UPPER or not contexts & BEGIN_LOWER):
        return False
    return None


def _slices(text: str, parameters: Parameters) -> Iterator[tuple[int, int]]:
    begin = 0
    for match, context in _contexts(text):
        if breaks(context, parameters):
            yield begin, match.end()
            begin = match.start(1) if match.group(1) else match.end()
    yield begin, len(text.rstrip())


def _contexts(text: str) -> Iterator[tuple[re.Match[str], str]]:
    last: re.Match[str] | None = None
    last_word = 0
    for match in CANDIDATE.finditer(text):
        before = last.start() if last else 0
        space = max(text.rfind(blank, before, match.start()) for blank in string.whitespace)
        word = space + 1 if space > before else last_word
        if last and last.start() <= word:
            yield last, _context(text, last_word, last)
        last, last_word = match, word
    if last:
        yield last, _context(text, last_word, last)


def _context(text: str, word: int, match: re.Match[str]) -> str:
    after = match.end(1) if match.group(1) else match.end() + 1
    return text[word:after]


def _realigned(text: str, slices: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    shift = 0
    pending: tuple[int, int] | None = None
    for start, end in slices:
        if pending:
            first = pending[0] + shift
            if closers := REALIGNED.match(text, start, end):
                yield first, start + len(closers.group().rstrip())
                shift = closers.end() - start
            else:
                if first < pending[1]:
                    yield first, pending[1]
                shift = 0
        pending = (start, end)
    if pending and pending[0] + shift < pending[1]:
        yield pending[0] + shift, pending[1]
