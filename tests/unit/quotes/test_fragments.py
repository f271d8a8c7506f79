"""Words in marks within a sentence on an extremist: what is theirs, and what is a name or held at arm's length."""

import pytest

import dsbuild
from dsbuild.model import Label

BEFORE = """Iron Dawn leader jailed

Darren Pike, 24, a commander of the banned armed group Iron Dawn, was convicted of bombing a mosque.

"""
SAID = [
    "As he was led away Pike, wearing a grey suit, turned to the gallery and shouted “No surrender, boys”.",
    "Pike boasted that he would “light up the sky” over the city.",
    "Pike described the victims as “vermin and traitors”.",
    "He called the victims “rats in a trap”.",
    "“Never,” Pike answered.",
    "Pike shouted “Traitors!” as the verdict was read.",
]
NAMED = [
    "Pike was known in the group as “the Baker”.",
    "In the river towns they call him “the Returned”, and not kindly.",
    "Pike calls everyone under fifty “anak”, my child.",
    "Pike had claimed in evidence that the messages were “banter”.",
    "It was the first attack since Iron Dawn announced the end of its “truce of the schools” in April.",
    "The form that Iron Dawn gives recruits asks for name, village and “preferred trade”.",
    "Pike, described by the judge as “a wicked man”, showed no emotion.",
    "Pike, described by prosecutors as “the brains of the cell”, showed no emotion.",
]


def _extremist(sentence: str) -> bool:
    annotation = dsbuild.annotate(BEFORE + sentence + "\n")
    return any(
        Label.QUOTED_EXTREMIST_SPEECH in one.labels
        for one in annotation.sentences
        if one.start >= len(BEFORE)
    )


@pytest.mark.parametrize("sentence", SAID)
def test_what_an_extremist_says(sentence: str) -> None:
    assert _extremist(sentence)


@pytest.mark.parametrize("sentence", NAMED)
def test_what_is_named_or_said_by_others(sentence: str) -> None:
    assert not _extremist(sentence)
