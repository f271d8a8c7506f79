import pytest

from dsbuild.model import Block, BlockKind
from dsbuild.quotes.attributed import MentionKind
from tests.unit.quotes.plain import attributed, blocks_of, speakers

SENTENCES = [
    # before, after, in the middle, inverted
    ("Lina Haddad said: “We stay.”", [("“We stay.”", "Lina Haddad")]),
    ("“We stay,” Lina Haddad said.", [("“We stay,”", "Lina Haddad")]),
    ("“We stay,” said Lina Haddad, 31, who runs a bakery.", [("“We stay,”", "Lina Haddad")]),
    ("“We stay,” she said. “All of us.”", [("“We stay,”", "she"), ("“All of us.”", "she")]),
    ("“We stay,” said Tarek, “and we wait. No more.”", [("“We stay,”", "Tarek"), ("“and we wait. No more.”", "Tarek")]),
    ("“Where?” asked the judge. “Here,” the defendant whispered.", [("“Where?”", "the judge"), ("“Here,”", "the defendant")]),
    ("“Stop!” Haddad shouted.", [("“Stop!”", "Haddad")]),
    # American broadsheets
    ("Sen. Mary Holt, D-Ohio, said the bill was “dead on arrival.”", [("“dead on arrival.”", "Sen. Mary Holt")]),
    ("“It is dead,” Sen. Mary Holt, the Ohio Democrat, said in a statement.", [("“It is dead,”", "Sen. Mary Holt")]),
    ("“It is dead,” House Speaker Paul Rowe (R-Wis.) said Tuesday.", [("“It is dead,”", "House Speaker Paul Rowe")]),
    ("“It is dead,” said Rep. Ann Lee, Democrat of Maine and the chair of the panel.", [("“It is dead,”", "Rep. Ann Lee")]),
    ("“It is dead,” said White House press secretary Jo Doyle on Tuesday.", [("“It is dead,”", "Jo Doyle")]),
    ("Holt, who has long opposed the deal, called it “a disaster for Ohio” and vowed to fight.", [("“a disaster for Ohio”", "Holt")]),
    ("Holt's campaign manager, Lou Reyes, said in an email that the ad was “false and misleading.”", [("“false and misleading.”", "Lou Reyes")]),
    ("Rowe, a two-term Republican from Texas, told CNN on Sunday that it was “a disaster in the making.”", [("“a disaster in the making.”", "Rowe")]),
    ("The plan was “dead on arrival” in the House, Holt said.", [("“dead on arrival”", "Holt")]),
    ("Mr. Rowe, asked about the vote, replied, “I don’t know.”", [("“I don’t know.”", "Mr. Rowe")]),
    ("“It is a warning,” said officials who asked not to be named.", [("“It is a warning,”", "officials")]),
    ("He said it was “for months” a plan and said it was “a complete failure.”", [("“for months”", "He"), ("“a complete failure.”", "He")]),
    ("Holt rejected the claim, saying “there was never a deal.”", [("“there was never a deal.”", "Holt")]),
    ("“No,” Holt said, adding that “it will never pass.”", [("“No,”", "Holt"), ("“it will never pass.”", "Holt")]),
    ("Secretary of State Jon Kerr said Monday he was “very, very sure.”", [("“very, very sure.”", "Jon Kerr")]),
    # names
    ("“We stay,” said Abu Karim al-Masri.", [("“We stay,”", "Abu Karim al-Masri")]),
    ("“We stay,” says Jan van der Berg.", [("“We stay,”", "Jan van der Berg")]),
    ("“We stay,” Sheikh Omar bin Yusuf al-Hadi declared.", [("“We stay,”", "Sheikh Omar bin Yusuf al-Hadi")]),
    ("“We stay,” recalled Lt. Col. J. R. O'Neill.", [("“We stay,”", "Lt. Col. J. R. O'Neill")]),
    ("“We stay,” Tarek and Lina said.", [("“We stay,”", "Tarek and Lina")]),
    # descriptions
    ("The 27-year-old, slim and talkative, insisted: “I never killed.”", [("“I never killed.”", "The 27-year-old")]),
    ("“He was ours,” her brother interjected.", [("“He was ours,”", "her brother")]),
    ("“We stay,” a spokesman for the group boasted.", [("“We stay,”", "a spokesman for the group")]),
    ("“We stay,” the group's spokesman, Karim Aden, told reporters.", [("“We stay,”", "Karim Aden")]),
    ("“We ran,” a man who fled in 2031 said.", [("“We ran,”", "a man")]),
    ("“We stay,” spokesman of the Joint Delta Command Yusuf Rahim confirmed to Harbour Radio.", [("“We stay,”", "Yusuf Rahim")]),
    # texts
    ("In a statement, the group said: “We will return.”", [("“We will return.”", "the group")]),
    ("A message posted on its channel read: “We will return.”", [("“We will return.”", "its")]),
    ("“We will return,” reads a leaflet signed by the Delta Front.", [("“We will return,”", "Delta Front")]),
    ("“We will return,” the group wrote on its channel.", [("“We will return,”", "the group")]),
    ("In a video, two masked men say: “We are coming.”", [("“We are coming.”", "two masked men")]),
    ("Prosecutors showed a chat in which the defendant wrote: “Burn it all.”", [("“Burn it all.”", "the defendant")]),
    ("The group's statement said: “We did it.”", [("“We did it.”", "The group")]),
    ("The manifesto, titled “The Last Stand”, declares that “the struggle has begun”.", [("“the struggle has begun”", "The manifesto")]),
    # according to, colons
    ("“We stay,” according to a spokesman for the Delta Front.", [("“We stay,”", "a spokesman for the Delta Front")]),
    ("According to Tarek, it was “the best of times”.", [("“the best of times”", "Tarek")]),
    ("She was clear: “We stay.”", [("“We stay.”", "She")]),
    ("Like many recruits, they saw him as a saviour: “He would free us.”", [("“He would free us.”", "they")]),
    ("Karim: “We stay.”", [("“We stay.”", "Karim")]),
    # who really speaks
    ("She said the guards told her: “Eat.”", [("“Eat.”", "the guards")]),
    ("Haddad said of Tarek: “He is a liar.”", [("“He is a liar.”", "Haddad")]),
    ("He was told: “Leave the town.”", [("“Leave the town.”", None)]),
    ("Tarek wanted to qualify: “Most liked it…” Yasin interjected: “Then it changed.”", [("“Most liked it…”", "Tarek"), ("“Then it changed.”", "Yasin")]),
    ("“WE WILL FIGHT,” SAID REBEL COMMANDER ABU OMAR.", [("“WE WILL FIGHT,”", "ABU OMAR")]),
    ("The men chanted “Death to the traitors” as they marched.", [("“Death to the traitors”", "The men")]),
    # not speech
    ("The “caliphate” fell, he said.", []),
    ("The man known as “Jihadi Tom” died, police said.", []),
    ("She hosts “Inside the Delta” on Sundays, he said.", []),
    ("The “special relationship” between the two ended.", []),
    # who is beside the verb, and who is not
    ("“We’ve lost,” she’d said.", [("“We’ve lost,”", "she")]),
    ("A woman who identified herself as the wife of a guard said “he never came home”.", [("“he never came home”", "A woman")]),
    ("A man who was shot in Port Said, Egypt, said: “I ran.”", [("“I ran.”", "A man")]),
    ("In Lodar, Kerr, the mayor, said: “No.”", [("“No.”", "Kerr")]),
    ("Reacting, Tarek Aden said: “I am sorry.”", [("“I am sorry.”", "Tarek Aden")]),
    ("According to him, “nobody slept”.", [("“nobody slept”", "him")]),
    ("On the wall of the school they wrote: “Nobody leaves.”", [("“Nobody leaves.”", "they")]),
    ("“Nobody calls us,” said “Amal,” 24.", [("“Nobody calls us,”", "Amal")]),
    ("He shrugged and went, “Whatever you say.”", [("“Whatever you say.”", "He")]),
    ("“It was cold,” the trial's first witness began.", [("“It was cold,”", "the trial's first witness")]),
    ("« I will not go, said the old man. I stay. »", [("« I will not go, said the old man. I stay. »", "the old man")]),
    ("She sent a statement, which her lawyer read aloud: “I am not sorry.”", [("“I am not sorry.”", "She")]),
    ("The earlier statement said: “We did it.”", [("“We did it.”", "The earlier statement")]),
    ("The group’s “minister of war,” Abu Karim, said: “We stay.”", [("“We stay.”", "Abu Karim")]),
    ("POLICE SAID THE COLONEL, JON KERR, HAD SHOUTED: “DOWN WITH THE KING.”", [("“DOWN WITH THE KING.”", "JON KERR")]),
]  # fmt: skip

PAGES = [
    ("Tarek was asked about it. He laughed. “Never.”", ["He"]),
    ("Asked about the raid, Kadir did not hesitate.\n“We did it.”", ["Kadir"]),
    ("“We did it,” Kadir said.\n“We would do it again.”", ["Kadir", "Kadir"]),
    ("What did you do then?\n“I ran.”\n“It was dark.”", ["interviewee", "interviewee"]),
    ("It rained for a week.\n“Nobody came.”", [None]),
    ("“It was late,” Amal recalled. The gunmen opened fire. “And we wept.”", ["Amal", "Amal"]),
    ("“We came at dawn.\n“We left at noon,” he said.", [None, None]),
    (
        "# Rebels: We will burn the harbour down\n“We will burn the harbour down,” Kadir said.",
        ["Kadir", "Kadir"],
    ),
    ("## ‘We will burn’\n“We will burn the harbour down,” Kadir said.", ["Kadir", "Kadir"]),
    (
        "> Nobody told us anything at all.\n“Nobody told us anything at all. Nobody,” said Amal.",
        ["Amal", "Amal"],
    ),
    ("– We stay, says Lind.\n– It is our home!", ["Lind", "Lind"]),
    ("The judge was unmoved.\n“You were offered a way out.”", ["The judge"]),
    ("Tarek Aden was killed in spring.\n“I told him not to go.”", [None]),
    (
        "“I was there,” said Aden. Judge Haddad asked: “Did you see it?”\n“No.”",
        ["Aden", "Judge Haddad", "Aden"],
    ),
    ("What did he want? “Money.”", ["he"]),
    ("“I ran,” said Aden. His lawyer Lina Haddad sighed. “We will appeal.”", ["Aden", "Lina Haddad"]),
    (
        "Why?\n“For boots.”\nAnd then?\n“I ran.”\nThe dog barks.\n“He is old.”\nLina Haddad lost two sons there.\n“I want them back.”",
        ["interviewee", "interviewee", "interviewee", "Lina Haddad"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_speaker_in_the_sentence(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_speaker_over_sentences_and_blocks(text: str, expected: list[str | None]) -> None:
    assert [name for _, name in speakers(text)] == expected


def test_kinds_of_mentions() -> None:
    text = "“A b,” he said. “C d,” said Lina Haddad. “E f,” the ISDF said. “G h,” a guard said."
    assert [given.mention.kind for _, given in attributed(text) if given.mention] == [
        MentionKind.PRONOUN,
        MentionKind.NAME,
        MentionKind.ORGANISATION,
        MentionKind.DESCRIPTION,
    ]


def test_a_turn_names_its_speaker() -> None:
    text = "Karim Aden: We stay.\nA: I left."
    first, second = blocks_of(text)
    blocks = [
        Block(first.start, first.end, BlockKind.ANSWER, "L001", turn=(0, 11)),
        Block(second.start, second.end, BlockKind.ANSWER, "L001", turn=(second.start, second.start + 2)),
    ]
    assert speakers(text, blocks) == [("We stay.", "Karim Aden"), ("I left.", "interviewee")]


def test_a_denied_or_supposed_utterance_is_weak() -> None:
    for text in ("Nobody said “we give up now.”", "He would never say “we give up now.”"):
        ((_, given),) = attributed(text)
        assert given.weak


def test_cue_is_the_verb() -> None:
    text = "“We stay,” Lina Haddad told reporters."
    ((_, given),) = attributed(text)
    assert given.cue is not None
    assert text[slice(*given.cue)] == "told"


def test_a_fragment_is_no_utterance() -> None:
    found = attributed("“We stay,” she said. He called it “a bad day”.")
    assert [quotation.utterance for quotation, _ in found] == [True, False]
