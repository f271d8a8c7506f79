"""A page made ready for the extractor, which else would lose what an article needs.

Trafilatura drops `figure`, `aside` and `time` whole, whatever stands in an element with a class such as
`caption` or `embed`, and the quotation marks that a browser draws around `q`.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement, builder

from dsbuild.model import MarkupKind
from dsbuild.sources.decode import squeezed
from dsbuild.sources.lines import lines

CAPTION = re.compile(r"caption|cutline", re.IGNORECASE)
EMBED = re.compile(
    r"twitter-tweet|twitter-video|(?:instagram|tiktok|bluesky|mastodon|reddit|fb|telegram)[-_]?(?:media|embed|post)",
    re.IGNORECASE,
)
PROSE = ("p", "li", "blockquote", "figcaption", "h1", "h2", "h3", "h4", "td", "dd")
CAPTIONS = ("figcaption", "div", "p", "span", "section", "dd")
BODIES = ("article", "main")
CAPTION_LENGTH = 1500
LINKED_SHARE = 0.5


def prepare(tree: HtmlElement) -> dict[str, MarkupKind]:
    """What captions, asides and embedded posts say, line by line; `tree` is changed so that they are kept."""
    for time in _inside(tree, "time", PROSE):
        time.drop_tag()
    for quotation in reversed(list(tree.iter("q"))):
        _draw_marks(quotation)
    for block in list(tree.iter("pre")):
        _flattened(block, builder.DIV(), block.text_content().split("\n\n"))
    kinds: dict[str, MarkupKind] = {}
    for embed in [quote for quote in tree.iter("blockquote") if EMBED.search(quote.get("class", ""))]:
        for wrapper in embed.iterancestors("div", "section"):
            if "embed" in wrapper.get("class", ""):
                wrapper.attrib.clear()
        kinds |= dict.fromkeys(_flattened(embed, builder.BLOCKQUOTE(), _texts(embed)), MarkupKind.EMBED)
    for figure, caption in _captions(tree):
        kinds |= dict.fromkeys(_flattened(figure, builder.DIV(), caption), MarkupKind.CAPTION)
    for aside in _inside(tree, "aside", BODIES):
        if _linked_share(aside) < LINKED_SHARE:
            aside.tag = "div"
            kinds = dict.fromkeys(_texts(aside), MarkupKind.ASIDE) | kinds
    return kinds


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
