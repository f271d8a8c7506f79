"""Cues on the names of an article: what speaks for and against each being an extremist organisation's.

A cue alone need prove nothing. `introduced` adds up those of different rules on one name, from every sentence
that holds it; the weights are the lexicon's.
"""

from dsbuild.model import Effect, Rule
from dsbuild.quotes.roster import called, deeds, named, shown
from dsbuild.quotes.roster.kinds import Cues, Page

RULES: tuple[Rule[[Page], Cues], ...] = (
    Rule("R030", "a name is called a militia, a terrorist group, a doomsday cult", called.of_armed_kind),
    Rule(
        "R031",
        "a name is called a separatist movement, an Islamist sect, or people call themselves by it",
        called.of_cause,
    ),
    Rule("R032", "a name is called a group, a movement, a network", called.of_plain_kind),
    Rule("R033", "a name claimed an attack", deeds.claims),
    Rule("R034", "a name is banned, or membership of it punished", deeds.banned),
    Rule("R035", "a name has fighters or militants", deeds.has_fighters),
    Rule("R036", "a name killed, bombed or abducted", deeds.attacks),
    Rule("R037", "people joined, fought for or deserted a name", deeds.is_joined),
    Rule("R038", "a name has members, a leader, a spokesman", deeds.has_members),
    Rule("R039", "a name has commanders, cadres or, of a sect, followers", deeds.has_commanders),
    Rule("R040", "a name speaks by statements, leaflets or videos", deeds.issues_statements),
    Rule("R048", "a name signs a letter or a leaflet", deeds.signs),
    Rule("R041", "a word of the name is one that armed groups choose: Front, Brigade", named.armed_word),
    Rule("R042", "the name is made as those of armed groups are: Liberation Army", named.armed_name),
    Rule("R043", "the article tells of attacks, militants or terrorism", named.in_trouble),
    Rule("R044", "the name follows a sentence on an armed group without a name", named.announced),
    Rule("R045", "words for an armed group take the name up", named.taken_up),
    Rule("R094", "a name is the subject of violence: `shot`, `fired on`", shown.violence),
    Rule("R095", "a name stands where a state forbids or disarms it", shown.forbidden),
    Rule("R096", "a name does what only armed groups do", shown.does),
    Rule("R097", "an attack is laid at the door of a name: `planted by`, `blamed on`", shown.blamed),
    Rule("R098", "a state fights or treats with a name: `ceasefire with`, `raid on`", shown.fought),
    Rule("R099", "a name has cells, gunmen, a politburo, hostages", shown.has_parts),
    Rule("R090", "a name has attacks, camps, followers, hostages", shown.has_belongings),
    Rule("R100", "members of a name are tried or caught", shown.tried),
    Rule("R091", "people serve a name or suffer from it: `loyal to`, `survivors of`", shown.tied),
    Rule("R101", "a name threatens or commands", shown.threatens),
    Rule(
        "R107", "a name made as those of armed groups speaks for itself: `the Red Brigade said`", shown.speaks
    ),
    Rule("R102", "a name stands in a sentence on arms or attacks", shown.among_arms),
    Rule(
        "R104",
        "the name has a word of another language that armed groups choose: Óglaigh, Katiba",
        shown.foreign,
    ),
    Rule("R046", "not extremist: a party, a union, a charity, a firm", named.is_civil, Effect.RULES_OUT),
    Rule(
        "R103",
        "not extremist: fights militants, has officers, or is a nation, a place, a paper",
        shown.of_state,
        Effect.RULES_OUT,
    ),
    Rule("R093", "not extremist: a gang of crime or of football", shown.of_crime, Effect.RULES_OUT),
    Rule(
        "R105",
        "not extremist: a name of workers, relatives, believers, a trade",
        shown.civil,
        Effect.RULES_OUT,
    ),
    Rule(
        "R049",
        "not extremist: a name of an army, a party, a charity, a firm",
        named.civil_name,
        Effect.RULES_OUT,
    ),
    Rule(
        "R047", "not extremist: a unit of a force or a body of a state", named.is_of_state, Effect.RULES_OUT
    ),
)
