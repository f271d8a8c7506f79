import re
from html.parser import HTMLParser

import pytest

from dsbuild.release.places.opened import opened
from dsbuild.report.page import page
from tests.servers.releases import release
from tests.unit.release.conftest import paragraphs

HOSTILE = '<script>alert(1)</script> & "$x$ </text></svg>'


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found, self.said = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.said.append(data)


@pytest.fixture
def folder(tmp_path):
    return release(tmp_path / "dist" / "gazette", publisher=HOSTILE)


def test_it_shows_what_is_there_and_loads_nothing(folder):
    text = page(opened(str(folder)), folder)
    read = Tags(text)
    tags = [tag for tag, _ in read.found]
    assert tags.count("svg") == 4
    assert not {"script", "img", "link", "iframe", "object"} & set(tags)
    addresses = {
        value for _, attributes in read.found for name, value in attributes.items() if name in {"src", "href"}
    }
    assert all(address.startswith("#") for address in addresses)
    assert not [name for _, attributes in read.found for name in attributes if name.startswith("on")]
    said = " ".join(read.said)
    assert "gazette 1.0.0" in said
    assert "12 of 60 sentences" in said
    assert "Not measured: no gold was given." in said
    for label in ("reportage", "quoted_extremist_speech", "casualty_statistic"):
        assert label in said
    assert "<script>alert(1)" in said, "as text"
    assert "default-src 'none'" in text


def test_it_holds_no_text_of_an_article(folder):
    text = page(opened(str(folder)), folder)
    for number in range(12):
        for line in paragraphs(number):
            assert line[:25] not in text


def test_the_same_release_gives_the_same_bytes(folder):
    texts = {page(opened(str(folder)), folder) for _ in range(2)}
    assert len(texts) == 1
    assert not re.search(r"20\d\d-\d\d-\d\dT", texts.pop())
