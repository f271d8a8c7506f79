"""Who belongs to a group that is told of in other words than membership, and who only stands beside it."""

import pytest

import dsbuild

CLAIM = (
    "A bomb killed four people at a bus station in Karzin on Monday, police said. "
    "The Karzin People’s Front, an armed separatist group, claimed the attack.\n\n"
)


def told(article: str) -> tuple[str, str | None]:
    """The role and the status of the one person who is quoted."""
    (speaker,) = dsbuild.annotate(CLAIM + article + "\n").speakers
    return str(speaker.role), speaker.status and str(speaker.status)


@pytest.mark.parametrize(
    "article",
    [
        "Its first leader, Hernan Quispe, never hid. “We will have become the police,” he said.",
        "“She will not survive the summer,” wrote cell leader Torben Haas on 2 June.",
        "“She will not survive the summer,” wrote the group’s chief, Torben Haas, on 2 June.",
        "The driver of the Front, Josef Tuma, began to cry. “I only drove,” he said.",
        "Anna Riga confessed that she had packed the explosives. “It took us two nights,” she said.",
    ],
)
def test_members_are_extremists(article: str) -> None:
    assert told(article) == ("extremist", "current")


@pytest.mark.parametrize(
    "article",
    [
        "Nikola Babin, a welder, was a member for six years, until 2019. “We sang,” he told us.",
        "We met a man who spent five years in the Front. Pavel Grun, 35, works in a bakery. “They need one,” says Grun.",
        "Milan Kost wore its uniform and has not worn it since 2016. He left after 11 years. “I hang coats on the hook now,” he said.",
    ],
)
def test_members_who_left_are_former(article: str) -> None:
    assert told(article) == ("extremist", "former")


@pytest.mark.parametrize(
    "article",
    [
        "A reporter spoke with a woman whose son was killed by the Front. Olga Grun, 61, works in a bakery. “They took him,” says Grun.",
        "Lena Mart, who was a councillor for six years, saw it. “We ran,” she told us.",
        "The driver of the bus, Josef Tuma, began to cry. “I only drove,” he said.",
        "Aid group chief Torben Haas ran to the station. “There was glass everywhere,” he said.",
    ],
)
def test_others_are_none(article: str) -> None:
    assert told(article)[0] != "extremist"


@pytest.mark.parametrize(
    ("article", "role"),
    [
        ("Two survivors were heard. “They asked for names,” one of them said.", "victim_or_witness"),
        ("Two officers came out. “We fired at once,” one of them said.", "official"),
        ("Two fighters met us at night. “We do not fear them,” one of them said.", "extremist"),
    ],
)
def test_one_of_them_is_what_they_are(article: str, role: str) -> None:
    assert told(article)[0] == role


@pytest.mark.parametrize(
    ("article", "role"),
    [
        (
            (
                "A trader who lost her brother said she had hidden under a stall. “They shot those who lay down,” "
                "said the woman, who asked to be identified only as Mariam."
            ),
            "victim_or_witness",
        ),
        (
            (
                "A former fighter said he had been paid. “We told them to lie down,” "
                "said the man, who asked to be identified only as Omar."
            ),
            "extremist",
        ),
    ],
)
def test_who_gives_a_name_is_whom_the_article_told_of(article: str, role: str) -> None:
    assert told(article)[0] == role


@pytest.mark.parametrize(
    "heading", ["KARZIN AFTER THE BOMB: “WHO WILL SELL NOW?”", "Karzin in fear: “Who is next?”"]
)
def test_a_place_in_a_heading_speaks_for_nobody(heading: str) -> None:
    assert not dsbuild.annotate(f"{heading}\n\n{CLAIM}").speakers


LEFT = "A house for those who want out takes in former neo-Nazis. Deradicalisation is the exit that the Home Office pays for; most were on probation. "
STAYED = "The trial of the cell began on Monday. Police found a list. The court sits until May. "


@pytest.mark.parametrize(("told", "status"), [(LEFT, "former"), (STAYED, "current")])
def test_an_article_on_leaving_tells_of_people_who_left(told: str, status: str) -> None:
    text = f"{told}At 19, Ivo Thrane joined Iron Oak, a banned far-right terrorist group. “It was my arm,” Thrane said."
    (speaker,) = dsbuild.annotate(text).speakers
    assert speaker.status == status
