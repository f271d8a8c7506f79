"""Who a description is, what belongs to it, and which words with a capital name somebody."""

import pytest

import dsbuild

CASES = {
    "an office with a capital and its name": (
        "“They burned it,” declared the regional Ombudswoman, Clara Benvenuti.",
        ["Clara Benvenuti"],
    ),
    "a place and the name beside it": (
        "“They burned it,” said the mayor of Lodar, Essia.",
        ["the mayor of Lodar"],
    ),
    "who is old is the pensioner": (
        "Neighbour Karl Ebert (63) saw the men run.\n\n“They carried cans,” says the pensioner.",
        ["Karl Ebert"],
    ),
    "a calling of somebody else": (
        "Lawyer Jo Lind came late.\n\n“They carried cans,” says the pensioner.",
        ["the pensioner"],
    ),
    "the head of state": (
        "President Arman Sadykov visited Karatal.\n\n“There will be no mercy,” the Head of State said.",
        ["Arman Sadykov"],
    ),
    "the cleric is the bishop": (
        "The Catholic Bishop of Okene, Most Rev. Dr. Felix Adu, spoke.\n\n“Put them down,” the cleric said.",
        ["Felix Adu"],
    ),
    "what a tabloid calls an attacker": (
        "Neo-Nazi Brent Sauer was jailed for life.\n\n“I regret nothing,” the sicko wrote.",
        ["Brent Sauer"],
    ),
    "ranks with a word between": (
        "Det Ch Insp Graham Tooley was there. “He had the means,” he said.",
        ["Graham Tooley"],
    ),
    "a petty officer": (
        "Coast Guard Petty Officer Will Tran stood alone. “Two out of six,” he said.",
        ["Will Tran"],
    ),
    "a name behind a place": (
        "Dean Prosser was jailed. As he was led to the cells Prosser shouted: “See you.”",
        ["Dean Prosser"],
    ),
    "a name in a question": (
        "Amina Madkami sews. She was a rebel.\n\nThe women fold shirts. Would Madkami go back? “If he sends.”",
        ["Amina Madkami"],
    ),
    "a word in a headline is nobody": (
        "TEARS AND RAGE: “Who gives me back my brother?”\n\n“Who gives me back my brother?” cried Linh Pham, 31.",
        ["Linh Pham", "Linh Pham"],
    ),
    "what somebody wears": (
        "“They took the cows,” said a woman in a green parka. “All of them,” she added.",
        ["a woman in a green parka", "a woman in a green parka"],
    ),
    "what somebody has over the face": (
        "“Give us names,” cried a youth with a scarf over his face.",
        ["a youth with a scarf over his face"],
    ),
    "how somebody speaks is no part of them": (
        "“Give us names,” said a woman in a low voice. “No,” said a spokesman in a statement.",
        ["a woman", "a spokesman"],
    ),
    "how old somebody is": (
        "“My father is in there,” said a boy of about nine.",
        ["a boy of about nine"],
    ),
    "whose adviser": (
        "A senior adviser to a rival campaign was blunter.\n\n“He had three weeks,” the adviser said.",
        ["a senior adviser to a rival campaign"],
    ),
    "a widow by her given name": (
        "Robert Purdy, 52, was shot. Purdy’s widow, Lorraine, said two men came. “I knew him,” she said.",
        ["Lorraine"],
    ),
    "a wife by her given name": (
        "Vern Calloway is 74. “I asked for a lawyer,” he said. His wife, Judith, said: “I counted the steaks.”",
        ["Vern Calloway", "Judith"],
    ),
    "a name of one word with its address": (
        "Daw Moe, 64, folded the napkin. “Mine was not there,” says Daw Moe.",
        ["Daw Moe"],
    ),
    "a name that the sentence gives": (
        "The Tolun Army (TLA) fights on. A TLA officer reached by radio, who uses the alias Falcon, said: “We hold.”",
        ["Falcon"],
    ),
    "a name by which others know him": (
        "The rebels have a post. A man at the checkpoint, known to his men as Tiger, told us: “It is shut.”",
        ["Tiger"],
    ),
    "somebody else is told apart by an adjective": (
        "Rebels held Deren. “We come back,” said a commander. “God is with us,” said the bearded man beside him.",
        ["a commander", "the bearded man"],
    ),
    "a detective constable": (
        "Det Con Sally Orme read it. “He laughed,” the officer said.",
        ["Sally Orme"],
    ),
    "who is told is not the attacker": (
        "Ringleader Marko Vidic was jailed for the Lotten bombing. He told a pal it was done.\n\n“I would do it again,” the bomber said.",
        ["Marko Vidic"],
    ),
    "two callings before a name": (
        "Actor and activist Leo Marr was there. “Enough,” the actor said.",
        ["Leo Marr"],
    ),
    "a member of parliament": (
        "Labour MP Dana Holt agreed. “Ministers knew,” the backbencher said.",
        ["Dana Holt"],
    ),
    "where somebody is from": (
        "Jihadist Omar Lund, 27, sent a message. “Tell them,” the Dane said.",
        ["Omar Lund"],
    ),
    "a numbered paragraph": (
        "8. A former fighter, who left in March, said: “We had it from a shopkeeper.”",
        ["a former fighter"],
    ),
    "a message by the name of its service": (
        "Ana Ruiz resigned. One backbencher WhatsApps: “She has a spine.”",
        ["one backbencher"],
    ),
    "the command of an organisation": (
        "The Popular Army of Kesh (PAK), a guerrilla group, blew up a bridge.\n\n“We wait no longer,” the Central Command of the PAK wrote.",
        ["Popular Army of Kesh"],
    ),
    "an account": (
        "“He has met oats,” wrote @southwendy in a post. Another user, @udder_x, replied: “Finally.”",
        ["@southwendy", "@udder_x"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_who_speaks(case: str) -> None:
    text, speakers = CASES[case]
    assert [found.speaker for found in dsbuild.quotations(text) if found.speech] == speakers
