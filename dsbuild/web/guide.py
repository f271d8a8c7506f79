"""The guideline as it is shown."""

from functools import cache

from markupsafe import Markup

from dsbuild.review.store import guideline


@cache
def html() -> tuple[Markup, str]:
    """The guideline as HTML, and its version; HTML inside the markdown is shown as text."""
    from markdown_it import MarkdownIt

    text, version = guideline()
    made = MarkdownIt("commonmark", {"html": False}).enable("table").render(_untitled(text))
    return Markup(made), version  # noqa: S704 - the renderer escapes what is not markdown


def _untitled(text: str) -> str:
    """The markdown without its title, which the page has already."""
    first, _, rest = text.lstrip().partition("\n")
    return rest if first.startswith("# ") else text
