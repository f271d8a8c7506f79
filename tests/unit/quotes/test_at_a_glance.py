"""What is read at a glance is what a closer look finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsbuild.layout.vocabulary import HINT_WORD
from dsbuild.quotes.echo import WORD
from dsbuild.quotes.roster.names import people, slips
from dsbuild.quotes.roster.phrasebook import WORD as PHRASE_WORD

SIGNS = st.text(alphabet="aB1é_’'-.,“” \n\u2028²", max_size=60)
NAMES = st.text(alphabet="abcd", min_size=4, max_size=8)


@pytest.mark.parametrize(
    ("pattern", "plain"),
    [
        (HINT_WORD, r"[^\W_]+(?:['-][^\W_]+)*"),
        (WORD, r"\w+(?:[’'-]\w+)*"),
        (PHRASE_WORD, r"\w+(?:[’'-]\w+)*|[^\w\s]"),
    ],
    ids=["hints", "echoes", "phrases"],
)
@given(text=SIGNS)
def test_words_are_what_the_plain_pattern_finds(pattern: re.Pattern[str], plain: str, text: str) -> None:
    assert pattern.findall(text) == re.findall(plain, text)


@given(known=NAMES, other=NAMES)
def test_a_name_with_a_slip_is_whoever_bears_the_other(known: str, other: str) -> None:
    """A single word with one letter more, less or other than a family name means its bearer."""
    meant = people([("Jo", known), ("Jo", known), (other,)])
    same = len(other) > 4 and bool(slips(known) & slips(other))
    if same or known == other:
        assert meant[other,] == meant["Jo", known]
