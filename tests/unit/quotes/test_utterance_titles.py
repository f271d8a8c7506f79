"""Which words in marks are titles of shows and works, and which are said."""

import pytest

import dsbuild

TITLES = [
    "Appearing on NBC’s “Meet the Nation,” Gov. Bill Strand said no.",
    "He defended it, telling “Morning News Sunday” that it was well thought out.",
    "In her new book, “Standing Still,” Ms. Marsh writes of her losses.",
    "The band played “Hail to the Chief.”",
    "His slogan, “Make It Grand,” was on every hat.",
    "In an essay titled “Why I Am Leaving,” the senator said he was done.",
]
SAID = [
    "Mr. Reyes said the plan was “a Band-Aid,” and an expensive one.",
    "Ms. Cole called the plan “a Trojan horse.”",
    "Krane’s supporters chanted “Build the Bridge.”",
    "Sen. Iris Bell told NBC News, “I would not.”",
]


@pytest.mark.parametrize("text", TITLES)
def test_a_title_is_not_said(text: str) -> None:
    assert dsbuild.quotations(text) == []


@pytest.mark.parametrize("text", SAID)
def test_what_is_said(text: str) -> None:
    assert len(dsbuild.quotations(text)) == 1
