"""Whom the words of a whole article make speak: names, pronouns and descriptions, of people known and unknown."""

import pytest

import dsbuild

CASES = {
    "an office is no part of the name": (
        '"We are done," Senate Majority Leader Dana Whitlock told reporters. "Ask me Friday," said Whitlock.',
        ["Dana Whitlock", "Dana Whitlock"],
    ),
    "letters behind a name": (
        "“He knew,” said Giles Hartnoll QC. “He always knew,” Mr Hartnoll added.",
        ["Giles Hartnoll", "Giles Hartnoll"],
    ),
    "a place tied to a name": (
        '"They said grace," Carol Hsu of First Lutheran Church said.',
        ["Carol Hsu"],
    ),
    "a given name that is a word": (
        'The mayor spoke first. "No," said Grace Tull. "Never," Bill Marsh agreed.',
        ["Grace Tull", "Bill Marsh"],
    ),
    "a wire's place is nobody": (
        'WASHINGTON (AP) — Former Gov. Rick Calhoun called the plan "a wall of paper" on Saturday.',
        ["Rick Calhoun"],
    ),
    "somebody without a name is taken up": (
        "A survivor was waiting at the gate. “I hid under a bus,” she said.",
        ["a survivor"],
    ),
    "the first description names": (
        "A former prisoner of the camp met us. “It was cold,” said the prisoner. “Very cold,” he added.",
        ["a former prisoner of the camp"] * 2,
    ),
    "a description and then the name": (
        (
            "A postman who sent bombs told the court he had wanted “to be the spark of it all”.\n\n"
            "Colin Weaver, 52, built them in a shed."
        ),
        ["Colin Weaver"],
    ),
    "a noun of the same kind": (
        (
            "Sen. Marianne Voss laughed. “He says a lot of things,” the senator told reporters. "
            "“A lot of things,” the South Carolina Republican repeated."
        ),
        ["Marianne Voss", "Marianne Voss"],
    ),
    "a noun tells the gender": (
        "Molly's grandmother, Jean Tranter, said the family was broken. “There are no words,” she said.",
        ["Jean Tranter"],
    ),
    "the subject before an aside": (
        'Grant Oyelaran declined to comment. Pressed on whether the president had spoken with Elias Kern, he said: "Ask him."',
        ["Grant Oyelaran"],
    ),
    "an office takes up who holds it": (
        (
            "Koraput SP Sanjeev Rautray dismissed it. DIG P Venkat Rao agreed. “They ran,” the SP added. "
            "“They hid,” the DIG said."
        ),
        ["Sanjeev Rautray", "P Venkat Rao"],
    ),
    "a nickname in marks names its bearer": (
        "The commander known as “El Zarco” received us. “There is lead,” he declared.",
        ["El Zarco"],
    ),
    "somebody is given a name": (
        "The second detainee, whom we will call Oumarou, sat down. “Here it is a rest,” he tells us.",
        ["Oumarou"],
    ),
    "an age takes up who was just named": (
        "Ronny Pagel takes his time. The 44-year-old electrician pours water. “I would have driven,” he says.",
        ["Ronny Pagel"],
    ),
    "who is killed is not who speaks": (
        (
            "Corey Lind, 29, acted alone. The blast killed pump hands Dean Hickey and Tuan Pham. "
            "Asked about it, he gripped the rail. “I did it,” he said."
        ),
        ["Corey Lind"],
    ),
    "a widow is a woman": (
        "The widow of the judge, Mehrangiz Sotoudegan, said he had signed it. “No,” she said.",
        ["Mehrangiz Sotoudegan"],
    ),
    "a verdict is speech": (
        "“Pathetic,” was the verdict of Jan Huddlestone.",
        ["Jan Huddlestone"],
    ),
    "offices and nicknames are no part of a name": (
        (
            "“No,” Clerk Dorothea Lang said. “Yes,” Shop Steward Lena Poe told us. "
            "The union's Alderman Roy Gilchrist called it “a pantomime with a threat in it”."
        ),
        ["Dorothea Lang", "Lena Poe", "Roy Gilchrist"],
    ),
    "an office with a portfolio": (
        "Minister of State for Home Ajit Jamwal dismissed it. “They shed tears,” the minister said.",
        ["Ajit Jamwal"],
    ),
    "a thing suggests nothing": (
        "Peter Lindgaard, an analyst, said the choice of target suggested the group was “afraid of them”.",
        ["Peter Lindgaard"],
    ),
    "quoted as saying": (
        "“They will pay,” General Davoud Pakzad was quoted as saying by the Nasr news agency.",
        ["Davoud Pakzad"],
    ),
    "quotes him as saying": (
        "Nabil Harfouche did not come. “I was not asked,” his office quotes him as saying.",
        ["Nabil Harfouche"],
    ),
    "heard saying": ("“Nobody will come,” Ann Serhat is heard saying on the tape.", ["Ann Serhat"]),
    "who is asked answers, and who asked asks back": (
        (
            "“Which day?” said Nuala Prior.\n\n“That day,” said Ian Mowbray.\n\n“Before lunch?”\n\n"
            "“I did not have lunch.”"
        ),
        ["Nuala Prior", "Ian Mowbray", "Nuala Prior", "Ian Mowbray"],
    ),
    "a description with a name beside it": (
        (
            "A retired soldier from the area, Timipre Ogola, said youths were joining the militia.\n\n"
            "“I tell them to learn a trade,” he said."
        ),
        ["Timipre Ogola"],
    ),
    "a name that his takes up": (
        "Thiha, which is not his real name, led a squad.\n\n“She made my armband,” he says.",
        ["Thiha"],
    ),
    "told of first and named later": (
        (
            "“The water came in the night,” said the farmer.\n\n"
            "Bashir Gedi lost 40 animals when the river burst its banks."
        ),
        ["Bashir Gedi"],
    ),
    "the day that is a name": (
        "The police spokesman, DSP Sunday Akinwale, called it propaganda. According to him, “we know them.”",
        ["Sunday Akinwale"],
    ),
    "it means the body that spoke": (
        "The Interior Ministry said in a statement that it had begun.\n\n“It goes on,” it said.",
        ["Interior Ministry"],
    ),
    "a son and his mother": (
        "Nasreen Chaudhry was buried on Friday. Her son stood on a chair. “You let them do it!” he shouted.",
        ["her son"],
    ),
    "a surname of two means who was named last": (
        "Yunus Celik was killed. His father, Ramazan Celik, keeps bees. “He called me,” Celik said.",
        ["Ramazan Celik"],
    ),
    "an age": (
        (
            "Mangesh Usendi (36) came with his father, Dasru. “I did not know him,” Dasru said. "
            "“The forest has no school,” the 36-year-old said."
        ),
        ["Dasru", "Mangesh Usendi"],
    ),
    "a verb that no list holds": (
        "Barry Zucker left the court. “They wanted a monster,” he huffed.",
        ["Barry Zucker"],
    ),
    "a man holding something": (
        "In the video a masked man holding a rifle said the group would strike “in the cities and in the fields”.",
        ["a masked man"],
    ),
    "an interview with somebody who goes by one name": (
        (
            "He has asked us to call him Jamal. Jamal speaks softly.\n\nWho recruited you?\n\n“My uncle. He fixed boats.”"
            "\n\nDo you regret it?\n\n“I regret the ferry.”"
        ),
        ["Jamal", "Jamal"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_speaker(name: str) -> None:
    text, expected = CASES[name]
    assert [quotation.speaker for quotation in dsbuild.quotations(text)] == expected


def test_a_court_hears() -> None:
    (quotation,) = dsbuild.quotations("'I wanted to be the spark of it all', inquest told")
    assert quotation.speaker is None
