"""Who asks, and whom a reporter only brings up, does not give the answer; whom a reporter meets does."""

import pytest

import dsbuild

_PRISONER = "Elias Thorn is in Cell 9 at Fort Lorimer.\n\n“The first shot was theirs,” Thorn says.\n\n"
_WITNESS = "Tamba Korlu, 52, swore on his late mother and kept his cap on. "


def _last_speaker(text: str) -> str | None:
    spoken = [found for found in dsbuild.annotate(text).quotations if found.speech]
    return spoken[-1].speaker


@pytest.mark.parametrize(
    "asked",
    [
        "Counsel to the commission, Wilmot Dahn, asked him how his unit found recruits.",
        "The prosecutor, Wilmot Dahn, asked why he had stayed.",
        "His own lawyer, Wilmot Dahn, wanted to know how his unit found recruits.",
        "Wilmot Dahn, for the families, pressed him on the date.",
        "Then Wilmot Dahn, prosecuting, put it to him that he had lied.",
        "On the question of judge Wilmot Dahn who gave him the order, the accused long was silent.",
    ],
)
def test_who_asks_is_not_who_answers(asked: str) -> None:
    assert _last_speaker(f"{_WITNESS}{asked}\n\n“Nobody orders us,” he replied.") == "Tamba Korlu"


def test_who_asks_again_may_be_quoted() -> None:
    text = (
        f"{_WITNESS}The prosecutor, Wilmot Dahn, asked why he had stayed.\n\n“Who gave the order?” he asked."
    )
    assert _last_speaker(text) == "Wilmot Dahn"


@pytest.mark.parametrize(
    "raised",
    [
        "I mentioned Peter Vale, the guard who died that morning.",
        "I brought up Peter Vale, who was killed that night.",
        "I ask about Peter Vale, shot on his porch in front of his grandson.",
        "We talked about Peter Vale.",
    ],
)
def test_whom_a_reporter_brings_up_does_not_answer(raised: str) -> None:
    assert _last_speaker(f"{_PRISONER}{raised}\n\n“He should have stayed at home,” he said.") == "Elias Thorn"


@pytest.mark.parametrize(
    "met", ["I asked Joe Crane what he had felt.", "Later I found Joe Crane.", "We spoke to Joe Crane."]
)
def test_whom_a_reporter_meets_answers(met: str) -> None:
    text = f"Joe Crane keeps bees.\n\nPeter Vale, his neighbour, said he was sorry.\n\n{met}\n\n“Tired,” he said."
    assert _last_speaker(text) == "Joe Crane"


def test_who_remembers_her_is_somebody_else() -> None:
    text = "Ann Hale was 16.\n\nThe officer who ran the centre, Brigadier Lal Wije, remembers her. “She argued,” he says."
    assert _last_speaker(text) == "Lal Wije"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We are operating on several people,” said the chief physician, Dr Tariq Nouri.", "Tariq Nouri"),
        ("“We are open,” said the hospital’s chief physician, Tariq Nouri.", "Tariq Nouri"),
        (
            "The leader of the legal party, Petru Vanni, who has often been accused of sloth, was blunt: “They lie.”",
            "Petru Vanni",
        ),
        (
            "Captain Saw Htoo Wah keeps bees.\n\nPeter Vale, a clerk, said so.\n\nI asked Htoo Wah why. “Tired,” he said.",
            "Saw Htoo Wah",
        ),
        (
            "Ann Lee ran.\n\nOne of the five reads from a sheet. “No,” he says.\n\nThe mayor, Ivo Dumas, left.",
            "one of the five",
        ),
        (
            "Six weeks earlier, in a flat, Vera Kost had shown me her photographs and said, “Ask her.”",
            "Vera Kost",
        ),
        ("Three years ago, in this room, Vera Kost stood up and said: “Ask her.”", "Vera Kost"),
        (
            "One of them is Radim Vorel (26), a security guard, who went to prison. “I regret nothing,” he laughed.",
            "Radim Vorel",
        ),
        (
            (
                "Captain Joe Crane mends nets.\n\nPeter Gill, a pastor, said so. “Yes,” he said.\n\n"
                "On my last evening, the captain checked homework. “This is the school,” he said."
            ),
            "Joe Crane",
        ),
        (
            "Gareth Hole, 38, was jailed. He had a notebook. Jurors saw the book he called Herod’s list. “Candles,” he wrote.",
            "Gareth Hole",
        ),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert _last_speaker(f"A visit to the town\n\n{text}") == speaker


def test_what_is_heard_before_a_turn() -> None:
    text = (
        "MARTIN KESSLER, HOST: Three are dead.\n\nLEILA HADDAWI, BYLINE: Hi, Martin.\n\nKESSLER: What happened?\n\n"
        "HADDAWI: So the ship got a call.\n\n(SOUNDBITE OF RECORDING) RODEL MAG: The cup, it just went up.\n\nHADDAWI: He was one of 20."
    )
    assert "Rodel Mag" in [found.speaker for found in dsbuild.annotate(text).quotations]
