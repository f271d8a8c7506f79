"""What an article states of somebody's place in an armed group, what it only asks, and names of groups in other languages."""

import pytest

import dsbuild
from dsbuild.model import Role, Speaker, Status

FRONT = "The Tarn Front is a separatist militia that killed four guards in May."


def _speaker(text: str, name: str) -> Speaker:
    return next(speaker for speaker in dsbuild.annotate(text).speakers if name in speaker.name)


@pytest.mark.parametrize(
    "told",
    [
        "Its leaders include Fred Jons, a former priest.",
        "Among its members was Fred Jons, a welder.",
        "The army said the group was beaten, and it lost its last village. One of its commanders, Fred Jons, called.",
        "Fred Jons is deputy commander of the Tarn Front. He spent seven years as a tax officer before that.",
    ],
)
def test_a_place_in_the_group_is_enough_and_lasts(told: str) -> None:
    """Whatever else somebody was."""
    speaker = _speaker(f"{FRONT} {told} “We wait,” Jons said.", "Jons")
    assert (speaker.role, speaker.status) == (Role.EXTREMIST, Status.CURRENT)


@pytest.mark.parametrize(
    "told",
    [
        "The mayor, Ida Holm, was asked whether she had been a member of the Tarn Front.",
        "A clerk, Ida Holm, came out. Asked if he was a member of the Tarn Front, she shook her head.",
    ],
)
def test_what_is_asked_is_not_stated(told: str) -> None:
    """A question makes nobody a member."""
    assert _speaker(f"{FRONT} {told} “That is a lie,” Holm said.", "Holm").role is not Role.EXTREMIST


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Armée secrète tarnaise", "The Armée secrète tarnaise (AST) claimed the bombings of three villas."),
        ("Brigata comunista adriatica", "The Brigata comunista adriatica said it had shot the judge."),
        ("Deep Furrow", "Deep Furrow, the clandestine ecologist group, burned the mine and killed a guard."),
    ],
)
def test_groups_are_found_by_names_and_kinds_in_any_form(name: str, told: str) -> None:
    """A name in another language, an adjective of any cause."""
    speaker = _speaker(f"{told} “They were warned,” {name} said in a letter.", name)
    assert (speaker.name, speaker.role) == (name, Role.EXTREMIST)
