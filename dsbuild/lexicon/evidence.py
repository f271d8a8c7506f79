"""How much each cue counts for an organisation or a person being extremist."""

from functools import cached_property

from dsbuild.lexicon.strict import Strict


class Weights(Strict):
    """What a rule's cue adds, or takes away, in points.

    `enough` points show much; log-odds that are `likely`, of the model that weighs all, make an extremist organisation.
    """

    enough: int
    likely: float
    cues: dict[str, int]

    def of(self, rule: str) -> int:
        """What a cue of the rule adds; nothing for one that is not listed."""
        return self.cues.get(rule, 0)

    @cached_property
    def against(self) -> frozenset[str]:
        """The rules whose cues take away."""
        return frozenset(rule for rule, weight in self.cues.items() if weight < 0)


class Card(Strict):
    """What speaks for and against a person being an extremist actor, in points, and what is enough of the model that weighs all.

    `cues` are what a rule finds, `weak` what it finds with less strength, `against` other roles, denial and doubt.
    The model's log-odds are `enough` for an extremist actor, or `enough_unhinted` where no rule hints at one, and `ahead` of
    those of every other role but `other`; they are `gone` for one who left, or `gone_unhinted`, and below
    `gone_least` no rule says so; where they are `sure`, somebody who served was no captive. Within `doubtful` of what is
    enough a person goes to review. Another role needs `alone`. Points that are `certain`, of somebody without a name those
    that are `described`, are enough unless the log-odds are below `least`.
    """

    source: str
    enough: float
    enough_unhinted: float
    doubtful: float
    alone: float
    gone: float
    gone_unhinted: float
    gone_least: float
    sure: float
    certain: int
    described: int
    least: float
    ahead: float
    cues: dict[str, int]
    weak: dict[str, int]
    against: dict[str, int]

    def of(self, feature: str) -> int:
        """The points of a feature; none for one that is not listed."""
        for kind, name in (
            (self.cues, feature),
            (self.weak, feature.removesuffix("?")),
            (self.against, feature),
        ):
            if name in kind and (kind is not self.weak or feature.endswith("?")):
                return kind[name]
        return 0


class Evidence(Strict):
    """The weights of cues; `background` are rules that speak of all names of an article or of the name alone."""

    source: str
    organisations: Weights
    people: Card
    background: frozenset[str]

    @property
    def against(self) -> frozenset[str]:
        """The rules that speak against a name."""
        return self.organisations.against
