"""Ranks of armies that say nothing of those who are of an armed group: `Colonel A., a spokesman for the Front`."""

from collections.abc import Sequence

from dsbuild.model import Role, Status
from dsbuild.quotes.roster.roles import HINTS
from dsbuild.quotes.roster.scene import Finding

_SHARED = frozenset({
    "colonel", "general", "major", "captain", "lieutenant", "sergeant", "brigadier", "corporal", "marshal", "commander",
})  # fmt: skip
RANKS = _SHARED | frozenset({
    "major general", "major-general", "lieutenant general", "lieutenant-general", "brigadier general", "brigadier-general",
    "lieutenant colonel", "lieutenant-colonel", "lt col", "lt. col.", "second lieutenant", "commander-in-chief", "staff",
    "col", "col.", "gen", "gen.", "maj", "maj.", "capt", "capt.", "lt", "lt.", "brig", "brig.", "sgt", "sgt.",
})  # fmt: skip
"""Ranks of armies, which armed groups give as well."""
OFFICERS = _SHARED | {"comandante", "commandant", "officer", "leader"}
"""Nouns for whoever has such a rank."""


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
