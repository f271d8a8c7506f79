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
        "It lost its last village, and the army said it was beaten. One of its commanders, Fred Jons, called.",
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


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("I met one of the fighters, Fred Jons, in a barn.", Status.CURRENT),
        ("Its third in command was Fred Jons.", Status.CURRENT),
        ("Its former treasurer was Fred Jons.", Status.FORMER),
        ("Its founder, Al Eaves, is in a hut. His former deputy commander is Fred Jons.", Status.FORMER),
    ],
)
def test_an_office_before_the_name(told: str, status: Status) -> None:
    """The place first, then who holds it."""
    speaker = _speaker(f"{FRONT} {told} “It is cold,” Jons said.", "Jons")
    assert (speaker.role, speaker.status) == (Role.EXTREMIST, status)


@pytest.mark.parametrize(
    ("told", "picked"),
    [
        (
            "Four women climb out of a van. They were once members of the Tarn Front.",
            "the quietest of the four",
        ),
        (
            "Three men meet on Thursdays. All of them once fought for the Tarn Front.",
            "the oldest of the three",
        ),
        ("Five former fighters of the Tarn Front run a bakery.", "the youngest"),
    ],
)
def test_one_of_several_of_whom_more_is_told(told: str, picked: str) -> None:
    """What is said of all holds of the one picked out."""
    speaker = _speaker(f"{FRONT}\n\n{told}\n\n“I cooked,” says Ann Jons, {picked}.", "Jons")
    assert (speaker.role, speaker.status) == (Role.EXTREMIST, Status.FORMER)


@pytest.mark.parametrize(
    "told",
    [
        "Five former fighters were tried. The court heard three nurses. “I ran,” said Ann Jons, the oldest of the three.",
        "A bishop, Ann Jons, spent a night in the camp of the Tarn Front. “I ran,” Jons said.",
        "One of the nurses, Ann Jons, told the court in her statement that she could not sleep. “I ran,” Jons said.",
        "The front would be banned, Ann Jons said in a statement to the Commons. “They will be,” Jons said.",
    ],
)
def test_guests_witnesses_and_ministers_are_none(told: str) -> None:
    """They stay a night, testify, and make statements of their own."""
    assert _speaker(f"{FRONT}\n\n{told}", "Jons").role is not Role.EXTREMIST


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Fred Jons, a member of the Tarn Front, surrendered after four hours.", Status.CURRENT),
        ("Fred Jons, a commander, surrendered in March and keeps goats.", Status.FORMER),
        ("Fred Jons left after 11 years. He had led the Tarn Front's youth.", Status.FORMER),
    ],
)
def test_a_siege_ends_no_membership(told: str, status: Status) -> None:
    """Giving up to whoever stands at the door is no leaving."""
    speaker = _speaker(f"{FRONT} {told} “It is cold,” Jons said.", "Jons")
    assert (speaker.role, speaker.status) == (Role.EXTREMIST, status)


@pytest.mark.parametrize(
    "told",
    ["He is not said to have been a member of the group.", "Jons was never a member of the Tarn Front."],
)
def test_who_is_not_said_to_be_a_member_is_none(told: str) -> None:
    """A helper whom the article takes out of the group."""
    text = f"{FRONT} Fred Jons admitted supplying the car. {told} “I lent it,” Jons told detectives."
    assert _speaker(text, "Jons").role is not Role.EXTREMIST


def test_a_surname_cut_short_is_part_of_the_name() -> None:
    """As courts and papers of several countries write it."""
    text = f"{FRONT} Deniz A., a treasurer of the Tarn Front, laughed. “It is cold,” Deniz A. said."
    assert _speaker(text, "Deniz A").role is Role.EXTREMIST


def test_the_rev_is_a_person() -> None:
    """Without its full stop."""
    text = f"{FRONT} The Rev Ann Jons, vicar of Melby, told the crowd that it was “no day for many words”."
    assert _speaker(text, "Jons").role is not Role.EXTREMIST
