from collections import Counter

import pytest
from pydantic import ValidationError

import dsbuild
from dsbuild.lexicon import load
from dsbuild.lexicon.actors import Actors, Family
from dsbuild.lexicon.roles import WordClass
from dsbuild.model import Role
from dsbuild.quotes.roster import RULES
from dsbuild.quotes.roster.capitals import organisation_at
from dsbuild.quotes.roster.vocabulary import bare, normal, vocabulary
from tests.unit.quotes.marked import settled, told

ORGANISATIONS = [o for family in load().actors.families for o in family.organisations]


def test_organisations_are_many_and_of_every_ideology() -> None:
    assert len(ORGANISATIONS) >= 1000
    assert len(load().actors.families) >= 8
    assert min(len(family.organisations) for family in load().actors.families) >= 10


def test_no_name_is_given_twice() -> None:
    names = Counter(normal(bare(a)) for o in ORGANISATIONS for a in (o.name, *o.aliases) if a not in o.exact)
    for organisation in ORGANISATIONS:
        names.update({normal(bare(alias)) for alias in organisation.exact})
    assert [name for name, count in names.items() if count > 1] == []


def test_short_names_are_exact() -> None:
    sure = [alias for o in ORGANISATIONS for alias in (o.name, *o.aliases) if alias not in o.exact]
    assert [alias for alias in sure if len(alias) < 3] == []


@pytest.mark.parametrize("family", load().actors.families, ids=lambda family: family.ideology)
def test_organisations_stand_by_region_and_name(family: Family) -> None:
    places = [(o.region.casefold(), o.name.casefold()) for o in family.organisations]
    assert places == sorted(places)


def test_each_organisation_is_listed_by_who_can_list_it() -> None:
    sources = load().actors.sources
    read = {key for key, source in sources.items() if source.read}
    assert all(o.listed or o.unchecked for o in ORGANISATIONS)
    assert {key for o in ORGANISATIONS for key in o.listed} == read
    assert all(
        set(o.unchecked) <= sources.keys() and not set(o.listed) & set(o.unchecked) for o in ORGANISATIONS
    )
    assert all(source.dated for source in sources.values() if source.read)


@pytest.mark.parametrize(
    ("listed", "unchecked", "message"),
    [
        ((), (), "say who lists it"),
        (("WP",), (), "listed by 'WP'; read were UN"),
        ((), ("ZZ",), "unchecked in 'ZZ'"),
    ],
)
def test_a_list_nobody_read_is_refused(
    listed: tuple[str, ...], unchecked: tuple[str, ...], message: str
) -> None:
    organisation = {"name": "Tarn Column", "region": "Tarn", "listed": listed, "unchecked": unchecked}
    families = [{"ideology": "far left", "organisations": [organisation]}]
    sources = {"UN": {"title": "United Nations", "read": "a copy"}, "WP": {"title": "Wikipedia"}}
    with pytest.raises(ValidationError, match=message):
        Actors.model_validate({"sources": sources, "families": families})


UNREAD = frozenset({
    "1920 Revolution Brigades", "15 May Organization", "2 June Movement", "23rd of September Communist League",
    "969 Movement", "Black Hundreds", "Squamish Five", "TKP/ML", "NS/WP", "The Order II",
    "Return, Reclamation, Rehabilitation", "Bloed, Bodem, Eer en Trouw", "Workers' Self-Defence Movement",
    "The Covenant, the Sword, and the Arm of the Lord",
})  # fmt: skip
"""Names with figures, strokes and commas, of which the reader sees a part."""
STATEMENT = "Two men were taken away. “We will go on to the end,” {} said in a statement on Tuesday."


def test_organisations_are_found_in_running_text() -> None:
    sure = [o.name for o in ORGANISATIONS if o.name not in o.exact and o.name not in UNREAD]
    found = ((name, dsbuild.quotations(STATEMENT.format(name))[0]) for name in sure)
    unread = [name for name, q in found if (q.speaker, q.speaker_role) != (name, Role.EXTREMIST)]
    assert len(sure) >= 1000
    assert unread == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Harakat Sawa'd Misr", "Hasm"),
        ("Weiße Wölfe Terrorcrew", "Weiße Wölfe Terrorcrew"),
        ("Ushtria Çlirimtare e Kosovës", "Kosovo Liberation Army"),
        ("ISIS", "Islamic State"),
        ("GSIM", "Jama'at Nusrat al-Islam wal-Muslimin"),
    ],
)
def test_an_alias_is_sure_in_any_script(name: str, found: str) -> None:
    organisation, stop, sure = organisation_at(name, 0, len(name), vocabulary(load()))
    assert (organisation.name, stop, sure) == (found, len(name), True)


def test_an_exact_name_is_open_and_keeps_its_article() -> None:
    text = "a spokesman for the Base"
    organisation, _, sure = organisation_at(text, text.index("Base"), len(text), vocabulary(load()))
    assert (organisation.name, sure) == ("The Base", False)


@pytest.mark.parametrize(
    "text",
    [
        "Let us go",
        "Base Currency",
        "a Base",
        "Order of the Still Water",
        "National Liberation Army of Barnagarh",
        "Nordic Resistance Guard",
        "Tanzim al-Asas",
        "IS IT OVER NOW",
        "Simi Valley",
        "Biff Byford",
    ],
)
def test_words_that_an_organisation_shares_are_not_its_name(text: str) -> None:
    start = 2 if text.startswith("a ") else 0
    assert organisation_at(text, start, len(text), vocabulary(load())) is None


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
