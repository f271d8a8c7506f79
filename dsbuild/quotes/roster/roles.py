"""The role and status of a person, weighed from the findings of the rules."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dsbuild.model import Role, Status
from dsbuild.quotes.roster.noun_phrases import Bearing
from dsbuild.quotes.roster.scene import Finding

CONVICTED = "R005"
UNDERCOVER = frozenset({"R004", "R009", "R018"})


@dataclass(frozen=True, slots=True)
class Standing:
    """Who a speaker is to the article, by which rules, and whether the evidence disagrees."""

    role: Role = Role.UNKNOWN
    status: Status | None = None
    basis: tuple[str, ...] = ()
    contested: bool = False


def standings(found: Iterable[Finding]) -> dict[int, Standing]:
    """The standing of each person that a rule found something about."""
    by_person: dict[int, list[Finding]] = defaultdict(list)
    for finding in found:
        by_person[finding.person].append(finding)
    alone = {person: weighed(those) for person, those in by_person.items()}
    return {person: _with_relatives(alone, person, those) for person, those in by_person.items()}


def _with_relatives(alone: dict[int, Standing], person: int, found: list[Finding]) -> Standing:
    """The standing, with relatives of extremists among the others."""
    standing = alone[person]
    if standing.role in {Role.OTHER, Role.UNKNOWN} and any(
        f.related is not None and not f.said.kin and alone.get(f.related, Standing()).role is Role.EXTREMIST
        for f in found
    ):
        former = any(f.said.status is Status.FORMER for f in found)
        return Standing(Role.EXTREMIST, Status.FORMER if former else Status.CURRENT, standing.basis)
    if standing.role is not Role.VICTIM_OR_WITNESS:
        return standing
    kin = [f for f in found if f.said.kin and f.related is not None]
    if any(alone.get(f.related or 0, Standing()).role is Role.EXTREMIST for f in kin):
        return Standing(Role.OTHER, None, standing.basis, standing.contested)
    return standing


def _outweighs(found: list[Finding], rival: Role | None) -> bool:
    """Whether what speaks for the rival role is strong, and more than a slip beside what speaks for an extremist."""
    strong = [f.said.role for f in found if f.said.weight >= 2]
    return strong.count(rival or Role.UNKNOWN) * 3 > strong.count(Role.EXTREMIST)


def weighed(found: list[Finding]) -> Standing:
    """The standing that the findings about one person add up to."""
    weights: dict[Role, int] = {}
    for finding in found:
        if finding.said.bearing is Bearing.SHOWS and (
            finding.said.role is not Role.EXTREMIST or finding.said.weight
        ):
            weights[finding.said.role] = max(weights.get(finding.said.role, 0), finding.said.weight)
    extremist = weights.pop(Role.EXTREMIST, 0)
    denied = any(f.said.bearing is Bearing.DENIES for f in found)
    doubted = any(f.said.bearing is Bearing.DOUBTS for f in found)
    convicted = any(f.rule == CONVICTED for f in found)
    rival = max(weights, key=lambda role: weights[role]) if weights else None
    reported = rival is Role.JOURNALIST and all(
        f.rule in UNDERCOVER for f in found if f.said.role is Role.EXTREMIST
    )
    basis = tuple(dict.fromkeys(f.rule for f in found))
    if (
        extremist
        and (convicted or not denied)
        and not reported
        and extremist >= (weights[rival] if rival else 0)
    ):
        former = any(f.said.status is Status.FORMER for f in found)
        contested = _outweighs(found, rival)
        return Standing(Role.EXTREMIST, Status.FORMER if former else Status.CURRENT, basis, contested)
    contested = bool(extremist) or (denied and (doubted or rival in {None, Role.OTHER}))
    if rival is not None:
        return Standing(rival, None, basis, contested)
    if denied or doubted or extremist:
        return Standing(Role.OTHER, None, basis, contested)
    return Standing()
