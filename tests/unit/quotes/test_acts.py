"""What the words around a name show of it."""

import time

import pytest

import dsbuild

GROUP = "“More will follow,” the Harrow Column said in a statement."


@pytest.mark.parametrize(
    "told",
    [
        "The Harrow Column owned up to the ambush.",
        "The bombing was blamed on the Harrow Column.",
        "The mines were laid by the Harrow Column.",
        "A truce between the government and the Harrow Column ended at noon.",
        "Three gunmen of the Harrow Column were shot dead.",
        "The Harrow Column is holding nine hostages in the hills.",
        "Four members of the Harrow Column were convicted of murder.",
        "The Harrow Column has waged a guerrilla war since 1991.",
        "The attack bore the hallmarks of the Harrow Column.",
        "The Harrow Column gave the mayor a day to leave and then executed two of his clerks.",
    ],
)
def test_a_name_is_a_groups_by_what_it_does_and_suffers(told: str) -> None:
    assert [s.role for s in dsbuild.annotate(f"{told} {GROUP}").speakers] == ["extremist"]


@pytest.mark.parametrize(
    "told",
    [
        "The soldiers of the Harrow Column were ambushed at dawn.",
        "The Harrow Column killed nine militants in the hills.",
        "The Harrow Column, a charity, buried those whom the gunmen had killed.",
        "Gunmen murdered the treasurer of the Harrow Column, a trade union.",
    ],
)
def test_a_force_or_a_charity_is_no_armed_group(told: str) -> None:
    assert "extremist" not in [s.role for s in dsbuild.annotate(f"{told} {GROUP}").speakers]


def test_a_letter_is_the_groups_where_nobody_else_writes() -> None:
    found = dsbuild.quotations(
        "The Harrow Front, a separatist militia, burned a clinic. A letter was mailed to two newspapers after the"
        " fire. “We will not stop,” the letter said."
    )
    assert [(q.speaker, q.speaker_role) for q in found] == [("Harrow Front", "extremist")]


def test_a_ministrys_statement_is_no_groups() -> None:
    found = dsbuild.quotations(
        "The Harrow Front, a separatist militia, burned a clinic. The Interior Ministry said in a statement that nine"
        " militants were dead. “The operation goes on,” it said."
    )
    assert "extremist" not in [q.speaker_role for q in found]


def test_hostile_sentences_take_linear_time() -> None:
    def taken(names: int) -> float:
        text = "The Harrow Front held " * names + "hostages. “No,” said Ann."
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            dsbuild.quotations(text)
            best = min(best, time.process_time() - start)
        return best

    assert taken(1600) < 8 * taken(400) + 0.05


def test_what_is_theirs_is_nobodys_office() -> None:
    found = dsbuild.annotate(
        "ISIS remnants still wage their terrorist campaign. Ann Tarrant lost her son in an attack in July."
        " “It was a quarter to nine,” Tarrant said."
    )
    assert [s.role for s in found.speakers] == ["victim_or_witness"]


def test_who_studied_those_that_left_is_none_of_them() -> None:
    found = dsbuild.annotate(
        "The Harrow Front, a militia, bombed a bank. Ann Tarrant, who has interviewed sixty people who left the Harrow"
        " Front, was not surprised. “They were tired,” Tarrant said."
    )
    assert "extremist" not in [s.role for s in found.speakers]
