"""How much each cue counts for an organisation or a person being extremist."""

from dsbuild.lexicon.strict import Strict


class Weights(Strict):
    """What a rule's cue adds, or takes away; `enough` makes an extremist."""

    enough: int
    cues: dict[str, int]

    def of(self, rule: str) -> int:
        """What a cue of the rule adds; nothing for one that is not listed."""
        return self.cues.get(rule, 0)


class Evidence(Strict):
    """The weights of cues; `background` are rules that speak of all names of an article or of the name alone."""

    source: str
    organisations: Weights
    people: Weights
    background: frozenset[str]

    @property
    def against(self) -> frozenset[str]:
        """The rules that speak against a name."""
        return frozenset(rule for rule, weight in self.organisations.cues.items() if weight < 0)
