"""What quoted words are: a whole utterance, a fragment of speech in somebody's sentence, or the name of a thing."""

from dsbuild.model import BlockKind, Quotation
from dsbuild.quotes.closed import LABELS, SENTENTIAL
from dsbuild.quotes.fragments import (
    INNER_MARKS,
    NAMES_OR_QUOTES,
    OF_UTTERANCES,
    RULES,
    WORD,
    is_capitalised,
    is_cry,
)
from dsbuild.quotes.frames import Frame, Page, frames
from dsbuild.quotes.tokens import REACH

HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUBHEADING})
STOPS = frozenset(".,!?…;—–-")
WHOLE = frozenset({"Q006", "Q007", "Q008", "Q009", "Q010"})
"""Rules of marks whose words are never a fragment."""
SHOWING = frozenset({
    "played", "plays", "playing", "performed", "performs", "performing", "sang", "hosts", "hosted", "hosting", "watched", "watching",
})  # fmt: skip
"""Verbs before the title of a work."""
WORKS = LABELS | frozenset({
    "book", "books", "memoir", "novel", "film", "movie", "album", "song", "show", "program", "programme", "series", "documentary",
    "play", "podcast", "column", "op-ed", "biography", "autobiography", "ad", "spot", "commercial", "musical", "sitcom", "tune",
    "hymn", "anthem", "poem", "painting", "essay", "article", "report", "paper", "study", "special", "bestseller", "best-seller",
})  # fmt: skip
"""Nouns beside which, after a comma, the title of a work stands (`her memoir, “Standing Still,”`)."""


def judged(page: Page) -> list[Quotation]:
    """The page's quotations, told whether they are utterances and speech; a rule that rules speech out names itself."""
    return [_judged(frame) for frame in frames(page, ())]


def _judged(frame: Frame) -> Quotation:
    quotation, utterance = frame.quotation, is_utterance(frame)
    utterance = utterance or is_cry(frame)
    for rule in OF_UTTERANCES if utterance else RULES:
        if rule.apply(frame):
            return _known_as(quotation, rule.id, utterance=utterance, speech=False)
    if quotation.utterance == utterance:
        return quotation
    return _known_as(quotation, quotation.rule, utterance=utterance, speech=quotation.speech)


def _known_as(quotation: Quotation, rule: str, *, utterance: bool, speech: bool) -> Quotation:
    """The same words, which nobody has yet been named as the speaker of."""
    return Quotation(
        quotation.start,
        quotation.end,
        quotation.opened,
        quotation.closed,
        rule,
        quotation.continues,
        utterance,
        speech,
    )


def is_utterance(frame: Frame) -> bool:
    """Whether the words stand as somebody's own sentence, by where they begin and how they end."""
    quotation, inner = frame.quotation, frame.inner.rstrip(INNER_MARKS)
    whole = quotation.start == frame.here.start and quotation.end == frame.here.end
    if quotation.rule in WHOLE or whole or (frame.here.kind in HEADINGS and _heads(frame)):
        return True
    before = frame.page.text[max(frame.low, quotation.start - REACH) : quotation.start].rstrip()
    after = frame.page.text[quotation.end : min(frame.high, quotation.end + REACH)].strip()
    lead, stops = before[-1:], inner[-1:] in STOPS
    alone = not any(map(str.isalnum, after))
    if lead == ":":
        return stops or alone
    opens = frame.neighbour is None and not any(map(str.isalnum, before))
    if opens or (frame.neighbour is not None and lead == ","):
        return stops or alone or after[:1] == "," or (after[:1] == ":" and not is_capitalised(inner))
    if not inner.lstrip("[(")[:1].isupper() or (_takes_name(frame, before) and is_capitalised(inner)):
        return False
    if lead == "," and not stops and after[:1] == "," and is_capitalised(inner):
        return False
    long = len(WORD.findall(inner)) > 2
    return (stops and (long or lead == ",")) or (
        long and lead == "," and bool(after) and not after[0].isalnum()
    )


def _heads(frame: Frame) -> bool:
    """Whether the words open a heading as a sentence does, whatever letters it is written in (`‘I AM NOT SORRY’ Bomber jailed`)."""
    words = WORD.findall(frame.inner.lower().replace("’", "'"))
    end = frame.quotation.end
    apart = frame.page.text[end : end + 2].lstrip()[:1] in (":", "–", "—", "-") or (
        frame.inner.isupper() and len(words) > 2
    )
    return (
        frame.quotation.start == frame.here.start
        and apart
        and len(words) > 1
        and not SENTENTIAL.isdisjoint(words)
    )


def _takes_name(frame: Frame, before: str) -> bool:
    """Whether the words before the marks are such as a name follows rather than speech (`on NBC’s`, `her memoir,`)."""
    word = before.rpartition(" ")[2].lower()
    if word.endswith((",", "’s", "'s", "s’", "s'")):
        last = word.rstrip(",")
        return last in WORKS if last != word else before.rpartition(" ")[2][0].isupper()
    return word in NAMES_OR_QUOTES or word in SHOWING or word in frame.page.grammar.prepositions
