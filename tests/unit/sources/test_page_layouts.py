"""Pages of many layouts: every line of the article is there once, and nothing that a browser does not draw."""

import pytest

from dsbuild.sources.html import extracted
from dsbuild.sources.raw import Limits

B1 = "The patrol was ambushed at dawn on the road between the two villages, and nobody came to help until noon, witnesses said."
B2 = "Its commander told reporters that the inquiry would take a year, although nobody in the town has much faith in its promises."
B3 = "“We will come back,” said Karim Aden, a commander of the Harrow Front."
H = "Gunmen storm radio station in Okambe"
P = f"<p>{B1}</p><p>{B3}</p><p>{B2}</p>"


def wrap(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang=en><head><title>{H} - Arden News</title>{head}</head><body>{body}</body></html>"


# name: page, what must be there once, what must not
PAGES = {
    "div soup": (
        wrap(
            f"<div class=top><a href=/>Home</a><a href=/w>World</a></div><div><div><h1>{H}</h1><div><div>{B1}</div><div>{B3}</div><div>{B2}</div></div></div></div><div class=footer>Copyright</div>"
        ),
        [H, B1, B3, B2],
        ["Home"],
    ),
    "br paragraphs": (
        wrap(f"<h1>{H}</h1><div id=story>{B1}<br><br>{B3}<br/><br/>{B2}</div>"),
        [H, B1, B3, B2],
        [],
    ),
    "table layout": (
        wrap(
            f"<table><tr><td><a href=/>Home</a><br><a href=/n>News</a></td><td><font size=5><b>{H}</b></font><p>{B1}<p>{B3}<p>{B2}</td></tr></table>"
        ),
        [B1, B3, B2],
        [],
    ),
    "hidden": (
        wrap(
            f"<article><h1>{H}</h1>{P}<p style='display:none'>Hidden trap text that nobody sees on the page at all, ever.</p><p hidden>Another hidden sentence stands here for nobody to read.</p><div aria-hidden=true>Decorative words that a screen reader skips altogether.</div></article>"
        ),
        [H, B1, B3, B2],
        ["Hidden trap", "Another hidden"],
    ),
    "iframe embed": (
        wrap(
            f"<article><h1>{H}</h1><p>{B1}</p><iframe src='https://x.example/embed/1' title='Post by @arden: Stay away from the harbour.'></iframe><p>{B3}</p><p>{B2}</p></article>"
        ),
        [H, B1, B3, B2],
        [],
    ),
    "noscript image": (
        wrap(
            f"<article><h1>{H}</h1><figure><noscript><img src=a.jpg alt='x'></noscript><figcaption>Flowers outside the station on Friday. Photo: Lena Dahl / AP</figcaption></figure>{P}</article>"
        ),
        [H, "Flowers outside the station", B1, B3, B2],
        [],
    ),
    "jsonld only": (
        wrap(
            "<div id=root></div><script>window.x=1</script>",
            f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{H}","articleBody":"{B1} {B2}"}}</script>',
        ),
        [B1],
        [],
    ),
    "amp": (
        f"<!doctype html><html amp><head><title>{H}</title></head><body><amp-sidebar><ul><li>Home</li></ul></amp-sidebar><article><h1>{H}</h1><amp-img src=x></amp-img>{P}<amp-ad></amp-ad></article></body></html>",
        [H, B1, B3, B2],
        [],
    ),
    "comments": (
        wrap(
            f"<article><h1>{H}</h1>{P}</article><section id=comments><h2>Comments</h2><div class=comment><p>First comment by a reader who has a lot to say about this.</p></div></section>"
        ),
        [H, B1, B3, B2],
        ["First comment"],
    ),
    "script in text": (
        wrap(
            f"<article><h1>{H}</h1><p>{B1}<script>var a='evil';document.write('<p>bad</p>')</script></p><style>p{{color:red}}</style><p>{B3}</p><p>{B2}</p></article>"
        ),
        [H, B1, B3, B2],
        ["evil", "color:red"],
    ),
    "html comment": (
        wrap(
            f"<article><h1>{H}</h1><!-- secret <p>hidden</p> --><p>{B1}<!-- x --></p><p>{B3}</p><p>{B2}</p></article>"
        ),
        [H, B1, B3, B2],
        ["secret"],
    ),
    "huge attribute": (
        wrap(f"<article><h1>{H}</h1><p data-x='{'a' * 300000}'>{B1}</p><p>{B3}</p><p>{B2}</p></article>"),
        [H, B1, B3, B2],
        ["aaaa"],
    ),
    "live blog": (
        wrap(
            f"<main><h1>{H}</h1><div class=entry><time>10:42</time><h2>Road closed</h2><p>{B1}</p></div><div class=entry><time>11:05</time><p>{B3}</p></div><div class=entry><time>12:10</time><p>{B2}</p></div></main>"
        ),
        [H, "10:42", "Road closed", B1, B3, B2],
        [],
    ),
    "list items": (
        wrap(
            f"<article><h1>{H}</h1><ul><li>Two soldiers were killed in the first attack.</li><li>The road is closed until Friday.</li></ul>{P}</article>"
        ),
        [H, "Two soldiers were killed", "The road is closed", B1],
        [],
    ),
    "dl": (
        wrap(
            f"<article><h1>{H}</h1>{P}<dl><dt>When was it founded?</dt><dd>In 1998, by three brothers from Arden.</dd></dl></article>"
        ),
        [H, "When was it founded", "In 1998, by three brothers", B1],
        [],
    ),
    "details": (
        wrap(
            f"<article><h1>{H}</h1>{P}<details><summary>What is the Harrow Front?</summary><p>It is a separatist militia that was founded in 1998 by three brothers.</p></details></article>"
        ),
        [H, "What is the Harrow Front", "It is a separatist militia", B1],
        [],
    ),
    "nested blockquote": (
        wrap(
            f"<article><h1>{H}</h1><p>{B1}</p><blockquote><blockquote><p>We will come back to the valley, and then we shall stay in it.</p></blockquote></blockquote><p>{B2}</p></article>"
        ),
        [H, "We will come back to the valley", B1, B2],
        [],
    ),
    "standfirst h2": (
        wrap(
            f"<article><header><h1>{H}</h1><h2 class=standfirst>Nobody came until noon, say those who live there</h2><p class=byline>By Mara Lindqvist</p></header>{P}</article>"
        ),
        [H, "Nobody came until noon", B1, B3, B2],
        [],
    ),
    "uppercase tags no close": (
        "<HTML><BODY><H1>" + H + "</H1><P>" + B1 + "<P>" + B3 + "<P>" + B2,
        [H, B1, B3, B2],
        [],
    ),
    "custom elements": (
        wrap(
            f"<news-article><h1>{H}</h1><news-par>{B1}</news-par><news-par>{B3}</news-par><news-par>{B2}</news-par></news-article>"
        ),
        [H, B1, B3, B2],
        [],
    ),
    "template shadow": (
        wrap(
            f"<article><h1>{H}</h1><template shadowrootmode=open><p>Shadow words.</p></template>{P}</article>"
        ),
        [H, B1, B3, B2],
        [],
    ),
    "spans per line": (
        wrap(
            f"<article><h1>{H}</h1><div><span>{B1}</span><br><span>{B3}</span><br><span>{B2}</span></div></article>"
        ),
        [H, B1, B3, B2],
        [],
    ),
    "sections": (
        wrap(
            f"<div id=content><section><h1>{H}</h1><p>{B1}</p></section><section><h2>The road</h2><p>{B3}</p></section><section><h2>The town</h2><p>{B2}</p></section></div>"
        ),
        [H, "The road", B1, B3, "The town", B2],
        [],
    ),
    "short body": (wrap(f"<article><h1>{H}</h1><p>{B3}</p></article>"), [H, B3], []),
    "strong subhead": (
        wrap(
            f"<article><h1>{H}</h1><p>{B1}</p><p><strong>Nothing to say</strong></p><p>{B3}</p><p>{B2}</p></article>"
        ),
        [H, B1, "Nothing to say", B3, B2],
        [],
    ),
    "cookie banner": (
        wrap(
            f"<div class=cookie-consent><p>We use cookies to improve your experience on our site and to show you personalised advertising.</p><button>Accept</button></div><article><h1>{H}</h1>{P}</article>"
        ),
        [H, B1, B3, B2],
        ["We use cookies"],
    ),
    "related inside": (
        wrap(
            f"<article><h1>{H}</h1><p>{B1}</p><div class=related><h3>Related</h3><ul><li><a href=/a>Flood: 3,000 displaced in Kalgo</a></li><li><a href=/b>Why we suspended the strike</a></li></ul></div><p>{B3}</p><p>{B2}</p></article>"
        ),
        [H, B1, B3, B2],
        [],
    ),
    "deep 200": (wrap("<div>" * 200 + f"<h1>{H}</h1>{P}" + "</div>" * 200), [H, B1, B3, B2], []),
}


@pytest.mark.parametrize("name", PAGES)
def test_layout(name: str) -> None:
    source, wanted, unwanted = PAGES[name]
    text = extracted(source, Limits()).text
    assert {words: text.count(words) for words in wanted} == dict.fromkeys(wanted, 1)
    assert not [words for words in unwanted if words in text]
