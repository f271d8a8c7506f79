"""Speech handed on: `is quoted as saying`, `quotes him as saying`, and clauses that stand aside from it."""

from collections.abc import Sequence
from itertools import pairwise

from dsbuild.quotes.attributed import Mention, MentionKind
from dsbuild.quotes.closed import ASIDE, ASKED, BEING, JUDGED, OBJECTS, QUOTING
from dsbuild.quotes.issuing import INSCRIBED, WRITTEN
from dsbuild.quotes.mentions import Mentions
from dsbuild.quotes.tokens import Token
from dsbuild.quotes.words import Grammar

SAID_OF = 6
"""Words of `was the blunt verdict of`, at most."""
SAYINGS = frozenset({
    "verdict", "reply", "answer", "response", "words", "word", "message", "assessment", "view", "opinion", "advice",
    "conclusion", "explanation", "comment", "retort", "warning", "shout", "cry", "call", "reaction", "description",
    "toast", "greeting", "chant", "rejoinder", "comeback", "riposte", "take", "pitch", "line", "mantra", "prediction", "diagnosis", "theory", "request", "argument",
    "excuse", "rationale", "point", "question", "counter", "defense", "defence", "text", "quip", "joke", "wisecrack", "dig", "judgment", "judgement", "summary", "admission", "plea", "promise", "boast", "complaint", "refrain", "motto",
})  # fmt: skip
READERS = frozenset({"one", "you", "we", "anybody", "anyone", "everyone", "passers-by"})
CAN = frozenset({"can", "could", "may", "might"})
READ_THERE = (["can", "be", "read"], ["could", "be", "read"], ["may", "be", "read"])
"""How a paper says that words stand somewhere (`one can read there`)."""
SENT = frozenset({"sent", "left", "written", "hung", "found", "to", "from", "on", "in"})
"""What follows `one` where it stands for a text."""
PAINTED = 9
"""Words from `painted` to `by`, at most."""
QUOTED_WITHIN = 9
"""Words between `quoted` and `as saying`, at most."""
SO = 10
"""Words of a sentence that ends with `so` and whoever speaks, at most."""


def judged_by(tokens: Sequence[Token], at: int) -> bool:
    """Whether `by` behind the participle at token `at` tells who says so (`described by the judge as`)."""
    return tokens[at].lower in JUDGED and at + 1 < len(tokens) and tokens[at + 1].lower == "by"


def is_quoted_as(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the verb of tokens `[at, end)` hands on what somebody else says (`is quoted as saying`)."""
    if tokens[at].lower not in QUOTING:
        return False
    ahead = [token.lower for token in tokens[end : end + QUOTED_WITHIN]]
    return any(one == "as" and two.endswith("ing") for one, two in pairwise(ahead))


_OPENS = BEING | {"came", "comes", "ran"}
_OPENS_ALSO = _OPENS | {"became", "remained"}


def is_said_of(tokens: Sequence[Token]) -> int | None:
    """Where somebody is named whose words go before (`was the verdict of …`, `came the reply from …`)."""
    ahead = [token.lower for token in tokens[: SAID_OF + 2]]
    if len(ahead) < 4 or ahead[0] not in _OPENS:
        return None
    at = next((i for i in range(1, len(ahead) - 1) if ahead[i] in ("of", "from", "by")), None)
    return at + 1 if at is not None and ahead[at - 1] in SAYINGS else None


def said_of(tokens: Sequence[Token], mentions: Mentions) -> tuple[int, Mention] | None:
    """The token before whoever said the words before, and who that is (`was the verdict of Rachid`, `was her usual answer`)."""
    if of := is_said_of(tokens):
        found = mentions.forward(of)
        return (of - 1, found) if found else None
    if len(tokens) < 3 or tokens[0].lower not in _OPENS_ALSO:
        return None
    noun = next((at for at in range(2, min(SAID_OF + 2, len(tokens))) if tokens[at].lower in SAYINGS), None)
    if noun is None:
        return None
    if tokens[1].lower in ("his", "her", "their"):
        return 0, Mention(tokens[1].start, tokens[1].end, MentionKind.PRONOUN)
    owner = next((at for at in range(1, noun) if tokens[at].is_possessive), None)
    found = None if owner is None else mentions.of(1, owner + 1)
    return (0, found) if found else None


def owner_of_saying(tokens: Sequence[Token], mentions: Mentions) -> Mention | None:
    """Whose reply, question or advice the words are (`Manley’s reply, by text:`, `Her advice to voters:`)."""
    for at, token in enumerate(tokens[: len(tokens) - 1]):
        if token.lower in ("his", "her", "their") or token.is_possessive:
            after = [word.lower for word in tokens[at + 1 : at + 4]]
            if SAYINGS.isdisjoint(after):
                continue
            if not token.is_possessive:
                return Mention(token.start, token.end, MentionKind.PRONOUN)
            return mentions.possessor(mentions.phrases.first(at), at)
        if token.lower in mentions.phrases.grammar.cues:
            return None
    return None


def asked_until(tokens: Sequence[Token]) -> int:
    """The token at which the clause ends that opens a sentence with what somebody is asked (`Asked what he would say, …`)."""
    if not tokens or tokens[0].lower not in ASKED:
        return 0
    return next((at for at, token in enumerate(tokens) if token.word == ","), 0)


def inscriber(tokens: Sequence[Token], mentions: Mentions) -> Mention | None:
    """Who wrote what follows on a wall or a sheet (`painted by the column in red:`, `the column had sprayed:`)."""
    for at, token in enumerate(tokens):
        if token.lower not in INSCRIBED:
            continue
        by = next((i for i in range(at + 1, min(at + PAINTED, len(tokens))) if tokens[i].lower == "by"), None)
        if by is not None:
            return mentions.forward(by + 1)
        group = at
        while group > 0 and tokens[group - 1].lower in ("had", "has", "have", "also", "then"):
            group -= 1
        free = group > 0 and tokens[group - 1].is_word and tokens[group - 1].lower not in BEING
        found = mentions.of(mentions.phrases.nearest(group - 1), group) if free else None
        if found is not None and mentions.can_speak(found):
            return found
    return None


def aside_end(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """The comma after tokens `[at, end)`, where they stand in a clause between commas (`A. B., whom C. call D, told`)."""
    first = at
    while first > 0 and tokens[first - 1].is_word:
        first -= 1
    if first == 0 or tokens[first].lower not in ASIDE:
        return None
    return next((i for i in range(end, len(tokens)) if tokens[i].word == ","), None)


def is_written(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Where a participle tells that words which go before are written somewhere (`was daubed on the wall`), by nobody named."""
    first = next((at for at, token in enumerate(tokens[:2]) if token.is_word), len(tokens))
    lower = [token.lower for token in tokens[first : first + 4]]
    if lower[:1] and lower[0] in READERS and lower[1:2] and lower[1] in CAN:
        can = next((at for at, word in enumerate(lower) if word == "read"), None)
        return (tokens[first + can].start, tokens[first + can].end) if can else None
    if lower[:3] in READ_THERE:
        return tokens[first + 2].start, tokens[first + 2].end
    at = next((at for at, word in enumerate(lower) if word in INSCRIBED), 0)
    if not at or not BEING.intersection(lower[:at]) or lower[0] not in BEING | {"had", "has", "have"}:
        return None
    return (
        None
        if any(token.lower == "by" for token in tokens)
        else (tokens[first + at].start, tokens[first + at].end)
    )


def is_one(tokens: Sequence[Token], at: int) -> bool:
    """Whether `one` or `another` at token `at` stands alone for a text (`reads one sent to a boy`)."""
    if at >= len(tokens) or tokens[at].lower not in ("one", "another"):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or not after.is_word or after.lower.endswith("ed") or after.lower in SENT


def maker(tokens: Sequence[Token], grammar: Grammar, mentions: Mentions, group: int) -> Mention | None:
    """Who made the text that is the subject of the verb group at token `group`, where the clause before tells."""
    read = tokens[group].lower == "read" or (group + 1 < len(tokens) and tokens[group + 1].lower == "read")
    return (reads_out(tokens, grammar, mentions, group) if read else None) or sent_by(
        tokens, grammar, mentions, group
    )


def reads_out(tokens: Sequence[Token], grammar: Grammar, mentions: Mentions, group: int) -> Mention | None:
    """Whose a text is that somebody else reads out (`a statement, which her lawyer read aloud`)."""
    which = next((at for at in range(group - 1, 0, -1) if tokens[at].lower == "which"), 0)
    last = which - 2 if which and tokens[which - 1].word == "," else which - 1
    if last < 0 or tokens[last].lower not in grammar.statements:
        return None
    return mentions.of_clause(0, which)


def sent_by(tokens: Sequence[Token], grammar: Grammar, mentions: Mentions, group: int) -> Mention | None:
    """Who sends, leaves or posts a text that says what follows (`his mother sent a card that said`)."""
    last = group - 2
    if (
        last < 1
        or tokens[group - 1].lower not in ("that", "which")
        or tokens[last].lower not in grammar.statements
    ):
        return None
    made = next((at for at in range(last - 1, 0, -1) if tokens[at].lower in WRITTEN), 0)
    if not made or tokens[made - 1].lower in BEING:
        return None
    return mentions.of_clause(0, made)


def according(tokens: Sequence[Token], mentions: Mentions) -> tuple[int, Mention] | None:
    """The token that ends `according to`, or the `For` that opens a sentence, and whom it names."""
    if len(tokens) > 3 and tokens[0].word == "For" and mentions.phrases.is_name(1):
        comma = next((at for at in range(2, min(8, len(tokens))) if tokens[at].word == ","), None)
        found = mentions.of(1, comma) if comma else None
        if found:
            return 0, found
    words = [token.word for token in tokens[:SO]]
    if words[:2] == [",", "so"] and words[-1] in (".", "!"):
        found = mentions.of(2, len(words) - 1)  # translated copy: `“Never”, so Anna Berg.`
        if found:
            return 1, found
    for at in range(1, len(tokens) - 1):
        if tokens[at].lower == "to" and tokens[at - 1].lower == "according":
            found = _object(tokens, at + 1) or mentions.forward(at + 1)
            if found:
                return at, found
    return None


def _object(tokens: Sequence[Token], at: int) -> Mention | None:
    """The pronoun that is an object at token `at`."""
    alone = at + 1 == len(tokens) or not tokens[at + 1].is_word
    token = tokens[at]
    if not alone or token.lower not in OBJECTS:
        return None
    return Mention(token.start, token.end, MentionKind.PRONOUN)
