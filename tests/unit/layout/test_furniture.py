"""What papers set around an article and is none of it."""

import pytest

import dsbuild

ARTICLE = "Town gathers for its nurse\n{}\nPeople came to the bandstand on Sunday with candles. They stayed until dark, said the mayor.\nThe mayor spoke first, and then the choir sang for an hour.\n{}\n"
TOP = [
    "Heard on The World This Evening",
    "LISTEN 4-Minute Listen",
    "Words Carmela Yulo",
    "Photographs Dennis Abad",
    "Special envoy: Jairo Pinilla",
]
FOOT = [
    "Got news? Call the Record at 555-0142 or drop by the office.",
    "When using materials of the agency, a hyperlink to TARNPRESS is obligatory.",
    "Transcripts are created on a rush deadline and may contain errors.",
]


@pytest.mark.parametrize("line", [*TOP, *FOOT])
def test_furniture_is_dropped(line: str) -> None:
    text = ARTICLE.format(line, "") if line in TOP else ARTICLE.format("By Ann Lee", line)
    start = text.index(line)
    assert any(dropped.start <= start < dropped.end for dropped in dsbuild.annotate(text).dropped)


@pytest.mark.parametrize(
    "line",
    [
        "The news was heard on the radio by everybody in the valley.",
        "Photographs of the dead were shown to the jury on Monday.",
        "Words failed the mayor, who had known her for thirty years.",
        "When using a boat on the river, fishermen now look at the sky first.",
    ],
)
def test_sentences_stay(line: str) -> None:
    text = ARTICLE.format("By Ann Lee", line)
    start = text.index(line)
    assert not any(dropped.start <= start < dropped.end for dropped in dsbuild.annotate(text).dropped)
