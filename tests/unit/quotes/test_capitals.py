import pytest
from hypothesis import given
from hypothesis import strategies as st

import dsbuild
from dsbuild.lexicon import load
from dsbuild.quotes.capitals import in_ordinary_case

WIRE = """GUERRILLAS STORM POST IN SOUTH, KILLING NINE

SANTA RITA, MARCH 3 - LEFTIST GUERRILLAS STORMED A POST NEAR TALBA EARLY TUESDAY, THE ARMY SAID.

MAJ. GEN. OSWALDO PRIETO, THE CHIEF OF STAFF, RULED OUT TALKS. "ONE DOES NOT TALK TO A STORM," HE TOLD REPORTERS.

A BEARDED MAN WHO GAVE HIS NAME AS COMANDANTE LUCAS STOPPED A BUS. "THE ROAD IS CLOSED," HE SAID.

"THEY CAME FROM THREE SIDES," SAID DOLORES YUPANQUI, 41, A TEACHER."""


def test_names_stay_large_and_the_rest_is_small() -> None:
    shown = in_ordinary_case(WIRE, load())
    assert shown is not None
    assert "said Dolores Yupanqui, 41, a teacher" in shown
    assert "Maj. Gen. Oswaldo Prieto, the chief of staff, ruled out talks." in shown


def test_speakers_are_told_as_the_article_writes_them() -> None:
    speakers = [quotation.speaker for quotation in dsbuild.quotations(WIRE)]
    assert speakers[0] == "OSWALDO PRIETO"
    assert speakers[-1] == "DOLORES YUPANQUI"


@pytest.mark.parametrize("text", ["", "NATO, UN and EU.", "The ARMY said so. " * 40])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert in_ordinary_case(text, load()) is None


@given(st.text(alphabet="ABCDEFGHIÄßİǅ ''.,\"-0\n", max_size=400))
def test_every_character_keeps_its_place(text: str) -> None:
    shown = in_ordinary_case(text * 3, load())
    assert shown is None or (len(shown) == 3 * len(text) and shown.casefold() == (text * 3).casefold())
