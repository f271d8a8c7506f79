"""Who an article says somebody is, and whether they still are: the same told in other words."""

import pytest

import dsbuild
from dsbuild.model import Role, Status

FRONT = "The Dawn Column, a rebel group, burned four villages in May."


def _standing(text: str, name: str) -> tuple[Role, Status | None]:
    speakers = {speaker.name: speaker for speaker in dsbuild.annotate(text).speakers}
    found = next(speaker for key, speaker in speakers.items() if name in key)
    return found.role, found.status


@pytest.mark.parametrize(
    "told",
    [
        "“Let them come,” said Yusuf Ado, who commands some 200 fighters in the hills.",
        "“Let them come,” said Yusuf Ado, who leads about sixty rebels north of Gade.",
        "Yusuf Ado’s fighters sleep in the school. “Let them come,” Ado said.",
        "Yusuf Ado, who heads the rebel delegation, left the room. “Let them come,” he said.",
        "Colonel Yusuf Ado, a commander of the Dawn Column, did not smile. “Let them come,” he said.",
        "Yusuf Ado, who heads the Dawn Column, walked out of the talks for an hour. “Let them come,” he said.",
        "Yusuf Ado, who left the army to join the Dawn Column, commands its eastern front. “Let them come,” he said.",
    ],
)
def test_leaders_of_armed_men_are_extremist_actors_and_have_not_left(told: str) -> None:
    """What tells it is that they lead, in the present, whatever their rank and whatever room they left."""
    assert _standing(f"{FRONT} {told}", "Yusuf Ado") == (Role.EXTREMIST, Status.CURRENT)


@pytest.mark.parametrize(
    "told",
    [
        "A former commander of the Dawn Column told a court of the raid. “I signed for the bullets,” said Musa Bah.",
        "Musa Bah joined the Dawn Column at 15 and left at 20. “I signed for the bullets,” he said.",
        "Musa Bah was one of the last 80 former guerrillas of the Dawn Column. “I signed for the bullets,” he said.",
        "Musa Bah was a fighter of the Dawn Column, which was disbanded in 2004. “I signed for the bullets,” he said.",
    ],
)
def test_those_who_left_are_former(told: str) -> None:
    """An opening before the name, a second verb, the end of the group tell it."""
    assert _standing(f"{told}\n\n{FRONT}", "Musa Bah") == (Role.EXTREMIST, Status.FORMER)


@pytest.mark.parametrize(
    "told",
    [
        "“They took the goats,” said a trader, who gave her name as Umm Rana.",
        "Rana Sabri of the campaign group Clean Rivers condemned the attack. “We sit on roads,” she said.",
        "General Rana Sabri, commander of the Sixth Brigade, flew in at noon. “We count nine dead,” she said.",
        "The commander of the firefighters, Rana Sabri, was there in seven minutes. “The door was shut,” she said.",
        "Rana Sabri told the house that the Dawn Column, which broke away from a larger army, would be banned. “It is time,” Sabri said.",
        "Rana Sabri fled her village when the Dawn Column came. “I left the pots on the fire,” she said.",
        "Rana Sabri, who leads the Thursday Reading Group, walked the children home. “We are nine people and a book,” she said.",
    ],
)
def test_those_who_stand_beside_militants_are_none(told: str) -> None:
    """Witnesses, officials and campaigners are not what the clause beside them tells of others."""
    role, status = _standing(f"{FRONT} {told}", "Rana")
    assert role is not Role.EXTREMIST
    assert status is None


def test_a_word_of_the_language_is_no_acronym() -> None:
    """`Let` in a title is not `LeT`."""
    text = "A Town Argues Over Who Let The Gunmen In\n\n“We had no guns,” said Ali Khan, a farmer."
    assert not any(speaker.role is Role.EXTREMIST for speaker in dsbuild.annotate(text).speakers)
    assert _standing("“We fight on,” said Ali Khan, a spokesman for LeT.", "Ali Khan")[0] is Role.EXTREMIST


CAMP = (
    "At Palm House, the men who left learn to weld\n\nThe centre takes in defectors from a feared militia\n\n"
    "Most of them carried rifles for the Dawn Column, an Islamist militia.\n\n"
)


@pytest.mark.parametrize(
    "told",
    [
        "Musa Bah, 26, is number 31 in the line. “Here there is a man with a whistle,” Bah said.",
        "Musa Bah, who was a driver, says he never fired at anybody. “I kept the keys,” Bah said.",
        "Musa Bah, a resident, is learning to weld. “I had a wife once,” Bah said.",
        "One of the trainees, Musa Bah, has burnt his thumb. “It is nothing,” Bah said.",
        "Musa Bah, who graduated in March, came back to say hello. “I have a stall,” Bah said.",
    ],
)
def test_those_in_a_home_for_defectors_left(told: str) -> None:
    """A place in the line, a trade that they learn, a shot that they never fired tell it."""
    assert _standing(CAMP + told, "Bah") == (Role.EXTREMIST, Status.FORMER)


@pytest.mark.parametrize(
    "told",
    [
        "Musa Bah, a welding instructor, checks the masks. “They burn their thumbs,” Bah said.",
        "Musa Bah lost his wife to a bomb and sells samosas in town. “They get welding,” Bah said.",
        "Dr. Musa Bah, the psychologist who runs the centre, shrugs. “They lie at first,” Bah said.",
    ],
)
def test_those_who_work_in_a_home_for_defectors_are_none(told: str) -> None:
    """Staff and neighbours are not those who live there."""
    assert _standing(CAMP + told, "Bah")[0] is not Role.EXTREMIST


VALLEY = "Zerya Demir leads two hundred fighters of the Dawn Column, a guerrilla army. “It was our operation,” Demir said.\n\n"


@pytest.mark.parametrize(
    "told",
    [
        "Rana Amin, who served under her for three years before slipping away, remembers the songs. “She sang,” Amin said.",
        "Rana Amin, who fought under her command until 2019, remembers the songs. “She sang,” Amin said.",
        "Rana Amin was one of Demir’s fighters until 2019. “She sang,” Amin said.",
    ],
)
def test_who_served_under_a_militant_is_one(told: str) -> None:
    """What the chief is, those whom she commanded were."""
    assert _standing(VALLEY + told, "Amin") == (Role.EXTREMIST, Status.FORMER)


@pytest.mark.parametrize(
    "told",
    [
        "Rana Amin, who studied under her at the university, remembers the songs. “She sang,” Amin said.",
        "Rana Amin was held in her camp for three years. “She sang,” Amin said.",
    ],
)
def test_who_studied_under_a_militant_is_none(told: str) -> None:
    """Pupils and captives served nobody."""
    assert _standing(VALLEY + told, "Amin")[0] is not Role.EXTREMIST


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("The Dawn Column was disbanded in 2003.", Status.FORMER),
        ("The Dawn Column was dissolved by court order in 2003.", Status.CURRENT),
    ],
)
def test_members_of_what_is_no_more_are_former(told: str, status: Status) -> None:
    """The end of the one group makes all of its members former, a ban does not."""
    text = f"The Dawn Column, a rebel army, burned nine villages. {told}\n\nMusa Bah, known in the war as General Rain, sat down. “We took them from school,” Bah said."
    assert _standing(text, "Bah") == (Role.EXTREMIST, status)


def test_a_heading_of_its_own_describes_whoever_is_named_under_it() -> None:
    """`The rebel` over a part of the article."""
    text = "The Dawn Column, a rebel army, burned nine villages.\n\nThe rebel\n\nMusa Bah spoke for an hour.\n\n“We took them from school,” Bah said.\n\nThe colonel\n\nIdris Sow spoke next.\n\n“We had no diesel,” Sow said."
    assert _standing(text, "Bah")[0] is Role.EXTREMIST
    assert _standing(text, "Sow")[0] is not Role.EXTREMIST


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (
            "Musa Bah, who kept the guns of the Dawn Column and left a month before the siege, has a shop.",
            Status.FORMER,
        ),
        ("Musa Bah fought for the Dawn Column until he crawled out of it one night.", Status.FORMER),
        ("Musa Bah, a fighter of the Dawn Column, still considers himself a soldier.", Status.CURRENT),
        ("Musa Bah left his school in May and now belongs to the Dawn Column.", Status.CURRENT),
    ],
)
def test_who_left_and_who_stays(told: str, status: Status) -> None:
    """When somebody left, and that somebody still is what they were."""
    text = f"{FRONT}\n\n{told} “I thought of it as a noise,” Bah said."
    assert _standing(text, "Bah") == (Role.EXTREMIST, status)


def test_its_military_spokesman_is_one_of_them() -> None:
    """An office that states give too, where the group has it."""
    text = f"{FRONT}\n\nThe column said two of its men were killed.\n\nIts military spokesman, Musa Bah, spoke by phone. “We will go on,” Bah said."
    assert _standing(text, "Bah") == (Role.EXTREMIST, Status.CURRENT)
