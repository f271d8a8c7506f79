"""Attribution of a heading's words that nothing in it attributes by a name or a verb."""

import re

from dsbuild.model import BlockKind, Rule
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.attribution.before import is_settled
from dsbuild.quotes.frames import Frame

HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.SUBHEADING})
TITLES = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST})
TELLING = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b")
OWN = re.compile(
    r"\b(?:i|i'm|i’m|i'll|i’ll|my|me|we|we're|we’re|our|us|no (?:regrets?|surrender|mercy|peace)|not (?:sorry|over|finished|afraid))\b",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\b(?:interview|conversation|talks? (?:to|with)|Q ?& ?A|speaks?|spoke|words|video|audio|tapes?|letter|message|manifesto|note|diary|statement"
    r"|communiqu[eé]|boasts?|confession|confess(?:es|ed)|testimony|threats?|threatens?|claims?|claimed|admits?|vows?|warns?|own up)\b",
    re.IGNORECASE,
)
"""Words of a heading beside which words in marks are those of whom it tells."""
TALKED = frozenset({"interview", "conversation", "testimony", "q&a", "q & a"})
"""Those of them by which the words are the interviewee's."""
FAR = 20_000
"""Code points after a heading in which whom it names is named again, at most."""
NEAR = 4_000
"""Code points of an article in which a place of its headings is told of as one."""
TALKS = frozenset({
    "interview", "conversation", "q&a", "testimony", "transcript", "trial", "confession", "opinion", "comment", "profile", "portrait",
    "exclusive", "video", "audio", "watch", "listen", "revealed", "shock", "review", "analysis", "explainer", "live", "breaking", "read",
    "terror", "fear", "anger", "grief", "fury", "outrage", "panic", "horror", "mourning", "tears", "town", "village", "city",
})  # fmt: skip
"""First words of what stands before a colon in a heading and names nobody."""


def names_nobody(frame: Frame, mention: Mention) -> bool:
    """Whether what leads in a heading's words is no speaker (`SHOCK CONFESSION: …`, `Transcript: …`, `Trial of the cell: …`)."""
    if frame.here.kind not in HEADINGS:
        return False
    page = frame.page
    words = page.text[mention.start : mention.end].split()
    if words[0].lower() in TALKS:
        return True
    if mention.kind is not MentionKind.NAME or any(map(page.grammar.is_person, map(str.lower, words))):
        return False
    last = words[-1]
    place = re.escape(last.title() if last.isupper() else last)
    if re.search(rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside) {place}\b(?!['’]s)", page.text[:NEAR]):
        return True  # `KARZIN AFTER THE BOMB: …`
    known = page.text.find(last, frame.here.end, frame.here.end + FAR) >= 0 or last.title() in page.text[:FAR]
    return last.isupper() and len(words) > 1 and not known


def teller(frame: Frame) -> Attribution | None:
    """The interviewee or the narrator, where words of `I` or `we` head an interview or open what somebody told; a guess."""
    page, opens = frame.page, frame.quotation.start == frame.here.start
    heads = frame.here.kind in TITLES or (opens and page.is_told_to)
    if not heads or not frame.quotation.utterance or not TELLING.search(frame.inner):
        return None
    if frame.here.kind in TITLES and any(map(is_settled, frame.done)):
        return None
    if not (page.is_interview or page.is_told_to):
        return None
    return Attribution("A027", weak=True, interviewee=True)


def called(frame: Frame) -> Attribution | None:
    """Whoever the heading calls by what they are, where the words are of `I` or the heading tells of somebody's words; a guess."""
    if frame.here.kind not in HEADINGS or not frame.quotation.utterance:
        return None
    text, quotation = frame.page.text, frame.quotation
    told = TOLD.search(text, frame.here.start, quotation.start) or TOLD.search(
        text, quotation.end, frame.here.end
    )
    if not told and not OWN.search(frame.inner):
        return None
    return Attribution("A028", weak=True, interviewee=told is not None and told[0].lower() in TALKED)


RULES: tuple[Rule[[Frame], Attribution | None], ...] = (
    Rule("A027", "words of `I` head an interview or what somebody told", teller),
    Rule("A028", "a heading tells by what they are who speaks: `Dam bomber’s words`", called),
)
