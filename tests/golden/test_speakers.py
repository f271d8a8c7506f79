"""The floors that the rules have reached on the small cases in `speakers/`, each written before it was run.

A case is a few sentences of news, and for each quotation who speaks, in which role and status.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import dsbuild
from dsbuild.evaluation.compare import same_person
from dsbuild.evaluation.gold import GoldSpeaker
from dsbuild.model import Role, Status

LOTS = sorted(Path(__file__).with_name("speakers").glob("*.txt"))
MARKS = '“”"‘’ …'
NOBODY, UNKNOWN = "-", "?"


class Wanted(NamedTuple):
    """Who says the words that begin so: the names that are right, `-` where nobody speaks, `?` where nobody is told."""

    words: str
    names: tuple[str, ...]
    role: str
    status: str | None


def cases(lot: Path) -> Iterator[tuple[str, list[Wanted]]]:
    """Each case's text, a paragraph a line, and what is wanted of its quotations."""
    for block in re.split(r"(?m)^---\s*$", lot.read_text(encoding="utf-8")):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        text = "\n".join(line for line in lines if not line.startswith("= "))
        yield text, [wanted(line) for line in lines if line.startswith("= ")]


def wanted(line: str) -> Wanted:
    words, names, *told = (part.strip() for part in line.removeprefix("= ").split(" :: "))
    role, _, status = (told[0] if told else "unknown").partition(" ")
    return Wanted(words.strip(MARKS), tuple(names.split(" / ")), role, status or None)


@cache
def scored(lot: Path) -> Counter[str]:
    """How often each thing is wanted, found and right in a lot."""
    found: Counter[str] = Counter()
    for text, gold in cases(lot):
        quotations = dsbuild.quotations(text)
        for want in gold:
            at = text.find(want.words)
            said = next((q for q in quotations if q.speech and q.start <= at < q.end), None)
            if want.names == (NOBODY,):
                found += Counter(scare=1, scare_right=said is None)
                continue
            named = GoldSpeaker(name=want.names[0], aliases=want.names[1:], role=Role(want.role))
            nobody = want.names == (UNKNOWN,) and (said is None or said.speaker is None)
            right = nobody or bool(said and said.speaker and same_person(named, said.speaker))
            role = said.speaker_role if said else None
            status = said.speaker_status if said else None
            gold_is, is_one = want.role == Role.EXTREMIST, role is Role.EXTREMIST
            found += Counter(
                quotations=1,
                speakers=right,
                extremists=gold_is,
                called=is_one,
                extremists_right=gold_is and is_one,
                status_right=gold_is and status is not None and status == want.status,
            )
    return found


def total() -> Counter[str]:
    return sum((scored(lot) for lot in LOTS), Counter())


@pytest.mark.parametrize("lot", LOTS, ids=lambda lot: lot.stem)
def test_a_lot_is_well_formed(lot: Path) -> None:
    told = list(cases(lot))
    assert len(told) >= 20
    for text, gold in told:
        assert text
        assert gold
        for want in gold:
            assert want.words in text
            assert want.role == NOBODY or Role(want.role)
            assert (want.status is not None) == (want.role == Role.EXTREMIST)
            assert want.status is None or Status(want.status)


def test_speakers_are_named() -> None:
    found = total()
    assert found["speakers"] >= 0.9 * found["quotations"]


def test_who_is_called_an_extremist_is_one() -> None:
    found = total()
    assert found["extremists_right"] >= 0.95 * found["called"]


def test_extremists_are_found() -> None:
    found = total()
    assert found["extremists_right"] >= 0.80 * found["extremists"]


def test_whether_they_still_are_is_told() -> None:
    found = total()
    assert found["status_right"] >= 0.93 * found["extremists_right"]
