"""Groups that no single phrase introduces, and the people in them."""

import pytest

from tests.unit.quotes.marked import told

CASES = {
    "founder and defendants": (
        """A court jailed three members of the White Dawn Circle, a neo-Nazi network that planned to bomb a hall.
        The cell's founder, 44-year-old welder <n Karl Heder>, got 12 years. “It was needed,” <n Heder> said.
        <n Lena Voss> pleaded guilty. “I was in love,” <p she> said.
        <n Hanna Wild>, a reporter who was jailed in 2010, followed them. “They met in my street,” <p she> said.""",
        ["Karl Heder | extremist current", "Lena Voss | extremist current", "Hanna Wild | journalist"],
    ),
    "a unit of the police is none": (
        """The Red Wharf Cell, a far-left terrorist group, planted the bomb.
        “We were there in minutes,” said <n Jonas Blom>, an officer of a tactical unit known as the Night Brigade.""",
        ["Jonas Blom | official"],
    ),
    "a helper of survivors is none": (
        """Gunmen of an armed group raided the village.
        “They have no mercy,” <o Hope Circle>, a network that helps survivors of rebel attacks, said.""",
        ["Hope Circle | other"],
    ),
    "a rebel of old in office": (
        """The Kivara Liberation Army, a rebel group, closed the road.
        <n Jean Bosco>, a former rebel who is now the minister for mines, flew in. “I know these hills,” <p he> said.""",
        ["Jean Bosco | official"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_groups_and_their_people(name: str) -> None:
    article, expected = CASES[name]
    assert told(article) == expected
