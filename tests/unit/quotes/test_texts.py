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
        ("In the letter, signed by the Reed Front, an armed group, it says: “You have been warned.”", "Reed Front"),
        ("An armed group bombed a bank. A letter came on Monday. It was signed by a “Delta Cell”.\n“We did it,” it says.", "Delta Cell"),
        # others who issue texts about armed groups
        ("The ministry issued a statement on the Reed Front, an armed group. “We regret it,” it said.", "the ministry"),
        (f"The ministry said in a statement that six were killed by the Reed Front, an armed group.\n{WARNED}the statement said.", "the ministry"),
        (f"The Valley Farmers' Union sent an open letter to the Reed Front, an armed group.\n{WARNED}it said.", "Valley Farmers' Union"),
        (f"Amal Noor, whose son was killed by the Reed Front rebels, wrote a letter to the court.\n{WARNED}it said.", "Amal Noor"),
        ("Samuel Geddis, 41, planted a bomb for the Reed Volunteers, an outlawed paramilitary group. In a message to a friend, Geddis wrote: “Done.”\nThe cleaner, Philomena Devenney, was in court. In a victim impact statement she said she had not worked since.\n“It was somebody’s flask,” the statement said.", "Philomena Devenney"),
        # people who write alone, or for themselves
        (f"Police said Karl Voss killed six at a shrine. Voss left a letter on the table, police said.\n{WARNED}it begins.", "Karl Voss"),
        (f"Prosecutors read to the court a letter that Nathan Crewe, a member of the Reed Front, an armed group, wrote to a friend.\n{WARNED}it said.", "Nathan Crewe"),
    ],
)  # fmt: skip
def test_whoever_issued_a_text_speaks_in_it(text: str, speaker: str) -> None:
    found = [q for q in dsbuild.quotations(text) if q.speech]
    assert found[-1].speaker is not None
    assert found[-1].speaker.removeprefix("the ").lower() == speaker.removeprefix("the ").lower()


ORDER = "The Black Oak Order, a neo-Nazi group, has threatened three mosques. "
SENA = "the Lal Sena, an outlawed Maoist group"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # several texts, and one of them
        (f"{ORDER}Leaflets in the market told shopkeepers to close. They read: “You will pay.”", "Black Oak Order"),
        (f"{ORDER}The imam showed reporters the letters. One, sent Feb. 9, read: “You will pay.”", "Black Oak Order"),
        (f"On Monday {SENA}, put up posters in 20 villages. They were taken down. “You will pay,” said one poster.", "Lal Sena"),
        # where it was posted, what it bears, how it came
        (f"{ORDER}A post on its channel showed the bodies. “You will pay,” it said.", "Black Oak Order"),
        (f"The communiqué, bearing the red star of {SENA}, was dropped at the press club. “You will pay,” it warned.", "Lal Sena"),
        ("The banner hung from the bridge. “You will pay,” it read, over the initials KLF. The Karst Liberation Front is an armed group.", "Karst Liberation Front"),
        (f"Hotel owners have received messages from a number that police trace to {SENA}. “You will pay,” said one message.", "Lal Sena"),
        (f"The attack was claimed in the name of {SENA}, in a note sent through an intermediary. “You will pay,” the note said.", "Lal Sena"),
        (f"A typed letter landed at a hair salon. “You will pay,” it read. It was signed with the symbol of {SENA}.", "Lal Sena"),
        # whoever wrote it, though others found, showed or read it out
        ("A letter written by Daniel Krone, who shot six, was read out by the prosecutor, Hanna Weiss. “You will pay,” it said.", "Daniel Krone"),
        ("Marta Quill was jailed for a year. Her letters from prison were printed. “You will pay,” one of them says.", "Marta Quill"),
        ("Daniel Krone was held on Friday. In a diary found in his cell, Krone wrote of a war. “You will pay,” one entry reads.", "Daniel Krone"),
    ],
)  # fmt: skip
def test_texts_are_whoever_issued_them(text: str, speaker: str) -> None:
    found = [q.speaker for q in dsbuild.quotations(text) if q.speech]
    assert (found[-1] or "").removeprefix("the ") == speaker


@pytest.mark.parametrize(
    "text",
    [
        f"{ORDER}Farmers held a placard reading “Give us our fields back”.",
        f"{ORDER}A resolution passed on Friday calls it “an attack on all of us”.",
        f"The union of teachers handed out leaflets. {ORDER}“We want to teach,” the leaflets said.",
        f"The ministry published a statement on {SENA}. “We will find them all,” it said.",
    ],
)
def test_texts_of_others_are_no_armed_groups(text: str) -> None:
    assert not any(
        q.speaker_role and q.speaker_role.value == "extremist" for q in dsbuild.quotations(text) if q.speech
    )


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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Alan Pruett posted a manifesto before the fire.\n“I have waited,” it says.", "Alan Pruett"),
        ("Police found a note that Daniel Ferro had left. “I did it,” the note said.", "Daniel Ferro"),
        ("Tomas Vale, who is 40, wrote to his mother in May. “I am sorry,” the letter said.", "Tomas Vale"),
        ("Agents read messages that Jon Vale had sent. “Tell nobody,” said one.", "Jon Vale"),
        ("A photograph appeared on the page of Karl Biehn. “At six,” the caption said.", "Karl Biehn"),
        ("A video attributed to Abu Talha, the leader, was aired. “We wait,” it says.", "Abu Talha"),
        ("A letter came in May. “We burn,” it said. It was signed by Eva Holm.", "Eva Holm"),
        (
            "The note arrived on Monday. “We burn,” it said. Eva Holm later admitted that she wrote it.",
            "Eva Holm",
        ),
    ],
)
def test_a_text_is_whose_maker_the_sentences_around_tell(text: str, speaker: str) -> None:
    assert [quotation.speaker for quotation in dsbuild.quotations(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Eva Holm found a letter on the mat. “We burn,” the letter said.",
        "Eva Holm stood under a banner. “We burn,” the banner said.",
        "Eva Holm has kept all the letters. “We burn,” says the latest letter.",
    ],
)
def test_whoever_finds_or_keeps_a_text_has_not_made_it(text: str) -> None:
    assert [quotation.speaker for quotation in dsbuild.quotations(text)] != ["Eva Holm"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mr Idris said the men lined them up and asked: “Who has a phone?”", "the men"),
        ("The officer said he drew his weapon and shouted: “Stop!”", "the officer"),
        ("The witness said that Gresham had greeted him with the words: “One of us.”", "Gresham"),
        ("The minister said the rebels had fled and added: “They will not return.”", "the minister"),
    ],
)
def test_who_calls_out_in_what_another_tells(text: str, speaker: str) -> None:
    assert [quotation.speaker for quotation in dsbuild.quotations(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mr Justice Boyle told Ian Gale he was a danger to all.\n“You chose this,” he said.", "Boyle"),
        ("Ian Gale was jailed by Judge Roy Ash.\n“You chose this,” he told Gale.", "Roy Ash"),
        ("Ian Kaya sells phones. Selin, his sister, left. “She was braver,” he said.", "Ian Kaya"),
        ("Hugo Barrera died. He leaves a daughter, Ana, a dentist. “He taught me,” Ms. Barrera said.", "Ana"),
        ("LOYALIST mass killer Sam Orr told the Mail: “No regrets.”", "Sam Orr"),
        ("The gunman filmed it. “This is short,” he says.", "the gunman"),
    ],
)
def test_whom_the_words_mean(text: str, speaker: str) -> None:
    assert [quotation.speaker for quotation in dsbuild.quotations(text)] == [speaker]
