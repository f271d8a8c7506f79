"""What a page says about itself: title, publisher, date, language, address.

Trafilatura's own metadata is not used: a date without a day (`2015-06`) becomes the day it is read on.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dsbuild.sources.decode import squeezed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ISO_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?:[T ].{0,40})?\s*", re.DOTALL)
COMPACT_DAY = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T.{0,40})?\s*", re.DOTALL)
DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?:/|$)")
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].{0,40})?")
SITE = re.compile(r"(.*\S) ([|·–—-]|::) (.*)")
LONGEST = 1000
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date_published",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "date",
)
PUBLISHER = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
TITLE = ("og:title", "twitter:title", "dc.title", "headline")
ADDRESS = ("og:url",)
SPOKEN = ("content-language", "og:locale", "language")


@dataclass(frozen=True, slots=True)
class Page:
    """What the page says; None where it says nothing that can be read without a guess.

    `headline` is as printed (the `h1`), `title` what the page calls itself.
    """

    headline: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None


def page(tree: "HtmlElement") -> Page:
    """What the page says in its metadata, its JSON-LD, its `h1` and its address."""
    metas = _metas(tree)
    linked = list(_linked_data(tree))
    url = _address(next((link.get("href") for link in tree.iterfind(".//link[@rel='canonical']")), None))
    url = url or next(filter(None, (_address(value) for value in _said(metas, ADDRESS))), None)
    named = next(_said(metas, TITLE), None) or next(_strings(linked, "headline"), None)
    publisher = next(_said(metas, PUBLISHER), None) or next(_publishers(linked), None)
    title = named or squeezed(tree.findtext(".//head//title") or "")
    return Page(
        headline=_headline(tree, title),
        title=_without_site(title, publisher) or None,
        publisher=publisher,
        published=_published(tree, metas, linked, url),
        language=_language(tree, metas),
        url=url,
    )


def day(value: str) -> date | None:
    """The day that a machine-readable date names (ISO 8601 or RFC 2822); None where any part of it is missing."""
    if match := ISO_DAY.fullmatch(value) or COMPACT_DAY.fullmatch(value):
        return _day(*match.groups())
    try:
        return parsedate_to_datetime(value[:LONGEST]).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _day(*parts: str) -> date | None:
    try:
        found = date(*map(int, parts))
    except ValueError:
        return None
    return found if found.year > 1700 else None


def _metas(tree: "HtmlElement") -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = squeezed(meta.get("content", ""))
        if name and content and len(content) <= LONGEST:
            found.setdefault(name.strip().lower(), content)
    return found


def _said(metas: dict[str, str], names: tuple[str, ...]) -> Iterator[str]:
    return (metas[name] for name in names if name in metas)


def _linked_data(tree: "HtmlElement") -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, two levels of graphs deep."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in data if isinstance(data, list) else [data]:
            if isinstance(item, dict):
                yield item
                graph = item.get("@graph")
                yield from (
                    (node for node in graph if isinstance(node, dict)) if isinstance(graph, list) else ()
                )


def _strings(linked: list[dict[str, Any]], key: str) -> Iterator[str]:
    for item in linked:
        value = item.get(key)
        if isinstance(value, str) and value.strip() and len(value) <= LONGEST:
            yield squeezed(value)


def _publishers(linked: list[dict[str, Any]]) -> Iterator[str]:
    return _strings([item["publisher"] for item in linked if isinstance(item.get("publisher"), dict)], "name")


def _published(
    tree: "HtmlElement", metas: dict[str, str], linked: list[dict[str, Any]], url: str | None
) -> date | None:
    """The first day told by JSON-LD, metadata, a marked `time`, the only `time` there is, or the address."""
    told = (*_strings(linked, "datePublished"), *_said(metas, PUBLISHED))
    times = [(time.get("datetime", ""), time) for time in tree.iter("time")]
    marked = (
        value for value, time in times if "pubdate" in time.attrib or time.get("itemprop") == "datePublished"
    )
    if found := next(filter(None, map(day, (*told, *marked))), None):
        return found
    only = {found for value, _ in times if (found := day(value))}
    if len(only) == 1:
        return only.pop()
    match = DAY_IN_ADDRESS.search(urlsplit(url).path) if url else None
    return _day(*match.groups()) if match else None


def _language(tree: "HtmlElement", metas: dict[str, str]) -> str | None:
    root = tree.getroottree().getroot()
    for value in (root.get("lang"), root.get("xml:lang"), *_said(metas, SPOKEN)):
        if value and (match := LANGUAGE.fullmatch(value.strip())):
            return match[1].lower()
    return None


def _address(value: str | None) -> str | None:
    value = (value or "").strip()
    if not value.startswith(("http://", "https://")) or len(value) > LONGEST or len(value.split()) > 1:
        return None
    return value


def _without_site(title: str, publisher: str | None) -> str:
    """The title without the site's name, which stands after the last separator."""
    match = SITE.fullmatch(title)
    head, separator, tail = match.groups() if match else (title, "", "")
    return head if separator == "|" or tail.casefold() == (publisher or "").casefold() else title


def _headline(tree: "HtmlElement", title: str) -> str | None:
    """The only `h1`, or of several the one that the page's title holds."""
    printed = [
        text for h1 in tree.iter("h1") if (text := squeezed(h1.text_content())) and len(text) <= LONGEST
    ]
    if len(printed) == 1:
        return printed[0]
    folded = title.casefold()
    return next((text for text in printed if text.casefold() in folded), None)
