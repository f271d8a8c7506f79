"""Whose a text is, and who speaks in what another tells."""

import pytest

import dsbuild


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
