"""Who answers in an interview, and what they are, however the opening presents them."""

import pytest

import dsbuild

ASKED = (
    ("Why did you leave the talks?", "Because nobody kept their word."),
    ("Villagers say that your men took their sons.", "We ask one son from each house. It is written."),
    ("And if a family refuses?", "Then somebody speaks with them."),
    ("The priest told us: “They ate our rice.”", "I respect the priest."),
    ("What would bring you back to the table?", "A table in another country."),
)
FRONT = "The Tarn Front, a separatist militia, has fought the army in the northern hills since 2004."
QUOTED = "\n\n".join(f"{question}\n\n“{answer}”" for question, answer in ASKED)


def _marked(asks: str, answers: str) -> str:
    return "\n\n".join(f"{asks}: {question}\n\n{answers}: {answer}" for question, answer in ASKED)


def _answers(text: str) -> set[tuple[str | None, str]]:
    own = {part for _, answer in ASKED for part in answer.replace(". ", ".|").split("|")}
    return {
        (s.speaker, str(s.speaker_role))
        for s in dsbuild.annotate(text).sentences
        if any(text[s.start : s.end].strip("“”").endswith(part) for part in own)
    }


@pytest.mark.parametrize(
    "opening",
    [
        f"By Jo Lind\n\n{FRONT} Hill Monitor met Karim Aden, one of its commanders, near the border.",
        f"{FRONT} Hill Monitor spoke to its spokesman, Karim Aden, over a messaging app.",
        f"{FRONT} Our correspondent Jo Lind sat down with the Front’s spokesman, Karim Aden, in a teashop.",
        f"{FRONT} Jo Lind, of this newspaper, interviewed Karim Aden, a commander of the Front.",
        "Karim Aden deserted from the Tarn Front, a separatist militia, in May. Jo Lind spoke to him in a shelter.",
    ],
)
def test_the_guest_answers_and_not_the_paper_or_the_reporter(opening: str) -> None:
    assert _answers(f"The man in the hills\n\n{opening}\n\n{QUOTED}") == {("Karim Aden", "extremist")}


@pytest.mark.parametrize(
    ("title", "standfirst"),
    [
        (
            "‘We chose the ridge’: a talk with Colonel Karim Aden",
            "The deputy commander of the Tarn Front, a separatist militia, spoke to the Hill Tribune.",
        ),
        (
            "General Karim Aden: ‘Nobody asked the hills’",
            "The leader of the Tarn Front, an armed group seeking independence, talks to the Herald",
        ),
        (
            "Q&A: Major Karim Aden of the Tarn Front",
            f"{FRONT} Its chief of operations answered our questions in writing.",
        ),
    ],
)
def test_a_rank_makes_no_official_of_an_armed_groups_officer(title: str, standfirst: str) -> None:
    assert _answers(f"{title}\n\n{standfirst}\n\n{_marked('HT', 'KA')}") == {("Karim Aden", "extremist")}


@pytest.mark.parametrize(
    "standfirst",
    [
        "The deputy commander of the army’s Fourth Division, which fights the Tarn Front, a separatist militia, spoke to us.",
        "The interior minister spoke to the Hill Tribune about the war with the Tarn Front, a separatist militia.",
    ],
)
def test_an_officer_of_the_state_stays_an_official(standfirst: str) -> None:
    text = f"‘We hold the ridge’: a talk with Colonel Karim Aden\n\n{standfirst}\n\n{_marked('HT', 'KA')}"
    assert _answers(text) == {("Karim Aden", "official")}


@pytest.mark.parametrize(
    "asks",
    [
        "He is asked about the driver, Efraín Cuesta, shot on January 19.",
        "I ask him about the driver, Efraín Cuesta.",
        "We showed Aden a picture of the driver, Efraín Cuesta.",
        "When he was pressed on the driver, Efraín Cuesta, he looked away.",
    ],
)
def test_whoever_is_asked_answers_and_not_who_is_asked_about(asks: str) -> None:
    text = f"The men of the hills\n\n{FRONT} Its commander, Karim Aden, waits under a roof.\n\n{asks}\n\n“That was not us.”"
    (said,) = dsbuild.annotate(text).quotations
    assert said.speaker == "Karim Aden"


def test_turns_stand_in_bold() -> None:
    turns = "\n\n".join(
        f"**Jo Lind:** {question}\n\n**Karim Aden:** {answer}" for question, answer in ASKED[:3]
    )
    text = f"The man in the hills\n\n{FRONT}\n\nKarim Aden commands its eastern column.\n\n{turns}"
    assert _answers(text) == {("Karim Aden", "extremist")}


def test_every_other_line_of_dialogue_behind_dashes_is_the_reporters() -> None:
    said = "\n".join(f"– {question}\n– {answer}" for question, answer in ASKED)
    text = (
        f"The man in the hills\n\n{FRONT} Karim Aden, 41, commands it. He receives us under a roof.\n\n{said}"
    )
    assert _answers(text) == {("Karim Aden", "extremist")}
    assert [text[b.start : b.end] for b in dsbuild.annotate(text).blocks if str(b.kind) == "question"] == [
        f"– {question}" for question, _ in ASKED
    ]


def test_dashes_without_spaces_part_words_from_who_says_them() -> None:
    text = """The town buries its mayor

—They did not carry him when he was alive—said Lucrecia Paz at the door—. They shall not carry him now.
—I would have raised mine—added Jorge Rincón—, but I was late.
—And who paid them?—a woman shouted from the park.
"""
    said = {text[s.start : s.end]: s.speaker for s in dsbuild.annotate(text).sentences}
    assert said["They shall not carry him now."] == "Lucrecia Paz"
    assert said["—I would have raised mine—added Jorge Rincón—, but I was late."] == "Jorge Rincón"
    assert said["—And who paid them?—a woman shouted from the park."] == "a woman"


@pytest.mark.parametrize(
    "asks", ["“Is that enough?” I asked.", "I asked whether he was sorry.", "I said that this was little."]
)
def test_what_the_reporter_says_is_answered_by_the_other(asks: str) -> None:
    text = f"The hills\n\n{FRONT}\n\n“We were late,” said Karim Aden, its commander.\n\n{asks}\n\n“It is what there is.”"
    said = {text[q.start : q.end]: q.speaker for q in dsbuild.annotate(text).quotations}
    assert said["“It is what there is.”"] == "Karim Aden"
    assert said.get("“Is that enough?”") is None


def test_a_paragraph_on_the_guest_among_the_turns_is_the_reporters() -> None:
    turns = _marked("HT", "KA")
    text = f"A talk\n\n{FRONT} Karim Aden commands it.\n\n{turns}\n\nFormer recruits told this magazine that they were 16.\n\nHT: At what age?\n\nKA: Eighteen."
    (told,) = (s for s in dsbuild.annotate(text).sentences if "told this magazine" in text[s.start : s.end])
    assert told.speaker is None
