"""Words in marks that are no speech: names of things, titles and nicknames, words held at arm's length."""

import re
from dataclasses import dataclass
from functools import cache

from dsbuild.lexicon import Lexicon
from dsbuild.model import Effect, Rule
from dsbuild.quotes.closed import OBJECTS, OWN
from dsbuild.quotes.cues import Clauses
from dsbuild.quotes.frames import Frame
from dsbuild.quotes.tokens import REACH

INNER_MARKS = "’'”\"»)]"
LESSER = frozenset({
    "a", "an", "the", "of", "and", "in", "to", "for", "on", "at", "by", "from", "with", "or", "is", "my", "our", "your",
})  # fmt: skip
"""Words that a title writes small."""
NAMES_OR_QUOTES = frozenset({"called", "calls", "labelled", "labeled", "told", "tells", "telling", "signed"})
JUDGING = frozenset(
    {"called", "calls", "branded", "labelled", "labeled", "described", "dismissed", "condemned", "denounced"}
)
SAYING = frozenset({"said", "says", "saying", "insisted", "insists", "argued", "argues", "told", "claimed"})
IS = frozenset({"is", "are", "was", "were"})
JUDGED = 7
"""Words of what is judged in one word, at most."""
ARTICLES = ("the", "a", "an", "its", "their", "his", "her")
ARTICLES_BEFORE = ("the ", "a ")
"""What opens words that name a thing where the marks follow at once (`the film “…”`, not `called the film a “…”`)."""
CRYING = frozenset({
    "shouted", "shouts", "shouting", "shout", "yelled", "yells", "yelling", "chanted", "chants", "chanting",
    "cried", "cries", "crying", "screamed", "screams", "screaming", "replied", "replies", "answered", "answers",
    "hissed", "hisses", "roared", "barked", "bellowed", "muttered", "whispered", "called out", "snapped",
    "responded", "whimpered", "growled", "murmured", "sighed", "gasped", "quipped", "tweeted", "wrote",
})  # fmt: skip
"""Verbs after which one word is what somebody says."""
PROCLAIMING = frozenset(
    {"announced", "announces", "announcing", "declared", "declares", "declaring", "proclaimed", "proclaims"}
)
"""Verbs whose object, where it is the speaker's own, is no speech."""
SAYS_SO = ("with the words", "with the phrase", "with the slogan")
"""What leads up to words that somebody says or writes (`ended with the words “…”`)."""
NAME = 3
"""Words of a name in marks, at most."""
APPOSING = frozenset({"now", "then", "who", "whose", "not"})
INTERJECTIONS = frozenset({
    "never", "maybe", "sure", "okay", "ok", "nothing", "please", "stop", "thanks", "absolutely", "nobody", "everything",
})  # fmt: skip
TITLE = 7
"""Words of a title, at most."""
WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


def names(frame: Frame) -> bool:
    """The words before the marks say that they name something (`known as`, `the film`)."""
    start = frame.quotation.start
    words = frame.page.text[max(frame.here.start, start - 60) : start].rstrip()
    if words.endswith(",") and is_capitalised(frame.inner):
        words = words[:-1]
    if words.lower().endswith(SAYS_SO):
        return False
    last, naming = words.rpartition(" ")[2].lower(), _naming(frame.page.lexicon)
    if last not in naming.last and last not in ARTICLES:
        return False
    found = naming.pattern.search(words)
    if found is None or (last in ARTICLES and found[0].lower().startswith(ARTICLES_BEFORE)):
        return False
    return found[0].lower().split()[-1] not in NAMES_OR_QUOTES or not frame.inner[:1].islower()


def is_pseudonym(frame: Frame) -> bool:
    """A name in marks opens the sentence and an apposition follows it (`“Amal,” now 31, …`)."""
    inner, after = frame.inner, frame.after
    apart = bool(after.tokens) and after.tokens[0].word == ","
    if not (apart or inner[-1:] == ",") or frame.before.tokens or not is_capitalised(inner):
        return False
    if len(after.tokens) < 1 + apart:
        return False
    grammar = frame.page.grammar
    first = after.tokens[apart].lower
    words = WORD.findall(inner)
    low = words[0].lower()
    if len(words) > NAME or low in grammar.openers or low in grammar.pronouns or low in INTERJECTIONS:
        return False
    if first in APPOSING or first.isdigit():
        return True
    cue = after.first_cue()
    if cue is None:
        return first in grammar.determiners
    group = after.verb_group(cue.at)
    aside = group > 0 and after.tokens[group - 1].word == "," and cue.end < len(after.tokens) - 1
    return first in grammar.determiners and aside


def is_title(frame: Frame) -> bool:
    """Every word is capitalised, or they are somebody's office, and no verb of speech leads straight in: a title, a nickname, a name."""
    if not _leads_straight(frame.before) and not _is_judgement(frame, whole=True):
        return (is_capitalised(frame.inner) and not frame.inner.startswith(("a ", "an "))) or _is_office(
            frame
        )
    return False


def _is_office(frame: Frame) -> bool:
    """Whether the words tell what somebody is to whoever possesses them (`the group's “emir of roads”`)."""
    before, words = frame.before.tokens, WORD.findall(frame.inner)
    owned = bool(before) and (before[-1].is_possessive or before[-1].lower in ("its", "their"))
    head = next((at for at, word in enumerate(words) if word in ("of", "for")), len(words))
    return owned and 0 < head <= NAME and frame.page.grammar.is_person(words[head - 1].lower())


def is_capitalised(inner: str) -> bool:
    """Whether every word but small ones is capitalised, as in a title."""
    words = WORD.findall(inner)
    titled = (word[0].isupper() or word[0].isdigit() or word in LESSER for word in words)
    return 0 < len(words) <= TITLE and all(titled)


def is_scare(frame: Frame) -> bool:
    """One word, or words that no verb of speech in their sentence attributes: held at arm's length."""
    if len(WORD.findall(frame.inner)) < 2:
        return not (_is_judgement(frame) or _is_cried(frame) or _is_predicated(frame))
    return _is_own_thing(frame) or not _is_cued(frame)


def _is_own_thing(frame: Frame) -> bool:
    """Whether the words name what somebody has, makes or asks for (`announced the end of its “truce of the schools”`)."""
    tokens, cue = frame.before.tokens, frame.before.last_cue()
    if cue is None or not frame.inner[:1].islower() or cue.end >= len(tokens):
        return False
    verb = tokens[cue.at].lower
    listed = verb.startswith("ask") and tokens[cue.end].lower == "for" and tokens[-1].lower in ("and", "or")
    return listed or (verb in PROCLAIMING and tokens[-1].lower in OWN)


def is_cry(frame: Frame) -> bool:
    """Whether one word is a whole utterance: what somebody shouts or answers (`shouted “Traitors!”`)."""
    return len(WORD.findall(frame.inner)) == 1 and _is_cried(frame) and not is_title(frame)


def _is_cried(frame: Frame) -> bool:
    """Whether one word is what somebody shouts or answers (`shouted “shame” and “resign”`)."""
    tokens = frame.before.tokens
    if frame.neighbour is not None and 0 < len(tokens) < NAME and tokens[-1].lower in ("and", "or", ","):
        start = frame.page.quotations[frame.neighbour].start
        tokens = frame.page.clauses(max(frame.sentence[0], start - REACH), start).tokens
    return len(tokens) > 1 and tokens[-1].lower in CRYING


def _is_predicated(frame: Frame) -> bool:
    """Whether one word is what somebody says that something is (`said the report was “nonsense”`)."""
    tokens = frame.before.tokens
    word = frame.inner.rstrip(INNER_MARKS + ".,")
    if not tokens or tokens[-1].lower not in IS or not word[:1].islower() or word.endswith("ed"):
        return False
    said = [cue for cue in frame.before.cues if tokens[cue.at].lower in SAYING and not cue.passive]
    return any(1 < len(tokens) - cue.at <= 2 * JUDGED for cue in said)


def _is_judgement(frame: Frame, *, whole: bool = False) -> bool:
    """Whether one word is what somebody is said to say of something (`called the vote “absurd”`); if `whole`, a phrase with its article."""
    tokens = frame.before.tokens
    if not tokens or not frame.inner[:1].islower() or (whole and not frame.inner.startswith(("a ", "an "))):
        return False
    return (
        any(
            tokens[cue.at].lower in JUDGING and 1 < len(tokens) - cue.at <= JUDGED and not cue.passive
            for cue in frame.before.cues
        )
        and tokens[-1].lower not in OBJECTS
    )


def _leads_straight(clauses: Clauses) -> bool:
    """Whether a verb of speech stands right before the marks, save for a sign or one word of its object."""
    tokens = clauses.tokens
    if not tokens or tokens[-1].lower in clauses.grammar.prepositions:
        return False
    return any(
        cue.end >= len(tokens) - 1 and tokens[cue.at].lower not in NAMES_OR_QUOTES | {"call"}
        for cue in clauses.cues
    )


def _is_cued(frame: Frame) -> bool:
    """Whether the sentence holds a verb of speech or `according to` outside the marks, other quotations included."""
    if _attributes(frame.before) or _attributes(frame.after) or frame.before.beside(before=False):
        return True
    start, end = frame.sentence
    quotation, page = frame.quotation, frame.page
    return _attributes(page.clauses(max(start, quotation.start - REACH), quotation.start)) or _attributes(
        page.clauses(quotation.end, min(end, quotation.end + REACH))
    )


def _attributes(clauses: Clauses) -> bool:
    return clauses.speaks or clauses.according() is not None


@dataclass(frozen=True, slots=True)
class _Naming:
    """What says, right before the marks, that they name something, and the words that it can end with."""

    pattern: re.Pattern[str]
    last: frozenset[str]


@cache
def _naming(lexicon: Lexicon) -> _Naming:
    words = sorted(lexicon.speech.naming.words, key=len, reverse=True)
    pattern = rf"\b(?:{'|'.join(map(re.escape, words))})(?: (?:{'|'.join(ARTICLES)}))?\Z"
    return _Naming(re.compile(pattern, re.IGNORECASE), frozenset(word.split()[-1] for word in words))


RULES: tuple[Rule[[Frame], bool], ...] = (
    Rule("Q020", "not speech: the words before say that it names something", names, Effect.RULES_OUT),
    Rule("Q023", "not speech: a name in marks, set beside who it is", is_pseudonym, Effect.RULES_OUT),
    Rule("Q021", "not speech: a title or a nickname", is_title, Effect.RULES_OUT),
    Rule("Q022", "not speech: a fragment that nobody is said to say", is_scare, Effect.RULES_OUT),
)
OF_UTTERANCES = RULES[:2]
"""Those that rule out what looks like a whole utterance."""
