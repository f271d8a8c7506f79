"""Whose a text is: whoever signed, sent or left it, or speaks in it, however it is taken up."""

import pytest

import dsbuild

GROUP = "The Reed Front, an armed separatist group that bombed two banks, "
WARNED = "“You have been warned,” "


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{GROUP}sent a letter to the paper.\n{WARNED}it read.", "Reed Front"),
        (f"{GROUP}posted a nine-page text.\n{WARNED}the document begins.", "Reed Front"),
        (f"{GROUP}is back. A typed letter came on Friday. It was signed by the Reed Front.\n{WARNED}it said.", "Reed Front"),
        (f"A note was found on the door. {WARNED}it read. Villagers said it had been left by the Reed Front, a rebel group that bombed two banks.", "Reed Front"),
        (f"{GROUP}was blamed. Posters went up overnight. They were signed by the Reed Front.\n{WARNED}they said.", "Reed Front"),
        (f"A second statement, by the Cell of 5 March, came later. The cell is an armed group that bombed two banks.\n{WARNED}it said.", "Cell of 5 March"),
        (f"An armed group bombed a bank. The letter, signed “Cells of the Iron Spring,” came on Friday.\n{WARNED}the letter begins.", "Cells of the Iron Spring"),
        ("A statement was handed in. It is signed ‘Captain Grey’, and headed Reed Volunteers.\nThe Reed Volunteers are a paramilitary group.\n‘You have been warned,’ the statement says.", "Reed Volunteers"),
        (f"The threat was made by the Reed Volunteers, a paramilitary group, in a typed letter.\n{WARNED}it said.", "Reed Volunteers"),
        # others who issue texts about armed groups
        (f"The ministry said in a statement that six were killed by the Reed Front, an armed group.\n{WARNED}the statement said.", "the ministry"),
        (f"The Valley Farmers' Union sent an open letter to the Reed Front, an armed group.\n{WARNED}it said.", "Valley Farmers' Union"),
        (f"Amal Noor, whose son was killed by the Reed Front rebels, wrote a letter to the court.\n{WARNED}it said.", "Amal Noor"),
        # people who write alone, or for themselves
        (f"Police said Karl Voss killed six at a shrine. Voss left a letter on the table, police said.\n{WARNED}it begins.", "Karl Voss"),
        (f"Prosecutors read to the court a letter that Nathan Crewe, a member of the Reed Front, an armed group, wrote to a friend.\n{WARNED}it said.", "Nathan Crewe"),
    ],
)  # fmt: skip
def test_whoever_issued_a_text_speaks_in_it(text: str, speaker: str) -> None:
    found = [q for q in dsbuild.quotations(text) if q.speech]
    assert found[-1].speaker is not None
    assert found[-1].speaker.removeprefix("the ").lower() == speaker.removeprefix("the ").lower()


@pytest.mark.parametrize(
    "text",
    [
        "The letter, signed “Cells of the Iron Spring,” was posted on Friday.",
        "They found a flag signed ‘Sons of the Reed’.",
    ],
)
def test_a_signature_is_a_name_and_no_speech(text: str) -> None:
    assert not any(q.speech for q in dsbuild.quotations(text))


@pytest.mark.parametrize(
    "text",
    [
        "The guerrilla chief, Efraín Robles, said peace would not be signed “on our knees, ever”.",
        "“We signed,” Robles said.",
    ],
)
def test_what_is_not_signed_is_speech(text: str) -> None:
    assert any(q.speech for q in dsbuild.quotations(text))


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        # who speaks for an armed group
        ("An official of the Shan Highland Army, an armed group, was on the line. “We waited,” the official said.", "We waited", "extremist"),
        ("The Reed Front is a militia. A member of its council met us. “We waited long,” the member said.", "We waited", "extremist"),
        ("A senior figure in the Red Shield, a paramilitary group, met us. ‘It was ours,’ the man said.\nSupt Mark Rea said he would not comment.\n‘We waited long,’ the man added.", "We waited", "extremist"),
        # and who does not
        ("An official of the ministry spoke of the Reed Front, a rebel group. “We waited long,” the official said.", "We waited", "official"),
        ("The ministry rejected the statement by the Reed Front, a rebel group. “It is untrue,” it said.", "It is untrue", "official"),
        ("The European Union condemned the attack by the Reed Front, a rebel group. In a statement it called the raid “an assault on all of us”.", "an assault", "official"),
    ],
)  # fmt: skip
def test_who_speaks_for_a_group(text: str, words: str, role: str) -> None:
    found = [q for q in dsbuild.quotations(text) if q.speech and words in text[q.start : q.end]]
    assert [q.speaker_role.value for q in found] == [role]


def test_relatives_leave_cards_where_a_group_killed() -> None:
    text = "Relatives of those killed by the Karst Brigade laid flowers. A card tied to the rail read: “To Papa, always.”"
    assert [q.speaker_role.value for q in dsbuild.quotations(text)] != ["extremist"]


def test_a_paper_that_interviews_is_not_whom_it_interviews() -> None:
    text = (
        "‘We signed nothing’\nThe HHNA is an armed group. Upland Monitor spoke to its spokesman, Sai Aung Mwe, over an app.\n"
        "Who fired the shells?\n“Not us. We have no such guns.”\nWhy did the truce fail?\n“There was a meeting and a paper.”\n"
        "Is there a way back?\n“A table in another country.”"
    )
    assert {q.speaker for q in dsbuild.quotations(text) if q.speech} == {"Sai Aung Mwe"}


def test_a_place_is_nobody() -> None:
    text = "Hundreds stood on Mercer Quad on Wednesday after a gunman opened fire. Devon Acker was there. “I ran,” he said."
    assert [q.speaker for q in dsbuild.quotations(text)] == ["Devon Acker"]


def test_a_voice_is_whoever_it_is_identified_as() -> None:
    text = (
        "The Reed Front, a militia, sent a recording. “The road is ours,” said a voice which the site identified"
        " as that of the group's spokesman, Abu Dhar."
    )
    assert [q.speaker for q in dsbuild.quotations(text)] == ["Abu Dhar"]
