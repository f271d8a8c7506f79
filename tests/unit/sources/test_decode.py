import codecs

import pytest

from dsbuild.sources.decode import decoded, settled
from dsbuild.sources.raw import UnreadableError

ENGLISH = "The mayor said: “We won’t forget – not ever.” The café stayed shut on Friday morning."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_english_is_read_whatever_its_encoding(encoding: str) -> None:
    assert settled(decoded(ENGLISH.encode(encoding))) == ENGLISH


def test_utf_16_of_either_order_is_read_by_its_mark() -> None:
    assert decoded(codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be")) == ENGLISH
    assert decoded(codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le")) == ENGLISH


def test_utf_16_without_a_mark_is_refused() -> None:
    with pytest.raises(UnreadableError, match="NUL bytes"):
        decoded(ENGLISH.encode("utf-16-le"))


def test_what_several_encodings_read_differently_is_refused() -> None:
    with pytest.raises(UnreadableError, match="several encodings"):
        decoded("Señor Åkesson ate piña at the café with José Muñoz.".encode("latin-1"))


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="iso-8859-1">',
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>",
        '<?xml version="1.0" encoding="ISO-8859-1"?>',
    ],
)
def test_a_page_is_read_as_it_declares(head: str) -> None:
    body = f"{head}<p>Señor Åkesson</p>"
    assert decoded(body.encode("latin-1"), page=True) == body


@pytest.mark.parametrize("label", ["no-such", "unicode_escape", "utf-8", "utf-16", "idna", "hex"])
def test_a_declaration_that_names_no_encoding_of_these_bytes_is_not_obeyed(label: str) -> None:
    with pytest.raises(UnreadableError, match="several encodings"):
        decoded(f'<meta charset="{label}"><p>Señor Åkesson, piña</p>'.encode("latin-1"), page=True)


def test_utf_8_wins_over_what_a_page_declares() -> None:
    page = '<meta charset="iso-8859-1"><p>“Señor”</p>'
    assert decoded(page.encode(), page=True) == page


def test_bytes_that_break_the_declared_encoding_are_refused() -> None:
    with pytest.raises(UnreadableError, match="not shift_jis as the page declares"):
        decoded(b'<meta charset="shift_jis"><p>\x85\x20\xff\xff</p>', page=True)


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00", b"%PDF-1.4\n" + bytes(range(1, 32)) * 3, b"text\0more"],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="no text"):
        decoded(data)


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "* * *\n—", "\ufeff"])
def test_an_article_without_words_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"no words|nothing"):
        settled(text)


def test_every_line_break_becomes_lf() -> None:
    assert settled("One.\r\nTwo.\rThree.\n\rFour.") == "One.\nTwo.\nThree.\n\nFour."


@pytest.mark.parametrize("text", ["a \ud800 b", "a \udfff"])
def test_a_lone_surrogate_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"lone surrogate \(U\+D"):
        settled(text)


def test_a_nul_is_refused() -> None:
    with pytest.raises(UnreadableError, match="NUL"):
        settled("a\0b")
