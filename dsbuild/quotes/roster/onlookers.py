"""Whom a scene shows without a name: who is seen in a film, who is asked in court, who calls out from a crowd."""

import re
from bisect import bisect_left

from dsbuild.model import Role
from dsbuild.quotes.roster.noun_phrases import PHRASE, Said, said_by
from dsbuild.quotes.roster.reading import PERSON
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.scene import Scene

_SPACE = re.compile(r"\s+")
_SHOWN = re.compile(rf"d{PHRASE.replace('(?P<det>', '(?P<own>')}")
_HEADS = "mMBRoveljukt"
RECENT = 30
_PICTURED = re.compile(
    r"\b(?:[Vv]ideos?|[Ff]ootage|[Ff]ilm|[Cc]lips?|[Rr]ecordings?|CCTV|[Cc]ameras?|[Ii]mages?|[Pp]ictures?|[Aa]udio|[Pp]hoto\w*|[Tt]apes?|[Ll]ivestream)\b"
    r"[^.]{0,120}?\b(?:shows?|showed|captures?|captured|catches|caught|films?|filmed|records?|recorded)\s(?=(?:the|a|an)\s)"
)
_HECKLES = re.compile(
    r"\b(?:heckl\w+|jeer\w*|boo(?:ed|ing)|called out|calls out|calling out|shouted (?:down|back)|yelled back|cried out"
    r"|(?:shout\w*|yell\w*|cr(?:ied|y)|call\w*|sobb\w*)\b[^.]{0,60}\bfrom (?:the|a) (?:public |back |press )?(?:gallery|crowd|benches|bench|pews|pavement|balcony|audience|back|stands)"
    r"|from the (?:public )?gallery|(?:laid|lay|laying) (?:a|the) wreath)\b"
)
_STRIKES = re.compile(
    r"\b(?:gun\w*|knife|shot|shoot\w*|fir(?:ed|ing)|stabb\w*|bomb\w*|attack(?:ed|ing|er|ers)|kill(?:ed|ing)|explo\w+|detonat\w*|lunged|rammed|masked|hooded|armed)\b"
)
_LONGEST_CLAUSE = 40
_ASKS_HIM = re.compile(
    r"(?:When|After|As|Once|Whenever) (?!asked|pressed|told|he\b|she\b|they\b)[^,.;]{2,60}? (?:had )?"
    r"(?:asked|told|pressed|ordered|warned|questioned|reminded|invited|urged|put it to)\b"
    r"(?: (?:if|whether|why|what|how|who|where) (?:he|she)\b| (?:him|her)\b)[^.;]{0,160}, "
)


def asked(scene: Scene, here: int) -> int | None:
    """Where the clause opens in which somebody else asks whoever the pronoun at `here` means."""
    reading = scene.reading
    opens = scene.classes.rfind("|", max(here - _LONGEST_CLAUSE, 0), here) + 1
    if not 0 < opens < here:
        return None
    asks = _ASKS_HIM.match(reading.text, reading.starts[opens], reading.starts[here])
    return opens if asks and asks.end() == reading.starts[here] else None


def heckles(scene: Scene, words: range) -> Said | None:
    """What is told of somebody in a crowd, a court or at a vigil who calls out, and does nothing worse."""
    classes, reading = scene.classes, scene.reading
    opens = classes.rfind("|", max(words.start - RECENT, 0), words.start) + 1
    ends = classes.find("|", words.stop, words.stop + RECENT)
    ends = ends if ends > 0 else min(words.stop + RECENT, len(classes))
    start, end = reading.starts[opens], reading.ends[ends - 1]
    calls = _HECKLES.search(reading.text, start, end) is not None
    return Said(Role.OTHER, 1) if calls and not _STRIKES.search(reading.text, start, end) else None


def pictured(scene: Scene, here: int) -> Reference | None:
    """Whoever the sentence before says is seen in a film or a picture: `The video shows the gunman walking in.`."""
    classes, reading = scene.classes, scene.reading
    end = classes.rfind("|", max(here - RECENT, 0), here)
    opens = classes.rfind("|", max(end - 2 * RECENT, 0), max(end, 0))
    if not -1 <= opens < end - 1:
        return None
    shown = _PICTURED.search(reading.text, reading.starts[opens + 1], reading.ends[end - 1])
    if shown is None:
        return None
    first = bisect_left(reading.starts, shown.end())
    match = _SHOWN.match(classes, first, end)
    if match is None or PERSON in classes[match.end() : end]:
        return None
    if any(index in reading.plurals for index in range(*match.span("np"))):
        return None
    head = max(match["np"].rfind(kind) for kind in _HEADS)
    stop = match.start("np") + head + 1 if head >= 0 else match.end("np")
    words = range(match.start("np"), stop)
    text = _SPACE.sub(" ", reading.text[reading.starts[words[0]] : reading.ends[stop - 1]])
    return Reference(description="the " + text, said=said_by(match["np"][: len(words)], "", scene.setting))
