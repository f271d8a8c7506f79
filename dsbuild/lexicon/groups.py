"""The words by which articles tell what armed groups do, and what is done to them."""

from dsbuild.lexicon.strict import Strict, WordList


class Groups(Strict):
    """Words near the name of a body; verbs in each form that counts, phrases word by word.

    `deeds` only armed groups do, `violence` forces of a state do as well. `before` are the words that lead up to
    the name of whoever did something, `parts` those for what armed groups consist of, `opponents` whom forces of a
    state fight.
    """

    deeds: WordList
    violence: WordList
    threats: WordList
    after_by: WordList
    blamed: WordList
    ties: WordList
    dealings: WordList
    forbidding: WordList
    parts: WordList
    belongings: WordList
    trials: WordList
    weapons: WordList
    opponents: WordList
    civil: WordList
    servants: WordList
    nations: WordList
    foreign: WordList
    places: WordList
    gangs: WordList
    texts: WordList
    conflicts: WordList
    captors: WordList
    captives: WordList
