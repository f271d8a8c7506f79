"""Texts that speak: a letter or a statement named, or meant by `it`, and whoever issued it."""

import re
from collections.abc import Iterator, Sequence

from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.attribution.issuers import issuer, left_by
from dsbuild.quotes.attribution.voices import identified
from dsbuild.quotes.cues import Clauses
from dsbuild.quotes.frames import Frame
from dsbuild.quotes.interviews import asks
from dsbuild.quotes.tokens import NAME_ENDS, REACH

TALK = re.compile(
    r"(?:\w+ ){0,2}(?:[Tt]alks?|[Ii]nterviews?|[Cc]onversations?|chat|Q&A|exchange|encounter|meeting|dialogue|hours?|minutes|questions|day|afternoon|evening)"
    r" (?:with|to|for) (?P<name>[^\W\d_a-z][^,]{2,60})",
)
"""A heading that says with whom the paper talks (`a talk with Colonel A.`)."""
BACK = 5
"""Sentences before a quotation in which `it` can find its text, at most, those that are quoted not counted."""
FARTHEST = 12
"""The same, all counted."""
AHEAD = 2
"""Sentences after a quotation that can tell who signed its text, at most."""
ADJECTIVES = 4
"""Words between an article and the noun for a text, at most."""
MARKS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}
SIGNATURE = 60
"""Code points of a name in marks, at most."""
NEAR = 3
"""Stretches back in which another noun can take a text up."""
WRITES = frozenset(
    {"write", "writes", "wrote", "declares", "declared", "announces", "announced", "proclaims", "proclaimed"}
)
OWNER = 4
"""Words after `from` up to the noun for whoever sent a text, at most."""
MAKING = frozenset({"signed", "issued", "released", "published", "circulated", "used", "run"})
DEFINITE = frozenset({"the", "this", "a", "an", "its", "their", "one", "another"})
TAKEN_UP = frozenset({"the", "this", "that", "it", "they"})
"""What opens words for a text that was brought in before."""
HEARD = frozenset(
    {
        "video",
        "videos",
        "recording",
        "recordings",
        "audio",
        "clip",
        "footage",
        "tape",
        "livestream",
        "voicemail",
        "cassette",
        "film",
    }
)
DISPLAYED = frozenset(
    {"banner", "banners", "graffiti", "sign", "signs", "placard", "poster", "posters", "sticker", "stickers"}
)
OFFICIAL = frozenset({
    "report", "study", "filing", "complaint", "indictment", "affidavit", "ruling", "order", "verdict", "judgment", "judgement",
    "resolution", "decree", "petition", "account", "book", "memoir", "magazine", "article", "editorial", "website", "channel", "sign",
})  # fmt: skip
"""Texts that no other noun takes up."""


def text_named(clauses: Clauses) -> Mention | None:
    """The first text that the words name (`the letter`), or whoever made it."""
    for at, token in enumerate(clauses.tokens):
        if at and token.lower in clauses.grammar.statements and token.word.islower():
            opens = _determiner(clauses, at)
            if opens == at - 1:
                return _whole_text(clauses, at)
            if opens is not None:
                return clauses.mentions.of(opens, at + 1)
            if clauses.tokens[at - 1].is_possessive:
                return clauses.mentions.of(clauses.mentions.phrases.first(at - 1), at + 1)
    return None


def _determiner(clauses: Clauses, noun: int) -> int | None:
    """Where the article stands before a text, words that tell of it between (`a hand-written note`)."""
    tokens, grammar = clauses.tokens, clauses.grammar
    outside = grammar.prepositions | grammar.boundaries | grammar.carriers | grammar.pronouns - DEFINITE
    for at in range(noun - 1, max(noun - 1 - ADJECTIVES, -1), -1):
        token = tokens[at]
        if token.lower in DEFINITE:
            return at
        if (
            not token.is_word
            or token.is_possessive
            or token.lower in outside
            or grammar.is_person(token.lower)
        ):
            return None
    return None


def _whole_text(clauses: Clauses, at: int) -> Mention | None:
    """The text whose noun begins at token `at` after an article (`a text message`), or whom `from` or `by` names after it."""
    tokens, first = clauses.tokens, at - 1
    end = at + 1
    while end < len(tokens) and tokens[end].lower in clauses.grammar.statements:
        end += 1
    tied = end < len(tokens) and tokens[end].lower in ("from", "by")
    somebody = range(end + 1, min(end + 1 + OWNER, len(tokens))) if tied else ()
    last = next((i for i in somebody if clauses.grammar.is_person(tokens[i].lower)), 0)
    owner = clauses.mentions.of(end + 1, last + 1) if last else None
    return owner or clauses.mentions.of(first, end)


def meant(frame: Frame, found: Attribution) -> Attribution:
    """The attribution, a text or its `it` taken for whoever issued that text, the `you` of a question for the interviewee."""
    page, mention = frame.page, found.mention
    if mention is not None and (talk := TALK.match(page.text, mention.start, mention.end)) is not None:
        return found._replace(mention=Mention(talk.start("name"), mention.end, MentionKind.NAME))
    if mention is None:
        return found
    words = page.text[mention.start : mention.end].lower()
    if mention.kind is MentionKind.DESCRIPTION:
        return _by_issuer(frame, found, mention, words.split())
    reads = (
        found.cue is not None and page.text[found.cue[0] : found.cue[1]].lower() in page.grammar.inscriptions
    )
    if mention.kind is MentionKind.PRONOUN and words == "you" and asks(page.text, frame.here):
        return found._replace(mention=None, interviewee=True)
    they = words == "they" and (reads or _goes_on(frame, mention))
    text = _meant_by_it(frame, mention, reads=reads) if words == "it" or they else None
    return found._replace(rule="A007", mention=_in_marks(page.text, text)) if text else found


def _by_issuer(frame: Frame, found: Attribution, text: Mention, words: Sequence[str]) -> Attribution:
    """The attribution, a text that the words mean taken for whoever issued it, or for whom the words before were."""
    by = _of_text(frame, text, words) or identified(frame, text, words)
    if by is None and _has_spoken(frame, words):
        return found._replace(rule="A007", mention=None, follows=frame.previous)
    return found._replace(rule="A007", mention=_in_marks(frame.page.text, by)) if by else found


def _in_marks(text: str, name: Mention) -> Mention:
    """All that stands in the marks which open right before a name (`signed “Cells of the Iron Spring”`)."""
    opened = text[name.start - 1 : name.start]
    closing = MARKS.get(opened)
    end = text.find(closing, name.end - 1, name.start + SIGNATURE) if closing else -1
    if end < 0 or "\n" in text[name.start : end]:
        return name
    words = NAME_ENDS.split(text[name.start : end])[0]
    return Mention(name.start, name.start + len(words), MentionKind.ORGANISATION)


def _of_text(frame: Frame, text: Mention, words: Sequence[str]) -> Mention | None:
    """Whoever issued the text that these words mean: as its own sentence, those before or those after tell."""
    nouns = [word for word in words if word in frame.page.grammar.statements]
    if not nouns or words[-1] != nouns[-1]:
        return None
    if words[0] in TAKEN_UP:
        return _issuer(frame, text.start, nouns[-1])
    clauses = frame.before if text.start < frame.quotation.start else frame.after
    noun = next((at for at, token in enumerate(clauses.tokens) if token.end == text.end), None)
    return (issuer(clauses, noun) if noun is not None else None) or _later(frame)


def _has_spoken(frame: Frame, words: Sequence[str]) -> bool:
    """Whether these words take up the text of the quotation before in the paragraph, which somebody writes (`writes the Front. The two pages denounce “…”`)."""
    if frame.previous is None or words[0] not in TAKEN_UP or words[-1] not in frame.page.grammar.statements:
        return False
    cue = frame.done[frame.previous].cue
    return cue is not None and frame.page.text[cue[0] : cue[1]].lower() in WRITES


def _later(frame: Frame) -> Mention | None:
    """Whoever one of the sentences after tells to have issued the text of these: `It was signed by A.`."""
    page = frame.page
    at = page.sentence_at(frame.quotation.end - 1) + 1
    for sentence in page.sentences[at : at + AHEAD]:
        if by := left_by(page.clauses(sentence.start, min(sentence.end, sentence.start + REACH))):
            return by
    return None


def _goes_on(frame: Frame, they: Mention) -> bool:
    """Whether the sentence before `they` tells who issued some texts."""
    start, end = next((told for told in _told(frame, they.start) if told[1] <= they.start), (0, 0))
    return start < end and left_by(frame.page.clauses(max(start, end - REACH), end)) is not None


def _noun(frame: Frame, words: str) -> str:
    """The noun of words that take up a text; none where they bring it in or mean somebody."""
    parts = words.split()
    nouns = [part for part in parts if part in frame.page.grammar.statements]
    return nouns[-1] if nouns and parts[0] in TAKEN_UP and parts[-1] == nouns[-1] else ""


def _issuer(frame: Frame, here: int, noun: str) -> Mention | None:
    """Whoever issued the text that this noun takes up, by the sentence that brought it in or one that tells of it since."""
    page = frame.page
    for back, (start, end) in enumerate(_told(frame, here) if noun else ()):
        clauses = page.clauses(max(start, end - REACH), end)
        any_text = back <= NEAR
        nouns = (
            i for i, t in enumerate(clauses.tokens) if _is_same(clauses, t.lower, noun, any_text=any_text)
        )
        at = next(nouns, None)
        if at is None:
            if by := left_by(clauses):
                return by
            continue
        if by := issuer(clauses, at):
            return by
        if clauses.tokens[at - 1].lower in ("a", "an", "another") and at:
            return None
    return None


def _is_same(clauses: Clauses, word: str, noun: str, *, any_text: bool) -> bool:
    """Whether a word for a text can be taken up by this noun; by another than its own only where `any_text` can."""
    if word == noun or word.removesuffix("s") == noun:
        return True
    if not any_text or word not in clauses.grammar.statements or {word, noun} & OFFICIAL:
        return False
    return all((word in kind) == (noun in kind) for kind in (HEARD, DISPLAYED))


def _told(frame: Frame, here: int) -> Iterator[tuple[int, int]]:
    """The stretches before offset `here` that nobody is quoted in, from the nearest: its own sentence first."""
    page = frame.page
    at, seen = page.sentence_at(here), 0
    own = page.sentences[at].start, min(here, frame.quotation.start)
    if own[0] < own[1]:
        yield own
    quoted = frame.index - 1
    for sentence in reversed(page.sentences[max(0, at - FARTHEST) : at]):
        while quoted >= 0 and page.quotations[quoted].start >= sentence.end:
            quoted -= 1
        speech = quoted >= 0 and page.quotations[quoted].speech
        inside = page.quotations[quoted] if speech and page.quotations[quoted].end > sentence.start else None
        if inside is not None and inside.start <= sentence.start:
            if inside.end >= sentence.end:
                continue
            yield inside.end, sentence.end
        else:
            named = inside is None or inside.end - inside.start <= SIGNATURE
            yield sentence.start, sentence.end if named or inside is None else inside.start
        seen += 1
        if seen == BACK:
            return


def _meant_by_it(frame: Frame, it: Mention, *, reads: bool) -> Mention | None:
    """Whoever issued the text named last before `it`, or that text; nobody where somebody else tells of it or issues it."""
    own = frame.page.sentences[frame.page.sentence_at(it.start)].start
    by = None
    for start, end in _told(frame, it.start):
        clauses = frame.page.clauses(max(start, end - REACH), end)
        text = text_named(clauses)
        if text and start == own and _speaks_in(clauses, text):
            return None
        if text is None:
            by = by or left_by(clauses)
            continue
        noun = next((i for i, t in enumerate(clauses.tokens) if t.start < text.end <= t.end), 0)
        told = next(iter(clauses.cues), None)
        teller = clauses.speaker(told) if told and not told.passive else None
        subject = clauses.mentions.of_clause(0, noun) if teller is None else None
        teller = subject if subject and clauses.mentions.can_speak(subject) else teller
        source = issuer(clauses, noun)
        free = teller is None or reads or teller.start in (source.start if source else 0, text.start)
        if source is not None and (free or not _is_it(clauses, teller)):
            return by or source
        if teller is not None and teller.start != text.start:
            return None
        if _is_made(clauses, text):
            return None
        taken_up = frame.page.text[text.start : text.end].lower()
        by = by or _issuer(frame, start, _noun(frame, taken_up)) or _later(frame)
        return None if by is None and taken_up.startswith(("one", "another")) else by or text
    return None


def _is_it(clauses: Clauses, teller: Mention | None) -> bool:
    """Whether `it` can mean whoever tells of a text: one body, and no people."""
    if teller is None or teller.kind in (MentionKind.NAME, MentionKind.PRONOUN):
        return False
    said = [t.lower for t in clauses.tokens if teller.start <= t.start < teller.end]
    people = any(clauses.grammar.is_person(word) for word in said) or said[-1] == "police"
    return not (people or said[-1].endswith("s"))


def _speaks_in(clauses: Clauses, text: Mention) -> bool:
    """Whether somebody speaks in the text (`In a statement it said`)."""
    at = next((at for at, token in enumerate(clauses.tokens) if token.start == text.start), 0)
    new = clauses.tokens[at].lower in ("a", "an", "another", "its", "their")
    return new and at > 0 and clauses.tokens[at - 1].lower in ("in", "via", "through", "by", "with")


def _is_made(clauses: Clauses, text: Mention) -> bool:
    """Whether the words tell that somebody issues the text, which `it` then need not mean."""
    before = [token.lower for token in clauses.tokens if token.start < text.start]
    return any(word in MAKING for word in before) and not any(word in ("was", "is", "has") for word in before)
