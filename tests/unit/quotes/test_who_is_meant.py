"""Who is meant: names given to somebody told of before, who answers whom, descriptions that take somebody up."""

import pytest

import dsbuild

NAMED = {
    "asks to be called": (
        (
            "Pavel Krupka runs a phone line for leavers of the Iron Guard. One man agrees to talk on the stairs. "
            "He wants to be called Dusan. “I liked the boots,” he says."
        ),
        ["Dusan"],
    ),
    "gave a nickname": (
        "A former fighter of the Army of Salt sat at the back. He gave only his nickname, Rooster. “I was young,” he said.",
        ["Rooster"],
    ),
    "others call him so": (
        "A militant of the Blue Front sat by the fire. His comrades call him Needle. “I sew their wounds,” he said.",
        ["Needle"],
    ),
    "we call her so": (
        "A woman in her twenties sat down. We will call her Samira. “They took my phone,” she said.",
        ["Samira"],
    ),
    "two names of one person": (
        (
            "Mr. Amos Gbol, who was known in the war as General Tilapia, ran the camp. “I signed,” Gbol said. "
            "“Clear it,” Tilapia wrote."
        ),
        ["Amos Gbol", "Amos Gbol"],
    ),
    "a name that somebody uses": (
        "On 2 February Rosa Keane, using the name Kittiwake, wrote: “We are done asking.”",
        ["Rosa Keane"],
    ),
}
ANSWERS = {
    "asked by somebody": (
        "Dennis Ache guards the pier. Asked by Mr Reed whether he was sure, he replied: “I know what I saw.”",
        ["Dennis Ache"],
    ),
    "a lawyer tells of the accused": (
        "Anthony Obi, for the defence, said Callum Pett, of the Saxon Hand, had been lonely. “He was a boy,” he said.",
        ["Anthony Obi"],
    ),
    "said to somebody": (
        "Declan Moor sat on the kerb. Garda Sean Toohy came. “I’ve done it now,” he said to Garda Sean Toohy.",
        ["Declan Moor"],
    ),
    "a surname after a relative": (
        (
            "Declan Moor, 26, burned the hostel. His mother, Bernie Moor, has not gone back to work. She opens the door on a "
            "chain and then takes the chain off, and in the kitchen there are two cups, one of them clean, and a loaf that "
            "nobody has cut since Tuesday morning. The town is quiet. In March Moor pleaded guilty. “I would do it again,” he wrote."
        ),
        ["Declan Moor"],
    ),
}
TAKEN_UP = {
    "by what somebody does": (
        "Victor Pell, who drives the night bus, was first at the scene. Sergeant Ana Ruiz came next. “I ran,” the driver said.",
        ["Victor Pell"],
    ),
    "by a longer office": (
        (
            "First Deputy Prime Minister Nurbek Asyl spoke at the grave. The Minister of the Interior, Major General Daniyar Tok, "
            "reported on the operation. “The gang is no more,” the minister said."
        ),
        ["Daniyar Tok"],
    ),
    "one of several": (
        (
            "Two members of the Oak Volunteers agreed to meet. One, who was introduced as a spokesman, read from a sheet. "
            "The other did not speak. Inspector Dara Holt called it a stunt. “Nobody asked us,” the spokesman said."
        ),
        ["the spokesman"],
    ),
    "a relative is not whose relative it is": (
        "I found Samir Lut through his cousin, who mended my fridge. “He will tell you nothing,” the cousin said.",
        ["his cousin"],
    ),
    "a voice": (
        "“The road is closed,” said a voice which the site identified as that of the group’s spokesman, Abu Dhar.",
        ["Abu Dhar"],
    ),
    "a message signed by a spokesman": (
        (
            "The jihadist group Jund al-Fajr held the bridge. Its message was signed by its spokesman, Abou Talha al-Ansari. "
            "“We warned them,” the message said."
        ),
        ["Abou Talha al-Ansari"],
    ),
}
BARE = {
    "a field": ("“No,” said Professor of Sociology Nadia Kowal of Alden College.", ["Nadia Kowal"]),
    "a byname": ("Big Jim Tate was there. “No,” Tate said.", ["Jim Tate"]),
    "an initial stays": ("Transport Minister B. Gopal Rao came. “No,” Mr Rao said.", ["B. Gopal Rao"]),
}
CASES = NAMED | ANSWERS | TAKEN_UP | BARE


@pytest.mark.parametrize("name", CASES)
def test_who_is_meant(name: str) -> None:
    text, expected = CASES[name]
    assert [quotation.speaker for quotation in dsbuild.quotations(text)] == expected


def test_many_names_for_one_take_no_longer_each() -> None:
    text = " ".join(f"Ann Lee{n}, known as Bee{n}, left. He asked to be called Cee{n}." for n in range(400))
    quotations = dsbuild.quotations(text + " “No,” said Ann Lee1.")
    assert quotations[-1].speaker_span is not None
