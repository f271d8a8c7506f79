"""Who issued a text, by the words of a sentence that brings it in: a signature, a sender, whoever speaks in it."""

from collections.abc import Sequence

from dsbuild.quotes.attributed import Mention, MentionKind
from dsbuild.quotes.attribution.issuing import (
    COMING,
    FIGHTERS,
    GROUPS,
    ISSUING,
    KEPT,
    MAKING,
    NEW,
    OTHERS_DO,
    PLATFORMS,
    PRESS,
    PURPORTING,
    SHOWING,
    WITHIN,
)
from dsbuild.quotes.attribution.signatures import opens_name, signed, somebody
from dsbuild.quotes.closed import BEING
from dsbuild.quotes.cues import Clauses
from dsbuild.quotes.phrases import BREAKS, ENDS
from dsbuild.quotes.tokens import Token

SIGNED = 12
"""Words from a text to whoever its signature, `from` or `by` names, at most."""
LED = 4
"""Words before a text among which `in` stands where somebody speaks in it, at most."""
AFTERWARDS = 24
"""Words after a text in which `that A. B. wrote` ends, at most."""
CALLED = 8
"""Words after a description in which the name stands by which somebody is called, at most."""


def issuer(clauses: Clauses, noun: int) -> Mention | None:
    """Whoever issued the text whose noun is token `noun`; nobody where its sentence does not tell."""
    found = signed(clauses) or _issues(clauses, noun) or _writes(clauses, noun) or _speaks_in(clauses, noun)
    found = found or _tied(clauses, noun) or _kept(clauses, noun) or _before(clauses, noun)
    return None if found is None else whole(clauses, found)


def whole(clauses: Clauses, found: Mention) -> Mention | None:
    """The name of a group or of somebody whom the words describe, where they give it; nobody where they only say `a group`."""
    if found.kind is not MentionKind.DESCRIPTION:
        return found
    tokens = clauses.tokens
    first = next(at for at, token in enumerate(tokens) if token.end > found.start)
    last = next((at for at, token in enumerate(tokens) if token.start >= found.end), len(tokens))
    for at in range(first + 1, min(last + CALLED, len(tokens) - 1)):
        if tokens[at].word in ENDS:
            break
        if (
            tokens[at].lower in ("itself", "themselves", "called", "named") or _is_known_as(tokens, at)
        ) and opens_name(clauses, at + 1):
            return somebody(clauses, at + 1)
        if (
            first < at < last
            and tokens[at].lower in ("of", "from", "in", "for")
            and tokens[at - 1].lower in FIGHTERS
        ):
            return somebody(clauses, at + 1) or found
    apposed = (
        last + 1 < len(tokens) and tokens[last].word == "," and clauses.mentions.phrases.is_name(last + 1)
    )
    name = clauses.mentions.forward(last + 1) if apposed else None
    if name is not None and name.kind is MentionKind.NAME:
        return name
    indefinite = tokens[first].lower not in ("the", "this", "its", "their", "his", "her")
    return None if indefinite and any(token.word in GROUPS for token in tokens[first:last]) else found


def _is_known_as(tokens: Sequence[Token], at: int) -> bool:
    before = {token.lower for token in tokens[max(at - 2, 0) : at]}
    return tokens[at].lower == "as" and not before.isdisjoint(("known", "himself", "herself"))


def _writes(clauses: Clauses, noun: int) -> Mention | None:
    """Who wrote it, as a clause after it tells: `a letter that A. B., a member of the group, wrote`, `a note he left`."""
    tokens = clauses.tokens
    at = noun + 1
    if at < len(tokens) and tokens[at].lower in ("that", "which"):
        at += 1
    if at >= len(tokens) or not (
        tokens[at].word[0].isupper() or tokens[at].lower in (*("he", "she", "they"), "the", "a", "an")
    ):
        return None
    ahead = range(at + 1, min(at + AFTERWARDS, len(tokens)))
    verb = next((i for i in ahead if tokens[i].lower in ISSUING - OTHERS_DO), None)
    stops = any(tokens[i].word in ENDS for i in range(at, verb or at))
    if verb is None or stops or any(tokens[i].lower in BEING for i in (verb - 1, verb - 2)):
        return None
    return somebody(clauses, at)


def _tied(clauses: Clauses, noun: int) -> Mention | None:
    """Whom `from` or `by` after it names: `a text, from A.`, `a letter posted yesterday by A.`, `claiming to come from A.`."""
    tokens = clauses.tokens
    by_whom = False
    for at in range(noun + 1, min(noun + 1 + SIGNED, len(tokens) - 1)):
        token = tokens[at]
        parted = (
            token.word in BREAKS and at > noun + 1 and not by_whom and tokens[at + 1].lower not in ISSUING
        )
        if token.word in ENDS or parted:
            return None
        by_whom = by_whom or token.lower in ISSUING or token.lower in PURPORTING
        near = at <= noun + 2 or tokens[at - 1].lower in COMING
        if token.lower == "from" and (near or tokens[at - 1].lower == "sent"):
            return somebody(clauses, at + 1)
        if token.lower == "by" and (near or by_whom) and tokens[at - 1].lower not in SHOWING:
            return somebody(clauses, at + 1)
        if not by_whom and token.lower in clauses.grammar.carriers and token.lower not in COMING:
            return None
    return None


def _issues(clauses: Clauses, noun: int) -> Mention | None:
    """Who sends, leaves or posts it: `The group firebombed a home and posted a video`."""
    tokens = clauses.tokens
    made = next((at for at in range(noun - 1, 0, -1) if tokens[at].lower in ISSUING), 0)
    if not made or any(token.word in ENDS for token in tokens[made:noun]) or tokens[made + 1].lower == "by":
        return None
    group = clauses.verb_group(made)
    if group == 0 or any(tokens[at].lower in BEING for at in range(group, made)):
        return None
    if any(made < cue.at < noun and not cue.passive for cue in clauses.cues):
        return None
    found = clauses.mentions.subject(group)
    if found is None or not _is_somebody(clauses, found):
        return None
    if tokens[made].lower in OTHERS_DO:
        said = {token.lower for token in tokens if found.start <= token.start < found.end}
        own = tokens[made].lower in MAKING and not NEW.isdisjoint(token.lower for token in tokens[made:noun])
        return found if own and PRESS.isdisjoint(said) else None
    return found


def _is_somebody(clauses: Clauses, found: Mention) -> bool:
    """Whether a subject can issue a text, and is none."""
    if found.kind is not MentionKind.DESCRIPTION:
        return True
    inside = {token.lower for token in clauses.tokens if found.start <= token.start < found.end}
    return clauses.mentions.can_speak(found) and clauses.grammar.statements.isdisjoint(inside)


def _speaks_in(clauses: Clauses, noun: int) -> Mention | None:
    """Who speaks in it: `the ministry said in a statement`, `In a letter A. warned`, `was made by A. in a letter`."""
    tokens = clauses.tokens
    lead = next(
        (at for at in range(noun - 1, max(noun - 1 - LED, -1), -1) if tokens[at].lower in WITHIN), None
    )
    if lead is None or any(token.word in BREAKS for token in tokens[lead:noun]):
        return None
    earlier = [cue for cue in clauses.cues if cue.at < lead and noun - cue.at < AFTERWARDS]
    later = [cue for cue in clauses.cues if cue.at > noun and cue.at - noun < AFTERWARDS and lead <= 1]
    for cue in (*reversed(earlier), *later):
        if any(token.lower in ISSUING - OTHERS_DO for token in tokens[cue.end : lead]):
            return None
        found = None if cue.passive or cue.inscription else clauses.speaker(cue)
        if found is not None and _is_somebody(clauses, found):
            return found
    return _agent_before(clauses, lead)


def _agent_before(clauses: Clauses, lead: int) -> Mention | None:
    """Whoever `by` names after a participle, or `came from`, before token `lead`."""
    tokens = clauses.tokens
    for at in range(1, lead):
        made = tokens[at].lower == "by" and tokens[at - 1].lower.endswith(("ed", "made"))
        if made or (tokens[at].lower == "from" and tokens[at - 1].lower in ("came", "comes")):
            return somebody(clauses, at + 1)
    return None


def _kept(clauses: Clauses, noun: int) -> Mention | None:
    """Who kept it, by where it was found: `a note found in his pocket`, `A notebook was found in her car`."""
    tokens = clauses.tokens
    found = next((at for at in range(noun + 1, min(noun + LED, len(tokens))) if tokens[at].lower in KEPT), 0)
    for at in range(found + 1, min(found + LED, len(tokens))) if found else ():
        if tokens[at].lower in ("his", "her"):
            return Mention(tokens[at].start, tokens[at].end, MentionKind.PRONOUN)
    return None


def _before(clauses: Clauses, noun: int) -> Mention | None:
    """The organisation whose name stands right before the noun: `a Cradle Watch leaflet`, `an FLX statement`."""
    tokens, first = clauses.tokens, noun
    while first > 1 and tokens[first - 1].word[0].isupper() and tokens[first - 1].is_word:
        first -= 1
    shout = (
        noun - first == 1
        and tokens[first].word.isupper()
        and len(tokens[first].word) > 2
        and tokens[first].word not in PLATFORMS
    )
    if noun - first < 2 and not shout:
        return None
    return Mention(tokens[first].start, tokens[noun - 1].end, MentionKind.ORGANISATION)


def left_by(clauses: Clauses) -> Mention | None:
    """Who issued what `it` or `they` mean here: `it had been left by A.`, `It came from A.`, `They were signed by A.`."""
    tokens = clauses.tokens
    it = next(
        (at for at, token in enumerate(tokens[:LED]) if token.lower in ("it", "they", "all", "each", "both")),
        None,
    )
    if it is None:
        return None
    for at in range(it + 1, min(it + 1 + LED, len(tokens) - 1)):
        by = tokens[at + 1].lower == "by" and tokens[at].lower in ISSUING - SHOWING
        sent = tokens[at + 1].lower == "from" and tokens[at].lower in COMING | {"sent"}
        if by or sent:
            found = somebody(clauses, at + 2)
            return None if found is None else whole(clauses, found)
    found = signed(clauses) if it == 0 or tokens[it - 1].lower in ("said", "that") else None
    return None if found is None else whole(clauses, found)
