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


WRAPPED = """REBELS CLAIM RAID ON CUSTOMS POST
BY HELEN MARROW

TARVA, NOV. 3 (OPS) - GUNMEN OF THE FRONT FOR THE RELEASE OF THE
MARSHES (FRM) SHOT THREE CUSTOMS MEN AT DAWN ON THURSDAY, THE
GOVERNMENT SAID.

"WE HAVE PAID OUR TOLL," THEIR LEADER, WHO CALLED HIMSELF CAPTAIN
BEREN, TOLD A RADIO STATION. AN FRM SPOKESMAN, ISMO TARVAINEN, SAID
HIS MEN'S LOSSES WERE SMALL. "I SHALL NOT COUNT THEM," HE SAID.

"LET THE CAPTAIN ANSWER," SAID YRSA VELLINGA, 60, A WIDOW."""


def test_a_sentence_goes_on_over_the_end_of_a_line() -> None:
    shown = in_ordinary_case(WRAPPED, load())
    assert shown is not None
    assert "shot three customs men at dawn on Thursday, the\ngovernment said." in shown


def test_an_acronym_tells_the_name_that_it_shortens_and_stays() -> None:
    shown = in_ordinary_case(WRAPPED, load())
    assert shown is not None
    assert "the Front for the Release of the\nMarshes (FRM)" in shown
    assert "An FRM spokesman, Ismo Tarvainen, said\nhis men's losses" in shown


def test_an_office_is_large_before_a_name_alone() -> None:
    shown = in_ordinary_case(WRAPPED, load())
    assert shown is not None
    assert "called himself Captain\nBeren, told" in shown
    assert '"Let the captain answer," said Yrsa Vellinga, 60, a widow.' in shown
    assert '"I shall not count them,"' in shown
