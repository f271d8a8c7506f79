"""What quoted words are: a whole utterance, a fragment of speech in somebody's sentence, or the name of a thing."""

import re
from dataclasses import dataclass
from functools import cache

from dsbuild.lexicon import Lexicon
from dsbuild.model import BlockKind, Effect, Quotation, Rule
from dsbuild.quotes.closed import LABELS, OBJECTS, SENTENTIAL
from dsbuild.quotes.cues import Clauses
from dsbuild.quotes.frames import Frame, Page, frames
from dsbuild.quotes.tokens import REACH

HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUBHEADING})
STOPS = frozenset(".,!?…;—–-")
INNER_MARKS = "’'”\"»)]"
WHOLE = frozenset({"Q006", "Q007", "Q008", "Q009", "Q010"})
"""Rules of marks whose words are never a fragment."""
LESSER = frozenset({
    "a", "an", "the", "of", "and", "in", "to", "for", "on", "at", "by", "from", "with", "or", "is", "my", "our", "your",
})  # fmt: skip
"""Words that a title writes small."""
NAMES_OR_QUOTES = frozenset({"called", "calls", "labelled", "labeled", "told", "tells", "telling", "signed"})
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


def judged(page: Page) -> list[Quotation]:
    """The page's quotations, told whether they are utterances and speech; a rule that rules speech out names itself."""
    return [_judged(frame) for frame in frames(page, ())]


def _judged(frame: Frame) -> Quotation:
    quotation, utterance = frame.quotation, is_utterance(frame)
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
        return stops or alone or after[:1] == "," or (after[:1] == ":" and not _is_capitalised(inner))
    if not inner.lstrip("[(")[:1].isupper() or (_takes_name(frame, before) and _is_capitalised(inner)):
        return False
    if lead == "," and not stops and after[:1] == "," and _is_capitalised(inner):
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


def names(frame: Frame) -> bool:
    """The words before the marks say that they name something (`known as`, `the film`)."""
    start = frame.quotation.start
    words = frame.page.text[max(frame.here.start, start - 60) : start].rstrip()
    if words.endswith(",") and _is_capitalised(frame.inner):
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
    if not (apart or inner[-1:] == ",") or frame.before.tokens or not _is_capitalised(inner):
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
        return (_is_capitalised(frame.inner) and not frame.inner.startswith(("a ", "an "))) or _is_office(
            frame
        )
    return False


def _is_office(frame: Frame) -> bool:
    """Whether the words tell what somebody is to whoever possesses them (`the group's “emir of roads”`)."""
    before, words = frame.before.tokens, WORD.findall(frame.inner)
    owned = bool(before) and (before[-1].is_possessive or before[-1].lower in ("its", "their"))
    head = next((at for at, word in enumerate(words) if word in ("of", "for")), len(words))
    return owned and 0 < head <= NAME and frame.page.grammar.is_person(words[head - 1].lower())


def _is_capitalised(inner: str) -> bool:
    words = WORD.findall(inner)
    titled = (word[0].isupper() or word[0].isdigit() or word in LESSER for word in words)
    return 0 < len(words) <= TITLE and all(titled)


def is_scare(frame: Frame) -> bool:
    """One word, or words that no verb of speech in their sentence attributes: held at arm's length."""
    if len(WORD.findall(frame.inner)) < 2:
        return not (_is_judgement(frame) or _is_cried(frame) or _is_predicated(frame))
    return not _is_cued(frame)


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
        cue.end >= len(tokens) - 1 and tokens[cue.at].lower not in NAMES_OR_QUOTES for cue in clauses.cues
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
