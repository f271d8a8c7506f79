import json
from datetime import date
from hashlib import sha256

from hypothesis import example, given
from hypothesis import strategies as st

from dsbuild.model import Article
from dsbuild.sources import Format, Limits, Raw, Refusal, parse
from dsbuild.sources.decode import decoded, settled
from dsbuild.sources.html import extracted
from dsbuild.sources.raw import UnreadableError
from dsbuild.sources.registry import RegisteredArticle, Registry, validated
from dsbuild.sources.registry.file import appended, table, without

LIMITS = Limits()
ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=200)
WORDS = st.text("abc é“”'&<> \t\n", min_size=1, max_size=30)
TAGS = st.sampled_from(
    [
        "p",
        "div",
        "b",
        "i",
        "a",
        "h1",
        "h2",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "blockquote",
        "q",
        "figure",
        "figcaption",
        "aside",
        "article",
        "main",
        "time",
        "br",
        "span",
        "pre",
    ]
)
SOUP = st.lists(st.one_of(WORDS, TAGS.map("<{}>".format), TAGS.map("</{}>".format)), max_size=40).map("".join)
SAID = st.text(min_size=1, max_size=40).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text))


def row(number: int, title: str) -> RegisteredArticle:
    digest = sha256(str(number).encode()).hexdigest()
    return RegisteredArticle(
        id=digest[:16], path=f"open/{number}.txt", sha256=digest, title=title, added=date(2022, 3, 4)
    )


@given(st.binary(max_size=300))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    for kind in (Format.TEXT, Format.HTML, Format.JSONL):
        read = parse(Raw("a", "a", kind, data), LIMITS)
        if isinstance(read, Article):
            assert read.sha256 == sha256(read.text.encode()).hexdigest()
            assert "\r" not in read.text
        else:
            assert isinstance(read, Refusal)
            assert str(read).startswith("a: found ")


@given(ANY_TEXT)
@example("\ufeff\ufeffa\r\r\n")
def test_reading_decides_the_text_once(text: str) -> None:
    try:
        read = settled(decoded(text.encode()))
    except UnreadableError:
        return
    assert settled(decoded(read.encode())) == read
    assert read.replace("\n", "") == text.lstrip("\ufeff").replace("\r", "").replace("\n", "")


@given(ANY_TEXT)
def test_a_line_holds_the_same_article_as_a_file(text: str) -> None:
    file = parse(Raw("a", "a", Format.TEXT, text.encode()), LIMITS)
    line = parse(Raw("a", "a", Format.JSONL, json.dumps({"text": text}).encode()), LIMITS)
    cells = parse(Raw("a", "a", Format.PARQUET, {"text": text}), LIMITS)
    texts = {read.text if isinstance(read, Article) else None for read in (line, cells)}
    assert len(texts) == 1
    if isinstance(file, Article):
        assert texts == {file.text}


@given(SOUP)
def test_whatever_the_markup_its_spans_are_the_lines_of_the_text(soup: str) -> None:
    page = f"<html><body><article><p>Some words of an article.</p>{soup}</article></body></html>"
    try:
        found = extracted(page, LIMITS)
    except UnreadableError:
        return
    lines = [line for line in found.text.split("\n") if line]
    assert [found.text[span.start : span.end] for span in found.markup] == lines
    assert all(line == line.strip() for line in lines)
    assert extracted(page, LIMITS) == found


@given(st.lists(SAID, min_size=1, max_size=5), st.data())
def test_the_registry_as_text_is_the_registry(titles: list[str], data: st.DataObject) -> None:
    rows = tuple(row(number, title) for number, title in enumerate(titles))
    text = appended("# Ours.\n", [table("article", article) for article in rows])
    assert validated(text.encode(), "sources.toml") == Registry(article=rows)
    gone = data.draw(st.integers(0, len(rows) - 1))
    left = without(text, "article", gone)
    assert left.startswith("# Ours.\n")
    assert validated(left.encode(), "sources.toml") == Registry(article=rows[:gone] + rows[gone + 1 :])
