"""The role and status of a person, weighed from the findings of the rules."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dsbuild.lexicon.evidence import Card
from dsbuild.model import Role, Status
from dsbuild.quotes.roster.gathered import SUBORDINATE
from dsbuild.quotes.roster.nameless import NAMELESS
from dsbuild.quotes.roster.noun_phrases import Bearing, Setting
from dsbuild.quotes.roster.part import Parts
from dsbuild.quotes.roster.portraits import Views
from dsbuild.quotes.roster.scene import Finding

_OPEN = (Role.EXTREMIST, Role.UNKNOWN)
"""Roles that are no rivals of an extremist's."""
CONVICTED = "R005"
UNDERCOVER = frozenset({"R004", "R009", "R018", "R020", "R024", "R060", "R092"})
"""Rules whose findings, beside the hints, a reporter among militants makes true too."""
HINTS = frozenset({
    "R025", "R026", "R050", "R051", "R052", "R053", "R054", "R055", "R056", "R057", "R061",
    "R062", "R063", "R064", "R066", "R074", "R075", "R076", "R077", "R078", "R079", "R080", "R112",
})  # fmt: skip
"""Rules that hold of others than extremists as well."""
STATES = frozenset({"R001", "R002", "R003", "R005", "R007", "R008", "R020", "R092", "R109"})
"""Rules that find it stated what somebody is or was in an armed group, which the words around hardly outweigh."""
CIVIL = frozenset({
    "chair", "chairman", "chairperson", "chairwoman", "delegate", "president", "representative", "secretary", "treasurer",
    "vice-chairman", "vice-president",
})  # fmt: skip
"""Offices that parties and unions have as well as armed groups."""
DECISIVE = frozenset({"R082"})
"""The rule of captives."""
TELLS_BROADCAST = "R083"
"""The rule of hosts and correspondents, which leaves no doubt."""
CONDEMNS = "R112"
"""The rule of what those do who condemn an attack or comfort its victims."""
EXPLAINS = "R077"
"""The rule of words that condemn or explain, which witnesses seldom use."""
GONE = frozenset({"R050", "R062", "R066"})
"""Rules that hint that somebody left, which people say of others and of other things too."""
FAINT = frozenset({"R027", "R058", "R081"})
"""Rules that speak faintly for another role."""
SERVED = frozenset({"R004", "R009", "R024"})
"""Rules whose findings outweigh captivity where all words around speak for it: a child who was made a soldier."""
PORTRAIT = "R110"
"""The rule of the words around a name."""
OTHERS = (Role.OFFICIAL, Role.VICTIM_OR_WITNESS, Role.EXPERT, Role.JOURNALIST, Role.OTHER)
TELLING = (Role.OFFICIAL, Role.VICTIM_OR_WITNESS, Role.EXPERT, Role.JOURNALIST)
"""Roles that tell what somebody is, where `other` is what is left."""
LEARNED = (Role.OFFICIAL, Role.EXPERT, Role.JOURNALIST)
"""Roles that people have for good, who are told of beside armed groups."""
FORMER = "former"
"""The answer of the model that tells that somebody left."""
NEVER = -99.0
LEVELS = (-5, -2, 1, 3, 5, 6, 8, 10, 14)
"""Points that the model tells apart."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Who a speaker is to the article, by which rules, and whether the evidence disagrees."""

    role: Role = Role.UNKNOWN
    status: Status | None = None
    basis: tuple[str, ...] = ()
    contested: bool = False


class Standings(Mapping[int, Standing]):
    """The standing of each person that a rule found something about, weighed when somebody asks for it."""

    def __init__(
        self, found: Iterable[Finding], card: Card, setting: Setting, views: Views, parts: Parts
    ) -> None:
        self._found: dict[int, list[Finding]] = defaultdict(list)
        for finding in found:
            self._found[finding.person].append(finding)
        self._card, self._setting, self._views, self._parts = card, setting, views, parts
        self._alone: dict[int, Standing] = {}
        self._among: dict[int, Standing] = {}

    def alone(self, person: int | None) -> Standing:
        """The standing of a person without what relatives add; the empty one where nothing was found."""
        if person is None:
            return Standing()
        if person not in self._alone:
            found = self._found.get(person, [])
            features, points = self._seen(person)
            view = self._views.of(person, features)
            enough = self._card.certain if person > NAMELESS else self._card.described
            self._alone[person] = weighed(
                found, view, self._card, certain=points >= enough, over=self._setting.over
            )
        return self._alone[person]

    def features(self, person: int) -> frozenset[str]:
        """What rules find about a person, and the part that the article gives them, as the model counts it."""
        return self._seen(person)[0]

    def _seen(self, person: int) -> tuple[frozenset[str], int]:
        """The features of a person, and the points of the rules among them."""
        found = self._found.get(person, ())
        named = _named(found, self._setting)
        points = sum(map(self._card.of, named))
        return _counted(found, named, points) | self._parts.of(person), points

    def parts(self, person: int, role: Role) -> list[tuple[str, float]]:
        """What the model adds up for a role of a person, the most first."""
        return self._views.parts(person, self.features(person), role)

    def around(self, person: int) -> frozenset[str]:
        """The words around a person, as the model counts them."""
        return frozenset(self._views.features(person))

    def __getitem__(self, person: int) -> Standing:
        if person not in self._among:
            found = self._found.get(person, [])
            self._among[person] = _with_relatives(self.alone, person, found)
        return self._among[person]

    def __iter__(self) -> Iterator[int]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _with_relatives(alone: Callable[[int | None], Standing], person: int, found: list[Finding]) -> Standing:
    """The standing, with relatives of extremists among the others."""
    standing = alone(person)
    second = all(f.noun == "deputy" for f in found if f.said.role is Role.OFFICIAL)
    second = second or any(f.noun == SUBORDINATE for f in found)
    if (standing.role in (Role.OTHER, Role.UNKNOWN) or second) and any(
        f.related is not None and not f.said.kin and alone(f.related).role is Role.EXTREMIST for f in found
    ):
        former = any(f.said.status is Status.FORMER for f in found)
        basis = tuple(dict.fromkeys(f.rule for f in found))
        return Standing(Role.EXTREMIST, Status.FORMER if former else Status.CURRENT, basis)
    if standing.role is not Role.VICTIM_OR_WITNESS:
        return standing
    kin = [f for f in found if f.said.kin and f.related is not None]
    if any(alone(f.related).role is Role.EXTREMIST for f in kin):
        return Standing(Role.OTHER, None, standing.basis, standing.contested)
    return standing


def _left(found: Iterable[Finding]) -> bool:
    """Whether a rule that is sure says that somebody left."""
    return any(f.said.status is Status.FORMER and f.rule not in GONE for f in found)


def _counted(found: Iterable[Finding], named: Iterable[str], points: int) -> frozenset[str]:
    """What the model counts of findings about one person: rules, other roles, denial, doubt, their points, and who left."""
    levels = {f"R:points>={level}" for level in LEVELS if points >= level > 0}
    levels |= {f"R:points<{level}" for level in LEVELS if points < level < 0}
    left = {f"F:{finding.rule}" for finding in found if finding.said.status is Status.FORMER}
    return frozenset({f"R:{name}" for name in named} | levels | left)


def _named(found: Iterable[Finding], setting: Setting) -> set[str]:
    """What the scorecard counts: rules, other roles, denial, doubt, and what the article is about."""
    heat = {"armed"} if setting.armed else {"heated"} if setting.heated else {"calm"}
    return {_feature(finding) for finding in found} | heat | ({"eventful"} if setting.eventful else set())


def _feature(finding: Finding) -> str:
    said, rule = finding.said, finding.rule
    if said.bearing is not Bearing.SHOWS:
        return str(said.bearing.value)
    if said.role in _OPEN:
        return rule if said.weight >= 2 or rule in HINTS else f"{rule}?"
    if rule in DECISIVE:
        return rule
    if rule in FAINT or said.place:
        return "place" if said.place else rule
    if not said.weight:
        return "calling"
    return str(said.role.value) if said.weight >= 2 else f"{said.role.value}?"


def _speaks_for_it(finding: Finding) -> bool:
    """Whether a finding speaks for an extremist actor, by its rule, and not with less strength."""
    return finding.said.role is Role.EXTREMIST and _feature(finding) == finding.rule


def _states(finding: Finding) -> bool:
    """Whether a finding states an office or a place in an armed group that nobody else has."""
    return (
        finding.rule in STATES
        and _speaks_for_it(finding)
        and finding.said.weight >= 2
        and finding.noun not in CIVIL
    )


def weighed(
    found: Sequence[Finding], view: Mapping[str, float], card: Card, *, certain: bool, over: bool = False
) -> Standing:
    """The standing of somebody by the findings about them and the `view` that a model has of these and of the words around.

    `certain` tells that the findings are enough, whatever the words around, `over` that their group is no more.
    """
    rules = {finding.rule for finding in found}
    if TELLS_BROADCAST in rules:
        return Standing(Role.JOURNALIST, None, (TELLS_BROADCAST,))
    denied = any(f.said.bearing is Bearing.DENIES for f in found)
    doubted = any(f.said.bearing is Bearing.DOUBTS for f in found)
    shown = any(f.said.role is Role.EXTREMIST and f.said.bearing is Bearing.SHOWS for f in found)
    rival = max(OTHERS, key=lambda role: view.get(role, NEVER))
    if rival is Role.VICTIM_OR_WITNESS and any(f.said.kin and f.said.role is Role.OTHER for f in found):
        rival = Role.OTHER  # kin of militants, whatever they lost
    seen = view.get(Role.EXTREMIST, NEVER)
    enough = card.enough if any(map(_speaks_for_it, found)) else card.enough_unhinted
    likely = seen >= max(enough, *(view.get(role, NEVER) + card.ahead for role in TELLING))
    told = view.get(rival, NEVER) > card.alone
    basis = tuple(dict.fromkeys((*(f.rule for f in found), *((PORTRAIT,) if seen > 0 else ()))))
    reported = rival is Role.JOURNALIST and told and rules & UNDERCOVER
    captive = bool(rules & DECISIVE) and not (rules & SERVED and seen >= card.sure)
    stated = any(map(_states, found)) and all(seen > view.get(role, NEVER) for role in LEARNED)
    denies = denied and CONVICTED not in rules and not (stated and seen >= card.sure)
    ruled_out = denies or captive or bool(reported)
    if ((certain and seen > card.least) or stated or likely) and not ruled_out:
        hinted = any(f.said.status is Status.FORMER for f in found)
        gone = view.get(FORMER, 0.0)
        left = over or (_left(found) and gone >= card.gone_least)
        stays = any(f.said.status is Status.CURRENT for f in found)
        former = not stays and (left or gone >= (card.gone if hinted else card.gone_unhinted))
        unsure = seen < enough + card.doubtful or (told and view[rival] > 0)
        return Standing(Role.EXTREMIST, Status.FORMER if former else Status.CURRENT, basis, unsure)
    contested = seen > enough - card.doubtful or (denied and (doubted or rival is Role.OTHER))
    if told:
        return Standing(rival, None, basis, contested)
    if denied or doubted or shown:
        return Standing(Role.OTHER, None, basis, contested)
    return Standing(basis=tuple(rule for rule in basis if rule in {EXPLAINS, CONDEMNS}))
