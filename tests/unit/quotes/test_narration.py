"""Those who tell a broadcast: journalists, whose words the roster reads as it reads an article."""

import pytest

import dsbuild

BROADCAST = """Fire in Harrow

ANN LEE, HOST: A bomb went off in Harrow today. It was planted by the Harrow Front, a separatist militia. Ben Cole reports.

(SOUNDBITE OF SIRENS)

BEN COLE, BYLINE: The market is closed. Ewan Tarrant planted bombs like this one for the Front until he walked away in 2011.

EWAN TARRANT: I was angry. I was 19.

COLE: Tarrant served nine years. He says: “I counted the dead from the hill.”

COLE: When did you stop?

TARRANT: In prison.

COLE: That's Ewan Tarrant. For Hill Radio, I'm Ben Cole in Harrow.
"""


def _said(text: str) -> dict[str, tuple[str | None, str | None]]:
    return {
        text[s.start : s.end]: (s.speaker, s.speaker_role and str(s.speaker_role))
        for s in dsbuild.annotate(text).sentences
    }


def test_those_who_tell_are_journalists_and_their_words_are_read() -> None:
    said = _said(BROADCAST)
    assert said["ANN LEE, HOST: A bomb went off in Harrow today."] == ("Ann Lee", "journalist")
    assert said["EWAN TARRANT: I was angry."] == ("Ewan Tarrant", "extremist")
    assert said["COLE: Tarrant served nine years."] == ("Ben Cole", "journalist")
    assert said["COLE: When did you stop?"] == (None, None)
    assert said["He says: “I counted the dead from the hill.”"] == ("Ewan Tarrant", "extremist")
    assert said["For Hill Radio, I'm Ben Cole in Harrow."] == ("Ben Cole", "journalist")


def test_sounds_between_turns_are_body() -> None:
    kinds = {BROADCAST[b.start : b.end]: str(b.kind) for b in dsbuild.annotate(BROADCAST).blocks}
    assert kinds["(SOUNDBITE OF SIRENS)"] == "body"


@pytest.mark.parametrize(
    "label", ["BEN COLE, HILL NEWS CORRESPONDENT (voice-over)", "Ben Cole (reporter)", "PRESENTER BEN COLE"]
)
def test_callings_stand_behind_or_before_the_name(label: str) -> None:
    said = _said(
        f"{label}: The market is closed.\n\nANN LEE: I wept.\n\n{label}: Lee is 60.\n\nANN LEE: I am."
    )
    (told,) = (who for words, who in said.items() if words.endswith("closed."))
    assert told == ("Ben Cole", "journalist")
    assert said["ANN LEE: I wept."][0] == "Ann Lee"


def test_a_host_who_only_asks_tells_nothing() -> None:
    said = _said(
        "ANN LEE, HOST: Who shot?\n\nEWAN TARRANT: They did.\n\nANN LEE, HOST: All?\n\nEWAN TARRANT: All."
    )
    assert said["ANN LEE, HOST: Who shot?"] == (None, None)
