import pytest

from dsbuild.quotes.roster.names import people

SAME = [
    ("Nidaa Karam Saleh", "Saleh"),
    ("Abu Nasir al-Halabi", "al-Halabi"),
    ("Abu Nasir al-Halabi", "Halabi"),
    ("Abu Nasir al-Halabi", "Abu Nasir"),
    ("Jan Peter van der Berg", "Berg"),
    ("J. R. Harlow", "John Harlow"),
    ("Mohammed Idris", "Muhammad Idris"),
    ("José Peña", "Pena"),
    ("Rashid", "Rachid"),
    ("Solomon Akande", "Akande"),
]
OTHERS = [
    ("Anne Solem", "Erik Solem"),
    ("Ali Hassan", "Ali Karim"),
    ("Marten", "Morgan"),
    ("Omar", "Amar"),
]


@pytest.mark.parametrize(("full", "short"), SAME)
def test_forms_of_one_name(full: str, short: str) -> None:
    forms = [tuple(full.split()), tuple(full.split()), tuple(short.split())]
    meant = people(forms)
    assert meant[tuple(short.split())] == meant[tuple(full.split())]


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_names_of_two_people(one: str, other: str) -> None:
    meant = people([tuple(one.split())] * 3 + [tuple(other.split())] * 3)
    assert not set(meant[tuple(one.split())]) & set(meant[tuple(other.split())])


def test_a_surname_of_two_people_is_ambiguous() -> None:
    meant = people([("Anne", "Solem"), ("Erik", "Solem"), ("Solem",)])
    assert len(meant[("Solem",)]) == 2
