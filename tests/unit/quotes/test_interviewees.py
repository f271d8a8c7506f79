"""Who answers in an interview whose article names nobody as a speaker."""

import dsbuild

INTERVIEW = """Arjîn Velat has led the armed wing of the Harrow Workers’ Front, a guerrilla group, since 2018.

Q: Who ended the truce?

A: The drones did.

Q: Will you come down?

A: Not this year.
"""


def test_the_first_who_is_told_of_answers() -> None:
    found = dsbuild.annotate(INTERVIEW)
    assert [(s.name, s.role, s.status) for s in found.speakers] == [("Arjîn Velat", "extremist", "current")]


def test_a_body_answers_no_interview() -> None:
    found = dsbuild.annotate(INTERVIEW.replace("Arjîn Velat", "The Harrow Council"))
    assert "The Harrow Council" not in [s.name for s in found.speakers]
