"""What is looked at without being handed out."""

from typing import Annotated

from fastapi import Path, Query

from dsbuild.model import Role, Status
from dsbuild.review import articles, items, speakers
from dsbuild.review import verify as verifying
from dsbuild.review.values import Item
from dsbuild.review.verify import Verified
from dsbuild.review.views import ArticleView, Preview
from dsbuild.web.visit import Visitor

SentenceId = Annotated[str, Path(max_length=100)]
ArticleId = Annotated[str, Path(max_length=100)]
Round = Annotated[int, Query(ge=1, le=10_000)]


def sentence(visit: Visitor, sentence: SentenceId, round: Round = 1) -> Item:
    """A sentence with all that the queue shows of it."""
    return items.item(visit.store, visit.user, sentence, round)


def article(visit: Visitor, article: ArticleId) -> ArticleView:
    """A whole article, as far as this reviewer may see what others said."""
    return articles.view(visit.store, visit.user, article)


def preview(
    visit: Visitor,
    article: ArticleId,
    speaker: Annotated[str, Query(min_length=1, max_length=1000)],
    role: Role,
    status: Status | None = None,
    exceptions: Annotated[list[str] | None, Query(max_length=2000)] = None,
) -> Preview:
    """What settling a speaker would do to each of their sentences."""
    return speakers.preview(visit.store, visit.user, article, speaker, role, status, tuple(exceptions or ()))


def verify(visit: Visitor) -> Verified:
    """Whether the log's chain holds and the projections say what it says."""
    return verifying.verify(visit.store)
