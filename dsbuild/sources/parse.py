"""Raw -> Article."""

from dataclasses import replace
from hashlib import sha256

from dsbuild.model import Article
from dsbuild.sources.decode import decoded, settled
from dsbuild.sources.raw import Format, HashMismatch, Limits, Raw, Refusal, UnreadableError
from dsbuild.sources.row import Row, row_of

ASK_AGAIN = "restore the registered text, or `dsbuild seeds remove` the article and add this one"


def parse(raw: Raw, limits: Limits) -> Article | Refusal:
    """The article that the bytes hold, or why there is none; `HashMismatch` if it is not the one registered."""
    try:
        article = _article(raw, limits)
    except UnreadableError as error:
        return error.at(raw.uri, raw.place)
    article = replace(article, path=raw.path, place=raw.place)
    known = raw.registered
    if known is None:
        return article
    if article.sha256 != known.sha256:
        by = f", extracted by {article.extractor}" if article.extractor else ""
        found = f"another text than was registered as {known.id} (sha256 {article.sha256}{by})"
        return HashMismatch(raw.uri, raw.place, found, ASK_AGAIN)
    return replace(
        article,
        title=known.title or article.title,
        publisher=known.publisher or article.publisher,
        published=known.published or article.published,
        language=known.language or article.language,
        url=known.url or article.url,
        rights=known.rights,
    )


def _article(raw: Raw, limits: Limits) -> Article:
    if not isinstance(raw.payload, bytes) or raw.format is Format.JSONL:
        return _of_row(row_of(raw.payload), limits)
    source = sha256(raw.payload).hexdigest()
    if raw.format is Format.HTML:
        return _of_page(decoded(raw.payload, page=True), source, limits)
    return _of_text(decoded(raw.payload), source)


def _of_row(row: Row, limits: Limits) -> Article:
    article = _of_text(row.text, row.sha256) if row.text else _of_page(row.html, row.sha256, limits)
    return replace(article, **row.said)


def _of_text(text: str, source: str) -> Article:
    text = settled(text)
    return Article(text=text, sha256=sha256(text.encode()).hexdigest(), source_sha256=source)


def _of_page(page: str, source: str, limits: Limits) -> Article:
    from dsbuild.sources.html import extracted

    found = extracted(settled(page), limits)
    article = _of_text(found.text, source)
    about = found.page
    return replace(
        article,
        title=about.headline or about.title,
        publisher=about.publisher,
        published=about.published,
        language=about.language,
        url=about.url,
        extractor=found.extractor,
        markup=found.markup,
    )
