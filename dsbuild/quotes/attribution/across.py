"""Attribution by what stands before the quotation's sentence: turns, earlier quotations, lead-ins, questions."""

import re

from dsbuild.model import Block, BlockKind, Rule
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.attribution import conversation, headings, turns
from dsbuild.quotes.attribution.before import block_before, is_settled, last_quotation, spoken_of
from dsbuild.quotes.frames import Frame, Page
from dsbuild.quotes.tokens import REACH
from dsbuild.quotes.turn_labels import initialled, name_in
from dsbuild.quotes.unmarked import SIGNING

LETTER = re.compile(r"\W*(?:A|R|Ans|Answer)\W*\Z")
BRACKETED = re.compile(r"\(((?:[^\W\d_a-z][^\s()]* ?){2,6})\)")
"""The name in a marker that gives the office first: `The Minister of State (Ms Lena Arden):`."""
POSTER = re.compile(r"(?<=\w),? \(?(?:@\w|(?:via|by|on) [^\W\d_]).*")
"""What follows the name of whoever posts."""
POSTED = re.compile(
    r"\b(?:post(?:s|ed|ing)?|publish(?:ed|es|ing)|shared|shares|tweet(?:s|ed)|wrote|writes|released|uploaded"
    r"|statement|communiqué|channel|account|Telegram|Twitter|Facebook)\b"
)
ADDRESSES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "sir",
        "dame",
        "lord",
        "lady",
        "rev",
        "fr",
        "sgt",
        "lt",
        "gen",
    }
)
PARTICLES = frozenset(
    {
        "de",
        "da",
        "do",
        "dos",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "bin",
        "ibn",
        "ben",
    }
    | {"al", "el", "af", "av", "y", "e", "zu", "della", "del", "das"}
)
HANDLE = re.compile(r"(?<!\w)@\w")


def turn(frame: Frame) -> Attribution | None:
    """The name that opens a transcript's turn, or the interviewee where it is a letter."""
    marker = frame.here.turn
    if marker is None or frame.quotation.rule != "Q009":
        return None
    words = frame.page.text[marker[0] : marker[1]]
    name = POSTER.sub("", words).strip(" \t\u00a0:.–—-*[](),@")
    if not name or LETTER.match(words):
        return Attribution("A015", cue=marker, interviewee=True)
    bracketed = BRACKETED.search(words)
    if bracketed and name.startswith(("The ", "A ", "An ")):
        name = bracketed[1]
    elif "(" in name:
        name = name[: name.index("(")].rstrip(" ,") or name
    name = name_in(name)
    name = _untitled(name, frame)
    if (full := initialled(frame.page.text, name)) is not None:
        return Attribution("A015", Mention(*full, MentionKind.NAME), marker)
    start = marker[0] + words.index(name)
    posted = marker[1] <= frame.here.start or frame.here.kind is BlockKind.EMBEDDED_POST
    if posted and (poster := _poster(frame, name, marker)) is not None:
        return Attribution("A015", poster, marker)
    parts = name.split()
    described = frame.page.grammar.is_person(parts[0].lower())
    kind = MentionKind.DESCRIPTION if described and len(parts) > 2 else MentionKind.NAME
    return Attribution("A015", Mention(start, start + len(name), kind), marker)


def _poster(frame: Frame, name: str, marker: tuple[int, int]) -> Mention | None:
    """Whom the page tells of by the account's name, else whoever the paragraph above a post says posted it."""
    text, block = frame.page.text, block_before(frame)
    for at in (text.rfind(name, 0, marker[0]), text.find(name, frame.here.end)):
        if (
            at >= 0
            and not text[at - 1 : at].isalnum()
            and not text[at + len(name) : at + len(name) + 1].isalnum()
        ):
            return Mention(at, at + len(name), MentionKind.NAME)
    told = (
        marker[1] <= frame.here.start
        and block is not None
        and POSTED.search(text, block.start, block.end) is not None
    )
    return conversation.told_of(frame.page, block) if block and told else None


def _untitled(name: str, frame: Frame) -> str:
    """The name behind the last word that is an office, a calling or a form of address: `Fire Chief Ann Lee`."""
    parts = name.split(" ")
    if name.startswith(("The ", "A ", "An ")) or not parts[-1][:1].isupper():
        return name
    for at in range(len(parts) - 2, -1, -1):
        low = parts[at].lower().rstrip(".")
        joint = parts[at][:1].islower() and low not in PARTICLES
        if joint or low in ADDRESSES or frame.page.grammar.is_person(low):
            return " ".join(parts[at + 1 :])
    return name


def paragraph(frame: Frame) -> Attribution | None:
    """The speaker of the quotation that goes on over paragraphs."""
    return Attribution("A011", follows=frame.index - 1) if frame.quotation.continues and frame.index else None


def signed_post(frame: Frame) -> Attribution | None:
    """Whoever signs an embedded post, behind it or in the next line, or stands with a handle in the line above."""
    page, quotation = frame.page, frame.quotation
    if quotation.rule != "Q010":
        return None
    if frame.here.kind is not BlockKind.EMBEDDED_POST:
        return _signed_quote(frame)
    around = [(block.start, block.end) for block in page.blocks[max(0, frame.block - 1) : frame.block + 2]]
    for start, end in ((quotation.end, frame.here.end), *reversed(around)):
        if start < end and start != frame.here.start and HANDLE.search(page.text, start, end):
            clauses = page.clauses(start, end)
            first = next((at for at, token in enumerate(clauses.tokens) if token.is_word), 0)
            mention = clauses.mentions.forward(first)
            return Attribution("A016", mention, (start, end)) if mention else None
    return None


def _signed_quote(frame: Frame) -> Attribution | None:
    """Whoever signs a block quote after a dash, at its end or in the next line."""
    page, end = frame.page, frame.here.end
    start = frame.quotation.end
    following = page.blocks[frame.block + 1 : frame.block + 2]
    if start == end and following and page.text[following[0].start] in "–—―":
        start, end = following[0].start, following[0].end
    if start == end or end - start > SIGNING:
        return None
    clauses = page.clauses(start, end)
    first = next((at for at, token in enumerate(clauses.tokens) if token.is_word), 0)
    mention = clauses.mentions.forward(first)
    return Attribution("A016", mention, (start, end)) if mention else None


def quotation_before(frame: Frame) -> Attribution | None:
    """The speaker of the quotation before it in its paragraph; a guess where a sentence of nobody's stands between."""
    at = frame.previous
    if at is None or not frame.quotation.utterance or not is_settled(frame.done[at]):
        return None
    page = frame.page
    apart = page.sentence_at(frame.quotation.start) - page.sentence_at(page.quotations[at].end - 1)
    if turns.is_question(frame, at) and (told := conversation.answers_me(frame, at)) is not None:
        return told
    if apart == 1 and (asked := turns.answering(frame, at)) is not None:
        return Attribution("A026", weak=True, follows=asked)
    if apart == 1 and turns.is_question(frame, at) and (heard := turns.is_asked(frame, at)) is not None:
        return Attribution("A026", heard, weak=True)
    if apart > 1 and _takes_over(
        _sentence_before(frame, speaking=True), _sentence_before(frame, speaking=False)
    ):
        return None
    return Attribution("A009", weak=apart > 1 or frame.done[at].weak, follows=at)


def _takes_over(spoken: Attribution | None, told: Attribution | None) -> bool:
    """Whether a sentence between two quotations makes somebody speak, or tells of somebody by name."""
    named = told is not None and told.mention is not None and told.mention.kind is MentionKind.NAME
    return spoken is not None or named


def sentence_before(frame: Frame) -> Attribution | None:
    """Whoever the sentence before it in its paragraph makes speak or speaks of."""
    return _sentence_before(frame, speaking=False) if frame.quotation.utterance else None


def _sentence_before(frame: Frame, *, speaking: bool) -> Attribution | None:
    page = frame.page
    at = page.sentence_at(frame.quotation.start) - 1
    if at < 0 or page.sentences[at].start < frame.here.start:
        return None
    return spoken_of(page, page.sentences[at].start, page.sentences[at].end, "A012", speaking=speaking)


def lead_in_before(frame: Frame) -> Attribution | None:
    """Whoever the last sentence of the paragraph before makes speak or leads in; a guess without a colon."""
    block = block_before(frame)
    if block is None:
        return None
    page = frame.page
    start = max(block.start, page.sentences[page.sentence_at(block.end - 1)].start)
    last = last_quotation(frame, block)
    if last is not None and page.quotations[last].end > start:
        return None
    found = spoken_of(page, start, block.end, "A013", speaking=frame.quotation.rule != "Q010")
    if found is not None and last is None and (asked := turns.asked_again(frame, found)) is not None:
        return Attribution("A013", weak=True, follows=asked)
    return found or _reported_before(page, block, start)


def _reported_before(page: Page, block: Block, start: int) -> Attribution | None:
    """Whoever is last reported in a paragraph that quotes nobody, where its last sentence has no subject; a guess."""
    tokens = page.clauses(max(start, block.end - REACH), block.end)
    at = page.sentence_at(start) - 1
    if tokens.mentions.of_clause(0, len(tokens.tokens)) or at < 0 or page.sentences[at].start < block.start:
        return None
    sentence = page.sentences[at]
    found = spoken_of(page, sentence.start, sentence.end, "A013", speaking=True)
    return found._replace(weak=True) if found else None


def paragraph_before(frame: Frame) -> Attribution | None:
    """The speaker of the last quotation of the paragraph before; a guess where that paragraph ends otherwise."""
    block = block_before(frame)
    last = last_quotation(frame, block) if block else None
    if block is None or last is None or not is_settled(frame.done[last]):
        return None
    page = frame.page
    ends = page.sentence_at(page.quotations[last].end - 1) == page.sentence_at(block.end - 1)
    return Attribution("A010", weak=not ends or frame.done[last].weak, follows=last)


BY_SHAPE: tuple[Rule[[Frame], Attribution | None], ...] = (
    Rule("A015", "a transcript's turn marker names the speaker", turn),
    Rule("A011", "a quotation goes on over paragraphs", paragraph),
    Rule("A016", "an embedded post or a block quote is signed", signed_post),
)
BY_CONTEXT: tuple[Rule[[Frame], Attribution | None], ...] = (
    Rule("A009", "the quotation before it in the paragraph goes on", quotation_before),
    Rule("A012", "the sentence before it in the paragraph speaks of its speaker", sentence_before),
    *conversation.ANSWERING,
    Rule("A013", "the paragraph before leads in its speaker", lead_in_before),
    *turns.TURNS,
    Rule("A010", "the quotation of the paragraph before goes on", paragraph_before),
    *conversation.GUESSES,
    *headings.RULES,
)
