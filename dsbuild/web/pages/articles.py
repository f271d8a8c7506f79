"""Articles: the list, one as a whole, and who speaks in it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Path, Query
from fastapi.responses import HTMLResponse

from dsbuild.model import Role
from dsbuild.review import articles
from dsbuild.review.roles import Right
from dsbuild.review.views import Piece
from dsbuild.web.render import page
from dsbuild.web.visit import Visitor
from dsbuild.web.words import labels, named

PAGE = 50
DECIDED = frozenset({"mine", "decided", "speaker"})
ArticleId = Annotated[str, Path(max_length=100)]


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A stretch of text as the page draws it; `position` counts the sentences from 0."""

    text: str
    sentence: str | None = None
    position: int = -1
    classes: str = ""
    title: str = ""
    dropped: str = ""


@dataclass(slots=True)
class Paragraph:
    """Pieces of one line of the text; `kind` is the block that the first sentence stands in."""

    kind: str = ""
    pieces: list[ShownPiece] = field(default_factory=list)


def listing(
    visit: Visitor,
    search: Annotated[str, Query(max_length=200)] = "",
    after: Annotated[str, Query(max_length=100)] = "",
    *,
    waiting: bool = False,
) -> HTMLResponse:
    """Articles, some at a time; with `waiting`, those that have open sentences."""
    found = articles.listing(visit.store, search, after, PAGE, waiting=waiting)
    return page(visit, "articles.html", found=found, search=search, waiting=waiting)


def article(visit: Visitor, article: ArticleId) -> HTMLResponse:
    """A whole article."""
    view = articles.view(visit.store, visit.user, article)
    return page(
        visit,
        "article.html",
        view=view,
        paragraphs=list(paragraphs(view.pieces)),
        states=Counter(piece.state for piece in view.pieces),
        address=web_address(view.head.url),
    )


def speakers(visit: Visitor, article: ArticleId) -> HTMLResponse:
    """Who speaks in an article, to be settled."""
    view = articles.view(visit.store, visit.user, article)
    shown = {
        "article": view.head.id,
        "me": visit.user.name,
        "settle": visit.may(Right.SETTLE),
        "cards": [asdict(card) for card in view.speakers],
    }
    following = articles.next_to_settle(visit.store, view.head) if visit.may(Right.SETTLE) else None
    return page(
        visit,
        "speakers.html",
        view=view,
        cards=view.speakers,
        roles=list(Role),
        following=following,
        page=shown,
    )


def paragraphs(pieces: tuple[Piece, ...]) -> Iterator[Paragraph]:
    """The pieces by line; white space between sentences ends a line where it holds a line break."""
    line = Paragraph()
    position = 0
    for piece in pieces:
        if piece.sentence is None and not piece.dropped and "\n" in piece.text:
            if line.pieces:
                yield line
            line = Paragraph()
            continue
        line.kind = line.kind or piece.block
        line.pieces.append(_shown(piece, position))
        position += piece.sentence is not None
    if line.pieces:
        yield line


def _shown(piece: Piece, position: int) -> ShownPiece:
    if piece.sentence is None or piece.answer is None:
        return ShownPiece(piece.text, dropped=piece.dropped)
    given = labels(piece.answer)
    mark = "decided" if piece.state in DECIDED else "doubt" if piece.state == "open" else ""
    title = f"{', '.join(named(label) for label in given)}: {named(piece.state)}"
    return ShownPiece(piece.text, piece.sentence, position, " ".join([*given, mark]).strip(), title)


def web_address(url: str | None) -> str | None:
    """An address that is safe to link: http or https, or none."""
    if not url or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
