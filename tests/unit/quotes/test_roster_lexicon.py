from collections import Counter

from dsbuild.lexicon import load
from dsbuild.lexicon.roles import WordClass
from dsbuild.quotes.roster import RULES
from tests.unit.quotes.marked import settled, told


def test_organisations_are_many_and_of_every_ideology() -> None:
    families = load().actors.families
    assert sum(len(family.organisations) for family in families) >= 300
    assert len(families) >= 7


def test_no_name_belongs_to_two_organisations() -> None:
    every = [o for family in load().actors.families for o in family.organisations]
    names = Counter(a for o in every for a in {alias.casefold() for alias in (o.name, *o.aliases, *o.exact)})
    assert [name for name, count in names.items() if count > 1] == []


def test_classes_are_single_characters() -> None:
    assert all(len(kind) == 1 for kind in WordClass)


def test_rule_ids_are_given_once() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(rule_id[0] == "R" for rule_id in ids)


def test_ambiguous_names_need_context() -> None:
    assert told("“We arrive at noon,” said <n Ann Berg>, a member of ETA staff at the airport.") != [
        "Ann Berg | official"
    ]
    assert told("“We will bomb,” said <n Ander Ruiz>, a commander of the separatist group ETA.") == [
        "Ander Ruiz | extremist former"
    ]


def test_the_roster_counts_quotations_and_keeps_aliases() -> None:
    found = settled("""“One,” said <n Idris Malloum>, a commander of Boko Haram.
    “Two,” said <n Malloum>.""")
    (speaker,) = found.speakers
    assert (speaker.name, speaker.aliases, speaker.quotations) == ("Idris Malloum", ("Malloum",), 2)
    assert speaker.basis == ("R002", "R092", "R020", "R057", "R110")


def test_an_article_without_quotations_has_no_roster() -> None:
    assert settled("Nobody said a word.").speakers == ()
