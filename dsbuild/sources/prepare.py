"""A page made ready for the extractor, which else would lose what an article needs.

Trafilatura drops `figure`, `aside` and `time` whole, whatever stands in an element with a class such as
`caption` or `embed`, and the quotation marks that a browser draws around `q`.
"""

import re
from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement, builder

from dsbuild.model import MarkupKind
from dsbuild.sources.decode import squeezed
from dsbuild.sources.lines import lines

CAPTION = re.compile(r"caption|cutline", re.IGNORECASE)
PULL_QUOTE = re.compile(r"pull-?_?quote", re.IGNORECASE)
EMBED = re.compile(
    r"twitter-tweet|twitter-video|(?:instagram|tiktok|bluesky|mastodon|reddit|fb|telegram)[-_]?(?:media|embed|post)",
    re.IGNORECASE,
)
PROSE = ("p", "li", "blockquote", "figcaption", "h1", "h2", "h3", "h4", "td", "dd")
CAPTIONS = ("figcaption", "div", "p", "span", "section", "dd")
BODIES = ("article", "main")
INLINE = frozenset(
    {"a", "abbr", "b", "br", "cite", "em", "i", "q", "small", "span", "strong", "sub", "sup", "u"}
)
PARAGRAPHS = 3
ENTRIES = 3
CLOCK = re.compile(r"\s*\d{1,2}[:.]\d{2}(?:\s?[apAP]\.?[mM]\.?)?\s*")
PROSE_SHARE = 0.8
CAPTION_LENGTH = 1500
LINKED_SHARE = 0.5


def prepare(tree: HtmlElement) -> dict[str, MarkupKind]:
    """What captions, asides and embedded posts say, line by line; `tree` is changed so that they are kept."""
    if next(tree.iter(*BODIES), None) is None:
        _enclosed(tree)
    for element in [element for element in tree.iter() if _is_hidden(element)]:
        element.drop_tree()
    _keep_times(tree)
    for quotation in reversed(list(tree.iter("q"))):
        _draw_marks(quotation)
    for block in list(tree.iter("pre")):
        _flattened(block, builder.DIV(), block.text_content().split("\n\n"))
    kinds: dict[str, MarkupKind] = {}
    for embed in [quote for quote in tree.iter("blockquote") if EMBED.search(quote.get("class", ""))]:
        _shown(embed)
        kinds |= dict.fromkeys(_flattened(embed, builder.BLOCKQUOTE(), _texts(embed)), MarkupKind.EMBED)
    for pulled in [
        element for element in tree.iter("div", "span") if PULL_QUOTE.search(element.get("class", ""))
    ]:
        kinds |= dict.fromkeys(_flattened(pulled, builder.DIV(), _texts(pulled)), MarkupKind.ASIDE)
    for line in _lines_among_paragraphs(tree):
        line.tag = "p"
        line.attrib.clear()
    for figure, caption in list(_captions(tree)):
        _shown(figure)
        kinds |= dict.fromkeys(_flattened(figure, builder.DIV(), caption), MarkupKind.CAPTION)
    for aside in _inside(tree, "aside", BODIES):
        if _linked_share(aside) < LINKED_SHARE:
            aside.tag = "div"
            kinds = dict.fromkeys(_texts(aside), MarkupKind.ASIDE) | kinds
    return kinds


def _keep_times(tree: HtmlElement) -> None:
    for time in _inside(tree, "time", PROSE):
        time.drop_tag()
    for time in _entries(tree):
        time.tag = "p"
        time.attrib.clear()


def _is_hidden(element: HtmlElement) -> bool:
    """Whether a browser draws nothing of the element; `until-found` is drawn when it is looked for."""
    hidden = element.get("hidden")
    return hidden is not None and hidden != "until-found" and element.getparent() is not None


def _entries(tree: HtmlElement) -> list[HtmlElement]:
    """The times of day that stand alone in a page's body, when there are as many as a live blog has."""
    clocks = [time for time in _inside(tree, "time", BODIES) if CLOCK.fullmatch(time.text_content())]
    return clocks if len(clocks) >= ENTRIES else []


def _shown(element: HtmlElement) -> None:
    """Takes the class from what wraps an element as an embed, for the extractor drops such wrappers."""
    for wrapper in element.iterancestors("div", "section"):
        if "embed" in wrapper.get("class", ""):
            wrapper.attrib.clear()


def _enclosed(tree: HtmlElement) -> None:
    """Puts the smallest element that holds the headline and most of the paragraphs into an `article`.

    On a page that names no body the extractor takes paragraphs from anywhere, and loses the headings.
    """
    holder = tree.find("body")
    if holder is None:
        return
    wanted = PROSE_SHARE * _prose(holder)
    headline = next(holder.iter("h1"), None)
    while (inner := next((child for child in holder if _prose(child) > wanted), None)) is not None:
        if headline is not None and headline not in inner.iter("h1"):
            break
        holder = inner
    if holder.tag != "p":
        article = builder.ARTICLE(*holder)
        article.text, holder.text = holder.text, None
        holder.append(article)


def _prose(element: HtmlElement) -> int:
    """How many characters its paragraphs hold."""
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))


def _lines_among_paragraphs(tree: HtmlElement) -> list[HtmlElement]:
    """What is text and nothing else beside paragraphs: most often a pull quote; the extractor would drop it."""
    paragraphs = Counter(paragraph.getparent() for paragraph in tree.iter("p"))
    return [
        element
        for element in tree.iter("div")
        if paragraphs[element.getparent()] >= PARAGRAPHS
        and all(inner.tag in INLINE for inner in element.iterdescendants())
        and element.text_content().strip()
        and _linked_share(element) < LINKED_SHARE
    ]


def _texts(element: HtmlElement) -> list[str]:
    return [line.text for line in lines(element)]


def _inside(tree: HtmlElement, tag: str, holders: tuple[str, ...]) -> list[HtmlElement]:
    return [element for element in tree.iter(tag) if next(element.iterancestors(*holders), None) is not None]


def _draw_marks(quotation: HtmlElement) -> None:
    nested = next(quotation.iterancestors("q"), None) is not None
    opening, closing = "‘’" if nested else "“”"
    quotation.text = opening + (quotation.text or "")
    if len(quotation):
        quotation[-1].tail = (quotation[-1].tail or "") + closing
    else:
        quotation.text += closing
    quotation.tag = "span"
    quotation.attrib.clear()


def _captions(tree: HtmlElement) -> Iterator[tuple[HtmlElement, list[str]]]:
    """The outermost elements that hold nothing but a picture and its caption, with the caption's lines."""
    taken: set[HtmlElement] = set()
    for element in list(tree.iter("figure", *CAPTIONS)):
        if not taken.isdisjoint(element.iterancestors()):
            continue
        if element.tag == "figure":
            if next(element.iter("blockquote", "table"), None) is not None:
                element.tag = "div"
                element.attrib.clear()
            elif captions := _outermost([inner for inner in element.iter(*CAPTIONS) if _is_caption(inner)]):
                taken.add(element)
                yield element, [text for caption in captions for text in _texts(caption)]
        elif _is_caption(element):
            taken.add(element)
            yield element, _texts(element)


def _outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    inner = set(elements)
    return [element for element in elements if inner.isdisjoint(element.iterancestors())]


def _is_caption(element: HtmlElement) -> bool:
    if element.tag != "figcaption" and not CAPTION.search(element.get("class", "")):
        return False
    if len(squeezed(element.text_content())) > CAPTION_LENGTH:
        element.attrib.pop("class", None)
        return False
    return _linked_share(element) < LINKED_SHARE


def _flattened(element: HtmlElement, replacement: HtmlElement, said: list[str]) -> list[str]:
    """What is said, in plain paragraphs of a replacement that takes the element's place."""
    said = [text for text in map(squeezed, said) if text]
    replacement.extend(builder.P(text) for text in said)
    replacement.tail = element.tail
    element.getparent().replace(element, replacement)
    return said


def _linked_share(element: HtmlElement) -> float:
    linked = sum(len(squeezed(link.text_content())) for link in element.iter("a"))
    return linked / max(len(squeezed(element.text_content())), 1)
