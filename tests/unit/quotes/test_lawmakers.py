"""Lawmakers who sit on what has `Armed` in its name, or join a caucus, are no militants."""

import pytest

import dsbuild
from dsbuild.model import Role

TEXTS = [
    "Rep. Al Dunn, a member of the House Armed Services Committee, wrote that it was “not fine at all.”",
    "Senate Armed Services Committee Chairman Roger Pike said troops were “ready to fight.”",
    "Rep. Al Dunn, who sits on the House Armed Services subcommittee, said they were “ready to fight.” He joined the House Freedom Caucus.",
    "Rep. Lee Dunn, a leader of the Congressional Black Caucus, said “we will fight this war to the end.”",
    "Joe Tarr, leader of the House Freedom Caucus, said “we will burn this bill to the ground.”",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_lawmaker_is_no_militant(text: str) -> None:
    found = dsbuild.quotations(text)
    assert found
    assert all(quotation.speaker_role is Role.OFFICIAL for quotation in found)
