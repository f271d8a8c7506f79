"""The role and status of a person, weighed from the findings of the rules."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dsbuild.lexicon.evidence import Card
from dsbuild.model import Role, Status
from dsbuild.quotes.roster.noun_phrases import Bearing, Setting
from dsbuild.quotes.roster.scene import Finding

_OPEN = (Role.EXTREMIST, Role.UNKNOWN)
"""Roles that are no rivals of an extremist's."""
CONVICTED = "R005"
UNDERCOVER = frozenset({"R004", "R009", "R018", "R020", "R024", "R060", "R092"})
"""Rules whose findings, beside the hints, a reporter among militants makes true too."""
HINTS = frozenset(
    {
        "R025",
        "R026",
        "R050",
        "R051",
        "R052",
        "R053",
        "R054",
        "R055",
        "R056",
        "R057",
        "R062",
        "R063",
        "R064",
        "R066",
    }
    | {"R061", "R074", "R075", "R076", "R077", "R078", "R079", "R080"}
)
"""Rules that hold of others than extremists as well."""
DECISIVE = frozenset({"R023", "R082"})
"""The rules of militants of old who hold an office, and of captives."""
EXPLAINS = "R077"
"""The rule of words that condemn or explain, which witnesses seldom use."""
GONE = frozenset({"R050", "R062", "R066"})
"""Rules that hint that somebody left, which people say of others and of other things too."""
FAINT = frozenset({"R027", "R058", "R081"})
"""Rules that speak faintly for another role."""
DOUBTFUL = 4
"""Points beside the threshold within which a decision goes to review."""
STEP = 2
"""What a step of a finding's strength is worth, where it is no hint."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Who a speaker is to the article, by which rules, and whether the evidence disagrees."""

    role: Role = Role.UNKNOWN
    status: Status | None = None
    basis: tuple[str, ...] = ()
    contested: bool = False


class Standings(Mapping[int, Standing]):
    """The standing of each person that a rule found something about, weighed when somebody asks for it."""

    def __init__(self, found: Iterable[Finding], card: Card, setting: Setting) -> None:
        self._found: dict[int, list[Finding]] = defaultdict(list)
        for finding in found:
            self._found[finding.person].append(finding)
        self._card, self._setting = card, setting
        self._alone: dict[int, Standing] = {}
        self._among: dict[int, Standing] = {}

    def alone(self, person: int | None) -> Standing:
        """The standing of a person without what relatives add; the empty one where nothing was found."""
        if person is None or person not in self._found:
            return Standing()
        if person not in self._alone:
            self._alone[person] = weighed(self._found[person], self._card, self._setting)
        return self._alone[person]

    def __getitem__(self, person: int) -> Standing:
        if person not in self._found:
            raise KeyError(person)
        if person not in self._among:
            self._among[person] = _with_relatives(self.alone, person, self._found[person])
        return self._among[person]

    def __iter__(self) -> Iterator[int]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _with_relatives(alone: Callable[[int | None], Standing], person: int, found: list[Finding]) -> Standing:
    """The standing, with relatives of extremists among the others."""
    standing = alone(person)
    second = all(f.noun == "deputy" for f in found if f.said.role is Role.OFFICIAL)
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


def _outweighs(found: list[Finding], rival: Role | None) -> bool:
    """Whether what speaks for the rival role is strong, and more than a slip beside what speaks for an extremist."""
    strong = [f.said.role for f in found if f.said.weight >= 2]
    return strong.count(rival or Role.UNKNOWN) * 3 > strong.count(Role.EXTREMIST)


def features(found: Iterable[Finding], setting: Setting) -> frozenset[str]:
    """What the scorecard of extremist actors counts of findings about one person: rules, other roles, denial, doubt."""
    named = {_feature(finding) for finding in found}
    heat = {"armed"} if setting.armed else {"heated"} if setting.heated else set()
    return frozenset(named | heat)


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


def weighed(found: list[Finding], card: Card, setting: Setting) -> Standing:
    """The standing that the findings about one person add up to."""
    scores = _scores(found)
    points = sum(map(card.of, features(found, setting)))
    denied = any(f.said.bearing is Bearing.DENIES for f in found)
    doubted = any(f.said.bearing is Bearing.DOUBTS for f in found)
    convicted = any(f.rule == CONVICTED for f in found)
    extremist = any(
        (f.said.role is Role.EXTREMIST and f.said.bearing is Bearing.SHOWS) or f.said.place for f in found
    )
    rival = max(scores, key=lambda role: scores[role]) if scores else None
    reported = rival is Role.JOURNALIST and all(
        f.rule in UNDERCOVER or f.rule in HINTS for f in found if f.said.role is Role.EXTREMIST
    )
    basis = tuple(dict.fromkeys(f.rule for f in found))
    if points >= card.enough and extremist and (convicted or not denied) and not reported:
        former = _is_former(found, card)
        unsure = points < card.enough + DOUBTFUL or _outweighs(found, rival)
        return Standing(Role.EXTREMIST, Status.FORMER if former else Status.CURRENT, basis, unsure)
    contested = points > card.enough - DOUBTFUL or (denied and (doubted or rival in {None, Role.OTHER}))
    calm = not (setting.eventful or setting.heated)
    if rival is Role.VICTIM_OR_WITNESS and calm and _faintly(found, rival):
        rival = Role.OTHER
    if rival is not None:
        return Standing(rival, None, basis, contested)
    if denied or doubted or extremist:
        return Standing(Role.OTHER, None, basis, contested)
    return Standing(basis=tuple(rule for rule in basis if rule == EXPLAINS))


def _is_former(found: list[Finding], card: Card) -> bool:
    """Whether a rule that is sure says that an extremist actor is one no more, or hints add up to it."""
    told = {f.rule for f in found if f.said.status is Status.FORMER}
    return bool(told - GONE) or sum(card.former.get(rule, 0) for rule in {f.rule for f in found}) >= card.gone


def _faintly(found: list[Finding], role: Role) -> bool:
    """Whether only a calling, or a rule that speaks faintly, tells a role."""
    return all(not f.said.weight or f.rule in FAINT for f in found if f.said.role is role)


def _scores(found: list[Finding]) -> dict[Role, int]:
    """What each other role scores: the strongest finding of each rule, added up."""
    best: dict[tuple[Role, str], int] = {}
    for finding in found:
        said = finding.said
        if said.bearing is Bearing.SHOWS and said.role not in _OPEN:
            weight = said.weight if finding.rule in FAINT else STEP * said.weight
            best[said.role, finding.rule] = max(best.get((said.role, finding.rule), 0), weight)
    if any(finding.rule == EXPLAINS for finding in found):
        best.pop((Role.VICTIM_OR_WITNESS, "R058"), None)
    scores: dict[Role, int] = {}
    for (role, _), weight in best.items():
        scores[role] = scores.get(role, 0) + weight
    return scores
