"""Where the phrases of the lexicon stand in a text, in one pass over its words."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, islice

from dsbuild.lexicon import Lexicon
from dsbuild.lexicon.portrayal import ANY, spelled_out
from dsbuild.lexicon.strict import WordList

WORD = re.compile(r"\w++(?:[’'-]\w++)*+|[^\w\s]")
_GAP = " \0 "
"""What no phrase holds, between stretches that are read at once."""


@dataclass(slots=True)
class Step:
    """What can follow the words so far, and the rules of the phrase that they make; `rest` follows any word."""

    then: dict[str, "Step"] = field(default_factory=dict)
    rest: "Step | None" = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrasebooks:
    """The phrases of one's own words, and those that an article tells."""

    own: Step
    told: Step


@cache
def phrasebooks(lexicon: Lexicon) -> Phrasebooks:
    """The phrases of a lexicon, made once."""
    return Phrasebooks(_book(lexicon.portrayal.own), _book(lexicon.portrayal.told))


def _book(lists: Mapping[str, WordList]) -> Step:
    first = Step()
    for rule, words in lists.items():
        for phrase in words.words:
            for run in spelled_out(phrase):
                _add(first, run, rule)
    return first


def _add(step: Step, run: Iterable[str], rule: str) -> None:
    for word in run:
        if word == ANY:
            step.rest = step.rest or Step()
            step = step.rest
        else:
            step = step.then.setdefault(word, Step())
    if rule not in step.rules:
        step.rules = (*step.rules, rule)


def spotted(text: str, stretches: Sequence[tuple[int, int]], book: Step) -> Iterator[tuple[int, int, str]]:
    """The phrases in stretches of a text: the number of the stretch, where the phrase begins, and its rule."""
    low = _GAP.join([text[start:end].replace("\0", "\1") for start, end in stretches])
    low = low.replace("İ", "I").lower().replace("’", "'")  # as long as the text
    words, then = WORD.findall(low), book.then
    words.append("")
    found: list[tuple[int, str]] = []
    for index in [index for index, word in enumerate(words) if word in then]:
        step = then[words[index]]
        if step.rules or step.rest or words[index + 1] in step.then:
            found += [(index, rule) for rule in _rules(words, index, book)]
    if not found:
        return
    pieces = low.split(_GAP)
    gaps = [-1, *[index for index, word in enumerate(words) if word == "\0"]]
    for number, group in groupby(found, lambda one: bisect_left(gaps, one[0]) - 1):
        matches, last, place = WORD.finditer(pieces[number]), gaps[number], 0
        for index, rule in group:
            if index > last:
                place = next(islice(matches, index - last - 1, None)).start()
                last = index
            yield number, stretches[number][0] + place, rule


def _rules(words: Sequence[str], index: int, book: Step) -> Iterator[str]:
    """The rules of the phrases that begin at a word; an empty word ends the text."""
    step: Step | None = book
    while step and not step.rest and (word := words[index]):
        step = step.then.get(word)
        yield from step.rules if step else ()
        index += 1
    steps = [step] if step and step.rest else []
    while steps and (word := words[index]):
        after = [found for step in steps if (found := step.then.get(word)) is not None]
        if word[0].isalnum():
            after += [step.rest for step in steps if step.rest is not None]
        for step in after:
            yield from step.rules
        steps, index = after, index + 1
