"""A page of HTML -> the article's text, what the markup says of its lines, and what the page says of itself."""

import logging
import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from types import ModuleType

from lxml import etree
from lxml import html as lxml_html

from dsbuild.model import Markup, MarkupKind
from dsbuild.sources.lines import Line, lines
from dsbuild.sources.page import Page, page
from dsbuild.sources.prepare import prepare
from dsbuild.sources.raw import Limits, UnreadableError

ATTRIBUTES = 2000
VALUE = re.compile(r"""(?<=[^\s"'>/=])=\s?(?:"[^"]*"|'[^']*')""")
AS_TEXT = "save its text as .txt"
CONTROLS = re.compile(  # what no XML tree can hold, as it is or as a reference
    r"[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[1-8]|1[124-9]|2\d|3[01]|6553[45])|x0*(?:[1-8bcef]|1[\da-f]|fff[ef]))(?![\da-f]);?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text with one block a line, a blank line between blocks; `markup` is in order of the text."""

    text: str
    markup: tuple[Markup, ...]
    page: Page
    extractor: str


def extracted(source: str, limits: Limits) -> Extracted:
    """What the page holds, the same whatever the day, the place and the machine; nothing is fetched.

    Raises:
        UnreadableError: the page is too large or too deep to be parsed safely, or holds no article.
    """
    tree = _parsed(source, limits)
    about = page(tree)
    kinds = prepare(tree)
    found = [_marked(line, kinds) for line in lines(_body(tree))]
    return Extracted(*_joined(_headed(found, about.headline or about.title)), about, _extractor())


def _parsed(source: str, limits: Limits) -> lxml_html.HtmlElement:
    source = CONTROLS.sub(" ", source)
    if source.count("<") > limits.tags:
        raise UnreadableError(f"a page of more than {limits.tags:,} tags", AS_TEXT)
    if _crowded(source):
        raise UnreadableError(f"a tag of more than {ATTRIBUTES:,} attributes", AS_TEXT)
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(source.encode(), parser=parser)
    except etree.ParserError:
        raise UnreadableError("a page without content", AS_TEXT) from None
    if parser.error_log.filter_from_level(etree.ErrorLevels.FATAL):
        raise UnreadableError("a page nested deeper than 255 elements", AS_TEXT)
    return tree


def _crowded(source: str) -> bool:
    """Whether a tag has so many attributes that parsing it, which is quadratic in them, would take long."""
    long = (piece for piece in source.split("<") if len(piece) > 2 * ATTRIBUTES)
    return any(len(VALUE.sub("", piece).partition(">")[0].split()) > ATTRIBUTES for piece in long)


def _body(tree: lxml_html.HtmlElement) -> etree._Element:
    document = _trafilatura().bare_extraction(
        tree,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        with_metadata=False,
        date_extraction_params={"max_date": "2100-01-01"},  # unused; the default would read the clock
    )
    if document is None:
        raise UnreadableError("a page without an article", AS_TEXT)
    body: etree._Element = document.body
    return body


def _marked(line: Line, kinds: dict[str, MarkupKind]) -> Line:
    return Line(line.text, kinds.get(line.text, line.kind), line.joined)


def _headed(found: list[Line], headline: str | None) -> list[Line]:
    """The lines with the headline as the first `TITLE`: the line that repeats it, else a line of its own in front."""
    if headline is None:
        return found
    folded = headline.casefold()
    for place, line in enumerate(found):
        if line.text.casefold() == folded:
            return [*found[:place], Line(line.text, MarkupKind.TITLE, line.joined), *found[place + 1 :]]
    return [Line(headline, MarkupKind.TITLE), *found]


def _joined(found: list[Line]) -> tuple[str, tuple[Markup, ...]]:
    pieces: list[str] = []
    markup: list[Markup] = []
    end = 0
    for line in found:
        gap = "" if not pieces else "\n" if line.joined else "\n\n"
        start = end + len(gap)
        end = start + len(line.text)
        pieces += gap, line.text
        markup.append(Markup(start, end, line.kind))
    return "".join(pieces), tuple(markup)


@cache
def _trafilatura() -> ModuleType:
    """The extractor; what it logs goes to whoever listens, not to the user."""
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return trafilatura


@cache
def _extractor() -> str:
    return f"trafilatura {version('trafilatura')}"
