"""Pages of the docs that hold what was measured."""

from pathlib import Path


def renew(path: Path, **made: str) -> None:
    """Writes each text between the marks `<!-- name -->` and `<!-- /name -->` of a page."""
    page = path.read_text(encoding="utf-8")
    for name, text in made.items():
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, after = page.partition(begin)[0], page.partition(end)[2]
        page = f"{before}{begin}\n{text}\n{end}{after}"
    path.write_text(page, encoding="utf-8")
