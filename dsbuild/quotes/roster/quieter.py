"""Who is told of right before a quotation and is the less likely to speak it: relatives, the dead, the bench, bystanders."""

import re
from collections.abc import Callable

from dsbuild.quotes.roster.cast import Cast
from dsbuild.quotes.roster.reading import BOUNDARY, PERSON, QUOTED, Reading
from dsbuild.quotes.roster.salience import Place

LESS = 0.2
"""What is left of somebody in mind who is the less likely to speak."""
_LED = 0.02
OFFICE = 5
"""Words between whose relative somebody is and their name, at most."""
AROUND = 160
"""Code points before and after a pronoun in which its sentence tells what is done to whom it means."""
_BESIDE = r"(?:,? \(?\d{1,3}\)?,?|,|,[^,.;:()“”\"]{1,80},| and [^.;:“”\"]{1,40}?)?(?: (?:had|has|have|been|both|also|later|then|never))*"
DIES = re.compile(
    _BESIDE
    + r" (?:died|dies|disappeared|vanished|drowned|perished|(?:was|were|is|are|been) (?:\w+ly )?(?:killed|shot|murdered|dead|executed|beheaded"
    r"|hanged|buried|drowned|assassinated|gunned down|lynched|abducted|burn(?:ed|t) (?:to death|alive)|stabbed|beaten to death|among the (?:dead|victims)|inside|there|on board|asleep))\b"
)
"""What follows the name of somebody who died or was taken."""
IS = re.compile(
    _BESIDE
    + r" (?:(?:was|were)(?: (?:only|just|still|then))? (?:an? |the |one |his |her )|(?:was|were|is|are) (?:only |just |still )?(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty)\b))"
)
"""What follows the name of somebody who is told of and does nothing (`Nikolka was four`)."""
LED = re.compile(
    r"\b(?:taken|led|sent|escorted|ushered|marched|dragged|bundled|hauled) (?:him |her )?(?:down|away|off|out|back|past|from|to|into|through)\b(?! (?:\w+ ){0,3}(?:hospital|clinic|safety|surgery|morgue|ambulance))"
    r"|\b(?:led|took|escorted|marched|dragged) (?:him|her) (?:down|away|off|out|back|from|to)\b|\bfrom the (?:dock|witness box)\b|\bto the cells\b"
)
"""What is done to a defendant."""
READ_OUT = re.compile(
    r"In (?:one|another|others?|a (?:second|third|fourth|fifth|further|later|separate|final|different)|the (?:last|same|first|second|third|next|other))"
    r"(?: (?:message|post|entry|letter|note|e-?mail|text|video|recording|voice note|passage|extract|exchange|conversation|chat|page|call|clip|memo|diary entry))?,? "
)
"""What opens a sentence on one of several texts that a court is shown."""
LIVES = re.compile(r" (?:has|is|does|did not|didn[’']t|still|now|[a-z]{2,}[^aus\W]s)\b")
"""What follows a pronoun for somebody who is alive."""
SPOKEN = 48
"""Mentions back among which somebody has spoken, at most."""
NEWEST = 12
"""Mentions back among which those of a court are looked for, at most."""
BENCH = frozenset({
    "judge", "justice", "magistrate", "recorder", "sheriff", "prosecutor", "barrister", "lawyer", "solicitor", "counsel", "attorney", "kc",
    "qc", "detective", "inspector", "sergeant", "officer", "constable", "superintendent", "commander", "advocate", "mr justice", "mrs justice",
})  # fmt: skip
"""Nouns for those in a court whom nobody leads away."""
SILKS = (" KC", " QC", " SC")
"""What stands behind the names of senior barristers."""
AT_LAST = re.compile(
    r"\W* (?:\w+ ){0,2}?(?:at last|at length|finally|eventually|in the end|after (?:a|some|another|several|ten|thirty) [^.,]{0,12}"
    r"(?:pause|while|silence|time|minutes?|moments?|seconds?))\b"
)
"""Words that tell that whoever speaks was waited for."""


def note_kin(players: Cast, reading: Reading, index: int, person: int) -> None:
    """Notes whom a name is first told of as a relative of (`Her granddaughter Ana`, `A. B.’s son, C.`), and who is dead."""
    if DIES.match(reading.text, reading.ends[index]):
        players.dead.add(person)
    elif not IS.match(reading.text, reading.ends[index]):
        return
    if players.first.get(person) != index:
        return
    at = index - 1 - (reading.classes[index - 1] == ",")
    if reading.classes[at] != "k":
        return
    for before in range(at - 1, max(at - OFFICE, -1), -1):
        kind = reading.classes[before]
        if kind == "H":
            owner = players.events[-1] if players.events else None
            if owner is not None and owner.at == before:
                players.kin[person] = owner.person
            return
        if kind == "p":
            if before and reading.classes[before - 1] == PERSON and before - 1 in players.who:
                players.kin[person] = players.who[before - 1]
            return
        if kind not in "aF#,":
            return


def quieter(players: Cast, reading: Reading, index: int, gender: str) -> Callable[[int], float] | None:
    """How much each person is left in mind as whoever `he` or `she` means; None where nothing speaks against anybody.

    Less of a court where somebody is led away, of relatives and bystanders beside a quotation, of the dead where somebody lives.
    """
    court = _court(players, reading, index)
    if not _speaks(reading, index):
        lives = LIVES.match(reading.text, reading.ends[index]) is not None

        def told(person: int) -> float:
            return (
                _LED if person in court else LESS if lives and _is_mourned(players, person, gender) else 1.0
            )

        return told if court or lives else None
    waited = AT_LAST.match(reading.text, reading.ends[index]) is not None
    spoke = {event.person for event in players.events[-SPOKEN:] if event.place is Place.SPEAKER}

    def left(person: int) -> float:
        aside = (waited and person < 0) or _is_kin(players, person, gender)
        return _LED if person in court else LESS if aside and person not in spoke else 1.0

    return left


def _court(players: Cast, reading: Reading, index: int) -> set[int]:
    """Who of those spoken of sits in court, where the sentence leads a defendant away."""
    text = reading.text
    court = {
        event.person
        for event in players.events[-NEWEST:]
        if not BENCH.isdisjoint(players.nouns.get(event.person, ()))
        or any(form.endswith(SILKS) for form in players.forms.get(event.person, ()))
    }
    if not court:
        return court
    here = players.sentence(index)
    opens = reading.starts[players.boundaries[here - 1] + 1]
    if READ_OUT.match(text, opens):
        return court
    stop = players.boundaries[here] if here < len(players.boundaries) else len(reading.starts) - 1
    start = max(opens, reading.starts[index] - AROUND)
    return (
        court if LED.search(text, start, min(reading.starts[stop], reading.ends[index] + AROUND)) else set()
    )


def _is_kin(players: Cast, person: int, gender: str) -> bool:
    """Whether somebody is told of as a relative of somebody alive whom the pronoun can mean as well."""
    owner = players.kin.get(person)
    return owner is not None and owner not in players.dead and players.genders.get(owner, gender) == gender


def _is_mourned(players: Cast, person: int, gender: str) -> bool:
    return person in players.dead and _is_kin(players, person, gender)


def _speaks(reading: Reading, index: int) -> bool:
    """Whether the pronoun is the subject of a verb of speech in a sentence that quotes."""
    classes = reading.classes
    if classes[index - 1] == "S" and QUOTED in classes[max(0, index - 3) : index]:
        return True
    after = index + 1
    while after < index + 4 and classes[after : after + 1] in (["r"], ["z"]):
        after += 1
    if classes[after : after + 1] != ["S"]:
        return False
    return QUOTED in classes[max(0, index - 2) : index] or any(
        kind == QUOTED for kind in _clause(classes, after)
    )


def _clause(classes: list[str], start: int) -> list[str]:
    """The classes from `start` to the end of the sentence, a few at most."""
    stop = next(
        (i for i in range(start, min(start + 24, len(classes))) if classes[i] == BOUNDARY), start + 24
    )
    return classes[start:stop]
