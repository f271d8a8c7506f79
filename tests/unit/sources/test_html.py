import logging
from datetime import date

import pytest

from dsbuild.model import MarkupKind
from dsbuild.sources.html import Extracted, extracted
from dsbuild.sources.raw import Limits, UnreadableError

PROSE = "".join(
    f"<p>Paragraph {number} tells how the people of Tolna rebuilt the bridge that the flood had taken.</p>"
    for number in range(12)
)


def page(body: str, head: str = "", opening: str = "<html>") -> str:
    return f"<!doctype html>{opening}<head>{head}</head><body><article>{body}{PROSE}</article></body></html>"


def read(body: str, head: str = "") -> Extracted:
    return extracted(page(body, head), Limits())


def said(found: Extracted, kind: MarkupKind) -> list[str]:
    return [found.text[span.start : span.end] for span in found.markup if span.kind is kind]


def test_markup_covers_every_line_once_and_in_order() -> None:
    found = read("<h1>Bridge opens</h1><h2>A long wait</h2><ul><li>One</li><li>Two</li></ul>")
    assert [found.text[span.start : span.end] for span in found.markup] == found.text.replace(
        "\n\n", "\n"
    ).split("\n")
    assert said(found, MarkupKind.TITLE) == ["Bridge opens"]
    assert said(found, MarkupKind.HEADING) == ["A long wait"]
    assert said(found, MarkupKind.LIST_ITEM) == ["One", "Two"]
    assert len(said(found, MarkupKind.PARAGRAPH)) == 12


def test_a_headline_outside_the_article_is_put_in_front() -> None:
    found = extracted(
        page("").replace("<article>", "<header><h1>Bridge opens</h1></header><article>"), Limits()
    )
    assert found.text.startswith("Bridge opens\n\nParagraph 0")
    assert said(found, MarkupKind.TITLE) == ["Bridge opens"]


@pytest.mark.parametrize(
    "figure",
    [
        "<figure><img src=a.jpg><figcaption>Workers at the bridge. <span>Photo: A. Writer</span></figcaption></figure>",
        "<figure class=embed><div class=overlay>Expand</div><figcaption>Workers at the bridge. Photo: A. Writer</figcaption></figure>",
        "<div class='wp-caption'><img src=a.jpg><p class='wp-caption-text'>Workers at the bridge. Photo: A. Writer</p></div>",
        "<p class='image-caption'>Workers at the bridge. <em>Photo: A. Writer</em></p>",
    ],
)
def test_a_caption_is_kept_with_its_credit(figure: str) -> None:
    assert said(read(figure), MarkupKind.CAPTION) == ["Workers at the bridge. Photo: A. Writer"]


def test_a_caption_that_is_a_link_to_another_story_is_no_caption() -> None:
    found = read("<div class=caption><a href=/x>Ten other bridges you must see</a></div>")
    assert said(found, MarkupKind.CAPTION) == []


def test_block_quotes_embedded_posts_and_asides_are_told_apart() -> None:
    found = read(
        "<blockquote><p>We built it <b>ourselves</b>.</p><p>All of us.</p></blockquote>"
        '<blockquote class="twitter-tweet"><p>The bridge is open</p>&mdash; Town (@town) <a href=x>May 2</a></blockquote>'
        "<aside class=pullquote><p>It took us two winters, no less.</p></aside>"
    )
    assert said(found, MarkupKind.BLOCKQUOTE) == ["We built it ourselves.", "All of us."]
    assert said(found, MarkupKind.EMBED) == ["The bridge is open", "— Town (@town) May 2"]
    assert said(found, MarkupKind.ASIDE) == ["It took us two winters, no less."]


def test_a_quotation_or_post_in_a_figure_or_an_embed_is_kept() -> None:
    found = read(
        "<figure class=wp-block-pullquote><blockquote><p>Two winters it took.</p></blockquote></figure>"
        '<div class="wp-block-embed embed"><blockquote class="twitter-tweet"><p>It is open</p></blockquote></div>'
        "<figure><figure><figcaption>Left bank.</figcaption></figure><figcaption>Right bank.</figcaption></figure>"
    )
    assert said(found, MarkupKind.BLOCKQUOTE) == ["Two winters it took."]
    assert said(found, MarkupKind.EMBED) == ["It is open"]
    assert said(found, MarkupKind.CAPTION) == ["Left bank.", "Right bank."]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bridge opens - The Tolna Post", "Bridge opens"),
        ("Bridge opens | Home", "Bridge opens"),
        ("Bridge opens - at last", "Bridge opens - at last"),
    ],
)
def test_without_a_headline_the_title_is_it_less_the_name_of_the_site(title: str, expected: str) -> None:
    found = read("", f'<title>{title}</title><meta property="og:site_name" content="The Tolna Post">')
    assert said(found, MarkupKind.TITLE) == [expected]


def test_an_aside_of_links_is_left_out() -> None:
    assert "Ten other" not in read("<aside><a href=/x>Ten other bridges to see</a></aside>").text


def test_quotation_marks_that_a_browser_draws_are_drawn() -> None:
    found = read("<p>She said <q>he told me <q>wait</q>, so I did</q> on <time>Monday</time> night.</p>")
    assert "She said “he told me ‘wait’, so I did” on Monday night." in found.text


def test_a_line_break_parts_lines_and_a_block_parts_paragraphs() -> None:
    assert "first line\nsecond line\n\nParagraph 0" in read("<p>first line<br>second line</p>").text


def test_cells_of_a_row_are_parted_by_a_tab() -> None:
    table = "<table><tr><th>Town</th><th>Bridges</th></tr><tr><td>Tolna</td><td>2</td></tr></table>"
    assert "Town\tBridges\n\nTolna\t2" in read(table).text


def test_invisible_characters_and_entities_are_resolved() -> None:
    assert "rebuilding & “more”" in read("<p>re&shy;build&#8203;ing &amp; &ldquo;more&rdquo;</p>").text


def test_scripts_styles_and_navigation_are_left_out() -> None:
    found = read("<script>var x = 'no';</script><style>p {color: red}</style><nav><a href=/>Home</a></nav>")
    assert not {"var", "color", "Home"} & set(found.text.split())


def test_metadata_is_what_the_page_says() -> None:
    found = extracted(
        page(
            "<h1>Bridge opens</h1>",
            '<meta property="og:site_name" content="The Tolna Post"><meta property="og:title" content="Bridge opens - Post">'
            '<link rel="canonical" href="https://tolna.example/2021/05/02/bridge">'
            '<meta property="article:published_time" content="2021-05-03T23:30:00-05:00">',
            '<html lang="en-GB">',
        ),
        Limits(),
    )
    about = found.page
    assert (about.headline, about.publisher, about.language) == ("Bridge opens", "The Tolna Post", "en")
    assert (about.published, about.url) == (date(2021, 5, 3), "https://tolna.example/2021/05/02/bridge")
    assert found.extractor.startswith("trafilatura ")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="pubdate" content="20210503">', date(2021, 5, 3)),
        ('<meta name="date" content="Mon, 03 May 2021 19:24:00 GMT">', date(2021, 5, 3)),
        ('<meta name="date" content="2021-05">', None),
        ('<meta name="date" content="03/05/2021">', None),
        ('<meta name="date" content="2021-02-30">', None),
        ('<link rel="canonical" href="https://t.example/2021/05/03/bridge">', date(2021, 5, 3)),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2021-05-03T10:00:00Z"}]}</script>',
            date(2021, 5, 3),
        ),
        ('<script type="application/ld+json">{"datePublished": </script>', None),
        ("", None),
    ],
)
def test_a_date_is_read_only_when_the_page_says_all_of_it(head: str, published: date | None) -> None:
    assert read("", head).page.published == published


@pytest.mark.parametrize(
    ("times", "published"),
    [
        ("<time datetime=2021-05-03>today</time>", date(2021, 5, 3)),
        ("<time datetime=2021-05-03>x</time><time datetime=2021-05-04>y</time>", None),
        ("<time datetime=2021-05-03>x</time><time pubdate datetime=2021-05-04>y</time>", date(2021, 5, 4)),
    ],
)
def test_of_several_times_only_a_marked_one_is_the_date(times: str, published: date | None) -> None:
    assert read(times).page.published == published


def test_nothing_is_logged_to_the_user(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UnreadableError):
        extracted("<html><body></body></html>", Limits())
    assert not capsys.readouterr().err
    assert logging.getLogger("trafilatura").handlers


OPEN = "<html><body><article>"
ROOM = Limits().tags - 10


@pytest.mark.parametrize(
    ("bomb", "found"),
    [
        (OPEN + "<div>" * 100_000, "more than 60,000 tags"),
        (OPEN + "<div>" * ROOM, "deeper than 255"),
        (OPEN + "<b>" * ROOM, "deeper than 255"),
        (OPEN + "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">x", "2,000 attributes"),
        ("", "without"),
        (OPEN + "<img src=a.jpg></article>", "without"),
    ],
)
def test_a_page_made_to_choke_the_parser_is_refused(bomb: str, found: str) -> None:
    with pytest.raises(UnreadableError, match=found):
        extracted(bomb, Limits())


@pytest.mark.parametrize(
    "bomb",
    [
        OPEN + "<p>word " * (ROOM // 4),
        OPEN + "<li>word " * (ROOM // 4),
        OPEN + "<p>" + "&amp;" * 900_000,
        "<!DOCTYPE html [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;'>]>"
        + OPEN
        + "<p>words and "
        + "&b;" * 100_000,
        OPEN + "<p>some words here</p><script>" + "var a=1;" * 400_000 + "</script><p>and there</p>",
        '<html><head><script type="application/ld+json">' + '{"author":[' * 100_000 + "</script>" + page(""),
        OPEN + "<p>" + "w" * 4_000_000,
    ],
    ids=["paragraphs", "items", "entities", "nested entities", "script", "linked data", "one word"],
)
def test_a_large_page_is_read_in_bounded_time(bomb: str) -> None:
    assert extracted(bomb, Limits()).text


def test_a_page_that_names_no_body_keeps_headings_and_what_stands_with_the_headline() -> None:
    body = (
        '<div class="bar"><ul><li>Home</li></ul></div><div class="top"><h1>Bridge opens</h1><h2>A long wait is over</h2></div>'
        f'<div class="stuff"><section><h2>1. The flood</h2>{PROSE}</section><section><h3>2. The bill</h3><p>It was paid.</p></section></div>'
    )
    found = extracted(f"<html><body>{body}</body></html>", Limits())
    assert said(found, MarkupKind.HEADING) == ["A long wait is over", "1. The flood", "2. The bill"]
    assert found.text.startswith("Bridge opens\n\nA long wait is over")


def test_a_pull_quote_is_kept() -> None:
    found = read('<div class="pullQuote"><span>We waited for years</span></div>')
    assert said(found, MarkupKind.ASIDE) == ["We waited for years"]


def test_a_line_of_its_own_among_paragraphs_is_kept() -> None:
    assert (
        "They sent us the bill."
        in read('<div class="pq" aria-hidden="true">They sent us the bill.</div>').text
    )


def test_a_caption_in_a_wrapper_for_embeds_is_kept() -> None:
    found = read(
        '<div class="field-name-embed"><figure><img src="a.jpg"><figcaption>The bell</figcaption></figure></div>'
    )
    assert said(found, MarkupKind.CAPTION) == ["The bell"]


@pytest.mark.parametrize("control", ["\x01", "\x0b", "\x1f", "\ufffe", "&#1;", "&#11;", "&#xFFFE;"])
def test_control_characters_part_words(control: str) -> None:
    pages = (
        f"{control}<p>One{control}two</p>",
        f'<pre>a{control}b</pre><div class="pullquote">c{control}d</div>',
    )
    for body in pages:
        assert control not in read(body).text
        assert extracted(f"<html><body>{control}{body}{PROSE}</body></html>", Limits()).text
