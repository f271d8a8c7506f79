"""Whom the words of a whole article make speak: names, pronouns and descriptions, of people known and unknown."""

import pytest

import dsbuild

CASES = {
    "a man of a surname is no woman who is named later": (
        "“He is our man,” Mr. Corey said. Mr. Corey’s wife, Heidi Corey, was booed. “I love him,” Ms. Corey said.",
        ["Corey", "Heidi Corey"],
    ),
    "a governor is no president": (
        "Gov. Lena Marsh met the president on Friday. “It was a good meeting,” the president said.",
        ["the president"],
    ),
    "who holds an office before who held it": (
        "President Walt Coyle and former President Amos Gray spoke. “Fine,” the president said. “Fine,” the former president said.",
        ["Walt Coyle", "Amos Gray"],
    ),
    "who stands in for the president": (
        "“We will win,” President Walt Coyle said. Vice President Lou Hart nodded. “We will,” the president said.",
        ["Walt Coyle", "Walt Coyle"],
    ),
    "who calls somebody something is somebody else": (
        "“No,” Gov. Lena Marsh said. Don Krane, the candidate, laughed. The candidate called Ms. Marsh “the worst of them all.”",
        ["Lena Marsh", "Don Krane"],
    ),
    "where somebody is from is not their name": (
        "The New York billionaire has promised to build “a beautiful, beautiful bridge.”",
        ["the New York billionaire"],
    ),
    "he is no crowd": (
        "Don Krane waved. The crowd roared. “Lock it up!” someone yelled. “I did not say it,” he said.",
        ["someone", "Don Krane"],
    ),
    "a letter to somebody": (
        "The attorney general’s letter to Congress said the inquiry “did not establish” a plot.",
        ["the attorney general"],
    ),
    "whose reply": (
        "Joe Manley said no. Manley’s reply, by text: “Kit is buying dinner.” His advice to voters: “Stay home.”",
        ["Joe Manley", "Joe Manley"],
    ),
    "what is asked attributes nothing": (
        "Asked what he would tell the mayor, Mr. Manley had a simple answer: “Resign.”",
        ["Manley"],
    ),
    "who shoots back is not who spoke": (
        "“I wore the uniform,” Pete Hanlon said.\n\n“It is a question,” Jack Ames responded.\n\n“It had boots on,” he shot back.",
        ["Pete Hanlon", "Jack Ames", "Pete Hanlon"],
    ),
    "who is asked replies": (
        "“Will you run?” a reporter asked Mr. Krane. “No,” he replied.",
        ["a reporter", "Krane"],
    ),
    "after a reply the other goes on": (
        "“Is that so?” Ed Klein asked.\n\n“I think not,” Ann Good replied.\n\n“I just count.”\n\n“We do not,” she said.",
        ["Ed Klein", "Ann Good", "Ed Klein", "Ann Good"],
    ),
    "a reporter's question in the reporter's words": (
        "“Two of three are fine,” Cliff Crane said.\n\nA reporter asked which.\n\n“Next question.”",
        ["Cliff Crane", "Cliff Crane"],
    ),
    "whose manager somebody is": (
        "Kellyanne Conley, his third campaign manager, said it was over. “We all row together,” she said.",
        ["Kellyanne Conley"],
    ),
    "a county is nobody": (
        "“This is it,” said Val Verde County Judge Raymond Cantu. “I know,” he said.",
        ["Raymond Cantu", "Raymond Cantu"],
    ),
    "an office that opens a sentence": (
        "“You lie!” Joe Wilkes shouted. The president stopped. “That is not true,” he said.",
        ["Joe Wilkes", "the president"],
    ),
    "an object is somebody else": (
        "“I met a payroll,” Farrow said. “Please,” Haskins said. Elena Ruiz waved. Farrow ignored her. “He did not,” he said.",
        ["Farrow", "Haskins", "Farrow"],
    ),
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
    "somebody whom only a pronoun takes up": (
        "Sela Dorn paid for four years. She sells tea and keeps the receipts. “They asked me why,” she says.",
        ["Sela Dorn"],
    ),
    "a student with the year of a class": (
        "Devon Acker ’26 was buying coffee when the window broke. “I still have the receipt,” he said.",
        ["Devon Acker"],
    ),
    "whose brother it was": (
        "Khalida Moreh’s brother was one of the guards. “He just needed the wage,” she said.",
        ["Khalida Moreh"],
    ),
    "somebody without a name behind a place": (
        "Near the gate an old farmer held a rope. “It was my cow,” he said.",
        ["an old farmer"],
    ),
    "a name that ends an opening phrase before what it is": (
        "After the hearing Ann Lee, a cousin of the dead man, said: “My own son is 17.”",
        ["Ann Lee"],
    ),
    "no name in an opening phrase that ends in a day": (
        "After the hearing on Monday, a cousin of the dead man, in tears, said: “My own son is 17.”",
        ["a cousin of the dead man"],
    ),
    "a calling before a name": ("“We wait,” said chief physician Ann Lund.", ["Ann Lund"]),
    "a rank that is a given name as well": ("“We wait,” Commodore Lito Aram said.", ["Lito Aram"]),
    "a name that holds a title": (
        "His lawyer, Mohamed Sheikh Omar, called it a disgrace and said: “The man has burns.”",
        ["Mohamed Sheikh Omar"],
    ),
    "two names of one person": (
        "Its area commander, Budhram alias Vikas, had rung a channel and said, “We take tax.”",
        ["Budhram"],
    ),
    "an excerpt of a text": (
        "The militant group Red Dawn claimed the attack in a post.\n\nHere is part of the post:\n\n“Five of our brothers went in.”",
        ["Red Dawn"],
    ),
    "a passage from somebody's letter": (
        "Carla Strand has resigned as minister.\n\nAnd here is the key passage from Strand’s letter:\n\n“I asked for the funds three times.”",
        ["Carla Strand"],
    ),
    "what is said in a text": (
        "The militant group Red Dawn claimed the attack. In the announcement that the organisation published, it was said: “We burned it.”",
        ["Red Dawn"],
    ),
    "who is told something says nothing": ("In the end he was told: “You may go home now.”", [None]),
    "what stood in a text": (
        "The militant group Red Dawn claimed the attack. In a letter that a local radio received afterwards stood: “We burned it.”",
        ["Red Dawn"],
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
