"""The credit behind a caption belongs to its sentence; a further sentence does not."""

import pytest

import dsbuild

BODY = (
    "The ferry was taken at dawn by men in two boats, who told the passengers to stay where they were "
    "until the evening."
)


@pytest.mark.parametrize(
    "credit",
    [
        "Photo: Ada Lind",
        "(Photo: Citizen Journalist)",
        "PHOTO | ADA LIND | LAKE POST",
        "— Photo by Anwar",
        "Video: Lake Wire",
        "/ A. LIND (LWN)",
        "ADA LIND / LAKE POST",
        "Picture: Col Buttrose/Lake Post",
    ],
)
def test_a_credit_stays_with_its_caption(credit: str) -> None:
    line = f"Mourners at the pier on Sunday. {credit}"
    found = dsbuild.annotate(f"Gunmen seize a ferry on the lake\n{line}\n{BODY}\n{BODY}")
    kept = [found.article.text[one.start : one.end] for one in found.sentences]
    assert line in kept


def test_a_second_sentence_of_a_caption_stays_apart() -> None:
    line = "Mourners at the pier on Sunday. The boats were found at noon. Photo: Ada Lind"
    found = dsbuild.annotate(f"Gunmen seize a ferry on the lake\n{line}\n{BODY}")
    kept = [found.article.text[one.start : one.end] for one in found.sentences]
    assert kept[1:3] == ["Mourners at the pier on Sunday.", "The boats were found at noon. Photo: Ada Lind"]
