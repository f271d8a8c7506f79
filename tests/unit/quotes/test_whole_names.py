"""Names with small words in them are read, and given back, as one."""

import time

import pytest

import dsbuild
from dsbuild.quotes.whole_names import as_written, in_whole_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("writes the Front de libération du Kaltes (FLK), born in 1978", "Front de libération du Kaltes"),
        (
            "the Ejército de Liberación de los Pueblos del Sur said",
            "Ejército de Liberación de los Pueblos del Sur",
        ),
        ("The group, which calls itself Root and Flame, posted a video.", "Root and Flame"),
        ("a cell known as Blood and Barley said", "Blood and Barley"),
        ("the Army for a free Kaltes (AFK) said", "Army for a free Kaltes"),
        ("claimed by the Armée secrète kaltoise in a text", "Armée secrète kaltoise"),
        ("said by Armata per a Kaltana on Sunday", "Armata per a Kaltana"),
        ("a text of A Forza Kaltana, which is new", "A Forza Kaltana"),
        ("by the Forces armées révolutionnaires du Kaltes", "Forces armées révolutionnaires du Kaltes"),
    ],
)
def test_a_name_with_small_words_is_one_name(text: str, name: str) -> None:
    whole, written = in_whole_names(text)
    assert len(whole) == len(text)
    assert name in written.values()
    (capital,) = (capital for capital, small in written.items() if small == name)
    assert as_written(f"a spokesman of {capital}", written) == f"a spokesman of {name}"


@pytest.mark.parametrize(
    "text",
    [
        "Director General of Police (DGP) K. Rao",
        "an improvised explosive device (IED) went off",
        "The action of the police in Paris was late.",
        "a man called Hamza and Bilal, his brother",
        "Union of Teachers (UT)",
        "The Front sent its sales team; Serie A Clubs and a Plan B Meeting followed.",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert in_whole_names(text) == (text, {})


def test_the_speaker_is_named_as_the_article_does() -> None:
    text = (
        "Eleven villas were blown up in the Kaltes valleys on Sunday, and nobody was hurt. "
        "“The truce is dead,” wrote the Front de libération du Kaltes (FLK), an armed separatist group."
    )
    (quotation,) = dsbuild.quotations(text)
    assert quotation.speaker == "Front de libération du Kaltes"
    assert quotation.speaker_role == "extremist"


@pytest.mark.parametrize(
    "hostile", ["Front de ", "(AB) ", "Front " + "de la ", "group called A and ", "A b (AB) "]
)
def test_time_is_linear(hostile: str) -> None:
    begin = time.process_time()
    in_whole_names(hostile * 20_000)
    assert time.process_time() - begin < 5
