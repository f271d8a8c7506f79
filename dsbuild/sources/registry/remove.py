from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from dsbuild.sources.raw import REGISTRY_FILE, RegistryError
from dsbuild.sources.registry import file
from dsbuild.sources.registry.model import RegisteredArticle, RemovedArticle, load


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that was taken out of the registry; `path` is where its file still stands, None if it does not."""

    article: RegisteredArticle
    path: Path | None

    def __str__(self) -> str:
        where = f"its file stays at {self.path.as_posix()}" if self.path else "its file is not here"
        return f"{self.article.id}: removed, and never built again; {where}"


def remove(folder: Path, article_id: str, *, reason: str, today: date, delete: bool = False) -> Removed:
    """Moves the article to the removed ones; deletes its file only if told to.

    Raises:
        RegistryError: there is no such article, or no reason.
    """
    with file.locked(folder):
        registry = load(folder)
        place = (folder / REGISTRY_FILE).as_posix()
        number = next((at for at, article in enumerate(registry.article) if article.id == article_id), None)
        if number is None:
            gone = next((article for article in registry.removed if article.id == article_id), None)
            found = f"{article_id} already removed on {gone.removed}" if gone else f"no article {article_id}"
            raise RegistryError(f"{place}: found {found}; see `dsbuild seeds status`")
        article = registry.article[number]
        try:
            removed = RemovedArticle(
                id=article.id, sha256=article.sha256, removed=today, reason=reason.strip()
            )
        except ValidationError:
            raise RegistryError(
                f"{place}: found no reason or one of over 1,000 characters; give one"
            ) from None
        text = (folder / REGISTRY_FILE).read_bytes().decode()
        expected = registry.model_copy(
            update={
                "article": registry.article[:number] + registry.article[number + 1 :],
                "removed": (*registry.removed, removed),
            }
        )
        text = file.appended(file.without(text, "article", number), [file.table("removed", removed)])
        file.replace(folder, text, expected)
    stored = folder / article.path
    if delete:
        stored.unlink(missing_ok=True)
    return Removed(article, stored if stored.exists() else None)
