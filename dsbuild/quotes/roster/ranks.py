"""Ranks of armies that say nothing of those who are of an armed group: `Colonel A., a spokesman for the Front`."""

from collections.abc import Sequence

from dsbuild.model import Role, Status
from dsbuild.quotes.roster.roles import HINTS
from dsbuild.quotes.roster.scene import Finding

RANKS = frozenset({
    "marshal", "general", "major general", "major-general", "lieutenant general", "lieutenant-general", "brigadier",
    "brigadier general", "brigadier-general", "colonel", "lieutenant colonel", "lieutenant-colonel", "lt col", "lt. col.",
    "major", "captain", "lieutenant", "second lieutenant", "sergeant", "corporal", "col", "col.", "gen", "gen.", "maj",
    "maj.", "capt", "capt.", "lt", "lt.", "brig", "brig.", "sgt", "sgt.", "staff", "commander-in-chief", "commander",
})  # fmt: skip
"""Ranks of armies, which armed groups give as well."""


def own_ranks(found: Sequence[Finding]) -> list[Finding]:
    """The findings without the ranks of those who, as other rules say, are of an armed group."""
    members = {
        f.person
        for f in found
        if f.said.role is Role.EXTREMIST
        and f.said.weight
        and f.rule not in HINTS
        and f.said.status is not Status.FORMER
    }
    return [
        f for f in found if f.noun not in RANKS or f.said.role is Role.EXTREMIST or f.person not in members
    ]
