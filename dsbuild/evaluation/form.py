"""Gold as a text that a person can read and edit, and back.

A unit is a sentence or a dropped stretch; its first line says what it is, then come its words as the
article has them, then what is said of it::

    article 0123456789abcdef wire tune
    = headline reportage casualty_statistic
    Blast at Sallow Ford market kills nine
    + count nine = 9 killed
    = body quoted_extremist_speech
    “We will be back,” said Karim Aden.
    + speaker Karim Aden / Aden = extremist current
    + unsure speaker
    - invitation
    Subscribe to our newsletter

A bound is `9`, `41..` (41 or more) or `0..20`; a phrase that stands more than once in its sentence takes
`#2` for its second place. `+ speaker ? = unknown` says that nobody can be told to be the speaker. Words that
begin with one of `= - + \\` and a blank are written with a `\\` before them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from dsbuild.evaluation.gold import Gold, GoldCount, GoldDropped, GoldSentence, GoldSpeaker, GoldSplit
from dsbuild.lexicon.strict import explained
from dsbuild.model import CasualtyKind, Label, Role, Status

_HEAD = re.compile(r"article ([0-9a-f]{16}) (\S+) (\S+)")
_MARK = re.compile(r"[=+\\-] ")
_COUNT = re.compile(r"(.+?)(?: #(\d+))? = (\d+)(?:(\.\.)(\d*))? (\w+)")
_SPEAKER = re.compile(r"(.+) = (\w+)(?: (\w+))?")


class FormError(ValueError):
    """The text is no gold of the article; the message has a line for each thing that is wrong."""


@dataclass(slots=True)
class _Unit:
    line: int
    kept: bool
    codes: list[str]
    words: list[str] = field(default_factory=list)
    said: list[tuple[int, str]] = field(default_factory=list)


def write(gold: Gold, text: str) -> str:
    """The gold of an article as a text to edit."""
    lines = [f"article {gold.article_id} {gold.style} {gold.split}"]
    for unit in gold.units:
        if isinstance(unit, GoldSentence):
            lines += [f"= {' '.join((unit.kind, *unit.labels))}", *_escaped(text[unit.start : unit.end])]
            lines += _said(unit, text)
        else:
            lines += [f"- {unit.kind}", *_escaped(text[unit.start : unit.end])]
    return "\n".join(lines) + "\n"


def _escaped(words: str) -> list[str]:
    return ["\\ " + line if _MARK.match(line) else line for line in words.split("\n")]


def _said(unit: GoldSentence, text: str) -> Iterator[str]:
    for count in unit.counts:
        words = text[count.start : count.end]
        place = text.count(words, unit.start, count.start) + 1
        bound = f"{count.count_min}.." + ("" if count.count_max is None else str(count.count_max))
        bound = str(count.count_min) if count.count_min == count.count_max else bound
        yield f"+ count {words}{f' #{place}' if place > 1 else ''} = {bound} {count.kind}"
    if speaker := unit.speaker:
        names = " / ".join((speaker.name or "?", *speaker.aliases))
        yield f"+ speaker {names} = {' '.join(filter(None, (speaker.role, speaker.status)))}"
    if unit.unsure:
        yield f"+ unsure {' '.join(unit.unsure)}"


def read(form: str, text: str, sha256: str, file: str = "form") -> Gold:
    """The gold that an edited text says of an article's text.

    Raises:
        FormError: units that cannot be read, or words that are not the article's, each with its line.
    """
    head, units = _units(form, file)
    wrong: list[str] = []
    sentences: list[GoldSentence] = []
    dropped: list[GoldDropped] = []
    at = 0
    for unit in units:
        words = "\n".join(unit.words).strip()
        start = at + len(text[at:]) - len(text[at:].lstrip())
        if not words or not text.startswith(words, start):
            there = text[start : start + 50].split("\n", maxsplit=1)[0]
            wrong.append(
                f"{file}:{unit.line}: found {words[:50]!r}, expected the article to go on with {there!r}; mend the words"
            )
            break
        at = start + len(words)
        try:
            if unit.kept:
                sentences.append(_sentence(unit, text, start, at))
            else:
                dropped.append(GoldDropped.model_validate({"start": start, "end": at, "kind": unit.codes[0]}))
        except ValidationError as error:
            wrong += explained(error, f"{file}:{unit.line}", GoldSentence if unit.kept else GoldDropped)
        except (ValueError, IndexError) as error:
            wrong.append(f"{file}:{unit.line}: {error}")
    if not wrong and (rest := text[at:].strip()):
        wrong.append(f"{file}: found nothing for {rest[:50]!r} and what follows; say what it is")
    if wrong:
        raise FormError("\n".join(wrong))
    return Gold(
        article_id=head[1],
        sha256=sha256,
        style=head[2],
        split=GoldSplit(head[3]),
        sentences=tuple(sentences),
        dropped=tuple(dropped),
    )


def _units(form: str, file: str) -> tuple[re.Match[str], list[_Unit]]:
    lines = form.split("\n")
    head = _HEAD.fullmatch(lines[0].strip())
    if head is None or head[3] not in set(GoldSplit):
        raise FormError(f"{file}:1: found {lines[0][:60]!r}, expected `article ID STYLE tune|heldout`")
    units: list[_Unit] = []
    for number, line in enumerate(lines[1:], 2):
        if line[:2] in {"= ", "- "}:
            units.append(_Unit(number, line[0] == "=", line[2:].split()))
        elif line[:2] == "+ " and units:
            units[-1].said.append((number, line[2:].strip()))
        elif units:
            units[-1].words.append(line.removeprefix("\\ "))
        elif line.strip():
            raise FormError(f"{file}:{number}: found {line[:60]!r}, expected `= KIND LABEL…` or `- KIND`")
    return head, units


def _sentence(unit: _Unit, text: str, start: int, end: int) -> GoldSentence:
    kind, *labels = unit.codes
    counts: list[GoldCount] = []
    speaker: GoldSpeaker | None = None
    unsure: tuple[str, ...] = ()
    for _, said in unit.said:
        what, _, rest = said.partition(" ")
        if what == "count":
            counts.append(_count(rest, text, start, end))
        elif what == "speaker":
            speaker = _speaker(rest)
        elif what == "unsure":
            unsure = tuple(rest.split())
        else:
            raise ValueError(f"found `+ {what}`, expected `+ count`, `+ speaker` or `+ unsure`")
    return GoldSentence.model_validate(
        {
            "start": start,
            "end": end,
            "kind": kind,
            "labels": [label for label in Label if label in labels] if set(labels) <= set(Label) else labels,
            "speaker": speaker,
            "counts": sorted(counts, key=lambda count: count.start),
            "unsure": unsure,
        }
    )


def _count(said: str, text: str, start: int, end: int) -> GoldCount:
    match = _COUNT.fullmatch(said)
    if match is None:
        raise ValueError(f"found `+ count {said}`, expected `+ count PHRASE = 9|41..|0..20 KIND`")
    words, place, low, opened, high, kind = match.groups()
    at = start - 1
    for _ in range(int(place or 1)):
        at = text.find(words, at + 1, end)
        if at < 0:
            raise ValueError(f"found no {words!r} in the sentence; write the phrase as it stands there")
    most = int(low) if opened is None else int(high) if high else None
    return GoldCount(
        start=at, end=at + len(words), count_min=int(low), count_max=most, kind=CasualtyKind(kind)
    )


def _speaker(said: str) -> GoldSpeaker:
    match = _SPEAKER.fullmatch(said)
    if match is None:
        raise ValueError(f"found `+ speaker {said}`, expected `+ speaker NAME / ALIAS = ROLE [STATUS]`")
    name, *aliases = match[1].split(" / ")
    return GoldSpeaker(
        name=None if name == "?" else name,
        aliases=tuple(aliases),
        role=Role(match[2]),
        status=Status(match[3]) if match[3] else None,
    )
