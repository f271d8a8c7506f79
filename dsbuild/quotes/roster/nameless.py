"""Speakers without a name as numbers, so that findings about them add up as those about people with one."""

from collections.abc import Iterator, Mapping, Sequence

from dsbuild.model import Role, Rule
from dsbuild.quotes.roster.noun_phrases import Said
from dsbuild.quotes.roster.presented import BACK
from dsbuild.quotes.roster.references import Reference
from dsbuild.quotes.roster.scene import Finding

NAMELESS = -(10**9)
"""The highest number of a speaker without a name, below all others of an article."""


def nameless(references: Sequence[Reference | None]) -> dict[str, int]:
    """A number for each description of a speaker without a name."""
    names = dict.fromkeys(r.description for r in references if r is not None and r.description)
    return {name: NAMELESS - count for count, name in enumerate(names)}


def whom(reference: Reference | None, numbers: Mapping[str, int]) -> int | None:
    """The number of the person a reference means, with a name or without."""
    if reference is None or reference.organisation is not None:
        return None
    return numbers.get(reference.description or "") if reference.person is None else reference.person


def of_descriptions(
    references: Sequence[Reference | None], numbers: Mapping[str, int], together: Sequence[Said]
) -> Iterator[Finding]:
    """What descriptions tell of whoever they mean; `together` is said of people presented together."""
    for reference in references:
        if reference is not None and reference.person is not None and reference.said is not None:
            yield Finding(reference.person, reference.said, "R015")
        if reference is None or not reference.description:
            continue
        person = numbers[reference.description]
        if reference.said is not None:
            yield Finding(person, reference.said, "R015")
        elif together and (reference.plural or BACK.match(reference.description)):
            yield Finding(person, Said(Role.EXTREMIST, 2, together[0].status), "R010")


RULES: tuple[Rule[..., object], ...] = (
    Rule("R015", "a description says who speaks: `a former fighter`", of_descriptions),
)
