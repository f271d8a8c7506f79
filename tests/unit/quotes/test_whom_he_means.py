"""Whom `he` and `she` mean beside a quotation: not relatives, the dead, a court or bystanders told of right before it."""

import pytest

import dsbuild


def _speakers(text: str) -> list[str | None]:
    return [found.speaker for found in dsbuild.annotate(text).quotations if found.speech]


@pytest.mark.parametrize(
    "text",
    [
        "Ilka Drost bakes for strangers. Her granddaughter Nela was four. “It was the wiring,” she says.",
        "Ilka Drost bakes for strangers. Her daughter, Nela Marsh, was killed. “I bring her coffee,” she says.",
        "Ilka Drost waited outside. Her sister Nela was one of the nine who died. “I wanted to see them,” she said.",
        "For Ilka Drost, it is over. Her son Amir and her sister Renata died there. She did not march. “I want it back,” she said.",
        "Ilka Drost's sister Nela died in 2014. “I count the days,” she says.",
    ],
)
def test_a_relative_told_of_does_not_speak(text: str) -> None:
    assert _speakers(text) == ["Ilka Drost"]


@pytest.mark.parametrize(
    "text",
    [
        "Ilka Drost keeps a shop. Her mother, Rosa, says that it was better before. “We had bread,” she says.",
        "Nela Drost was shot on Monday. Her mother, Rosa, was at the hospital. “She was my only child,” she said.",
        "Nela Drost left court in tears. Her mother, Rosa, stood beside her. “We had bread,” she told reporters.",
    ],
)
def test_a_relative_who_is_there_does(text: str) -> None:
    assert _speakers(text) == ["Rosa"]


@pytest.mark.parametrize(
    "text",
    [
        "Judge Marc Hollis told Ivo Rand to expect a long term. As he was taken down he shouted: “Look at the river.”",
        "Judge Marc Hollis jailed Ivo Rand for life. Led from the dock, he shouted: “Look at the river.”",
        "Ivo Rand, 22, was jailed. Judge Marc Hollis called him a danger. As officers led him away, he rose. “Look,” he said.",
        "Ivo Rand kept a diary. In one entry, read to the court by the prosecutor, Marc Hollis, he wrote that it would be “a summer of fire”.",
        "Ivo Rand wrote to a friend. In one note, found by Detective Marc Hollis in his desk, he wrote: “Bring petrol.”",
        "Ivo Rand's barrister, Marc Hollis, had asked for ten years. Asked by the judge if he wished to speak, Rand rose. “I regret the window,” he said.",
        "Governor Lew Abad sat beside him. Senator Lea Moreno asked General Ivo Rand if he had been drinking.\n\n“Two beers,” he said.",
    ],
)
def test_the_court_is_not_led_away(text: str) -> None:
    assert _speakers(text) == ["Ivo Rand"]


def test_turns_go_on_after_a_question_in_the_reporters_words() -> None:
    text = (
        "Senator Lea Moreno asked Ivo Rand if he had been drinking.\n\n“Two beers,” he replied.\n\nShe asked what he had done.\n\n"
        "“I waited for a call.”\n\n“And did it come?”\n\n“No, your honor.”"
    )
    assert _speakers(text) == ["Ivo Rand", "Ivo Rand", "Lea Moreno", "Ivo Rand"]


@pytest.mark.parametrize(
    "text",
    [
        "Dean Prost told the group to wait. The reply came from Ivo Rand, 33, who was tried with him. “Do it,” he wrote.",
        "Dean Prost spoke for an hour. The sharpest criticism came from Ivo Rand, a miner. “They lied,” he said.",
        "Dean Prost asked the street to stop. Some lines from Ivo Rand, a student who hid there. “I heard it,” he said.",
        "Dean Prost closed the blog. More from Ivo Rand, a student. “I heard it,” he said.",
        "The station's Dean Prost spoke to Ivo Rand, a commander of the Tarn Front. “They lied,” he said.",
        "Dean Prost reads. Later I spoke by phone with a man who called himself Ivo Rand and said that he had fled. “They lied,” he said.",
    ],
)
def test_whoever_is_brought_in_to_speak_does(text: str) -> None:
    assert _speakers(text)[-1] == "Ivo Rand"


@pytest.mark.parametrize(
    "told",
    [
        "A former Royal Marine, he said: “I was sick.”",
        "A former member of the Tarn Front, he spent nine years in prison. “I was sick,” he says.",
        "A veteran of the military branch of the Front, he keeps bees. “I was sick,” he says.",
        "Once a commander of the Tarn Front, he now sells radios. “I was sick,” he says.",
    ],
)
def test_a_description_before_a_pronoun_is_its_own(told: str) -> None:
    assert _speakers(f"Ivo Rand left in 2012. {told}") == ["Ivo Rand"]


def test_whoever_was_waited_for_speaks_at_last() -> None:
    text = "“Never,” says Ivo Rand. He is silent for a while. One of the boys looks at the ground. “It is our debt,” he says at last."
    assert _speakers(text) == ["Ivo Rand", "Ivo Rand"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "“You came,” said Dan Ashe.\n\n“I nearly did not,” said Ivo Cole.\n\n“Why?”\n\n“Because of my mother.”",
            ["Dan Ashe", "Ivo Cole", "Dan Ashe", "Ivo Cole"],
        ),
        (
            "Ivo Cole gave evidence.\n\n“Did you write it, Mr Cole?” asked Lea Osei, prosecuting.\n\n“Yes.”\n\n“Why?”\n\n“I was drunk.”",
            ["Lea Osei", "Ivo Cole", "Lea Osei", "Ivo Cole"],
        ),
        ("“What then?” the judge, Paul Kern, asked Ivo Cole.\n\n“I ran.”", ["Paul Kern", "Ivo Cole"]),
        ("“What then?” Judge Paul Kern asked Ivo Cole. “Nothing.”", ["Paul Kern", "Ivo Cole"]),
        (
            "“Where is he?” Rosa Marin shouted at the defendant, Ivo Cole.\n\n“I left.”",
            ["Rosa Marin", "Ivo Cole"],
        ),
        (
            "“I drove,” Ivo Cole told the prosecutor, Lea Osei.\n\n“Who paid?”\n\n“Nobody.”",
            ["Ivo Cole", "Lea Osei", "Ivo Cole"],
        ),
        (
            "Ivo Cole gave evidence. Lea Osei, prosecuting, asked him about the van.\n\n“Whose was it?” she asked.\n\n“My uncle's.”",
            ["Lea Osei", "Ivo Cole"],
        ),
        (
            "— You came late —said Dan Ashe.\n\n— The road was closed —said Ivo Cole.\n\n— It is always closed.\n\n— Not always.",
            ["Dan Ashe", "Ivo Cole", "Dan Ashe", "Ivo Cole"],
        ),
    ],
)
def test_two_speak_by_turns(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "“Why did they come?” asked Rosa Marin.\n\n“They had no reason to hate a man who only ever mended shoes in this street.”",
        "“We had nothing,” said Rosa Marin.\n\n“They took the rest on the Sunday, and the doors with it.”",
    ],
)
def test_who_asks_nobody_goes_on(text: str) -> None:
    assert _speakers(text) == ["Rosa Marin", "Rosa Marin"]


def test_a_name_whose_age_its_sentence_tells_is_somebodys() -> None:
    text = "The director, Omar Dirir, met us. “We need soap,” he said.\n\nFaduma, in a yellow scarf, is 31 and lives here.\n\n“They gave me a ring,” she said."
    assert _speakers(text) == ["Omar Dirir", "Faduma"]


def test_she_is_no_boy_of_whom_a_description_tells() -> None:
    text = "A boy of about 17, wrapped in a blanket, was on guard.\n\n“Sleep,” he said.\n\n“I taught them,” she told me."
    assert _speakers(text) == ["a boy", None]
