"""Who speaks in what somebody else tells: `A. B. said the men lined them up and shouted`."""

from typing import TYPE_CHECKING

from dsbuild.quotes.attributed import Mention, MentionKind
from dsbuild.quotes.phrases import BREAKS

if TYPE_CHECKING:
    from dsbuild.quotes.mentions import Mentions

CALLING = frozenset({
    "said", "says", "shouted", "yelled", "screamed", "asked", "told", "ordered", "whispered", "demanded", "barked", "cried",
    "hissed", "muttered", "snapped", "laughed", "replied", "answered", "chanted", "sang", "shouting", "yelling",
})  # fmt: skip
"""What people do aloud in the middle of what somebody else tells of them."""
TELLING = frozenset({
    "that", "how", "when", "said", "says", "recalled", "recalls", "remembers", "remembered", "testified", "claimed", "alleged",
})  # fmt: skip
"""Words after which somebody is told of."""
ASIDES = frozenset({"who", "in", "with", "his", "her", "now", "still", "a", "an", "the"})
"""First words of what is set between somebody and what they do."""
PARTS_OF_TIME = frozenset({"day", "morning", "evening", "night", "week", "month", "year", "time"})


def calling(mentions: "Mentions", last: int, verb: str) -> Mention | None:
    """Who does what `verb` says aloud after the conjunction at token `last`, where that is told of them."""
    return told_of(mentions, last) if verb in CALLING else None


def told_of(mentions: "Mentions", last: int) -> Mention | None:
    """The people who are the subject of the last clause before token `last` that somebody tells."""
    tokens = mentions.phrases.tokens
    opens = next((at for at in range(last - 1, 0, -1) if tokens[at].lower in TELLING), 0)
    if not opens:
        return None
    if tokens[opens + 1].lower in ("every", "each", "one") and tokens[opens + 2].lower in PARTS_OF_TIME:
        opens += 2  # `every morning the guards …`
    found = mentions.of_clause(opens + 1, last)
    if found is None or found.kind is MentionKind.ORGANISATION or not mentions.can_speak(found):
        return None
    alone = found.kind is MentionKind.PRONOUN and found.end - found.start != len("they")
    return None if alone else found


def _before_aside(mentions: "Mentions", comma: int) -> int | None:
    """The name or pronoun before what is set between it and the comma (`Rudge, wearing a grey suit, turned and …`)."""
    tokens = mentions.phrases.tokens
    opens = next((at for at in range(comma - 1, 0, -1) if tokens[at].word in BREAKS), 0)
    first = tokens[opens + 1].lower if opens else ""
    aside = first.endswith(("ing", "ed")) or first.isdigit() or first in ASIDES
    if not aside or tokens[opens].word != "," or tokens[comma].word != ",":
        return None
    named = mentions.phrases.is_name(opens - 1) or tokens[opens - 1].lower in ("he", "she", "they")
    return opens - 1 if named else None


def acting(mentions: "Mentions", last: int) -> Mention | None:
    """The last name or pronoun before token `last` that a verb follows, where no comma parts it from an opening clause (`As he left Rudge waved and …`)."""
    tokens, grammar = mentions.phrases.tokens, mentions.phrases.grammar
    outside = grammar.prepositions | grammar.boundaries | grammar.determiners
    at = last - 1
    while (at := at - 1) > 0:
        if tokens[at].word in BREAKS:
            told = _before_aside(mentions, at)
            found = None if told is None else mentions.of(mentions.phrases.nearest(told), told + 1)
            return found if found and found.kind is not MentionKind.DESCRIPTION else None
        acts = tokens[at + 1].word.islower() and tokens[at + 1].lower not in outside
        if tokens[at].lower in ("he", "she", "they") or (acts and mentions.phrases.is_name(at)):
            found = mentions.of(mentions.phrases.nearest(at), at + 1)
            if found and found.kind is not MentionKind.DESCRIPTION:
                return found
    return None
