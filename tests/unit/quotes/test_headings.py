"""Whose the words in headings are: those of the body that say them, else of whom the heading calls so."""

import pytest

import dsbuild
from dsbuild.model import Label

TRIAL = """

A neo-Nazi who put a bomb under a bus was jailed for 22 years on Tuesday.

Darren Pike, 24, a member of the banned group Iron Dawn, told friends: “I will make them weep and I will smile.”

Pike had written in a notebook: “I have no regrets about any of it.”

Judge Helen Marsh told him: “You are a deeply dangerous young man.”

Detective Inspector Carol Webb said: “This was a vile plot.”
"""
CLAIM = """

The separatist Frente Libre de Oriente (FLO) claimed the bomb that killed three policemen in Puerto Alto.

In a statement, the group said: “The occupier will not sleep while our prisoners are in chains.”

The widow of one of the officers, Marta Gil, wept at the gate. “He only wanted to come home,” she said.

Interior minister Jorge Sanz said: “There is nothing to negotiate with murderers.”
"""
TALK = """

Jonas Brandt, 41, spent nine years in Nordwache, a neo-Nazi underground group. He left in 2009. He spoke to Lena Hauck.

Mr. Brandt, when did you join?

Brandt: At 16. I wanted a family and they had one ready for me.

Did you ever hurt anybody?

Brandt: Yes. I threw the bottle in Altfeld and I have to live with it.

Are you afraid today?

Brandt: In supermarkets. Not here.
"""
CASES = [
    (TRIAL, "‘I WILL MAKE THEM WEEP’: Neo-Nazi bomber jailed", "Darren Pike"),
    (TRIAL, "‘I’LL MAKE THEM WEEP’ Neo-Nazi bomber grins as he’s caged", "Darren Pike"),
    (TRIAL, "‘NO REGRETS’: Bus bomber smirks as judge throws away the key", "Darren Pike"),
    (TRIAL, "‘I have no regrets’ – bus bomber jailed for 22 years", "Darren Pike"),
    (TRIAL, "‘Not sorry’: Neo-Nazi who bombed bus is jailed", "Darren Pike"),
    (TRIAL, "‘A deeply dangerous young man’: neo-Nazi bomber jailed", "Helen Marsh"),
    (TRIAL, "Police: bus bombing was ‘a vile plot’", "Carol Webb"),
    (TRIAL, "Neo-Nazi who planned ‘vile’ attack jailed", None),
    (CLAIM, "‘We are coming for all of you’: separatists claim police bomb", "Frente Libre de Oriente"),
    (CLAIM, "Group says police bomb was ‘only the start’", "Frente Libre de Oriente"),
    (CLAIM, "Militants: ‘There will be more’", "Frente Libre de Oriente"),
    (CLAIM, "Widow of slain policeman: ‘They took him from me’", "Marta Gil"),
    (CLAIM, "‘Bring me my husband’: tears at the gate", None),
    (TALK, "Interview with an Ex-Neo-Nazi: “We Wanted a Family”", "Jonas Brandt"),
    (TALK, "“I Threw the Bottle”: A Former Neo-Nazi Speaks", "Jonas Brandt"),
    (TALK, "Interview: ‘They had a family ready for me’", "Jonas Brandt"),
]


@pytest.mark.parametrize(("body", "heading", "speaker"), CASES, ids=[heading for _, heading, _ in CASES])
def test_words_in_a_heading(body: str, heading: str, speaker: str | None) -> None:
    annotation = dsbuild.annotate(heading + body)
    speakers = [q.speaker for q in annotation.quotations if q.speech and q.start < len(heading)]
    assert [one for one in speakers if one] == ([speaker] if speaker else [])


def test_a_name_in_a_heading_is_no_speech_though_somebody_says_it() -> None:
    body = "\n\nPolice hold the militia chief Saw Htoo, 51.\n\n“They call me Uncle Thunder and I laugh,” Htoo said.\n"
    annotation = dsbuild.annotate("‘Uncle Thunder’ in chains: militia chief caught" + body)
    assert Label.QUOTED_EXTREMIST_SPEECH not in annotation.sentences[0].labels
