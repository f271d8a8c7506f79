"""Which person each name means that is somebody's."""

from dsbuild.quotes.roster.cast import Cast
from dsbuild.quotes.roster.forms import untitled
from dsbuild.quotes.roster.genders import (
    HONORIFIC_GENDER,
    by_noun,
    is_kinsman,
    is_relative,
    namesake,
    note_forms,
    relative,
    unlikely,
)
from dsbuild.quotes.roster.names import Form, given_name
from dsbuild.quotes.roster.naming import join_aliases
from dsbuild.quotes.roster.reading import PERSON, Reading
from dsbuild.quotes.roster.vocabulary import Vocabulary

BYNAMES = frozenset({"ka", "daw", "mama", "brother", "sister", "comrade", "cde"})
"""Forms of address that belong to a name of one word (`Ka Dindo`, `Daw Moe`)."""


def give(
    players: Cast,
    reading: Reading,
    named: list[tuple[int, Form]],
    meant: dict[Form, tuple[int, ...]],
    human: set[int],
    words: Vocabulary,
) -> None:
    """Gives each name of somebody the person that it means, and notes their forms, surnames and genders."""
    latest: dict[int, int] = {}
    by_given_name: dict[int, str] = {}
    kin: set[int] = set()
    given = {
        number: given_name(form[0], words.genders_before_surname)
        for form, numbers in meant.items()
        for number in numbers
        if len(form) > 1
    }
    for index, form in named:
        candidates = [person for person in meant.get(form, ()) if person in human or person in players.first]
        if not candidates:
            continue
        person = min(candidates, key=lambda one: unlikely(players, reading, index, one, latest, kin))
        told = HONORIFIC_GENDER.get(reading.honorifics.get(index, ""))
        if told and unlikely(players, reading, index, person, latest, kin)[0]:
            person = relative(players, reading, index, by_given_name, person)
        unmet = len(form) == 1 and person not in players.first and person in given
        if unmet and ((told and (given[person] or told) != told) or is_kinsman(reading, index)):
            person = namesake(meant, form)
        if len(form) == 1 and index not in reading.honorifics:
            by_given_name[person] = by_noun(reading, index) or (given_name(form[0], words.genders) or "")
        latest[person] = index
        reading.classes[index] = PERSON
        players.who[index] = person
        if players.first.setdefault(person, index) == index and is_relative(reading, index):
            kin.add(person)
        players.forms[person][untitled(reading.word(index), words)] = None
        players.bearers[form[-1]][person] = None
        gender = told or given_name(form[0], words.genders_before_surname)
        if gender and (len(form) > 1 or index in reading.honorifics):
            players.genders.setdefault(person, gender)
        if told := by_noun(reading, index):
            players.genders[person] = told
    for index, person in players.who.items():
        title = reading.honorifics.get(index)
        if title in BYNAMES and not any(" " in form for form in players.forms[person]):
            players.forms[person][f"{title.capitalize()} {reading.word(index)}"] = None
    note_forms(players, reading, words)
    join_aliases(players, reading)
